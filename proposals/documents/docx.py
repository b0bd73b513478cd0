"""Word documents. mammoth reads them, after the numbers that Word shows in lists have been written out.

mammoth knows that a paragraph is an item of a numbered list, but not its format, nor where the list was interrupted, so
that "17." would become "1.".
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import docx
import mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from proposals.documents.html import label, shown_text

FORMATS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
DEEPEST: Final = 9


def text_of(data: bytes) -> str:
    try:
        numbered = with_numbers(data)
    except (KeyError, ValueError, AttributeError):
        # An unusual document, which mammoth may still read, with numbers of its own.
        return shown_text(_as_html(data, default_styles=True))
    # Without the default styles, paragraphs stay as they are: their numbers are part of the text now.
    return shown_text(_as_html(numbered, default_styles=False))


def _as_html(data: bytes, default_styles: bool) -> str:
    without_images = mammoth.images.img_element(lambda image: {})
    return mammoth.convert_to_html(
        io.BytesIO(data), convert_image=without_images, include_default_style_map=default_styles
    ).value


def with_numbers(data: bytes) -> bytes:
    """The document with the numbers of automatic lists written before their items."""
    document = docx.Document(io.BytesIO(data))
    lists = _Lists.of(document)
    for paragraph in document.element.body.iter(qn("w:p")):
        printed = lists.number(paragraph)
        if printed:
            run, element = OxmlElement("w:r"), OxmlElement("w:t")
            element.text = f"{printed} "
            element.set(qn("xml:space"), "preserve")
            run.append(element)
            paragraph.insert(0 if paragraph.pPr is None else 1, run)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(slots=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass(slots=True)
class _Lists:
    """The lists of a document, and how far each has been counted.

    As in Word, lists that share an abstract definition are counted together, unless one says where it starts.
    """

    abstract: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * DEEPEST))
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Any) -> "_Lists":
        lists = cls()
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        for definition in part.element.iter(qn("w:abstractNum")) if part is not None else ():
            lists.levels[_value(definition, "w:abstractNumId")] = dict(_levels(definition))
        for number in part.element.iter(qn("w:num")) if part is not None else ():
            key = _value(number, "w:numId")
            lists.abstract[key] = _child_value(number, "w:abstractNumId")
            lists.restarts[key] = {
                int(_value(override, "w:ilvl")): int(_child_value(override, "w:startOverride"))
                for override in number.iter(qn("w:lvlOverride"))
                if _child_value(override, "w:startOverride")
            }
        lists.styles = dict(_numbered_styles(document))
        return lists

    def number(self, paragraph: Any) -> str:
        """Count ``paragraph``, and return what Word prints before it, "" if nothing."""
        key, depth = self._list_of(paragraph)
        levels = self.levels.get(self.abstract.get(key, ""), {})
        if depth not in levels:
            return ""
        counts = self.counts[self.abstract[key]]
        if key not in self.begun:
            self.begun.add(key)
            for at, start in self.restarts[key].items():
                counts[at] = start - levels[at].start if at in levels else 0
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (DEEPEST - depth - 1)
        return _printed(levels, counts, depth)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.pPr
        style = "" if properties is None else _child_value(properties, "w:pStyle")
        key, depth = self.styles.get(style, ("", 0))
        own = None if properties is None else properties.find(qn("w:numPr"))
        if own is not None:
            key = _child_value(own, "w:numId") or key
            depth = int(_child_value(own, "w:ilvl") or depth)
        return key, depth


def _levels(definition: Any) -> Iterator[tuple[int, _Level]]:
    for level in definition.iter(qn("w:lvl")):
        depth = int(_value(level, "w:ilvl"))
        if 0 <= depth < DEEPEST:
            start = int(_child_value(level, "w:start") or 1)
            yield depth, _Level(start, _child_value(level, "w:numFmt"), _child_value(level, "w:lvlText"))


def _numbered_styles(document: Any) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in document.styles.element.iter(qn("w:style")):
        for own in style.iter(qn("w:numPr")):
            yield _value(style, "w:styleId"), (_child_value(own, "w:numId"), int(_child_value(own, "w:ilvl") or 0))


def _printed(levels: dict[int, _Level], counts: list[int], depth: int) -> str:
    level = levels[depth]
    if level.format == "none":
        return ""
    if level.format == "bullet":
        return "•"
    printed = level.text
    for at in range(depth + 1):
        if at in levels:
            value = levels[at].start - 1 + (counts[at] or 1)
            printed = printed.replace(f"%{at + 1}", _formatted(levels[at].format, value))
    return printed.strip()


def _formatted(style: str, value: int) -> str:
    if style.startswith("russian") and 1 <= value <= len(CYRILLIC):
        letter = CYRILLIC[value - 1]
        return letter.upper() if style.endswith("Upper") else letter
    return label(FORMATS.get(style, "1"), value)


def _value(element: Any, name: str) -> str:
    return element.get(qn(name), "")


def _child_value(element: Any, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val"), "")
