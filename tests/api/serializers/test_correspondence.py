"""Correspondences as JSON, and which of them are public."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Proposal
from tests.api.conftest import HERE
from tests.factories import make_unanswered
from tests.forms.records import make_correspondences

pytestmark = pytest.mark.django_db


@pytest.fixture
def correspondences():
    make_correspondences()


def test_a_correspondence_names_the_clauses_of_both_texts(api, correspondences):
    assert api.json("correspondences/split/") == {
        "url": f"{HERE}/api/v1/correspondences/split/",
        "html_url": f"{HERE}/compare/?t=a&t=b",
        "slug": "split",
        "state": "published",
        "from_clauses": [{"proposal": "a", "clause": "7"}],
        "to_clauses": [{"proposal": "b", "clause": "7"}, {"proposal": "b", "clause": "8.a"}],
        "silent": None,
        "relation": "split",
        "summary": "Now two points.",
        "note": "",
        "stale": False,
    }


def test_an_unanswered_correspondence_names_the_silent_text(api, correspondences):
    clause, silent = Clause.objects.get(proposal__slug="a"), Proposal.objects.get(slug="c")
    make_unanswered(slug="nothing", from_clauses=[clause], silent=silent)
    make_unanswered(slug="hidden", from_clauses=[clause], silent=Proposal.objects.get(slug="secret"))
    assert api.slugs("correspondences/?proposal=c") == ["nothing", "other"]
    assert api.slugs("correspondences/?relation=unanswered") == ["nothing"]
    answer = api.json("correspondences/nothing/")
    assert [answer[name] for name in ("html_url", "from_clauses", "to_clauses", "silent", "relation")] == [
        f"{HERE}/compare/?t=a&t=c",
        [{"proposal": "a", "clause": "7"}],
        [],
        "c",
        "unanswered",
    ]


@pytest.mark.parametrize("slug", ["draft", "on-draft"])
def test_a_draft_or_a_correspondence_with_a_draft_has_no_address(api, correspondences, slug):
    assert api.get(f"correspondences/{slug}/").status_code == 404
