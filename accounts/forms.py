"""What somebody says when they make a token."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Scope, Token, User

MOST_TOKENS = 20


class TokenForm(forms.Form):
    DAYS = [("30", _("30 days")), ("90", _("90 days")), ("365", _("a year"))]

    name = forms.CharField(
        label=_("Name"),
        max_length=Token._meta.get_field("name").max_length,
        help_text=Token._meta.get_field("name").help_text,
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
        help_text=_("Never more than you may do yourself."),
        error_messages={"required": _("Choose at least one.")},
    )
    days = forms.ChoiceField(label=_("It expires after"), choices=DAYS, initial="90")

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, label_suffix="")
        self.user = user

    def clean(self) -> dict:
        super().clean()
        if self.user.tokens.filter(revoked_at=None).count() >= MOST_TOKENS:
            self.add_error(None, _("You have %(most)s tokens already; revoke one first.") % {"most": MOST_TOKENS})
        return self.cleaned_data

    def make(self) -> tuple[Token, str]:
        given = self.cleaned_data
        return Token.make(self.user, given["name"], given["scopes"], timedelta(days=int(given["days"])))
