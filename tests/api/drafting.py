"""Drafts as a script sends them, and what they need."""

from __future__ import annotations

from proposals.models import Clause, Correspondence, Event, Omission, Position, Proposal, Term, VariantReading
from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_process,
    make_proposal,
    make_source,
    make_topic,
)


def make_world() -> Proposal:
    """A process that readers know, with what a draft needs."""
    process = make_process(slug="talks")
    topic = make_topic(slug="forces", process=process)
    make_measure(slug="cap", issue=make_issue(slug="size", topic=topic))
    make_issue(slug="blocs", topic=topic)
    make_source(slug="report")
    make_source(slug="other-report")
    party = make_party(slug="alpha")
    return make_clause(proposal=make_proposal(slug="plan", process=process, drafted_by=[party]), key="1").proposal


TEXT = {
    "slug": "answer",
    "process": "talks",
    "title": "An answer",
    "short_title": "Answer",
    "kind": "plan",
    "drafted_by": ["alpha"],
    "issued_on": "2025-12-01",
    "status": "leaked",
    "text_availability": "full",
    "original_language": "uk",
    "revises": "plan",
    "sources": ["report"],
    "omissions": [{"clause": {"proposal": "plan", "clause": "1"}, "how": "struck", "note": "Crossed out."}],
}
CLAUSE = {
    "proposal": "answer",
    "key": "6",
    "number": "6",
    "text": "At most 800,000.",
    "basis": "paraphrase",
    "issue": "size",
    "further_issues": ["blocs"],
    "terms": [{"measure": "cap", "value": "800000"}],
    "variant_readings": [{"source": "other-report", "reading": "About 800,000."}],
    "sources": ["report"],
}
POSITION = {
    "party": "alpha",
    "target": {"issue": "size"},
    "stance": "supports",
    "statement": "Accepts it.",
    "stated_by": "Spokesperson",
    "stated_on": "2025-12-02",
    "source": "report",
}
EVENT = {
    "slug": "meeting",
    "process": "talks",
    "name": "Meeting",
    "starts_on": "2025-12-03",
    "ends_on": "2025-12-03",
    "persons": ["First Person", "Second Person"],
    "participants": ["alpha"],
    "proposals": ["plan"],
    "sources": ["report"],
}


def rows() -> dict[str, int]:
    """How many rows there are of everything, history included."""
    models = (Proposal, Clause, Term, VariantReading, Omission, Position, Event, Correspondence)
    return {model.__name__: model.objects.count() + model.history.count() for model in models}


def fields(answer) -> dict[str, str]:
    """Field and message of a 400."""
    assert answer.status_code == 400, answer.content
    return {error["field"]: error["message"] for error in answer.json()["errors"]}
