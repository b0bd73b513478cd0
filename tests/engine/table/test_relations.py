"""The relation of the words of two cells, rule by rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.engine.language.lexicon import FUNCTION_WORDS, TURNING_WORDS, stem
from proposals.engine.table.relations import relation_of
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Figure, FigureKind, Passage, Relation, Text

CAP = Figure("cap", "number", "600000", "personnel", Decimal(600000))
HIGHER_CAP = Figure("cap", "number", "800000", "personnel", Decimal(800000))


@pytest.mark.parametrize(
    ("relation", "base", "other"),
    [
        ("same", "Ukraine's standing is “affirmed”.", "Ukraine’s standing  is \"affirmed\"."),
        ("same", "At most 600,000 men.", "At most 600 000 men."),
        ("same", " It holds.", "It holds."),
        ("same", "", ""),
        # Reworded: articles, "and", forms of be, inflection, case, punctuation, a figure written otherwise.
        ("reworded", "The Council decides.", "Council decides"),
        ("reworded", "Russia commits to peace.", "Russia commits to a peace."),
        ("rewritten", "Russia commits to peace.", "Russia is committed to a peace."),
        ("reworded", "Russia withdraws, and Ukraine votes.", "Russia withdraws. Ukraine votes."),
        ("reworded", "Europe adds $100 billion.", "Europe adds USD 100bn."),
        ("reworded", "the council decides", "The Council decides"),
        ("rewritten", "Україна отримує гарантії.", "Україна отримує гарантію."),
        # Who acts on whom may hang on an ending.
        ("rewritten", "Росія платить Україні.", "Росії платить Україна."),
        ("rewritten", "Росію визнає Україна.", "Росія визнає Україну."),
        ("rewritten", "Україна передає Росії територію.", "Україні передає Росія територію."),
        ("rewritten", "Россия платит Украине.", "России платит Украина."),
        ("rewritten", "Украина признаёт Россию.", "Украину признаёт Россия."),
        ("rewritten", "Ukraine attacks.", "Ukraine is attacked."),
        ("rewritten", "Ukraine guarantees security.", "Ukraine is guaranteed security."),
        ("rewritten", "Украина получает гарантии.", "Украина получает гарантию."),
        # Reworded too: another spelling.
        ("reworded", "Talks begin in Kiev and Lugansk.", "Talks begin in Kyiv and Luhansk."),
        ("reworded", "The ceasefire is recognised.", "The cease-fire is recognized."),
        ("reworded", "A long-term cease fire.", "A long term ceasefire."),
        ("reworded", "Ukraine doesn't join NATO.", "Ukraine does not join NATO."),
        ("reworded", "They won't co-operate.", "They will not cooperate."),
        ("reworded", "Проект угоди підписано у Києві.", "Проєкт угоди підписано в Києві."),
        ("reworded", "Она всё еще идёт.", "Она всё ещё идет."),
        ("rewritten", "Ukraine doesn't join NATO.", "Ukraine does join NATO."),
        ("rewritten", "Officers resign.", "Officers re-sign."),
        # The same words in other places.
        ("exchanged", "Ukraine pays Russia.", "Russia pays Ukraine."),
        ("exchanged", "Ukraine pays Russia 100 million.", "Russia pays Ukraine 200 million."),
        ("reordered", "A, B, C and D", "C, D, A and B"),
        ("reordered", "Funds for 2025, 2026 and 2027.", "Funds for 2026, 2027 and 2025."),
        ("reordered", "Russia, Ukraine and Europe take part.", "Europe, Ukraine and Russia take part."),
        # Figures that give way to others of their kind.
        ("figure_changed", "It runs for 15 years.", "It runs for 20 years."),
        ("figure_changed", "It runs for 15 years.", "It runs for 20 years at first."),
        ("figure_changed", "Europe adds USD 100 billion.", "Europe adds EUR 100 billion."),
        ("figure_changed", "Half is 50 per cent of it.", "Half is 40% of it."),
        ("figure_changed", "Votes by 14 December 2025.", "Votes by 14 January 2026."),
        ("rewritten", "It runs for 15 years.", "It runs for 20% years."),
        ("rewritten", "It runs for 15 years.", "Europe pays Ukraine 20 shares of profit."),
        ("rewritten", "Russia pays Ukraine 15 shares.", "Russia pays Europe 20 grants."),
        ("extended", "It runs on.", "It runs on for 15 years."),
        # Words of force are bearing.
        ("rewritten", "Russia shall withdraw.", "Russia may withdraw."),
        ("rewritten", "Ukraine joins NATO.", "Ukraine does not join NATO."),
        ("rewritten", "Ukraine does not join NATO.", "Ukraine joins NATO."),
        ("rewritten", "Україна вступає до НАТО.", "Україна не вступає до НАТО."),
        ("rewritten", "It is 5.", "It is not 5."),
        ("rewritten", "Any state sends troops.", "No state sends troops."),
        ("rewritten", "The council decides.", "Only the council decides."),
        ("rewritten", "Russia and Ukraine settle it.", "Russia or Ukraine settle it."),
        ("rewritten", "Росія та Україна домовляються.", "Росія або Україна домовляються."),
        ("rewritten", "Attacks by Ukraine end.", "Attacks on Ukraine end."),
        # Everything is still there, and more.
        ("extended", "Ukraine is sovereign.", "Ukraine is sovereign. It is neutral."),
        ("extended", "It is lost if Ukraine invades.", "It is lost if Ukraine invades or fires first."),
        ("extended", "Russia and Ukraine take part.", "Russia, Ukraine and Europe take part."),
        ("extended", "Gas flows. Oil flows.", "Gas flows. Oil flows. It may end."),
        ("extended", "Russia may sell gas today.", "Russia may sell gas soon today."),
        ("extended", "Aid goes on.", "Aid goes on; any state may join in."),
        ("extended", "Aid goes on.", "Aid goes on. If Europe agrees, it grows."),
        ("extended", "Assets are frozen.", "Assets are frozen. Europe provides aid."),
        ("shortened", "Ukraine is sovereign. It is neutral.", "Ukraine is sovereign."),
        ("shortened", "Russia, Ukraine and Europe take part.", "Russia and Ukraine take part."),
        # What is added negates or restricts, though it were in a sentence of its own.
        *(
            ("rewritten", "Ukraine joins the EU.", other)
            for other in (
                "Ukraine refuses to join the EU.",
                "Ukraine fails to join the EU.",
                "Ukraine joins the EU. This does not apply to Crimea.",
                "Ukraine joins the EU; only after elections.",
                "Ukraine joins the EU, excluding the single market.",
                "Ukraine joins the EU with the exception of Crimea.",
                "Ukraine partially joins the EU.",
                "It is prohibited that Ukraine joins the EU.",
                "Ukraine joins the EU if Russia agrees.",
                "Ukraine joins the EU provided that Russia agrees.",
                "Ukraine joins the EU subject to ratification.",
                "Ukraine joins the EU after elections.",
                "Ukraine joins the EU until 2030.",
            )
        ),
        ("rewritten", "Ukraine joins the EU. This does not apply to Crimea.", "Ukraine joins the EU."),
        ("rewritten", "It runs for 15 years.", "It runs for at most 20 years."),
        ("rewritten", "Україна вступає до ЄС.", "Україна вступає до ЄС за умови згоди Росії."),
        ("rewritten", "Україна вступає до ЄС.", "Україна вступає до ЄС, якщо згодна Росія."),
        ("rewritten", "Україна вступає до ЄС.", "Україна вступає до ЄС. Забороняється торгівля."),
        ("rewritten", "Украина вступает в ЕС.", "Украина вступает в ЕС за исключением рынка."),
        ("rewritten", "Украина вступает в ЕС.", "Украина частично вступает в ЕС."),
        ("rewritten", "Украина вступает в ЕС.", "Украина вступает в ЕС, если согласна Россия."),
        ("extended", "Украина вступает в ЕС.", "Украина вступает в ЕС и НАТО."),
        ("figure_changed", "It is sent within 30 calendar days.", "It is sent within 30 business days."),
        ("figure_changed", "Список передають за 30 днів.", "Список передають за 30 робочих днів."),
        ("figure_changed", "Список передают за 30 дней.", "Список передают за 30 банковских дней."),
        ("figure_changed", "It begins at 6 am daily.", "It begins at 6 pm daily."),
        ("figure_changed", "It begins at 10 am daily.", "It begins at 10 pm daily."),
        ("reworded", "It begins at 6 am daily.", "It begins at 6 a.m. daily."),
        ("figure_changed", "The plant gives 5 MW there.", "The plant gives 5 mW there."),
        ("rewritten", "Ukraine is sovereign.", "Assets are frozen."),
        ("rewritten", "Ukraine is sovereign.", ""),
        ("rewritten", "", "Ukraine is sovereign."),
    ],
)  # fmt: skip
def test_words_have_the_first_relation_that_holds(relation: Relation, base: str, other: str) -> None:
    assert relation_of([base], [other], (), ()) == relation


def test_borders_of_passages_do_not_count() -> None:
    assert relation_of(["A is one.", "B is two."], ["A is one. B is two."], (), ()) == "same"
    assert relation_of(["A is one"], ["A is one", "B ends"], (), ()) == "extended"
    assert relation_of(["Gas flows.", "Oil flows."], ["Gas flows.", "Oil flows.", "It may end."], (), ()) == "extended"


def worded(value: str, kind: FigureKind = "text") -> Figure:
    return Figure("cap", kind, value)


@pytest.mark.parametrize(
    ("relation", "base", "other"),
    [
        ("figure_changed", "A cap.", "A cap."),
        ("figure_changed", "At most 600,000 personnel.", "At most 800,000 personnel in peacetime."),
        ("rewritten", "At most 600,000 personnel in peacetime.", "At most 800,000 personnel."),
        ("figure_changed", "At most six hundred thousand personnel.", "At most 800,000 personnel."),
        ("rewritten", "600,000 personnel at most.", "800,000 at most."),
        ("rewritten", "A cap.", "Something else altogether."),
        ("rewritten", "Ukraine shall not host more than 600,000.", "Ukraine may host more than 800,000."),
        ("rewritten", "It is 600,000.", "It is not 800,000."),
        ("rewritten", "At most 600,000 personnel.", "At most 800,000 tanks."),
        ("exchanged", "Ukraine pays Russia 600,000.", "Russia pays Ukraine 800,000."),
    ],
)
def test_a_recorded_figure_has_changed_if_little_else_has(relation: Relation, base: str, other: str) -> None:
    assert relation_of([base], [other], [CAP], [HIGHER_CAP]) == relation


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("It may host 600,000 troops with the consent of Russia.", "It may host 800,000 troops."),
        ("Вона може прийняти 600 000 військових за згодою Росії.", "Вона може прийняти 800 000 військових."),
        ("Она может принять 600 000 военных с согласия России.", "Она может принять 800 000 военных."),
    ],
)
def test_where_words_are_lost_a_recorded_figure_is_rewritten_and_still_compared(base: str, other: str) -> None:
    texts = (
        Text("a", (Passage("1", text=base, figures=(CAP,)),)),
        Text("b", (Passage("1", text=other, figures=(HIGHER_CAP,)),)),
    )
    [row] = compare(texts, base="a").rows
    assert row.cells[1].relation == "rewritten"
    assert [(each.change, len(each.values)) for each in row.figures] == [(Decimal(200000), 2)]
    # Read the other way round nothing is lost.
    assert relation_of([other], [base], [HIGHER_CAP], [CAP]) == "figure_changed"


def test_a_value_in_words_beside_a_changed_figure_does_not_hide_it() -> None:
    scopes = [Figure("scope", "text", value) for value in ("at all times", "peacetime")]
    texts = [["At most 600,000 personnel."], ["At most 800,000 personnel in peacetime."]]
    assert relation_of(*texts, [CAP, scopes[0]], [HIGHER_CAP, scopes[1]]) == "figure_changed"


def test_a_figure_that_stayed_changes_nothing() -> None:
    assert relation_of(["A cap."], ["A cap."], [CAP], [CAP]) == "same"
    assert relation_of(["A cap."], ["A cap."], [CAP], []) == "same"


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ([worded("barred")], [worded("no permanent stationing in peacetime")]),
        ([worded("true", "boolean")], [worded("false", "boolean")]),
        ([CAP], [worded("none", "number")]),
        ([worded("none", "number")], [CAP]),
        ([worded("soon", "date")], [worded("2025-12-14", "date")]),
    ],
)
@pytest.mark.parametrize(
    "texts",
    [
        ("Troops stay out.", "Troops stay out."),
        ("Troops stay out.", "The troops stay out"),
        ("Ships, planes and troops stay out.", "Planes, troops and ships stay out."),
        ("Troops stay out.", "Troops stay out in peacetime."),
        ("Troops stay out in peacetime.", "Troops stay out."),
    ],
)
def test_words_that_fix_another_value_are_not_kept(
    texts: tuple[str, str], base: list[Figure], other: list[Figure]
) -> None:
    assert relation_of([texts[0]], [texts[1]], base, other) == "rewritten"


@pytest.mark.parametrize(
    ("relation", "base", "other"),
    [
        ("figure_changed", "It runs for 15 years.", "It runs for 6 months."),
        # Words that are lost are more than a figure.
        ("rewritten", "It may host 5,000 troops of members with the consent of Russia.", "It may host 8,000 troops."),
        (
            "rewritten",
            "Вона може прийняти 5 000 військових НАТО за згодою Росії.",
            "Вона може прийняти 8 000 військових.",
        ),
        ("rewritten", "Она может принять 5 000 военных НАТО с согласия России.", "Она может принять 8 000 военных."),
        # Who acts hangs on the ending of a name.
        ("rewritten", "Росія передає Україні 5 полонених.", "Росії передає Україна 8 полонених."),
        ("rewritten", "ХАМАС передаёт Израилю 5 заложников.", "ХАМАСу передаёт Израиль 8 заложников."),
        ("rewritten", "It shall not run for more than 15 years.", "It may run for more than 20 years."),
        ("rewritten", "It runs for 15 years at most from today.", "It runs for 20 years at least from today."),
    ],
)
def test_a_written_figure_has_changed_if_little_else_has(relation: Relation, base: str, other: str) -> None:
    assert relation_of([base], [other], (), ()) == relation


@pytest.mark.parametrize(
    "forms",
    [
        ["commit", "commits", "committed", "committing", "Commit"],
        ["party", "parties", "party's"],
        ["guarantee", "guarantees", "guaranteed"],
        ["state", "states", "states'"],
        ["гарантія", "гарантії", "гарантіями", "гарантію"],
        ["статья", "статьи", "статью", "статей"],
    ],
)
def test_forms_of_one_word_have_one_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_a_short_word_keeps_its_ending() -> None:
    assert [stem(word) for word in ["is", "the", "used", "ять", "need"]] == ["is", "the", "used", "ять", "need"]


def test_words_of_force_are_no_function_words() -> None:
    assert FUNCTION_WORDS.isdisjoint(TURNING_WORDS)
    assert {"not", "no", "may", "shall", "must", "не", "нет"} <= TURNING_WORDS
