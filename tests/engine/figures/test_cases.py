"""Every kind of figure in English, Ukrainian and Russian: what is read, and what becomes of it when it changes."""

from __future__ import annotations

import pytest

from proposals.engine.figures.find import every_figure, find_figures
from proposals.engine.language.digits import style_of

MONEY = {
    ("USD", "100000000000"): [
        "$100B", "$100 billion", "USD 100bn", "US$100,000 million", "one hundred billion dollars",
        "100 млрд доларів", "$100 млрд", "100 мільярдів доларів США", "сто мільярдів доларів", "USD 100 мільярдів",
        "100 млрд долларов", "$100 млрд.", "100 миллиардов долларов США", "сто миллиардов долларов", "100 млрд долл.",
    ],
    ("USD", "1500000000000"): [
        "$1.5T", "$1.5 trillion", "1.5trn dollars", "USD 1.5tn", "$1,500bn",
        "$1,5 трлн", "1,5 трильйона доларів", "USD 1,5 трлн", "$1500 мільярдів", "1,5 трлн дол.",
        "1,5 триллиона долларов", "$1,5 трлн.", "1500 млрд долларов США", "US$1,5 трлн", "полная сумма 1,5 трлн долл.",
    ],
    ("EUR", "90000000000"): [
        "90-billion-euro loan", "a €90-billion loan", "ninety-billion-euro loan", "€90-мільярдний кредит",
        "€90-миллиардный кредит",
        "€90bn", "90bn euros", "EUR 90 billion", "90B euros", "€90,000m",
        "90 млрд євро", "€90 млрд", "90 мільярдів євро", "дев’яносто мільярдів євро", "EUR 90 млрд",
        "90 млрд евро", "€90 млрд.", "90 миллиардов евро", "девяносто миллиардов евро", "90 000 млн евро",
    ],
    ("USD", "2500000000"): [
        "$2.5bn", "$2.5 billion", "2.5 billion US dollars", "USD 2,500m", "$2.5B",
        "$2,5 мільярда", "2,5 млрд доларів", "2,5 мільярда доларів США", "$2500 млн", "USD 2,5 млрд",
        "2,5 миллиарда долларов", "$2,5 млрд", "2,5 млрд долл.", "2500 миллионов долларов США", "USD 2,5 млрд.",
    ],
    ("EUR", "500000000"): [
        "EUR 0,5 bn", "half a billion euros", "€500 m", "500 m euros", "€0.5B",
        "0,5 млрд євро", "пів мільярда євро", "півмільярда євро", "500 млн євро", "п’ятсот мільйонів євро",
        "0,5 млрд евро", "полмиллиарда евро", "500 млн. евро", "пятьсот миллионов евро", "€0,5 млрд",
    ],
    ("USD", "1000000"): [
        "a million dollars", "one million dollars", "$1m", "USD 1 000 000", "$1,000,000",
        "мільйон доларів", "один мільйон доларів", "1 млн доларів", "$1 млн", "1 000 000 доларів США",
        "миллион долларов", "один миллион долларов", "1 млн долл.", "1 000 000 долларов США", "USD 1 млн",
    ],
    ("ILS", "3000000000"): [
        "NIS 3 billion", "₪3bn", "3 billion shekels", "ILS 3bn", "three billion shekels",
        "3 млрд шекелів", "три мільярди шекелів", "₪3 млрд", "3 мільярди шекелів", "ILS 3 млрд",
        "3 млрд шекелей", "три миллиарда шекелей", "3 миллиарда шекелей", "₪3 млрд.", "NIS 3 млрд",
    ],
}  # fmt: skip
NUMBERS = {
    "800000": [
        "800,000", "800 000", "800’000", "eight hundred thousand", "800k",
        "800\u00a0000 осіб", "800 тис.", "800 тисяч", "вісімсот тисяч", "800\u202f000 військових",
        "800 000 человек", "800 тыс.", "800 тысяч", "восемьсот тысяч", "800\u2009000 военных",
    ],
    "5000000": [
        "5M people", "5 million people", "five million people", "5,000,000 people", "5mn people",
        "5 млн осіб", "5 мільйонів осіб", "п’ять мільйонів осіб", "5 000 000 осіб", "5 млн. осіб",
        "5 млн человек", "5 миллионов человек", "пять миллионов человек", "5 000 000 человек", "5 миллионами человек",
    ],
    "500000": [
        "half a million people", "half million people", "a half million people", "500k people", "0.5 million people",
        "пів мільйона осіб", "півмільйона осіб", "0,5 млн осіб", "п’ятсот тисяч осіб", "500 тис. осіб",
        "полмиллиона человек", "пол миллиона человек", "0,5 млн человек", "пятьсот тысяч человек", "500 тыс. чел.",
    ],
    "1500000": [
        "one and a half million people", "1½ million people", "1.5M people", "1 1/2 million people",
        "a million and a half people",
        "півтора мільйона осіб", "1,5 млн осіб", "один з половиною мільйон осіб", "1 500 000 осіб", "1500 тис. осіб",
        "полтора миллиона человек", "1,5 млн человек", "один с половиной миллион человек", "1 500 000 человек",
        "1500 тысяч человек",
    ],
    "100000": [
        "a hundred thousand men", "one hundred thousand men", "100'000 men", "100,000 men", "100K men",
        "сто тисяч осіб", "100 тисяч осіб", "100 тис осіб", "100’000 осіб", "100\u202f000 осіб",
        "сто тысяч человек", "100 тысяч человек", "100 тыс человек", "100’000 человек", "100\u202f000 человек",
    ],
    "90000000000": ["90-billion", "90-мільярдний кредит", "90-мільярдного", "90-миллиардный кредит", "90-миллиардного"],
    "12": [
        "twelve judges", "12 judges", "twelve (12) judges", "12 (twelve) judges", "judges: 12",
        "дванадцять суддів", "12 суддів", "12-ти суддів", "дванадцятьох суддів", "дванадцяти (12) суддів",
        "двенадцать судей", "12 судей", "12-ти судей", "двенадцатью судьями", "двенадцати (12) судей",
    ],
    "3000000": ["3 мільйона осіб", "3 мільйони осіб", "3 миллиона человек", "3M people", "three million people"],
}  # fmt: skip
DURATIONS = {
    ("30", "days"): [
        "a thirty-day (30) period", "a 30-day (thirty) period", "a thirty-day (30-day) period",
        "тридцятиденний (30) строк", "30-денний (тридцять) строк", "тридцатидневный (30) срок",
        "30-дневный (тридцать) срок",
        "thirty (30) days", "30 (thirty) days", "30 days", "a 30-day truce", "thirty calendar days",
        "тридцять (30) днів", "30 (тридцяти) днів", "30 днів", "30-денний строк", "тридцять календарних днів",
        "тридцать (30) дней", "30 (тридцати) дней", "30 суток", "30-дневный срок", "тридцать календарных дней",
    ],
    ("18", "months"): [
        "18 months", "eighteen months", "an 18-month term", "18 (eighteen) months", "18months",
        "18 місяців", "вісімнадцять місяців", "18-місячний строк", "18-ти місяців", "18 міс.",
        "18 месяцев", "восемнадцать месяцев", "18-месячный срок", "18-ти месяцев", "18 мес.",
    ],
    ("72", "hours"): [
        "72 hours", "seventy-two hours", "72h", "72 hrs", "a 72-hour pause",
        "72 години", "сімдесят дві години", "72 год", "72 год.", "72-годинна пауза",
        "72 часа", "семьдесят два часа", "72 ч", "72 ч.", "72-часовая пауза",
    ],
    ("2.5", "years"): [
        "two and a half years", "2.5 years", "2½ years", "2 1/2 years", "2,5 years",
        "два з половиною роки", "2,5 року", "2 з половиною роки", "2½ року", "2.5 року",
        "два с половиной года", "2,5 года", "2 с половиной года", "2½ года", "2.5 года",
    ],
    ("0.5", "years"): ["half a year", "0.5 years", "півроку", "пів року", "0,5 року", "полгода", "0,5 года"],
    ("15", "years"): [
        "fifteen years", "15 years", "a fifteen-year term", "15yrs", "15 full years",
        "п’ятнадцять років", "15 років", "п’ятнадцятирічний строк", "15-річний строк", "15-ти років",
        "пятнадцать лет", "15 лет", "пятнадцатилетний срок", "15-летний срок", "15-ти лет",
    ],
    ("30", "minutes"): [
        "30 minutes", "thirty minutes", "a 30-minute pause", "30 хвилин", "тридцять хвилин", "30 хв", "30 минут",
        "тридцать минут", "30 мин.",
    ],
    ("6\u201324", "months"): [
        "6 months to 2 years", "from 6 months to 2 years", "between 6 months and 2 years", "6 months – 2 years",
        "від 6 місяців до 2 років", "між 6 місяцями і 2 роками", "6 місяців – 2 роки",
        "від шести місяців до двох років",
        "от 6 месяцев до 2 лет", "между 6 месяцами и 2 годами", "6 месяцев – 2 года", "от шести месяцев до двух лет",
    ],
    ("72\u2013168", "hours"): ["72 hours to 7 days", "від 72 годин до 7 днів", "от 72 часов до 7 дней"],
    ("1", "months"): ["in a month", "за місяць", "через місяць", "за месяц", "через месяц"],
    ("2\u20133", "years"): [
        "2–3 years", "2-3 years", "two-to-three years", "2-to-3-year terms", "2...3 years",
        "two to three years", "from 2 to 3 years", "between two and three years",
        "2–3 роки", "від 2 до 3 років", "між 2 і 3 роками", "два-три роки", "2—3 роки",
        "2–3 года", "от 2 до 3 лет", "от двух до трёх лет", "между 2 и 3 годами", "2 - 3 года",
    ],
}  # fmt: skip
RANGES = {
    ("number", "km", "3\u20135"): ["3–5 km wide", "3 to 5 km", "3–5 км завширшки", "від 3 до 5 км", "от 3 до 5 км"],
    ("share", "percent", "10\u201315"): [
        "a 10–15-percent share", "10–15-відсоткова частка", "10–15-процентная доля",
        "10–15 %", "10-15 per cent", "10% to 15%", "between 10 and 15 percent", "ten to fifteen per cent",
        "10–15 відсотків", "від 10 до 15 %", "10-15%", "між 10 та 15 відсотками", "від десяти до п’ятнадцяти відсотків",
        "10–15 процентов", "от 10 до 15 %", "10—15 %", "между 10 и 15 процентами", "от десяти до пятнадцати процентов",
    ],
    ("money", "USD", "90000000\u2013100000000"): [
        "$90-100 million", "$90 million to $100 million", "between $90 and $100 million", "USD 90–100m",
        "$90–$100 million",
        "$90–100 млн", "від 90 до 100 млн доларів", "90–100 мільйонів доларів США", "між $90 і $100 млн",
        "USD 90-100 млн",
        "90–100 млн долларов", "от 90 до 100 миллионов долларов", "$90—100 млн", "между 90 и 100 млн долларов США",
        "от $90 млн до $100 млн",
    ],
}  # fmt: skip
NO_VALUES = {
    "name": [
        "the G8 meets", "F-16 jets", "the G20", "a T-72 tank", "S-300 systems", "MiG-31", "B-52", "P5+1", "Leopard-2",
        "літаки F-16", "саміт G7", "танк Т-72", "ракети Х-101", "система С-300", "Су-27", "МіГ-31", "В-52",
        "самолёты F-16", "саммит G8", "танк Т-90", "ракеты Х-101", "комплекс С-400", "Су-27", "МиГ-31", "Ту-95МС",
    ],
    "reference": [
        "Article 5 applies", "Resolution 2803", "under points 6 and 7", "Annex 2 applies", "No. 12 of the list",
        "стаття 5 діє", "ст. 5", "резолюція 2803", "пункти 6 та 7", "додаток № 2",
        "Article 5(2) applies", "Annex II", "Annex A", "phase two", "UNSCR 2803", "S/RES/2803", "part 2", "item 5",
        "пункт 5", "ст. 6", "ч. 2 ст. 6", "пп. 5–7", "розділ IV", "додаток А", "частина 2", "п. 5.1",
        "ст. 6 договора", "ч. 2 ст. 6", "раздел IV", "приложение А", "часть 2",
        "статья 5", "ст. 5 договора", "резолюция 2803", "пункты 6 и 7", "приложение 2",
    ],
    "as written": [
        "two-thirds of the seats", "a third of the seats", "half of the seats", "24/7", "1/2 of the seats",
        "дві третини місць", "третина місць", "половина місць", "цілодобово, 24/7", "1990-х",
        "две трети мест", "треть мест", "половина мест", "круглосуточно, 24/7", "5-й полк", "800\u00b7000",
    ],
    "year": [
        "mid-2026", "in 2025/26", "2025–27",
        "in 2027", "from 2025 to 2027", "до 2027 року", "у 2025–2027 роках", "к 2027 году"],
}  # fmt: skip


