"""What the desk tells readers: corrections of what they see, with the reason, and nothing else."""

from __future__ import annotations

import pytest

from proposals.models import Change
from tests.admin.form_data import add, inline, typed
from tests.admin.records import page
from tests.factories import make_clause, make_issue, make_position, make_proposal, make_source, make_term

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str, str, list[str]]]:
    return [(entry.kind, entry.name, entry.reason, entry.fields) for entry in Change.objects.order_by("pk")]


def save(client, record, **changed) -> int:
    return client.post(page(record), typed(client.get(page(record))) | changed).status_code


def test_a_correction_is_told_with_its_reason_and_what_it_changed(editor):
    clause = make_clause(proposal=make_proposal(slug="plan"), text="Before.")

    assert save(editor, clause, text="After.", note="Page 2", reason="Misread page 2") == 302

    assert told() == [("correction", "plan/1", "Misread page 2", ["note", "text"])]


def test_a_corrected_term_is_told_as_a_correction_of_its_clause(editor):
    term = make_term(clause=make_clause(proposal=make_proposal(slug="plan")), value="600000")

    assert save(editor, term.clause, **{"terms-0-value": "800000", "reason": "The later reading"}) == 302

    assert told() == [("correction", "plan/1", "The later reading", ["terms"])]


def test_a_corrected_source_that_readers_see_is_told(editor):
    source = make_proposal(sources=[make_source(slug="wire")]).sources.get()

    assert save(editor, source, title="Its right title", reason="Misspelt") == 302

    assert told() == [("correction", "wire", "Misspelt", ["title"])]


def test_a_clause_added_to_a_published_text_is_told(editor):
    text = make_proposal(slug="plan")
    data = {"proposal": text.pk, "key": "9", "order": 0, "text": "More.", "status": "active", "basis": "verbatim"}
    data |= {"verification": "direct", **inline("terms", []), **inline("variant_readings", [])}
    data |= {"issue": make_issue(process=text.process).pk, "sources": [make_source().pk], "reason": "It was overlooked"}

    assert editor.post(add("clause"), data).status_code == 302

    assert told() == [("correction", "plan/9", "It was overlooked", [])]


def test_saving_without_a_change_tells_nothing(editor):
    assert save(editor, make_position(), reason="Just looking") == 302

    assert told() == []


def test_a_draft_a_withdrawn_record_and_what_only_they_use_are_corrected_in_silence(editor):
    for state in ("draft", "withdrawn"):
        text = make_proposal(state)
        assert save(editor, text, title=f"Another {state}") == 302
        assert save(editor, make_clause(proposal=text), note="Page 2") == 302
        assert save(editor, text.sources.get(), title=f"Source of {state}") == 302

    assert told() == []


def test_a_correction_that_is_taken_back_tells_nothing(editor):
    clause = make_clause()

    assert save(editor, clause, sources=[], reason="None") == 200

    assert told() == []
