"""A batch: it writes only what differs, and one history row for a row and its links."""

from __future__ import annotations

import datetime

import pytest

from proposals.dataset.write import REASON, Batch
from proposals.models import Event, Party, Source
from tests.factories import make_event, make_party, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

AT = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
NORTH = {"slug": "north", "name": "The North", "short_name": "North", "kind": "coalition"}


def test_a_new_row_is_inserted_with_its_links_and_one_history_row():
    member = make_party(slug="member")
    batch = Batch(Party, {"member": member})
    row = batch.put("north", NORTH)
    batch.link("members", {"north": [member]})
    batch.finish(AT)
    [version] = row.history.all()
    assert (version.history_type, version.history_change_reason, version.history_date) == ("+", REASON, AT)
    assert [link.to_party for link in version.members.all()] == [member]
    assert (batch.new, batch.changed, dict(batch.fields)) == ({"north"}, set(), {})


def test_only_the_fields_and_links_that_differ_are_written():
    old, new, row = make_party(), make_party(), make_party(**NORTH)
    row.members.set([old])
    before = row.history.count()
    batch = Batch(Party, {"north": row})
    batch.put("north", NORTH | {"name": "Another"})
    batch.link("members", {"north": [new]})
    batch.finish(AT)
    row.refresh_from_db()
    assert (row.name, list(row.members.all())) == ("Another", [new])
    assert (batch.changed, batch.fields["north"]) == ({"north"}, {"name", "members"})
    assert (row.history.count(), row.history.first().history_type) == (before + 1, "~")


def test_the_same_again_writes_nothing(django_assert_num_queries):
    row = make_party(**NORTH)
    before = row.history.count()
    batch = Batch(Party, {"north": row})
    with django_assert_num_queries(0):
        batch.put("north", NORTH)
        batch.finish(AT)
    assert (batch.new, batch.changed, row.history.count()) == (set(), set(), before)


def test_editorial_fields_are_written_only_with_another_state():
    row = make_event("published", slug="meeting")
    published_at = row.published_at
    batch = Batch(Event, {"meeting": row})
    batch.put("meeting", {"slug": "meeting"}, {"state": "published", "published_at": AT})
    row.refresh_from_db()
    assert (row.published_at, batch.changed) == (published_at, set())
    batch.put("meeting", {"slug": "meeting"}, {"state": "withdrawn", "published_at": None})
    row.refresh_from_db()
    assert (row.state, row.published_at, batch.states) == ("withdrawn", None, {"meeting": "published"})


def test_unique_values_can_be_swapped():
    rows = {slug: make_source(slug=slug, url=f"https://example.org/{slug}") for slug in ("a", "b", "c")}
    wanted = {"a": "https://example.org/b", "b": "https://example.org/a", "c": "https://example.org/c"}
    batch = Batch(Source, rows)
    batch.free_values("url", wanted, "")
    assert [rows[slug].url for slug in "abc"] == ["", "", "https://example.org/c"]
    for slug, url in wanted.items():
        batch.put(slug, {"url": url})
    assert dict(Source.objects.values_list("slug", "url")) == wanted


def test_rows_that_were_not_put_are_deleted_with_the_reason_in_their_history():
    kept, gone = make_party(**NORTH), make_party(slug="gone")
    batch = Batch(Party, {"north": kept, "gone": gone})
    batch.put("north", NORTH)
    batch.delete_others()
    assert list(Party.objects.all()) == [kept]
    assert [row.slug for row in batch.deleted] == ["gone"]
    last = Party.history.filter(slug="gone").first()
    assert (last.history_type, last.history_change_reason) == ("-", REASON)


def test_a_summary_counts_in_words():
    batch = Batch(Party, {"north": make_party(**NORTH), "gone": make_party(slug="gone")})
    batch.put("north", NORTH)
    assert batch.summary() == "1 party: 0 new, 0 changed, 1 unchanged"
    batch.put("south", NORTH | {"slug": "south"})
    batch.delete_others()
    assert batch.summary() == "2 parties: 1 new, 0 changed, 1 unchanged, 1 deleted"