MEASURES = {
    ("15", "km"): [
        "15 km", "15 kilometres", "15km", "fifteen kilometers", "a 15 km zone",
        "15 км", "15 кілометрів", "п’ятнадцять кілометрів", "15км", "зона 15 км",
        "15 км", "15 километров", "пятнадцать километров", "15км", "зона 15 км",
    ],
    ("100", "mm"): ["100 mm", "100mm", "100 millimetres", "100 мм", "100 міліметрів", "100 миллиметров"],
    ("10", "km²"): ["10 sq km", "10 square kilometres", "10 кв. км", "10 квадратних кілометрів", "10 кв. километров"],
}  # fmt: skip


def cases(table: dict) -> list:
    return [(text, *(key if isinstance(key, tuple) else (key,))) for key, texts in table.items() for text in texts]


def read(text: str) -> list[tuple[str, str, str]]:
    return [(figure.kind, figure.unit, figure.value) for figure in find_figures(text)]


@pytest.mark.parametrize(("text", "unit", "value"), cases(MONEY))
def test_money(text: str, unit: str, value: str) -> None:
    assert read(text) == [("money", unit, value)]


@pytest.mark.parametrize(("text", "value"), cases(NUMBERS))
def test_numbers(text: str, value: str) -> None:
    assert read(text) == [("number", "", value)]


