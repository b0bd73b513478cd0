"""The comparison as built from public records."""

import pytest

from proposals.comparison.compare import compare
from proposals.models import Position, Proposal
from tests.factories import make_position
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_a_row_is_contested_only_where_parties_differ_on_the_same_thing():
    site = make_site()
    Position.objects.filter(slug="p004").delete()  # Beta rejects the clause; now nobody accepts it
    make_position(issue=site.size.issue, stance="supports")  # the thesis is another thing

    texts = Proposal.objects.public().with_relatives().filter(slug__in=["plan", "counter"])
    comparison = compare(texts, site.plan, rows="contested")

    assert comparison.rows == ()


def test_a_draft_has_no_clauses_in_a_comparison():
    site = make_site()
    Proposal.objects.filter(pk=site.counter.pk).update(state="draft")

    comparison = compare(Proposal.objects.filter(slug__in=["plan", "counter"]).with_relatives(), site.plan)

    assert [cell.clauses for row in comparison.rows for cell in row.cells if cell.proposal == site.counter] == [
        (),
        (),
    ]
