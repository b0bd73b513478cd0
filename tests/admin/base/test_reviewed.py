"""States change only through the verbs of the model, after a confirmation; every refusal is a sentence."""

from __future__ import annotations

import pytest
from django.urls import reverse

from config.records import REVIEWED
from proposals.models import Proposal
from tests.admin import records
from tests.admin.records import changelist, page
from tests.factories import make_clause, make_issue, make_position, make_proposal, make_user


def state_of(record) -> str:
    return type(record).objects.values_list("state", flat=True).get(pk=record.pk)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def verbs_offered(response) -> list[str]:
    return [verb["label"] for verb in response.context["verbs"]]


@pytest.mark.parametrize(
    ("state", "for_analyst", "for_editor"),
    [
        ("draft", ["Submit for review"], ["Submit for review"]),
        ("in-review", [], ["Send back", "Publish"]),
        ("published", [], ["Withdraw"]),
        ("withdrawn", ["Submit for review"], ["Submit for review"]),
    ],
)
@pytest.mark.parametrize("model", REVIEWED)
def test_a_page_offers_the_verbs_that_state_and_rights_allow(model, state, for_analyst, for_editor, analyst, editor):
    record = records.make(model, state)
    assert verbs_offered(analyst.get(page(record))) == for_analyst
    assert verbs_offered(editor.get(page(record))) == for_editor


def test_the_submitter_is_not_offered_to_publish(editor):
    proposal = make_proposal("in-review", submitted_by=editor.user)
    assert verbs_offered(editor.get(page(proposal))) == ["Send back"]


@pytest.mark.parametrize("model", REVIEWED)
def test_a_record_goes_from_draft_to_readers_and_back(model, analyst, editor):
    record = records.make(model, "draft")
    for client, verb, state in [
        (analyst, "submit", "in-review"),
        (editor, "send_back", "draft"),
        (analyst, "submit", "in-review"),
        (editor, "publish", "published"),
        (editor, "withdraw", "withdrawn"),
    ]:
        address = page(record, "verb", verb)
        question = client.get(address)
        assert question.status_code == 200
        answer = client.post(address, {"confirmed": "yes", "reason": "A better source is needed"})
        assert (answer.status_code, answer.url, state_of(record)) == (302, page(record), state)
    assert [(row.history_user.username, row.history_change_reason) for row in record.history.order_by("-pk")[:5]] == [
        ("editor", "A better source is needed"),
        ("editor", "Publish"),
        ("analyst", "Submit"),
        ("editor", "A better source is needed"),
        ("analyst", "Submit"),
    ]


def test_asking_for_confirmation_changes_nothing(editor):
    proposal = make_proposal("in-review")
    editor.get(page(proposal, "verb", "publish"))
    editor.post(page(proposal, "verb", "publish"))
    assert state_of(proposal) == "in-review"


def test_an_analyst_who_posts_a_publication_is_refused_with_a_sentence(analyst):
    proposal = make_proposal("in-review")
    answer = analyst.post(page(proposal, "verb", "publish"), {"confirmed": "yes"})
    assert "You are not allowed to publish this proposal." in text_of(answer)
    assert state_of(proposal) == "in-review"


def test_the_submitter_is_refused_with_a_sentence(editor):
    proposal = make_proposal("in-review", submitted_by=editor.user)
    answer = editor.post(page(proposal, "verb", "publish"), {"confirmed": "yes"})
    assert "The reviewer must not be the person who submitted it." in text_of(answer)
    assert state_of(proposal) == "in-review"


