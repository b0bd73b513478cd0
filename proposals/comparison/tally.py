"""What the rows of a comparison say, counted: the line above its table."""

from dataclasses import dataclass

from proposals.comparison.basis import same_in
from proposals.comparison.relation_wording import (
    IS_NOTHING,
    IS_OPEN,
    IS_UNKNOWN,
    LEFT_OPEN,
    NOT_COMPARED,
    SIGNS,
    relation,
    sign_of,
)
from proposals.comparison.result import Comparison


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a pair say ``words``, with the relation and the glyph of each sign that they bear."""

    signs: tuple[tuple[str, str], ...]
    words: str
    rows: int


def tally(comparison: Comparison) -> list[Tally]:
    """What the rows of a pair say, each row once; of more texts, how many rows cannot be compared."""
    counts = comparison.counts
    if len(comparison.texts) > 2:
        return [Tally((), str(NOT_COMPARED), counts.undecided)] if counts.undecided else []
    tallies = [
        Tally(((name, SIGNS[name]),), same_in(comparison) if name == "same" else relation(name), number)
        for name, number in counts.relations.items()
        if number
    ]
    without = [sign_of(row.others[0], row) for row in comparison.every_row if not row.others[0].relation]
    left_open = without.count(IS_OPEN)
    others = tuple(("", sign) for sign in (IS_UNKNOWN, IS_NOTHING) if sign in without)
    if left_open:
        tallies.append(Tally((("", IS_OPEN),), str(LEFT_OPEN), left_open))
    if others:
        tallies.append(Tally(others, str(NOT_COMPARED), len(without) - left_open))
    return tallies
