"""The page on which an analyst suggests a change to a published record."""

from __future__ import annotations

import pytest

from config.records import PARTS, REVIEWED
from proposals.models import SuggestedChange
from tests.admin import records
from tests.admin.records import page
from tests.admin.suggestions import REASON, suggest, suggest_url, suggestion_data
from tests.factories import make_event, make_source


def test_a_suggestion_holds_only_what_differs(analyst, clause, suggestion):
    assert suggestion.changes == {"text": {"old": "Before, as it was read at first.", "new": "After."}}
    assert (suggestion.author, suggestion.reason, suggestion.state) == (analyst.user, REASON["reason"], "pending")
    assert suggestion.record == clause
    clause.refresh_from_db()
    assert clause.text == "Before, as it was read at first."


def test_lists_of_records_and_days_are_suggested_too(analyst, editor):
    event, source = make_event(), make_source()
    assert suggest(analyst, event, sources=[source.pk], starts_on="2025-11-01", persons="A\nB").status_code == 302
    suggestion = SuggestedChange.objects.get()
    assert sorted(suggestion.changes) == ["persons", "sources", "starts_on"]
    editor.post(page(suggestion), {"decide": "accept"})
    event.refresh_from_db()
    assert (str(event.starts_on), event.persons, list(event.sources.all())) == ("2025-11-01", ["A", "B"], [source])


def test_an_unchanged_form_suggests_nothing(analyst, clause):
    answer = suggest(analyst, clause)
    assert answer.context["errors"] == {"__all__": ["Nothing has changed: change at least one field."]}
    assert not SuggestedChange.objects.exists()


def test_a_suggestion_needs_a_reason_and_valid_values(analyst, clause):
    data = suggestion_data(analyst, clause)
    answer = analyst.post(suggest_url(clause), data | {"text": "After.", "reason": " "})
    assert answer.context["errors"] == {"reason": ["This is already published: give a reason for the change."]}
    answer = analyst.post(suggest_url(clause), data | {"status": "deleted"} | REASON)
    assert answer.context["errors"] == {"text": ["A deleted or unrecorded point has no text; leave it empty."]}
    assert not SuggestedChange.objects.exists()


@pytest.mark.parametrize("model", PARTS + REVIEWED)
def test_suggestions_are_about_published_records_that_the_person_cannot_correct(model, analyst, editor):
    for state, expected in (("draft", 403), ("in-review", 403), ("withdrawn", 403), ("published", 200)):
        record = records.make(model, state)
        assert analyst.get(suggest_url(record)).status_code == expected
        assert editor.get(suggest_url(record)).status_code == 403
    assert suggest_url(record) in analyst.get(page(record)).content.decode()
    assert suggest_url(record) not in editor.get(page(record)).content.decode()
