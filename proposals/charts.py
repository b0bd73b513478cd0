"""Chart layout: turns dates and levels into coordinates, which a template draws as SVG.

Nothing here knows what is drawn. A table or list on the page says the same as each chart: no fact is in a chart alone.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

# In units of the drawing, each about one pixel.
WIDTH, LEFT, RIGHT, TOP, ROW, FOOT = 340, 112, 14, 12, 24, 22
# Lane charts: LETTER is the greatest width of a letter, LONGEST the number of letters in a label.
LANES_WIDTH, LANE_ROW, LANE_HEAD, MONTHS_HEAD, LETTER, LONGEST, EDGE = 1160, 24, 26, 24, 6.4, 34, 8
LABEL_HEIGHT = 13  # labels this far apart do not touch
MOST_ROWS = 6
NEAREST = 78  # dates under the axis closer than this would touch


@dataclass(frozen=True, slots=True)
class Point:
    """A mark and the record it stands for."""

    x: float
    y: float
    of: Any


@dataclass(frozen=True, slots=True)
class Level:
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A date under the axis, and the record of its mark. ``anchor`` keeps its label inside the drawing."""

    x: float
    on: date
    anchor: str
    of: Any


@dataclass(frozen=True, slots=True)
class StepChart:
    """Levels from top to bottom, a point per value, and one line that steps from each to the next."""

    height: float
    levels: tuple[Level, ...]
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    path: str

    width: int = WIDTH
    left: int = LEFT

    @property
    def right(self) -> int:
        return self.width - RIGHT

    @property
    def foot(self) -> float:
        """The baseline of the labels under the axis."""
        return self.height - 5


def step_chart(values: Sequence[tuple[date, str, Any]], levels: Sequence[tuple[str, Any]]) -> StepChart:
    """A chart of ``values``, oldest first, at least one: a day, the key of a level, and the record of the mark.

    ``levels`` are keys with labels, topmost first, equally spaced.
    """
    return _chart(values, [(key, label, number) for number, (key, label) in enumerate(levels)])


def figure_chart(values: Sequence[tuple[date, Decimal, Any]], label: Callable[[Decimal], str]) -> StepChart:
    """The same for figures, to scale, the largest on top: a level for each, named by ``label``."""
    figures = sorted({figure for _, figure, _ in values}, reverse=True)
    largest, span = figures[0], figures[0] - figures[-1]
    rows = min(len(figures), MOST_ROWS) - 1
    row = {figure: float((largest - figure) / span * rows) if span else 0 for figure in figures}
    return _chart(values, [(figure, label(figure), row[figure]) for figure in figures])


def _chart(values: Sequence[tuple[date, Any, Any]], levels: Sequence[tuple[Any, str, float]]) -> StepChart:
    """``levels`` are a key, a label and a row from the top; a label that would touch another is left out."""
    heights = {key: round(TOP + row * ROW, 1) for key, _, row in levels}
    first, last = values[0][0], values[-1][0]
    length = max((last - first).days, 1)
    room = WIDTH - LEFT - RIGHT - 16

    def x(day: date) -> float:
        return round(LEFT + 8 + room * (day - first).days / length, 1)

    points = tuple(Point(x(day), heights[key], of) for day, key, of in values)
    path = f"M{points[0].x} {points[0].y}" + "".join(f"H{point.x}V{point.y}" for point in points[1:])
    shown: list[Level] = []
    for key, label, _ in levels:
        if not shown or heights[key] - shown[-1].y >= LABEL_HEIGHT:
            shown.append(Level(heights[key], label))
    return StepChart(
        height=max(heights.values()) + ROW / 2 + FOOT,
        levels=tuple(shown),
        points=points,
        ticks=_ticks([(point.x, day, of) for point, (day, _, of) in zip(points, values, strict=True)]),
        path=path + f"H{WIDTH - RIGHT}",
    )


def _ticks(marks: Sequence[tuple[float, date, Any]]) -> tuple[Tick, ...]:
    """The first day, the last day, and as many between as stay readable."""
    (start, first, opening), (end, last, closing) = marks[0], marks[-1]
    if start == end:
        return (Tick(start, first, "start", opening),)
    ticks = [Tick(start, first, "start", opening)]
    for x, day, of in marks[1:-1]:
        # The outer labels are anchored inwards, so they reach further into the drawing.
        reach = NEAREST * 1.5 if len(ticks) == 1 else NEAREST
        if x - ticks[-1].x >= reach and end - x >= NEAREST * 1.5:
            ticks.append(Tick(x, day, "middle", of))
    return (*ticks, Tick(end, last, "end", closing))


# Several kinds of things on one axis of time


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot with its label to the right, or to the left where the label would leave the drawing."""

    x: float
    y: float
    label_x: float
    anchor: str
    label: str
    of: Any


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """``first`` is its first day; ``wide`` says that its name has room."""

    x: float
    width: float
    first: date
    wide: bool


@dataclass(frozen=True, slots=True)
class LaneChart:
    """A lane for each kind on one axis. The more a month holds, the wider it is; its days are equally wide."""

    height: float
    months: tuple[Month, ...]
    lanes: tuple[Lane, ...]
    width: int = LANES_WIDTH


def lane_chart(lanes: Sequence[tuple[str, Sequence[tuple[date, str, Any]]]]) -> LaneChart:
    """A chart of lanes, each a label with values: a day, a label, and the record of the mark. At least one value.

    Each mark is in the first row of its lane in which its label touches no other.
    """
    days = [day for _, values in lanes for day, _, _ in values]
    months = _months(days)
    by_month = {(month.first.year, month.first.month): month for month in months}

    def x(day: date) -> float:
        month = by_month[day.year, day.month]
        exact = month.x + month.width * (day.day - 0.5) / monthrange(day.year, day.month)[1]
        return round(min(max(exact, EDGE), LANES_WIDTH - EDGE), 1)

    top: float = MONTHS_HEAD
    drawn = []
    for lane_label, values in lanes:
        ends: list[float] = []
        marks = []
        for day, label, of in sorted(values, key=lambda value: value[0]):
            short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
            length, at = len(short) * LETTER + 12, x(day)
            turned = at + length > LANES_WIDTH
            start, end = (at - length, at + 8) if turned else (at - 8, at + length)
            row = next((number for number, taken in enumerate(ends) if taken <= start), len(ends))
            ends[row : row + 1] = [end]
            y = top + LANE_HEAD + row * LANE_ROW + LANE_ROW / 2
            marks.append(Mark(at, y, at - 9 if turned else at + 9, "end" if turned else "start", short, of))
        drawn.append(Lane(top, lane_label, tuple(marks)))
        top += LANE_HEAD + max(len(ends), 1) * LANE_ROW + 8
    return LaneChart(top, tuple(months), tuple(drawn))


def _months(days: Sequence[date]) -> list[Month]:
    """The months from the first day to the last. Each has room for what it holds; an empty one has a little."""
    counts = Counter((day.year, day.month) for day in days)
    first, last = min(counts), max(counts)
    numbers = [divmod(number, 12) for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])]
    weights = {
        (year, month + 1): 1.5 + counts[year, month + 1] if counts[year, month + 1] else 0.5 for year, month in numbers
    }
    unit = LANES_WIDTH / sum(weights.values())
    months, x = [], 0.0
    for (year, month), weight in weights.items():
        width = weight * unit
        months.append(Month(round(x, 1), round(width, 1), date(year, month, 1), width >= 62))
        x += width
    return months
