"""Variants of a word share a spelling; words of different meaning never do."""

from __future__ import annotations

import pytest

from proposals.engine.language.spelling import is_ukrainian, spelled

VARIANTS = [
    # Transliterations
    ("Kiev", "Kyiv"),
    ("Lugansk", "Luhansk"),
    ("Kharkov's", "Kharkiv's"),
    ("Odessa", "Odesa"),
    ("Donbass", "Donbas"),
    ("Zaporozhye", "Zaporizhzhia"),
    ("Hizbollah", "Hezbollah"),
    ("Ґаза", "Газа"),
    # British and American
    ("recognised", "recognized"),
    ("recognising", "recognizing"),
    ("demilitarisation", "demilitarization"),
    ("organisers", "organizers"),
    ("Analyse", "analyze"),
    ("neighbours", "neighbors"),
    ("harbour", "harbor"),
    ("labour", "labor"),
    ("dishonourable", "dishonorable"),
    ("centre", "center"),
    ("centred", "centered"),
    ("kilometres", "kilometers"),
    ("dialogue", "dialog"),
    ("cancelled", "canceled"),
    ("travelling", "traveling"),
    ("defence", "defense"),
    ("programmes", "programs"),
    ("roubles", "rubles"),
    ("towards", "toward"),
    # Compounds
    ("ceasefire", "cease-fire"),
    ("ceasefires", "cease-fires"),
    ("peace-keeping", "peacekeeping"),
    ("airspace", "air-space"),
    ("co-operation", "cooperation"),
    ("non-aggression", "nonaggression"),
    ("re-establish", "reestablish"),
    ("re-open", "reopen"),
    ("counter-proposal", "counterproposal"),
    ("віце-прем'єр", "віцепрем'єр"),
    # Contractions of one word
    ("can't", "cannot"),
    # Initials
    ("U.S.", "US"),
    ("E.U.", "EU"),
    # Ukrainian, Russian, French, Spanish
    ("проєкт", "проект"),
    ("проєктами", "проектами"),
    ("перепроєктування", "перепроектування"),
    ("траєкторією", "траекторією"),
    ("ґрунт", "грунт"),
    ("Ґонґадзе", "Гонгадзе"),
    ("врегулювання", "урегулювання"),
    ("впровадити", "упровадити"),
    ("внаслідок", "унаслідок"),
    ("вперше", "уперше"),
    ("авдит", "аудит"),
    ("лавреат", "лауреат"),
    ("зобов'язалась", "зобов'язалася"),
    ("усі", "всі"),
    ("усіма", "всіма"),
    ("щоби", "щоб"),
    ("Гамас", "Хамас"),
    ("медіа-проєкт", "медіапроект"),
    ("військово-полонені", "військовополонені"),
    ("энерго-блок", "энергоблок"),
    ("тоннель", "туннель"),
    ("чтоб", "чтобы"),
    ("счёт", "счет"),
    ("во", "в"),
    ("œuvre", "oeuvre"),
    ("État", "Etat"),
    ("México", "Méjico"),
]

DIFFERENT = [
    ("does", "doesn't"),
    ("can", "can't"),
    ("will", "won't"),
    ("shan't", "won't"),
    ("he'd", "he"),
    ("resign", "re-sign"),
    ("recover", "re-cover"),
    ("reform", "re-form"),
    ("prise", "prize"),
    ("cheque", "check"),
    ("Volodymyr", "Vladimir"),
    ("Artemivsk", "Bakhmut"),
    ("Donetsk", "Luhansk"),
    ("four", "for"),
    ("tour", "tor"),
    ("все", "всё"),
    ("признает", "признаёт"),
    ("у", "в"),
    ("вклад", "уклад"),
    ("вступає", "уступає"),
    ("вправа", "управа"),
    ("втримати", "утримати"),
    ("ґрати", "грати"),
    ("ґніт", "гніт"),
    ("на", "в"),
    ("здесь", "здеся"),
    ("Белоруссия", "Беларусь"),
    ("percentage", "per"),
    ("A.M.", ""),
    ("no-fly", "fly"),
]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_variants_of_a_word_share_a_spelling(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)
    assert spelled(one.upper()) == spelled(other.upper())


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_do_not(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("doesn't", "does not"),
        ("Won't", "will not"),
        ("shan't", "shall not"),
        ("mustn't", "must not"),
        ("they'll", "they will"),
        ("we're", "we are"),
        ("they've", "they have"),
        ("it's", "it is"),
        ("I'm", "i am"),
        ("Ukraine's", "ukraine"),
        ("states'", "states'"),
        ("o'clock", "o'clock"),
        ("percent", "per cent"),
        ("long-term", "long term"),
        ("Russian-occupied", "russian occupied"),
        ("Russia-Ukraine", "russia ukraine"),
        ("no-fly", "no-fly"),  # a turning word is no part of a name
        ("re-sign", "re-sign"),
        ("будь-який", "будь-який"),
        ("что-либо", "что-либо"),
        ("A.M.", "a.m."),
        ("a-", "a-"),
        ("'s", "'s"),
        ("n't", "n't"),
    ],
)
def test_a_word_stands_for_these(written: str, words: str) -> None:
    assert spelled(written) == tuple(words.split())


def test_prepositions_of_ukrainian_change_with_the_sounds_around_them() -> None:
    assert [spelled(word, ukrainian=True) for word in ("у", "в", "із", "зі", "з")] == [("в",), ("в",), *[("з",)] * 3]
    assert [is_ukrainian(text) for text in ("Мир у Києві", "Мир в Киеве", "Peace")] == [True, False, False]
