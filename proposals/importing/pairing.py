"""A corrected text compared with the recorded one: which clauses are kept, changed, new or missing, and their ties.

The engine pairs clauses; a person's decision overrules it. A recorded clause that a new one answers keeps its key and
everything tied to it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

from django.db.models import Count

from proposals.engine.marking.marks import mark
from proposals.engine.pairing.align import find_links
from proposals.engine.splitting import Piece
from proposals.engine.splitting.naming import with_keys
from proposals.engine.vocabulary import Passage, Span, Status, Text
from proposals.importing.clauses import NewClause, clauses_of
from proposals.models import Clause, Proposal

REPLACED = (
    *("number", "heading", "text", "status", "advanced_by"),
    *("basis", "confidence", "verification", "locator"),
)
"""The fields of a clause that a corrected text replaces; the last four only where the words change."""
RECORDED, NEW = "recorded", "new"


class Fate(StrEnum):
    """What becomes of a clause."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Ties:
    """How many records are tied to a clause.

    An import never loses those that belong to other records (``others``). If the clause is deleted, its ``own`` go too.
    """

    terms: int
    readings: int
    issues: int
    positions: int
    correspondences: int
    omissions: int
    children: int = 0

    @property
    def own(self) -> int:
        return self.terms + self.readings + self.issues

    @property
    def others(self) -> int:
        return self.positions + self.correspondences + self.omissions


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of the new text and the recorded one it answers (None: it is new). ``spans`` mark the changed words."""

    new: NewClause
    old: Clause | None
    fate: Fate
    spans: tuple[Span, ...] = ()

    @property
    def loses_number(self) -> bool:
        """Whether the recorded clause has a printed number and the new text prints none for it."""
        return self.old is not None and bool(self.old.number) and not self.new.number

    @property
    def loses_heading(self) -> bool:
        """Whether the recorded clause has a heading and the new text has none for it."""
        return self.old is not None and bool(self.old.heading) and not self.new.heading

    @property
    def loses_brackets(self) -> bool:
        """Whether the recorded clause is left open in brackets and the new text has none around it."""
        was_open = self.old is not None and self.old.status == Clause.Status.BRACKETED
        return was_open and self.new.status == Clause.Status.ACTIVE

    @property
    def new_status(self) -> bool:
        """Whether a recorded clause would have another status."""
        return self.old is not None and self.old.status != self.status

    @property
    def status_display(self) -> str:
        return str(Clause.Status(self.status).label)

    @property
    def keeps_words(self) -> bool:
        """Whether a recorded clause keeps its words, and with them their basis, confidence and place."""
        unread = Clause.Status.UNRECORDED
        return self.old is not None and self.old.text == self.new.text and unread not in (self.old.status, self.status)

    @property
    def new_number(self) -> bool:
        """Whether a recorded clause would have another printed number, or none."""
        return self.old is not None and self.old.number != self.new.number

    @property
    def status(self) -> str:
        """The status to save. A text cannot show that a clause is a variant, or removed by report; that is kept."""
        not_in_text = (Clause.Status.VARIANT, Clause.Status.REMOVED)
        if self.old is not None and self.new.status == Clause.Status.ACTIVE and self.old.status in not_in_text:
            return self.old.status
        return self.new.status


@dataclass(frozen=True, slots=True)
class MissingClause:
    """A recorded clause that nothing in the new text answers."""

    clause: Clause
    ties: Ties


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. ``unknown`` are the pieces whose answer names no clause, or one already answered."""

    pairs: tuple[Pair, ...]
    missing: tuple[MissingClause, ...]
    unknown: tuple[int, ...] = ()

    @property
    def answers(self) -> dict[int, str]:
        """The key of the recorded clause that each new one answers, "" for none, by piece."""
        return {pair.new.piece: pair.old.key if pair.old is not None else "" for pair in self.pairs}

    def with_keys(self, clauses: Sequence[NewClause]) -> "Plan":
        """The same plan for the same clauses under other keys, which do not change what answers what."""
        pairs = (replace(pair, new=clause) for pair, clause in zip(self.pairs, clauses, strict=True))
        return replace(self, pairs=tuple(pairs))

    def count(self, fate: Fate) -> int:
        return len(self.missing) if fate is Fate.MISSING else sum(pair.fate is fate for pair in self.pairs)


def recorded(proposal: Proposal) -> list[Clause]:
    """The recorded clauses in order, each with the counts that :func:`ties` reads."""
    counts = {
        f"{name}_count": Count(path, distinct=True)
        for name, path in {
            "terms": "terms",
            "readings": "variant_readings",
            "further": "further_issues",
            "positions": "positions",
            "left": "correspondences_from",
            "right": "correspondences_to",
            "omissions": "omitted_by",
        }.items()
    }
    clauses = Clause.objects.filter(proposal=proposal).annotate(**counts).select_related("proposal", "parent", "issue")
    return list(clauses.order_by("order", "key"))


