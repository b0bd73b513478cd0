"""What readers may ask of the pages that list things: the log of changes, the timeline, the sources."""

import re
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from proposals.models import Change
from proposals.models.change import ChangeSort, RecordKind

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Choice(forms.ChoiceField):
    """One of a few words, or none; a wrong one is told all of them."""

    def __init__(self, choices, **kwargs):
        allowed = ", ".join(value for value, _label in choices)
        message = _("%(value)s is none of: {allowed}.")
        super().__init__(choices=choices, required=False, **kwargs)
        self.error_messages["invalid_choice"] = format_lazy(message, allowed=allowed)


class ChangesForm(forms.Form):
    """``?kind=&record=&cursor=after:…``"""

    kind = Choice(ChangeSort.choices)
    record = Choice(RecordKind.choices)
    cursor = forms.CharField(required=False)

    def clean_cursor(self) -> tuple[str, Change] | None:
        """``after``, ``before`` or ``from``, and the entry it names."""
        given = self.cleaned_data["cursor"]
        if not given:
            return None
        side, _colon, uid = given.partition(":")
        if side in ("after", "before", "from") and UUID.fullmatch(uid):
            place = Change.objects.filter(uid=uid).first()
            if place:
                return side, place
        raise ValidationError(_("This names no entry; take the links of the page, or begin again without it."))

    def page_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.changes.page`."""
        side, place = self.cleaned_data["cursor"] or ("", None)
        return {"sort": self.cleaned_data["kind"], "record": self.cleaned_data["record"], "side": side, "place": place}

    def query(self, cursor: str = "") -> str:
        """The query string of these filters at another place of the log."""
        given = {name: self.cleaned_data[name] for name in ("kind", "record")} | {"cursor": cursor}
        return urlencode({name: value for name, value in given.items() if value})
