"""Who stands where on what: current stances by issue and by text, how many support, object, are open, drafted it,
and for how many no stance is recorded.

Page and API render what :func:`build_board` returns, with the counting rule of :mod:`proposals.stances.rule`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Count, Q, QuerySet, prefetch_related_objects

from proposals.models import Issue, Party, Position, Process, Proposal, Topic
from proposals.models.stance import ACCEPTS, SIDES, are_contested
from proposals.stances.course import Course, courses_by_target


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the board's parties stand where on one target; they add up to all its parties."""

    supports: int
    supports_with_conditions: int
    basis: int
    open: int
    objects: int
    clauses_only: int
    silent: int
    authors: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one party stands: ``course`` on the target itself, ``beside`` on clauses about it, or of it.

    ``drafted``: the records name it as a drafter of the text. ``drafting_groups`` are the coalitions that drafted it
    and have the party as a member; ``drafted_by_members``: all its members did. Neither makes it a drafter.
    """

    party: Party
    course: Course | None
    beside: tuple[Course, ...]
    drafted: bool = False
    drafting_groups: tuple[Party, ...] = ()
    drafted_by_members: bool = False

    @property
    def is_author(self) -> bool:
        """It drafted the text, and no stance of its on the text as a whole is recorded."""
        return self.drafted and not self.course

    @property
    def is_silent(self) -> bool:
        """No stance of the party is recorded here; what it said elsewhere may touch on the same matter."""
        return not (self.course or self.beside or self.is_author)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An issue or a text, and where each of the board's parties stands on it, in their order.

    Stances on clauses about the issue, or on the text's clauses, are shown beside the others and never counted.
    """

    about: Issue | Proposal
    stands: tuple[Stand, ...]

    @property
    def courses(self) -> list[Course]:
        return [stand.course for stand in self.stands if stand.course]

    @property
    def beside(self) -> list[Course]:
        return [course for stand in self.stands for course in stand.beside]

    @property
    def statements_on_clauses(self) -> list[Position]:
        """All of them, newest first."""
        statements = (statement for course in self.beside for statement in course.statements)
        return sorted(statements, key=lambda statement: statement.precedence, reverse=True)

    @property
    def clauses_only(self) -> list[Stand]:
        """The parties that have spoken of clauses, but not of the target itself; without authors."""
        return [stand for stand in self.stands if stand.beside and not stand.course and not stand.is_author]

    @property
    def authors(self) -> list[Party]:
        return [stand.party for stand in self.stands if stand.is_author]

    @property
    def silent(self) -> list[Party]:
        return [stand.party for stand in self.stands if stand.is_silent]

    @property
    def is_text(self) -> bool:
        return isinstance(self.about, Proposal)

    @property
    def is_pledge(self) -> bool:
        """Each party speaks for itself alone: nothing is counted against anything."""
        return isinstance(self.about, Issue) and self.about.kind == Issue.Kind.PLEDGE

    @property
    def moved(self) -> list[Course]:
        """The courses with a change of stance, on the target itself and then on clauses."""
        return [course for course in (*self.courses, *self.beside) if course.moves]

    @property
    def by_side(self) -> list[tuple[str, list[Stand]]]:
        """The sides with at least one party."""
        sides = {side: [stand for stand in self.stands if stand.course and stand.course.side == side] for side in SIDES}
        return [(side, stands) for side, stands in sides.items() if stands]

    @property
    def counts(self) -> Counts | None:
        """None for a pledge."""
        if self.is_pledge:
            return None
        sides = {side: len(on_side) for side, on_side in self.by_side}
        counted = {side: sides.get(side, 0) for side in SIDES}
        return Counts(
            **counted, clauses_only=len(self.clauses_only), silent=len(self.silent), authors=len(self.authors)
        )

    @property
    def is_sticking(self) -> bool:
        """At least one party accepts, and at least one objects."""
        return not self.is_pledge and are_contested({course.current.stance for course in self.courses})

    @property
    def conditions_differ(self) -> bool:
        """Two accept, one of them with conditions, and nobody has recorded that these are compatible."""
        return not self.is_pledge and any(
            "supports_with_conditions" in (one.side, other.side) and not _are_compatible(one.current, other.current)
            for one, other in combinations(self.accepting, 2)
        )

    @property
    def accepting(self) -> list[Course]:
        """Those that accept, with or without conditions."""
        return [course for course in self.courses if course.current.stance in ACCEPTS]

    @property
    def conditional(self) -> list[Course]:
        """Those that accept with conditions."""
        return [course for course in self.accepting if course.side == "supports_with_conditions"]

    @property
    def compatible(self) -> list[tuple[Position, str]]:
        """The current statements whose conditions an editor found compatible with those of others, and of whom."""
        accepting = [course.current for course in self.accepting]
        found = [
            (one, [each.party.short_name for each in one.public_compatible if each in accepting]) for one in accepting
        ]
        return [(one, ", ".join(names)) for one, names in found if names]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Ranks sticking points: parties on the smaller side, parties on both sides, day of the latest statement."""
        sides = sorted((len(self.accepting), sum(course.side == "objects" for course in self.courses)))
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
    def differing(self) -> list[BoardRow]:
        """Issues nobody objects to, but accepted under conditions that differ; in the order of their topics."""
        return [row for row in self.issues if row.conditions_differ and not row.is_sticking]

    @property
    def others(self) -> list[BoardRow]:
        """The other disputes on which something was said, if only of a clause."""
        return [
            row
            for row in self.issues
            if (row.courses or row.beside) and not (row.is_sticking or row.conditions_differ or row.is_pledge)
        ]

    @property
    def pledges(self) -> list[BoardRow]:
        return [row for row in self.issues if row.is_pledge and (row.courses or row.beside)]

    @property
    def silent(self) -> list[BoardRow]:
        """The issues on which no stance of any of the parties is recorded."""
        return [row for row in self.issues if not (row.courses or row.beside)]

    @property
    def moved(self) -> list[Course]:
        """Every course with a change of stance once, latest change first."""
        moved = {course.current.pk: course for row in (*self.issues, *self.texts) for course in row.moved}
        latest = {course.moves[-1]: course for course in moved.values()}
        return [latest[move] for move in sorted(latest, key=lambda move: (move.stated_on, move.slug), reverse=True)]


def build_board(process: Process | None, topic: Topic | None = None, parties: Sequence[Party] = ()) -> Board:
    """The board of a public process, limited to the issues under ``topic`` and to ``parties`` where these are given.

    With a topic, texts are left out: they are about all topics. Without a process, as before anything is published,
    the board is empty. Runs in a fixed number of queries.
    """
    if process is None:
        return Board(None, (), (), ())
    columns = tuple(parties) or tuple(speakers(process))
    if not topic:
        prefetch_related_objects(columns, "members")
    positions = list(_with_clauses(Position.objects.public().of_process(process).filter(party__in=columns)))
    issues = Issue.objects.public().filter(topic__process=process).select_related("topic")
    texts = [] if topic else Proposal.objects.public().filter(process=process).prefetch_related("drafted_by__members")
    on_clauses = courses_by_target(positions, "clause_id")
    on_text = courses_by_target(positions, "proposal_id")
    beside_text = _beside(on_clauses, lambda clause: [clause.proposal_id])
    return Board(
        process=process,
        parties=columns,
        issues=_issue_rows([issue for issue in issues if topic is None or issue.topic == topic], columns, positions),
        texts=tuple(_row(text, columns, on_text, beside_text) for text in texts),
    )


def rows_for(issues: Sequence[Issue], process: Process) -> tuple[BoardRow, ...]:
    """The rows of public issues on the board of their process, without the rest of it."""
    positions = list(_with_clauses(Position.objects.public().on_issues(issues)))
    return _issue_rows(issues, tuple(speakers(process)), positions)


def speakers(process: Process) -> QuerySet[Party]:
    """The parties that have said something in the process, most statements first."""
    in_process = Q(positions__in=Position.objects.public().of_process(process))
    return (
        Party.objects.public()
        .annotate(statements=Count("positions", filter=in_process))
        .filter(statements__gt=0)
        .order_by("-statements", "name", "slug")
    )


def _with_clauses(positions: Any) -> Any:
    return positions.with_target().with_compatible().prefetch_related("clause__further_issues")


def _are_compatible(one: Position, other: Position) -> bool:
    return other in one.public_compatible or one in other.public_compatible


def _issue_rows(
    issues: Iterable[Issue], parties: Sequence[Party], positions: Sequence[Position]
) -> tuple[BoardRow, ...]:
    on_thesis, on_clauses = courses_by_target(positions, "issue_id"), courses_by_target(positions, "clause_id")
    beside = _beside(on_clauses, lambda clause: [issue.pk for issue in clause.all_issues])
    return tuple(_row(issue, parties, on_thesis, beside) for issue in issues)


def _beside(on_clauses: dict[int, dict[Party, Course]], keys: Any) -> dict[int, dict[Party, list[Course]]]:
    """The courses on clauses by party, under each of the ``keys`` of the clause; latest statement first."""
    beside: dict[int, dict[Party, list[Course]]] = defaultdict(lambda: defaultdict(list))
    courses = [course for by_party in on_clauses.values() for course in by_party.values()]
    for course in sorted(courses, key=lambda course: course.current.precedence, reverse=True):
        clause: Any = course.current.clause
        for key in keys(clause):
            beside[key][course.party].append(course)
    return beside


def _row(about: Issue | Proposal, parties: Sequence[Party], by_target: dict, beside: dict) -> BoardRow:
    on_target, on_clauses = by_target.get(about.pk, {}), beside.get(about.pk, {})
    drafted_by = list(about.drafted_by.all()) if isinstance(about, Proposal) else []
    stands = (
        Stand(party, on_target.get(party), tuple(on_clauses.get(party, ())), **_drafting(party, drafted_by))
        for party in parties
    )
    return BoardRow(about, tuple(stands))


def _drafting(party: Party, drafted_by: Sequence[Party]) -> dict[str, Any]:
    """What a party has to do with the drafting of a text."""
    if not drafted_by or party in drafted_by:
        return {"drafted": party in drafted_by}
    members = party.members.all()
    return {
        "drafting_groups": tuple(drafter for drafter in drafted_by if party in drafter.members.all()),
        "drafted_by_members": party.members_complete and bool(members) and set(members) <= set(drafted_by),
    }