@pytest.mark.parametrize(("text", "value", "unit"), cases(DURATIONS))
def test_durations(text: str, value: str, unit: str) -> None:
    assert read(text) == [("duration", unit, value)]


@pytest.mark.parametrize(("text", "value", "unit"), cases(MEASURES))
def test_measures(text: str, value: str, unit: str) -> None:
    assert read(text) == [("number", unit, value)]


@pytest.mark.parametrize(("text", "kind", "unit", "value"), cases(RANGES))
def test_ranges(text: str, kind: str, unit: str, value: str) -> None:
    assert read(text) == [(kind, unit, value)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("30 days to 6 months", ["days", "months"]),
        ("2 m to 5 km", ["m", "km"]),
        ("від 2 м до 5 км", ["m", "km"]),
        ("от 30 дней до 6 месяцев", ["days", "months"]),
    ],
)
def test_units_that_are_not_made_of_each_other_make_no_range(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in find_figures(text)] == units


@pytest.mark.parametrize(("text", "kind"), cases(NO_VALUES))
def test_names_references_and_years_are_no_values(text: str, kind: str) -> None:
    assert read(text) == []
    assert {figure.kind for figure in every_figure(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    ["At most 800.000 men.", "At most 1.200 men.", "It holds 12.345 men.", "Не більше 800,000 осіб.",
     "Не більше 2,500 осіб.", "Не более 800,000 человек.", "Signed on 05/11/2025.", "Signed on 11/05/2025.",
     "Some 5m people.", "No more than 1.000.",
     "From 800.000 to 900.000 men.", "It pays $1.125 billion.", "Сплатять 1.125 млрд грн.", "Заплатят 1,125 млрд руб."],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_has_no_value(text: str) -> None:
    [figure] = find_figures(text)
    assert (len(figure.readings), figure.value, figure.number) == (2, "", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Under Article 5, 30 days later, 800,000 men may go.", ["30 days", "800,000"]),
        ("Articles 5, 6 and 7 last 10 years.", ["10 years"]),
        ("Згідно зі ст. 5 діє 30 днів.", ["30 днів"]),
        ("A third party sends one of its members to the second half.", []),
        ("Треті сторони, політика й половини не мають чисел.", ["половини"]),
        ("На півночі поле й полк.", []),
        ("Phase 1 (30 days) and phase 2 (60 days).", ["30 days", "60 days"]),
    ],
)
def test_what_stands_beside_a_reference_or_looks_like_a_number(text: str, found: list[str]) -> None:
    figures = [figure for figure in every_figure(text) if figure.kind not in ("reference", "name")]
    assert [text[figure.start : figure.end] for figure in figures if figure.number != 1] == found


@pytest.mark.parametrize(
    ("text", "whole", "languages", "value"),
    [
        ("At most 800.000 men.", ["Of 1.500.000 men."], ["en"], "800000"),
        ("At most 800.000 men.", ["It weighs 2.500,5 t."], ["en"], "800000"),
        ("At most 800.000 men.", ["Of 1,500,000 men."], ["en"], "800"),
        ("Höchstens 800.000 Mann.", [], ["de"], "800000"),
        ("Не більше 800.000 осіб.", [], ["uk"], "800000"),
        ("Не более 800.000 человек.", [], ["ru"], "800000"),
        ("Не більше 800,000 осіб.", ["Із 1,500,000 осіб."], ["uk"], "800000"),
        ("Не більше 800,000 осіб.", ["Із 1.500.000 осіб."], ["uk"], "800"),
    ],
)
def test_the_language_of_a_text_or_its_other_figures_tell(
    text: str, whole: list[str], languages: list[str], value: str
) -> None:
    [figure] = find_figures(text, style_of([text, *whole], languages))
    assert figure.value == value
