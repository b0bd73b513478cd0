"""Two to six texts side by side: rows of cells, marked against the base.

:mod:`proposals.engine.table.rows` decides which passages share a row, whatever the base. Here the rows are put in order
and written out: spans, relations, silences and figures, each from the module that knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from proposals.engine.figures.terms import compare_figures
from proposals.engine.table.barriers import Barriers
from proposals.engine.table.cells import Side, cell_relation, row_relation, uncompared_relation
from proposals.engine.table.order import in_order, moved_places
from proposals.engine.table.references import References, row_id_of
from proposals.engine.table.rows import Group, group_passages
from proposals.engine.table.silence import Record, with_points_above
from proposals.engine.table.versions import mark_alternatives
from proposals.engine.vocabulary import (
    Barrier,
    Cell,
    Correspondence,
    Marked,
    Passage,
    Place,
    Reference,
    Row,
    Silence,
    Span,
    Table,
    Text,
)

FEWEST, MOST = 2, 6


def compare(
    texts: Sequence[Text],
    base: str,
    correspondences: Sequence[Correspondence] = (),
    match: Literal["all", "wording"] = "all",
) -> Table:
    """Compare two to six texts. Every passage of every text is in exactly one row, whatever the base.

    ``match="wording"`` pairs by words and layout (order, parents, rival versions of a point) alone. It ignores
    correspondences, issues, omissions and printed numbers, and points without text stand by themselves.

    Time and memory grow with the product of the numbers of passages of every two texts.

    Raises ValueError for fewer than two or more than six texts, two texts or two passages of one text with the same
    key, a base that is not among the texts, and an unknown ``match``.
    """
    _check(texts, base, match)
    groups = group_passages(texts, correspondences, issues=match == "all")
    context = _Context.of(texts, base, groups)
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
    """What every row needs to know about the whole comparison. ``keys`` has the base first."""

    texts: Sequence[Text]
    base: str
    keys: Sequence[str]
    passages: dict[Place, Passage]
    position: dict[Place, int]
    parents: dict[Place, Place | None]
    moved: dict[Place, str]
    records: dict[str, Record]
    references: References
    barriers: Barriers

    @classmethod
    def of(cls, texts: Sequence[Text], base: str, groups: Sequence[Group]) -> _Context:
        passages = {(text.key, p.key): p for text in texts for p in text.passages}
        position = {place: index for index, place in enumerate(passages)}
        return cls(
            texts=texts,
            base=base,
            keys=sorted((text.key for text in texts), key=lambda key: key != base),
            passages=passages,
            position=position,
            parents={place: (place[0], p.parent) if p.parent else None for place, p in passages.items()},
            moved=_moved(texts, base, groups, passages, position),
            records={text.key: Record.of(text) for text in texts},
            references=References.of(groups, base, position),
            barriers=Barriers.of(texts),
        )

    def row(self, group: Group) -> Row:
        """The row of a group."""
        places = sorted(group.places, key=self.position.__getitem__)
        held: dict[str, list[Passage]] = {text.key: [] for text in self.texts}
        for place in places:
            held[place[0]].append(self.passages[place])
        issues = tuple(dict.fromkeys(issue for key in self.keys for p in held[key] for issue in p.issues))
        row_id = row_id_of(places[0])
        answers = {key: self.references.to_row(row_id, key) for key in held}
        sides, reasons = self._sides(held, places, issues, answers)
        cells = tuple(
            self._cell(key, sides[self.base], side, issues, answers[key], reasons[key]) for key, side in sides.items()
        )
        figures = [(key, [figure for p in held[key] for figure in p.figures]) for key in self.keys if held[key]]
        return Row(
            id=row_id,
            cells=cells,
            relation=row_relation(cells),
            matched_by=group.by,
            certainty=round(group.certainty, 2),
            issue=issues[0] if issues else "",
            figures=compare_figures(figures, self.base),
            correspondence=self._correspondence(group) if group.correspondences else None,
            runner_up=group.runner_up,
        )

    def _sides(
        self,
        held: Mapping[str, Sequence[Passage]],
        places: Sequence[Place],
        issues: Sequence[str],
        answers: Mapping[str, Sequence[Reference]],
    ) -> tuple[dict[str, Side], dict[str, Barrier | None]]:
        """What each text has in a row, and why a silent one is not compared with the others, if it is not."""
        sides: dict[str, Side] = {}
        reasons: dict[str, Barrier | None] = dict.fromkeys(held)
        written = {key: [p for p in passages if p.text] for key, passages in held.items()}
        for key, passages in held.items():
            silence = None
            if not passages:
                above = with_points_above(places, self.parents)
                known = self.records[key].silence(above, issues, answered=bool(answers[key]))
                silence, reasons[key] = self.barriers.silence(known, key, self.base, written)
            elsewhere = not self.records[key].main.isdisjoint(issues[:1])
            sides[key] = Side.of(passages, silence, answered=bool(answers[key]), elsewhere=elsewhere)
        return sides, reasons

    def _correspondence(self, group: Group) -> Correspondence:
        """The correspondence that speaks for a row: the first on the base, or else the first."""
        on_the_base = [each for each in group.correspondences if self.base in each.texts]
        return (on_the_base or group.correspondences)[0]

    def _cell(
        self,
        key: str,
        base: Side,
        side: Side,
        issues: Sequence[str],
        answers: tuple[Reference, ...],
        reason: Barrier | None,
    ) -> Cell:
        if side.silence:
            record = self.records[key]
            because = record.bracketed[issues[0]] if side.silence == "bracketed" else None
            relation = None if key == self.base else cell_relation(base, side)
            elsewhere = record.on(issues)
            return Cell(
                key, (), side.silence, relation, because, False, elsewhere, answers, reason, side.speaks_elsewhere()
            )
        if key == self.base:
            whole: list[tuple[Span, ...]] = [(("same", p.text),) if p.text else () for p in side.passages]
            gone = side.speaks_elsewhere()
            return Cell(key, self._marked(key, side, whole), answered_by=answers, speaks_elsewhere=gone)
        if reason := self.barriers.between(self.base, base.written, key, side.written) if side.written else None:
            whole = [(("uncompared", p.text),) if p.text else () for p in side.passages]
            passages, relation = self._marked(key, side, whole), uncompared_relation(base, side)
            return Cell(key, passages, None, relation, answered_by=answers, not_compared=reason)
        marked, coarsened = mark_alternatives(base.written, side.written)
        written = iter(marked)
        passages = self._marked(key, side, [next(written) if p.text else () for p in side.passages])
        relation = cell_relation(base, side, passages)
        gone = side.speaks_elsewhere()
        return Cell(key, passages, None, relation, None, coarsened, answered_by=answers, speaks_elsewhere=gone)

    def _marked(self, key: str, side: Side, spans: Sequence[tuple[Span, ...]]) -> tuple[Marked, ...]:
        """The passages of a text in a row with their spans."""
        return tuple(
            [
                Marked(p.key, of, _placeholder(p), self.moved.get((key, p.key)), self.references.of_passage(key, p.key))
                for p, of in zip(side.passages, spans, strict=True)
            ]
        )


def _placeholder(passage: Passage) -> Silence | None:
    if passage.text:
        return None
    return "unrecorded" if passage.status == "unrecorded" else "struck"


def _moved(
    texts: Sequence[Text],
    base: str,
    groups: Sequence[Group],
    passages: dict[Place, Passage],
    position: dict[Place, int],
) -> dict[Place, str]:
    """For each passage that has moved, its number (or key) in the base.

    Only for texts that are public in full: the order in which reports mention points means nothing.
    """
    numbers: dict[Place, str] = {}
    in_full = {text.key for text in texts if text.availability == "full"}
    for key in sorted(in_full - {base}) if base in in_full else ():
        pairs = [
            (position[ours], position[theirs], ours, theirs)
            for row in groups
            for ours in row.of(base)
            for theirs in row.of(key)
            if passages[ours].text and passages[theirs].text
        ]
        for theirs, ours in moved_places(pairs).items():
            numbers[theirs] = passages[ours].number or ours[1]
    return numbers
