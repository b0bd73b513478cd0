"""Corrections of what readers see: with a reason, as one history row, and never so that it could not be published."""

from __future__ import annotations

import pytest

from proposals.models import Change, Clause, Correspondence, Party
from tests.admin.form_data import add, errors, inline, typed
from tests.admin.records import page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db
REASON = {"reason": "A better reading"}


def without(data: dict, *names: str) -> dict:
    return {name: value for name, value in data.items() if name not in names}


# The reason


def test_a_correction_needs_a_reason_and_keeps_it(editor):
    clause = make_clause(text="Before.")
    data = typed(editor.get(page(clause))) | {"text": "After."}
    assert errors(editor.post(page(clause), data)) == {
        "reason": ["This is already published: give a reason for the change."]
    }
    assert editor.post(page(clause), data | {"reason": "Misread page 2"}).status_code == 302
    latest = clause.history.first()
    assert (latest.text, latest.history_change_reason, latest.history_user) == ("After.", "Misread page 2", editor.user)


def test_a_corrected_term_keeps_the_reason_too(editor):
    term = make_term(value="600000")
    data = typed(editor.get(page(term.clause)))
    data |= {"terms-0-value": "800000", "terms-0-measure": term.measure_id, "reason": "The later reading"}
    assert editor.post(page(term.clause), data).status_code == 302
    latest = term.history.first()
    assert (latest.value, latest.history_change_reason) == ("800000", "The later reading")


def test_a_change_of_sources_keeps_the_reason_too(editor):
    proposal, source = make_proposal(), make_source()
    data = typed(editor.get(page(proposal))) | {"sources": [source.pk], "reason": "The first was withdrawn"}
    assert editor.post(page(proposal), data).status_code == 302
    assert list(proposal.sources.all()) == [source]
    assert proposal.history.first().history_change_reason == "The first was withdrawn"


# What readers see stays fit to be seen


def refused(client, record, data: dict) -> dict:
    """The errors of a correction that is refused and of which nothing is left behind."""
    before, rows = str(type(record).objects.values().get(pk=record.pk)), record.history.count()
    refusals = errors(client.post(page(record), data | REASON))
    assert (str(type(record).objects.values().get(pk=record.pk)), record.history.count()) == (before, rows)
    return refusals


def test_a_clause_keeps_its_issue_and_its_sources(editor):
    clause = make_clause(text="Before.")
    data = without(typed(editor.get(page(clause))), "issue", "sources") | {"text": "After."}
    assert refused(editor, clause, data) == {
        "issue": ["Choose its main issue."],
        "sources": ["Name at least one source."],
    }
    assert clause.sources.count() == 1
    shown = editor.post(page(clause), data | REASON)
    assert shown.context["adminform"].form["text"].value() == "After."


def test_a_text_keeps_its_sources_and_drafters(editor):
    proposal = make_proposal()
    data = without(typed(editor.get(page(proposal))), "drafted_by", "sources") | {"title": "Another"}
    assert refused(editor, proposal, data) == {
        "drafted_by": ["Name at least one party."],
        "sources": ["Name at least one source of this text."],
    }
    assert (proposal.sources.count(), proposal.drafted_by.count()) == (1, 1)


def test_an_event_keeps_a_source(editor):
    event = make_event()
    data = without(typed(editor.get(page(event))), "sources")
    assert refused(editor, event, data) == {"sources": ["Name at least one source of this event."]}
    assert event.sources.count() == 1


def test_an_unrecorded_clause_gets_its_text_only_with_sources_and_an_issue(editor):
    clause = make_clause(status="unrecorded")
    data = typed(editor.get(page(clause))) | {"status": "active", "text": "Now known.", "basis": "reported"}
    assert list(refused(editor, clause, data)) == ["sources", "issue"]


def test_a_position_and_a_correspondence_stay_about_what_readers_see(editor):
    draft = make_proposal("draft", short_title="Plan X")
    clause = make_clause(proposal=draft)
    position = make_position(issue=make_issue(process=draft.process))
    correspondence = make_correspondence(from_clauses=[make_clause(proposal=make_proposal(process=draft.process))])
    data = without(typed(editor.get(page(position))), "issue") | {"clause": clause.pk}
    assert refused(editor, position, data) == {"__all__": ["Target: publish Plan X first."]}
    data = typed(editor.get(page(correspondence))) | {"to_clauses": [clause.pk]}
    assert refused(editor, correspondence, data) == {"__all__": ["Publish Plan X first."]}


