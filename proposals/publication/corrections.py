"""What a correction changed, field by field, with the words marked: for the page, the feed and the API alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy

from proposals.comparison import wording
from proposals.engine.marking.marks import mark
from proposals.models import Change, Term
from proposals.models.before_after import SAYING, referred
from proposals.models.omission import OmissionHow
from proposals.models.source import SourceReading
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


HIDDEN = gettext_lazy("not shown")
"""Instead of the name of what readers may not see, such as a source that nothing published cites any more."""

Names = Mapping[tuple[str, int], str]
"""What entries refer to, by model and primary key, where readers may see it now."""


def names_in(changes: Iterable[Change]) -> Names:
    """The names of all that these entries refer to; one query for each kind of record."""
    keys: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        for name, pair in change.values.items():
            for key in (key for keys_of in pair if isinstance(keys_of, list) for key in keys_of):
                keys[referred(change.model, name)].add(key[SAYING[name][0]] if isinstance(key, dict) else key)
    names: dict[tuple[str, int], str] = {}
    for model, wanted in sorted(keys.items()):
        rows = apps.get_model("proposals", model).objects.public().filter(pk__in=wanted)
        related = {"clause": ["proposal"], "position": ["party"]}.get(model, [])
        names |= {(model, row.pk): str(row) for row in (rows.select_related(*related) if related else rows)}
    return names


def corrected_fields(change: Change, names: Names | None = None) -> list[CorrectedField]:
    """The fields whose value before and after is known and may be shown, by name.

    ``names`` is :func:`names_in` of this entry and others. What it lacks is not named; a field of nothing else is left
    out.
    """
    early = current().on is not None
    names = names_in([change]) if names is None else names
    fields = [
        _of_references(change.model, name, pair, names)
        if isinstance(pair[0], list)
        else CorrectedField(name, pair[0], pair[1], _spans(change.model, name, pair[0], pair[1]))
        for name, pair in sorted(change.values.items())
        if not (early and (change.model, name) in OF_LATER_DAYS)
    ]
    return [field for field in fields if field is not None and field.before != field.after]


def _of_references(model: str, name: str, pair: Sequence[Any], names: Names) -> CorrectedField | None:
    kind = referred(model, name)
    before, after = ([_said(kind, key, names) or str(HIDDEN) for key in keys] for keys in pair)
    if {*before, *after} <= {str(HIDDEN)}:
        return None
    gone, new = ([each for each in one if each not in other] for one, other in ((before, after), (after, before)))
    if name == "variant_readings" and len(gone) == len(new) == 1:
        spans = _marked(*gone, *new)
    else:
        changed = ("removed", "; ".join(gone)), ("added", "; ".join(new))
        spans = tuple((sign, words) for sign, words in changed if words)
    return CorrectedField(name, "; ".join(before), "; ".join(after), spans)


def _said(kind: str, key: Any, names: Names) -> str:
    """A related record by its name, a part with what it says of it. Empty if readers may not see it."""
    if not isinstance(key, dict):
        return names.get((kind, key), "")
    name = names.get((kind, key[kind]), "")
    return f"{name}: {_part_in_words(key)}" if name else ""


def _part_in_words(part: Mapping[str, Any]) -> str:
    """The value of a term, the words of a reading, how far a source was read, or how a clause is left out."""
    if "reading" in part:
        return str(part["reading"])
    if "how_far" in part:
        return str(SourceReading(part["how_far"]).label)
    if "value" in part:
        term = Term(value=part["value"], unit=part["unit"])
        said = str(wording.value(term.value, term.unit, term.number))
    else:
        said = str(OmissionHow(part["how"]).label)
    return f"{said} ({note})" if (note := part.get("note")) else said


def _spans(model: str, name: str, before: str, after: str) -> tuple[tuple[str, str], ...]:
    field: Any = apps.get_model("proposals", model)._meta.get_field(name)
    if field.choices:
        labels = dict(field.flatchoices)
        before, after = (str(labels.get(value, value)) for value in (before, after))
        return tuple((kind, words) for kind, words in (("removed", before), ("added", after)) if words)
    return _marked(before, after)


def _marked(before: str, after: str) -> tuple[tuple[str, str], ...]:
    (spans,) = mark([before], [after])
    return tuple((str(kind), words) for kind, words in spans)
