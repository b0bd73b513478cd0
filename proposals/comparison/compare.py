"""What Parley is for: published proposals in, a comparison out.

Reads the public records in a fixed number of queries, hands plain data to :mod:`proposals.engine.table.table`, and
joins the result with the records that readers want beside it: issues, sources, readings and stances
(:mod:`proposals.comparison.result`). Page, API and exports render what :func:`compare` returns.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.comparison.judgements import Judgement, Judgements, leading
from proposals.comparison.records import (
    availability_of,
    correspondence_of,
    passage_of,
    read_clauses,
    read_correspondences,
    read_positions,
)
from proposals.comparison.result import Caveat, Comparison, Counts, Order
from proposals.comparison.row import ComparedCell, ComparedClause, ComparedFigure, ComparedRow, Reference, RowName
from proposals.engine import vocabulary
from proposals.engine.table import table
from proposals.models import Clause, Correspondence, Issue, Omission, Proposal, Topic

Rows = Literal["all", "differences", "contested"]
Match = Literal["all", "wording"]


def compare(
    proposals: Sequence[Proposal],
    base: Proposal,
    *,
    topic: Topic | None = None,
    issue: Issue | None = None,
    rows: Rows = "all",
    match: Match = "all",
    order: Order = "base",
) -> Comparison:
    """Compare two to six public proposals against ``base``, which is one of them.

    ``topic`` and ``issue`` keep the rows with a clause on them; ``rows`` keeps those that differ or are contested;
    ``match="wording"`` pairs clauses by their words alone. Rows are in the order of the base, or by topic and issue,
    those without an issue last. Runs in a fixed number of queries.
    """
    records = read_records(proposals, match=match)
    return records.comparison(proposals, base, topic=topic, issue=issue, rows=rows, order=order)


def counterparts(clause: Clause, others: Sequence[Proposal]) -> list[ComparedRow]:
    """What answers ``clause`` in each of ``others`` (public proposals with relatives): one row of two cells for each.

    The base is the clause's own text, or a rival version by itself. Runs in a fixed number of queries, however many
    ``others`` there are.
    """
    records = read_records([clause.proposal, *others])
    own = clause.proposal
    alone = clause.key if clause.status == Clause.Status.VARIANT else ""
    rows = []
    for other in others:
        for row in records.engine_rows((own, other), own, alone):
            if any(marked.key == clause.key for cell in row.cells if cell.text == own.slug for marked in cell.passages):
                rows.append(records.row(row, own))
    return rows


def _is_included(row: ComparedRow, topic: Topic | None, issue: Issue | None, rows: Rows) -> bool:
    if rows == "differences" and not row.is_difference:
        return False
    if rows == "contested" and not row.is_contested:
        return False
    if topic is None and issue is None:
        return True
    issues = {each for cell in row.cells for compared in cell.clauses for each in compared.clause.all_issues}
    return (issue is None or issue in issues) and (topic is None or any(each.topic_id == topic.pk for each in issues))


def _by_topic(row: ComparedRow) -> tuple:
    issue = row.issue
    return (issue is None, *((issue.topic.order, issue.topic.slug, issue.order, issue.slug) if issue else ()))


# Reading


class Records:
    """The records of some proposals, read once; any of them can then be compared without a query."""

    def __init__(self, proposals: Sequence[Proposal], match: Match, clauses, omissions, correspondences, positions):
        self.proposals = tuple(proposals)
        self.match = match
        self.clauses = {(clause.proposal.slug, clause.key): clause for clause in clauses}
        self.omissions = {(omission.proposal_id, omission.clause_id): omission for omission in omissions}
        self.omitted_on: dict[tuple[int, int | None], list[Omission]] = defaultdict(list)
        for omission in omissions:
            self.omitted_on[omission.proposal_id, omission.clause.issue_id].append(omission)
        self.stale = [each for each in correspondences if each.is_stale]
        self.correspondences = [correspondence_of(each) for each in correspondences if each not in self.stale]
        self.positions = positions
        self.issues = {issue.slug: issue for clause in clauses for issue in clause.all_issues}
        self.measures = {term.measure.slug: term.measure for clause in clauses for term in clause.terms.all()}
        self.on_clause, self.on_issue = _by(positions, "clause_id"), _by(positions, "issue_id")
        self.clauses_of: dict[int, list[Clause]] = _by(clauses, "proposal_id")
        self.by_slug = {proposal.slug: proposal for proposal in self.proposals}
        self.judgements = Judgements(self.correspondences, self.by_slug)
        self.texts = {proposal.slug: self.text(proposal) for proposal in self.proposals}

    def comparison(
        self,
        proposals: Sequence[Proposal],
        base: Proposal,
        *,
        topic: Topic | None = None,
        issue: Issue | None = None,
        rows: Rows = "all",
        order: Order = "base",
    ) -> Comparison:
        """Some of the proposals compared: see :func:`compare`."""
        all_rows = [self.row(row, base) for row in self.engine_rows(proposals, base)]
        if order == "topic":
            all_rows.sort(key=_by_topic)
        keys = {proposal.pk for proposal in proposals}
        clauses = [clause for clause in self.clauses.values() if clause.proposal_id in keys]
        topics = {issue.topic for clause in clauses for issue in clause.all_issues}
        return Comparison(
            texts=tuple(proposals),
            base=base,
            rows=tuple(row for row in all_rows if _is_included(row, topic, issue, rows)),
            every_row=tuple(all_rows),
            counts=Counts.of(all_rows),
            topics=tuple(sorted(topics, key=lambda each: (each.order, each.slug))),
            positions=tuple(position for position in self.positions if position.proposal_id in keys),
            caveats=tuple(caveat for proposal in proposals for caveat in self.caveats(proposal)),
            order=order,
        )

    def engine_rows(self, proposals: Sequence[Proposal], base: Proposal, alone: str = "") -> Sequence[vocabulary.Row]:
        """The engine's rows for some of the proposals; :meth:`row` joins each with its records."""
        texts = [self.texts[proposal.slug] for proposal in proposals]
        slugs = {proposal.slug for proposal in proposals}
        correspondences = [each for each in self.correspondences if slugs.issuperset(each.texts)]
        return table.compare(texts, base.slug, correspondences, match=self.match, alone=alone).rows

    # To the engine

    def text(self, proposal: Proposal) -> vocabulary.Text:
        origins = [proposal.public_base] if proposal.public_base else []
        return vocabulary.Text(
            key=proposal.slug,
            passages=tuple(passage_of(clause) for clause in self.clauses_of[proposal.pk]),
            availability=availability_of(proposal, self.clauses_of[proposal.pk]),
            revises=tuple(origin.slug for origin in (*origins, *proposal.public_origins)),
            omissions=tuple(
                vocabulary.Omission(
                    omission.clause.proposal.slug, omission.clause.key, cast(vocabulary.OmissionKind, omission.how)
                )
                for omission in self.omissions.values()
                if omission.proposal_id == proposal.pk and omission.clause.proposal.slug in self.by_slug
            ),
            languages=(proposal.text_language,),
        )

    def row(self, row: vocabulary.Row, base: Proposal) -> ComparedRow:
        clauses = [self.clauses[cell.text, marked.key] for cell in row.cells for marked in cell.passages]
        issue = self.issues.get(row.issue)
        judgements = self.judgements.on(row)
        cells = self.cells(row, base, clauses, judgements)
        return ComparedRow(
            row=row,
            issue=issue,
            cells=cells,
            base=next(cell for cell in cells if cell.proposal.pk == base.pk),
            figures=tuple(self.figure(figure_line) for figure_line in row.figures),
            on_thesis=tuple(self.on_issue[issue.pk]) if issue else (),
            runner_up=self.clauses[row.runner_up.place] if row.runner_up else None,
            judgements=judgements,
            stale=self.stale_in({clause.pk for clause in clauses}, {cell.proposal.pk for cell in cells}),
        )

    def cells(
        self, row: vocabulary.Row, base: Proposal, clauses: Sequence[Clause], judgements: Sequence[Judgement]
    ) -> tuple[ComparedCell, ...]:
        """The cells of a row that has these clauses."""
        asked = [clause for clause in clauses if clause.proposal_id == base.pk] or clauses
        issues = _issues(asked) or _issues(clauses)
        twins = self.twins(row, base)
        base_clauses = self.spoken(next(cell for cell in row.cells if cell.text == base.slug))
        judged = {cell.text: leading(judgements, base, self.by_slug[cell.text]) for cell in row.cells}
        return tuple(
            self.cell(cell, asked, issues, twins.get(cell.text), base_clauses, judged[cell.text]) for cell in row.cells
        )

    def spoken(self, cell: vocabulary.Cell) -> tuple[Clause, ...]:
        """The clauses of a cell that have words."""
        return tuple(self.clauses[cell.text, marked.key] for marked in cell.passages if marked.spans)

    def stale_in(self, clauses: set[int], texts: set[int]) -> tuple[Correspondence, ...]:
        """The stale correspondences between ``texts`` that are about one of ``clauses``; keys."""
        return tuple(
            each
            for each in self.stale
            if texts.issuperset(text.pk for text in each.texts())
            and not clauses.isdisjoint(clause.pk for clause in (*each.from_clauses.all(), *each.to_clauses.all()))
        )

    def twins(self, row: vocabulary.Row, base: Proposal) -> dict[str, Proposal]:
        """Slug of a text → the first text, starting from the base, that has exactly the same words in this row."""
        first: dict[tuple[str, tuple[str, ...]], Proposal] = {}
        twins = {}
        for cell in sorted(row.cells, key=lambda cell: cell.text != base.slug):
            clauses = self.spoken(cell)
            seen = all(clause.verification != Clause.Verification.UNSEEN for clause in clauses)
            wording = tuple(clause.text for clause in clauses) if seen else ()
            proposal = self.by_slug[cell.text]
            spoken = proposal.text_language, wording
            if wording and (twin := first.setdefault(spoken, proposal)) is not proposal:
                twins[cell.text] = twin
        return twins

    def cell(
        self,
        cell: vocabulary.Cell,
        clauses: Sequence[Clause],
        issues: tuple[Issue, ...],
        same_as: Proposal | None,
        base_clauses: tuple[Clause, ...],
        judged: str,
    ) -> ComparedCell:
        """``clauses`` are those that a silent text is asked about; ``base_clauses`` those of the base with words."""
        proposal = self.by_slug[cell.text]
        known = [self.omissions.get((proposal.pk, clause.pk)) for clause in clauses]
        omissions = tuple(omission for omission in known if omission is not None)
        on_issue = self.omitted_on[proposal.pk, issues[0].pk] if issues and cell.silence else ()
        return ComparedCell(
            proposal=proposal,
            cell=cell,
            clauses=tuple(self.clause(cell.text, marked, base_clauses) for marked in cell.passages),
            omissions=omissions,
            issues=issues,
            on_record=tuple(omission for omission in on_issue if omission not in omissions),
            elsewhere=tuple(self.clauses[cell.text, key] for key in cell.elsewhere),
            answered_by=tuple(
                Reference(
                    self.clauses[cell.text, each.key],
                    self.row_name(each.row),
                    tuple(self.by_slug[text] for text in each.only),
                )
                for each in cell.answered_by
            ),
            same_as=same_as,
            dropped=base_clauses if cell.relation == "dropped" else (),
            judged=judged,
        )

    def clause(self, text: str, marked: vocabulary.Marked, base_clauses: Sequence[Clause]) -> ComparedClause:
        clause = self.clauses[text, marked.key]
        also_answers = tuple(map(self.row_name, marked.also_answers))
        against = tuple(each for each in base_clauses if each.key in marked.against)
        return ComparedClause(clause, marked, tuple(self.on_clause[clause.pk]), also_answers, against)

    def row_name(self, row_id: str) -> RowName:
        slug, key = row_id.split(".", 1)  # a slug has no dots
        return RowName(row_id, self.clauses[slug, key])

    def figure(self, figure_line: vocabulary.FigureComparison) -> ComparedFigure:
        values = tuple((self.by_slug[text], figure) for text, figure in figure_line.values)
        return ComparedFigure(self.measures[figure_line.measure], figure_line, values)

    def caveats(self, proposal: Proposal) -> Iterable[Caveat]:
        clauses = self.clauses_of[proposal.pk]
        missing = sum(clause.is_unrecorded for clause in clauses)
        if proposal.caveat:
            yield Caveat(proposal, proposal.caveat)
        elif availability_of(proposal, clauses) != proposal.text_availability:
            yield Caveat(proposal, _("was only read in summaries; absence of a clause is not evidence."))
        if not clauses:
            yield Caveat(proposal, _("has no clauses recorded here yet; absence of a clause is not evidence."))
        elif missing:
            message = ngettext(
                "has %(count)s point not recorded here yet; absence of a clause is not evidence.",
                "has %(count)s points not recorded here yet; absence of a clause is not evidence.",
                missing,
            )
            yield Caveat(proposal, message % {"count": missing})


def _issues(clauses: Iterable[Clause]) -> tuple[Issue, ...]:
    """The issues of clauses, each once."""
    return tuple(dict.fromkeys(issue for clause in clauses for issue in clause.all_issues))


def _by(records: Iterable[Any], column: str) -> dict[int, list[Any]]:
    """The records by the key in ``column``, without those that have none; a key without records has an empty list."""
    grouped: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        if (key := getattr(record, column)) is not None:
            grouped[key].append(record)
    return grouped


def read_records(proposals: Sequence[Proposal], *, match: Match = "all") -> Records:
    """The records of public proposals, to be compared by ``match``. Runs in a fixed number of queries."""
    clauses = read_clauses(proposals)
    return Records(
        proposals,
        match,
        clauses,
        list(Omission.objects.public().filter(proposal__in=proposals).select_related("clause__proposal")),
        read_correspondences(proposals) if match != "wording" else [],
        read_positions(proposals, clauses),
    )
