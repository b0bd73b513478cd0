"""The log of changes as readers page through it, with the changes of stance."""

from __future__ import annotations

import datetime

import pytest

from proposals.models import Change, Position
from proposals.models.following import Following
from proposals.publication import changelog
from tests.factories import (
    make_event,
    make_party,
    make_position,
    make_proposal,
    make_user,
)

pytestmark = pytest.mark.django_db


def publish(row):
    row.submit(by=make_user("Analyst"))
    row.publish(by=make_user("Editor"))
    return row


def public_entries() -> list[tuple[str, str, str]]:
    """Sort, name and title of every public entry, oldest first."""
    return [(each.sort, each.name, each.title) for each in Change.objects.public().with_moves().reverse()]


def test_a_statement_with_a_different_stance_from_the_last_is_a_moved_stance():
    text, party = make_proposal(), make_party(slug="alpha")
    positions = [
        publish(
            make_position(
                "draft", published_at=None, slug=slug, proposal=text, party=party, stance=stance, stated_on=day
            )
        )
        for slug, stance, day in (
            ("p1", "supports", datetime.date(2025, 12, 1)),
            ("p2", "supports", datetime.date(2025, 12, 2)),
            ("p3", "rejects", datetime.date(2025, 12, 3)),
        )
    ]

    assert [(sort, name) for sort, name, _ in public_entries()] == [
        ("publication", "p1"),
        ("publication", "p2"),
        ("moved", "p3"),
    ]
    (moved,) = changelog.changelog_page(Following(kind="moved")).entries
    assert (moved.stance, moved.moved_from.slug, moved.moved_from.stance) == ("rejects", "p2", "supports")
    assert moved.url == "/parties/alpha/#p3"

    positions[1].withdraw(by=make_user("Editor"), reason="A slip.")
    (moved,) = changelog.changelog_page(Following(kind="moved")).entries
    assert moved.moved_from.slug == "p1"


# Pages


def fill(number: int) -> list[Change]:
    """Entries on one text, two at a time, oldest first."""
    text = make_proposal()
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    entries = []
    for count in range(number):
        entry = Change.of(
            Change.Kind.CORRECTION, text, reason=str(count), at=start + datetime.timedelta(hours=count // 2)
        )
        entry.save()
        entries.append(entry)
    return entries


def reasons(page: changelog.Page) -> list[str]:
    return [entry.change.reason for entry in page.entries]


def follow(cursor: str, size: int = 3) -> changelog.Page:
    side, _, uid = cursor.partition(":")
    return changelog.changelog_page(side=side, anchor=Change.objects.get(uid=uid), size=size)


def test_pages_follow_each_other_without_gap_or_overlap_and_lead_back():
    fill(8)

    first = changelog.changelog_page(size=3)
    second = follow(first.older)
    third = follow(second.older)

    assert [reasons(page) for page in (first, second, third)] == [["7", "6", "5"], ["4", "3", "2"], ["1", "0"]]
    assert (first.newer, third.older) == ("", "")
    back = follow(third.newer)
    assert (reasons(back), reasons(follow(back.newer))) == (["4", "3", "2"], ["7", "6", "5"])
    assert follow(back.newer).newer == ""


def test_a_page_stays_the_same_while_the_log_grows_and_when_its_first_entry_goes():
    entries = fill(6)
    older = changelog.changelog_page(size=3).older
    Change.of(Change.Kind.PUBLICATION, publish(make_event("draft", published_at=None))).save()

    assert reasons(follow(older)) == ["2", "1", "0"]
    assert older == f"after:{entries[3].uid}"


def test_a_page_can_begin_with_an_entry_and_then_leads_to_newer_ones():
    entries = fill(6)

    page = changelog.changelog_page(side="from", anchor=entries[3], size=3)

    assert reasons(page) == ["3", "2", "1"]
    assert reasons(follow(page.newer)) == ["5", "4"]
    assert entries[3].get_absolute_url() == f"/changes/?cursor=from%3A{entries[3].uid}#c-{entries[3].uid}"


def test_a_load_of_a_thousand_at_one_time_is_paged_whole():
    text = make_proposal()
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    Change.objects.bulk_create(Change.of(Change.Kind.CORRECTION, text, reason=str(n), at=now) for n in range(1100))

    seen, page = [], changelog.changelog_page(size=200)
    while True:
        seen += reasons(page)
        if not page.older:
            break
        page = follow(page.older, size=200)

    assert seen == [str(n) for n in reversed(range(1100))]


def test_a_page_takes_two_queries_whatever_is_on_it(django_assert_num_queries):
    text = make_proposal()
    for _each in range(5):
        publish(make_position("draft", published_at=None, proposal=text))
    assert Position.objects.count() == 5

    with django_assert_num_queries(2):
        assert len(changelog.changelog_page().entries) == 5
