"""Everything that may be the printed number of a point: "17.", "3)", "2 –", "1.º", "Point 4", "b)", "iv.", "•", "→".

A mark is only a candidate; :mod:`proposals.engine.splitting.outline` decides by the marks around it. What certainly is
no printed number (a year, "30 years", "14 December", "1.5 million") is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from proposals.engine.splitting.lines import Line, ends_sentence
from proposals.engine.splitting.numerals import cjk_value, letter_positions, roman_value
from proposals.engine.splitting.words import DELETED, MONTH, POINT

_S: Final = r"[\s\u200b\u2060\ufeff]"
_AFTER: Final = rf"(?:[ \u00a0]?[.)](?=\s)|\.?[)\]]|\.[ºª°]|[ºª°][.)]?|[.．。、:：](?!\d)|{_S}?[–—-](?=\s)|/(?=\s))"
_NUMBER: Final = re.compile(
    rf"(?P<sign>(?:№|[Nn][ºo°]\.?|[Nn]\.[ºo°]|#){_S}?)?(?P<open>[(\[])?(?P<n>\d{{1,3}})(?P<more>(?:\.\d{{1,3}}){{0,4}})(?!\d)"
    rf"(?:(?P<after>{_AFTER})|(?P<tab>\t)|(?P<bare>(?=\s|\Z)))"
)
_WORD: Final = re.compile(
    rf"(?P<word>{POINT}){_S}?(?:(?:no|nr)\.?|№|n?[º°])?{_S}?(?P<n>\d{{1,3}}+|[IVXLC]{{1,7}}\b)"
    rf"(?P<range>{_S}?[–—-]{_S}?\d{{1,3}}+)?(?P<after>{_S}?{_AFTER}|[.)]?)",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"(?P<open>[(\[])?(?P<letter>[^\W\d_])(?P<after>\.?[)\]]|\.(?=\s)|-(?=\s)|[׳'])")
_ROMAN: Final = re.compile(
    r"(?P<open>[(\[])?(?P<roman>[ivxlcIVXLC]{1,7})(?P<after>\.?[)\]]|\.(?=\s|\Z)|\s?[–—:-](?=\s))"
)
_KEYCAP: Final = re.compile(r"(?P<caps>(?:\d\ufe0f?\u20e3){1,3}|\U0001f51f)[.):]?")
_CIRCLED: Final = re.compile(r"[\u2460-\u2473\u2776-\u2793\u24f5-\u24fe][.)]?")
_CJK: Final = re.compile(
    r"第(?P<article>[一二三四五六七八九十]{1,3}|\d{1,3})[条條點点项項]|(?P<open>[（(])?(?P<plain>[一二三四五六七八九十]{1,3})(?P<after>[、．.)）])"
)
BULLETS: Final = "•●○◦▪▫■□◆◇‣⁃∙·➤➢▶►▸→⇒➡↳✓✔✅☑❖★☆🔹🔸🔷🔶🔴🔵⚫⚪🟢🟡👉📌"
_BULLET: Final = re.compile(rf"(?P<bullet>[{BULLETS}])\ufe0f?|(?P<dash>[–—-])(?=\s)|(?P<star>[*+])(?=\s)")
_RUN_IN_BULLET: Final = re.compile(rf"[{BULLETS.replace('·', '')}]\ufe0f?")
_INLINE: Final = re.compile(r"(?<=\s)(?=[(\[#№\dnN]|[^\W\d_][.)]|[ivx]{2,4}\)|[^\W\d_]{1,12}[ \u00a0.]{1,2}\d)")
_DECORATION: Final = re.compile(r"(?:>[ \t]?)*+(?:\*\*|__)?")
_YEAR: Final = re.compile(rf"{_S}*\d{{1,2}}\.{_S}?\d{{4}}")


class Reading(NamedTuple):
    """One way to read a mark. ``style`` is what the marks of a list share; ``value`` counts from 1 (bullets: 0).

    ``prefix`` is "2." in "2.1"; a ``relative`` mark is printed without the number of its parent; ``last`` is the end of
    a range ("Points 3–5").
    """

    style: str
    value: int
    printed: str
    prefix: str = ""
    relative: bool = False
    last: int = 0


class Mark(NamedTuple):
    """A candidate from ``at`` to ``end``, white space after it included.

    ``inline``: it stands inside a line. ``indent`` is the number of characters before it in the line. ``firm``: it can
    hardly be anything else; other marks count only if they continue a list. ``paused``: the line before ended a
    sentence, or a gap precedes the mark.
    """

    at: int
    end: int
    inline: bool
    indent: int
    firm: bool
    readings: tuple[Reading, ...]
    paused: bool = True


def marks(text: str, row: Line, before: Line | None = None) -> Iterator[Mark]:
    """The candidates in a line: at most one at its beginning, then those inside it. ``before`` is the previous line."""
    at = _DECORATION.match(text, row.first).end()  # type: ignore[union-attr]  # it matches anywhere, if only nothing
    indent = row.first - row.start
    candidate = _at_beginning(text, at, row)
    last = row.first
    if candidate is not None:
        end, firm, readings = candidate
        opened = text[at - 2 : at] if text[at - 2 : at] in ("**", "__") else ""
        end += 2 if opened and text.startswith(opened, end) else 0
        last = _after_space(text, end, row)
        paused = before is None or row.gap or ends_sentence(text[before.first : before.last])
        yield Mark(row.start, last, False, indent, firm, readings, paused)
    yield from _inside(text, row, last, indent)


def _after_space(text: str, end: int, row: Line) -> int:
    while end < row.last and (text[end].isspace() or text[end] in "\u200b\u2060\ufeff"):
        end += 1
    return end


Candidate = tuple[int, bool, tuple[Reading, ...]]
"""Where a mark ends, whether it is firm, and how it can be read."""


def _at_beginning(text: str, at: int, row: Line) -> Candidate | None:
    if text[at : at + 1] in ("“", "„", "«", '"'):
        at += 1
    return (
        _keycap(text, at)
        or _cjk(text, at)
        or _number(text, at, row, inline=False)
        or _word(text, at, row)
        or _letter(text, at, row)
        or _bullet(text, at)
    )


def _inside(text: str, row: Line, since: int, indent: int) -> Iterator[Mark]:
    """Marks inside a line, after ``since``: points printed in one paragraph to save space."""
    inside: list[Mark] = []
    opened = since
    for match in _INLINE.finditer(text, since, row.last):
        at = match.start()
        if at < since:
            continue
        after_sentence = ends_sentence(text[max(row.start, at - 8) : at].rstrip())
        candidate = _run_in(text, at, row, after_sentence)
        if candidate is not None:
            end, _firm, readings = candidate
            since = _after_space(text, end, row)
            inside.append(Mark(at, since, True, indent, False, readings))
    for match in _RUN_IN_BULLET.finditer(text, opened, row.last):
        at = match.start()
        before = text[max(row.start, at - 8) : at].rstrip()
        if at > row.first and before and (match[0][0] in "•●▪■◦" or ends_sentence(before)):
            reading = Reading(f"bullet {match[0][0]}", 0, "")
            inside.append(Mark(at, _after_space(text, match.end(), row), True, indent, True, (reading,)))
    yield from sorted(inside)


def _run_in(text: str, at: int, row: Line, after_sentence: bool) -> Candidate | None:
    number = _number(text, at, row, inline=True)
    if number is not None:
        end, _, readings = number
        closed = readings[0].style.endswith(")")
        begins = _begins(text, _after_space(text, end, row))
        return number if closed or (after_sentence and begins) else None
    if after_sentence and (word := _word(text, at, row)) and word[1]:
        return word
    letter = _letter(text, at, row)
    if letter is None:
        return None
    style = letter[2][0].style
    return letter if style.endswith(")") or (after_sentence and "lower" in style) else None


def _begins(text: str, at: int) -> bool:
    """Whether a sentence can begin here, that is, not with a small letter or a digit."""
    character = text[at : at + 1]
    return bool(character) and not character.islower() and not character.isdigit()


def _number(text: str, at: int, row: Line, inline: bool) -> Candidate | None:
    match = _NUMBER.match(text, at, row.end)
    if match is None or bool(match["open"]) != _closes(match["open"], match["after"]) or _is_code(match["n"]):
        return None
    end = match.end()
    following = text[_after_space(text, end, row) : row.last]
    if MONTH.match(following) or (match["after"] == "." and _YEAR.match(following)):
        return None
    after = "tab" if match["tab"] else match["after"] or _nothing_after(end, row, inline, following)
    if after is None:
        return None
    if match["more"]:
        return end, match["after"] is not None, (_decimal(match["n"] + match["more"]),)
    doubtful = after in ("alone", "bare") or (after == "." and not inline and following[:1].islower())
    value, style = int(match["n"]), _delimiter(match["open"], after)
    return end, not doubtful, (Reading(f"decimal {style}", value, str(value), relative=True),)


def _is_code(digits: str) -> bool:
    """Whether digits such as "0" and "007" number nothing; "07" may."""
    return int(digits) == 0 or (len(digits) > 2 and unicodedata.digit(digits[0]) == 0)


def _nothing_after(end: int, row: Line, inline: bool, following: str) -> str | None:
    """A number without punctuation is "alone" on its line or "bare" before a sentence; otherwise it is a figure."""
    if inline:
        return None
    if end >= row.last:
        return "alone"
    return "bare" if following[:1].isupper() else None


def _decimal(number: str) -> Reading:
    """The reading of a number in several parts, such as "2.1"."""
    *above, last = (int(part) for part in number.split("."))
    prefix = "".join(f"{part}." for part in above)
    return Reading(f"decimal {len(above)}", last, f"{prefix}{last}", prefix)


def _closes(opened: str | None, after: str | None) -> bool:
    """Whether a mark has both brackets, as "(1)" does and "1)" does not."""
    return bool(opened and after and after[-1] in ")]")


def _delimiter(opened: str | None, after: str) -> str:
    after = after.strip()
    if opened:
        return "()"
    if after in ("–", "—", "-"):
        return "–"
    if after in ("．", "。", "、"):
        return "."
    if after == "：":
        return ":"
    if any(sign in after for sign in "ºª°"):
        return "º"
    return ")" if after[-1] in ")]" else after


def _word(text: str, at: int, row: Line) -> Candidate | None:
    match = _WORD.match(text, at, row.end)
    if match is None:
        return None
    following = text[_after_space(text, match.end(), row) : row.last]
    roman = not match["n"].isdecimal()
    value = roman_value(match["n"].lower()) if roman else int(match["n"])
    if not value:
        return None
    printed = match["n"] if roman else str(value)
    last = 0
    if match["range"]:
        until = match["range"].strip(" \u00a0–—-")
        printed, last = f"{printed}–{until}", int(until)
    firm = bool(match["after"]) or not following or bool(DELETED.match(following))
    if not firm and not following[:1].isupper():
        return None
    return match.end(), firm, (Reading("decimal word", value, printed, last=last),)


def _letter(text: str, at: int, row: Line) -> Candidate | None:
    readings: list[Reading] = []
    end, firm = 0, False
    if match := _LETTER.match(text, at, row.end):
        letter = match["letter"]
        positions = letter_positions(letter.lower())
        if positions and bool(match["open"]) == _closes(match["open"], match["after"]):
            style = _delimiter(match["open"], match["after"])
            case = "upper" if letter.isupper() else "lower"
            readings += [Reading(f"{name} {case} {style}", value, letter, relative=True) for name, value in positions]
            end, firm = match.end(), style != "."
    if match := _ROMAN.match(text, at, row.end):
        value = roman_value(match["roman"].lower())
        one_case = match["roman"].islower() or match["roman"].isupper()
        if value and one_case and bool(match["open"]) == _closes(match["open"], match["after"]):
            case = "upper" if match["roman"].isupper() else "lower"
            style = _delimiter(match["open"], match["after"])
            readings.append(Reading(f"roman {case} {style}", value, match["roman"], relative=case == "lower"))
            end, firm = max(end, match.end()), firm or len(match["roman"]) > 1
    return (end, firm, tuple(readings)) if readings else None


def _keycap(text: str, at: int) -> Candidate | None:
    if match := _KEYCAP.match(text, at):
        value = 10 if match["caps"][0] == "\U0001f51f" else int("".join(c for c in match["caps"] if c.isdecimal()))
        return match.end(), True, (Reading("decimal keycap", value, str(value), relative=True),)
    if match := _CIRCLED.match(text, at):
        value = int(unicodedata.numeric(match[0][0]))
        return match.end(), True, (Reading("decimal circled", value, str(value), relative=True),)
    return None


def _cjk(text: str, at: int) -> Candidate | None:
    match = _CJK.match(text, at)
    if match is None:
        return None
    digits = match["article"] or match["plain"]
    value = int(digits) if digits.isdecimal() else cjk_value(digits)
    if not value or (match["open"] and match["after"] not in (")", "）")):
        return None
    style = "article" if match["article"] else "()" if match["open"] else "."
    return match.end(), True, (Reading(f"cjk {style}", value, str(value), relative=True),)


def _bullet(text: str, at: int) -> Candidate | None:
    match = _BULLET.match(text, at)
    if match is None:
        return None
    sign = match["bullet"] or ("–" if match["dash"] else match["star"])
    return match.end(), True, (Reading(f"bullet {sign}", 0, ""),)
