"""Numbers that name a thing, in a sentence."""

from __future__ import annotations

import re

import pytest

from proposals.engine.figures.find import every_figure
from proposals.engine.figures.references import DOCUMENT, NAME, is_sub_point, label, read_place, refers, sub_points


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
    ("text", "name"),
    [
        ("It sends Leopard 2 tanks.", "Leopard 2"),
        ("It sends a Tomahawk 4 missile.", "Tomahawk 4"),
        ("An Atlas 5 rocket is bought.", "Atlas 5"),
        ("The Oslo 2 agreement holds.", "Oslo 2"),
        ("It follows the Geneva 2 communiqué.", "Geneva 2"),
        ("The Astana 14 format resumes.", "Astana 14"),
        ("Minsk-2 holds.", "Minsk-2"),
        ("It sends Patriot PAC-3 missiles.", "PAC-3"),
        ("Zone 3 is closed.", "Zone 3"),
        ("They meet in zone 3.", "zone 3"),
        ("Camp 7 is opened.", "Camp 7"),
        ("Unit 8200 leaves.", "Unit 8200"),
        ("Category 2 prisoners return.", "Category 2"),
        ("The pipeline “Turkish Stream 2” stays.", "Turkish Stream 2"),
        ("Передають Леопард 2.", "Леопард 2"),
        ("Передають танки Т-72.", "Т-72"),
        ("Мінськ-2 діє.", "Мінськ-2"),
        ("Зону 3 закрито.", "Зону 3"),
        ("Енергоблок 4 зупинено.", "Енергоблок 4"),
        ("Газогін «Турецький потік — 2» діє.", "Турецький потік — 2"),
        ("Передают С-300.", "С-300"),
        ("Минск-2 действует.", "Минск-2"),
        ("Сектор 2 закрыт.", "Сектор 2"),
        ("Лагерь 7 открыт.", "Лагерь 7"),
        ("Газопровод «Северный поток — 2» стоит.", "Северный поток — 2"),
    ],
)
def test_a_number_that_labels_the_word_before_it_is_a_name(text: str, name: str) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in every_figure(text)] == [("name", name)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Russia 600,000, Ukraine 800,000 personnel.", ["number", "number"]),
        ("Russia 600; Ukraine 800.", ["number", "number"]),
        ("Ukraine 5 men, Israel 20, Hamas 250 prisoners.", ["number", "number", "number"]),
        ("It gives Hamas 20 living hostages.", ["number"]),
        ("In 2025 Russia 20 ships sends.", ["year", "number"]),
        ("The Phase 2 agreement holds.", ["reference"]),
        ("The Article 5 process begins.", ["reference"]),
        ("Resolution 2803 holds.", ["reference"]),
        ("After Minsk 2 years pass.", ["duration"]),
        ("Zone 5 km wide.", ["number"]),
        ("Zone 3–5 km wide.", ["number"]),
        ("Zone 15 per cent smaller.", ["share"]),
        ("In the zone 20 observers stay.", ["number"]),
        ("All 20 hostages return.", ["number"]),
        ("Building 20 schools is paid for.", ["number"]),
        ("A May 5 deadline holds.", ["undated"]),
        ("Росія 600 000, Україна 800 000 осіб.", ["number", "number"]),
        ("Росія 5 полонених, Україна 8.", ["number", "number"]),
        ("У зоні 20 спостерігачів.", ["number"]),
        ("Зона 15 км завширшки.", ["number"]),
        ("Россия 600 000, Украина 800 000 человек.", ["number", "number"]),
        ("ХАМАС 48 заложников, Израиль 250.", ["number", "number"]),
        ("В зоне 20 наблюдателей.", ["number"]),
        ("Зона 15 км в ширину.", ["number"]),
    ],
)
def test_a_number_beside_a_name_counts_where_nothing_says_that_it_labels(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in every_figure(text)] == kinds


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
        ("п\u2019ята частина статті", ("5", 5)),
        ("пятая часть договора", ("5", 5)),
        ("п\u2019ята частина місць", None),
        ("другая статья", None),
        ("third party", None),
        ("third part", None),
        ("5 articles", None),
    ],
)
def test_an_ordinal_before_an_article_is_its_number(text: str, found: tuple[str, int] | None) -> None:
    assert read_place(text, 0) == found


