"""Printed numbers, headings and brackets that a corrected text lacks: nothing is erased unless a person says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from proposals.importing.clauses import Trouble
from proposals.importing.pairing import Pair, Plan, pair_of
from proposals.models import Clause

LOSSES = ("numbers", "headings", "brackets")
KEEP, ERASE = "keep", "erase"
"""What becomes of them."""
LOST = {
    "numbers": (
        "The new text prints no number for the recorded clause {}: keep or erase its number.",
        "The new text prints no number for {} recorded clauses that have one ({}): keep or erase.",
    ),
    "headings": (
        "The new text has no heading for the recorded clause headed {}: keep or erase its heading.",
        "The new text has no heading for {} recorded clauses that have one ({}): keep or erase.",
    ),
    "brackets": (
        "The new text has no brackets around the recorded clause {}, which is left open: keep or erase them.",
        "The new text has no brackets around {} recorded clauses that are left open ({}): keep or erase.",
    ),
}
"""What a person has to decide about one clause or several, by one of LOSSES."""
MOST_NAMED = 10  # that one sentence names


def lost(plan: Plan, decided: Mapping[str, str]) -> dict[str, list[str]]:
    """By one of LOSSES, what recorded clauses would lose without anybody having said so: their numbers, their headings,
    and the labels of those that would no longer be left open in brackets."""
    pairs = [(pair, pair.old) for pair in plan.pairs if pair.old is not None]
    losses = {
        "numbers": [old.number for pair, old in pairs if pair.loses_number],
        "headings": [old.heading for pair, old in pairs if pair.loses_heading],
        "brackets": [old.label for pair, old in pairs if pair.loses_brackets],
    }
    return {name: each for name, each in losses.items() if each and decided.get(name) not in (KEEP, ERASE)}


def troubles_of_losses(plan: Plan, decided: Mapping[str, str]) -> Iterator[Trouble]:
    """What a person has to decide before anything is erased."""
    for name, losses in lost(plan, decided).items():
        listed = _listed([f"“{each}”" for each in losses] if name == "headings" else losses)
        one, several = LOST[name]
        yield Trouble(one.format(listed) if len(losses) == 1 else several.format(len(losses), listed), field=name)


def with_decisions(plan: Plan, decided: Mapping[str, str]) -> Plan:
    """The plan after the decisions: with KEEP, clauses keep their number and where they stand, heading or brackets."""
    if decided.get("numbers") == KEEP:
        piece_of = {pair.old.pk: pair.new.piece for pair in plan.pairs if pair.old is not None}
        plan = replace(plan, pairs=tuple(_with_number(pair, piece_of) for pair in plan.pairs))
    if decided.get("headings") == KEEP:
        plan = replace(plan, pairs=tuple(map(_with_heading, plan.pairs)))
    if decided.get("brackets") == KEEP:
        plan = replace(plan, pairs=tuple(map(_with_brackets, plan.pairs)))
    return plan


def _listed(losses: Sequence[str]) -> str:
    """What is lost, as far as one sentence names it."""
    return ", ".join(losses[:MOST_NAMED]) + (", …" if len(losses) > MOST_NAMED else "")


def _with_number(pair: Pair, piece_of: Mapping[int, int]) -> Pair:
    """A pair whose clause keeps its number, and its parent unless that comes later now. ``piece_of`` is by clause."""
    if pair.old is None or not pair.loses_number:
        return pair
    parent = piece_of.get(pair.old.parent_id or 0, pair.new.piece)
    place = parent if parent < pair.new.piece else pair.new.parent
    return replace(pair, new=replace(pair.new, number=pair.old.number, parent=place))


def _with_heading(pair: Pair) -> Pair:
    """A pair whose clause keeps its heading."""
    return (
        pair if not pair.loses_heading else pair_of(replace(pair.new, heading=cast(Clause, pair.old).heading), pair.old)
    )


def _with_brackets(pair: Pair) -> Pair:
    """A pair whose clause stays left open."""
    return pair_of(replace(pair.new, status=Clause.Status.BRACKETED), pair.old) if pair.loses_brackets else pair
