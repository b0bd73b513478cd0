"""Forms for the query strings of the pages that list things: the board, the timeline, the changes, the sources."""

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from proposals.forms.fields import (
    OptionalChoiceField,
    OptionalMultipleChoiceField,
    RecordField,
    RecordsField,
)
from proposals.forms.process import ProcessesForm, ProcessForm
from proposals.models import Change, Issue, Party, Process, Proposal, Source, Topic
from proposals.models.change import ChangeSort, RecordKind
from proposals.models.following import Following, told_of
from proposals.models.of_process import of_process

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class TopicForm(ProcessesForm):
    """``?process=&topic=``"""

    topic = RecordField(Topic)


class SourcesForm(ProcessesForm):
    """``?process=&kind=&publisher=&language=&reliability=``: values that public sources have, and no others.

    ``reliability=none`` asks for sources without a grade.
    """

    UNGRADED = "none"

    kind = OptionalChoiceField(Source.Kind.choices)
    publisher = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)
    reliability = OptionalChoiceField([*Source.Reliability.choices, (UNGRADED, _("Not recorded"))])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer(Source.objects.public())

    def clean_process(self) -> Process | None:
        """The values to choose from are those of its sources."""
        process: Process | None = self.cleaned_data["process"]
        if process:
            self._offer(of_process(Source.objects.public(), process))
        return process

    def _offer(self, sources: Any) -> None:
        for name in ("publisher", "language"):
            values = sources.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct()
            field: Any = self.fields[name]
            field.choices = [(value, value) for value in values]
            field.error_messages["invalid_choice"] = _("No source here has “%(value)s”; choose a value from the list.")

    def lookups(self) -> dict:
        """The filters asked for, as field lookups."""
        asked = {name: value for name, value in self.cleaned_data.items() if value and name != "process"}
        return asked | {"reliability": ""} if asked.get("reliability") == self.UNGRADED else asked


class BoardForm(ProcessForm):
    """``?process=&topic=&party=a&party=b``"""

    topic = RecordField(Topic)
    party = RecordsField(Party)

    def meant(self) -> Process | None:
        """That of the topic, or else the default."""
        topic = self.cleaned_data.get("topic")
        return topic.process if topic else self.default

    def board_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.stances.board.build_board`."""
        return {
            "process": self.cleaned_data["process"],
            "topic": self.cleaned_data["topic"],
            "parties": self.cleaned_data["party"],
        }

    def canonical_query(self) -> str:
        """The shortest equivalent query string."""
        process, topic = self.cleaned_data["process"], self.cleaned_data["topic"]
        pairs = [("topic", topic.slug)] if topic else []
        if process and not topic and process != self.default:
            pairs = [("process", process.slug)]
        return urlencode([*pairs, *(("party", party.slug) for party in self.cleaned_data["party"])])


class TimelineForm(ProcessForm):
    """``?process=&kind=event&kind=text&party=a&party=b``"""

    KINDS = [("event", _("Events")), ("text", _("Texts")), ("move", _("Changes of stance"))]

    kind = OptionalMultipleChoiceField(KINDS)
    party = RecordsField(Party)

    def timeline_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.stances.timeline.build_timeline`."""
        kinds = self.cleaned_data["kind"] or [kind for kind, _label in self.KINDS]
        return {"process": self.cleaned_data["process"], "kinds": kinds, "parties": self.cleaned_data["party"]}

    def canonical_query(self) -> str:
        """The shortest equivalent query string."""
        process, kinds = self.cleaned_data["process"], self.cleaned_data["kind"]
        pairs = [("process", process.slug)] if process and process != self.default else []
        pairs += [("kind", kind) for kind, _label in self.KINDS if kind in kinds and len(set(kinds)) < len(self.KINDS)]
        return urlencode([*pairs, *(("party", party.slug) for party in self.cleaned_data["party"])])


class FollowingForm(ProcessesForm):
    """``?kind=&record=&process=&party=&issue=&proposal=``: which changes to follow, on the page and in the feed."""

    kind = OptionalChoiceField(ChangeSort.choices)
    record = OptionalChoiceField(RecordKind.choices)
    party = RecordField(Party, label=_("Party"), empty_label=_("all"))
    issue = RecordField(Issue, label=_("Issue"), empty_label=_("all"))
    proposal = RecordField(Proposal, label=_("Proposal"), empty_label=_("all"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        followed: Any = self.fields["proposal"]
        followed.queryset = told_of(Proposal)  # whoever follows a text is told that it was withdrawn

    @property
    def following(self) -> Following:
        """What is asked for."""
        return Following(**{name: self.cleaned_data[name] or None for name in FollowingForm.base_fields})

    @property
    def choosers(self) -> list[tuple[forms.BoundField, Any, Any]]:
        """The fields of records, each with those of the process asked for, and the one chosen."""
        offered: dict[str, Any] = {"party": Party, "issue": Issue, "proposal": Proposal}
        return [
            (self[name], self.of_process(model.objects.public()), self.cleaned_data[name])
            for name, model in offered.items()
        ]

    def query(self, cursor: str = "") -> str:
        """The query string with these filters and another ``cursor``."""
        values = {name: self.cleaned_data[name] for name in FollowingForm.base_fields} | {"cursor": cursor}
        return urlencode({name: getattr(value, "slug", value) for name, value in values.items() if value})


class ChangesForm(FollowingForm):
    """The form of the page, which also has a place in the log: ``?cursor=after:…``"""

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
        return {"following": self.following, "side": side, "anchor": anchor}
