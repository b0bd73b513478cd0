"""Who stands where on what: current stances by issue and by text, how many accept, object, are open or silent.

Page and API render what :func:`board` returns, with the counting rule in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from proposals.charts import StepChart, step_chart
from proposals.models import Issue, Party, Position, Process, Proposal, Topic
from proposals.models.position import Earlier

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

# From the one end to the other, with words short enough for a drawing; what is neither stands between.
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
    """What one party said of one thing, oldest first: at least one statement, the last one current."""

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
        """The statement from which on the stance has been the current one without a break."""
        found = self.current
        for said in reversed(self.statements):
            if said.stance != found.stance:
                break
            found = said
        return found

    @property
    def moved_from(self) -> Earlier | None:
        return self.since.moved_from

    @property
    def moves(self) -> list[Position]:
        """The statements that changed the stance."""
        return [said for said in self.statements if said.moved_from]

    @property
    def chart(self) -> StepChart:
        """The stances through time; open and ambiguous share the level between the two sides."""
        values = [(said.stated_on, said.side if said.side == "open" else said.stance, said) for said in self.statements]
        return step_chart(values, LEVELS)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the board's parties stand where on one thing; together they are all of its parties."""

    accepts: int
    objects: int
    open: int
    silent: int


@dataclass(frozen=True, slots=True)
class Line:
    """An issue or a text, and what each of the board's ``parties`` said of it, None for silence.

    ``beside`` are current stances on clauses about the issue, of a text those on its clauses: listed, never counted.
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
        """The courses in which the stance changed."""
        return [course for course in self.courses if course.moves]

    @property
    def by_side(self) -> list[tuple[str, list[Course]]]:
        """The sides that somebody is on."""
        sides = {side: [course for course in self.courses if course.side == side] for side in SIDES}
        return [(side, courses) for side, courses in sides.items() if courses]

    @property
    def counts(self) -> Counts:
        sides = {side: len(courses) for side, courses in self.by_side}
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
    """The parties are those that have said something in the process, or those asked for; most statements first."""

    process: Process | None
    parties: tuple[Party, ...]
    issues: tuple[Line, ...]
    texts: tuple[Line, ...]

    @property
    def sticking(self) -> list[Line]:
        """The issues that one party accepts and another objects to, the most evenly split first."""
        return sorted((line for line in self.issues if line.is_sticking), key=lambda line: line.weight, reverse=True)

    @property
    def undisputed(self) -> list[Line]:
        """The other issues with a stance, in the order of their topics."""
        return [line for line in self.issues if line.courses and not line.is_sticking]

    @property
    def silent(self) -> list[Line]:
        """The issues on whose thesis none of the parties has said anything recorded."""
        return [line for line in self.issues if not line.courses]

    @property
    def moved(self) -> list[tuple[Line, Course]]:
        """Every course in which the stance changed, the latest change first."""
        found = [(line, course) for line in (*self.issues, *self.texts) for course in line.moved]
        return sorted(found, key=lambda each: (each[1].moves[-1].stated_on, each[1].moves[-1].slug), reverse=True)


def board(process: Process | None, topic: Topic | None = None, parties: Sequence[Party] = ()) -> Board:
    """The board of a public process, of the issues under ``topic`` and of ``parties`` alone where these are given.

    Texts are left out where a topic is asked for: they are about all topics. Of no process, which is what there is
    before anything is published, the board is empty. Runs in a fixed number of queries.
    """
    if process is None:
        return Board(None, (), (), ())
    columns = tuple(parties) or tuple(speakers(process))
    said = Position.objects.public().of_process(process).filter(party__in=columns)
    spoken = list(said.with_target().prefetch_related("clause__further_issues"))
    issues = Issue.objects.public().filter(topic__process=process).select_related("topic")
    texts = [] if topic else Proposal.objects.public().filter(process=process)

    beside_issue, beside_text = defaultdict(list), defaultdict(list)
    for by_party in courses(spoken, "clause_id").values():
        for position in (course.current for course in by_party.values()):
            clause: Any = position.clause
            beside_text[clause.proposal_id].append(position)
            for issue in clause.all_issues:
                beside_issue[issue.pk].append(position)
    on_issue, on_text = courses(spoken, "issue_id"), courses(spoken, "proposal_id")
    return Board(
        process=process,
        parties=columns,
        issues=tuple(
            _line(issue, columns, on_issue, beside_issue) for issue in issues if topic is None or issue.topic == topic
        ),
        texts=tuple(_line(text, columns, on_text, beside_text) for text in texts),
    )


def line_on(issue: Issue) -> Line:
    """The line of one public issue on the board of its process; ``beside`` has the superseded statements too."""
    said = Position.objects.public().on_issues([issue]).with_target()
    on_thesis = [position for position in said if position.issue_id]
    on_clauses = {issue.pk: [position for position in said if position.clause_id]}
    return _line(issue, tuple(speakers(issue.topic.process)), courses(on_thesis, "issue_id"), on_clauses)


def speakers(process: Process) -> QuerySet[Party]:
    """The parties that have said something in the process, those with most statements first."""
    said = Q(positions__in=Position.objects.public().of_process(process))
    return (
        Party.objects.public()
        .annotate(statements=Count("positions", filter=said))
        .filter(statements__gt=0)
        .order_by("-statements", "name", "slug")
    )


def courses(positions: Iterable[Position], target: str) -> dict[int, dict[Party, Course]]:
    """What each party said of each thing, by the value of ``target``: ``issue_id``, ``proposal_id``, ``clause_id``.

    ``positions`` come newest first, in the model's own order, so that the last of a course is the current one; they
    hold all public ones of a party on a target.
    """
    grouped: dict[int, dict[Party, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in positions:
        if (about := getattr(position, target)) is not None:
            grouped[about][position.party].append(position)
    return {
        about: {party: Course(party, tuple(said[::-1])) for party, said in by_party.items()}
        for about, by_party in grouped.items()
    }


def _line(about: Issue | Proposal, parties: Sequence[Party], said: dict, beside: dict) -> Line:
    found = said.get(about.pk, {})
    cells = tuple(found.get(party) for party in parties)
    return Line(about, tuple(parties), cells, tuple(beside.get(about.pk, ())))
