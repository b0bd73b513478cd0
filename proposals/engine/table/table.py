"""Two to six texts side by side: rows of cells, marked against the base.

:mod:`proposals.engine.table.rows` decides which passages share a row, whatever the base. Here the rows are put in order
and written out: spans, relations, silences and figures, each from the module that knows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from proposals.engine.figures.terms import compare_figures
from proposals.engine.language.digits import style_of
from proposals.engine.table.barriers import Barriers
from proposals.engine.table.cells import Side, left_open, relation_between, uncompared_relation
from proposals.engine.table.groups import Group
from proposals.engine.table.order import in_order, moved_places
from proposals.engine.table.references import References, row_id_of
from proposals.engine.table.relations import replaced
from proposals.engine.table.rows import group_passages
from proposals.engine.table.sides import Held, Sides, silence_of
from proposals.engine.table.silence import Record
from proposals.engine.table.versions import mark_alternatives
from proposals.engine.vocabulary import (
    Cell,
    Correspondence,
    Marked,
    Passage,
    Place,
    Reference,
    Row,
    Span,
    SpanKind,
    Table,
    Text,
)

FEWEST, MOST = 2, 6


def compare(
    texts: Sequence[Text],
    base: str,
    correspondences: Sequence[Correspondence] = (),
    match: Literal["all", "wording"] = "all",
    alone: str = "",
) -> Table:
    """Compare two to six texts. Every passage of every text is in exactly one row, whatever the base.

    ``match="wording"`` pairs by words and layout (order, parents, rival versions of a point) alone. It ignores
    correspondences, issues, omissions and printed numbers, and points without text stand by themselves. ``alone`` is
    the key of a passage of the base: in its row the other texts are read against it alone.

    Time and memory grow with the product of the numbers of passages of every two texts.

    Raises ValueError for fewer than two or more than six texts, two texts or two passages of one text with the same
    key, a base that is not among the texts, and an unknown ``match``.
    """
    _check(texts, base, match)
    groups = group_passages(texts, correspondences, issues=match == "all")
    context = _Context.of(texts, base, groups, alone)
    rows = tuple(context.row(group) for group in in_order(groups, texts, base))
    return Table(tuple(text.key for text in texts), base, rows)


def _check(texts: Sequence[Text], base: str, match: str) -> None:
    keys = [text.key for text in texts]
    if not FEWEST <= len(keys) <= MOST:
        raise ValueError(f"texts: compare between {FEWEST} and {MOST} texts, not {len(keys)}.")
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"texts: {key!r} is there twice; give each text once.")
    if base not in keys:
        raise ValueError(f"base: {base!r} is not one of the texts ({', '.join(keys)}).")
    if match not in ("all", "wording"):
        raise ValueError(f"match: {match!r} is neither 'all' nor 'wording'.")
    for text in texts:
        seen: set[str] = set()
        for passage in text.passages:
            if passage.key in seen:
                raise ValueError(f"texts: {text.key!r} has two passages with the key {passage.key!r}.")
            seen.add(passage.key)


@dataclass(frozen=True, slots=True)
class _Context:
    """What every row needs to know about the whole comparison. ``order`` has the texts as they were given."""

    base: str
    alone: str
    order: Sequence[str]
    position: dict[Place, int]
    moved: dict[Place, str]
    records: dict[str, Record]
    references: References
    barriers: Barriers
    sides: Sides

    @classmethod
    def of(cls, texts: Sequence[Text], base: str, groups: Sequence[Group], alone: str) -> _Context:
        passages = {(text.key, p.key): p for text in texts for p in text.passages}
        position = {place: index for index, place in enumerate(passages)}
        records = {text.key: Record.of(text) for text in texts}
        barriers = Barriers.of(texts)
        styles = {text.key: style_of([p.text for p in text.passages], text.languages) for text in texts}
        order = [text.key for text in texts]
        parents = {place: (place[0], p.parent) if p.parent else None for place, p in passages.items()}
        return cls(
            base=base,
            alone=alone,
            order=order,
            position=position,
            moved=_moved(texts, base, groups, passages, position),
            records=records,
            references=References.of(groups, base, position),
            barriers=barriers,
            sides=Sides([base, *(key for key in order if key != base)], passages, parents, records, barriers, styles),
        )

    def row(self, group: Group) -> Row:
        """The row of a group."""
        places = sorted(group.places, key=self.position.__getitem__)
        held = self.sides.held(places)
        issues = self.sides.issues(held)
        row_id = row_id_of(places[0])
        cells = tuple([self._cell(key, held, group, self.references.to_row(row_id, key)) for key in self.order])
        figures = [(key, [figure for p in held[key] for figure in p.figures]) for key in self.sides.keys if held[key]]
        return Row(
            id=row_id,
            cells=cells,
            matched_by=group.by,
            certainty=round(group.certainty, 2),
            issue=issues[0] if issues else "",
            figures=compare_figures(figures, self.base),
            runner_up=group.runner_up,
        )

    def _cell(self, key: str, held: Held, group: Group, answers: tuple[Reference, ...]) -> Cell:
        if not held[key]:
            return self._silent_cell(key, held, answers)
        here = held[key]
        if key == self.base:
            whole = _unmarked("same", here)
            gone = self.sides.speaking(key, held).speaks_elsewhere()
            return Cell(key, self._marked(key, here, whole), answered_by=answers, speaks_elsewhere=gone)
        base, other = self.sides.of_two(key, held, group)
        ours = held[self.base]
        if alone := [p for p in base.passages if p.key == self.alone]:
            ours, base = alone, self.sides.speaking(self.base, {self.base: alone})
        if reason := self.barriers.between(self.base, base.written, key, other.written) if other.written else None:
            relation = uncompared_relation(base, other)
            passages = self._marked(key, here, _unmarked("uncompared", here))
            return Cell(key, passages, None, relation, answered_by=answers, barrier=reason)
        passages, coarsened = self._marked_against(ours, key, here)
        in_full = passages
        if len(other.passages) > len(here) or len(base.passages) > len(ours):
            in_full, _ = self._marked_against(base.passages, key, other.passages)
        relation = relation_between(base, other, in_full)
        is_open = left_open(base, other)
        return Cell(
            key,
            passages,
            None,
            relation,
            None,
            coarsened,
            answered_by=answers,
            # Both have words that are settled, and only a figure with two readings leaves their relation open.
            barrier="figures" if relation is None and base.speaks and other.speaks and not is_open else None,
            speaks_elsewhere=other.speaks_elsewhere(),
            replaced=replaced(_texts(base), _texts(other), (base.style, other.style)),
            base_silence=base.silence,
            left_open=is_open,
        )

    def _silent_cell(self, key: str, held: Held, answers: tuple[Reference, ...]) -> Cell:
        side, reason, issues = self.sides.of_silent(key, held, answered=bool(answers))
        record = self.records[key]
        because = record.bracketed[issues[0]] if side.silence == "bracketed" else None
        relation = relation_between(self.sides.speaking(self.base, held), side) if held[self.base] else None
        elsewhere = record.on(issues)
        return Cell(
            key, (), side.silence, relation, because, False, elsewhere, answers, reason, side.speaks_elsewhere()
        )

    def _marked_against(
        self, base: Sequence[Passage], key: str, passages: Sequence[Passage]
    ) -> tuple[tuple[Marked, ...], bool]:
        """The passages with their words marked against those of the base, and whether any are marked coarsely."""
        read = mark_alternatives([p for p in base if p.text], [p for p in passages if p.text])
        spans, against = iter(read.passages), iter(read.against)
        marked = self._marked(
            key,
            passages,
            [next(spans) if p.text else () for p in passages],
            [next(against) if p.text else () for p in passages],
        )
        return marked, read.coarsened

    def _marked(
        self,
        key: str,
        passages: Sequence[Passage],
        spans: Sequence[tuple[Span, ...]],
        against: Sequence[tuple[str, ...]] = (),
    ) -> tuple[Marked, ...]:
        """The passages of a text in a row with their spans."""
        return tuple(
            [
                Marked(
                    p.key,
                    of,
                    silence_of(p),
                    self.moved.get((key, p.key)),
                    self.references.of_passage(key, p.key),
                    version,
                )
                for p, of, version in zip(passages, spans, against or [()] * len(passages), strict=True)
            ]
        )


def _texts(side: Side) -> list[str]:
    return [passage.text for passage in side.written]


def _unmarked(kind: SpanKind, passages: Sequence[Passage]) -> list[tuple[Span, ...]]:
    return [((kind, p.text),) if p.text else () for p in passages]


def _moved(
    texts: Sequence[Text],
    base: str,
    groups: Sequence[Group],
    passages: dict[Place, Passage],
    position: dict[Place, int],
) -> dict[Place, str]:
    """For each passage that has moved, its number (or key) in the base.

    Only for texts that are public in full: the order in which reports mention points means nothing. All that answers
    each other between the two alone counts, whatever rows it stands in.
    """
    numbers: dict[Place, str] = {}
    in_full = {text.key for text in texts if text.availability == "full"}
    for key in sorted(in_full - {base}) if base in in_full else ():
        beside, parted = _pairs(groups, base, key)
        pairs = [
            (position[ours], position[theirs], ours, theirs)
            for ours, theirs in beside | parted
            if passages[ours].text and passages[theirs].text
        ]
        shown = {theirs for _, theirs in beside}
        moved = moved_places(pairs)
        numbers |= {theirs: passages[ours].number or ours[1] for theirs, ours in moved.items() if theirs in shown}
    return numbers


def _pairs(groups: Sequence[Group], base: str, key: str) -> tuple[set[tuple[Place, Place]], set[tuple[Place, Place]]]:
    """The passages of the base and of another text that share a row, and those that do so between the two alone."""
    beside = {(ours, theirs) for row in groups for ours in row.of(base) for theirs in row.of(key)}
    return beside, {pair for row in groups for pair in row.parted if (pair[0][0], pair[1][0]) == (base, key)}
