"""Letters that count as the same in a search: upper and lower case, with and without accents.

One table serves the patterns that decide what is found and the indexes of both databases, which only offer candidates.
Letters outside :data:`PLAIN` are found too, by the patterns alone.
"""

import re
import unicodedata

# What the databases index: digits, Latin and Cyrillic. The Ukrainian ґ, є, і, ї and the Russian й are letters of their
# own; ё counts as е.
PLAIN = "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяђѓєѕіїјљњћќўџґ"
# Combining accents, which follow their letter.
MARKS = "".join(map(chr, range(0x300, 0x370)))
_MARK = "[\u0300-\u036f]"
# The letters of PLAIN that can be typed as another letter and an accent: й as и and a breve.
COMPOSED = {pair: letter for letter in PLAIN + PLAIN.upper() if len(pair := unicodedata.normalize("NFD", letter)) == 2}
_WITH_VARIANTS = (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x218, 0x21C), *range(0x400, 0x460), 0x490)


def _plain(letter: str) -> str:
    """The plain letter that ``letter`` is a variant of, or ""."""
    small = letter.lower()
    if small not in PLAIN:
        small = "".join(part for part in unicodedata.normalize("NFD", small) if part not in MARKS)
    return small if len(small) == 1 and small in PLAIN else ""


# Variant → the plain letter it counts as.
FOLDED = {letter: plain for letter in map(chr, _WITH_VARIANTS) if letter not in PLAIN and (plain := _plain(letter))}

# Words are indexed up to this length, so that no text is too odd to be stored.
LONGEST = 40
_TRANSLATION = str.maketrans(FOLDED | dict.fromkeys(MARKS, ""))
_ACCENTED = re.compile(f".{_MARK}+", re.DOTALL)
_PLAIN_WORD = re.compile(f"[{PLAIN}]+")


def plain_words(text: str) -> str:
    """The plain words of ``text``, as the databases index them, with one space between two.

    >>> plain_words("Донбас: 600,000 é́tapes — обʼєкт")
    'донбас 600 000 etapes об єкт'
    """
    for pair, letter in COMPOSED.items():
        text = text.replace(pair, letter)
    return " ".join(word[:LONGEST] for word in _PLAIN_WORD.findall(text.translate(_TRANSLATION)))


def fold(word: str) -> str:
    """A word of a query in plain letters, without accents; letters without a plain one in lower case."""
    # Only accented letters are composed: NFC turns some single letters into others, which the text does not have.
    composed = _ACCENTED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), word)
    small = "".join(FOLDED.get(letter) or letter.lower() for letter in composed)
    return "".join(letter for letter in small if letter not in MARKS)


def spelling_pattern(word: str) -> str:
    """A regular expression for every spelling of a folded ``word``."""
    # No script puts more than four accents on a letter; without a bound, a text full of accents is slow to search.
    return "".join(f"{_SPELLINGS.get(letter) or _cases(letter)}{_MARK}{{0,4}}" for letter in word)


def _cases(letter: str) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, {letter, letter.lower(), letter.upper(), letter.title()})))})"


def _spellings(letter: str) -> str:
    """Every spelling of a plain letter: й, Й, or и with a breve for й; и, but not before a breve, for и."""
    variants = [variant for variant, plain in FOLDED.items() if plain == letter]
    spellings = f"[{letter}{''.join(variants)}]"
    if makes_another := "".join(pair[1] for pair in COMPOSED if pair[0] == letter):
        spellings += f"(?![{makes_another}])"
    if typed := [pair for pair, composed in COMPOSED.items() if composed.lower() == letter]:
        spellings = f"(?:{'|'.join([spellings, *typed])})"
    return spellings


_SPELLINGS = {letter: _spellings(letter) for letter in PLAIN}
