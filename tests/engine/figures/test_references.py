"""Numbers that name a thing, in a sentence."""

from __future__ import annotations

import re

import pytest

from proposals.engine.figures.references import DOCUMENT, NAME, label, read_place, refers


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
        ("Law 5", "5", True),
        ("by law 5", "5", False),
        ("Закон 5", "5", True),
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


@pytest.mark.parametrize(
    "name", ["Leopard 2", "Nord Stream 1", "Minsk 2", "Boeing 737", "Zone 1", "Group of Eight", "Мінськ 2", "Зона 1"]
)
def test_some_names_end_with_a_number(name: str) -> None:
    assert re.match(NAME, f"{name} is")[0] == name


@pytest.mark.parametrize(
    "text", ["Zone 5 km wide", "Ukraine 5 men", "Zone 5.5 ha", "Zone 5 ha", "Sector 15 000 men", "Sector 5% of it"]
)
def test_a_number_after_a_name_may_count(text: str) -> None:
    assert re.match(NAME, text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fifth article", ("5", 5)),
        ("5th article", ("5", 3)),
        ("third point", ("3", 5)),
        ("5-та стаття", ("5", 4)),
        ("п\u2019ята стаття", ("5", 5)),
        ("друга стаття", ("2", 5)),
        ("пятая статья", ("5", 5)),
        ("другая статья", None),
        ("third party", None),
        ("third part", None),
        ("5 articles", None),
    ],
)
def test_an_ordinal_before_an_article_is_its_number(text: str, found: tuple[str, int] | None) -> None:
    assert read_place(text, 0) == found


def test_a_document_has_a_number_of_its_own() -> None:
    assert [bool(re.fullmatch(DOCUMENT, each)) for each in ("S/RES/2803", "A/79/12", "A/B", "24/7")] == [
        True,
        False,
        False,
        False,
    ]
