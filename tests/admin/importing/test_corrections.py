"""Importing a corrected text: what is tied to a clause is deleted only if a person says so."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from proposals.editing.revise import OVERTAKEN
from proposals.engine.pairing.align import find_links
from proposals.importing import pairing
from proposals.models import Proposal, SuggestedChange
from tests.admin.importing.browsing import CORRECTED, LONGER, error_text, fates, press, stored_clauses, submit_text
from tests.admin.records import page as record_page
from tests.factories import make_position, make_term


def test_what_is_tied_to_a_missing_clause_needs_a_decision(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_term(clause=clause)
    response = press(analyst, submit_text(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    question_page = press(analyst, response, "save")
    question = "Clause 3 is missing from the new text and has related records: keep it or delete it."
    assert error_text(question_page).endswith(question)
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    done = press(analyst, question_page, "save", **{"missing-3": "delete"})
    assert done.status_code == 302
    assert [row[0] for row in stored_clauses(recorded)] == ["1", "2", "3-2"]


def test_a_clause_that_a_position_refers_to_stays(analyst, recorded):
    clause = recorded.clauses.get(key="3")
    make_position(clause=clause)
    response = press(analyst, submit_text(analyst, recorded, text=CORRECTED), "look", **{"answers-2": ""})
    assert "Other records refer to it, so it stays unchanged." in response.content.decode()
    assert press(analyst, response, "save").status_code == 302
    assert [row[0] for row in stored_clauses(recorded)] == ["1", "2", "3", "3-2"]


def test_a_change_in_the_meantime_is_reported_and_nothing_typed_is_lost(analyst, recorded):
    response = submit_text(analyst, recorded, text=CORRECTED)
    clause = recorded.clauses.get(key="2")
    clause.text = "Wells are shared by three towns."
    clause.save()
    stale = press(analyst, response, "save", **{"number-0": "I"})
    assert "Somebody has changed clauses of this text in the meantime." in error_text(stale)
    assert fates(stale)[:2] == [("I", "1", "changed", "1"), ("2", "2", "changed", "2")]
    assert press(analyst, stale, "save").status_code == 302
    assert recorded.clauses.get(key="2").text == "Wells are shared by both towns."


def test_a_published_text_is_corrected_by_an_editor_with_a_reason(editor, recorded):
    recorded.state, recorded.published_at = "published", recorded.history.first().history_date
    recorded.save()
    response = submit_text(editor, recorded, text=CORRECTED, reason="")
    refused = press(editor, response, "save")
    assert refused.context["origin_form"].errors == {
        "reason": ["This is already published: give a reason for the change."]
    }
    assert recorded.clauses.get(key="1").text == "Boats pass by day and by night."
    assert press(editor, refused, "save", reason="Misprint").status_code == 302
    assert recorded.clauses.get(key="1").history.first().history_change_reason == "Misprint"


def test_a_new_clause_of_a_published_text_needs_an_issue_and_is_then_public(editor, published):
    response = submit_text(editor, published, text=LONGER, reason="A point was missing")
    refused = press(editor, response, "save")
    assert error_text(refused).endswith("4 : Clause 4, issue: choose its main issue.")
    assert press(editor, refused, "save", **{"issue-3": "ferry"}).status_code == 302
    assert [row[0] for row in stored_clauses(published)] == ["1", "2", "3", "4"]
    assert Client().get(f"/proposals/{published.slug}/4/").status_code == 200
    page = " ".join(Client().get("/changes/").content.decode().split())
    assert page.count("A point was missing") == 4


def test_an_analyst_suggests_a_corrected_text_and_an_editor_sees_what_it_changes_and_accepts(
    analyst, editor, published
):
    text = LONGER.replace("Tolls end", "Tolls end soon")
    response = submit_text(analyst, published, text=text, reason="A better copy")
    assert "Suggest to the editors" in response.content.decode()
    sent = press(analyst, response, "save", **{"issue-3": "ferry"})
    assert (sent.status_code, len(stored_clauses(published))) == (302, 3)
    suggestion = SuggestedChange.objects.get()
    shown = editor.get(record_page(suggestion))
    assert [(pair.new.key, pair.fate.value, issue and issue.slug) for pair, issue in shown.context["clauses"]] == [
        ("3", "changed", None),
        ("4", "new", "ferry"),
    ]
    content = " ".join(shown.content.decode().split())
    assert "<ins>A ferry runs.</ins>" in content
    assert editor.post(record_page(suggestion), {"decide": "accept"}).status_code == 302
    assert [row[4] for row in stored_clauses(published)][2:] == ["Tolls end soon.", "A ferry runs."]
    assert "A corrected text of 4 parts." in editor.get(record_page(suggestion)).content.decode()


def test_a_declined_text_leaves_what_is_published_as_it_is(analyst, editor, published):
    before = stored_clauses(published)
    press(analyst, submit_text(analyst, published, text=LONGER, reason="A better copy"), "save", **{"issue-3": "ferry"})
    suggestion = SuggestedChange.objects.get()
    assert editor.post(record_page(suggestion), {"decide": "decline", "reason": "Not this copy"}).status_code == 302
    suggestion.refresh_from_db()
    assert (suggestion.state, stored_clauses(published)) == ("declined", before)


def test_a_text_that_does_not_exist_has_no_page(analyst):
    gone = Proposal.objects.order_by("pk").last()
    missing = reverse("admin:proposals_proposal_import", args=[(gone.pk if gone else 0) + 1])
    assert analyst.get(missing).status_code == 404
    assert analyst.get(missing.replace("/import", "0" * 19 + "/import")).status_code == 404


def test_a_step_and_a_save_make_one_plan_each(analyst, recorded, monkeypatch):
    shown = submit_text(analyst, recorded, text=CORRECTED)
    plans = []

    def counted(*args):
        plans.append(args)
        return find_links(*args)

    monkeypatch.setattr(pairing, "find_links", counted)
    looked = press(analyst, shown, "look", **{"key-0": "first"})
    assert (looked.status_code, len(plans)) == (200, 1)
    assert press(analyst, looked, "save", **{"number-1": "II"}).status_code == 302
    assert len(plans) == 2


def test_numbers_that_the_new_text_lacks_are_shown_and_asked_about(editor, published):
    text = CORRECTED.replace("1. ", "").replace("2. ", "\n").replace("3. ", "\n")
    before = [row[:2] for row in stored_clauses(published)]
    shown = submit_text(editor, published, text=text, reason="A copy without numbers")
    content = " ".join(shown.content.decode().split())
    assert "The recorded clauses 1, 2, 3 have a number; the new text prints none for them." in content
    assert content.count('<span class="visually-hidden">Recorded number: </span><del>') == 3
    assert [f'value="{value}" checked' in content for value in ("keep", "erase")] == [False, False]
    refused = press(editor, shown, "save")
    assert "The new text prints no number for 3 recorded clauses that have one (1, 2, 3)" in error_text(refused)
    assert [row[:2] for row in stored_clauses(published)] == before
    looked = press(editor, refused, "look", numbers="keep")
    assert 'value="keep" checked' in looked.content.decode()
    assert press(editor, looked, "save", numbers="keep").status_code == 302
    assert [row[:2] for row in stored_clauses(published)] == before
    assert stored_clauses(published)[0][4] == "Boats pass by day."


def test_headings_that_the_new_text_lacks_are_shown_and_asked_about(editor, published):
    published.clauses.filter(key="2").update(heading="Water")
    shown = submit_text(editor, published, text=CORRECTED, reason="A copy without headings")
    content = " ".join(shown.content.decode().split())
    assert "Recorded, and not in the new text: “Water”." in content
    refused = press(editor, shown, "save")
    assert "The new text has no heading for the recorded clause headed “Water”" in error_text(refused)
    looked = press(editor, refused, "look", headings="keep")
    assert 'name="headings" value="keep" checked' in looked.content.decode()
    assert press(editor, looked, "save", headings="keep").status_code == 302
    assert published.clauses.get(key="2").heading == "Water"


def test_brackets_that_the_new_text_lacks_are_shown_and_asked_about(editor, published):
    published.clauses.filter(key="2").update(status="bracketed")
    shown = submit_text(editor, published, text=CORRECTED, reason="A copy without brackets")
    content = " ".join(shown.content.decode().split())
    assert "The recorded clauses 2 are left open in brackets; the new text has none around them." in content
    assert re.search(r"Status:</span> <del>Left open in brackets</del> .*?<ins>Active</ins>", content, re.IGNORECASE)
    refused = press(editor, shown, "save")
    assert "The new text has no brackets around the recorded clause 2" in error_text(refused)
    assert press(editor, refused, "save", brackets="keep").status_code == 302
    assert published.clauses.get(key="2").status == "bracketed"


@pytest.mark.parametrize(
    ("field", "was", "answer"),
    [("number", "2", "numbers"), ("heading", "Water", "headings"), ("status", "bracketed", "brackets")],
)
@pytest.mark.parametrize("choice", ["keep", "erase"])
def test_what_was_recorded_after_a_text_was_suggested_is_asked_about_when_it_is_accepted(
    choice, field, was, answer, analyst, editor, published
):
    published.clauses.filter(key="2").update(number="")
    text = CORRECTED.replace("1. ", "").replace("2. ", "\n").replace("3. ", "\n") if field == "number" else CORRECTED
    published.clauses.update(number="") if field == "number" else published.clauses.filter(key="2").update(number="2")
    press(analyst, submit_text(analyst, published, text=text, reason="A better copy"), "save")
    suggestion = SuggestedChange.objects.get()
    published.clauses.filter(key="2").update(**{field: was})
    page = editor.get(record_page(suggestion))
    assert f'name="{answer}" value="keep"' in page.content.decode()
    decision = {"decide": "accept", "over": page.context["over"]}
    refused = editor.post(record_page(suggestion), decision)
    assert (refused.status_code, published.clauses.filter(**{field: was}).count()) == (422, 1)
    assert editor.post(record_page(suggestion), decision | {answer: choice}).status_code == 302
    assert published.clauses.filter(**{field: was}).count() == (choice == "keep")


def test_a_suggested_text_that_takes_a_correction_back_shows_three_versions_and_asks(analyst, editor, published):
    response = submit_text(analyst, published, text=LONGER, reason="A better copy")
    press(analyst, response, "save", **{"issue-3": "ferry"})
    suggestion = SuggestedChange.objects.get()
    assert editor.get(record_page(suggestion)).context["over"] == ""
    clause = published.clauses.get(key="2")
    before, clause.text = clause.text, "Wells are shared by three towns."
    clause.save()
    shown = editor.get(record_page(suggestion))
    [three] = shown.context["overtaken"]
    assert (three.label, three.correction.old, three.correction.new, three.suggested.new) == (
        "Clause 2: text",
        before,
        "Wells are shared by three towns.",
        "Wells are shared by both towns.",
    )
    answer = editor.post(record_page(suggestion), {"decide": "accept"})
    assert (answer.context["errors"], published.clauses.get(key="2").text) == ([OVERTAKEN], clause.text)
    assert editor.post(record_page(suggestion), {"decide": "accept", "over": shown.context["over"]}).status_code == 302
    assert published.clauses.get(key="2").text == "Wells are shared by both towns."
