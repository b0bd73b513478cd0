"""The words that a suggested decision rests on: what stood in the clauses when it was suggested, and what stands there.

A decision is about words (:mod:`proposals.models.decided`). Whoever accepts one later must see what they have become.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from proposals.models.clause import Clause, ClauseStatus
from proposals.models.decided import clause_values, digest, words

Grounds = dict[str, list[str]]
"""The primary key of a clause → the digest of what a decision rests on there, the clause's name and its words."""


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """The words of a clause when something was suggested, and now; empty where it did not stand there."""

    clause: str
    then: str
    now: str


def grounds(record: Any, new: Mapping[str, Any]) -> Grounds:
    """What the decision rests on that ``new`` values of ``record`` make; nothing if they decide nothing."""
    if not getattr(record, "DECIDED", frozenset()) & new.keys():
        return {}
    if record._meta.model_name == "term":
        clause = record.clause
        return {str(clause.pk): [digest([words(clause.text)]), str(clause), clause.text]}
    sides = {side.pk for name in ("from_clauses", "to_clauses") for side in getattr(record, name).all()}
    sides |= {key for name in ("from_clauses", "to_clauses") for key in new.get(name) or ()}
    silent = {record.silent_id, new.get("silent")} - {None}
    clauses = Clause.objects.filter(Q(pk__in=sides) | Q(proposal__in=silent)).select_related("proposal", "parent")
    return {str(clause.pk): [digest(clause_values(clause)), str(clause), _in_full(clause)] for clause in clauses}


def _in_full(clause: Clause) -> str:
    """Number, heading and words of a clause, with its state and its place where they are not the usual."""
    status = "" if clause.status == ClauseStatus.ACTIVE else f"[{clause.get_status_display().lower()}]"
    place = f"[under {clause.parent.label}]" if clause.parent else ""
    return " ".join(filter(None, (clause.number, clause.heading, clause.text, status, place)))


def changed_words(then: Grounds, now: Grounds) -> list[ChangedWords]:
    """The clauses that say something else now than then, in the order of their names."""
    keys = [key for key in {**then, **now} if then.get(key, [""])[0] != now.get(key, [""])[0]]
    found = [((now.get(key) or then[key])[1], then.get(key), now.get(key)) for key in keys]
    return sorted(
        (ChangedWords(name, before[2] if before else "", after[2] if after else "") for name, before, after in found),
        key=lambda change: change.clause,
    )
