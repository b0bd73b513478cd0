"""How well a record is sourced: grades, copies of one agency, and state media for their own state."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Source
from proposals.models.sourcing import Sourcing, origins, reading_lines, reading_of, sourcing_problems
from tests.factories import make_clause, make_event, make_party, make_position, make_proposal, make_source
from tests.models.blocking import problems

pytestmark = pytest.mark.django_db

NOT_SOUND = (
    "confidence: “high” needs a source that was read and is graded official, record or edited, or state media for what "
    "their own state says on record; add one, or choose medium or low."
)


@pytest.mark.parametrize("grade", ["", *Source.Reliability.values])
def test_a_source_of_an_upper_grade_is_sound(grade):
    sourcing = Sourcing.of([make_source(reliability=grade)])
    assert sourcing.is_sound is sourcing.well_sourced is (grade in ("official", "record", "edited"))
    assert (Sourcing.of([]).is_sound, Sourcing.of([]).well_sourced) == (False, None)


def test_copies_of_one_agency_and_articles_of_one_publisher_count_once():
    own, mirrored = make_source(publisher="Reuters"), make_source(publisher="Mirror", copy_of="reuters")
    second, both = make_source(publisher="Daily"), make_source(publisher="Weekly", copy_of="AP, Reuters")
    poor, unnamed = make_source(publisher="Blog", reliability="aggregator"), make_source(publisher="")
    assert Sourcing.of([own, mirrored]).independent == 1
    assert Sourcing.of([own, second]).independent == 2
    assert Sourcing.of([own, second, make_source(publisher="daily")]).independent == 2
    assert Sourcing.of([make_source(publisher="AP"), own, both]).independent == 1
    assert Sourcing.of([own, poor]).independent == 1
    assert Sourcing.of([unnamed, make_source(publisher="")]).independent == 2
    assert Sourcing.of([poor]).independent == 0
    assert origins(both) == {"ap", "reuters"}


@pytest.mark.parametrize(
    ("iso", "certainty", "sound"), [("AA", "on-record", True), ("AA", "reported", False), ("BB", "on-record", False)]
)
def test_state_media_count_for_what_their_own_state_says_on_record(iso, certainty, sound):
    outlet = make_source(reliability="state-media", outlet_of="AA")
    statement = make_position("in-review", party=make_party(iso=iso), certainty=certainty, source=outlet)
    assert statement.sourcing.is_sound is sound
    assert problems(statement) == ([] if sound else [NOT_SOUND])


def test_a_source_that_nobody_read_counts_for_nothing():
    good, poor = make_source(slug="good"), make_source(slug="poor", reliability="aggregator")
    clause = make_clause(sources=[good, poor], reading={"good": "not-read", "poor": "read"})
    assert (clause.sourcing.well_sourced, clause.sourcing.independent, clause.sourcing.unread) == (False, 0, 1)
    assert clause.sourcing.read == (poor,)
    for state in ("read", "in-part"):
        assert make_clause(sources=[good, poor], reading={"good": state}).sourcing.sound == (good,)
    statement = make_position("in-review", source=good, reading={"good": "not-read"})
    assert problems(statement) == [NOT_SOUND]
    assert not make_proposal(sources=[good], reading={"good": "not-read"}).sourcing.well_sourced


@pytest.mark.parametrize("verification", ["direct", "indirect", "unseen"])
def test_a_clause_of_which_nothing_was_read_is_unseen(verification):
    text = make_proposal("in-review")
    sources = [make_source(slug="a"), make_source(slug="b")]
    fields = {"proposal": text, "sources": sources, "confidence": "low", "verification": verification}
    make_clause(key="1", reading={"a": "not-read", "b": "not-read"}, **fields)
    make_clause(key="2", reading={"a": "not-read"}, **fields)
    unread = ["clause 1, verification: nobody read any of its sources for it; choose unseen."]
    assert problems(text) == ([] if verification == "unseen" else unread)


def test_state_media_of_no_named_state_count_for_nobody():
    outlet = make_source(reliability="state-media")
    statement = make_position("in-review", party=make_party(kind="coalition", iso=None), source=outlet)
    assert not statement.sourcing.is_sound
    assert not make_clause(sources=[outlet]).sourcing.is_sound


def test_one_sound_source_is_enough_wherever_it_is_named():
    poor = make_source(reliability="aggregator")
    assert problems(make_position("in-review", source=poor)) == [NOT_SOUND]
    assert problems(make_position("in-review", source=poor, confidence="medium")) == []
    assert problems(make_position("in-review", source=poor, also_in=[make_source()])) == []


def test_a_text_waits_for_the_sources_of_its_clauses():
    text = make_proposal("in-review")
    make_clause(proposal=text, key="1", confidence="high", sources=[make_source(reliability="unknown")])
    make_clause(proposal=text, key="2", confidence="low", sources=[make_source(reliability="unknown")])
    assert problems(text) == [f"clause 1, {NOT_SOUND}"]


def test_nothing_public_rests_on_propaganda_or_on_what_nobody_can_find():
    network = make_source(slug="network", reliability="propaganda")
    lost = make_source(slug="lost", url="", publisher="", missing="Never identified.")
    sentences = [
        "sources: network is graded propaganda and cannot be cited; choose another source.",
        "sources: lost has neither publisher nor address, so nobody can find it; choose another.",
    ]
    text = make_proposal("in-review", sources=[network, lost])
    clause = make_clause(proposal=text, key="1", confidence="low", sources=[lost])
    clause.variant_readings.create(source=network, reading="Other words.")
    event = make_event("in-review", sources=[network, lost])
    statement = make_position("in-review", source=network, also_in=[lost], confidence="low")
    assert sorted(problems(event)) == sorted(problems(statement)) == sorted(sentences)
    expected = [*sentences, f"clause 1, {sentences[1]}", f"clause 1, {sentences[0]}"]
    assert sorted(problems(text)) == sorted(expected)
    assert sourcing_problems(Sourcing.of([make_source()]), "high") == []


CITING = [make_clause, make_position, make_event, make_proposal]


@pytest.mark.parametrize("make", CITING)
@pytest.mark.parametrize("reading", [None, "", [], ["report"], "read", 1, {"report": "skimmed"}, {"report": ["read"]}])
def test_how_far_a_source_was_read_is_one_of_the_known_states(make, reading):
    record = make()
    record.reading = reading
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    assert list(refused.value.message_dict) == ["reading"]


@pytest.mark.parametrize("make", CITING)
def test_only_the_sources_of_a_record_are_read_for_it(make):
    record, other = make(), make_source(slug="other")
    own = [record.source] if hasattr(record, "source") else list(record.sources.all())
    cited = "also_in" if hasattr(record, "also_in") else "sources"
    record.reading = {own[0].slug: "read", "other": "not-read"}
    record.full_clean()
    with pytest.raises(ValidationError) as refused:
        record.clean_links({})
    assert refused.value.message_dict == {"reading": ["Remove other, or add it to the sources of this record."]}
    record.clean_links({cited: [*own, other]})
    record.reading = {}
    record.clean_links({cited: []})


@pytest.mark.parametrize("make", CITING)
def test_a_reader_sees_how_far_the_sources_they_see_were_read_sorted(make):
    record = make()
    slugs = [make_source(slug=slug).slug for slug in ("zeta", "alpha", "mu")]
    getattr(record, "also_in" if hasattr(record, "also_in") else "sources").set(Source.objects.filter(slug__in=slugs))
    record.reading = {"zeta": "read", "alpha": "not-read", "gone": "in-part"}
    assert list(record.shown_reading.items()) == [("alpha", "not-read"), ("zeta", "read")]
    record.reading = {}
    assert record.shown_reading == {}


def test_readings_in_words_are_sorted():
    assert reading_of({"b": "read"}, []) == {}
    assert reading_lines({"b": "read", "a": "in-part"}) == ["a: in-part", "b: read"]
