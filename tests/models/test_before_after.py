"""What a correction changed, kept in the entry of the log: values before and after."""

from __future__ import annotations

import pytest

from proposals.editing.save import Edit
from proposals.models import Change, Omission, Term, VariantReading
from tests.factories import make_clause, make_issue, make_measure, make_proposal, make_source, make_term, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause(history):
    """A clause of a published text, as the log knows it, with a term."""
    clause = make_clause(proposal=make_proposal(), text="At most 600,000 personnel.")
    make_term(clause=clause, value="600000")
    Change.of(Change.Kind.PUBLICATION, clause.proposal).save()
    return clause


def corrected(record, *fields: str) -> dict:
    change = Change.of(Change.Kind.CORRECTION, record, fields=fields)
    change.save()
    return change.values


def test_terms_are_those_readers_saw_and_those_there_are_now(clause):
    (term,) = clause.terms.all()
    kept = {"measure": term.measure_id, "value": "600000", "unit": "personnel", "note": ""}
    term.value = "700000"
    term.save()
    assert corrected(clause, "terms") == {"terms": [[kept], [kept | {"value": "700000"}]]}
    other = make_term(clause=clause, measure=make_measure(kind="text", unit=""), value="none")
    added = {"measure": other.measure_id, "value": "none", "unit": "", "note": ""}
    assert corrected(other, "value") == {"terms": [[kept | {"value": "700000"}], [kept | {"value": "700000"}, added]]}
    Term.objects.get(pk=term.pk).delete()
    assert corrected(clause, "terms") == {"terms": [[kept | {"value": "700000"}, added], [added]]}
    assert corrected(clause, "terms") == {}


def test_readings_and_omissions_are_those_readers_saw_and_those_there_are_now(clause):
    source, text = make_source(), make_proposal()
    reading = VariantReading.objects.create(clause=clause, source=source, reading="At most 600.")
    first = {"source": source.pk, "reading": "At most 600."}
    assert corrected(reading, "reading") == {"variant_readings": [[], [first]]}
    reading.reading = "At most 700."
    reading.save()
    assert corrected(reading, "reading") == {"variant_readings": [[first], [first | {"reading": "At most 700."}]]}

    Change.of(Change.Kind.PUBLICATION, text).save()
    omission = Omission.objects.create(proposal=text, clause=clause, how="struck")
    struck = {"clause": clause.pk, "how": "struck", "note": ""}
    assert corrected(omission, "how") == {"omissions": [[], [struck]]}
    omission.note = "in red"
    omission.save()
    assert corrected(omission, "note") == {"omissions": [[struck], [struck | {"note": "in red"}]]}
    Omission.objects.get(pk=omission.pk).delete()
    assert corrected(text, "omissions") == {"omissions": [[struck | {"note": "in red"}], []]}


def test_what_readers_never_heard_of_is_not_told(history):
    clause = make_clause(proposal=make_proposal())
    make_term(clause=clause)
    assert corrected(clause, "terms") == {}


def test_what_a_record_refers_to_is_kept_by_its_key(clause):
    old, (issue, source) = clause.issue, (make_issue(process=clause.proposal.process), make_source())
    before = sorted(clause.sources.values_list("pk", flat=True))
    Edit(clause, {"issue": issue}, {"sources": [source]}).save(make_user("Editor"), reason="Misread.")
    latest = Change.objects.first()
    assert latest.values == {"issue": [[old.pk] if old else [], [issue.pk]], "sources": [before, [source.pk]]}


def test_who_published_a_record_is_not_kept(clause):
    text = clause.proposal
    text.published_by = make_user("Editor")
    text.save()
    assert corrected(text, "published_by") == {}


@pytest.mark.parametrize(
    ("precision", "known"),
    [("day", "2025-12-25"), ("week", "week of 2025-12-25"), ("month", "2025-12"), ("year", "2025")],
)
def test_a_corrected_day_is_no_finer_than_the_record_knew_it(history, precision: str, known: str):
    text = make_proposal(issued_on="2025-11-20")
    text.issued_on, text.date_precision = "2025-12-25", precision
    text.save()
    assert corrected(text, "issued_on") == {"issued_on": ["2025-11-20", known]}
