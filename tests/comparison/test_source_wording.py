"""Sources in words: names, grades, numbers, and what a record rests on."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.comparison.source_wording import (
    LOWER,
    MEANINGS,
    States,
    count,
    evidence,
    grade,
    graded_name,
    published_day,
    source_name,
    weakness,
)
from proposals.models import Source
from proposals.models.sourcing import UPPER_GRADES, Sourcing
from tests.factories import make_clause, make_party, make_position, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("publisher", "copy_of", "name"),
    [
        ("Reuters", "", "Reuters"),
        ("", "", "Report"),
        ("AnewZ (Reuters)", "Reuters", "Reuters, carried by AnewZ"),
        ("Daily Maverick", "Reuters", "Reuters, carried by Daily Maverick"),
        ("Hutch Post (Associated Press)", "AP", "AP, carried by Hutch Post"),
        ("Versii (Reuters, RBC-Ukraine)", "Reuters, RBC-Ukraine", "Reuters and RBC-Ukraine, carried by Versii"),
        ("BBC, mirrored", "BBC", "BBC, mirrored"),
        ("BBC Russian (Telegram mirror)", "BBC Russian", "BBC Russian (Telegram mirror)"),
        ("", "Reuters", "Report"),
    ],
)
def test_a_source_is_named_with_whose_copy_it_carries(publisher, copy_of, name):
    assert source_name(Source(publisher=publisher, copy_of=copy_of, title="Report")) == name


def test_a_grade_is_said_in_words_and_state_media_say_whose(django_assert_num_queries):
    make_position(party=make_party(short_name="Ruritania", iso="RU", kind="state"))
    make_party(short_name="Hidden", iso="HD", kind="state")
    states = States()
    sources = [Source(reliability=each) for each in ("record", "")]
    sources += [Source(reliability="state-media", outlet_of=code) for code in ("RU", "CN", "HD", "")]
    with django_assert_num_queries(1):
        assert [grade(source, states) for source in sources] == [
            "newspaper or agency of record",
            "grade not recorded",
            "state media of Ruritania",
            "state media, country code CN",
            "state media, country code HD",
            "state media",
        ]
    assert graded_name(Source(publisher="A", reliability="edited"), states) == "A (edited)"


def test_every_grade_has_a_meaning_and_every_lower_one_a_name():
    assert list(MEANINGS) == list(Source.Reliability)
    assert {*LOWER, *UPPER_GRADES, "state-media"} == {*Source.Reliability.values, ""}


def sourcing(*grades: str, speaker: str = "") -> Sourcing:
    fields = [{"reliability": each, "outlet_of": "AA" if each == "state-media" else ""} for each in grades]
    return Sourcing.of([make_source(publisher=f"P{n}", **each) for n, each in enumerate(fields)], speaker)


@pytest.mark.parametrize(
    ("grades", "speaker", "words"),
    [
        (["record"], "", "1 source, of an upper grade"),
        (["aggregator"], "", "1 source, not of an upper grade"),
        (["state-media"], "AA", "1 source, media of the speaker’s own state"),
        (["state-media"], "BB", "1 source, not of an upper grade"),
        (["aggregator", "unknown"], "", "2 sources, none of an upper grade"),
        (["edited", "aggregator"], "", "2 sources, 1 of them independent and of an upper grade"),
        (["edited", "record", ""], "", "3 sources, 2 of them independent and of an upper grade"),
        (
            ["edited", "state-media"],
            "AA",
            "2 sources, 2 of them independent and of an upper grade or media of the speaker’s own state",
        ),
    ],
)
def test_sources_are_counted_in_words(grades, speaker, words):
    assert count(sourcing(*grades, speaker=speaker)) == words


@pytest.mark.parametrize(
    ("read", "words", "rests"),
    [
        ({"p0": "not-read"}, "3 sources (1 not read for this), 1 of them independent and of an upper grade", ""),
        (
            {"p1": "not-read", "p2": "not-read"},
            "3 sources (2 not read for this), 1 of them independent and of an upper grade",
            "",
        ),
        (
            {"p0": "not-read", "p1": "not-read"},
            "3 sources (2 not read for this), none of those read of an upper grade",
            "rests only on an aggregator",
        ),
        (
            dict.fromkeys(("p0", "p1", "p2"), "not-read"),
            "3 sources, not read for this",
            "none of its sources was read for this",
        ),
        ({"p0": "in-part", "p1": "read"}, "3 sources, 2 of them independent and of an upper grade", ""),
    ],
)
def test_what_nobody_read_is_said_and_counts_for_nothing(read, words, rests):
    grades = enumerate(("record", "edited", "aggregator"))
    sources = [make_source(slug=f"p{n}", publisher=f"P{n}", reliability=each) for n, each in grades]
    said = Sourcing.of(sources, reading=read)
    assert (count(said), weakness(said, States())) == (words, rests)


def test_copies_of_one_agency_count_once():
    copies = [make_source(publisher=name, copy_of="Reuters", reliability="edited") for name in ("One", "Two", "Three")]
    clause = make_clause(sources=copies, confidence="high")
    assert evidence(clause) == "3 sources, 1 of them independent and of an upper grade; high confidence"
    assert evidence(make_clause(sources=copies[:1], confidence="")) == "1 source, of an upper grade"
    assert evidence(make_clause(sources=[])) == ""


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        ([], ""),
        (["aggregator", "record"], ""),
        (["unknown", "aggregator"], "rests only on an aggregator and an outlet whose publisher is not identified"),
        (["aggregator", "aggregator", ""], "rests only on 2 aggregators and a source without a recorded grade"),
        (
            ["state-media", "advocacy", "state-media"],
            "rests only on an advocacy outlet and state media, country code AA",
        ),
    ],
)
def test_what_rests_only_on_lower_grades_says_so(grades, words):
    assert weakness(sourcing(*grades), States()) == words


@pytest.mark.parametrize(
    ("published_on", "note", "words"),
    [
        (date(2025, 12, 8), "The text in full.", "8 December 2025"),
        (date(2025, 12, 8), "The text in full. Date inferred from it.", "8 December 2025 (date inferred)"),
        (date(2025, 12, 8), "Date\ninferred.", "8 December 2025 (date inferred)"),
        (None, "Date inferred.", ""),
    ],
)
def test_an_inferred_day_says_so(published_on, note, words):
    assert published_day(Source(published_on=published_on, note=note)) == words
