"""An issue over time: its steps from text to text, and its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from proposals.comparison.compare import Records
from proposals.comparison.issue_history import Figure, Series, figure_series, issue_history
from proposals.comparison.relation_wording import is_later
from proposals.models import Clause, Issue, Measure, Proposal, Term
from tests.comparison.starter import PROCESSES, load_starter_data, records_of
from tests.factories import make_clause, make_measure, make_party, make_proposal, make_term
from tests.views.site import make_site


def series(kind: str, *values: tuple[int, str]) -> Series:
    """A measure with values, each in the text of that day of November."""
    measure = Measure(kind=kind)
    figures = (
        Figure(Proposal(pk=day, issued_on=date(2025, 11, day)), Clause(), Term(measure=measure, value=value))
        for day, value in values
    )
    return Series(measure, tuple(figures))


def test_figures_of_two_texts_are_drawn_to_scale():
    chart = series("number", (20, "800000"), (23, "600000")).chart
    assert [level.label for level in chart.levels] == ["800,000", "600,000"]
    assert [point.of.term.number for point in chart.points] == [Decimal(800000), Decimal(600000)]


@pytest.mark.parametrize(
    "undrawn",
    [
        series("number", (20, "800000")),
        series("number", (20, "800000"), (20, "600000")),  # both in one text
        series("number", (20, "800000"), (23, "not agreed")),
        series("text", (20, "8"), (23, "6")),
    ],
)
def test_without_numbers_in_two_texts_there_is_no_chart(undrawn):
    assert undrawn.chart is None


@pytest.mark.django_db
def test_each_text_is_marked_against_one_that_says_something():
    site = make_site()
    aid, size = Issue.objects.get(slug="aid"), site.size.issue

    steps = {issue.slug: issue_history(issue) for issue in (size, aid)}

    assert [(step.proposal.slug, step.before and step.before.slug) for step in steps["force-size"]] == [
        ("plan", None),
        ("counter", "plan"),
        ("reported", "plan"),
    ]
    lineage = [(step.revises_before, step.draws_on_before) for step in steps["force-size"]]
    assert lineage == [(False, False), (True, False), (True, False)]
    assert [(step.proposal.slug, step.before, step.coverage.silence) for step in steps["aid"]] == [
        ("plan", None, None),
        ("counter", None, None),  # its clause is struck: no words to mark
        ("reported", None, "not_public"),
    ]


@pytest.mark.django_db
def test_a_text_is_marked_against_what_it_revises_and_never_against_one_of_the_same_day():
    size = make_site().size.issue
    plan, counter = Proposal.objects.get(slug="plan"), Proposal.objects.get(slug="counter")
    shared = {"process": plan.process, "state": "published"}
    twin = make_proposal(slug="twin", issued_on=counter.issued_on, **shared)
    late = make_proposal(slug="late", issued_on="2026-02-01", revises=plan, **shared)
    drawn = make_proposal(slug="drawn", issued_on="2026-02-01", **shared)
    drawn.derived_from.set([counter])
    for text in (twin, late, drawn):
        make_clause(proposal=text, key="1", text="Forces stay below 700,000.", issue=size)

    before = {step.proposal.slug: step.before and step.before.slug for step in issue_history(size)}

    assert before["counter"] == before["twin"] == "plan"
    assert (before["late"], before["drawn"]) == ("plan", "counter")


@pytest.mark.django_db
@pytest.mark.sweep
def test_no_text_is_said_to_follow_one_of_its_own_day(once):
    once(load_starter_data)
    steps = [step for issue in Issue.objects.select_related("topic__process") for step in issue_history(issue)]
    marked = [step for step in steps if step.before]
    by_date = [step for step in marked if not (step.revises_before or step.draws_on_before)]
    assert len(marked) > len(by_date) > 20
    assert [step for step in by_date if not is_later(step.proposal, step.before)] == []


@pytest.mark.django_db
def test_a_series_has_the_figures_of_the_issue_alone():
    site = make_site()
    make_term(clause=site.size, measure=make_measure(slug="of-another-issue"), value="5")

    (caps,) = figure_series(issue_history(site.size.issue), site.size.issue)

    assert caps.measure.slug == "cap"
    assert [(figure.proposal.slug, figure.term.value) for figure in caps.figures] == [
        ("plan", "600000"),
        ("counter", "800000"),
    ]


@pytest.mark.django_db
@pytest.mark.sweep
def test_a_report_on_which_accounts_differ_has_no_words_that_another_text_deletes():
    load_starter_data()
    for issue in Issue.objects.public():
        words_of: dict[int, str] = {}
        for step in issue_history(issue):
            clauses = [each.clause for each in step.marked if each.clause.text and each.clause.status != "removed"]
            reports = [each for each in clauses if each.basis == "reported" and each.variant_readings.all()]
            assert all(each.spans == () for each in step.marked if each.clause in reports), step.proposal
            own = [each for each in step.proposal.clauses.all() if each.status != "removed" and each not in reports]
            words_of[step.proposal.pk] = " ".join(clause.text for clause in own)
            removed = [run for each in step.marked for kind, run in each.spans if kind == "removed"]
            old = words_of[step.before.pk] if step.before else ""
            assert all(word in old for run in removed for word in run.split()), step.proposal

    steps = {step.proposal.slug: step for step in issue_history(Issue.objects.get(slug="nato-membership"))}
    assert steps["us-four-documents-2025-12"].before is None
    assert steps["ukraine-plan-b-2025-12"].before.slug != "us-four-documents-2025-12"


@pytest.mark.django_db
@pytest.mark.sweep
def test_a_clause_is_marked_as_the_comparison_of_the_two_texts_marks_it(once):
    once(load_starter_data)
    alone = marked = 0
    for process in PROCESSES:
        records = records_of(process)
        rows: dict[tuple[str, str], dict[str, tuple]] = {}
        for issue in Issue.objects.filter(topic__process__slug=process):
            for step in issue_history(issue):
                if not step.before or step.barrier:
                    continue
                pair = step.before.slug, step.proposal.slug
                theirs = rows.setdefault(pair, _spans_of_rows_they_share(records, *pair))
                for each in step.marked:
                    assert each.spans in ((), theirs.get(each.clause.key)), (issue.slug, pair, each.clause.key)
                    assert not (each.is_alone and each.spans)
                    alone, marked = alone + each.is_alone, marked + bool(each.spans)
    assert (alone > 10, marked > 60) == (True, True)
    told = {step.proposal.slug: step.marked for step in issue_history(Issue.objects.get(slug="no-change-by-force"))}
    struck = [run for each in told["e3-counter-2025-11"] for kind, run in each.spans if kind == "removed"]
    (ban,) = [each.clause.text for each in told["us-28-point-2025-11"] if each.clause.key == "22"]
    assert struck
    assert not any(run.strip() in ban for run in struck)  # point 22 of that text is not recorded


def _spans_of_rows_they_share(records: Records, before: str, text: str) -> dict[str, tuple]:
    base, other = records.by_slug[before], records.by_slug[text]
    shared = {}
    for row in records.engine_rows((base, other), base):
        cells = {cell.text: cell.passages for cell in row.cells}
        if cells[before]:
            shared |= {passage.key: passage.spans for passage in cells[text]}
    return shared


@pytest.mark.django_db
def test_what_nobody_has_seen_is_marked_on_neither_side():
    site = make_site()
    size, process = site.size.issue, site.size.proposal.process
    shared = {"process": process, "state": "published"}
    one = make_proposal(slug="one", issued_on="2026-02-01", revises=site.size.proposal, **shared)
    two = make_proposal(slug="two", issued_on="2026-02-02", revises=one, **shared)
    make_clause(proposal=one, key="1", text="Forces stay below 700,000.", issue=size, verification="unseen")
    make_clause(proposal=two, key="1", text="Forces stay below 500,000.", issue=size)

    steps = {step.proposal.slug: step for step in issue_history(size)}

    told = [(step.before.slug, step.barrier, [each.spans for each in step.marked]) for step in map(steps.get, TWO)]
    assert told == [("plan", "unseen", [()]), ("one", "unseen", [()])]
    assert steps["one"].uncompared == "wording not seen: not compared"


TWO = ("one", "two")


@pytest.mark.django_db
def test_texts_in_different_languages_are_not_marked_and_one_that_can_be_compared_goes_first():
    site = make_site()
    size, process = site.size.issue, site.size.proposal.process
    shared = {"process": process, "state": "published"}
    ours = make_proposal(slug="one", issued_on="2026-02-01", text_language="uk", **shared)
    next_one = make_proposal(slug="two", issued_on="2026-02-02", **shared)
    make_clause(proposal=ours, key="1", text="Військо має щонайбільше 700 000 осіб.", issue=size)
    make_clause(proposal=next_one, key="1", text="Forces stay below 500,000.", issue=size)

    steps = {step.proposal.slug: step for step in issue_history(size)}

    assert (steps["one"].barrier, [each.spans for each in steps["one"].marked]) == ("languages", [()])
    assert steps["one"].uncompared == "different languages: not compared by words"
    assert (steps["two"].before.slug != "one", steps["two"].barrier) == (True, None)


@pytest.mark.django_db
def test_rival_versions_are_each_marked_by_themselves_and_against_one_that_is_named():
    site = make_site()
    size, process = site.size.issue, site.size.proposal.process
    shared = {"process": process, "state": "published"}
    rivals = make_proposal(slug="rivals", issued_on="2026-02-01", revises=site.size.proposal, **shared)
    after = make_proposal(slug="after", issued_on="2026-02-02", revises=rivals, **shared)
    point = make_clause(proposal=rivals, key="1", text="The size is left open.", issue=size, status="bracketed")
    for key, number in (("1.a", "700,000"), ("1.b", "500,000")):
        words = f"The army has at most {number} troops in peace."
        party = site.size.proposal.drafted_by.first() or make_party()
        make_clause(proposal=rivals, key=key, text=words, issue=size, parent=point, status="variant", advanced_by=party)
    make_clause(proposal=after, key="1", text="The army has at most 500,000 troops in peace.", issue=size)

    steps = {step.proposal.slug: step for step in issue_history(size)}

    old = "".join(clause.text for clause in [site.size])
    for each in steps["rivals"].marked:
        assert "".join(words for kind, words in each.spans if kind != "added") == old
    (last,) = steps["after"].marked
    assert last.spans == (("same", "The army has at most 500,000 troops in peace."),)
    assert [clause.key for clause in last.against] == ["1.b"]


@pytest.mark.django_db
@pytest.mark.sweep
def test_nothing_is_marked_that_the_comparison_of_the_two_texts_does_not_compare(once):
    once(load_starter_data)
    named = 0
    for process in PROCESSES:
        records = records_of(process)
        barriers: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
        for issue in Issue.objects.filter(topic__process__slug=process):
            for step in issue_history(issue):
                if not step.before:
                    continue
                pair = step.before.slug, step.proposal.slug
                found = barriers.setdefault(pair, _uncompared(records, *pair))
                here = {(pair[1], each.clause.key) for each in step.marked if each.spans}
                assert not here.intersection(found), (issue.slug, pair)
                named += bool(step.barrier)
    assert named > 10


def _uncompared(records: Records, before: str, text: str) -> dict[tuple[str, str], str]:
    """The clauses of the rows of two texts that have a barrier of language or wording."""
    base, other = records.by_slug[before], records.by_slug[text]
    return {
        (cell.text, marked.key): cell.barrier
        for row in records.engine_rows((base, other), base)
        for cell in row.cells
        for marked in cell.passages
        if cell.barrier in ("languages", "scripts", "unseen")
    }
