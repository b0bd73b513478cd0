"""Forms for the query strings of the pages that list things: the log of changes, the timeline, the sources."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from proposals.forms.fields import (
    OptionalChoiceField,
    OptionalMultipleChoiceField,
    ProcessForm,
    PublicForm,
    RecordField,
    RecordsField,
)
from proposals.models import Change, Party, Process, Source, Topic
from proposals.models.change import ChangeSort, RecordKind

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class TopicForm(PublicForm):
    """``?topic=``"""

    topic = RecordField(Topic)


class SourcesForm(forms.Form):
    """``?kind=&publisher=&language=&reliability=``: values that public sources have, and no others.

    ``reliability=none`` asks for sources without a grade.
    """

    UNGRADED = "none"

    kind = OptionalChoiceField(Source.Kind.choices)
    publisher = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)
    reliability = OptionalChoiceField([*Source.Reliability.choices, (UNGRADED, _("Not recorded"))])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("publisher", "language"):
            sources = Source.objects.public().exclude(**{name: ""}).order_by(name)
            values = sources.values_list(name, flat=True).distinct()
            field: Any = self.fields[name]
            field.choices = [(value, value) for value in values]
            field.error_messages["invalid_choice"] = _("No source here has “%(value)s”; choose a value from the list.")

    def lookups(self) -> dict:
        """The filters asked for, as field lookups."""
        asked = self._asked()
        return asked | {"reliability": ""} if asked.get("reliability") == self.UNGRADED else asked

    def query(self) -> str:
        """The query string of the filters asked for."""
        return urlencode(self._asked())

    def _asked(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if value}


class TimelineForm(ProcessForm):
    """``?process=&kind=event&kind=text&party=a&party=b``"""

    KINDS = [("event", _("Events")), ("text", _("Texts")), ("move", _("Changes of stance"))]

    kind = OptionalMultipleChoiceField(KINDS)
    party = RecordsField(Party)

    def clean_process(self) -> Process | None:
        return self.cleaned_data["process"] or self.newest

    def timeline_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.stances.timeline.build_timeline`."""
        kinds = self.cleaned_data["kind"] or [kind for kind, _label in self.KINDS]
        return {"process": self.cleaned_data["process"], "kinds": kinds, "parties": self.cleaned_data["party"]}

    def canonical_query(self) -> str:
        """The shortest equivalent query string."""
        process, kinds = self.cleaned_data["process"], self.cleaned_data["kind"]
        pairs = [("process", process.slug)] if process != self.newest else []
        pairs += [("kind", kind) for kind, _label in self.KINDS if kind in kinds and len(set(kinds)) < len(self.KINDS)]
        return urlencode([*pairs, *(("party", party.slug) for party in self.cleaned_data["party"])])


class ChangesForm(forms.Form):
    """``?kind=&record=&cursor=after:…``"""

    kind = OptionalChoiceField(ChangeSort.choices)
    record = OptionalChoiceField(RecordKind.choices)
    cursor = forms.CharField(required=False)

    def clean_cursor(self) -> tuple[str, Change] | None:
        """The side (``after``, ``before`` or ``from``) and the change it refers to."""
        cursor = self.cleaned_data["cursor"]
        if not cursor:
            return None
        side, _colon, uid = cursor.partition(":")
        if side in ("after", "before", "from") and UUID.fullmatch(uid):
            anchor = Change.objects.filter(uid=uid).first()
            if anchor:
                return side, anchor
        raise ValidationError(_("This link is no longer valid. Go back to the first page."))

    def page_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.publication.changelog.changelog_page`."""
        side, anchor = self.cleaned_data["cursor"] or ("", None)
        return {
            "sort": self.cleaned_data["kind"],
            "record": self.cleaned_data["record"],
            "side": side,
            "anchor": anchor,
        }

    def query(self, cursor: str = "") -> str:
        """The query string with these filters and another ``cursor``."""
        values = {name: self.cleaned_data[name] for name in ("kind", "record")} | {"cursor": cursor}
        return urlencode({name: value for name, value in values.items() if value})
