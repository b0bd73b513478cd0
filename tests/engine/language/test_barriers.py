"""Whether words can be compared: not across languages or scripts, and nothing follows from what is not recorded."""

from __future__ import annotations

import pytest

from proposals.engine.language.barriers import barrier, scripts_of, speech_of
from proposals.engine.vocabulary import Barrier
from tests.engine.making import make_text

ENGLISH = "The armed forces number at most 600,000 soldiers."
UKRAINIAN = "Збройні сили налічують щонайбільше 600 000 військових."
RUSSIAN = "Вооружённые силы насчитывают не более 600 000 военных."
HEBREW = "הצבא מונה לכל היותר 600,000 חיילים."
ARABIC = "لا يزيد عدد القوات المسلحة على 600000 جندي."
MIXED = f"{ENGLISH} {UKRAINIAN}"


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ((ENGLISH, "en"), (ENGLISH, "uk"), "languages"),
        ((UKRAINIAN, "uk"), (RUSSIAN, "ru"), "languages"),
        ((ARABIC, "ar"), (ENGLISH, "en"), "languages"),
        ((ENGLISH, "en-GB"), (ENGLISH, "EN_us"), None),
        ((ENGLISH, "en", "uk"), (UKRAINIAN, "uk", "ru"), "scripts"),
        ((MIXED, "en", "uk"), (UKRAINIAN, "uk"), None),
        # Not recorded on one side or both: known only where the scripts plainly differ.
        ((ENGLISH, "en"), (ENGLISH,), None),
        ((UKRAINIAN, "uk"), (RUSSIAN,), None),
        ((UKRAINIAN, "uk"), (RUSSIAN, "und"), None),
        ((ENGLISH, "en"), (UKRAINIAN,), "languages"),
        ((ENGLISH,), (UKRAINIAN,), "languages"),
        ((HEBREW,), (ARABIC,), "languages"),
        ((HEBREW,), (ENGLISH, "en"), "languages"),
        ((MIXED,), (HEBREW,), "languages"),
        ((MIXED,), (ENGLISH,), None),
        # Recorded as the same language, as by a default, in other letters.
        ((UKRAINIAN, "en"), (ENGLISH, "en"), "scripts"),
        (("600,000; 2027", ), (UKRAINIAN,), None),
        (("", "uk"), (ENGLISH, "en"), "languages"),
    ],
)  # fmt: skip
def test_words_are_compared_unless_languages_or_scripts_are_known_to_differ(
    one: tuple[str, ...], two: tuple[str, ...], reason: Barrier | None
) -> None:
    first, second = (speech_of(make_text("a", words, languages=codes)) for words, *codes in (one, two))
    assert [barrier(first, second), barrier(second, first)] == [reason, reason]


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("", set()),
        ("«…» 12 % 2027", set()),
        ("Рішення НАТО (NATO) про HIMARS не змінюється, і сторони це визнають.", {"Cyrillic"}),
        ("NATO і HIMARS", {"Latin"}),
        ("Świętokrzyskie, Đà Nẵng, Çeşme", {"Latin"}),
        ("停戦は直ちに発効する。", {"Chinese and Japanese"}),
        (MIXED, {"Latin", "Cyrillic"}),
    ],
)
def test_a_script_counts_from_a_fifth_of_the_letters(text: str, scripts: set[str]) -> None:
    assert scripts_of([text]) == scripts


def test_the_scripts_of_several_passages_are_weighed_together() -> None:
    assert scripts_of([UKRAINIAN * 9, "NATO"]) == {"Cyrillic"}
