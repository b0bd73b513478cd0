"""What a correction changed, field by field."""

from __future__ import annotations

from datetime import date

from proposals.models import Change
from proposals.moment import Moment, at
from proposals.publication.corrections import CorrectedField, corrected_fields


def test_the_new_words_are_marked_against_the_old_and_a_choice_is_shown_by_its_name():
    change = Change(
        model="clause", values={"text": ["At most 600 men.", "At most 800 men."], "basis": ["paraphrase", "verbatim"]}
    )
    assert corrected_fields(change) == [
        CorrectedField("basis", "paraphrase", "verbatim", (("removed", "Paraphrase"), ("added", "Verbatim"))),
        CorrectedField(
            "text", "At most 600 men.", "At most 800 men.",
            (("same", "At most "), ("removed", "600"), ("added", "800"), ("same", " men.")),
        ),
    ]  # fmt: skip


def test_words_that_come_or_go_are_marked_as_a_whole():
    change = Change(model="clause", values={"note": ["", "Read twice."], "locator": ["page 1", ""]})
    assert [(each.name, each.spans) for each in corrected_fields(change)] == [
        ("locator", (("removed", "page 1"),)),
        ("note", (("added", "Read twice."),)),
    ]


def test_what_has_no_recorded_day_is_left_out_where_the_reader_looks_at_an_earlier_day():
    change = Change(model="proposal", values={"status": ["draft", "agreed"], "title": ["A", "B"]})
    with at(Moment(on=date(2025, 12, 1))):
        assert [each.name for each in corrected_fields(change)] == ["title"]
    assert [each.name for each in corrected_fields(change)] == ["status", "title"]
