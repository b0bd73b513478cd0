"""Digits with separators: one reading or two, never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.language.digits import ENGLISH, Style, grouped, read_digits, style_of, unambiguous

DOTS, COMMAS, EITHER = Style(",", "."), Style(".", ","), Style()
STYLES = [ENGLISH, DOTS, COMMAS, EITHER, Style(".")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("800000", "800000"),
        ("800 000", "800000"),
        ("800\u00a0000", "800000"),
        ("800\u202f000", "800000"),
        ("800\u2009000", "800000"),
        ("800'000", "800000"),
        ("800\u2019000", "800000"),
        ("1,500,000", "1500000"),
        ("1.500.000", "1500000"),
        ("1,500.25", "1500.25"),
        ("1.500,25", "1500.25"),
        ("1 500,25", "1500.25"),
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        ("0.800", "0.800"),
        ("0,800", "0.800"),
        ("1234.567", "1234.567"),
        ("12.3450", "12.3450"),
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_most_numbers_have_one_reading_in_any_style(written: str, number: str, style: Style) -> None:
    assert read_digits(written, style) == (Decimal(number),)


@pytest.mark.parametrize(
    ("style", "dot", "comma"),
    [
        (ENGLISH, [800000, 800], [800000]),
        (DOTS, [800], [800000]),
        (COMMAS, [800000], [800]),
        (Style("."), [800000], [800000, 800]),
        (EITHER, [800000, 800], [800000, 800]),
    ],
)
def test_three_digits_after_one_mark_are_read_as_the_text_writes_others(
    style: Style, dot: list[int], comma: list[int]
) -> None:
    assert [[int(each) for each in read_digits(written, style)] for written in ("800.000", "800,000")] == [dot, comma]


@pytest.mark.parametrize("written", ["10.2.3", "1,5,000", "1.500,000.5", "1..5", "1" * 61, "5.", ".5", "", "½"])
def test_what_is_no_number_has_no_reading(written: str) -> None:
    assert read_digits(written) == ()


@pytest.mark.parametrize(
    ("texts", "languages", "style"),
    [
        (["Some men."], ["en"], ENGLISH),
        (["Some men."], [], ENGLISH),
        (["Війська."], ["uk"], Style(".")),
        (["Войска."], ["ru"], Style(".")),
        (["Війська."], [], Style(".")),
        (["Truppen."], ["de-DE"], Style(".")),
        (["At most 1,500,000 men."], ["de"], DOTS),
        (["At most 1,500.5 men."], [], DOTS),
        (["At most 1.500.000 men."], ["en"], COMMAS),
        (["At most 2.500,5 t."], ["en"], COMMAS),
        (["First.", "At most 1.500.000 men."], ["en"], COMMAS),
        (["1.500.000 here, 1,500,000 there."], ["en"], EITHER),
        (["By 14.12.2025, on 2.5 pages."], ["en"], ENGLISH),
        (["Mixed."], ["en", "uk"], EITHER),
        (["Point 10.2.3."], ["und"], ENGLISH),
    ],
)
def test_a_text_shows_how_it_writes_numbers_or_its_language_does(
    texts: list[str], languages: list[str], style: Style
) -> None:
    assert style_of(texts, languages) == style


@pytest.mark.parametrize(
    ("number", "digits", "shown"),
    [
        ("8E+5", "800000", "800,000"),
        ("0.50", "0.5", "0.5"),
        ("12.345", "12.3450", "12.345"),
        ("0.345", "0.345", "0.345"),
        ("1234.567", "1234.567", "1,234.567"),
        ("-12.345", "-12.3450", "-12.345"),
    ],
)
def test_a_number_is_written_so_that_it_is_read_back(number: str, digits: str, shown: str) -> None:
    assert (unambiguous(Decimal(number)), grouped(Decimal(number))) == (digits, shown)


@given(
    st.decimals(min_value=0, max_value=10**20, allow_nan=False, allow_infinity=False, places=4), st.sampled_from(STYLES)
)
def test_what_is_written_is_read_back_in_any_style(number: Decimal, style: Style) -> None:
    assert read_digits(unambiguous(number), style) == (number,)


@given(st.text(alphabet="0123456789., '\u2019\u00a0", max_size=70), st.sampled_from(STYLES))
def test_anything_is_read_and_two_readings_differ(written: str, style: Style) -> None:
    readings = read_digits(written, style)
    assert len(set(readings)) == len(readings) <= 2
