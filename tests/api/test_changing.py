"""Changing and deleting with a token: from one version to the next, each with one history row."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Proposal, Term, VariantReading
from tests.api.drafting import CLAUSE, EVENT, POSITION, TEXT, make_world, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


@pytest.fixture
def world():
    return make_world()


def test_a_change_writes_what_was_sent_and_one_history_row(analyst, world):
    analyst.made("proposals/", TEXT)
    answer = analyst.change("PATCH", "proposals/answer/", {"title": "Another", "sources": ["report", "other-report"]})
    changed = answer.json()
    assert (answer.status_code, changed["title"], changed["kind"]) == (200, "Another", "plan")
    assert sorted(changed["sources"]) == ["other-report", "report"]
    first, second = Proposal.objects.get(slug="answer").history.order_by("history_id")
    assert (second.history_type, second.history_user) == ("~", analyst.user)
    assert (first.title, second.title) == ("An answer", "Another")
    assert analyst.send("PATCH", "proposals/answer/", {"title": "Another"}, etag=answer["ETag"]).status_code == 200
    assert Proposal.objects.get(slug="answer").history.count() == 2


@pytest.mark.parametrize(
    ("path", "sent", "missing"),
    [
        ("correspondences/c001/", {"to_clauses": [{"clause": "1"}]}, "to_clauses.0.proposal"),
        ("correspondences/c001/", {"from_clauses": [{"proposal": "plan"}]}, "from_clauses.0.clause"),
        ("clauses/answer/6/", {"terms": [{"measure": "cap"}]}, "terms.0.value"),
        ("clauses/answer/6/", {"terms": [{"value": "5"}]}, "terms.0.measure"),
        ("clauses/answer/6/", {"variant_readings": [{"reading": "Other."}]}, "variant_readings.0.source"),
        ("proposals/answer/", {"omissions": [{"how": "struck"}]}, "omissions.0.clause"),
        (
            "proposals/answer/",
            {"omissions": [{"clause": {"clause": "1"}, "how": "struck"}]},
            "omissions.0.clause.proposal",
        ),
    ],
)
def test_what_a_record_contains_is_complete_even_in_a_patch(analyst, world, path, sent, missing):
    analyst.made("proposals/", TEXT)
    analyst.made("clauses/", CLAUSE)
    sides = {
        "from_clauses": [{"proposal": "plan", "clause": "1"}],
        "to_clauses": [{"proposal": "answer", "clause": "6"}],
    }
    analyst.made("correspondences/", {**sides, "slug": "c001", "relation": "reworded"})
    before = rows()
    answer = analyst.change("PATCH", path, sent)
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [{"field": missing, "message": "This field is required."}],
    )
    assert rows() == before


def test_a_patch_replaces_parts_by_those_sent(analyst, world):
    analyst.made("proposals/", TEXT)
    analyst.made("clauses/", CLAUSE)
    term = Term.objects.get()
    sent = {"terms": [{"measure": "cap", "value": "700000"}], "variant_readings": []}
    changed = analyst.change("PATCH", "clauses/answer/6/", sent).json()
    assert [each["value"] for each in changed["terms"]] == ["700000"]
    assert changed["variant_readings"] == []
    assert Term.objects.get() == term
    assert [row.history_type for row in Term.history.all()] == ["~", "+"]
    assert [row.history_type for row in VariantReading.history.all()] == ["-", "+"]


def test_a_change_needs_the_version_it_changes(analyst, world):
    analyst.made("proposals/", TEXT)
    for method, path in (("PATCH", ""), ("DELETE", ""), ("POST", "submit/")):
        answer = analyst.send(method, f"proposals/answer/{path}", {})
        assert (answer.status_code, answer.json()["title"]) == (428, "Precondition Required")
    assert Proposal.objects.get(slug="answer").state == "draft"


@pytest.mark.parametrize("given", ['"old"', "*", "W/x", 'W/"y"', "nothing"])
def test_a_stale_change_is_refused_with_what_the_record_is_now(analyst, world, given):
    now = analyst.made("proposals/", TEXT)
    etag = analyst.get("proposals/answer/")["ETag"]
    for method, path in (("PATCH", ""), ("DELETE", ""), ("POST", "submit/")):
        answer = analyst.send(method, f"proposals/answer/{path}", {}, etag=given)
        assert (answer.status_code, answer["ETag"]) == (412, etag)
        assert answer.json()["current"] == now


def test_of_two_changes_from_one_version_the_second_is_refused(analyst, editor, world):
    analyst.made("clauses/", CLAUSE | {"proposal": analyst.made("proposals/", TEXT)["slug"]})
    etag = analyst.get("clauses/answer/6/")["ETag"]
    assert editor.get("clauses/answer/6/")["ETag"] == etag
    assert editor.send("PATCH", "clauses/answer/6/", {"terms": []}, etag=etag).status_code == 200
    lost = analyst.send("PATCH", "clauses/answer/6/", {"heading": "Size"}, etag=etag)
    assert (lost.status_code, lost.json()["current"]["terms"]) == (412, [])
    again = analyst.send("PATCH", "clauses/answer/6/", {"heading": "Size"}, etag=lost["ETag"])
    assert (again.status_code, again.json()["terms"], again.json()["heading"]) == (200, [], "Size")


def test_deleting_takes_a_draft_away_and_nothing_else(analyst, world):
    analyst.made("proposals/", TEXT)
    analyst.made("clauses/", CLAUSE)
    assert analyst.change("DELETE", "clauses/answer/6/").status_code == 204
    last = Clause.history.filter(key="6").latest()
    assert (last.history_type, last.history_user) == ("-", analyst.user)
    analyst.made("clauses/", CLAUSE)
    analyst.made("positions/", POSITION | {"target": {"proposal": "answer", "clause": "6"}})
    held = analyst.change("DELETE", "proposals/answer/")
    assert (held.status_code, held.json()["title"]) == (409, "Conflict")
    analyst.change("DELETE", "positions/p001/")
    analyst.made("events/", EVENT | {"proposals": ["answer"]})
    listed = analyst.change("DELETE", "proposals/answer/")
    assert (listed.status_code, listed.json()["detail"]) == (
        409,
        "It cannot be deleted, because these refer to it: Meeting.",
    )
    assert Proposal.objects.filter(slug="answer").exists()
