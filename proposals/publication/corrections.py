"""What a correction changed, field by field, with the words marked: for the page, the feed and the API alike."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from proposals.engine.marking.marks import mark
from proposals.models import Change
from proposals.moment import current

# The day of these is not recorded, or may not have come: they are left out where the reader looks at an earlier day.
OF_LATER_DAYS = {("proposal", "status"), ("process", "ended_on"), ("event", "ends_on")}


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """``before`` and ``after`` are values as recorded; ``spans`` are what readers see, the new against the old."""

    name: str
    before: str
    after: str
    spans: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")


def corrected_fields(change: Change) -> list[CorrectedField]:
    """The fields whose value before and after is known and may be shown, by name."""
    early = current().on is not None
    return [
        CorrectedField(name, before, after, _spans(change.model, name, before, after))
        for name, (before, after) in sorted(change.values.items())
        if not (early and (change.model, name) in OF_LATER_DAYS)
    ]


def _spans(model: str, name: str, before: str, after: str) -> tuple[tuple[str, str], ...]:
    field: Any = apps.get_model("proposals", model)._meta.get_field(name)
    if field.choices:
        labels = dict(field.flatchoices)
        before, after = (str(labels.get(value, value)) for value in (before, after))
        return tuple((kind, words) for kind, words in (("removed", before), ("added", after)) if words)
    (spans,) = mark([before], [after])
    return tuple((str(kind), words) for kind, words in spans)
