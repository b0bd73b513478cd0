"""The people who edit. Readers need no account."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of staff. What they may do comes from their role, a group in :mod:`accounts.roles`."""

    must_change_password = models.BooleanField(
        "must change the password",
        default=False,
        help_text="Set with a password that somebody else has seen; the next sign-in asks for a new one.",
    )

    def set_password(self, raw_password: str | None) -> None:
        """Whoever sets a password for somebody else sets ``must_change_password`` afterwards."""
        super().set_password(raw_password)
        self.must_change_password = False
