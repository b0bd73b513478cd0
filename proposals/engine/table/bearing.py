"""The bearing words of a cell: all but those that can come and go without changing what a clause says.

They are stems in one spelling (:mod:`proposals.engine.language.spelling`), figures are amounts. Case does not count;
inflection is kept apart, in ``forms``. Articles, forms of "be", "have" and "do", pronouns, "of" and "and"
(``IDLE_WORDS``) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from proposals.engine.figures.find import every_figure
from proposals.engine.figures.found import EXACT, FoundFigure, Reading, mapped, plain
from proposals.engine.figures.units import in_smallest
from proposals.engine.language.digits import Style
from proposals.engine.language.lexicon import AND_WORDS, IDLE_WORDS, OR_WORDS, stem
from proposals.engine.language.quantities import figure_key
from proposals.engine.language.spelling import is_ukrainian, spelled
from proposals.engine.marking.tokens import is_word, tokens_of

_CACHED_LETTERS: Final = 2000

Before = Literal["", ",", "and", "or", "stop"]

STOPS: Final = frozenset({".", "!", "?", ";", "..."})
_JOINTS: Final[dict[str, Before]] = {
    ",": ",",
    **dict.fromkeys(AND_WORDS, "and"),
    **dict.fromkeys(OR_WORDS, "or"),
}


class Bearing(NamedTuple):
    """The bearing words of a cell in columns: their stems, the number of their sentence, their kind if figures.

    ``forms`` are the words as inflected, in one spelling: who acts and who is acted on may hang on an ending.
    ``written`` are figures as they stand in the text, "" for words; ``doubts`` those with two readings, without spaces.
    ``before`` says what stands between a word and the one before it: a comma (or a semicolon), a joining word, or the
    end of a sentence. ``named`` says whether a word is written as a name; None if it is the first of a
    sentence, where all have a capital. ``ands`` counts the words for "and", which are not bearing.
    """

    stems: list[str]
    sentences: list[int]
    kinds: list[str]
    before: list[Before]
    named: list[bool | None]
    forms: list[str]
    written: list[str]
    doubts: list[str]
    ands: int


def bearing(texts: Sequence[str], style: Style | None = None, *, last: bool = False) -> Bearing:
    """The bearing words of a cell; cached up to ``_CACHED_LETTERS`` letters.

    ``style`` is how the text writes numbers. Of a figure that has two readings all the same, the first is taken, or the
    ``last`` one.
    """
    return (_cached if sum(map(len, texts)) <= _CACHED_LETTERS else _read)(tuple(texts), style, last)


def _read(texts: tuple[str, ...], style: Style | None, last: bool) -> Bearing:
    found = Bearing([], [], [], [], [], [], [], [], 0)
    sentence = ands = 0
    for text in texts:
        ukrainian = is_ukrainian(text)
        before: Before = "stop"
        first = True
        for key in _pieces(text, style):
            if isinstance(key, FoundFigure):
                _add_figure(found, key, text, sentence, before, last=last)
                before, first = "", False
                continue
            if key in STOPS:
                sentence += 1
                first = first or key != ";"
                before = "," if key == ";" and before != "stop" else "stop"
            elif before != "stop":
                before = _JOINTS.get(key.casefold(), before)
            for word in spelled(key, ukrainian=ukrainian) if is_word(key) else ():
                if word in IDLE_WORDS:
                    ands += word in AND_WORDS
                else:
                    _add(found, stem(word), word, sentence, "", before, named=_is_name(key, first=first))
                    before = "or" if word in OR_WORDS else ""
                first = False
        sentence += 1
    return found._replace(ands=ands)


def normal_form(text: str) -> tuple[str, ...]:
    """All that a text says, whatever its typography, case and spelling: what two wordings have in common if nobody has
    to read them again. Figures are amounts, with both readings if they have two; every word and mark counts.

    >>> normal_form("The “cease-fire” in Kiev") == normal_form('the  "ceasefire" in Kyiv')
    True
    >>> normal_form("USD 100bn are paid.") == normal_form("$100 billion are paid.")
    True
    >>> normal_form("It pays.") == normal_form("It pays")
    False
    """
    ukrainian, found = is_ukrainian(text), []
    for key in _pieces(text, None):
        if isinstance(key, FoundFigure):
            found.append(" or ".join(_value(key, reading) for reading in key.readings))
        elif is_word(key):
            found.extend(spelled(key, ukrainian=ukrainian))
        elif key:
            found.append('"' if key == "'" else key)
    return tuple(found)


def _pieces(text: str, style: Style | None) -> Iterator[str | FoundFigure]:
    """The figures of a text and the keys of all other tokens; of a token that begins as a figure what is left."""
    tokens = tokens_of(text)
    figures = iter(every_figure(text, style))
    figure = next(figures, None)
    for index, key in enumerate(tokens.keys):
        start, stop = tokens.at[index], tokens.at[index + 1]
        at = start
        while figure is not None and figure.start < stop:
            if figure.start >= start:
                yield figure
            at = max(at, figure.end)
            if figure.end >= stop:
                break
            figure = next(figures, None)
        yield key if at == start else text[at:stop].strip()  # the unit in "100mm"


_cached = lru_cache(maxsize=8192)(_read)


def _add_figure(found: Bearing, figure: FoundFigure, text: str, sentence: int, before: Before, *, last: bool) -> None:
    written = text[figure.start : figure.end]
    kind = _kind(figure)
    value = _value(figure, figure.readings[-1 if last else 0])
    _add(found, value, "", sentence, kind, before, named=kind == "name")
    found.written[-1] = written
    if len(figure.readings) > 1:
        found.doubts.append("".join(written.split()))


def _kind(figure: FoundFigure) -> str:
    return "date" if figure.kind == "undated" else figure.kind


def _value(figure: FoundFigure, reading: Reading) -> str:
    """A reading of a figure as it is compared, in the smallest unit of its kind."""
    times, unit = in_smallest(figure.unit)
    if isinstance(reading, str):
        reading = figure_key(reading, commas=False)
    return f"{_kind(figure)} {plain(mapped(reading, lambda number: EXACT.multiply(number, times)))} {unit}"


def _add(found: Bearing, root: str, form: str, sentence: int, kind: str, before: Before, *, named: bool | None) -> None:
    found.stems.append(root)
    found.sentences.append(sentence)
    found.kinds.append(kind)
    found.before.append(before)
    found.named.append(named)
    found.forms.append(form)
    found.written.append("")


def _is_name(key: str, *, first: bool) -> bool | None:
    if not all(part[:1].isupper() for part in key.split("-")):
        return False
    return None if first and not (key.isupper() and len(key) > 1) else True
