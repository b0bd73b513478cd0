"""What a script sends to make a record: kept whole with one history row, or refused by name with nothing saved."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Issue, Party, Proposal
from tests.api.conftest import HERE
from tests.api.drafting import CLAUSE, EVENT, POSITION, TEXT, fields, make_world, rows
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_proposal,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


@pytest.fixture
def world():
    return make_world()


def test_a_proposal_is_made_as_a_draft_with_one_history_row(analyst, api, world):
    answer = analyst.send("POST", "proposals/", TEXT)
    made = answer.json()
    assert (answer.status_code, answer["Location"]) == (201, f"{HERE}/api/v1/proposals/answer/")
    assert made | TEXT == made
    assert (made["state"], made["date_precision"], made["text_language"]) == ("draft", "day", "en")
    assert analyst.get("proposals/answer/")["ETag"] == answer["ETag"]
    assert analyst.json("proposals/answer/") | {"warnings": []} == made
    assert api.get("proposals/answer/").status_code == 404
    (history,) = Proposal.objects.get(slug="answer").history.all()
    assert (history.history_type, history.history_user) == ("+", analyst.user)
    assert [source.source.slug for source in history.sources.all()] == ["report"]


def test_a_clause_is_made_with_its_terms_and_readings(analyst, world):
    analyst.made("proposals/", TEXT)
    made = analyst.made("clauses/", CLAUSE)
    term = {"measure": "cap", "value": "800000", "unit": "personnel", "number": "800000", "note": "", "stale": False}
    assert made["terms"] == [term]
    assert {name: made[name] for name in CLAUSE if name != "terms"} == {
        name: value for name, value in CLAUSE.items() if name != "terms"
    }
    assert (made["order"], made["state"]) == (0, "draft")
    assert analyst.made("clauses/", CLAUSE | {"key": "7", "parent": "6"})["order"] == 1
    assert [clause.history.count() for clause in Clause.objects.filter(proposal__slug="answer")] == [1, 1]


@pytest.mark.parametrize(
    "target",
    [{"issue": "size"}, {"proposal": "plan"}, {"proposal": "plan", "clause": "1"}],
    ids=["issue", "text", "clause"],
)
def test_a_position_is_made_under_the_next_number(analyst, world, target):
    made = analyst.made("positions/", POSITION | {"target": target, "also_in": ["other-report"]})
    assert made["slug"] == "p001"
    assert made["target"] | target == made["target"]
    assert analyst.made("positions/", POSITION)["slug"] == "p002"
    # What an answer says can be sent back as it is.
    sent = analyst.change("PATCH", "positions/p001/", {"target": made["target"]})
    assert sent.json() == made | {"warnings": []}


def test_an_event_and_a_correspondence_are_made(analyst, world):
    assert analyst.made("events/", EVENT) | EVENT == analyst.json("events/meeting/")
    process = Proposal.objects.get(slug="plan").process
    other = make_clause(proposal=make_proposal(slug="other", process=process), key="2")
    correspondence = {
        "from_clauses": [{"proposal": "plan", "clause": "1"}],
        "to_clauses": [{"proposal": "other", "clause": other.key}],
        "relation": "reworded",
    }
    assert analyst.made("correspondences/", correspondence)["slug"] == "c001"
    nothing = correspondence | {"to_clauses": [], "silent": "other", "relation": "unanswered"}
    assert analyst.made("correspondences/", nothing) | nothing == analyst.json("correspondences/c002/")
    assert fields(analyst.send("POST", "correspondences/", nothing | {"silent": None})) == {
        "to_clauses": "Choose one or more clauses of one text."
    }
    assert fields(analyst.send("POST", "correspondences/", nothing | {"relation": "replaced"})) == {
        "silent": "Name the silent text for the relation “unanswered”, and for no other."
    }
    mixed = correspondence | {"to_clauses": correspondence["from_clauses"]}
    assert fields(analyst.send("POST", "correspondences/", mixed)) == {"to_clauses": "Choose clauses of another text."}


@pytest.mark.parametrize(
    ("path", "body", "named"),
    [
        ("proposals/", {**TEXT, "colour": "red"}, {"colour"}),
        ("proposals/", {**TEXT, "state": "published"}, {"state"}),
        (
            "proposals/",
            {},
            {"slug", "process", "title", "short_title", "kind", "issued_on", "status"}
            | {"text_availability", "original_language"},
        ),
        ("proposals/", {**TEXT, "slug": "plan"}, {"slug"}),
        ("proposals/", {**TEXT, "slug": "a b"}, {"slug"}),
        ("proposals/", {**TEXT, "process": "nothing"}, {"process"}),
        ("proposals/", {**TEXT, "process": 7}, {"process"}),
        ("proposals/", {**TEXT, "process": {"slug": "talks"}}, {"process"}),
        ("proposals/", {**TEXT, "drafted_by": ["alpha", "nobody"]}, {"drafted_by.1"}),
        ("proposals/", {**TEXT, "drafted_by": "alpha"}, {"drafted_by"}),
        ("proposals/", {**TEXT, "claimed_points": 10**30}, {"claimed_points"}),
        ("proposals/", {**TEXT, "claimed_points": 0}, {"claimed_points"}),
        ("proposals/", {**TEXT, "issued_on": "1 December"}, {"issued_on"}),
        ("proposals/", {**TEXT, "kind": "song"}, {"kind"}),
        ("proposals/", {**TEXT, "original_language": "Ukrainian"}, {"original_language"}),
        (
            "proposals/",
            {**TEXT, "omissions": [{"clause": {"proposal": "plan", "clause": "99"}, "how": "struck"}]},
            {"omissions.0.clause"},
        ),
        ("proposals/", {**TEXT, "omissions": [{"clause": "plan/1", "how": "struck"}]}, {"omissions.0.clause"}),
        ("proposals/", {**TEXT, "omissions": TEXT["omissions"] * 2}, {"omissions.1.clause"}),
        ("clauses/", {**CLAUSE, "proposal": "plan", "text": ""}, {"proposal"}),
        ("positions/", {**POSITION, "target": {"issue": "size", "proposal": "plan"}}, {"target"}),
        ("positions/", {**POSITION, "target": "size"}, {"target"}),
        ("positions/", {**POSITION, "target": {"issue": ["size"]}}, {"target"}),
        ("positions/", {**POSITION, "stance": "supports-with-conditions"}, {"conditions"}),
        ("positions/", {**POSITION, "source": None}, {"source"}),
        ("events/", {**EVENT, "ends_on": "2025-12-01"}, {"ends_on"}),
        ("events/", {**EVENT, "persons": [["nested"]]}, {"persons.0"}),
        ("events/", {**EVENT, "proposals": ["secret"]}, {"proposals.0"}),
    ],
)
def test_an_invalid_field_is_refused_by_name_and_nothing_is_saved(analyst, world, path, body, named):
    make_proposal(slug="secret", state="draft")
    before = rows()
    answer = analyst.send("POST", path, body)
    if path == "clauses/":
        assert answer.status_code == 403
    else:
        assert set(fields(answer)) == named
    assert rows() == before


def test_how_far_a_source_was_read_is_written_for_sources_of_the_record(analyst, world):
    draft = POSITION | {"also_in": ["other-report"]}
    before = rows()
    for reading, named in (
        ({"report": "skimmed"}, "reading.report"),
        ({"lost": "read"}, "reading"),
        (["report"], "reading"),
        (None, "reading"),
    ):
        assert set(fields(analyst.send("POST", "positions/", draft | {"reading": reading}))) == {named}
    assert rows() == before
    reading = {"other-report": "in-part", "report": "read"}
    made = analyst.made("positions/", draft | {"reading": reading})
    assert made["reading"] == reading
    path = f"positions/{made['slug']}/"
    assert set(fields(analyst.change("PATCH", path, {"also_in": []}, of=path))) == {"reading"}
    both = {"also_in": [], "reading": {"report": "read"}}
    assert analyst.change("PATCH", path, both, of=path).json()["reading"] == {"report": "read"}


def test_a_compatible_statement_obeys_the_rule_of_the_model(analyst, world):
    own, other = (
        make_position(party=party, stance="supports", issue=Issue.objects.get(slug="size"))
        for party in (Party.objects.get(slug="alpha"), make_party())
    )
    draft = POSITION | {"compatible_reason": "Both can be had."}
    before = rows()
    for compatible in ({}, {"compatible_with": []}):
        assert set(fields(analyst.send("POST", "positions/", draft | compatible))) == {"compatible_reason"}
    named = fields(analyst.send("POST", "positions/", draft | {"compatible_with": [own.slug]}))
    assert set(named) == {"compatible_with"}
    assert rows() == before
    made = analyst.made("positions/", draft | {"compatible_with": [other.slug]})
    path = f"positions/{made['slug']}/"
    for change in ({"compatible_with": []}, {"compatible_reason": ""}, {"stance": "opposes"}):
        assert analyst.change("PATCH", path, change, of=path).status_code == 400, change


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"text": ""}, "text"),
        ({"key": "A B"}, "key"),
        ({"parent": "99"}, "parent"),
        ({"issue": "elsewhere"}, "issue"),
        ({"further_issues": ["elsewhere"]}, "further_issues"),
        ({"terms": [{"measure": "cap", "value": "1", "unit": "tanks"}]}, "terms.0.unit"),
        ({"terms": [{"measure": "cap", "value": "1 thousand troops", "unit": "tanks"}]}, "terms.0.unit"),
        ({"terms": [{"measure": "cap", "value": "1"}] * 2}, "terms.1.measure"),
        ({"terms": [{"measure": "cap", "value": ""}]}, "terms.0.value"),
        ({"terms": {"measure": "cap"}}, "terms"),
        ({"terms": [[]]}, "terms.0"),
        ({"status": "variant"}, "advanced_by"),
        ({"basis": ""}, "basis"),
        ({"order": -1}, "order"),
        ({"order": 10**20}, "order"),
        ({"order": 1.5}, "order"),
        ({"order": True}, "order"),
    ],
)
def test_a_clause_obeys_the_rules_of_the_model_and_is_saved_whole_or_not(analyst, world, change, named):
    make_issue(slug="elsewhere")
    analyst.made("proposals/", TEXT)
    before = rows()
    assert named in fields(analyst.send("POST", "clauses/", CLAUSE | change))
    assert rows() == before
