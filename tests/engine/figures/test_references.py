"""Numbers that name a thing, in a sentence."""

from __future__ import annotations

import re

import pytest

from proposals.engine.figures.references import DOCUMENT, NAME, label, refers


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("Article 5", "5", True),
        ("Articles 5, 6", "6", True),
        ("Article 5, 6", "6", False),
        ("Articles 5 and 6", "6", True),
        ("Articles 5, 800,000", "800,000", False),
        ("Article 5(2)", "2", True),
        ("Article 5 (2)", "2", False),
        ("ч. 2 ст. 6", "6", True),
        ("№№ 5, 6", "6", True),
        ("Protocol No. 7", "7", True),
        ("Annex II", "II", True),
        ("статус 5", "5", False),
        ("5 articles 6", "5", False),
        ("counterpart 5", "5", False),
    ],
)
def test_the_word_before_tells(text: str, written: str, expected: bool) -> None:
    assert refers(text, text.rindex(written), written) is expected


@pytest.mark.parametrize(
    ("written", "compared"),
    [("II", "2"), ("IV", "4"), ("ІХ", "9"), ("XVI", "16"), ("A", "A"), ("А", "А"), ("5", "5"), ("10.A", "10.a")],
)
def test_roman_and_arabic_numbers_are_one(written: str, compared: str) -> None:
    assert label(written) == compared


@pytest.mark.parametrize("name", ["G8", "F-16", "Су-27", "В-52", "Ту-95МС", "P5+1", "E3/EU+3", "Leopard-2", "COVID-19"])
def test_letters_with_a_number_are_a_name(name: str) -> None:
    assert re.fullmatch(NAME, name)


def test_a_document_has_a_number_of_its_own() -> None:
    assert [bool(re.fullmatch(DOCUMENT, each)) for each in ("S/RES/2803", "A/79/12", "A/B", "24/7")] == [
        True,
        False,
        False,
        False,
    ]
