"""Two people at one form: the second sees what was saved in the meantime, loses nothing, and chooses."""

from __future__ import annotations

import pytest

from config.records import CATALOGUE, PARTS, REVIEWED
from tests.admin import records
from tests.admin.form_data import errors, typed
from tests.admin.records import page
from tests.factories import make_clause, make_party, make_proposal, make_source, make_term

OVERTAKEN = (
    "Somebody has saved this record in the meantime. Nothing you typed is lost: choose above, field by field, and "
    "save again."
)


def shown(response) -> list[tuple[str, str, str, str]]:
    """Field, what is stored, what was typed, what is chosen so far."""
    form = response.context["adminform"].form
    return [(conflict.name, conflict.stored.new, conflict.mine.new, conflict.choice) for conflict in form.conflicts]


@pytest.fixture
def proposal(db):
    return make_proposal("draft", title="Title", summary="Once.", short_title="Plan")


def test_the_second_to_save_sees_both_versions_and_loses_nothing(analyst, editor, proposal):
    mine = typed(analyst.get(page(proposal))) | {"summary": "Mine.", "title": "My title"}
    theirs = typed(editor.get(page(proposal))) | {"summary": "Theirs.", "status": "agreed"}
    assert editor.post(page(proposal), theirs).status_code == 302
    answer = analyst.post(page(proposal), mine)
    assert errors(answer) == {"__all__": [OVERTAKEN]}
    assert shown(answer) == [
        ("status", "Agreed", "Presented", "stored"),
        ("summary", "Theirs.", "Mine.", "mine"),
    ]
    form = answer.context["adminform"].form
    assert (form["summary"].value(), form["title"].value()) == ("Mine.", "My title")
    assert str(form.overtaken_by.history_user) == "editor"
    proposal.refresh_from_db()
    assert (proposal.title, proposal.summary) == ("Title", "Theirs.")


@pytest.mark.parametrize(
    ("choices", "summary", "status"),
    [
        ({"choose-summary": "mine", "choose-status": "stored"}, "Mine.", "agreed"),
        ({"choose-summary": "stored", "choose-status": "mine"}, "Theirs.", "presented"),
    ],
)
def test_what_was_chosen_is_saved(choices, summary, status, analyst, editor, proposal):
    mine = typed(analyst.get(page(proposal))) | {"summary": "Mine.", "title": "My title"}
    editor.post(page(proposal), typed(editor.get(page(proposal))) | {"summary": "Theirs.", "status": "agreed"})
    again = typed(analyst.post(page(proposal), mine)) | choices
    assert analyst.post(page(proposal), again).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.title, proposal.summary, proposal.status) == ("My title", summary, status)


def test_lists_of_records_are_chosen_too(analyst, editor, proposal):
    mine_source, their_source = make_source(), make_source()
    mine = typed(analyst.get(page(proposal))) | {"sources": [mine_source.pk]}
    editor.post(page(proposal), typed(editor.get(page(proposal))) | {"sources": [their_source.pk]})
    answer = analyst.post(page(proposal), mine)
    assert shown(answer) == [("sources", str(their_source), str(mine_source), "mine")]
    assert analyst.post(page(proposal), typed(answer) | {"choose-sources": "stored"}).status_code == 302
    assert list(proposal.sources.all()) == [their_source]


def test_an_unticked_box_can_stay_unticked(analyst, editor):
    party = make_party(members_complete=True, name="Before")
    mine = typed(analyst.get(page(party))) | {"name": "Mine"}
    theirs = typed(editor.get(page(party)))
    del theirs["members_complete"]
    editor.post(page(party), theirs)
    answer = analyst.post(page(party), mine)
    assert shown(answer) == [("members_complete", "no", "yes", "stored")]
    assert analyst.post(page(party), typed(answer) | {"choose-members_complete": "stored"}).status_code == 302
    party.refresh_from_db()
    assert (party.name, party.members_complete) == ("Mine", False)


def test_a_third_save_in_between_is_a_conflict_again(analyst, editor, proposal):
    mine = typed(analyst.get(page(proposal))) | {"summary": "Mine."}
    for summary in ("First.", "Second."):
        editor.post(page(proposal), typed(editor.get(page(proposal))) | {"summary": summary})
        mine = typed(analyst.post(page(proposal), mine)) | {"summary": "Mine."}
        proposal.refresh_from_db()
        assert proposal.summary == summary
    assert analyst.post(page(proposal), mine).status_code == 302


def test_the_same_change_twice_is_no_conflict(analyst, editor, proposal):
    mine = typed(analyst.get(page(proposal))) | {"summary": "Same."}
    editor.post(page(proposal), typed(editor.get(page(proposal))) | {"summary": "Same."})
    assert analyst.post(page(proposal), mine).status_code == 302


def test_a_change_of_state_alone_is_no_conflict(analyst, editor, proposal):
    mine = typed(analyst.get(page(proposal))) | {"summary": "Mine."}
    proposal.submit(by=editor.user)
    proposal.send_back(by=editor.user, reason="Not yet")
    assert analyst.post(page(proposal), mine).status_code == 302


def test_parts_that_were_changed_in_the_meantime_are_shown(analyst, editor):
    clause = make_clause(proposal=make_proposal("draft"))
    term = make_term(clause=clause, value="600000")
    mine = typed(analyst.get(page(clause))) | {"terms-0-value": "700000"}
    theirs = typed(editor.get(page(clause))) | {"terms-0-value": "800000"}
    assert editor.post(page(clause), theirs).status_code == 302
    answer = analyst.post(page(clause), mine)
    form = answer.context["adminform"].form
    assert form.overtaken_rows == ["term: Cap: 800000 personnel", "variant readings: none"]
    assert typed(answer)["terms-0-value"] == "700000"
    assert analyst.post(page(clause), typed(answer)).status_code == 302
    term.refresh_from_db()
    assert term.value == "700000"


@pytest.mark.parametrize("version", ["", "x", "9" * 40, "0.0", "\x00", "1.1.1.1"])
def test_no_version_in_a_form_breaks_it(version, analyst, proposal):
    data = typed(analyst.get(page(proposal))) | {"summary": "Mine.", "version": version}
    assert analyst.post(page(proposal), data).status_code in (200, 302)


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_every_form_carries_the_version_it_was_made_from(model, editor):
    record = records.make(model) if model in CATALOGUE else records.make(model, "draft")
    content = editor.get(page(record)).content.decode()
    assert f'name="version" value="{record.history.latest("history_id").history_id}' in content


def test_hostile_text_in_a_conflict_is_only_text(analyst, editor, proposal):
    hostile = "<script>alert(1)</script> " * 5
    mine = typed(analyst.get(page(proposal))) | {"summary": f"{hostile}mine"}
    editor.post(page(proposal), typed(editor.get(page(proposal))) | {"summary": f"{hostile}theirs"})
    assert "<script>alert" not in analyst.post(page(proposal), mine).content.decode()
