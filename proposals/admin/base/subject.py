"""What a record that is reviewed or decided on is about: the words of its clauses, its target and its sources."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from proposals.alignment.side_by_side import SideBySide, side_by_side
from proposals.models import Correspondence, Position, Source

READ = {
    Correspondence: (
        "silent__clauses",
        *(f"{side}__{name}" for side in ("from_clauses", "to_clauses") for name in ("proposal", "parent", "sources")),
    ),
    Position: ("party", "clause__proposal", "issue", "proposal", "source", "also_in"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """``both`` for a correspondence, ``target`` and ``sources`` for a statement."""

    both: SideBySide | None = None
    target: Any = None
    kind: str = ""
    sources: tuple[Source, ...] = ()


def subject_of(record: Any) -> Subject | None:
    """What a correspondence or a statement is about; None for other records, which say it themselves."""
    if isinstance(record, Correspondence):
        return Subject(both=side_by_side(record))
    if isinstance(record, Position):
        target = record.target
        return Subject(None, target, target._meta.model_name or "", (record.source, *record.also_in.all()))
    return None


def read_subjects(records: list[Any]) -> None:
    """Read what the subjects of ``records``, all of one model, are shown with, in a fixed number of queries."""
    if records:
        prefetch_related_objects(records, *READ.get(type(records[0]), ()))
