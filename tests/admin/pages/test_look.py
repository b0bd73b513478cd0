"""What was decided about an earlier wording waits at the desk: the queue, the page, and its confirmation."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Change, Correspondence, Term
from tests.admin.form_data import add, inline, typed
from tests.admin.records import page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_proposal,
    make_term,
    make_unanswered,
)


def look(record) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_look", args=[record.pk])


def changelist(model: str) -> str:
    return reverse(f"admin:proposals_{model}_changelist")


def reword(clause, text: str) -> None:
    clause.text = text
    clause.save()


@pytest.fixture
def decided():
    """A public correspondence and a term, and the clause that both rest on; another correspondence does not."""
    clause = make_clause(proposal=make_proposal(slug="plan"), text="The army keeps at most 600,000 personnel.")
    record = make_correspondence(slug="c1", from_clauses=[clause], relation="amended", summary="The cap is raised.")
    make_correspondence(slug="c2")
    term = make_term(clause=clause, measure=make_measure(name="Cap"))
    return record, term, clause


def queues(client) -> list[tuple[str, str]]:
    return [(entry["text"], entry["url"]) for entry in client.get(reverse("admin:index")).context["queues"]]


def test_the_queue_lists_exactly_what_rests_on_the_changed_clause(analyst, decided):
    record, term, clause = decided
    assert queues(analyst) == []
    reword(clause, "The army keeps at most 700,000 personnel.")
    assert queues(analyst) == [
        ("1 correspondence needs a look", f"{changelist('correspondence')}?needs=look"),
        ("1 term needs a look", f"{changelist('term')}?needs=look"),
    ]
    for one in (record, term):
        answer = analyst.get(f"{changelist(one._meta.model_name)}?needs=look")
        assert list(answer.context["cl"].queryset) == [one]
        assert f'<a href="{look(one)}">Needs a look</a>' in answer.content.decode()
        assert f'href="{look(one)}">Needs a look…' in analyst.get(page(one)).content.decode()
    other = Correspondence.objects.get(slug="c2")
    assert look(other) not in analyst.get(page(other)).content.decode()


def test_the_page_shows_the_earlier_words_marked_against_the_present_ones(analyst, decided):
    record, term, clause = decided
    reword(clause, "The army keeps at most 700,000 personnel, in peacetime and in wartime.")
    clause.number = "9"
    clause.save()
    shown = {
        one: [
            [(change.name, change.old, change.new) for change in each.changes]
            for each in analyst.get(look(one)).context["clauses"]
        ]
        for one in (record, term)
    }
    text = (
        "text",
        "The army keeps at most 600,000 personnel.",
        "The army keeps at most 700,000 personnel, in peacetime and in wartime.",
    )
    assert shown == {record: [[("number", "1", "9"), text], []], term: [[text]]}
    content = analyst.get(look(record)).content.decode()
    assert "<del" in content
    assert "<ins" in content
    assert "The cap is raised." in content


def test_an_editor_confirms_with_a_reason_and_the_queue_is_empty(editor, decided):
    record, term, clause = decided
    reword(clause, "The army keeps at most 700,000 personnel.")
    for one in (record, term):
        seen = editor.get(look(one)).context["form"]["seen"].value()
        refused = editor.post(look(one), {"seen": seen, "reason": " "})
        assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["reason"])
        assert editor.post(look(one), {"seen": seen, "reason": "Holds still."}).status_code == 302
    assert (queues(editor), Correspondence.objects.stale_keys(), Term.objects.stale_keys()) == ([], [], [])
    assert sorted(Change.objects.values_list("model", "fields", "reason")) == [
        ("clause", ["terms"], "Holds still."),
        ("correspondence", ["decided_about"], "Holds still."),
    ]
    assert "Nothing to look at" in editor.get(look(record)).content.decode()


def test_whoever_looked_at_other_words_looks_again(editor, decided):
    record, _term, clause = decided
    reword(clause, "Seven.")
    seen = editor.get(look(record)).context["form"]["seen"].value()
    reword(clause, "Eight.")
    refused = editor.post(look(record), {"seen": seen, "reason": "Holds."})
    assert refused.context["form"].non_field_errors() == [
        "The clauses have changed again in the meantime: look at them as they are now."
    ]
    again = {"seen": refused.context["form"]["seen"].value(), "reason": "Holds."}
    assert editor.post(look(record), again).status_code == 302


def test_an_analyst_sees_why_they_cannot_confirm_what_readers_see(analyst, decided):
    record, _term, clause = decided
    reword(clause, "Seven.")
    answer = analyst.get(look(record))
    assert answer.context["refusal"] == "“c1” is published; only an editor can correct it, with a reason."
    assert analyst.post(look(record), {"seen": record.basis, "reason": "Holds."}).status_code == 403
    assert Correspondence.objects.stale_keys() == [record.pk]


def test_what_a_silent_text_says_since_is_listed(analyst):
    silent = make_proposal(slug="silent")
    make_clause(proposal=silent, text="It was there.")
    record = make_unanswered(silent=silent)
    added = make_clause(proposal=silent, text="Perhaps this answers it.")
    assert analyst.get(look(record)).context["silent"] == [added]


def test_the_form_decides_about_the_words_as_saved(analyst):
    clause = make_clause(proposal=make_proposal("draft"), text="At most 600,000 personnel.")
    process = clause.proposal.process
    other, measure = (
        make_clause(proposal=make_proposal(process=process)),
        make_measure(issue=make_issue(process=process)),
    )
    data = {"slug": "c1", "relation": "amended", "from_clauses": [clause.pk], "to_clauses": [other.pk]}
    assert analyst.post(add("correspondence"), data).status_code == 302
    record = Correspondence.objects.get()
    assert (record.decided_about, record.history.count()) == (record.basis, 1)
    assert record.history.get().decided_about == record.basis

    rows = inline("terms", [{"measure": measure.pk, "value": "600000", "unit": "personnel"}])
    assert analyst.post(page(clause), typed(analyst.get(page(clause))) | rows).status_code == 302
    term = clause.terms.get()
    assert term.decided_about == term.basis

    data = typed(analyst.get(page(clause))) | {"text": "At most 700,000 personnel."}
    assert analyst.post(page(clause), data).status_code == 302
    assert (Correspondence.objects.stale_keys(), Term.objects.stale_keys()) == ([record.pk], [term.pk])

    for one, changes in ((record, {"note": "Only a note."}), (term, {"note": "Only a note."})):
        assert analyst.post(page(one), typed(analyst.get(page(one))) | changes).status_code == 302
    assert (Correspondence.objects.stale_keys(), Term.objects.stale_keys()) == ([record.pk], [term.pk])

    for one, changes in ((record, {"relation": "stronger"}), (term, {"value": "700000"})):
        assert analyst.post(page(one), typed(analyst.get(page(one))) | changes).status_code == 302
    assert (Correspondence.objects.stale_keys(), Term.objects.stale_keys()) == ([], [])
