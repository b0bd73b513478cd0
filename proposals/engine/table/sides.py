"""What two texts have in a row, as it is between the two alone.

What a row says of a text and the base does not depend on what else is compared. So the silence of a text is read from
the base's passages, that of the base from the passages of the text beside it; and where other texts have put what two
of them have in common into several rows, the relation is still that of all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from proposals.engine.language.digits import Style
from proposals.engine.table.barriers import Barriers, is_unread
from proposals.engine.table.cells import Side
from proposals.engine.table.groups import Group
from proposals.engine.table.silence import Record, with_points_above
from proposals.engine.vocabulary import Barrier, Passage, Place, Silence

Held = Mapping[str, Sequence[Passage]]
"""The passages of each text."""


class Silent(NamedTuple):
    """Why a text has nothing in a row; ``barrier``, why it is not compared; ``issues``, those it is asked about."""

    side: Side
    barrier: Barrier | None
    issues: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of the rows of a table. ``keys`` are those of the texts, the base first; ``styles`` how they write
    numbers."""

    keys: Sequence[str]
    passages: Mapping[Place, Passage]
    parents: Mapping[Place, Place | None]
    records: Mapping[str, Record]
    barriers: Barriers
    styles: Mapping[str, Style] = field(default_factory=dict)

    def held(self, places: Sequence[Place]) -> dict[str, list[Passage]]:
        """The passages at these places by text, the base first."""
        held: dict[str, list[Passage]] = {key: [] for key in self.keys}
        for place in places:
            held[place[0]].append(self.passages[place])
        return held

    def issues(self, held: Held) -> tuple[str, ...]:
        """The issues of passages, those of the base first."""
        return tuple(dict.fromkeys(issue for key in self.keys for p in held.get(key, ()) for issue in p.issues))

    def speaking(self, key: str, held: Held) -> Side:
        """The side of a text that has passages among those ``held``."""
        return Side.of(
            held[key], None, elsewhere=self._speaks_elsewhere(key, self.issues(held)), style=self.styles.get(key)
        )

    def silent(self, key: str, held: Held, *, answered: bool, issues: Sequence[str] = ()) -> Silent:
        """The side of a text that has nothing in the row, which is asked about what others have ``held`` there.

        ``answered``: it has a passage in another row that answers this one. ``issues`` stand in where what is held is
        on none.
        """
        issues = self.issues(held) or issues
        above = with_points_above([(each, p.key) for each in held for p in held[each]], self.parents)
        known = self.records[key].silence(above, issues, answered=answered)
        written = {each: [p for p in held.get(each, ()) if p.text or is_unread(p)] for each in self.keys}
        silence, barrier = self.barriers.silence(known, key, self.keys[0], written)
        elsewhere = self._speaks_elsewhere(key, issues)
        return Silent(Side.of((), silence, answered=answered, elsewhere=elsewhere), barrier, issues)

    def of_silent(self, key: str, held: Held, *, answered: bool) -> Silent:
        """Why a text has nothing in a row: before the base if the base has something there, else before all others.

        If the base's passages are on no issue, the row is named after that of another text, which counts here too.
        """
        base = self.keys[0]
        asked = {base: held[base]} if held[base] else held
        return self.silent(key, asked, answered=answered, issues=self.issues(held))

    def of_two(self, key: str, held: Held, group: Group) -> tuple[Side, Side]:
        """The sides of the base and of another text that has something in the row, as between the two alone."""
        base = self.keys[0]
        if not held[base]:
            answered = any(here[0] == key and there[0] == base for here, there in group.also)
            return self.silent(base, {key: held[key]}, answered=answered).side, self.speaking(key, {key: held[key]})
        wider = group.wider.get(frozenset({base, key}))
        both: Held = self.held([each for each in self.passages if each in wider]) if wider else held
        both = {base: both[base], key: both[key]}
        return self.speaking(base, both), self.speaking(key, both)

    def _speaks_elsewhere(self, key: str, issues: Sequence[str]) -> bool:
        """Whether the text has a clause that is mainly about the first of these issues."""
        return not self.records[key].main.isdisjoint(issues[:1])


def silence_of(passage: Passage) -> Silence | None:
    """What a passage without text says: struck, or not recorded."""
    if passage.text:
        return None
    return "unrecorded" if passage.status == "unrecorded" else "struck"
