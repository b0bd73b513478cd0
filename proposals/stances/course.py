"""What one party has said of one target, over time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from proposals.charts import StepChart, step_chart
from proposals.models import Party, Position
from proposals.models.stance import EVIDENCE

# From one end to the other, worded short enough for a drawing; stances that take no side stand in between.
LEVELS = (
    ("supports", _("supports")),
    ("supports-with-conditions", _("with conditions")),
    ("basis-for-talks", _("basis for talks")),
    ("open", _("left open, ambiguous")),
    ("opposes", _("opposes")),
    ("rejects", _("rejects")),
)


@dataclass(frozen=True, slots=True)
class Course:
    """At least one statement of a party on a target, in order of precedence: the last one counts."""

    party: Party
    statements: tuple[Position, ...]

    @property
    def current(self) -> Position:
        return self.statements[-1]

    @property
    def side(self) -> str:
        return self.current.side

    @property
    def held(self) -> tuple[Position, ...]:
        """The statements with which the party has held its current stance without a break."""
        first = len(self.statements) - 1
        while first and self.statements[first - 1].stance == self.current.stance:
            first -= 1
        return self.statements[first:]

    @property
    def since(self) -> Position:
        return self.held[0]

    @property
    def best(self) -> Position:
        """The best evidence for the current stance: one with a source that counts before one without, then the better
        known, then the latest."""
        return max(self.held, key=lambda each: (each.sourcing.is_sound, EVIDENCE[each.certainty], *each.precedence))

    @property
    def moves(self) -> list[Position]:
        """The statements that changed the stance."""
        return [statement for statement in self.statements if statement.moved_from]

    @property
    def moved_from(self) -> Position | None:
        """What the current stance was changed from; None if it did not come with the last change."""
        last = self.moves[-1] if self.moves else None
        if last is None or last.moved_from is None or last.stance != self.current.stance:
            return None
        earlier = last.moved_from.slug
        return next(each for each in self.statements if each.slug == earlier)

    @property
    def also_said(self) -> list[Position]:
        """Statements with another stance that no change of stance accounts for, oldest first."""
        after = self.statements.index(self.moves[-1]) if self.moves else 0
        return [statement for statement in self.statements[after:] if statement.stance != self.current.stance]

    @property
    def chart(self) -> StepChart:
        """The stances over time; open and ambiguous share a level."""
        values = [(each.stated_on, each.side if each.side == "open" else each.stance, each) for each in self.statements]
        return step_chart(values, LEVELS)


def courses_by_target(positions: Iterable[Position], target: str) -> dict[int, dict[Party, Course]]:
    """What each party said of each target, by the id in the column ``target``: issue_id, proposal_id or clause_id.

    ``positions`` hold every public one of a party on a target: the last of a course is then the current one.
    """
    grouped: dict[int, dict[Party, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in positions:
        if (target_id := getattr(position, target)) is not None:
            grouped[target_id][position.party].append(position)
    return {
        target_id: {
            party: Course(party, tuple(sorted(statements, key=lambda each: each.precedence)))
            for party, statements in by_party.items()
        }
        for target_id, by_party in grouped.items()
    }
