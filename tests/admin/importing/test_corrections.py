"""A corrected text laid beside the one on record: what is tied to a clause is lost only by a yes."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from proposals.engine.pairing.align import find_links
from proposals.importing import pairing
from proposals.models import Proposal, SuggestedChange
from tests.admin.importing.steps import ask, press, said, stored
from tests.admin.records import page as record_page
from tests.factories import make_clause, make_issue, make_position, make_proposal, make_source, make_term


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
    return [(row.piece.number, row.piece.key, row.fate, row.answers) for row in response.context["preview"].rows]


def test_a_corrected_text_shows_what_is_kept_changed_new_and_gone(analyst, recorded):
    response = ask(analyst, recorded, text=CORRECTED)
    assert fates(response) == [("1", "1", "changed", "1"), ("2", "2", "kept", "2"), ("3", "3", "changed", "3")]
    parted = press(analyst, response, "look", **{"answers-2": ""})
    assert fates(parted)[2] == ("3", "3-2", "new", "")
    assert [row.gone.clause.key for row in parted.context["preview"].gone] == ["3"]
    content = " ".join(parted.content.decode().split())
    assert "<del>" in content
    assert re.search(r"<b>1</b> missing", content)


def test_a_heading_that_the_corrected_text_has_not_is_shown_as_taken_away(analyst, recorded):
    recorded.clauses.filter(key="2").update(heading="The wells")
    response = ask(analyst, recorded, text=CORRECTED)
    assert fates(response)[1] == ("2", "2", "changed", "2")
    content = " ".join(response.content.decode().split())
    assert content.count('<span class="quiet">Heading:</span>') == 1
    assert "<del>The wells</del>" in content


def test_an_answer_that_cannot_be_is_taken_back_by_emptying_its_box(analyst, recorded):
    typed = press(analyst, ask(analyst, recorded, text=CORRECTED), "look", **{"answers-2": "33"})
    assert fates(typed)[2] == ("3", "3-2", "new", "33")
    assert fates(press(analyst, typed, "look"))[2] == ("3", "3-2", "new", "33")
    assert fates(press(analyst, typed, "look", **{"answers-2": ""}))[2] == ("3", "3-2", "new", "")


def test_what_is_tied_to_a_clause_that_is_gone_needs_a_yes(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_term(clause=clause)
    response = press(analyst, ask(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    asked = press(analyst, response, "save")
    assert said(asked).endswith("Clause 3 is missing from the new text and has related records: keep it or delete it.")
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    done = press(analyst, asked, "save", **{"gone-3": "delete"})
    assert done.status_code == 302
    assert [row[0] for row in stored(recorded)] == ["1", "2", "3-2"]


def test_a_clause_that_a_position_refers_to_stays(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_position(clause=clause)
    response = press(analyst, ask(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    assert "Other records refer to it, so it stays unchanged." in response.content.decode()
    assert press(analyst, response, "save").status_code == 302
    assert [row[0] for row in stored(recorded)] == ["1", "2", "3", "3-2"]


def test_somebody_elses_change_meanwhile_is_said_and_nothing_typed_is_lost(analyst, recorded):
    response = ask(analyst, recorded, text=CORRECTED)
    clause = recorded.clauses.get(key="2")
    clause.text = "Wells are shared by three towns."
    clause.save()
    stale = press(analyst, response, "save", **{"number-0": "I"})
    assert "Somebody has changed clauses of this text in the meantime." in said(stale)
    assert fates(stale)[:2] == [("I", "1", "changed", "1"), ("2", "2", "changed", "2")]
    assert press(analyst, stale, "save").status_code == 302
    assert recorded.clauses.get(key="2").text == "Wells are shared by both towns."


def test_a_published_text_is_corrected_by_an_editor_with_a_reason(editor, recorded):
    recorded.state, recorded.published_at = "published", recorded.history.first().history_date
    recorded.save()
    response = ask(editor, recorded, text=CORRECTED, reason="")
    refused = press(editor, response, "save")
    assert refused.context["origin_form"].errors == {
        "reason": ["This text is already published: give a reason for the change."]
    }
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    assert press(editor, refused, "save", reason="Misprint").status_code == 302
    assert recorded.clauses.get(key="1").history.first().history_change_reason == "Misprint"


LONGER = "1. Boats pass by day and by night.\n2. Wells are shared by both towns.\n3. Tolls end.\n4. A ferry runs.\n"


@pytest.fixture
def published(recorded):
    recorded.state, recorded.published_at = "published", recorded.history.first().history_date
    recorded.save()
    make_issue(process=recorded.process, slug="ferry", name="The ferry")
    return recorded


def test_a_new_point_of_a_published_text_is_public_with_its_issue_and_told_on_the_page_of_changes(editor, published):
    response = ask(editor, published, text=LONGER, reason="A point was missing")
    refused = press(editor, response, "save")
    assert said(refused).endswith("4 : Clause 4, issue: choose its main issue.")
    assert press(editor, refused, "save", **{"issue-3": "ferry"}).status_code == 302
    assert [row[0] for row in stored(published)] == ["1", "2", "3", "4"]
    assert Client().get(f"/proposals/{published.slug}/4/").status_code == 200
    page = " ".join(Client().get("/changes/").content.decode().split())
    assert page.count("A point was missing") == 4


def test_the_issue_of_a_new_point_stays_through_steps(editor, published):
    response = press(editor, ask(editor, published, text=LONGER), "look", **{"issue-3": "ferry"})
    assert [row.issue for row in response.context["preview"].rows] == ["", "", "", "ferry"]
    joined = press(editor, response, "join:1")
    assert [row.issue for row in joined.context["preview"].rows] == ["", "", "ferry"]
    back = press(editor, joined, "back")
    assert [row.issue for row in back.context["preview"].rows] == ["", "", "", "ferry"]


def test_an_analyst_suggests_a_corrected_text_and_an_editor_sees_what_it_changes_and_accepts(
    analyst, editor, published
):
    response = ask(analyst, published, text=LONGER.replace("Tolls end", "Tolls end soon"), reason="A better copy")
    assert "Suggest to the editors" in response.content.decode()
    sent = press(analyst, response, "save", **{"issue-3": "ferry"})
    assert (sent.status_code, len(stored(published))) == (302, 3)
    suggestion = SuggestedChange.objects.get()
    shown = editor.get(record_page(suggestion))
    assert [(pair.new.key, pair.fate.value, issue and issue.slug) for pair, issue in shown.context["clauses"]] == [
        ("3", "changed", None),
        ("4", "new", "ferry"),
    ]
    content = " ".join(shown.content.decode().split())
    assert "<ins>A ferry runs.</ins>" in content
    assert editor.post(record_page(suggestion), {"decide": "accept"}).status_code == 302
    assert [row[4] for row in stored(published)][2:] == ["Tolls end soon.", "A ferry runs."]
    assert "A corrected text of 4 parts." in editor.get(record_page(suggestion)).content.decode()


def test_a_declined_text_leaves_what_is_published_as_it_is(analyst, editor, published):
    before = stored(published)
    press(analyst, ask(analyst, published, text=LONGER, reason="A better copy"), "save", **{"issue-3": "ferry"})
    suggestion = SuggestedChange.objects.get()
    assert editor.post(record_page(suggestion), {"decide": "decline", "reason": "Not this copy"}).status_code == 302
    suggestion.refresh_from_db()
    assert (suggestion.state, stored(published)) == ("declined", before)


def test_a_text_that_is_not_there_is_no_page(analyst):
    gone = Proposal.objects.order_by("pk").last()
    missing = reverse("admin:proposals_proposal_import", args=[(gone.pk if gone else 0) + 1])
    assert analyst.get(missing).status_code == 404
    assert analyst.get(missing.replace("/import", "0" * 19 + "/import")).status_code == 404


def test_a_step_and_a_save_make_one_plan_each(analyst, recorded, monkeypatch):
    shown = ask(analyst, recorded, text=CORRECTED)
    plans = []

    def counted(*args):
        plans.append(args)
        return find_links(*args)

    monkeypatch.setattr(pairing, "find_links", counted)
    looked = press(analyst, shown, "look", **{"key-0": "first"})
    assert (looked.status_code, len(plans)) == (200, 1)
    assert press(analyst, looked, "save", **{"number-1": "II"}).status_code == 302
    assert len(plans) == 2
