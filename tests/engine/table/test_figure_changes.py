"""What a changed figure, reference or name is said to be, in three languages."""

from __future__ import annotations

import pytest

from proposals.engine.language.digits import Style
from proposals.engine.table.relations import relation_of, replaced
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Passage, Replaced, Text

CASES = {
    "figure_changed": [
        ("It lasts 18 months.", "It lasts 18 years."),
        ("Three observers are sent.", "Five observers are sent."),
        ("It runs for thirty (30) days.", "It runs for 60 days."),
        ("It pays $90-100 million.", "It pays $90-110 million."),
        ("Terms of 2–3 years apply.", "Terms of between 3 and 4 years apply."),
        ("They share it 60-40.", "They share it 60-30."),
        ("It lasts 30 minutes.", "It lasts 30 hours."),
        ("It ends in a month.", "It ends in a year."),
        ("Це станеться за місяць.", "Це станеться за рік."),
        ("Это произойдёт через месяц.", "Это произойдёт через год."),
        ("It takes 6 months to 2 years.", "It takes 6 months to 3 years."),
        ("Діє 90-мільярдний кредит.", "Діє 80-мільярдний кредит."),
        ("Действует 90-миллиардный кредит.", "Действует 80-миллиардный кредит."),
        ("A 90-billion-euro loan is made.", "An 80-billion-euro loan is made."),
        ("It ends within a week.", "It ends within two weeks."),
        ("Угода діє протягом півроку.", "Угода діє протягом року."),
        ("Строк півроку.", "Строк рік."),
        ("Угода діє на строк півроку.", "Угода діє на строк рік."),
        ("Строк дії — півроку.", "Строк дії — рік."),
        ("Срок действия — полгода.", "Срок действия — год."),
        ("Действует в течение полугода.", "Действует в течение года."),
        ("The term is half a year.", "The term is a year."),
        ("It lasts half a year.", "It lasts one year."),
        ("A zone of 100 km² is set up.", "A zone of 100 km is set up."),
        ("It buys a dozen jets.", "It buys two dozen jets."),
        ("Half of the troops leave.", "A third of the troops leave."),
        ("A zone of 15 km is set up.", "A zone of 15 miles is set up."),
        ("A 30-day truce holds.", "A 60-day truce holds."),
        ("By mid-2026 it ends.", "By mid-2027 it ends."),
        ("Двоє спостерігачів прибувають.", "Троє спостерігачів прибувають."),
        ("Половина військ відходить.", "Третина військ відходить."),
        ("Зона завширшки 15 км.", "Зона завширшки 20 км."),
        ("Діє п’ятирічний строк.", "Діє десятирічний строк."),
        ("Припинення на 72 год.", "Припинення на 48 год."),
        ("Звільняють восьмеро полонених.", "Звільняють десятеро полонених."),
        ("Освобождают восьмерых пленных.", "Освобождают девятерых пленных."),
        ("Сотня спостерігачів прибуває.", "Десяток спостерігачів прибуває."),
        ("Десята частина місць їхня.", "П’ята частина місць їхня."),
        ("Десятая часть мест их.", "Пятая часть мест их."),
        ("Прибывают двое наблюдателей.", "Прибывают трое наблюдателей."),
        ("Две трети голосов решают.", "Три четверти голосов решают."),
        ("Зона шириной 15 км.", "Зона шириной 15 миль."),
        ("Действует пятилетний срок.", "Действует десятилетний срок."),
        ("Перемирие на 72 ч.", "Перемирие на 48 ч."),
        ("Це триває 18 місяців.", "Це триває 18 років."),
        ("Направляють трьох спостерігачів.", "Направляють п’ятьох спостерігачів."),
        ("Строк становить тридцять (30) днів.", "Строк становить 60 днів."),
        ("Виплачують $2,5 мільярда.", "Виплачують $3 мільярди."),
        ("Частка становить 10–15 відсотків.", "Частка становить 15–20 %."),
        ("Это длится 18 месяцев.", "Это длится 18 лет."),
        ("Направляют трёх наблюдателей.", "Направляют четырёх наблюдателей."),
        ("Срок составляет тридцать (30) дней.", "Срок составляет 60 дней."),
        ("Выплачивают 5 млрд евро.", "Выплачивают 6 млрд евро."),
        ("Доля составляет 10–15 процентов.", "Доля составляет 15–20 %."),
    ],
    "reworded": [
        ("It pays $100B.", "It pays $100 billion."),
        ("A zone of 100 km² holds.", "A zone of 100 square kilometres holds."),
        ("Зона 100 кв. км діє.", "Зона 100 км² діє."),
        ("Доля 5 процентов.", "Доля 5 %."),
        ("Строк півроку.", "Строк шість місяців."),
        ("The term is a year.", "The term is 12 months."),
        ("It needs 100mm of armour.", "It needs 100 mm of armour."),
        ("It runs for thirty (30) days.", "It runs for 30 days."),
        ("A thirty-day (30) period is set.", "A 30-day period is set."),
        ("It takes 6 months to 2 years.", "It takes 6 to 24 months."),
        ("Half a million people return.", "500,000 people return."),
        ("It takes two and a half years.", "It takes 30 months."),
        ("All return within 72 hours.", "All return within three days."),
        ("It pays €5 m.", "It pays 5 million euros."),
        ("Phase two begins.", "Phase II begins."),
        ("Повертаються півмільйона осіб.", "Повертаються 500 тисяч осіб."),
        ("Зона завширшки 15 км.", "Зона завширшки 15 кілометрів."),
        ("Діє 72 год.", "Діє 72 години."),
        ("Діє п’ятирічний строк.", "Діє 5-річний строк."),
        ("Строк у 18-ти місяців.", "Строк у 18 місяців."),
        ("Вернутся полтора миллиона человек.", "Вернутся 1,5 млн человек."),
        ("Зона шириной 15 км.", "Зона шириной 15 километров."),
        ("Перемирие на 48 ч.", "Перемирие на 48 часов."),
        ("Действует пятилетний срок.", "Действует 5-летний срок."),
        ("На срок 18-ти месяцев.", "На срок 18 месяцев."),
        ("At most eight hundred thousand men.", "At most 800,000 men."),
        ("Terms of 2–3 years apply.", "Terms of between two and three years apply."),
        ("Виплачують $100 млрд.", "Виплачують 100 мільярдів доларів."),
        ("Не більше 800 тис. осіб.", "Не більше 800 000 осіб."),
        ("Строк становить тридцять (30) днів.", "Строк становить 30 днів."),
        ("Діє від 5 до 7 років.", "Діє 5–7 років."),
        ("Не більше вісімсот тисяч осіб.", "Не більше 800 тисяч осіб."),
        ("Выплачивают $100 млрд.", "Выплачивают 100 миллиардов долларов."),
        ("Не более 800 тыс. человек.", "Не более 800 000 человек."),
        ("Срок составляет тридцать (30) дней.", "Срок составляет 30 дней."),
        ("Действует от 5 до 7 лет.", "Действует 5–7 лет."),
        ("Не более восьмисот тысяч человек.", "Не более 800 тысяч человек."),
    ],
    "reference_changed": [
        ("Article 5 applies.", "Article 6 applies."),
        ("It follows Resolution 2803.", "It follows Resolution 1701."),
        ("Points 6 and 7 stay.", "Points 6 and 8 stay."),
        ("Annex 2 governs it.", "Annex 3 governs it."),
        ("Annex II governs it.", "Annex III governs it."),
        ("Annex A governs it.", "Annex B governs it."),
        ("Article 5(2) applies.", "Article 5(3) applies."),
        ("Section 4(b) applies.", "Section 4(c) applies."),
        ("Paragraph 7(a) applies.", "Paragraph 7(b) applies."),
        ("Sub-paragraph (a) applies.", "Sub-paragraph (b) applies."),
        ("Law No 5 applies.", "Law No 6 applies."),
        ("It rests on S/2015/683.", "It rests on S/2015/684."),
        ("Пункт 4 (а) діє.", "Пункт 4 (б) діє."),
        ("Підпункт «а» діє.", "Підпункт «б» діє."),
        ("Параграф 5 діє.", "Параграф 6 діє."),
        ("Пункт 4 (а) действует.", "Пункт 4 (б) действует."),
        ("Подпункт а) действует.", "Подпункт б) действует."),
        ("Постановление 5 действует.", "Постановление 6 действует."),
        ("It rests on S/RES/2803.", "It rests on S/RES/1701."),
        ("Phase two begins.", "Phase three begins."),
        ("The fifth article applies.", "The sixth article applies."),
        ("Діє 5-та стаття.", "Діє 6-та стаття."),
        ("Применяется пятая статья.", "Применяется шестая статья."),
        ("Law 2127 applies.", "Law 2128 applies."),
        ("Закон 5 діє.", "Закон 6 діє."),
        ("Розділ IV діє.", "Розділ V діє."),
        ("Застосовується ч. 2 ст. 6.", "Застосовується ч. 3 ст. 6."),
        ("Раздел IV действует.", "Раздел V действует."),
        ("Применяется ч. 2 ст. 6.", "Применяется ч. 3 ст. 6."),
        ("It rests on paragraph 12 of the treaty.", "It rests on paragraph 14 of the treaty."),
        ("Стаття 5 діє.", "Стаття 6 діє."),
        ("Застосовується ст. 5 договору.", "Застосовується ст. 6 договору."),
        ("Резолюція 2803 діє.", "Резолюція 1701 діє."),
        ("Пункт 7 скасовано.", "Пункт 8 скасовано."),
        ("Додаток № 2 діє.", "Додаток № 3 діє."),
        ("Статья 5 действует.", "Статья 6 действует."),
        ("Применяется ст. 5 договора.", "Применяется ст. 6 договора."),
        ("Резолюция 2803 действует.", "Резолюция 1701 действует."),
        ("Пункт 7 отменён.", "Пункт 8 отменён."),
        ("Приложение 2 действует.", "Приложение 3 действует."),
    ],
    "rewritten": [
        ("Ukraine shall not host more than 5,000 troops.", "Ukraine may host more than 8,000 troops."),
        ("The G8 admits Russia.", "The G7 admits Russia."),
        ("The Group of Eight admits Russia.", "The Group of Seven admits Russia."),
        ("Група семи приймає Росію.", "Група двадцяти приймає Росію."),
        ("Группа восьми принимает Россию.", "Группа семи принимает Россию."),
        ("Знищують ракети 9М729.", "Знищують ракети 9М730."),
        ("Ukraine receives Leopard 1 tanks.", "Ukraine receives Leopard 2 tanks."),
        ("Ukraine receives F-16 jets.", "Ukraine receives F-35 jets."),
        ("It pays 5 billion.", "It owns 5 ships."),
        ("They share it 60-40.", "They share it in halves."),
        ("It shall end within 30 days.", "It may end after 60 days."),
        ("Україна не приймає більше 5 000 військових.", "Україна може приймати більше 8 000 військових."),
        ("Росія повертається до G8.", "Росія повертається до G20."),
        ("Україна отримує F-16.", "Україна отримує F-35."),
        ("Угода має тривати 30 днів.", "Угода може тривати 60 днів."),
        ("Не менше 30 днів.", "Не більше 60 днів."),
        ("Украина не принимает более 5 000 военных.", "Украина может принять более 8 000 военных."),
        ("Россия возвращается в G8.", "Россия возвращается в G20."),
        ("Украина получает F-16.", "Украина получает F-35."),
        ("Соглашение должно длиться 30 дней.", "Соглашение может длиться 60 дней."),
        ("Не менее 30 дней.", "Не более 60 дней."),
    ],
}


