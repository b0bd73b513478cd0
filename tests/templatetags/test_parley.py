"""The tags and filters of readers' pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from proposals.models import Event, Issue, Position, Proposal
from proposals.moment import Moment, at
from proposals.templatetags import parley
from tests.factories import make_proposal

THEN = Moment(on=date(2025, 11, 25), release=3)


def rendered(source: str, **context) -> str:
    return Template("{% load parley %}" + source).render(Context(context))


def test_an_address_carries_the_moment_and_leaves_out_empty_parameters():
    source = "{% address 'board' topic=topic party='' anchor='rule' %}"
    assert rendered(source, topic="forces") == "/board/?topic=forces#rule"
    with at(THEN):
        assert rendered(source, topic="") == "/board/?on=2025-11-25&amp;release=3#rule"


def test_a_comparison_is_addressed_with_the_first_text_as_base():
    plan, counter, issue = Proposal(slug="plan"), Proposal(slug="counter"), Issue(slug="aid")
    assert parley.compare_address(counter, plan) == "/compare/?t=counter&t=plan"
    assert (
        parley.compare_address(plan, counter, issue=issue, row="plan.1")
        == "/compare/?t=plan&t=counter&issue=aid#plan.1"
    )


def test_text_can_be_used_twice_and_is_escaped_once():
    assert rendered("{% capture as title %}a &amp; {{ name }}{% endcapture %}{{ title }}|{{ title }}", name="<b>") == (
        "a &amp; &lt;b&gt;|a &amp; &lt;b&gt;"
    )


def test_a_page_has_an_address_in_every_language_and_one_without_any():
    with override("uk"), at(Moment(on=date(2025, 11, 25))):
        assert parley.in_every_language("/compare/?t=a&amp;t=b&amp;lang=uk&amp;on=2025-11-25") == [
            ("en", "/compare/?t=a&t=b&on=2025-11-25"),
            ("uk", "/compare/?t=a&t=b&on=2025-11-25&lang=uk"),
            ("x-default", "/compare/?t=a&t=b&on=2025-11-25"),
        ]


def test_the_address_of_the_page_keeps_the_moment_and_drops_the_rest(rf):
    request = rf.get("/board/", {"topic": "forces", "on": "2025-11-25"})
    with at(Moment(on=date(2025, 11, 25))):
        assert parley.here(Context({"request": request})) == "/board/?on=2025-11-25"
    assert parley.without_day(Context({"request": request})) == "/board/?topic=forces"
    assert (parley.here(Context()), parley.languages(Context()), parley.moment_bar(Context())) == ("", [], {})


def test_a_form_for_another_moment_keeps_what_else_the_page_was_asked(rf):
    request = rf.get("/compare/", {"t": ["b", "a"], "base": "a", "on": "2025-11-25", "release": "3"})
    shown = parley.moment_choice(Context({"request": request}))
    assert shown["rest"] == [("base", "a"), ("t", "b"), ("t", "a")]
    assert (shown["path"], shown["now"]) == ("/compare/", "/compare/?t=b&t=a&base=a")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "precision", "days"),
    [
        (date(2025, 11, 23), date(2025, 11, 23), "day", "23 November 2025"),
        (date(2025, 12, 14), date(2025, 12, 15), "day", "14 December 2025 to 15 December 2025"),
        (date(2025, 12, 14), date(2025, 12, 15), "month", "December 2025"),
    ],
)
def test_an_event_shows_its_days_no_finer_than_they_are_known(starts_on, ends_on, precision, days):
    assert parley.held(Event(starts_on=starts_on, ends_on=ends_on, date_precision=precision)) == days


def test_an_ongoing_event_has_only_a_first_day():
    event = Event(starts_on=date(2025, 12, 14), ends_on=date(2025, 12, 15), date_precision="day")
    with at(Moment(on=date(2025, 12, 14))):
        assert parley.held(event) == "from 14 December 2025"


def test_a_statement_in_a_table_has_a_short_day():
    position = Position(stated_on=date(2025, 12, 8), date_precision="day")
    assert (parley.stated(position), parley.stated_short(position)) == ("8 December 2025", "8 Dec 2025")


@pytest.mark.parametrize(
    ("value", "expected"), [(Decimal(200_000), "+200,000"), (Decimal(-15), "−15"), (Decimal(0), "+0")]
)
def test_a_change_has_its_sign(value, expected):
    assert parley.signed(value) == expected


def test_records_are_the_same_by_their_key_and_not_by_their_object():
    assert rendered("{{ a|is:b }} {{ a|is:c }}", a=Proposal(pk=1), b=Proposal(pk=1), c=Proposal(pk=2)) == "True False"


def test_a_share_is_shown_in_whole_per_cent():
    assert parley.percent(0.876) == "88%"


def test_a_row_is_added_to_a_query_string():
    assert parley.with_row("t=a", "a b") == "t=a&row=a+b"


def test_a_key_that_a_mapping_lacks_gives_nothing():
    assert (parley.lookup({"a": 1}, "a"), parley.lookup({}, "a")) == (1, None)


def test_short_titles_are_joined_as_a_sentence_does():
    assert parley.short_titles([Proposal(short_title="A"), Proposal(short_title="B")]) == "A and B"


@pytest.mark.django_db
def test_texts_are_marked_as_withdrawn_since_only_at_a_release():
    kept, withdrawn = make_proposal(), make_proposal("withdrawn")
    assert parley.withdrawn_since([kept, withdrawn]) == {"texts": []}
    with at(Moment(release=1)):
        assert parley.withdrawn_since([kept, withdrawn]) == {"texts": [withdrawn]}
        assert parley.withdrawn_since(kept) == {"texts": []}
