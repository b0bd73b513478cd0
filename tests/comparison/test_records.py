"""What a comparison reads: public records as the engine takes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.comparison.records import (
    availability_of,
    correspondence_of,
    passage_of,
    read_clauses,
    read_correspondences,
    read_positions,
)
from proposals.engine import vocabulary
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_proposal,
    make_term,
)

pytestmark = pytest.mark.django_db


def test_a_clause_becomes_a_passage_with_its_issues_and_figures():
    text = make_proposal(slug="plan")
    main, further = (make_issue(process=text.process, slug=slug) for slug in ("main", "further"))
    measure = make_measure(issue=main, slug="cap", kind="number", unit="personnel")
    clause = make_clause(
        proposal=text, key="6.a", number="6", heading="Size", text="At most 600,000.", issue=main,
        further_issues=[further],
    )  # fmt: skip
    make_term(clause=clause, measure=measure, value="600000", unit="personnel")
    (read,) = read_clauses([text])
    assert passage_of(read) == vocabulary.Passage(
        key="6.a",
        text="At most 600,000.",
        number="6",
        heading="Size",
        issues=("main", "further"),
        figures=(vocabulary.Figure("cap", "number", "600000", "personnel", Decimal(600000)),),
    )


@pytest.mark.parametrize("availability", ["full", "partial", "reported"])
@pytest.mark.parametrize("read", [(), ("direct",), ("indirect", "unseen"), ("indirect", "direct")])
def test_a_public_text_that_was_only_read_in_summaries_is_known_from_reports(availability, read):
    text = make_proposal(text_availability=availability)
    for number, verification in enumerate(read):
        make_clause(proposal=text, key=str(number), verification=verification)
    make_clause(proposal=text, key="u", status="unrecorded", verification="unseen")
    known = "reported" if availability == "full" and read == ("indirect", "unseen") else availability
    assert availability_of(text, read_clauses([text])) == known


def test_only_public_records_are_read():
    plan, counter = make_proposal(slug="plan"), make_proposal(slug="counter")
    one, other = make_clause(proposal=plan, key="1"), make_clause(proposal=counter, key="2")
    shown = make_correspondence(from_clauses=[one], to_clauses=[other], relation="weaker", summary="Less.")
    make_correspondence("draft", from_clauses=[one], to_clauses=[other])
    said = make_position(clause=one)
    make_position("draft", clause=one)
    texts = [plan, counter]
    assert read_correspondences(texts) == [shown]
    assert read_positions(texts, read_clauses(texts)) == [said]
    (correspondence,) = map(correspondence_of, read_correspondences(texts))
    assert correspondence == vocabulary.Correspondence((("plan", "1"),), (("counter", "2"),), "weaker", "Less.")


@pytest.mark.parametrize(
    ("status", "unsettled"), [("active", ""), ("bracketed", "bracketed"), ("variant", "variant"), ("removed", "")]
)
def test_a_figure_says_whether_the_text_settles_on_it(status, unsettled):
    clause = make_clause(status=status, advanced_by=make_party() if status == "variant" else None)
    make_term(clause=clause)
    (read,) = read_clauses([clause.proposal])
    assert [figure.unsettled for figure in passage_of(read).figures] == [unsettled]
