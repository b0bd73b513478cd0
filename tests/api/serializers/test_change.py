"""Entries of the log of changes as JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from proposals.models import Change
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def entry(api, change: Change) -> dict:
    """The entry under its own address, which it names."""
    change.save()
    data = api.json(f"changes/{change.uid}/")
    assert (data.pop("id"), data.pop("url"), data.pop("html_url")) == (
        str(change.uid),
        f"{HERE}/api/v1/changes/{change.uid}/",
        f"{HERE}/changes/?cursor=from%3A{change.uid}#c-{change.uid}",
    )
    return data


def test_a_correction_names_the_record_its_fields_and_the_reason(api, history):
    text = make_proposal(slug="plan", short_title="Plan", process=make_process(slug="talks"))
    clause = make_clause(proposal=text, key="10.a", number="10.a", heading="Size", text="At most 600 men.")
    clause.text = "At most 800 men."
    clause.save()
    change = Change.of(Change.Kind.CORRECTION, clause, reason="A slip.", fields=["text", "note"], at=AT)
    assert entry(api, change) == {
        "at": "2026-01-02T03:04:00Z",
        "kind": "correction",
        "record": "clause",
        "name": "plan/10.a",
        "record_url": f"{HERE}/api/v1/clauses/plan/10.a/",
        "title": "Plan, 10.a Size",
        "reason": "A slip.",
        "fields_changed": ["note", "text"],
        "moved": None,
        "process": "talks",
        "corrected": [
            {
                "field": "text",
                "before": "At most 600 men.",
                "after": "At most 800 men.",
                "spans": [["same", "At most "], ["removed", "600"], ["added", "800"], ["same", " men."]],
            }
        ],
    }


def test_a_withdrawn_record_has_no_address(api):
    text = make_proposal("withdrawn", slug="plan", process=make_process(slug="talks"))
    change = Change.of(Change.Kind.WITHDRAWAL, text, reason="Retracted.", at=AT)
    assert entry(api, change) == {
        "at": "2026-01-02T03:04:00Z",
        "kind": "withdrawal",
        "record": "proposal",
        "name": "plan",
        "record_url": None,
        "title": "",
        "reason": "Retracted.",
        "fields_changed": [],
        "moved": None,
        "process": "talks",
        "corrected": [],
    }


def test_a_statement_that_changed_a_stance_tells_both_stances(api):
    alpha, issue = make_party(slug="alpha"), make_issue(process=make_proposal().process)
    make_position(slug="p1", party=alpha, issue=issue, stance="rejects", stated_on="2025-10-25", date_precision="month")
    later = make_position(slug="p2", party=alpha, issue=issue, stance="supports", stated_on="2025-11-02")
    data = entry(api, Change.of(Change.Kind.PUBLICATION, later, at=AT))
    assert (data["kind"], data["name"]) == ("moved", "p2")
    assert data["moved"] == {
        "stance": "supports",
        "before": "rejects",
        "position": "p1",
        "stated_on": "2025-10-25",
        "date_precision": "month",
        "certainty": "on-record",
    }


@pytest.mark.parametrize("number", [5, 50])
def test_a_file_of_corrections_looks_names_up_once_for_each_kind(api, number, django_assert_num_queries):
    text = make_proposal()
    clause = make_clause(proposal=text)
    issues = [make_issue(process=text.process) for _ in range(number)]
    for issue in issues:
        source, measure = make_source(), make_measure(issue=issue)
        clause.sources.add(source)
        term = {"measure": measure.pk, "value": "5", "unit": measure.unit}
        values = {"sources": [[], [source.pk]], "issue": [[], [issue.pk]], "terms": [[], [term]]}
        change = Change.of(Change.Kind.CORRECTION, clause, reason="Misread.", fields=values)
        change.values = values
        change.save()
    # The version of the data, the rows, how far the records run; issues, measures and sources.
    with django_assert_num_queries(6):
        file = api.get("changes/?format=csv").getvalue().decode("utf-8-sig")
    corrected = [json.loads(row["corrected"]) for row in csv.DictReader(io.StringIO(file))]
    assert [len(fields) for fields in corrected] == [3] * number
    named = {field["after"] for fields in corrected for field in fields if field["field"] == "issue"}
    assert named == set(map(str, issues))
