"""The form that makes a token."""

from datetime import timedelta
from typing import Any

from django import forms

from accounts.models import Scope, Token, User

MOST_TOKENS = 20


class TokenForm(forms.Form):
    DAYS = [("30", "30 days"), ("90", "90 days"), ("365", "a year")]

    name = forms.CharField(
        label="Name",
        max_length=Token._meta.get_field("name").max_length,
        help_text=Token._meta.get_field("name").help_text,
    )
    scopes = forms.MultipleChoiceField(
        label="Allow it to",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
        help_text="A token never allows more than your own role.",
        error_messages={"required": "Choose at least one."},
    )
    days = forms.ChoiceField(label="Expires after", choices=DAYS, initial="90")

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, label_suffix="")
        self.user = user

    def clean(self) -> dict:
        super().clean()
        if self.user.tokens.filter(revoked_at=None).count() >= MOST_TOKENS:
            self.add_error(None, f"You already have {MOST_TOKENS} tokens; revoke one first.")
        return self.cleaned_data

    def make(self) -> tuple[Token, str]:
        data = self.cleaned_data
        return Token.make(self.user, data["name"], data["scopes"], timedelta(days=int(data["days"])))
