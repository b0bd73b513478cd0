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
from proposals.engine.figures.found import EXACT, FoundFigure, mapped, plain
from proposals.engine.figures.units import in_smallest
from proposals.engine.language.digits import Style
from proposals.engine.language.lexicon import AND_WORDS, IDLE_WORDS, OR_WORDS, stem
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
    kind = "date" if figure.kind == "undated" else figure.kind
    times, unit = in_smallest(figure.unit)
    reading = mapped(figure.readings[-1 if last else 0], lambda number: EXACT.multiply(number, times))
    value = f"{kind} {plain(reading)} {unit}"
    _add(found, value, "", sentence, kind, before, named=kind == "name")
    found.written[-1] = written
    if len(figure.readings) > 1:
        found.doubts.append("".join(written.split()))


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
