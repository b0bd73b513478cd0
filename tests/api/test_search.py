"""The search for scripts: the hits of the page, as JSON and CSV."""

from __future__ import annotations

import pytest

from tests.api.test_tables import table
from tests.factories import (
    make_clause,
    make_proposal,
    make_source,
)

pytestmark = pytest.mark.django_db


HIT = "kind url html_url name field excerpt language on date_precision release data_until data_until_precision"


def test_every_hit_is_a_line_in_the_order_of_the_search_with_its_words_whole(api):
    text = make_proposal(slug="plan", short_title="Guarantees, first", title="A plan", sources=[make_source()])
    for key in "123":
        make_clause(proposal=text, key=key, heading="", text=f"Guarantee {key} holds.", sources=[make_source()])
    rows = table(api, "search/?q=guarantee&format=csv")
    assert [" ".join(row) for row in rows] == [HIT] * 4
    paged = [api.json(f"search/?q=guarantee&page_size=1&page={page}")["results"][0] for page in (1, 2, 3, 4)]
    assert [(row["url"], row["on"]) for row in rows] == [(hit["url"], hit["on"]) for hit in paged]
    assert [(row["name"], row["excerpt"]) for row in rows[:2]] == [
        ("Guarantees, first", "A plan"),
        ("", "Guarantee 1 holds."),
    ]
    assert [row["kind"] for row in table(api, "search/?q=guarantee&kind=proposal&format=csv")] == ["proposal"]
    assert api.get("search/?q=nowhere&format=csv").getvalue().decode() == ",".join(HIT.split()) + "\r\n"
    for name in ("page", "page_size"):
        assert api.errors(f"search/?q=guarantee&format=csv&{name}=1") == {
            name: "CSV always holds the whole list; omit this parameter."
        }
    assert api.errors("search/?q=guarantee&format=xml") == {"format": "“xml” is not valid; use json or csv."}


def test_every_kind_is_counted_whichever_is_asked_for(api):
    text = make_proposal(slug="plan", short_title="Guarantees")
    make_clause(proposal=text, text="A guarantee."), make_clause(proposal=text, text="Guarantees.")
    answer = api.json("search/?q=guarantee&kind=clause")
    assert ({row["kind"] for row in answer["results"]}, answer["count"]) == ({"clause"}, 2)
    assert answer["counts"] == {"proposal": 1, "clause": 2, "issue": 0, "position": 0, "source": 0}


def test_a_search_without_words_is_refused(api):
    assert api.errors("search/?kind=clause") == {"q": "Give the words to search for: q=guarantees."}
    assert "q" in api.errors("search/?q=%22%22")


def test_hits_that_are_left_out_are_reported(api, monkeypatch):
    monkeypatch.setattr("proposals.search.find.MOST_HITS", 1)
    text = make_proposal()
    make_clause(proposal=text, text="A guarantee."), make_clause(proposal=text, text="Guarantees.")
    answer = api.json("search/?q=guarantee")
    assert (answer["count"], answer["warnings"]) == (
        1,
        ["clause: more than 1 records contain these words; the newest 1 are given."],
    )
