"""The values of letters and numerals."""

from __future__ import annotations

import pytest

from proposals.engine.splitting.numerals import cjk_value, letter_positions, roman_value


@pytest.mark.parametrize(
    ("letter", "positions"),
    [
        ("b", (("latin", 2),)),
        ("б", (("cyrillic", 2),)),
        ("a", (("latin", 1), ("cyrillic", 1))),  # a Latin a is easily typed in a Cyrillic list
        ("а", (("cyrillic", 1),)),
        ("ω", (("greek", 24),)),
        ("ß", ()),
    ],
)
def test_a_letter_has_a_position_in_every_alphabet_it_may_belong_to(letter, positions):
    assert letter_positions(letter) == positions


@pytest.mark.parametrize(
    ("roman", "value"),
    [("i", 1), ("iv", 4), ("xiv", 14), ("xlix", 49), ("c", 100), ("iix", 0), ("d", 0), ("", 0)],
)
def test_a_roman_numeral_counts_only_if_it_is_well_formed(roman, value):
    assert roman_value(roman) == value


@pytest.mark.parametrize(
    ("digits", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("百", 0), ("", 0)]
)
def test_a_chinese_numeral_counts_up_to_99(digits, value):
    assert cjk_value(digits) == value
