"""An issue over time: its steps from text to text, and its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from proposals.comparison.issue_history import Figure, Series, figure_series, issue_history
from proposals.comparison.relation_wording import is_later
from proposals.models import Clause, Issue, Measure, Proposal, Term
from tests.comparison.starter import load_starter_data
from tests.factories import make_clause, make_measure, make_proposal, make_term
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
            clauses = [clause for clause, _marks in step.marked if clause.text and clause.status != "removed"]
            reports = [each for each in clauses if each.basis == "reported" and each.variant_readings.all()]
            assert all(marks == () for clause, marks in step.marked if clause in reports), step.proposal
            words_of[step.proposal.pk] = " ".join(clause.text for clause in clauses if clause not in reports)
            removed = [run for _clause, marks in step.marked for kind, run in marks if kind == "removed"]
            old = words_of[step.before.pk] if step.before else ""
            assert all(word in old for run in removed for word in run.split()), step.proposal

    steps = {step.proposal.slug: step for step in issue_history(Issue.objects.get(slug="nato-membership"))}
    assert steps["us-four-documents-2025-12"].before is None
    assert steps["ukraine-plan-b-2025-12"].before.slug != "us-four-documents-2025-12"
