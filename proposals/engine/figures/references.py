"""Numbers that name a thing and count nothing: "Article 5", "Annex II", "S/RES/2803", "G8", "Су-27"."""

from __future__ import annotations

import re
from typing import Final

_NOUNS: Final = (
    r"articles?|arts?\.|points?|paragraphs?|paras?\.?|sub-?paragraphs?|clauses?|sub-?clauses?|sections?|sub-?sections?"
    r"|items?|parts?|annex(?:es)?|appendix|appendices|schedules?|chapters?|resolutions?|res\.|UNSCR?|protocols?|phases?"
    r"|stages?|steps?|recitals?|addend(?:um|a)|№№?|nos?\.|§§?"
    r"|стат(?:т|ь|е)\w+|стст?\.|ст\.|арт\.|(?:під|под)?пункт\w*|п?п\.|част(?:ин\w*|[ьи]|ью|ей|ях)|ч\.|абзац\w*|абз\."
    r"|розділ\w*|раздел\w*|глав[аиіеуы]|главою|главой|додат(?:ок|к\w+)|приложени\w+|резолюці\w+|резолюци\w+|рез\."
    r"|протокол\w*|етап\w*|этап\w*|фаз\w*|крок\w*|параграф\w*|постанов(?:[аиіу]|ою|лени\w+)"
    r"|(?-i:Laws?|Regulations?|Directives?|Decrees?|Decisions?|Rules?|Days?|Закон\w*|Указ\w*|Директив\w*|Регламент\w*"
    r"|Рішенн\w+|Решени\w+|Декрет\w*|Правил[оа]|День)"
)
_DECIDED: Final = re.compile(r"(?:постанов|рішенн|решени|правил|декрет)", re.IGNORECASE)
_COUNTED: Final = r"\s+(?:[а-яіїєґё]+(?:ів|їв|ей|ов|ев)|осіб|держав|країн|сторін|стран|сторон|государств)(?!\w)"
"""What a number after "a decision of" counts: "Рішення 5 держав", "Група семи експертів"."""
_COUNTS_OF: Final = re.compile(_COUNTED)
_JOINT: Final = r"\s*(?:,|and|or|to|і|й|та|або|и|или|до|[-\u2010-\u2013])\s*"
_PART: Final = r"(?:\d[\w.]*|[IVXІХ]+|[^\W\d_])(?:\(\w{1,4}\))*"
_REFERRED: Final = re.compile(
    rf"(?<!\w)(?:{_NOUNS})(?:\s*(?:№№?|nos?\.|(?-i:N[oO]s?)(?=\s)|UNSCR?))?(?P<first>\s*)(?P<more>(?:{_PART}(?:{_JOINT}|\())*)$",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(rf"(?<!\w)(?:{_NOUNS})\s*(?:[(«\"“„]?\w{{1,2}}[)»\"”]{_JOINT})*[(«\"“„]?$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[)»\"”]")
_SUB_POINT: Final = re.compile(r"(?:\(\w{1,4}\))+|\s?(?:\([^\W\d_]\)|«[^\W\d_]»)")
_SINGULAR: Final = re.compile(r"[a-z-]*[a-rt-z]\s", re.IGNORECASE)
_LOOKED_AT: Final = 40
_LONGEST: Final = 4
"""Digits of the longest number in a list of references; more of them count something: "Article 5, 800,000 men"."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_LATIN: Final = str.maketrans("ІХ", "IX")
LABEL: Final = re.compile(r"[IVXІХ]{1,6}|[A-ZА-ЯІЇЄ]")

# What makes of a number beside a capital word a count or a measure after all: "Zone 5 km wide", "After Minsk 2 years".
_COUNTS: Final = (
    r"(?![\w%]|[.,]?\d|\s\d|\s*(?:[-\u2010-\u2013]\s*\d|%|(?:k?m|cm|sq|ha|t|км|м|см|кв|га|т|год|хв|міс|мес|дн)(?:\^?[23\u00b2\u00b3])?(?!\w)"
    r"|(?:kilomet|met(?:re|er)|mile|square|cubic|hectare|tonne|per\s?cent|million|billion|trillion|thousand|hour|day|week"
    r"|month|year|people|men(?!\w)|women|кілом|килом|метр|мил[ьіи]|квадрат|куб|тонн|гектар|відсот|процент|тис|тыс|млн|млрд"
    r"|мільй|милли|мільярд|трильй|трилли|годин|час|дн[іяе]|день|діб|сут|тижн|недел|місяц|месяц|рок|рік|год|лет(?!\w)"
    r"|осіб|особ|людей|человек|чел)\w*))"
)
_CAPITAL: Final = rf"(?!(?i:{_NOUNS})[ \u00a0])[A-ZА-ЯІЇЄҐЁ][^\W\d_]+"
_LABELLED: Final = (
    r"(?:Zone|Sector|Area|Camp|Gate|Checkpoint|Highway|Route|Corridor|Unit|Reactor|Category|Tier|Level|Terminal"
    r"|Зон[аиіуоеюы]\w?|Сектор\w?|Табор\w+|Табір|Лагер\w+|Коридор\w?|Маршрут\w?|Траса|Трасса|Шосе|Шоссе|Реактор\w?|[ЕЭ]нергоблок\w?|Категор\w+|Рівень"
    r"|Рівня|Уровень|Уровня|(?:(?<=in )|(?<=to )|(?<=of )|(?<=from ))(?:zone|sector|camp|checkpoint|category|tier))"
)
"""What is told apart by a number after it. In lower case only where no article could make a count of the number."""
_THING: Final = (
    r"(?:tank|missile|rocket|drone|jet|fighter|bomber|helicopter|launcher|system|battery|vehicle|pipeline|reactor|accord"
    r"|agreement|deal|treaty|summit|conference|declaration|communiqu[eé]|memorandum|format|framework|process|exercise)"
)
"""A single thing: after a number from two on it is not what the number counts."""
_BY_PLACE: Final = (
    rf"{_LABELLED}[ \u00a0]\d{{1,4}}{_COUNTS}"
    # "a Tomahawk 4 missile": the article says that there is one
    rf"|(?:(?<=\b[Aa] )|(?<=\b[Aa]n )){_CAPITAL}[ \u00a0]\d{{1,3}}{_COUNTS}(?=[ \u00a0][a-z])"
    rf"|{_CAPITAL}[ \u00a0](?:[2-9]|[1-9]\d{{1,2}})(?=[ \u00a0]{_THING}(?!\w))"
    # "«Північний потік — 2»": a title in quotes that ends with a number
    rf"|(?<=[\u00ab\"\u201c\u201e]){_CAPITAL}(?:[ -][^\W\d_]+){{0,3}}"
    r"(?:[ \u00a0]|[ \u00a0]?[-\u2010-\u2014][ \u00a0]?)\d{1,3}(?=[\u00bb\"\u201d])"
)
_BY_WORD: Final = (
    r"(?:Leopard|Abrams|Challenger|Shahed|Nord Stream|Minsk|Boeing|Airbus|Леопард\w*|Абрамс\w*|Шахед\w*|Мінськ\w*"
    r"|Минск\w*|Північн\w+ пот[оі]к\w*|Северн\w+ поток\w*|Боїнг\w*|Боинг\w*)"
    rf"[\u00bb\"\u201d]?[ \u00a0-]\d{{1,3}}(?:[AА]\d)?{_COUNTS}"
)
"""Names that nothing around them tells from "Hamas 20 hostages"."""
NAME: Final = (
    r"[^\W\d_]{1,6}[-\u2010-\u2013]?\d+[^\W_]*(?:[-\u2010-\u2013+/][^\W_]+)*"
    r"|[A-ZА-ЯІЇЄҐЁ][^\W\d_]{5,20}-\d+(?!\w)"
    r"|[A-Z]\d*/EU\+\d"
    rf"|{_BY_PLACE}|{_BY_WORD}"
    r"|(?:Group of|Big) (?:Two|Three|Four|Five|Six|Seven|Eight|Ten|Twenty|\d{1,2})(?!\w)"
    r"|(?:Груп(?:а|и|і|у|ою)|Групп(?:а|ы|е|у|ой)) (?:трьох|тр[её]х|чотирьох|четыр[её]х|п['\u2019\u02bc]?яти|шести|семи"
    rf"|восьми|десяти|двадцяти|двадцати|\d{{1,2}})(?!\w|{_COUNTED})"
    r"|[A-ZА-ЯІЇЄ]{2,6}\+\d{1,2}(?!\w)"
)
"""Letters joined to digits, and a number that labels the word before it instead of counting what follows."""
CODE: Final = re.compile(r"\d{1,2}[A-ZА-ЯІЇЄ]\d{1,4}(?:[A-ZА-ЯІЇЄ]\w?)?(?!\w)")
"""A name that begins with a digit: "9М729", "2A4"."""
DOCUMENT: Final = r"[A-Z]{1,5}(?:/[A-Z]{1,6}){1,4}(?:[/-]\d{1,6}){1,4}|[A-Z]/\d{2,4}/\d{1,6}(?!\w)"
"""The number of a document: "S/RES/2803", "S/2015/683"."""


def refers(text: str, start: int, written: str) -> bool:
    """Whether what is written at ``start`` is the number of an article, a point, a resolution or the like."""
    match = _REFERRED.search(text, max(0, start - _LOOKED_AT), start)
    if match is None:
        return False
    more = match["more"]
    if _DECIDED.match(match[0]) and _COUNTS_OF.match(text, start + len(written)):
        return False
    if not more or more.endswith("("):
        return True
    if len(written) > _LONGEST:
        return False
    # "Articles 5, 6"; but after "Article 5," a sentence goes on.
    return not (more.rstrip().endswith(",") and _SINGULAR.match(match[0]))


def is_sub_point(text: str, start: int, end: int) -> bool:
    """Whether a letter is the mark of a sub-point: "sub-paragraph (a)", "підпункт «а»", "подпункт а)"."""
    return (
        end - start == 1
        and _CLOSED.match(text, end) is not None
        and _LETTERED.search(text, max(0, start - _LOOKED_AT), start) is not None
    )


def sub_points(text: str, end: int) -> tuple[str, int]:
    """The sub-points after the number of a reference ("(b)" in "Section 4(b)"), and where they end.

    >>> sub_points("Section 4(b)", 9), sub_points("пункт 4 (а)", 7), sub_points("Phase 1 (30 days)", 7)
    (('(b)', 12), ('(а)', 11), ('', 7))
    """
    match = _SUB_POINT.match(text, end)
    return (match[0].strip().replace("«", "(").replace("»", ")").casefold(), match.end()) if match else ("", end)


_NAMED_BY_PLACE: Final = (
    r"articles?|points?|paragraphs?|sub-?paragraphs?|clauses?|sections?|annex|chapters?|protocol|phase|stage"
    r"|стат(?:т|ь|е)\w+|(?:під|под)?пункт\w*|абзац\w*|розділ\w*|раздел\w*|глав[аиіеуы]|додат(?:ок|к\w+)"
    r"|приложени\w+|протокол\w*|етап\w*|этап\w*|фаз\w*"
)
_ENGLISH_PLACES: Final = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_CYRILLIC_PLACES: Final = (
    r"пер[шв]", "втор|друг", "трет", "четверт", "п['\u2019\u02bc]?ят", "шост|шест", "сьом|седьм", "восьм",
    "дев['\u2019\u02bc]?ят", "десят",
)  # fmt: skip
_ENDING: Final = (
    r"(?:ий|ій|а|ої|у|ою|ому|ім|і|е|ый|ой|ая|ую|ое|ого|ом|ым|их|ых|я|ю|ього|ьому|ьої|ья|ье|ьей|ью|ьего|ьем)"
)
_PLACE: Final = re.compile(
    r"(?:(?P<digits>\d{1,3})(?:st|nd|rd|th|-?[\u0430-\u044f\u0456\u0457\u0454]{1,3})"
    + "".join(
        rf"|(?P<n{number}>{english}|(?:{cyrillic}){_ENDING})"
        for number, (english, cyrillic) in enumerate(
            zip(_ENGLISH_PLACES, (*_CYRILLIC_PLACES, "одинадцят", "дванадцят|двенадцат"), strict=True), 1
        )
    )
    + rf")(?=\s+(?:{_NAMED_BY_PLACE}"
    r"|част(?:ин(?:[аиіу]|ою)|[ьи]|ью)\s+(?:стат|пункт|договор|угод|соглашен|закон|резолюц|документ|протокол|розділ|раздел)\w*"
    r")(?!\w))",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(r"друг(?:ой|ая|ую|ое|ом|ым|их)", re.IGNORECASE)


def read_place(text: str, start: int) -> tuple[str, int] | None:
    """The number in "the fifth article", "5-та стаття", and where it ends; None if none begins here.

    >>> read_place("the fifth article", 4), read_place("5-та стаття", 0), read_place("другая статья", 0)
    (('5', 9), ('5', 4), None)
    """
    match = _PLACE.match(text, start)
    if match is None or _ANOTHER.fullmatch(match[0]):
        return None
    return match["digits"] or (match.lastgroup or "").removeprefix("n"), match.end()


def label(written: str) -> str:
    """The number of a reference as it is compared: "II" is 2, "A" is a letter.

    >>> label("II"), label("ІV"), label("A"), label("5.10"), label("10.A")
    ('2', '4', 'A', '5.10', '10.a')
    """
    latin = written.translate(_LATIN)
    if not latin or set(latin) - set(_ROMAN):
        return written if LABEL.fullmatch(written) else written.casefold()
    numbers = [_ROMAN[letter] for letter in latin]
    return str(
        sum(
            -number if number < following else number
            for number, following in zip(numbers, [*numbers[1:], 0], strict=True)
        )
    )
