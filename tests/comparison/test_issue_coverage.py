"""Which texts address which issues, and what a silence means."""

import pytest

from proposals.comparison.issue_coverage import coverage_by_issue
from tests.factories import make_clause, make_issue
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_a_text_with_unread_points_or_a_recorded_omission_is_not_called_silent():
    site = make_site()
    other = make_issue(slug="other", topic=site.size.issue.topic)
    gone = make_clause(proposal=site.plan, key="7", issue=other)

    def kinds():
        return [
            coverage.silence for coverage in coverage_by_issue([site.plan, site.counter, site.reported], [other])[other]
        ]

    assert kinds() == [None, "unrecorded", "not_public"]
    site.counter.clauses.filter(status="unrecorded").delete()
    assert kinds() == [None, "not_addressed", "not_public"]
    site.counter.omissions.create(clause=gone, how="left-out")
    assert kinds() == [None, "omitted", "not_public"]


def test_leaving_out_a_point_leaves_out_what_its_sub_points_say_on_other_issues():
    site = make_site()
    site.counter.clauses.filter(status="unrecorded").delete()
    other = make_issue(slug="other", topic=site.size.issue.topic)
    make_clause(proposal=site.plan, key="2.a", issue=other, parent=site.plan.clauses.get(key="2"))

    (plan, counter) = coverage_by_issue([site.plan, site.counter], [other])[other]

    assert (plan.silence, counter.silence, counter.omissions) == (None, "struck", ())
