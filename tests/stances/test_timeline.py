"""The timeline: its entries, their order and their labels."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.stances.timeline import build_timeline
from tests.factories import make_clause, make_event, make_issue, make_party, make_position, make_proposal

pytestmark = pytest.mark.django_db

DAY = date(2025, 11, 20)


def moved(slug: str = "move", **target):
    """Two statements of a new party on one target, the second a day later with another stance."""
    party = make_party(slug=f"{slug}-party")
    make_position(party=party, stance="supports", stated_on=DAY, **target)
    return make_position(slug=slug, party=party, stance="rejects", stated_on=date(2025, 11, 21), **target)


def kinds_and_slugs(entries) -> list[tuple[str, str]]:
    return [(entry.kind, entry.record.slug) for entry in entries]


def test_events_texts_and_moves_come_by_day_and_on_one_day_in_this_order():
    text = make_proposal(slug="text", issued_on=date(2025, 11, 21))
    make_event(slug="same-day", process=text.process, starts_on=date(2025, 11, 21))
    make_event(slug="later", process=text.process, starts_on=date(2025, 12, 1))
    moved(proposal=text)

    timeline = build_timeline(text.process)

    assert kinds_and_slugs(timeline.entries) == [
        ("event", "same-day"),
        ("text", "text"),
        ("move", "move"),
        ("event", "later"),
    ]
    assert [(month.iso, len(entries)) for month, entries in timeline.months] == [("2025-11", 3), ("2025-12", 1)]


def test_what_is_known_to_the_year_stands_under_the_year_before_its_months():
    text = make_proposal(slug="text", issued_on=date(2025, 1, 21))
    make_event(slug="year", process=text.process, starts_on=date(2025, 6, 17), date_precision="year")
    make_event(slug="month", process=text.process, starts_on=date(2025, 6, 17), date_precision="month")
    months = build_timeline(text.process).months
    assert [(month.iso, kinds_and_slugs(entries)) for month, entries in months] == [
        ("2025", [("event", "year")]),
        ("2025-01", [("text", "text")]),
        ("2025-06", [("event", "month")]),
    ]


def test_it_leaves_out_drafts_and_other_talks():
    text = make_proposal(slug="text")
    make_proposal("draft", process=text.process)
    make_event("in-review", process=text.process)
    moved(proposal=make_proposal())
    make_position("draft", proposal=text, stance="rejects")

    assert kinds_and_slugs(build_timeline(text.process).entries) == [("text", "text")]


def test_kinds_and_parties_narrow_it():
    party = make_party(slug="alpha")
    text = make_proposal(slug="theirs", drafted_by=[party, make_party()])
    make_proposal(slug="others", process=text.process)
    make_event(slug="with-them", process=text.process, participants=[party, make_party()])
    make_event(slug="without", process=text.process)
    move = moved(proposal=text)
    moved(slug="other-move", issue=make_issue(process=text.process))

    assert kinds_and_slugs(build_timeline(text.process, parties=[party]).entries) == [
        ("event", "with-them"),
        ("text", "theirs"),
    ]
    assert kinds_and_slugs(build_timeline(text.process, kinds=["move"], parties=[move.party]).entries) == [
        ("move", "move")
    ]
    assert kinds_and_slugs(build_timeline(text.process, kinds=["text"]).entries) == [
        ("text", "others"),
        ("text", "theirs"),
    ]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda text: {"proposal": text}, "Alpha: Plan"),
        (lambda text: {"issue": make_issue(name="Size", process=text.process)}, "Alpha: Size"),
        (lambda text: {"clause": make_clause(proposal=text)}, "Alpha: Plan"),
    ],
)
def test_a_move_is_drawn_with_who_moved_on_what(make, expected):
    text, party = make_proposal(short_title="Plan"), make_party(short_name="Alpha")
    target = make(text)
    for stance, day in (("supports", 1), ("opposes", 2)):
        make_position(party=party, stance=stance, stated_on=date(2025, 12, day), **target)

    (entry,) = build_timeline(text.process, kinds=["move"]).entries

    assert entry.label == expected
