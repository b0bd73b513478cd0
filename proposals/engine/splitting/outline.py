"""Decides which marks number a point, and how deep the point is, by the marks before and after.

A stack holds the lists that are open at a point of the text, the outermost first. A mark continues the innermost list,
returns to an outer one, or begins a list of its own. Where it could be a figure at the beginning of a line, later marks
decide: a "7." between 5 and 6 is a figure if 6 and another 7 follow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from proposals.engine.splitting.point_marks import Mark, Reading

DEEPEST: Final = 4
WIDEST_GAP: Final = 12
"""How many numbers in a row may be missing before a higher number is taken for a figure."""
_STEPS: Final = {"cyrillic": 3}
"""How far away the next letter may be, in alphabets whose lists leave some letters out."""


class Placed(NamedTuple):
    """A mark that numbers a point. ``missing`` counts the numbers of its list that are not printed before it."""

    mark: Mark
    depth: int
    number: str
    missing: int = 0


@dataclass(slots=True)
class _List:
    style: str
    value: int
    prefix: str
    indent: int
    number: str
    inline: bool
    seen: set[int] = field(default_factory=set)

    def has(self, reading: Reading) -> bool:
        """Whether the mark looks like one of this list."""
        return self.style == reading.style and self.prefix == reading.prefix

    def follows(self, reading: Reading) -> bool:
        if not self.has(reading):
            return False
        return not reading.value or 0 < reading.value - self.value <= _STEPS.get(reading.style.split()[0], 1)


class _Later:
    """Finds where a number of a style is printed again."""

    def __init__(self, marks: Sequence[Mark]):
        self.indexes: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for index, mark in enumerate(marks):
            for reading in mark.readings:
                self.indexes[reading.style, reading.prefix, reading.value].append(index)
        self.never = len(marks)

    def __call__(self, style: str, prefix: str, value: int, after: int) -> int:
        """The index of the next such mark after ``after``, or the number of marks."""
        indexes = self.indexes.get((style, prefix, value), ())
        at = bisect_right(indexes, after)
        return indexes[at] if at < len(indexes) else self.never


def place_marks(marks: Sequence[Mark]) -> list[Placed]:
    """The marks among ``marks`` (in the order of the text) that number points."""
    outline = _Outline(_Later(marks))
    result = []
    for index, mark in enumerate(marks):
        placed = outline.put(mark, index)
        if placed is not None:
            result.append(placed)
    return result


class _Outline:
    def __init__(self, later: _Later):
        self.later = later
        self.open: list[_List] = []

    def put(self, mark: Mark, index: int) -> Placed | None:
        return (
            self._continue(mark)
            or self._under_its_number(mark)
            or (None if mark.inline else self._in_another_style(mark))
            or (None if mark.inline else self._out_of_step(mark, index))
            or self._begin(mark, index)
        )

    def _continue(self, mark: Mark) -> Placed | None:
        """The next number of an open list; if several lists fit, of the one with the nearest indent."""
        fitting = [
            (abs(mark.indent - level.indent), -depth, depth, reading)
            for depth, level in enumerate(self.open)
            for reading in mark.readings
            if level.follows(reading) and not self._deeper_bullet(mark, level, reading)
        ]
        if not fitting:
            return None
        _, _, depth, reading = min(fitting)
        return self._accept(mark, depth, reading)

    @staticmethod
    def _deeper_bullet(mark: Mark, level: _List, reading: Reading) -> bool:
        return not reading.value and not mark.inline and not level.inline and mark.indent > level.indent + 1

    def _under_its_number(self, mark: Mark) -> Placed | None:
        """A mark such as "2.1" under 2, or after the list of 1.1 if the 2 itself is not printed."""
        reading = mark.readings[0]
        if not reading.prefix or (mark.inline and reading.value == 1):
            return None
        above = reading.prefix.rstrip(".")
        for depth, level in enumerate(self.open):
            if level.number == above and depth < DEEPEST:
                return self._accept(mark, depth + 1, reading) if reading.value <= WIDEST_GAP else None
        for depth, level in enumerate(self.open):
            if level.style == reading.style and reading.value == 1 and mark.firm:
                return self._accept(mark, depth, reading)
        return None

    def _in_another_style(self, mark: Mark) -> Placed | None:
        """A mark such as "3)" after "2." in a carelessly typed list."""
        reading = mark.readings[0]
        if not mark.firm or reading.prefix or not reading.style.startswith("decimal") or reading.value < 2:
            return None
        for depth, level in enumerate(self.open):
            decimal = level.style.startswith("decimal") and not level.prefix and not level.inline
            if decimal and reading.value == level.value + 1:
                return self._accept(mark, depth, reading)
        return None

    def _out_of_step(self, mark: Mark, index: int) -> Placed | None:
        """A number that is printed twice, too late, or after missing ones."""
        if not mark.firm or any(reading.value == 1 for reading in mark.readings):
            return None
        for reading in mark.readings:
            for depth, level in enumerate(self.open):
                if not reading.value or not level.has(reading):
                    continue
                missing = self._missing_before(mark, level, reading, index)
                if missing is not None:
                    return self._accept(mark, depth, reading, missing)
        return None

    def _missing_before(self, mark: Mark, level: _List, reading: Reading, index: int) -> int | None:
        """How many numbers are missing from the list before this one; None if it is a figure."""
        step = reading.value - level.value
        if step <= 1:
            return 0 if step == 0 or reading.value not in level.seen else None
        if step - 1 > (WIDEST_GAP if reading.style.startswith(("decimal", "cjk")) else 2):
            return None
        expected = self.later(level.style, level.prefix, level.value + 1, index)
        again = self.later(level.style, level.prefix, reading.value, index)
        if expected < again and (again < self.later.never or not mark.paused):
            return None
        return step - 1 if expected == self.later.never else 0

    def _begin(self, mark: Mark, index: int) -> Placed | None:
        for reading in mark.readings:
            if reading.value == 0 or reading.value == 1:
                placed = self._first(mark, reading, index)
            else:
                placed = self._from_the_middle(mark, reading, index)
            if placed is not None:
                return placed
        return None

    def _first(self, mark: Mark, reading: Reading, index: int) -> Placed | None:
        """A bullet, or the first number or letter of a list."""
        same = [depth for depth, level in enumerate(self.open) if level.style == reading.style]
        if not reading.value:
            return self._accept(mark, self._depth_for(mark, reading, index), reading)
        second = self.later(reading.style, reading.prefix, 2, index)
        if mark.inline or not mark.firm:
            stop = min(
                (self.later(level.style, level.prefix, level.value + 1, index) for level in self.open if level.value),
                default=self.later.never,
            )
            if second == self.later.never or second > stop:
                return None
        if same and not (mark.indent > self.open[same[-1]].indent + 1 and not mark.inline):
            level = self.open[same[-1]]
            if self.later(level.style, level.prefix, level.value + 1, index) < second:
                return None
            return self._accept(mark, same[-1], reading)
        return self._accept(mark, self._depth_for(mark, reading, index), reading)

    def _depth_for(self, mark: Mark, reading: Reading, index: int) -> int:
        """The depth of a new list: under the innermost open one, unless only bullets are open and no more follow."""
        if reading.value and self.open and not any(level.value for level in self.open):
            coming = [self.later(level.style, "", 0, index) for level in self.open]
            if min(coming) == self.later.never and not mark.inline:
                return 0
        return min(len(self.open), DEEPEST)

    def _from_the_middle(self, mark: Mark, reading: Reading, index: int) -> Placed | None:
        """A list that begins elsewhere, as in a post that starts at point 17."""
        if self.open or not mark.firm or mark.inline or not reading.style.startswith(("decimal", "cjk", "roman upper")):
            return None
        following = self.later(reading.style, reading.prefix, reading.value + 1, index)
        first = self.later(reading.style, reading.prefix, 1, index)
        if following < first or (index == 0 and first == self.later.never):
            return self._accept(mark, 0, reading)
        return None

    def _accept(self, mark: Mark, depth: int, reading: Reading, missing: int = 0) -> Placed:
        above = next((level.number for level in reversed(self.open[:depth]) if level.number), "")
        number = f"{above}.{reading.printed}" if above and reading.relative and reading.printed else reading.printed
        seen = self.open[depth].seen if depth < len(self.open) and self.open[depth].style == reading.style else set()
        if reading.value == 1:
            seen = set()
        seen.add(reading.value)
        value = max(reading.value, reading.last)
        if depth < len(self.open) and value and value != 1 and self.open[depth].prefix == reading.prefix:
            value = max(value, self.open[depth].value)
        indent = self.open[depth].indent if mark.inline and depth < len(self.open) else mark.indent
        level = _List(reading.style, value, reading.prefix, indent, number, mark.inline, seen)
        self.open[depth:] = [level]
        return Placed(mark, depth, number, missing)
