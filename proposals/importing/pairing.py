"""A corrected text beside the one on record: which clauses are kept, changed, new or gone, and what hangs on them.

The engine pairs; a person's word about a clause stands above it. A clause that is answered keeps its key and all that
is tied to it.
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

RECORDED, BROUGHT = "recorded", "brought"


class Fate(StrEnum):
    """What becomes of a clause."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Ties:
    """How much is tied to a clause. ``others`` belong to other records and are never lost by an import; ``own`` go
    with the clause if it is deleted."""

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
    """A clause of the new text beside the one it answers (None: it is new). ``spans`` mark the words of a change."""

    new: NewClause
    old: Clause | None
    fate: Fate
    spans: tuple[Span, ...] = ()

    @property
    def status(self) -> str:
        """The status to be: the text cannot say that a point is a variant or was reported as taken out."""
        unsaid = (Clause.Status.VARIANT, Clause.Status.REMOVED)
        if self.old is not None and self.new.status == Clause.Status.ACTIVE and self.old.status in unsaid:
            return self.old.status
        return self.new.status


@dataclass(frozen=True, slots=True)
class Gone:
    """A recorded clause that nothing in the new text answers."""

    clause: Clause
    ties: Ties


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing in a text would do. ``unknown`` are answers that name no clause, or one that is taken."""

    pairs: tuple[Pair, ...]
    gone: tuple[Gone, ...]
    unknown: tuple[int, ...] = ()

    @property
    def answers(self) -> dict[int, str]:
        """For the piece of every clause the key of the one on record that it answers, "" for none."""
        return {pair.new.piece: pair.old.key if pair.old is not None else "" for pair in self.pairs}

    def with_keys(self, made: Sequence[NewClause]) -> "Plan":
        """The same plan for the same clauses under other keys: what answers what does not depend on them."""
        pairs = (replace(pair, new=clause) for pair, clause in zip(self.pairs, made, strict=True))
        return replace(self, pairs=tuple(pairs))

    def count(self, fate: Fate) -> int:
        return len(self.gone) if fate is Fate.GONE else sum(pair.fate is fate for pair in self.pairs)


def recorded(proposal: Proposal) -> list[Clause]:
    """The clauses on record in order, each with the number of what is tied to it."""
    counted = {
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
    clauses = Clause.objects.filter(proposal=proposal).annotate(**counted).select_related("proposal", "parent", "issue")
    return list(clauses.order_by("order", "key"))


def version_of(proposal: Proposal) -> str:
    """A short name for the clauses as they are stored now; it changes when any of them does."""
    fields = ("pk", "key", "number", "order", "parent_id", "heading", "text", "status")
    rows = list(Clause.objects.filter(proposal=proposal).order_by("pk").values_list(*fields))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def plan(proposal: Proposal, made: Sequence[NewClause], answers: Mapping[int, str] | None = None) -> Plan:
    """What bringing ``made`` into ``proposal`` would do.

    ``answers`` is a person's word: for the piece of a new clause the key of the clause on record that it answers, or ""
    for none. The engine pairs what it does not speak of.
    """
    old = recorded(proposal)
    pieces = {clause.piece for clause in made}
    said = {piece: key for piece, key in (answers or {}).items() if piece in pieces}
    chosen, unknown = _chosen(said, old)
    free_old = [clause for clause in old if clause not in chosen.values()]
    free_new = [clause for clause in made if clause.piece not in said]
    chosen |= _paired(free_old, free_new)
    pairs = tuple(_pair(clause, chosen.get(clause.piece)) for clause in made)
    answered = set(chosen.values())
    gone = tuple(Gone(clause, ties(clause, old)) for clause in old if clause not in answered)
    return Plan(pairs, gone, tuple(unknown))


def beside(
    proposal: Proposal, pieces: Sequence[Piece], answers: Mapping[int, str] | None = None
) -> tuple[tuple[Piece, ...], Plan]:
    """The pieces with keys, and what they would do: a clause that answers one on record has its key, no new one does.

    Pieces that a person has given no key of its own come without one.
    """
    planned = plan(proposal, clauses_of(with_keys(pieces))[0], answers)
    answered = planned.answers
    staying = [gone.clause.key for gone in planned.gone]
    keyed = with_keys([piece.but(key=answered.get(index) or piece.key) for index, piece in enumerate(pieces)], staying)
    return keyed, planned.with_keys(clauses_of(keyed)[0])


def ties(clause: Any, old: Sequence[Clause] = ()) -> Ties:
    """What is tied to a clause of :func:`recorded`."""
    return Ties(
        terms=clause.terms_count,
        readings=clause.readings_count,
        issues=clause.further_count + (clause.issue_id is not None),
        positions=clause.positions_count,
        correspondences=clause.left_count + clause.right_count,
        omissions=clause.omissions_count,
        children=sum(other.parent_id == clause.pk for other in old),
    )


def _chosen(said: Mapping[int, str], old: Sequence[Clause]) -> tuple[dict[int, Clause], list[int]]:
    """What a person said: piece → clause on record that it answers, and the pieces whose answer is not free."""
    free = {clause.key: clause for clause in old}
    chosen: dict[int, Clause] = {}
    unknown: list[int] = []
    for piece, key in said.items():
        if key in free:
            chosen[piece] = free.pop(key)
        elif key:
            unknown.append(piece)
    return chosen, unknown


def _paired(old: Sequence[Clause], made: Sequence[NewClause]) -> dict[int, Clause]:
    """The engine's pairs, one to one; the texts are read as a text and its revision, so printed numbers count."""
    if not old or not made:
        return {}
    keys = {clause.pk: clause.key for clause in old}
    left = Text(RECORDED, tuple(_recorded_passage(clause, keys) for clause in old))
    places = {clause.piece for clause in made}
    right = Text(BROUGHT, tuple(_brought_passage(clause, places) for clause in made), revises=(RECORDED,))
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


def _brought_passage(clause: NewClause, places: set[int]) -> Passage:
    return Passage(
        key=str(clause.piece),
        text=clause.text,
        number=clause.number,
        heading=clause.heading,
        status=cast(Status, clause.status),
        parent=str(clause.parent) if clause.parent in places else None,
    )


def _pair(new: NewClause, old: Clause | None) -> Pair:
    if old is None:
        return Pair(new, None, Fate.NEW)
    pair = Pair(new, old, Fate.KEPT, mark([old.text], [new.text])[0] if old.text != new.text else ())
    same = (old.text, old.heading, old.status) == (new.text, new.heading, pair.status)
    return pair if same else replace(pair, fate=Fate.CHANGED)
