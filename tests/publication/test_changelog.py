"""The log of changes: what is logged, when, and what readers see of it."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Change, Position, Proposal, State
from proposals.models.change import AppendOnly
from proposals.moment import Moment, at
from proposals.publication import changelog
from tests.factories import (
    MAKE_REVIEWED,
    make_clause,
    make_event,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def publish(row):
    row.submit(by=make_user("Analyst"))
    row.publish(by=make_user("Editor"))
    return row


def told() -> list[tuple[str, str, str]]:
    """Sort, name and title of every public entry, oldest first."""
    return [(each.sort, each.name, each.title) for each in Change.objects.public().with_moves().reverse()]


@pytest.mark.parametrize("make", MAKE_REVIEWED)
def test_publishing_and_withdrawing_are_logged_and_nothing_in_between(make):
    row, editor = make("draft", published_at=None), make_user("Editor")
    row.submit(by=make_user("Analyst"))
    row.send_back(by=editor, reason="The date is missing.")
    assert told() == []

    publish(row)
    (entry,) = Change.objects.all()
    assert (entry.kind, entry.model, entry.name) == ("publication", row._meta.model_name, row.slug)
    assert (entry.at, entry.reason) == (row.published_at, "")

    row.withdraw(by=editor, reason="The source retracted it.")
    assert told() == [("withdrawal", row.slug, "")]
    assert Change.objects.get(kind="withdrawal").reason == "The source retracted it."


def test_a_verb_that_fails_logs_nothing():
    text = make_proposal("draft", published_at=None, sources=[])
    text.submit(by=make_user("Analyst"))

    with pytest.raises(ValidationError):
        text.publish(by=make_user("Editor"))

    assert list(Change.objects.all()) == []


def test_an_entry_names_its_record_and_the_day_it_is_about():
    clause = make_clause(proposal=make_proposal(short_title="Plan", slug="plan"), key="4.a", number="4", heading="Size")
    position = make_position(clause=clause, slug="p1", party=make_party(short_name="Alpha"), stated_on="2025-12-01")

    entries = [
        Change.of(Change.Kind.CORRECTION, row, reason="A slip.", fields={"text", "note"}) for row in (clause, position)
    ]

    assert [(each.model, each.record_slug, each.key, each.title, str(each.dated)) for each in entries] == [
        ("clause", "plan", "4.a", "Plan, 4 Size", "2025-11-20"),
        ("position", "p1", "", "Alpha: Plan, 4", "2025-12-01"),
    ]
    assert entries[0].fields == ["note", "text"]


def test_no_entry_of_the_log_is_changed_or_deleted():
    entry = Change.of(Change.Kind.PUBLICATION, make_proposal())
    entry.save()
    entry.reason = "Another."

    for forbidden in (
        entry.save,
        entry.delete,
        Change.objects.all().delete,
        lambda: Change.objects.filter(pk=entry.pk).update(reason="Another."),
    ):
        with pytest.raises(AppendOnly):
            forbidden()
    assert Change.objects.get().reason == ""


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_the_entries_on_a_record_are_hidden_and_shown_with_it(state):
    text = publish(make_proposal("draft", published_at=None, slug="plan", short_title="Plan"))
    clause = make_clause(proposal=text, key="1", heading="Size")
    position = publish(make_position("draft", published_at=None, slug="p1", proposal=text))
    for row in (clause, text):
        Change.of(Change.Kind.CORRECTION, row, reason="Secret words.").save()
    everything = told()
    assert [name for _, name, _ in everything] == ["plan", "p1", "plan/1", "plan"]

    Proposal.objects.filter(pk=text.pk).update(state=state)
    assert told() == []

    Proposal.objects.filter(pk=text.pk).update(state=State.PUBLISHED)
    assert told() == everything
    assert position.state == State.PUBLISHED


def test_changes_to_the_source_of_a_withdrawn_record_are_no_longer_shown():
    source = make_source(slug="wire")
    event = make_event(sources=[source])
    Change.of(Change.Kind.CORRECTION, source, reason="The title was wrong.").save()
    assert [name for _, name, _ in told()] == ["wire"]

    event.withdraw(by=make_user("Editor"), reason="Never happened.")

    assert [(sort, name) for sort, name, _ in told()] == [("withdrawal", event.slug)]


def test_withdrawing_what_readers_could_not_see_is_not_shown():
    position = make_position(proposal=make_proposal("draft", published_at=None), slug="secret")

    position.withdraw(by=make_user("Editor"), reason="Secret.")

    assert list(Change.objects.all()) == []


def test_a_statement_with_a_different_stance_from_the_last_is_a_moved_stance():
    text, party = make_proposal(), make_party(slug="alpha")
    positions = [
        publish(
            make_position(
                "draft", published_at=None, slug=slug, proposal=text, party=party, stance=stance, stated_on=day
            )
        )
        for slug, stance, day in (
            ("p1", "open", datetime.date(2025, 12, 1)),
            ("p2", "open", datetime.date(2025, 12, 2)),
            ("p3", "rejects", datetime.date(2025, 12, 3)),
        )
    ]

    assert [(sort, name) for sort, name, _ in told()] == [("publication", "p1"), ("publication", "p2"), ("moved", "p3")]
    (moved,) = changelog.changelog_page(sort="moved").entries
    assert (moved.stance, moved.moved_from.slug, moved.moved_from.stance) == ("rejects", "p2", "open")
    assert moved.url == "/parties/alpha/#p3"

    positions[1].withdraw(by=make_user("Editor"), reason="A slip.")
    (moved,) = changelog.changelog_page(sort="moved").entries
    assert moved.moved_from.slug == "p1"


def test_on_a_day_the_log_has_nothing_on_what_came_later_not_even_its_withdrawal():
    editor = make_user("Editor")
    early = publish(make_proposal("draft", published_at=None, slug="early", issued_on="2025-11-20"))
    late = publish(make_proposal("draft", published_at=None, slug="late", issued_on="2025-12-20"))
    for text in (early, late):
        text.withdraw(by=editor, reason="A slip.")

    with at(Moment(on=datetime.date(2025, 11, 25))):
        assert [(sort, name) for sort, name, _ in told()] == [("withdrawal", "early")]


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
