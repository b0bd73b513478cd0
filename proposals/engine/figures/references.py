"""Numbers that name a thing and count nothing: "Article 5", "Annex II", "S/RES/2803", "G8", "Су-27"."""

from __future__ import annotations

import re
from typing import Final

_NOUNS: Final = (
    r"articles?|arts?\.|points?|paragraphs?|paras?\.?|sub-?paragraphs?|clauses?|sub-?clauses?|sections?|sub-?sections?"
    r"|items?|parts?|annex(?:es)?|appendix|appendices|schedules?|chapters?|resolutions?|res\.|UNSCR?|protocols?|phases?"
    r"|stages?|steps?|№№?|nos?\."
    r"|стат(?:т|ь|е)\w+|стст?\.|ст\.|(?:під|под)?пункт\w*|п?п\.|част(?:ин\w*|[ьи]|ью|ей|ях)|ч\.|абзац\w*|абз\."
    r"|розділ\w*|раздел\w*|глав[аиіеуы]|главою|главой|додат(?:ок|к\w+)|приложени\w+|резолюці\w+|резолюци\w+|рез\."
    r"|протокол\w*|етап\w*|этап\w*|фаз\w*|крок\w*"
    r"|(?-i:Laws?|Regulations?|Directives?|Закон\w*|Указ\w*|Директив\w*|Регламент\w*)"
)
_JOINT: Final = r"\s*(?:,|and|or|to|і|й|та|або|и|или|до|[-\u2010-\u2013])\s*"
_PART: Final = r"(?:\d[\w.]*|[IVXІХ]+|[^\W\d_])(?:\(\w{1,4}\))*"
_REFERRED: Final = re.compile(
    rf"(?<!\w)(?:{_NOUNS})(?:\s*(?:№№?|nos?\.|UNSCR?))?(?P<first>\s*)(?P<more>(?:{_PART}(?:{_JOINT}|\())*)$",
    re.IGNORECASE,
)
_SINGULAR: Final = re.compile(r"[a-z-]*[a-rt-z]\s", re.IGNORECASE)
_LOOKED_AT: Final = 40
_LONGEST: Final = 4
"""Digits of the longest number in a list of references; more of them count something: "Article 5, 800,000 men"."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_LATIN: Final = str.maketrans("ІХ", "IX")
LABEL: Final = re.compile(r"[IVXІХ]{1,6}|[A-ZА-ЯІЇЄ]")

NAME: Final = (
    r"[^\W\d_]{1,6}[-\u2010-\u2013]?\d+[^\W_]*(?:[-\u2010-\u2013+/][^\W_]+)*"
    r"|[A-ZА-ЯІЇЄҐЁ][^\W\d_]{5,20}-\d+(?!\w)"
    r"|[A-Z]\d*/EU\+\d"
    r"|(?:Leopard|Abrams|Challenger|Nord Stream|Minsk|Boeing|Airbus|Zone|Sector"
    r"|Леопард\w*|Абрамс\w*|Мінськ\w*|Минск\w*"
    r"|Північн\w+ пот[оі]к\w*|Северн\w+ поток\w*|Боїнг\w*|Боинг\w*|Зон[аиіуоеюы]\w?|Сектор\w?)"
    r"[\u00bb\"\u201d]?[ \u00a0-]\d{1,3}(?![\w%]|[.,]?\d|\s\d|\s*(?:k?m|sq|ha|га|кв|км?|м"
    r"|кілом|килом|метр|kilom|met|mil)\w*)"
    r"|Group of (?:Five|Six|Seven|Eight|Ten|Twenty|\d{1,2})(?!\w)"
)
DOCUMENT: Final = r"[A-Z]{1,5}(?:/[A-Z]{1,6}){1,4}(?:[/-]\d{1,6}){1,4}"
"""The number of a document: "S/RES/2803"."""


def refers(text: str, start: int, written: str) -> bool:
    """Whether what is written at ``start`` is the number of an article, a point, a resolution or the like."""
    match = _REFERRED.search(text, max(0, start - _LOOKED_AT), start)
    if match is None:
        return False
    more = match["more"]
    if not more or more.endswith("("):
        return True
    if len(written) > _LONGEST:
        return False
    # "Articles 5, 6"; but after "Article 5," a sentence goes on.
    return not (more.rstrip().endswith(",") and _SINGULAR.match(match[0]))


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
    + rf")(?=\s+(?:{_NAMED_BY_PLACE})(?!\w))",
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
