"""How a text stands to the base in a row: what counts as agreeing and as differing, for the engine and for people.

Everything that counts, filters or marks rows reads it from here.
"""

from collections.abc import Iterable
from typing import Literal, get_args

from proposals.engine import vocabulary
from proposals.engine.table.cells import is_open
from proposals.models import Clause
from proposals.models.correspondence import CorrespondenceRelation

State = Literal[
    "agrees", "differs", "added", "left_out", "silent", "left_open", "elsewhere", "not_compared", "not_known"
]
STATES: tuple[State, ...] = get_args(State)

RELATIONS: tuple[vocabulary.Relation, ...] = get_args(vocabulary.Relation)

EVERY_RELATION: tuple[str, ...] = tuple(dict.fromkeys((*RELATIONS, *CorrespondenceRelation.values)))
"""What the engine or a person can say."""

AGREEING = frozenset({"same", "unchanged", "moved"})
"""The relations that are no difference; any other is one, whoever says so. What only moved has the same words."""

OPPOSITE = {"stronger": "weaker", "weaker": "stronger", "split": "merged", "merged": "split"}
"""The relations of a person that read differently from the other side."""

WITHOUT_WORDS = frozenset({Clause.Status.DELETED, Clause.Status.REMOVED})

_OF_SILENCE: dict[str, State] = {
    "not_addressed": "silent",
    "elsewhere": "elsewhere",
    "other_row": "elsewhere",
    "not_searched": "not_compared",
    "struck": "left_out",
    "omitted": "left_out",
    "bracketed": "left_open",
    "unrecorded": "not_known",
    "not_public": "not_known",
}


def state_of(
    relation: str | None,
    silence: str | None,
    statuses: Iterable[str],
    base_silence: str | None = None,
    *,
    left_open: bool = False,
) -> State:
    """How a text stands to the base.

    ``relation`` is the one that decides, ``statuses`` are those of the text's clauses in the row. ``base_silence`` is
    why the base has nothing for them; if it leaves the matter open, or speaks of it elsewhere, so it stands between the
    two. ``left_open``: what either says is in brackets.
    """
    if relation in AGREEING:
        return "agrees"
    if relation == "added":
        return "added"
    if relation not in (None, "dropped"):
        return "differs"
    if silence:
        return _OF_SILENCE.get(silence, "not_known")
    there = set(statuses)
    if Clause.Status.UNRECORDED in there:
        return "not_known"
    if there <= WITHOUT_WORDS:
        return "left_out"
    if left_open or is_open(there):
        return "left_open"
    between = _OF_SILENCE.get(base_silence or "", "not_known")
    return between if between in ("left_open", "elsewhere") else "not_compared"
