"""Stances in words and marks, in the reader's language."""

from dataclasses import asdict

from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from proposals.stances.board import Counts

STANCE_MARKS = {
    "supports": "+",
    "supports-with-conditions": "(+)",
    "basis-for-talks": "…",
    "open": "○",
    "opposes": "−",
    "rejects": "✕",
    "ambiguous": "?",
}

# Between a party and what its stance is about.
STANCE_VERBS = {
    "supports": pgettext_lazy("a party … the thesis", "supports"),
    "supports-with-conditions": pgettext_lazy("a party … the thesis", "supports, with conditions,"),
    "basis-for-talks": pgettext_lazy("a party … the thesis", "sees a basis for further talks in"),
    "open": pgettext_lazy("a party … the thesis", "neither accepts nor rules out"),
    "opposes": pgettext_lazy("a party … the thesis", "opposes"),
    "rejects": pgettext_lazy("a party … the thesis", "rejects"),
    "ambiguous": pgettext_lazy("a party … the thesis", "is ambiguous on"),
}

SIDES = {
    "supports": gettext_lazy("Support"),
    "supports_with_conditions": gettext_lazy("Support with conditions"),
    "basis": gettext_lazy("A basis for further talks"),
    "open": gettext_lazy("Left open, or ambiguous"),
    "objects": gettext_lazy("Object"),
}

# What a party says of itself.
PLEDGES = {
    "supports": pgettext_lazy("pledge", "Yes"),
    "supports_with_conditions": pgettext_lazy("pledge", "Yes, with conditions"),
    "basis": pgettext_lazy("pledge", "A basis for further talks"),
    "open": pgettext_lazy("pledge", "Left open"),
    "objects": pgettext_lazy("pledge", "No"),
}

TALLY = {
    "supports": ngettext_lazy("%(n)d supports", "%(n)d support", "n"),
    "supports_with_conditions": ngettext_lazy("%(n)d supports with conditions", "%(n)d support with conditions", "n"),
    "basis": ngettext_lazy("%(n)d sees a basis for talks", "%(n)d see a basis for talks", "n"),
    "open": ngettext_lazy("%(n)d leaves it open or is ambiguous", "%(n)d leave it open or are ambiguous", "n"),
    "objects": ngettext_lazy("%(n)d objects", "%(n)d object", "n"),
    "clauses_only": ngettext_lazy("%(n)d only of clauses", "%(n)d only of clauses", "n"),
    "silent": ngettext_lazy("%(n)d with no stance recorded", "%(n)d with no stance recorded", "n"),
    "authors": ngettext_lazy("%(n)d drafted it", "%(n)d drafted it", "n"),
}


def tally(counts: Counts) -> list[tuple[str, str]]:
    """The sides with at least one party, and how many are on each, in words."""
    return [(side, str(TALLY[side] % {"n": n})) for side, n in asdict(counts).items() if n]