def version_of_clauses(proposal: Proposal) -> str:
    """A short hash of the clauses as they are stored now: of where they stand, and of what a text replaces."""
    fields = ("pk", "key", "order", "parent_id", *REPLACED)
    rows = list(Clause.objects.filter(proposal=proposal).order_by("pk").values_list(*fields))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def plan(proposal: Proposal, clauses: Sequence[NewClause], answers: Mapping[int, str] | None = None) -> Plan:
    """What importing ``clauses`` into ``proposal`` would do.

    ``answers`` are a person's decisions: for the piece of a new clause, the key of the recorded clause that it answers,
    or "" for none. The engine pairs the others.
    """
    old = recorded(proposal)
    pieces = {clause.piece for clause in clauses}
    decided = {piece: key for piece, key in (answers or {}).items() if piece in pieces}
    answered, unknown = _answered(decided, old)
    free_old = [clause for clause in old if clause not in answered.values()]
    free_new = [clause for clause in clauses if clause.piece not in decided]
    answered |= _paired(free_old, free_new)
    pairs = tuple(pair_of(clause, answered.get(clause.piece)) for clause in clauses)
    present = set(answered.values())
    missing = tuple(MissingClause(clause, ties(clause, old)) for clause in old if clause not in present)
    return Plan(pairs, missing, tuple(unknown))


def plan_with_keys(
    proposal: Proposal, pieces: Sequence[Piece], answers: Mapping[int, str] | None = None
) -> tuple[tuple[Piece, ...], Plan]:
    """The pieces with keys, and what importing them would do.

    A piece comes without a key unless a person chose one. One that answers a recorded clause gets its key, the others
    get keys that no remaining clause has.
    """
    unkeyed = plan(proposal, clauses_of(with_keys(pieces))[0], answers)
    answered = unkeyed.answers
    taken = [missing.clause.key for missing in unkeyed.missing]
    keyed = with_keys([piece.but(key=answered.get(index) or piece.key) for index, piece in enumerate(pieces)], taken)
    return keyed, unkeyed.with_keys(clauses_of(keyed)[0])


def ties(clause: Any, old: Sequence[Clause] = ()) -> Ties:
    """What is tied to one of the clauses that :func:`recorded` returns; ``old`` are all of them."""
    return Ties(
        terms=clause.terms_count,
        readings=clause.readings_count,
        issues=clause.further_count + (clause.issue_id is not None),
        positions=clause.positions_count,
        correspondences=clause.left_count + clause.right_count,
        omissions=clause.omissions_count,
        children=sum(other.parent_id == clause.pk for other in old),
    )


def _answered(decided: Mapping[int, str], old: Sequence[Clause]) -> tuple[dict[int, Clause], list[int]]:
    """The recorded clauses that a person chose, by piece, and the pieces for which the choice was not a free one."""
    free = {clause.key: clause for clause in old}
    answered: dict[int, Clause] = {}
    unknown: list[int] = []
    for piece, key in decided.items():
        if key in free:
            answered[piece] = free.pop(key)
        elif key:
            unknown.append(piece)
    return answered, unknown


def _paired(old: Sequence[Clause], new: Sequence[NewClause]) -> dict[int, Clause]:
    """The engine's pairs, one to one. The new text counts as a revision of the old, so printed numbers help."""
    if not old or not new:
        return {}
    keys = {clause.pk: clause.key for clause in old}
    left = Text(RECORDED, tuple(_recorded_passage(clause, keys) for clause in old))
    pieces = {clause.piece for clause in new}
    right = Text(NEW, tuple(_new_passage(clause, pieces) for clause in new), revises=(RECORDED,))
    by_key = {clause.key: clause for clause in old}
    links = find_links(left, right).links
    return {int(link.right[1]): by_key[link.left[1]] for link in links if link.whole is None}


def _recorded_passage(clause: Clause, keys: Mapping[int, str]) -> Passage:
    return Passage(
        key=clause.key,
        text=clause.text,
        number=clause.number,
        heading=clause.heading,
        status=cast(Status, clause.status),
        parent=keys.get(clause.parent_id) if clause.parent_id else None,
    )


def _new_passage(clause: NewClause, pieces: set[int]) -> Passage:
    return Passage(
        key=str(clause.piece),
        text=clause.text,
        number=clause.number,
        heading=clause.heading,
        status=cast(Status, clause.status),
        parent=str(clause.parent) if clause.parent in pieces else None,
    )


def pair_of(new: NewClause, old: Clause | None) -> Pair:
    if old is None:
        return Pair(new, None, Fate.NEW)
    pair = Pair(new, old, Fate.KEPT, mark([old.text], [new.text])[0] if old.text != new.text else ())
    same = (old.text, old.heading, old.status) == (new.text, new.heading, pair.status)
    return pair if same else replace(pair, fate=Fate.CHANGED)
