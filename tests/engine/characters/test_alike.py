"""Letters of another script in a word, words of another script among words, and letters among digits."""

from __future__ import annotations

import pytest

from proposals.engine.characters.alike import in_figures, letters_alike

# The odd letters stand in braces.
IN_WORDS = {
    "a Cyrillic letter in an English word": "The Cr{і}mea question",
    "several of them": "The {С}rim{еа} question",
    "a Latin letter in a Ukrainian word": "Питання Кр{i}му",
    "a Latin letter in a Russian word": "Вопрос о Кр{y}ме",
    "a Greek letter in an English word": "The t{ο}wn",
    "a Greek letter in a Ukrainian word": "Це м{ο}ва",
    "a Latin conjunction in Ukrainian": "за {i} проти",
    "a Cyrillic article in English": "It is {а} treaty",
    "a word of Cyrillic letters alone": "The {аре} of it",
    "an abbreviation of Cyrillic letters": "The {НАТО} treaty",
    "a Latin word of letters alike among Russian ones": "Это {cop} идёт",
    "the first word": "{А} treaty",
}
USUAL = {
    "English": "Crimea is a peninsula; I am.",
    "Ukrainian": "за і проти: а, о, у, я, є; НАТО, ЄС, США, ООН.",
    "Russian": "а о и; ССО, СЕ; Ася.",
    "Hebrew": "הסכם on Gaza",
    "Arabic": "غزة A",
    "Roman numerals": "Розділ I, стаття V, пункт XX, том C",
    "marks of points": "i) перше; а також a) друге",
    "a Latin abbreviation in Ukrainian": "посол CEO та OPEC зустрілися",
    "joined by a hyphen": "IT-фахівець, Zoom-зустріч",
    "quoted English in Ukrainian": "Назва «There is a plan» українською",
    "quoted Ukrainian in English": "It says «за і проти» there",
    "a foreign letter that looks like none": "Знак Zб",
    "Greek by itself": "το σχέδιο και η ειρήνη",
    "figures and units": "10 кВт, 5 km², 3 µm, 600 000",
    "accents": "Ёлка і їжак; naïve Zoë",
    "nothing": "",
}


def braced(text: str, positions: list[int]) -> str:
    """``text`` with braces around each run of positions."""
    marked = "".join(f"{{{letter}}}" if at in positions else letter for at, letter in enumerate(text))
    return marked.replace("}{", "")


@pytest.mark.parametrize("case", IN_WORDS)
def test_a_letter_of_another_script_is_found(case):
    expected = IN_WORDS[case]
    text = expected.replace("{", "").replace("}", "")
    assert braced(text, list(letters_alike(text))) == expected


@pytest.mark.parametrize("case", USUAL)
def test_what_is_usual_is_not(case):
    assert list(letters_alike(USUAL[case])) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("РОСА", "en", "{РОСА}"),
        ("РОСА", "uk", "РОСА"),
        ("POCA", "uk", "POCA"),
        ("coca", "uk", "{coca}"),
        ("РОСА", "", "РОСА"),
    ],
)
def test_the_language_decides_about_words_that_stand_alone(text, language, found):
    assert braced(text, list(letters_alike(text, language))) == found


@pytest.mark.parametrize(
    "expected",
    [
        "6{О}0 men", "at most 6{OO} men", "6{ОО},{ООО} men", "1{o}", "600,000", "O2", "4th", "5G", "1939–1945", "12{٣}",
        "١٢٣", "H2O", "20 осіб", "3 о 5",
    ],
)  # fmt: skip
def test_a_letter_that_stands_for_a_nought_is_found(expected):
    text = expected.replace("{", "").replace("}", "")
    assert braced(text, list(in_figures(text))) == expected
