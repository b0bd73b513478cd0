"""Small records for tests. Each function takes fields as keywords and fills in those a test does not care about.

Names are unique per run, so that two calls never collide. Many-to-many fields are given as lists. A record gets its row
of history only where a test takes the fixture ``history``: writing it takes as long as writing the record.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    SuggestedChange,
    Term,
    Topic,
)
from proposals.models.history import record_history, without_history

_numbers = itertools.count(1)
_with_history = ContextVar("_with_history", default=False)

DAY = datetime.date(2025, 11, 20)


def make_process(**fields: Any) -> Process:
    return _make(Process, {"name": "Talks"}, fields)


def make_party(**fields: Any) -> Party:
    slug = fields.setdefault("slug", _slug("party"))
    return _make(Party, {"name": f"Party {slug}", "short_name": slug, "kind": "state"}, fields)


def make_source(**fields: Any) -> Source:
    slug = fields.setdefault("slug", _slug("source"))
    defaults = {
        "title": f"Report {slug}",
        "publisher": "Agency",
        "url": f"https://example.org/{slug}",
        "published_on": DAY,
        "kind": "news-report",
        "language": "en",
        "reliability": "record",
    }
    return _make(Source, defaults, fields)


def make_topic(**fields: Any) -> Topic:
    return _make(Topic, {"process": make_process, "name": "Security"}, fields)


def make_issue(**fields: Any) -> Issue:
    """``process=…`` puts its topic into that process."""
    process = fields.pop("process", None)
    topic = (lambda: make_topic(process=process)) if process else make_topic
    defaults = {"topic": topic, "name": "Force size", "description": "How many.", "thesis": "There is a cap."}
    return _make(Issue, defaults, fields)


def make_measure(**fields: Any) -> Measure:
    return _make(Measure, {"issue": make_issue, "name": "Cap", "kind": "number", "unit": "personnel"}, fields)


def make_proposal(state: str = "published", **fields: Any) -> Proposal:
    """A text with a drafter and a source; published by default."""
    slug = fields.setdefault("slug", _slug("proposal"))
    defaults = {
        "process": make_process,
        "title": f"Plan {slug}",
        "short_title": f"Plan {slug}"[:60],
        "kind": "plan",
        "status": "presented",
        "issued_on": DAY,
        "text_availability": "full",
        "original_language": "en",
        "drafted_by": lambda: [make_party()],
        "sources": lambda: [make_source()],
    }
    return _make(Proposal, defaults, _with_state(fields, state))


def make_clause(**fields: Any) -> Clause:
    """A clause at the end of its proposal, with a main issue and a source unless ``status`` says otherwise."""
    fields["proposal"] = fields.get("proposal") or make_proposal()
    number = fields["proposal"].clauses.count()
    status = fields.get("status", "active")
    recorded = status != "unrecorded"
    defaults = {
        "key": str(number + 1),
        "number": str(number + 1),
        "order": number,
        "text": "" if status in ("deleted", "unrecorded") else f"Provision {number + 1}.",
        "basis": "paraphrase" if recorded else "",
        "confidence": "high" if recorded else "",
        "verification": "direct" if recorded else "unseen",
        "issue": (lambda: make_issue(process=fields["proposal"].process)) if recorded else None,
        "sources": (lambda: [make_source()]) if recorded else [],
        "advanced_by": make_party if status == "variant" else None,
    }
    return _make(Clause, defaults, fields)


def make_term(**fields: Any) -> Term:
    """A value of a clause, of one process with its measure unless both are given."""
    clause, measure = fields.get("clause"), fields.get("measure")
    if measure is None:
        measure = make_measure(issue=make_issue(process=clause.proposal.process if clause else None))
    if clause is None:
        clause = make_clause(proposal=make_proposal(process=measure.issue.topic.process))
    fields |= {"clause": clause, "measure": measure}
    value = fields.setdefault("value", "true" if measure.kind == "boolean" else "600000")
    numeric = measure.kind in Measure.NUMERIC and Term(measure=measure, value=value).number is not None
    return _make(Term, {"unit": measure.unit if numeric else ""}, fields)


def make_position(state: str = "published", **fields: Any) -> Position:
    """A statement, by default on an issue of a public process."""
    if not {"issue", "clause", "proposal"} & fields.keys():
        fields["issue"] = make_issue(process=make_event().process)
    defaults = {
        "party": make_party,
        "stance": "supports",
        "statement": "Accepts it.",
        "conditions": "With guarantees." if fields.get("stance") == "supports-with-conditions" else "",
        "stated_by": "Spokesperson",
        "stated_on": DAY,
        "source": make_source,
    }
    return _make(Position, defaults, _with_state(fields, state))


def make_event(state: str = "published", **fields: Any) -> Event:
    starts_on = fields.setdefault("starts_on", DAY)
    defaults = {
        "process": make_process,
        "name": "Meeting",
        "ends_on": starts_on,
        "place": "Geneva",
        "sources": lambda: [make_source()],
    }
    return _make(Event, defaults, _with_state(fields, state))


def make_correspondence(state: str = "published", **fields: Any) -> Correspondence:
    """``from_clauses`` and ``to_clauses`` are lists; one new clause each unless given, of the process of the other."""
    given = [clause.proposal for name in ("from_clauses", "to_clauses") for clause in fields.get(name, ())]
    process = next((text.process for text in (*given, fields.get("silent")) if text), None) or make_process()

    def side():
        return [make_clause(proposal=make_proposal(process=process))]

    defaults = {"relation": "reworded", "from_clauses": side, "to_clauses": side}
    return _make(Correspondence, defaults, _with_state(fields, state))


MAKE_REVIEWED = (make_proposal, make_position, make_event, make_correspondence)


def make_unanswered(state: str = "published", **fields: Any) -> Correspondence:
    """Clauses that nothing answers in ``silent``, by default a new text."""
    silent, clauses = fields.get("silent"), fields.get("from_clauses")
    if not clauses:
        clauses = [make_clause(proposal=make_proposal(process=silent.process))] if silent else [make_clause()]
    silent = silent or make_proposal(process=clauses[0].proposal.process)
    fields |= {"from_clauses": clauses, "silent": silent}
    defaults = {"relation": "unanswered", "to_clauses": []}
    return make_correspondence(state, **defaults | fields)


def make_suggestion(**fields: Any) -> SuggestedChange:
    """A suggestion about ``record``, by default a new published clause, whose note is to become "x"."""
    record = fields.pop("record", None) or make_clause()
    defaults = {
        "model": record._meta.model_name,
        "record_id": record.pk,
        "changes": {"note": {"old": "", "new": "x"}},
        "reason": "Misread",
        "author": make_user,
    }
    return _make(SuggestedChange, defaults, fields)


def make_user(role: str | None = None, **fields: Any) -> Any:
    """An account: staff in the group ``role``, or without any rights."""
    username = fields.pop("username", None) or _slug("user")
    user = get_user_model().objects.create_user(
        username, password=fields.pop("password", "a-long-test-password"), **{"is_staff": role is not None} | fields
    )
    if role is not None:
        user.groups.add(Group.objects.get(name=role))
    return user


def _slug(word: str) -> str:
    return f"{word}-{next(_numbers)}"


def _with_state(fields: dict[str, Any], state: str) -> dict[str, Any]:
    published_at = timezone.now() if state in ("published", "withdrawn") else None
    return {"state": state, "published_at": published_at} | fields


@contextmanager
def with_history() -> Iterator[None]:
    """Give each record that is made in the block one row of history with its links, as the desk does."""
    token = _with_history.set(True)
    try:
        yield
    finally:
        _with_history.reset(token)


def _make(model: type, defaults: dict[str, Any], fields: dict[str, Any]) -> Any:
    """Save one row and its links.

    A default that is a function is called only if the test gave no value of its own.
    """
    if any(field.name == "slug" for field in model._meta.fields):
        fields.setdefault("slug", _slug(model._meta.model_name))
    values = defaults | fields
    values = {name: value() if callable(value) else value for name, value in values.items()}
    links = {field.name: values.pop(field.name) for field in model._meta.many_to_many if field.name in values}
    row = model(**values)
    with without_history(row):
        row.save(force_insert=True)
        for name, linked in links.items():
            _link(row, model._meta.get_field(name), linked)
    if hasattr(row, "decided_about"):
        row.decide()
        row.save_without_historical_record(update_fields=["decided_about"])
    if _with_history.get() and hasattr(model, "history"):
        record_history([row], update=False)
    return row


def _link(row: Any, field: Any, linked: list[Any]) -> None:
    """Set the links of a new row. It has none yet, and nobody waits for a signal: one query is enough."""
    if field.remote_field.symmetrical:
        getattr(row, field.name).set(linked)
    elif linked:
        through, ends = field.remote_field.through, (field.m2m_field_name(), field.m2m_reverse_field_name())
        through.objects.bulk_create([through(**dict(zip(ends, (row, each), strict=True))) for each in linked])
