"""Who stands where on what: current stances by issue and by text, how many accept, object, are open or silent.

Page and API render what :func:`build_board` returns, with the counting rule in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from proposals.charts import StepChart, step_chart
from proposals.models import Issue, Party, Position, Process, Proposal, Topic
from proposals.models.moves import Earlier

RULE = (
    _(
        "On an issue, a party’s stance on its thesis counts: one sentence that can be accepted or rejected. On a "
        "text, its stance on the whole text counts. Stances on single clauses are listed separately and never count "
        "as stances on the thesis."
    ),
    _(
        "Each party’s latest statement counts, however it is known. “Supports” and “supports with conditions” count "
        "as accepting; “opposes” and “rejects” as objecting; “open” and “ambiguous” as neither."
    ),
    _(
        "Each party is counted separately: what a coalition says does not count for its members, or the reverse. If "
        "a coalition and one of its members have both spoken, they count as two."
    ),
    _(
        "A party is silent if it has made statements in these talks, or was asked for by name, but has said nothing "
        "on the matter."
    ),
)

# From one end to the other, worded short enough for a drawing; neutral stances stand in between.
LEVELS = (
    ("supports", _("supports")),
    ("supports-with-conditions", _("with conditions")),
    ("open", _("open, ambiguous")),
    ("opposes", _("opposes")),
    ("rejects", _("rejects")),
)

SIDES = ("accepts", "objects", "open")


@dataclass(frozen=True, slots=True)
class Course:
    """What one party has said of one target, oldest first: at least one statement, the last one current."""

    party: Party
    statements: tuple[Position, ...]

    @property
    def current(self) -> Position:
        return self.statements[-1]

    @property
    def side(self) -> str:
        return self.current.side

    @property
    def since(self) -> Position:
        """The statement since which the party has held its current stance without a break."""
        first = self.current
        for statement in reversed(self.statements):
            if statement.stance != first.stance:
                break
            first = statement
        return first

    @property
    def moved_from(self) -> Earlier | None:
        return self.since.moved_from

    @property
    def moves(self) -> list[Position]:
        """The statements that changed the stance."""
        return [statement for statement in self.statements if statement.moved_from]

    @property
    def chart(self) -> StepChart:
        """The stances over time; open and ambiguous share the level between the two sides."""
        values = [(each.stated_on, each.side if each.side == "open" else each.stance, each) for each in self.statements]
        return step_chart(values, LEVELS)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the board's parties stand on each side of one target; the four add up to all its parties."""

    accepts: int
    objects: int
    open: int
    silent: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An issue or a text, and what each of the board's ``parties`` said of it, None for silence.

    ``beside`` holds the current stances on clauses about the issue, or on the text's clauses: listed, never counted.
    """

    about: Issue | Proposal
    parties: tuple[Party, ...]
    cells: tuple[Course | None, ...]
    beside: tuple[Position, ...]

    @property
    def courses(self) -> list[Course]:
        return [cell for cell in self.cells if cell]

    @property
    def silent(self) -> list[Party]:
        return [party for party, cell in zip(self.parties, self.cells, strict=True) if not cell]

    @property
    def is_text(self) -> bool:
        return isinstance(self.about, Proposal)

    @property
    def moved(self) -> list[Course]:
        """The courses with a change of stance."""
        return [course for course in self.courses if course.moves]

    @property
    def by_side(self) -> list[tuple[str, list[Course]]]:
        """The sides with at least one party."""
        sides = {side: [course for course in self.courses if course.side == side] for side in SIDES}
        return [(side, courses) for side, courses in sides.items() if courses]

    @property
    def counts(self) -> Counts:
        sides = {side: len(on_side) for side, on_side in self.by_side}
        return Counts(**{side: sides.get(side, 0) for side in SIDES}, silent=len(self.silent))

    @property
    def is_sticking(self) -> bool:
        """At least one party accepts and at least one objects."""
        return bool(self.counts.accepts and self.counts.objects)

    @property
    def weight(self) -> tuple[int, int, int]:
        """Ranks sticking points: parties on the smaller side, parties on both sides, day of the latest statement."""
        counts = self.counts
        sides = sorted((counts.accepts, counts.objects))
        latest = max(course.current.stated_on.toordinal() for course in self.courses)
        return sides[0], sum(sides), latest


@dataclass(frozen=True, slots=True)
class Board:
    """``parties`` are those asked for, or all that have said something in the process; most statements first."""

    process: Process | None
    parties: tuple[Party, ...]
    issues: tuple[BoardRow, ...]
    texts: tuple[BoardRow, ...]

    @property
    def sticking(self) -> list[BoardRow]:
        """The issues that one party accepts and another objects to, most evenly split first."""
        return sorted((row for row in self.issues if row.is_sticking), key=lambda row: row.weight, reverse=True)

    @property
    def undisputed(self) -> list[BoardRow]:
        """The other issues with a stance, in the order of their topics."""
        return [row for row in self.issues if row.courses and not row.is_sticking]

    @property
    def silent(self) -> list[BoardRow]:
        """The issues on whose thesis no statement of any of the parties is recorded."""
        return [row for row in self.issues if not row.courses]

    @property
    def moved(self) -> list[tuple[BoardRow, Course]]:
        """Every course with a change of stance, latest change first."""
        moved = [(row, course) for row in (*self.issues, *self.texts) for course in row.moved]
        return sorted(moved, key=lambda each: (each[1].moves[-1].stated_on, each[1].moves[-1].slug), reverse=True)


def build_board(process: Process | None, topic: Topic | None = None, parties: Sequence[Party] = ()) -> Board:
    """The board of a public process, limited to the issues under ``topic`` and to ``parties`` where these are given.

    With a topic, texts are left out: they are about all topics. Without a process, as before anything is published,
    the board is empty. Runs in a fixed number of queries.
    """
    if process is None:
        return Board(None, (), (), ())
    columns = tuple(parties) or tuple(speakers(process))
    positions = Position.objects.public().of_process(process).filter(party__in=columns)
    positions = list(positions.with_target().prefetch_related("clause__further_issues"))
    issues = Issue.objects.public().filter(topic__process=process).select_related("topic")
    texts = [] if topic else Proposal.objects.public().filter(process=process)

    beside_issue, beside_text = defaultdict(list), defaultdict(list)
    for by_party in courses_by_target(positions, "clause_id").values():
        for position in (course.current for course in by_party.values()):
            clause: Any = position.clause
            beside_text[clause.proposal_id].append(position)
            for issue in clause.all_issues:
                beside_issue[issue.pk].append(position)
    on_issue, on_text = courses_by_target(positions, "issue_id"), courses_by_target(positions, "proposal_id")
    return Board(
        process=process,
        parties=columns,
        issues=tuple(
            _row(issue, columns, on_issue, beside_issue) for issue in issues if topic is None or issue.topic == topic
        ),
        texts=tuple(_row(text, columns, on_text, beside_text) for text in texts),
    )


def row_for(issue: Issue) -> BoardRow:
    """The row of one public issue on the board of its process; ``beside`` has the superseded statements too."""
    positions = Position.objects.public().on_issues([issue]).with_target()
    on_thesis = [position for position in positions if position.issue_id]
    on_clauses = {issue.pk: [position for position in positions if position.clause_id]}
    return _row(issue, tuple(speakers(issue.topic.process)), courses_by_target(on_thesis, "issue_id"), on_clauses)


def speakers(process: Process) -> QuerySet[Party]:
    """The parties that have said something in the process, most statements first."""
    in_process = Q(positions__in=Position.objects.public().of_process(process))
    return (
        Party.objects.public()
        .annotate(statements=Count("positions", filter=in_process))
        .filter(statements__gt=0)
        .order_by("-statements", "name", "slug")
    )


def courses_by_target(positions: Iterable[Position], target: str) -> dict[int, dict[Party, Course]]:
    """What each party said of each target, by the id in the column ``target``: issue_id, proposal_id or clause_id.

    ``positions`` must be newest first, as the model orders them, and hold every public one of a party on a target: the
    last of a course is then the current one.
    """
    grouped: dict[int, dict[Party, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in positions:
        if (target_id := getattr(position, target)) is not None:
            grouped[target_id][position.party].append(position)
    return {
        target_id: {party: Course(party, tuple(newest_first[::-1])) for party, newest_first in by_party.items()}
        for target_id, by_party in grouped.items()
    }


def _row(about: Issue | Proposal, parties: Sequence[Party], by_target: dict, beside: dict) -> BoardRow:
    by_party = by_target.get(about.pk, {})
    cells = tuple(by_party.get(party) for party in parties)
    return BoardRow(about, tuple(parties), cells, tuple(beside.get(about.pk, ())))
