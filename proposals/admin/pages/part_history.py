"""What became of the parts of a record: of the values and readings of a clause, of what a text leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import models
from django.utils.text import capfirst

from config.records import PART_OF
from proposals.admin.base.showing import Difference, difference, names_in
from proposals.admin.base.stale import part_models
from proposals.models.versions import values_of_versions

SHOWN = 100


@dataclass(frozen=True, slots=True)
class PartVersion:
    """One version of a part: the kind of part, and each value that came, changed or went."""

    version: Any
    kind: str
    differences: tuple[Difference, ...]


def part_versions(record: models.Model) -> list[PartVersion]:
    """The latest versions of all parts of a record, newest first; a part of each kind takes a few queries."""
    found = [each for model in part_models(type(record)) for each in _versions(model, record)]
    found.sort(key=attrgetter("version.history_date", "version.history_id"), reverse=True)
    return found[:SHOWN]


def _versions(model: Any, record: models.Model) -> Iterable[PartVersion]:
    owner = PART_OF[model._meta.model_name]
    rows = model.history.filter(**{owner: record.pk}).select_related("history_user")
    versions = list(rows.order_by("history_date", "history_id"))
    known = {
        number: {name: value for name, value in values.items() if name != owner}
        for number, values in values_of_versions(versions).items()
    }
    names = names_in(model, known.values())
    before: dict[int, dict[str, Any]] = {}
    for version in versions:
        is_gone = version.history_type == "-"
        now = {} if is_gone else known[version.history_id]
        old = before.get(version.id, {})
        before[version.id] = now
        pairs = ((name, old.get(name) or None, now.get(name) or None) for name in (old or now))
        shown = tuple(difference(model, name, one, two, names) for name, one, two in pairs if one != two)
        if shown or is_gone:
            yield PartVersion(version, capfirst(model._meta.verbose_name), shown)
