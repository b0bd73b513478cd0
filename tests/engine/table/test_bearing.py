"""The bearing words of a cell, in columns."""

from __future__ import annotations

from proposals.engine.table.bearing import Bearing, bearing


def test_words_are_stems_in_one_spelling_with_what_stands_before_them() -> None:
    assert bearing(["The EU doesn't pay $5 million; Kiev, Lviv and the US or Moldova recognise it."]) == Bearing(
        stems=["eu", "not", "pay", "USD 5E+6", "kyiv", "lviv", "us", "or", "moldova", "recogniz"],
        sentences=[0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
        kinds=["", "", "", "money", "", "", "", "", "", ""],
        before=["stop", "", "", "", ",", ",", "and", "or", "or", ""],
        named=[True, False, False, False, True, True, True, False, True, False],
        forms=["eu", "not", "pay", "", "kyiv", "lviv", "us", "or", "moldova", "recognize"],
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
