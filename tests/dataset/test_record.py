"""A record of the format: its plain columns, what they hold, and what its model refuses."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from proposals.dataset.schema import EventRecord, PartyRecord, PositionRecord, ProcessRecord, SourceRecord

PROCESS = {"slug": "talks", "name": "Talks", "summary": None, "started_on": "2025-04-17", "ended_on": None, "note": ""}


def test_plain_columns_are_those_with_a_value_of_their_own_under_the_models_name():
    assert PositionRecord.plain()["id"] == "slug"
    assert {"party", "target", "source", "also_in"}.isdisjoint(PositionRecord.plain())
    assert (EventRecord.plain()["start"], EventRecord.plain()["end"]) == ("starts_on", "ends_on")


def test_null_is_stored_as_the_column_holds_nothing():
    record = ProcessRecord.model_validate(PROCESS)
    assert record.stored() == PROCESS | {
        "summary": "",
        "started_on": datetime.date(2025, 4, 17),
        "is_default": False,
    }
    party = {"slug": "north", "name": "The North", "short_name": "North", "kind": "coalition", "iso": ""}
    assert PartyRecord.model_validate(party).stored()["iso"] is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"started_on": "2025-02-30"}, "not a valid date; write it like 2025-11-20"),
        ({"started_on": "20250417"}, "not a valid date; write it like 2025-11-20"),
        ({"name": "a\x07b"}, "character U+0007 at position 2 is not text; remove it"),
        ({"name": "\ud800"}, "character U+D800 at position 1 is not text; remove it"),
    ],
)
def test_dates_and_characters_are_refused_in_words(changes, message):
    with pytest.raises(ValidationError) as refused:
        ProcessRecord.model_validate(PROCESS | changes)
    assert [error["msg"] for error in refused.value.errors()] == [f"Value error, {message}"]


@pytest.mark.parametrize("changes", [{"name": 5}, {"colour": "red"}, {"name": None}, {"started_on": 20250417}])
def test_types_are_strict_and_unknown_fields_refused(changes):
    with pytest.raises(ValidationError):
        ProcessRecord.model_validate(PROCESS | changes)


def test_tabs_and_line_breaks_are_text():
    assert ProcessRecord.model_validate(PROCESS | {"note": "a\tb\r\nc"}).note == "a\tb\r\nc"


def test_the_models_own_validators_speak_for_the_fields_of_the_format():
    source = {"slug": "wire", "title": "", "publisher": None, "url": "not an address", "published_on": None}
    record = SourceRecord.model_validate(source | {"kind": "rumour", "language": "en", "note": None})
    assert record.field_errors() == [
        ("title", "fill it in"),
        ("url", "Enter a valid URL"),
        ("kind", "choose one of official-document, leaked-document, press-statement, news-report"),
    ]
