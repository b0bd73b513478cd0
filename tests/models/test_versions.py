"""What a record said at one time, and putting that back."""

from __future__ import annotations

import datetime

import pytest

from proposals.models import Clause, Proposal
from proposals.models.history import record_history
from proposals.models.versions import (
    clauses_last_seen,
    editable_fields,
    last_seen,
    put_back,
    values,
    values_of_versions,
)
from tests.factories import make_clause, make_proposal, make_source, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


def save(record, **fields) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def recorded(record):
    """The version that the history has of a record as it is now."""
    record_history([record], update=True)
    return record.history.first()


def test_the_editable_fields_are_those_people_fill_in_with_lists_last():
    names = [field.name for field in editable_fields(Clause)]
    assert names[:3] == ["proposal", "key", "number"]
    assert names[-2:] == ["further_issues", "sources"]
    assert {"id", "state", "published_at"}.isdisjoint(field.name for field in editable_fields(Proposal))


def test_a_row_and_its_version_have_the_same_values():
    sources = [make_source(), make_source()]
    clause = make_clause(sources=sources, text="Once.")
    version = recorded(clause)
    stored = values(clause)
    assert (stored["text"], stored["sources"]) == ("Once.", sorted(source.pk for source in sources))
    assert (stored["issue"], stored["parent"]) == (clause.issue_id, None)
    assert values(version) == stored
    save(clause, text="Now.")
    assert values(version) == stored


def test_the_values_of_many_versions_take_one_query_for_each_list(django_assert_num_queries):
    clauses = [make_clause(sources=[make_source()]) for _ in range(5)]
    versions = [recorded(clause) for clause in clauses]
    with django_assert_num_queries(2):
        by_version = values_of_versions(versions)
    assert [by_version[version.history_id]["sources"] for version in versions] == [
        [clause.sources.get().pk] for clause in clauses
    ]
    assert values_of_versions([]) == {}


def test_readers_last_saw_the_version_before_it_was_withdrawn():
    text = make_proposal(title="Seen")
    recorded(text)
    assert last_seen(make_proposal("draft")) is None
    text.withdraw(by=make_user("Editor"), reason="A slip.")
    save(text, title="Reworked")
    seen = last_seen(text)
    assert (seen.title, seen.state) == ("Seen", "published")


def test_the_clauses_readers_last_saw_are_those_of_that_moment():
    text = make_proposal()
    first, second = (make_clause(proposal=text, text=sentence) for sentence in ("One.", "Two."))
    keys = [first.pk, second.pk]
    record_history([first, second], update=True)
    recorded(text)
    assert clauses_last_seen(text, last_seen(text)) == {}
    text.withdraw(by=make_user("Editor"), reason="A slip.")
    save(first, text="Reworked.")
    second.delete()
    make_clause(proposal=text)
    seen = clauses_last_seen(text, last_seen(text))
    assert list(seen) == keys
    assert [version.text for version in seen.values()] == ["One.", "Two."]


def test_a_version_is_put_back_with_its_links_even_if_the_row_is_gone():
    source, at = make_source(), datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    clause = make_clause(text="Once.", sources=[source])
    user, version, pk = make_user(), recorded(clause), clause.pk
    save(clause, text="Now.")
    clause.sources.clear()
    put_back(version, by=user, reason="Undone")
    clause.refresh_from_db()
    assert (clause.text, list(clause.sources.all())) == ("Once.", [source])
    clause.delete()
    put_back(version, by=user, reason="Undone again", at=at)
    restored = Clause.objects.get(pk=pk)
    assert (restored.text, list(restored.sources.all())) == ("Once.", [source])
    latest = Clause.history.filter(id=pk).order_by("history_id").last()
    assert (latest.history_type, latest.history_user, latest.history_change_reason, latest.history_date) == (
        "+",
        user,
        "Undone again",
        at,
    )
