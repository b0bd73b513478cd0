"""The words in which pages and exports speak of a comparison, in one place."""

from datetime import date
from decimal import Decimal

from django.utils.dateformat import format as format_date

from proposals.models import DatePrecision, Omission, Proposal

RELATIONS = {
    "same": "same",
    "reworded": "reworded",
    "figure_changed": "figure changed",
    "extended": "extended",
    "shortened": "shortened",
    "rewritten": "words changed",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "dropped": "not taken over",
    "added": "new",
}

UNCOMPARED = "not known"

LEFT_OPEN = "left open"

MATCHED_BY = {
    "person": "matched by a person",
    "identical": "matched by identical wording",
    "issue": "matched by shared issue and wording",
    "number": "matched by the printed number",
    "wording": "matched by wording",
    "unmatched": "no counterpart found",
}

STATUS_WORDS = {
    "bracketed": "left open",
    "deleted": "struck",
    "removed": "taken out",
    "variant": "one version",
    "unrecorded": "not recorded",
}

STANCE_MARKS = {
    "supports": "+",
    "supports-with-conditions": "(+)",
    "open": "○",
    "opposes": "−",
    "rejects": "✕",
    "ambiguous": "?",
}


def day(value: date, precision: str = DatePrecision.DAY) -> str:
    """A date in words, no finer than it is known."""
    if precision == DatePrecision.MONTH:
        return format_date(value, "F Y")
    if precision == DatePrecision.YEAR:
        return format_date(value, "Y")
    words = format_date(value, "j F Y")
    return f"week of {words}" if precision == DatePrecision.WEEK else words


def the(title: str) -> str:
    """A short title within a sentence: "the US 28-point plan", but "Ukraine's Plan B"."""
    owner = title.split(" ", 1)[0].lower()
    return title if owner.endswith(("'s", "’s")) else f"the {title}"


def number(value: Decimal) -> str:
    """A figure with thousands marked and no empty decimals: 800,000."""
    return f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"


def relation(name: str | None, left_open: bool = False) -> str:
    """What became of a matter, in words; ``name`` is a relation of the engine, None where nobody can compare."""
    if name:
        return RELATIONS[name]
    return LEFT_OPEN if left_open else UNCOMPARED


def value(words: str, unit: str, amount: Decimal | None) -> str:
    """A figure or its words, with its unit: "800,000 personnel", "as soon as possible"."""
    if amount is None:
        return {"true": "yes", "false": "no"}.get(words, words)
    if unit == "percent":
        return f"{number(amount)}%"
    return f"{number(amount)} {unit}".strip()


def silence(kind: str, availability: str, omissions: tuple[Omission, ...] = ()) -> str:
    """What an empty cell means.

    ``kind`` is a silence of :mod:`proposals.engine.vocabulary`; ``availability`` is that of the silent text, whose
    ``omissions`` of the row's clauses say what is known.
    """
    was = ", ".join(dict.fromkeys(gone.clause.label for gone in omissions))
    if kind == "struck":
        return f"struck here (was {was})" if was else "struck here"
    if kind == "omitted":
        replaced = omissions and all(gone.how == Omission.How.REPLACED for gone in omissions)
        return f"{'replaced' if replaced else 'left out'} (was {was})" if was else "left out"
    if kind == "bracketed":
        return "left open in brackets"
    if kind == "unrecorded":
        return "not recorded here yet"
    if kind == "not_public":
        part = availability == Proposal.Availability.PARTIAL
        return "not known: this text is public only in part" if part else "not known: this text is not public"
    return "not addressed"
