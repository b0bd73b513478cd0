"""Which letters count as the same when words are looked for: capital and small, with and without accents.

One table serves the pattern that decides what is found and the indexes of both databases, which only narrow down where
to look. Letters outside :data:`PLAIN` are found too, by the pattern alone.
"""

import re
import unicodedata

# What the databases index: digits, Latin and Cyrillic. The Ukrainian ґ, є, і, ї and the Russian й are letters of their
# own; ё is a way to write е.
PLAIN = "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяђѓєѕіїјљњћќўџґ"
# Accents that stand after their letter.
MARKS = "".join(map(chr, range(0x300, 0x370)))
_MARK = "[\u0300-\u036f]"
# й can be typed as и and a breve: the letters of PLAIN that an accent makes out of another one.
COMPOSED = {pair: letter for letter in PLAIN + PLAIN.upper() if len(pair := unicodedata.normalize("NFD", letter)) == 2}
_WITH_VARIANTS = (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x218, 0x21C), *range(0x400, 0x460), 0x490)


def _plain(letter: str) -> str:
    """The plain letter that ``letter`` is a variant of, or nothing."""
    small = letter.lower()
    if small not in PLAIN:
        small = "".join(part for part in unicodedata.normalize("NFD", small) if part not in MARKS)
    return small if len(small) == 1 and small in PLAIN else ""


# Variant → the plain letter it counts as.
FOLDED = {letter: plain for letter in map(chr, _WITH_VARIANTS) if letter not in PLAIN and (plain := _plain(letter))}

# A word that the databases index is cut here, so that no text is too odd to be stored.
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
    """A word of a query: in plain letters where it has them, without accents, otherwise in small letters."""
    # A letter alone stays as it is: some are composed to another one, which the text does not hold.
    composed = _ACCENTED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), word)
    small = "".join(FOLDED.get(letter) or letter.lower() for letter in composed)
    return "".join(letter for letter in small if letter not in MARKS)


def pattern(word: str) -> str:
    """A regular expression for every way in which a folded ``word`` may be written."""
    # Four accents on a letter are more than any script has; without a bound a text of accents would be slow to read.
    return "".join(f"{_WAYS.get(letter) or _cases(letter)}{_MARK}{{0,4}}" for letter in word)


def _cases(letter: str) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, {letter, letter.lower(), letter.upper(), letter.title()})))})"


def _ways(letter: str) -> str:
    """Every way to write a plain letter: й as й, Й, and as и and a breve; и not where a breve makes it й."""
    variants = [variant for variant, plain in FOLDED.items() if plain == letter]
    way = f"[{letter}{''.join(variants)}]"
    if makes_another := "".join(pair[1] for pair in COMPOSED if pair[0] == letter):
        way += f"(?![{makes_another}])"
    if typed := [pair for pair, composed in COMPOSED.items() if composed.lower() == letter]:
        way = f"(?:{'|'.join([way, *typed])})"
    return way


_WAYS = {letter: _ways(letter) for letter in PLAIN}
