"""A corrected text laid beside the one on record: what is tied to a clause is lost only by a yes."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from proposals.models import Proposal
from tests.admin.bringing import ask, press, said, stored
from tests.factories import make_clause, make_position, make_proposal, make_source, make_term


@pytest.fixture
def draft(db):
    return make_proposal(state="draft", short_title="Two towns", sources=[make_source(slug="agency")])


@pytest.fixture
def recorded(draft):
    for key, words in (
        ("1", "Boats pass by day and by night."),
        ("2", "Wells are shared by both towns."),
        ("3", "Tolls end."),
    ):
        make_clause(proposal=draft, key=key, number=key, text=words)
    return draft


CORRECTED = "1. Boats pass by day.\n2. Wells are shared by both towns.\n3. Tolls end in spring.\n"


def fates(response):
    return [(row.cut.number, row.cut.key, row.fate, row.answers) for row in response.context["preview"].rows]


def test_a_corrected_text_shows_what_is_kept_changed_new_and_gone(analyst, recorded):
    response = ask(analyst, recorded, text=CORRECTED)
    assert fates(response) == [("1", "1", "changed", "1"), ("2", "2", "kept", "2"), ("3", "3", "changed", "3")]
    parted = press(analyst, response, "look", **{"answers-2": ""})
    assert fates(parted)[2] == ("3", "3-2", "new", "")
    assert [row.gone.clause.key for row in parted.context["preview"].gone] == ["3"]
    content = " ".join(parted.content.decode().split())
    assert "<del>" in content
    assert re.search(r"<b>1</b> gone", content)


def test_what_is_tied_to_a_clause_that_is_gone_needs_a_yes(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_term(clause=clause)
    response = press(analyst, ask(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    asked = press(analyst, response, "save")
    assert said(asked).endswith("Clause 3 is gone from the new text and something is tied to it: keep it or delete it.")
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    done = press(analyst, asked, "save", **{f"gone-{clause.pk}": "delete"})
    assert done.status_code == 302
    assert [row[0] for row in stored(recorded)] == ["1", "2", "3-2"]


def test_a_clause_that_a_position_refers_to_stays(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_position(clause=clause)
    response = press(analyst, ask(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    assert "Other records refer to it: it stays as it is." in response.content.decode()
    assert press(analyst, response, "save").status_code == 302
    assert [row[0] for row in stored(recorded)] == ["1", "2", "3", "3-2"]


def test_somebody_elses_change_meanwhile_is_said_and_nothing_typed_is_lost(analyst, recorded):
    response = ask(analyst, recorded, text=CORRECTED)
    clause = recorded.clauses.get(key="2")
    clause.text = "Wells are shared by three towns."
    clause.save()
    stale = press(analyst, response, "save", **{"number-0": "I"})
    assert "Somebody changed clauses of this text meanwhile." in said(stale)
    assert fates(stale)[:2] == [("I", "1", "changed", "1"), ("2", "2", "changed", "2")]
    assert press(analyst, stale, "save").status_code == 302
    assert recorded.clauses.get(key="2").text == "Wells are shared by both towns."


def test_a_published_text_is_corrected_by_an_editor_with_a_reason(editor, recorded):
    recorded.state, recorded.published_at = "published", recorded.history.first().history_date
    recorded.save()
    response = ask(editor, recorded, text=CORRECTED, reason="")
    refused = press(editor, response, "save")
    assert refused.context["origin_form"].errors == {
        "reason": ["Readers see this text already: say why it is changed."]
    }
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    assert press(editor, refused, "save", reason="Misprint").status_code == 302
    assert recorded.clauses.get(key="1").history.first().history_change_reason == "Misprint"


def test_a_text_that_is_not_there_is_no_page(analyst):
    gone = Proposal.objects.order_by("pk").last()
    missing = reverse("admin:proposals_proposal_bring_in", args=[(gone.pk if gone else 0) + 1])
    assert analyst.get(missing).status_code == 404
    assert analyst.get(missing.replace("/bring-in", "0" * 19 + "/bring-in")).status_code == 404
