"""The bearing words of a cell, in columns."""

from __future__ import annotations

import pytest

from proposals.engine.language.digits import Style
from proposals.engine.table.bearing import Bearing, bearing, normal_form


def test_words_are_stems_in_one_spelling_with_what_stands_before_them() -> None:
    assert bearing(["The EU doesn't pay $5 million; Kiev, Lviv and the US or Moldova recognise it."]) == Bearing(
        stems=["eu", "not", "pay", "money 5000000 USD", "kyiv", "lviv", "us", "or", "moldova", "recogniz"],
        sentences=[0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
        kinds=["", "", "", "money", "", "", "", "", "", ""],
        before=["stop", "", "", "", ",", ",", "and", "or", "or", ""],
        named=[True, False, False, False, True, True, True, False, True, False],
        forms=["eu", "not", "pay", "", "kyiv", "lviv", "us", "or", "moldova", "recognize"],
        written=["", "", "", "$5 million", "", "", "", "", "", ""],
        doubts=[],
        ands=1,
    )


def test_the_first_word_of_a_sentence_may_be_a_name_or_not() -> None:
    both = bearing(["Gas flows. Oil flows.", "Coal, though, stays"])

    assert both.named == [None, False, None, False, None, False, False]
    assert both.before == ["stop", "", "stop", "", "stop", ",", ","]
    assert both.sentences == [0, 0, 1, 1, 3, 3, 3]


def test_ukrainian_prepositions_are_one_word_in_ukrainian_alone() -> None:
    assert bearing(["Мир у Києві"]).stems == bearing(["Мир в Києві"]).stems
    assert bearing(["Мир у Москвы"]).stems != bearing(["Мир в Москвы"]).stems


def test_a_long_text_is_read_without_the_cache() -> None:
    assert len(bearing(["Gas flows. " * 300]).stems) == 600


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("thirty (30) days", "30 days"),
        ("between five and seven years", "5–7 years"),
        ("100mm", "100 mm"),
        ("$100B", "one hundred billion dollars"),
        ("14 December", "December 14"),
        ("шістсот тисяч", "600 000"),
    ],
)
def test_a_figure_is_one_word_however_it_is_written(one: str, two: str) -> None:
    assert bearing([f"It is {one} there."]).stems == bearing([f"It is {two} there."]).stems


def test_a_figure_with_two_readings_is_read_in_the_first_or_the_last() -> None:
    readings = [bearing(["At most 800.000 men."], last=last) for last in (False, True)]
    assert [each.stems[-2] for each in readings] == ["number 800000 ", "number 800 "]
    assert [each.doubts for each in readings] == [["800.000"], ["800.000"]]
    assert bearing(["At most 800.000 men."], Style(".")).doubts == []


@pytest.mark.parametrize(
    ("same", "one", "two"),
    [
        (True, "The “cease-fire” in Kiev — now.", 'the "ceasefire" in Kyiv - now.'),
        (True, "The F-16 flies for thirty (30) days.", "The F\u201116 flies for 30 days."),
        (True, "Проєкт «угоди» діє п’ять років.", "Проект “угоди” діє 5 років."),
        (False, "The men leave.", "Men leave."),
        (False, "The men leave, now.", "The men leave now."),
        (False, "At most 800.000 men.", "At most 800,000 men."),
        (False, "Росія платить.", "Росії платить."),
    ],
)
def test_the_normal_form_keeps_every_word_and_mark_but_not_how_they_are_spelled(same: bool, one: str, two: str) -> None:
    assert (normal_form(one) == normal_form(two)) is same
