"""Records for the tests of the filters and of the serializers."""

from __future__ import annotations

import datetime

from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_topic,
)


def day(number: int) -> datetime.date:
    return datetime.date(2025, 11, number)


def make_positions():
    """Two parties on one issue, a clause of it and its text; drafts beside them."""
    plan = make_proposal(slug="plan")
    topic = make_topic(slug="forces", process=plan.process)
    size, further = (make_issue(slug=slug, topic=topic) for slug in ("size", "further"))
    clause = make_clause(proposal=plan, key="6", issue=size, further_issues=[further])
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    make_position(slug="p1", party=alpha, issue=size, stated_on=day(1), stance="rejects", statement="Never.")
    make_position(slug="p2", party=alpha, issue=size, stated_on=day(5), certainty="inferred")
    make_position(slug="p3", party=beta, clause=clause, stated_on=day(3), stated_by="Envoy")
    make_position(slug="p4", party=beta, proposal=plan, stated_on=day(4), stance="open")
    make_position(slug="p5", party=beta, issue=make_issue(process=plan.process), stated_on=day(2))
    make_position(slug="p6", state="draft", party=alpha, issue=size, stated_on=day(9))
    secret = make_proposal(slug="secret", state="draft", process=plan.process)
    make_position(slug="p7", party=alpha, clause=make_clause(proposal=secret, issue=size))


def make_correspondences():
    """A split between two texts, another pair, one that is a draft and one with a draft."""
    a, b, c = (make_proposal(slug=slug) for slug in "abc")
    secret = make_proposal(slug="secret", state="draft")
    whole, first, second = (make_clause(proposal=p, key=k) for p, k in ((a, "7"), (b, "7"), (b, "8.a")))
    make_correspondence(
        slug="split", from_clauses=[whole], to_clauses=[first, second], relation="split", summary="Now two points."
    )
    make_correspondence(slug="other", from_clauses=[first], to_clauses=[make_clause(proposal=c)], relation="weaker")
    make_correspondence(slug="draft", state="draft", from_clauses=[whole], to_clauses=[first])
    make_correspondence(slug="on-draft", from_clauses=[whole], to_clauses=[make_clause(proposal=secret)])
