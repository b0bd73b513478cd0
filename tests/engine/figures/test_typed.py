"""What a person types as a value: read, asked about, refused, or taken as words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.figures.typed import Typed, Unclear, question_of_days, read_typed


@pytest.mark.parametrize(
    ("written", "kind", "unit", "value"),
    [
        ("800,000", "number", "personnel", "800000"),
        ("800 000", "number", "personnel", "800000"),
        ("800\u2019000", "number", "personnel", "800000"),
        ("800`000", "number", "personnel", "800000"),
        ("800\u2018000", "number", "personnel", "800000"),
        ("800\u2032000", "number", "personnel", "800000"),
        ("800\u041a", "number", "personnel", "800000"),
        ("800\u043a", "number", "personnel", "800000"),
        ("8 hundred thousand", "number", "personnel", "800000"),
        ("eight hundred thousand", "number", "personnel", "800000"),
        ("вісімсот тисяч", "number", "personnel", "800000"),
        ("восемьсот тысяч", "number", "personnel", "800000"),
        ("800k", "number", "personnel", "800000"),
        ("800 тис.", "number", "personnel", "800000"),
        ("800 thousand", "number", "thousand personnel", "800"),
        ("5M", "number", "people", "5000000"),
        ("2025", "number", "people", "2025"),
        # A bare number is in the unit of the measure.
        ("1,500", "money", "USD billion", "1500"),
        ("100 billion", "money", "USD billion", "100"),
        ("5-7", "money", "USD billion", "5\u20137 USD billion"),
        ("2\u20133", "duration", "years", "2\u20133 years"),
        # Digit for digit.
        ("0.50", "money", "USD billion", "0.50"),
        ("-0.5", "money", "USD billion", "-0.5"),
        ("\u22125,5", "money", "USD billion", "-5.5"),
        # A sign is no question.
        ("+800000", "number", "personnel", "800000"),
        ("+800,000", "number", "personnel", "800000"),
        ("+ 0.5", "money", "USD billion", "0.5"),
        ("NaN", "number", "people", "NaN"),
        # Words.
        ("none", "number", "personnel", "none"),
        ("at most 800,000", "number", "personnel", "at most 800,000"),
        ("about 800,000", "number", "personnel", "about 800,000"),
        ("800,000 in times of peace", "number", "personnel", "800,000 in times of peace"),
        ("близько 250 в’язнів", "number", "people", "близько 250 в’язнів"),
        ("end of 2027", "date", "", "end of 2027"),
        ("800.000", "text", "", "800.000"),
        ("true", "boolean", "", "true"),
        ("", "number", "personnel", ""),
        # Dates.
        ("14 December 2025", "date", "", "2025-12-14"),
        ("14 грудня 2025 року", "date", "", "2025-12-14"),
        ("14.12.2025", "date", "", "2025-12-14"),
        ("05.11.2025 р.", "date", "", "2025-11-05"),
        ("05.11.2025 року", "date", "", "2025-11-05"),
        ("05.11.2025 г.", "date", "", "2025-11-05"),
        ("05.11.2025 года", "date", "", "2025-11-05"),
        ("05. 11. 2025", "date", "", "2025-11-05"),
        ("2025\u201311\u201305", "date", "", "2025-11-05"),
        ("2025.11.05", "date", "", "2025-11-05"),
        ("13\u201311\u20132025", "date", "", "2025-11-13"),
        ("2027", "date", "", "2027"),
        ("2027-01", "date", "", "2027-01"),
    ],
)
def test_a_value_is_read_in_the_unit_of_its_measure(written: str, kind: str, unit: str, value: str) -> None:
    assert read_typed(written, kind, unit) == Typed(value)


@pytest.mark.parametrize(
    ("written", "kind", "unit", "value"),
    [
        ("800,000 personnel", "number", "personnel", "800000"),
        ("100 USD billion", "money", "USD billion", "100"),
        ("$500 million", "money", "USD billion", "0.5"),
        ("$2,5 мільярда", "money", "USD billion", "2.5"),
        ("$53 (fifty-three) billion", "money", "USD billion", "53"),
        ("$5 (five) million", "money", "USD million", "5"),
        ("€90 (ninety) billion", "money", "EUR billion", "90"),
        ("€90 (девяносто) млрд", "money", "EUR billion", "90"),
        ("100 млрд дол.", "money", "USD billion", "100"),
        ("1.5 трлн дол", "money", "USD billion", "1500"),
        ("1,5 трлн долл", "money", "USD billion", "1500"),
        ("C$5bn", "money", "CAD billion", "5"),
        ("A$5bn", "money", "AUD billion", "5"),
        ("800 тис. чол.", "number", "people", "800000"),
        ("5 M people", "number", "people", "5000000"),
        ("800 k troops", "number", "personnel", "800000"),
        ("30 %", "share", "percent", "30"),
        ("thirty (30) days", "duration", "days", "30"),
        ("5\u20137 years", "duration", "years", "5\u20137 years"),
    ],
)
def test_a_value_may_come_with_its_unit(written: str, kind: str, unit: str, value: str) -> None:
    typed = read_typed(written, kind, unit)
    assert typed.value == value
    assert typed.with_unit or "\u2013" in value


@pytest.mark.parametrize(
    ("written", "kind", "unit", "message"),
    [
        ("800.000", "number", "personnel", "“800.000” is 800,000 or 800. Write 800000 or 800."),
        ("800.000 personnel", "number", "personnel", "“800.000 personnel” is 800,000 or 800. Write 800000 or 800."),
        ("-800.000", "number", "personnel", "“-800.000” is -800,000 or -800. Write -800000 or -800."),
        ("+800.000", "number", "personnel", "“+800.000” is 800,000 or 800. Write 800000 or 800."),
        ("+1.500", "number", "personnel", "“+1.500” is 1,500 or 1.5. Write 1500 or 1.5."),
        *(
            (written, "number", "personnel",
             f"“{written}” cannot be read as a number. Write digits alone, such as 800000 or 0.5.")
            for written in ("0800.000", "0800", "800.000e0", "1E+30", "+0800,000")
        ),
        ("12.345", "share", "percent", "“12.345” is 12,345 or 12.345. Write 12345 or 12.3450."),
        ("$1.125 billion", "money", "USD billion", "“$1.125 billion” is 1,125 or 1.125. Write 1125 or 1.1250."),
        ("$2,500 мільярда", "money", "USD billion", "“$2,500 мільярда” is 2,500 or 2.5. Write 2500 or 2.5."),
        ("1,250 млрд доларів", "money", "USD billion",
         "“1,250 млрд доларів” is 1,250 or 1.25. Write 1250 or 1.25."),
        ("05\\11\\2025", "date", "",
         "“05\\11\\2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
        ("800\u00b7000", "number", "people",
         "“800\u00b7000” cannot be read as a number. Write digits alone, such as 800000 or 0.5."),
        ("5m", "number", "people", "“5m” is 5,000,000 or 5. Write 5000000 or 5."),
        ("05/11/2025", "date", "", "“05/11/2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
        *(
            (f"05{mark}11{mark}2025", "date", "", f"“05{mark}11{mark}2025” is 5 November 2025 or 11 May 2025. "
             "Write 2025-11-05 or 2025-05-11.")
            for mark in "\u2010\u2013\u2014\u2212\u00b7,"
        ),
        ("05/11/25 р.", "date", "", "“05/11/25 р.” is no date. Write it as 2025-11-20."),
        ("05 11 2025", "date", "", "“05 11 2025” is no date. Write it as 2025-11-20."),
        *(
            (written, kind, unit, f"“{written}”: “{word}” is not known as a unit here. "
             f"Write {value} if that is {unit}. To keep words, begin with a word.")
            for written, kind, unit, word, value in (
                ("¥5bn", "money", "CNY billion", "¥", "5"),
                ("HK$5bn", "money", "USD billion", "HK$", "5"),
                ("20 billion riyals", "money", "SAR billion", "riyals", "20"),
                ("20 billion Saudi riyals", "money", "SAR billion", "Saudi riyals", "20"),
                ("5 млрд франків", "money", "CHF billion", "франків", "5"),
                ("5 млрд швейцарських франків", "money", "CHF billion", "швейцарських франків", "5"),
                ("5 млрд франков", "money", "CHF billion", "франков", "5"),
                ("5 млрд риалов", "money", "SAR billion", "риалов", "5"),
                ("10 р.", "money", "RUB", "р.", "10"),
                ("10 р.", "duration", "years", "р.", "10"),
                ("250 prisoners", "number", "people", "prisoners", "250"),
                ("250 в’язнів", "number", "people", "в’язнів", "250"),
                ("250 пленных", "number", "people", "пленных", "250"),
            )
        ),
        ("05/11/25", "date", "", "“05/11/25” is no date. Write it as 2025-11-20."),
        ("10.2.3", "number", "people",
         "“10.2.3” cannot be read as a number. Write digits alone, such as 800000 or 0.5."),
        ("2 weeks", "duration", "days",
         "“2 weeks” is not in days, and nothing is converted. Write the number in days, or words."),
        ("€90bn", "money", "USD billion",
         "“€90bn” is not in USD billion, and nothing is converted. Write the number in USD billion, or words."),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked(written: str, kind: str, unit: str, message: str) -> None:
    with pytest.raises(Unclear) as asked:
        read_typed(written, kind, unit)
    assert str(asked.value) == message


def test_a_question_about_days_names_both() -> None:
    assert question_of_days("1/2/2025", ("2025-02-01", "2025-01-02")) == (
        "“1/2/2025” is 1 February 2025 or 2 January 2025. Write 2025-02-01 or 2025-01-02."
    )


KINDS = st.sampled_from([("number", "personnel"), ("money", "USD billion"), ("share", "percent"), ("duration", "days"),
                         ("date", ""), ("text", ""), ("boolean", "")])  # fmt: skip


@given(
    st.text(alphabet="0123456789 .,-/$%€’'kmMBбмлнрдtwoyearsd\u00a0\u2013()", max_size=30) | st.text(max_size=20), KINDS
)
def test_anything_is_read_or_asked_about_and_what_is_recorded_is_read_back(
    written: str, under: tuple[str, str]
) -> None:
    try:
        value = read_typed(written, *under).value
    except Unclear:
        return
    assert read_typed(value, *under).value == value


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["", " personnel", " "]))
def test_three_digits_after_a_dot_never_yield_a_number(whole: int, rest: int, unit: str) -> None:
    with pytest.raises(Unclear):
        read_typed(f"{whole}.{rest:03}{unit}", "number", "personnel")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=3), st.sampled_from(["number", "share"]))
def test_a_number_in_english_is_read_as_it_is_meant(number: Decimal, kind: str) -> None:
    written = f"{number:,.1f}"
    assert Decimal(read_typed(written, kind, "units").value) == Decimal(written.replace(",", ""))


@pytest.mark.parametrize("unit", ["square kilometres", "sq km", "km\u00b2", "кв. км"])
@pytest.mark.parametrize("written", ["100 km²", "100 sq km", "100 square kilometres", "100 кв. км", "100 км2"])
def test_an_area_is_typed_in_any_spelling_of_its_unit(written: str, unit: str) -> None:
    assert read_typed(written, "number", unit) == ("100", True)
    with pytest.raises(Unclear):
        read_typed(written, "number", "km")


@pytest.mark.parametrize("written", ["5 working days", "5 банківських днів", "5 рабочих дней"])
def test_working_days_are_not_recorded_as_days(written: str) -> None:
    with pytest.raises(Unclear):
        read_typed(written, "duration", "days")
    assert read_typed(written, "duration", "working days").value == "5"
