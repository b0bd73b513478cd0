"""Two to six texts side by side: rows of cells, marked against the base.

:mod:`proposals.engine.table.rows` decides which passages share a row, whatever the base. Here the rows are put in order
and written out: spans, relations, silences and figures, each from the module that knows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from proposals.engine.figures.terms import compare_figures
from proposals.engine.marking.marks import marks
from proposals.engine.table.cells import Side, cell_relation, row_relation
from proposals.engine.table.order import in_order, moved_places
from proposals.engine.table.rows import Group, group_passages
from proposals.engine.table.silence import Record, with_points_above
from proposals.engine.vocabulary import Cell, Correspondence, Marked, Passage, Place, Row, Silence, Table, Text

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
        )

    def row(self, group: Group) -> Row:
        """The row of a group."""
        places = sorted(group.places, key=self.position.__getitem__)
        held: dict[str, list[Passage]] = {text.key: [] for text in self.texts}
        for place in places:
            held[place[0]].append(self.passages[place])
        issue = next((p.issues[0] for key in self.keys for p in held[key] if p.issues), "")
        sides = {key: self._side(key, passages, places, issue) for key, passages in held.items()}
        cells = tuple(self._cell(key, sides[self.base], side, issue) for key, side in sides.items())
        figures = [(key, [figure for p in held[key] for figure in p.figures]) for key in self.keys if held[key]]
        return Row(
            id=".".join(places[0]),
            cells=cells,
            relation=row_relation(cells),
            matched_by=group.by,
            certainty=round(group.certainty, 2),
            issue=issue,
            figures=compare_figures(figures, self.base),
            correspondence=self._correspondence(group) if group.correspondences else None,
            runner_up=group.runner_up,
        )

    def _side(self, key: str, passages: Sequence[Passage], places: Sequence[Place], issue: str) -> Side:
        """What a text has in a row."""
        if passages:
            return Side.of(passages, None)
        return Side.of((), self.records[key].silence(with_points_above(places, self.parents), issue))

    def _correspondence(self, group: Group) -> Correspondence:
        """The correspondence that speaks for a row: the first on the base, or else the first."""
        on_the_base = [each for each in group.correspondences if self.base in each.texts]
        return (on_the_base or group.correspondences)[0]

    def _cell(self, key: str, base: Side, side: Side, issue: str) -> Cell:
        if side.silence:
            record = self.records[key]
            because = record.bracketed[issue] if side.silence == "bracketed" else None
            relation = None if key == self.base else cell_relation(base, side)
            return Cell(key, (), side.silence, relation, because, elsewhere=record.on_issue.get(issue, ()))
        if key == self.base:
            return Cell(key, tuple([_unmarked(p) for p in side.passages]))
        passages, coarsened = marks([p.text for p in base.written], [p.text for p in side.written])
        spans = iter(passages)
        marked = tuple(
            [
                Marked(p.key, next(spans) if p.text else (), _placeholder(p), self.moved.get((key, p.key)))
                for p in side.passages
            ]
        )
        relation = cell_relation(base, side, marked)
        return Cell(key, marked, None, relation, None, coarsened)


def _unmarked(passage: Passage) -> Marked:
    """A passage of the base, all of which is the same."""
    return Marked(passage.key, (("same", passage.text),) if passage.text else (), _placeholder(passage))


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