def test_a_clause_added_to_a_published_text_is_complete(editor):
    proposal = make_proposal()
    data = {"proposal": proposal.pk, "key": "1", "order": 0, "text": "More.", "status": "active", "basis": "verbatim"}
    data |= {"verification": "direct", **inline("terms", []), **inline("variant_readings", []), **REASON}
    assert errors(editor.post(add("clause"), data)) == {
        "issue": ["Choose its main issue."],
        "sources": ["Name at least one source."],
    }
    assert (Clause.objects.count(), Clause.history.count()) == (0, 0)
    data |= {"issue": make_issue(process=proposal.process).pk, "sources": [make_source().pk]}
    assert editor.post(add("clause"), data).status_code == 302
    assert Clause.objects.get().proposal == proposal


def test_an_old_problem_does_not_block_another_correction(editor):
    position = make_position(proposal=make_proposal("withdrawn"))
    data = typed(editor.get(page(position))) | {"statement": "Accepts it in part."} | REASON
    assert editor.post(page(position), data).status_code == 302
    position.refresh_from_db()
    assert position.statement == "Accepts it in part."


def test_a_draft_may_be_incomplete(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    assert analyst.post(page(clause), without(typed(analyst.get(page(clause))), "issue", "sources")).status_code == 302
    clause.refresh_from_db()
    assert (clause.issue, clause.sources.count()) == (None, 0)


# History


def test_a_save_is_one_history_row_with_everything_in_it(editor):
    proposal, source, party = make_proposal(), make_source(), make_party()
    rows = proposal.history.count()
    data = typed(editor.get(page(proposal)))
    data |= {"title": "Another", "sources": [source.pk], "drafted_by": [party.pk]} | REASON
    assert editor.post(page(proposal), data).status_code == 302
    latest = proposal.history.first()
    assert (proposal.history.count(), latest.history_type) == (rows + 1, "~")
    assert (latest.title, latest.history_user, latest.history_change_reason) == (
        "Another",
        editor.user,
        REASON["reason"],
    )
    assert [link.source for link in latest.sources.all()] == [source]
    assert [link.party for link in latest.drafted_by.all()] == [party]
    assert editor.post(page(proposal), data).status_code == 302
    assert proposal.history.count() == rows + 1


def test_a_new_record_is_one_history_row_with_its_links(analyst):
    one = make_clause()
    other = make_clause(proposal=make_proposal(process=one.proposal.process))
    data = {"slug": "c001", "relation": "reworded", "from_clauses": [one.pk], "to_clauses": [other.pk]}
    assert analyst.post(add("correspondence"), data).status_code == 302
    [row] = Correspondence.history.filter(slug="c001")
    assert (row.history_type, row.history_user) == ("+", analyst.user)
    assert [[link.clause for link in side.all()] for side in (row.from_clauses, row.to_clauses)] == [[one], [other]]


def test_a_changed_part_leaves_no_history_row_for_its_record(editor):
    term = make_term(value="600000")
    rows = term.clause.history.count()
    data = typed(editor.get(page(term.clause))) | {"terms-0-DELETE": "on"} | REASON
    assert editor.post(page(term.clause), data).status_code == 302
    assert term.clause.history.count() == rows
    gone = type(term).history.first()
    assert (gone.history_type, gone.history_user, gone.history_change_reason) == ("-", editor.user, REASON["reason"])


def test_a_part_corrected_on_its_own_page_counts_as_a_correction_of_its_clause(editor):
    term = make_term(value="600000")
    data = typed(editor.get(page(term))) | {"value": "800000"} | REASON
    assert editor.post(page(term), data).status_code == 302
    change = Change.objects.get()
    assert (change.name, change.fields, change.reason) == (str(term.clause), ["terms"], REASON["reason"])


# What hangs together stays together


def test_saving_a_form_does_not_reset_a_state_that_has_changed(analyst):
    proposal = make_proposal("draft")
    data = typed(analyst.get(page(proposal)))
    proposal.submit(by=analyst.user)
    assert analyst.post(page(proposal), data | {"title": "Late"}).status_code == 403
    proposal.refresh_from_db()
    assert (proposal.state, proposal.title != "Late") == ("in-review", True)


def changes() -> list[tuple[str, str, str, list[str]]]:
    return [(change.kind, change.name, change.reason, change.fields) for change in Change.objects.order_by("pk")]


def save(client, record, **changed) -> int:
    return client.post(page(record), typed(client.get(page(record))) | changed).status_code


def test_readers_are_told_of_a_correction_with_its_reason_and_fields(editor):
    clause = make_clause(proposal=make_proposal(slug="plan"), text="Before.")

    assert save(editor, clause, text="After.", note="Page 2", reason="Misread page 2") == 302

    assert changes() == [("correction", "plan/1", "Misread page 2", ["note", "text"])]


def test_a_corrected_term_counts_as_a_correction_of_its_clause(editor):
    term = make_term(clause=make_clause(proposal=make_proposal(slug="plan")), value="600000")

    assert save(editor, term.clause, **{"terms-0-value": "800000", "reason": "The later reading"}) == 302

    assert changes() == [("correction", "plan/1", "The later reading", ["terms"])]


def test_readers_are_told_of_a_corrected_source(editor):
    source = make_proposal(sources=[make_source(slug="wire")]).sources.get()

    assert save(editor, source, title="Its right title", reason="Misspelt") == 302

    assert changes() == [("correction", "wire", "Misspelt", ["title"])]


def test_readers_are_told_of_a_clause_added_to_a_published_text(editor):
    text = make_proposal(slug="plan")
    data = {"proposal": text.pk, "key": "9", "order": 0, "text": "More.", "status": "active", "basis": "verbatim"}
    data |= {"verification": "direct", **inline("terms", []), **inline("variant_readings", [])}
    data |= {"issue": make_issue(process=text.process).pk, "sources": [make_source().pk], "reason": "It was overlooked"}

    assert editor.post(add("clause"), data).status_code == 302

    assert changes() == [("addition", "plan/9", "It was overlooked", [])]


@pytest.mark.parametrize(
    ("model", "owner", "field"),
    [("term", "plan/1", "terms"), ("variantreading", "plan/1", "variant_readings"), ("omission", "plan", "omissions")],
)
def test_a_part_added_on_a_page_of_its_own_corrects_what_it_is_a_part_of(editor, history, model, owner, field):
    other, source = make_clause(), make_source()
    text = make_proposal(slug="plan", process=other.proposal.process, revises=other.proposal)
    clause = make_clause(proposal=text, text="At most 5 personnel.")
    measure = make_measure(issue=clause.issue)
    for each in (text, other.proposal):
        Change.of(Change.Kind.PUBLICATION, each).save()
    data = {
        "term": {"clause": clause.pk, "measure": measure.pk, "value": "5", "unit": "personnel"},
        "variantreading": {"clause": clause.pk, "source": source.pk, "reading": "At most 6 personnel."},
        "omission": {"proposal": text.pk, "clause": other.pk, "how": "struck"},
    }[model]
    added = {
        "term": {"measure": measure.pk, "value": "5", "unit": "personnel", "note": ""},
        "variantreading": {"source": source.pk, "reading": "At most 6 personnel."},
        "omission": {"clause": other.pk, "how": "struck", "note": ""},
    }[model]

    answer = editor.post(add(model), data | {"reason": "It was overlooked"})
    assert answer.status_code == 302, errors(answer)

    assert changes()[2:] == [("correction", owner, "It was overlooked", [field])]
    assert Change.objects.latest("at").values == {field: [[], [added]]}


def test_saving_without_a_change_is_no_correction(editor):
    assert save(editor, make_position(), reason="Just looking") == 302

    assert changes() == []


def test_changes_of_what_readers_do_not_see_are_no_corrections(editor):
    for state in ("draft", "withdrawn"):
        text = make_proposal(state)
        assert save(editor, text, title=f"Another {state}") == 302
        assert save(editor, make_clause(proposal=text), note="Page 2") == 302
        assert save(editor, text.sources.get(), title=f"Source of {state}") == 302

    assert changes() == []


def test_readers_are_not_told_of_a_refused_correction(editor):
    clause = make_clause()

    assert save(editor, clause, sources=[], reason="None") == 200

    assert changes() == []


def test_a_change_is_one_history_row_with_its_author(analyst):
    party = make_party(name="Before")
    data = {"name": "After", "slug": party.slug, "short_name": party.short_name, "kind": party.kind}
    data["members_complete"] = "on"
    assert analyst.post(page(party), data).status_code == 302
    assert [(row.name, row.history_user) for row in party.history.all()] == [("After", analyst.user), ("Before", None)]
    analyst.post(page(party), data)
    assert (party.history.count(), Party.objects.get().name) == (2, "After")
