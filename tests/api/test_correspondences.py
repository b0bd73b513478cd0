"""People's verdicts on which clauses answer each other."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Proposal
from tests.api.conftest import HERE
from tests.factories import make_clause, make_correspondence, make_proposal, make_unanswered

pytestmark = pytest.mark.django_db


@pytest.fixture
def verdicts():
    """A split between two texts, another pair, a draft verdict and a verdict on a draft."""
    a, b, c = (make_proposal(slug=slug) for slug in "abc")
    secret = make_proposal(slug="secret", state="draft")
    whole, first, second = (make_clause(proposal=p, key=k) for p, k in ((a, "7"), (b, "7"), (b, "8.a")))
    make_correspondence(
        slug="split", from_clauses=[whole], to_clauses=[first, second], relation="split", summary="Now two points."
    )
    make_correspondence(slug="other", from_clauses=[first], to_clauses=[make_clause(proposal=c)], relation="weaker")
    make_correspondence(slug="draft", state="draft", from_clauses=[whole], to_clauses=[first])
    make_correspondence(slug="on-draft", from_clauses=[whole], to_clauses=[make_clause(proposal=secret)])


def test_a_correspondence(api, verdicts):
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
    }


def test_that_nothing_answers_names_the_silent_text(api, verdicts):
    clause, silent = Clause.objects.get(proposal__slug="a"), Proposal.objects.get(slug="c")
    make_unanswered(slug="nothing", from_clauses=[clause], silent=silent)
    make_unanswered(slug="hidden", from_clauses=[clause], silent=Proposal.objects.get(slug="secret"))
    assert api.slugs("correspondences/?proposal=c") == ["nothing", "other"]
    assert api.slugs("correspondences/?relation=unanswered") == ["nothing"]
    found = api.json("correspondences/nothing/")
    assert [found[name] for name in ("html_url", "from_clauses", "to_clauses", "silent", "relation")] == [
        f"{HERE}/compare/?t=a&t=c",
        [{"proposal": "a", "clause": "7"}],
        [],
        "c",
        "unanswered",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["other", "split"]),
        ("proposal=a", ["split"]),
        ("proposal=b", ["other", "split"]),
        ("proposal=c", ["other"]),
        ("relation=weaker", ["other"]),
        ("proposal=a&relation=weaker", []),
        ("ordering=-slug", ["split", "other"]),
    ],
)
def test_filters(api, verdicts, query, expected):
    assert api.slugs(f"correspondences/?{query}") == expected


@pytest.mark.parametrize("slug", ["draft", "on-draft"])
def test_a_draft_or_a_verdict_on_a_draft_has_no_address(api, verdicts, slug):
    assert api.get(f"correspondences/{slug}/").status_code == 404


def test_a_draft_is_refused_as_a_filter_like_a_text_that_never_existed(api, verdicts):
    for slug in ("secret", "never-existed"):
        assert api.errors(f"correspondences/?proposal={slug}") == {"proposal": "There is no proposal with this slug."}
