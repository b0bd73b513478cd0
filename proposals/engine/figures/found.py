"""A figure as it is found in a text: what it can mean, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final, Literal

from proposals.engine.figures.units import common_unit, measure_of, qualified
from proposals.engine.language.digits import unambiguous
from proposals.engine.language.quantities import read_unit
from proposals.engine.vocabulary import FigureKind

EXACT: Final = Context(prec=200)
"""Digits enough to scale any figure in a treaty without rounding."""

FoundKind = FigureKind | Literal["year", "undated", "reference", "name", "as written"]
Reading = Decimal | tuple[Decimal, Decimal] | str
"""A number, the bounds of a range, or a date in ISO 8601; of a reference or a name what is written."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text: ``text[start:end]``. Where nothing tells what it means it has two readings, and no value.

    ``unit`` is a currency's code, "percent", a duration's unit in the plural, that of a length, an area or a weight,
    or "".
    """

    kind: FoundKind
    unit: str
    readings: tuple[Reading, ...]
    start: int
    end: int

    @property
    def value(self) -> str:
        """The value in words and digits; "" if there are two readings."""
        return plain(self.readings[0]) if len(self.readings) == 1 else ""

    @property
    def number(self) -> Decimal | None:
        """The value as a number; None if there are two readings, and for a range or a date."""
        first = self.readings[0]
        return first if len(self.readings) == 1 and isinstance(first, Decimal) else None

    def under(self, kind: str, unit: str) -> tuple[str, ...]:
        """The values as recorded under a measure of this kind and unit: one for each reading, none if it cannot be one.

        A scale in the unit is taken into account; nothing is converted. A range is written with its unit.
        """
        if kind != self.kind:
            return ()
        target = read_unit(unit)
        if self.kind == "number" and self.unit and self.unit not in _measured(target.name):
            return ()
        if self.kind not in ("number", "date") and target.name != read_unit(self.unit).name:
            return ()
        return tuple(_under(reading, target.power, unit) for reading in self.readings)


def _measured(unit: str) -> set[str]:
    """What a unit of a measure counts: "km wide" counts km; "square kilometres" are km\u00b2."""
    words = unit.split()
    units = [measured for word in words if (measured := measure_of(word))]
    made = {another for one in units for word in words if (another := qualified(word.casefold(), one))}
    return {unit, *(made or units)}


def _under(reading: Reading, power: int, unit: str) -> str:
    if isinstance(reading, str):
        return reading
    if isinstance(reading, Decimal):
        return plain(reading.scaleb(-power, EXACT))
    return f"{plain(scaled(reading, -power))} {unit}".strip()


def scaled(reading: Reading, power: int) -> Reading:
    """A reading times a power of ten."""
    return mapped(reading, lambda number: number.scaleb(power, EXACT))


def mapped(reading: Reading, change: Callable[[Decimal], Decimal]) -> Reading:
    """A reading with its numbers changed."""
    if isinstance(reading, tuple):
        return change(reading[0]), change(reading[1])
    return reading if isinstance(reading, str) else change(reading)


def plain(reading: Reading) -> str:
    """A reading in digits that can be read in one way; the bounds of a range with a dash between them."""
    if isinstance(reading, tuple):
        return "\u2013".join(map(unambiguous, reading))
    return reading if isinstance(reading, str) else unambiguous(reading)


def in_one_unit(low: FoundFigure, high: FoundFigure) -> tuple[FoundFigure, FoundFigure]:
    """Two durations in the smaller of their units, if one is made of the other: "6 months to 2 years"."""
    if low.kind != "duration" or high.kind != "duration" or low.unit == high.unit:
        return low, high
    unit, times_low, times_high = common_unit(low.unit, high.unit)
    if not unit:
        return low, high
    return _times(low, times_low, unit), _times(high, times_high, unit)


def _times(figure: FoundFigure, times: int, unit: str) -> FoundFigure:
    readings = tuple(mapped(reading, lambda number: EXACT.multiply(number, times)) for reading in figure.readings)
    return replace(figure, unit=unit, readings=readings)