@pytest.mark.parametrize("verb", ["withdraw", "send_back"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawing_and_sending_back_need_a_reason(reason, verb, editor):
    proposal = make_proposal("published" if verb == "withdraw" else "in-review")
    answer = editor.post(page(proposal, "verb", verb), {"confirmed": "yes", "reason": reason})
    assert answer.context["form"].errors == {"reason": ["Give a reason; it is kept in the history."]}
    assert state_of(proposal) == proposal.state


def test_a_verb_that_the_state_forbids_is_refused_with_a_sentence(editor):
    proposal = make_proposal("draft")
    answer = editor.post(page(proposal, "verb", "publish"), {"confirmed": "yes"})
    assert "Cannot publish this proposal: it is draft." in text_of(answer)
    assert state_of(proposal) == "draft"


def test_everything_that_blocks_is_listed_with_a_link_to_where_it_can_be_fixed(editor):
    proposal = make_proposal("in-review", sources=[])
    bare = make_clause(proposal=proposal, key="4", issue=None, sources=[])
    blocking = [
        ("Sources: name at least one source of this text.", page(proposal)),
        ("Clause 4, sources: name at least one source.", page(bare)),
        ("Clause 4, issue: choose its main issue.", page(bare)),
    ]
    address = page(proposal, "verb", "publish")
    for answer in (editor.get(address), editor.post(address, {"confirmed": "yes"})):
        [outcome] = answer.context["outcomes"]
        assert [(obstacle.message, obstacle.url) for obstacle in outcome.obstacles] == blocking
        assert all(f'<a href="{url}">{message}</a>' in text_of(answer) for message, url in blocking)
    assert state_of(proposal) == "in-review"


def test_an_unknown_verb_or_record_is_not_found(editor):
    proposal = make_proposal("draft")
    known = page(proposal, "verb", "submit")
    for address in (known.replace("/submit/", "/delete/"), known.replace(f"/{proposal.pk}/", "/0/")):
        assert [editor.get(address).status_code, editor.post(address).status_code] == [404, 404]


# Several at once


def test_an_action_asks_first_and_then_reports_each_record_by_name(editor):
    good = make_proposal("in-review", short_title="Good plan")
    unsourced = make_proposal("in-review", short_title="Bare plan", sources=[])
    own = make_proposal("in-review", short_title="Own plan", submitted_by=editor.user)
    chosen = {"action": "publish_selected", "_selected_action": [good.pk, unsourced.pk, own.pk]}

    question = editor.post(changelist("proposal"), chosen)
    assert {outcome.record.short_title: len(outcome.obstacles) for outcome in question.context["outcomes"]} == {
        "Good plan": 0,
        "Bare plan": 1,
        "Own plan": 0,
    }
    assert [state_of(proposal) for proposal in (good, unsourced, own)] == ["in-review"] * 3

    done = editor.post(changelist("proposal"), chosen | {"confirmed": "yes"})
    assert [state_of(proposal) for proposal in (good, unsourced, own)] == ["published", "in-review", "in-review"]
    assert [str(message) for message in done.context["messages"]] == ["“Good plan” published."]
    assert {
        outcome.record.short_title: [obstacle.message for obstacle in outcome.obstacles]
        for outcome in done.context["outcomes"]
    } == {
        "Bare plan": ["Sources: name at least one source of this text."],
        "Own plan": ["The reviewer must not be the person who submitted it."],
    }
    assert "Not published: 2 proposals." in text_of(done)


def test_an_action_gives_its_reason_to_every_record(editor):
    positions = [make_position(), make_position()]
    chosen = {
        "action": "withdraw_selected",
        "_selected_action": [position.pk for position in positions],
        "confirmed": "yes",
        "reason": "Misquoted",
    }
    assert editor.post(changelist("position"), chosen).status_code == 302
    assert [(state_of(position), position.history.first().history_change_reason) for position in positions] == [
        ("withdrawn", "Misquoted")
    ] * 2


@pytest.mark.parametrize("action", ["publish_selected", "send_back_selected", "withdraw_selected"])
def test_an_analyst_cannot_use_the_actions_of_an_editor(action, analyst):
    proposal = make_proposal("published" if action == "withdraw_selected" else "in-review")
    chosen = {"action": action, "_selected_action": [proposal.pk], "confirmed": "yes", "reason": "Because"}
    analyst.post(changelist("proposal"), chosen)
    assert state_of(proposal) == proposal.state


# No other door


@pytest.mark.parametrize("model", REVIEWED)
def test_no_form_has_a_field_for_the_state(model, editor):
    record = records.make(model, "draft")
    fields = editor.get(page(record)).context["adminform"].form.fields
    assert {"state", "submitted_by", "reviewed_by", "published_at"}.isdisjoint(fields)


def test_a_state_in_posted_data_is_ignored(editor):
    source, party = records.make("source"), records.make("party")
    process = records.make("process")
    data = {
        "process": process.pk,
        "title": "A plan",
        "short_title": "Plan",
        "slug": "a-plan",
        "kind": "plan",
        "drafted_by": [party.pk],
        "sources": [source.pk],
        "issued_on": "2025-11-20",
        "date_precision": "day",
        "status": "leaked",
        "text_availability": "full",
        "original_language": "en",
        "text_language": "en",
        "state": "published",
        "published_at_0": "2025-11-20",
        "published_at_1": "10:00",
        "omissions-TOTAL_FORMS": 0,
        "omissions-INITIAL_FORMS": 0,
    }
    assert editor.post(reverse("admin:proposals_proposal_add"), data).status_code == 302
    proposal = Proposal.objects.get(slug="a-plan")
    assert (proposal.state, proposal.published_at, proposal.submitted_by) == ("draft", None, None)


def test_published_records_are_not_deleted_in_bulk(editor):
    draft, published = make_position("draft"), make_position(slug="p900", issue=make_issue())
    chosen = {"action": "delete_selected", "_selected_action": [draft.pk, published.pk], "post": "yes"}
    answer = editor.post(changelist("position"), chosen)
    assert "Nothing was deleted, because these must stay:" in text_of(answer)
    assert "is published; only drafts can be deleted" in text_of(answer)
    assert [state_of(draft), state_of(published)] == ["draft", "published"]


def test_a_superuser_obeys_the_states_too(client, db):
    client.force_login(make_user("Editor", is_superuser=True))
    published, reviewed = make_position(), make_position("in-review")
    assert [client.post(page(record, "delete"), {"post": "yes"}).status_code for record in (published, reviewed)] == [
        403
    ] * 2
    assert client.post(page(reviewed)).status_code == 403


def test_a_record_that_others_list_is_not_deleted(client, db):
    client.force_login(make_user("Editor", is_superuser=True))
    proposal = make_proposal()
    source = proposal.sources.get()
    answer = client.post(page(source, "delete"), {"post": "yes"})
    assert f'<a href="{page(proposal)}">{proposal}</a> refers to' in text_of(answer)
    assert list(proposal.sources.all()) == [source]
