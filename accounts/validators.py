"""Rules for a new password beyond Django's."""

from typing import Any

from django.core.exceptions import ValidationError


class DifferentPasswordValidator:
    """A new password has to differ from the current one; otherwise a one-time password could be kept."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is not None and user.pk is not None and user.check_password(password):
            raise ValidationError("Choose a password other than the current one.", code="password_unchanged")

    def get_help_text(self) -> str:
        return "Your password must differ from the current one."
