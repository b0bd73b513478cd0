"""The unit of a measure may get another name; its terms and the log of changes follow."""

from typing import Any

from proposals.editing.save import note_correction, sign
from proposals.engine.figures.counted import is_same_unit
from proposals.engine.language.digits import is_plain
from proposals.models import Measure
from proposals.models.editorial import needs_reason


def keeps_quantity(old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Whether a measure with the kind and unit ``new`` measures the same as with ``old``, apart from the unit's name.

    A different unit, scale or currency makes a different quantity.
    """
    return old[0] == new[0] and is_same_unit(old[0], old[1], new[1])


def rename_unit(measure: Measure, was: str, by: Any, reason: str) -> None:
    """Write the unit of a measure into its terms, each with a history row; readers are told of those that they see."""
    for term in measure.terms.select_related("measure", "clause__proposal"):
        unit, value = measure.unit if term.unit else "", _range_in(term.value, was, measure.unit)
        changed = [name for name, new in (("unit", unit), ("value", value)) if new != getattr(term, name)]
        if not changed:
            continue
        term.unit, term.value = unit, value
        sign(term, by, reason)
        term.save(update_fields=changed)
        if needs_reason(term):
            note_correction(term, reason, changed)


def _range_in(value: str, was: str, unit: str) -> str:
    """A range is recorded with its unit: with another name for it."""
    bounds = value.removesuffix(f" {was}")
    is_range = bounds != value and "\u2013" in bounds and all(map(is_plain, bounds.split("\u2013")))
    return f"{bounds} {unit}" if is_range else value
