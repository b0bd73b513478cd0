"""From cuts to clauses: a heading goes to the clause under it, a comment becomes a note of the point it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.documents import limits
from proposals.engine.splitting import Cut, parents
from proposals.models import Clause
from proposals.models.clause import KEY
from proposals.models.constraints import LONGEST_KEY, LONGEST_NUMBER

LONGEST_HEADING = Clause._meta.get_field("heading").max_length or 0


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause to be. ``cut`` is the index of the cut it comes from; ``parent`` that of the clause it stands under."""

    cut: int
    key: str
    number: str
    heading: str
    text: str
    status: str
    note: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why cuts cannot be saved as they are: one sentence, and the cut to mend (None: all of them).

    ``field`` is "reason" where the reason for the import is what is missing.
    """

    message: str
    cut: int | None = None
    field: str = ""


def clauses_of(cuts: Sequence[Cut]) -> tuple[list[NewClause], list[Trouble]]:
    """The clauses that ``cuts`` make, and everything that stands in the way of saving them."""
    above = parents(cuts)
    notes: dict[int, list[str]] = {}
    headings: dict[int, list[str]] = {}
    waiting_headings: list[int] = []
    waiting_notes: list[str] = []
    last: int | None = None
    for index, cut in enumerate(cuts):
        if cut.kind == "heading":
            waiting_headings.append(index)
        elif cut.kind == "comment":
            notes[last].append(cut.words) if last is not None else waiting_notes.append(cut.words)
        elif cut.kind == "clause":
            headings[index] = [cuts[place].heading for place in waiting_headings]
            notes[index] = waiting_notes + ([cut.words] if cut.status == "deleted" and cut.words else [])
            waiting_headings, waiting_notes, last = [], [], index
    made = [
        NewClause(
            cut=index,
            key=cut.key,
            number=cut.number,
            heading=": ".join(part for part in (*headings[index], cut.heading) if part),
            text="" if cut.status == "unrecorded" else cut.text,
            status=cut.status,
            note="\n".join(notes[index]),
            parent=above[index],
        )
        for index, cut in enumerate(cuts)
        if cut.kind == "clause"
    ]
    return made, [*_troubles(made), *_headings_over_nothing(cuts, waiting_headings)]


def _headings_over_nothing(cuts: Sequence[Cut], waiting: Sequence[int]) -> list[Trouble]:
    return [
        Trouble(
            f"No clause follows the heading “{cuts[index].heading[:60]}”: make it a clause or leave it out.",
            index,
        )
        for index in waiting
    ]


def _troubles(made: Sequence[NewClause]) -> list[Trouble]:
    if not made:
        return [Trouble("This text has no clause: mark at least one part as a clause.")]
    found = []
    if len(made) > limits.CLAUSES:
        found.append(Trouble(f"{len(made)} clauses are too many: import at most {limits.CLAUSES} at once."))
    keys = Counter(clause.key for clause in made)
    for clause in made:
        if keys[clause.key] > 1:
            message = f"Key {clause.key}: another clause has the same key; give each its own."
            found.append(Trouble(message, clause.cut))
        elif not re.match(KEY, clause.key) or len(clause.key) > LONGEST_KEY:
            message = (
                f"Key: use at most {LONGEST_KEY} small letters and digits, joined by dots or hyphens, such as 10.a."
            )
            found.append(Trouble(message, clause.cut))
        if len(clause.number) > LONGEST_NUMBER:
            message = f"Number: use at most {LONGEST_NUMBER} characters."
            found.append(Trouble(message, clause.cut))
        if len(clause.heading) > LONGEST_HEADING:
            message = f"The headings above this clause exceed {LONGEST_HEADING} characters: make one of them a clause."
            found.append(Trouble(message, clause.cut))
    return found