def test_a_document_has_a_number_of_its_own() -> None:
    documents = ("S/RES/2803", "S/2015/683", "A/79/12", "A/B", "24/7")
    assert [bool(re.fullmatch(DOCUMENT, each)) for each in documents] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Big Three agree.", "Big Three"),
        ("It joins the Group of Twenty.", "Group of Twenty"),
        ("It sends Leopard 2A4 tanks.", "Leopard 2A4"),
        ("It bans the 9M729 missile.", "9M729"),
        ("BRICS+10 meets.", "BRICS+10"),
        ("Route 60 is opened.", "Route 60"),
        ("Група семи схвалює.", "Група семи"),
        ("Це рішення Групи двадцяти.", "Групи двадцяти"),
        ("Знищують 9М730.", "9М730"),
        ("Передають Леопард 2А6.", "Леопард 2А6"),
        ("Збирається БРІКС+10.", "БРІКС+10"),
        ("Группа семи одобряет.", "Группа семи"),
        ("Группа восьми одобряет.", "Группа восьми"),
        ("Это решение Группы двадцати.", "Группы двадцати"),
        ("Уничтожают 9М729.", "9М729"),
        ("Собирается БРИКС+10.", "БРИКС+10"),
    ],
)
def test_a_group_or_a_model_is_a_name(text: str, name: str) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in every_figure(text)] == [("name", name)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("§ 5 applies.", "5"),
        ("Law No 5 applies.", "5"),
        ("Annex No 2 applies.", "2"),
        ("Addendum 5 applies.", "5"),
        ("Recital 5 applies.", "5"),
        ("Decree 5 applies.", "5"),
        ("Rule 5 applies.", "5"),
        ("Day 1 of the truce.", "1"),
        ("It rests on S/2015/683.", "S/2015/683"),
        ("Section 4(b) applies.", "4(b)"),
        ("Paragraph 7(a) applies.", "7(a)"),
        ("Article 5(2)(b) applies.", "5(2)(b)"),
        ("Sub-paragraph (a) applies.", "a"),
        ("Діє § 5.", "5"),
        ("Параграф 5 діє.", "5"),
        ("Арт. 5 діє.", "5"),
        ("Постанова 5 діє.", "5"),
        ("Рішення 5 діє.", "5"),
        ("День 1 перемир’я.", "1"),
        ("Пункт 4 (а) діє.", "4(а)"),
        ("Пункт 4 «а» діє.", "4(а)"),
        ("Підпункт «а» діє.", "а"),
        ("Параграф 5 действует.", "5"),
        ("Арт. 5 действует.", "5"),
        ("Постановление 5 действует.", "5"),
        ("Решение 5 действует.", "5"),
        ("День 1 перемирия.", "1"),
        ("Подпункт а) действует.", "а"),
        ("Пункт 4 (б) действует.", "4(б)"),
    ],
)
def test_a_place_in_a_document_is_a_reference(text: str, number: str) -> None:
    assert [(each.kind, each.value) for each in every_figure(text)] == [("reference", number)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Under the rule 5 judges sit.", "5"),
        ("Each day 5 trucks pass.", "5"),
        ("The big three million men.", "three million"),
        ("Група семи експертів працює.", "семи"),
        ("Рішення 5 держав діє.", "5"),
        ("Постанова 5 суддів діє.", "5"),
        ("Группа восьми экспертов работает.", "восьми"),
        ("Решение 5 государств действует.", "5"),
        ("Постановление 5 членов действует.", "5"),
    ],
)
def test_what_is_counted_is_no_name_and_no_reference(text: str, written: str) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in every_figure(text)] == [("number", written)]


def test_a_letter_in_brackets_is_a_sub_point_only_after_the_word_for_one() -> None:
    assert [is_sub_point(text, text.index("(") + 1, text.index("(") + 2) for text in ("Point (a)", "People (a)")] == [
        True,
        False,
    ]
    assert sub_points("Phase 1 (30 days)", 7) == ("", 7)
