"""Figures found in a text in three languages, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.figures.find import find_figures


def read(text: str) -> list[tuple[str, str, str]]:
    return [(figure.kind, figure.value, figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "600,000 personnel",
        "600 000 personnel",
        "600\u00a0000 personnel",
        "600\u2019000 personnel",
        "600k personnel",
        "600 тис. військових",
        "600 тысяч человек",
        "six hundred thousand troops",
        "шістсот тисяч військових",
        "шестьсот тысяч человек",
    ],
)
def test_a_number_is_the_same_however_it_is_written(text):
    assert read(text) == [("number", "600000", "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six hundred and fifty thousand men", "650000"),
        ("двісті п’ятдесят тисяч", "250000"),
        ("двести пятьдесят тысяч", "250000"),
        ("a hundred thousand", "100000"),
        ("twenty-five battalions", "25"),
        ("one million two hundred thousand", "1200000"),
        ("1,5 млн", "1500000"),
    ],
)
def test_number_words_and_scales_are_added_up(text, value):
    assert read(text) == [("number", value, "")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("$100 billion", ("money", "100000000000", "USD")),
        ("one hundred billion dollars", ("money", "100000000000", "USD")),
        ("100 млрд доларів", ("money", "100000000000", "USD")),
        ("€ 60 bn", ("money", "60000000000", "EUR")),
        ("50% of the profits", ("share", "50", "percent")),
        ("fifty per cent", ("share", "50", "percent")),
        ("п'ятдесят відсотків", ("share", "50", "percent")),
        ("пятьдесят процентов", ("share", "50", "percent")),
        ("fifteen years", ("duration", "15", "years")),
        ("п’ятнадцяти років", ("duration", "15", "years")),
        ("пятнадцать лет", ("duration", "15", "years")),
        ("within 100 calendar days", ("duration", "100", "days")),
        ("a 30-day truce", ("duration", "30", "days")),
        ("15-річний строк", ("duration", "15", "years")),
        ("60-дневный срок", ("duration", "60", "days")),
        ("two years", ("duration", "2", "years")),
        ("by 14 December 2025 at the latest", ("date", "2025-12-14", "")),
        ("до 31.12.2027", ("date", "2027-12-31", "")),
        ("14 грудня 2025 року", ("date", "2025-12-14", "")),
        ("in January 2027", ("date", "2027-01", "")),
    ],
)
def test_money_shares_durations_and_dates_come_with_their_unit(text, figure):
    assert read(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 of the treaty",
        "відповідно до статті 12",
        "согласно пункту 7",
        "point 6 and 10.a",
        "by the end of 2025",
        "two sides, three seas",
        "30 February 2026",
        "14 December",
        "hundreds of thousands",
    ],
)
def test_numbers_of_articles_years_and_ordinary_words_are_no_figures(text):
    assert read(text) == []


def test_figures_come_in_order_with_their_positions():
    text = "At most 600,000 personnel, and $100 billion within fifteen years."
    assert [text[figure.start : figure.end] for figure in find_figures(text)] == [
        "600,000",
        "$100 billion",
        "fifteen years",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "values"),
    [
        ("$100 billion", "money", "USD billion", ("100",)),
        ("$500 million", "money", "USD billion", ("0.5",)),
        ("$100 billion", "money", "EUR billion", ()),
        ("600,000", "number", "personnel", ("600000",)),
        ("50 %", "share", "percent", ("50",)),
        ("50 %", "number", "personnel", ()),
        ("15 years", "duration", "years", ("15",)),
        ("15 years", "duration", "days", ()),
        ("14 December 2025", "date", "", ("2025-12-14",)),
    ],
)
def test_a_figure_is_offered_in_the_unit_of_the_measure_and_never_converted(text, kind, unit, values):
    [figure] = find_figures(text)
    assert figure.under(kind, unit) == values


@given(st.text(alphabet="0123456789 .,-$%€’'абвшістсотhundredtwoyeartis\u00a0\n", max_size=80))
def test_any_text_is_read_and_figures_never_overlap(text):
    ends = [0]
    for figure in find_figures(text):
        assert ends[-1] <= figure.start < figure.end <= len(text)
        ends.append(figure.end)