@pytest.mark.parametrize(
    ("relation", "base", "other"), [(relation, *pair) for relation, pairs in CASES.items() for pair in pairs]
)
def test_a_figure_has_changed_only_where_the_other_words_stay(relation: str, base: str, other: str) -> None:
    assert relation_of([base], [other], (), ()) == relation
    assert relation_of([other], [base], (), ()) == relation


@pytest.mark.parametrize(
    ("base", "other", "named"),
    [
        ("Ukraine shall not host more than 5,000 troops.", "Ukraine may host more than 8,000 troops.",
         [("figure", "5,000", "8,000")]),
        ("Article 5 applies.", "Article 6 applies.", [("reference", "5", "6")]),
        ("The G8 admits Russia.", "The G7 admits Russia.", [("name", "G8", "G7")]),
        ("It lasts 18 months.", "It lasts 18 years.", [("figure", "18 months", "18 years")]),
        ("It pays $100B.", "It pays $100 billion.", []),
        ("It pays 5 million.", "Nobody owns 7 million.", []),
        ("At most 800.000 men.", "At most 800,000 men.", []),
        ("At most 800.000 men.", "At most 900,000 men.", [("figure", "800.000", "900,000")]),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_another_is_named(base: str, other: str, named: list) -> None:
    assert replaced([base], [other]) == tuple(Replaced(*each) for each in named)


@pytest.mark.parametrize(
    ("base", "other", "styles", "relation"),
    [
        ("At most 800.000 men.", "At most 800,000 men.", (None, None), None),
        ("At most 800,000 men.", "At most 800.000 men.", (None, None), None),
        ("At most 800.000 men.", "At most 800,000 men.", (Style("."), None), "reworded"),
        ("At most 800.000 men.", "At most 800,000 men.", (Style(",", "."), None), "figure_changed"),
        ("At most 800.000 men.", "At most 900,000 men.", (None, None), "figure_changed"),
        ("At most 800.000 men.", "At most 800.000 men", (None, None), "reworded"),
        ("At most 800.000 men.", "At most 800.000 men.", (None, None), "same"),
        ("At most 800.000 men.", "Nobody owns ships or aircraft.", (None, None), "rewritten"),
        ("Of 1.500.000, 800.000 stay.", "Of 1,500,000, 800,000 stay.", (None, None), "reworded"),
        ("Не більше 800.000 осіб.", "Не більше 800 000 осіб.", (None, None), "reworded"),
        ("Не більше 800,000 осіб.", "Не більше 800 000 осіб.", (None, None), None),
        ("Signed on 05/11/2025.", "Signed on 5 November 2025.", (None, None), None),
    ],
)
def test_a_figure_with_two_readings_decides_nothing(base: str, other: str, styles: tuple, relation: str | None) -> None:
    assert relation_of([base], [other], (), (), styles) == relation


def two_texts(*languages: str, more: str = "Nothing else.") -> tuple[Text, Text]:
    return (
        Text("a", (Passage("1", "At most 800.000 men serve."), Passage("2", more)), languages=languages[:1]),
        Text("b", (Passage("1", "At most 800,000 men serve."), Passage("2", more)), languages=languages[1:]),
    )


@pytest.mark.parametrize(
    ("texts", "relation", "not_compared"),
    [
        (two_texts("en", "en"), None, "figures"),
        (two_texts(), None, "figures"),
    ],
)
def test_where_nothing_tells_it_is_not_compared_and_said(texts, relation, not_compared) -> None:
    cell = compare(texts, "a").rows[0].cells[1]
    assert (cell.relation, cell.barrier) == (relation, not_compared)
    assert [kind for kind, _ in cell.passages[0].spans] == ["same", "removed", "added", "same"]


def test_the_other_figures_of_each_text_tell() -> None:
    base = Text("a", (Passage("1", "At most 800.000 men serve."), Passage("2", "Of 1.500.000 in all.")))
    other = Text("b", (Passage("1", "At most 800,000 men serve."), Passage("2", "Of 1,500,000 in all.")))
    assert [row.cells[1].relation for row in compare([base, other], "a").rows] == ["reworded", "reworded"]
