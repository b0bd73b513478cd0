"""HTML: the text that a browser would show, line by line, with the numbers of lists."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from proposals.documents.plain import decoded

HIDDEN: Final = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "select",
    "nav",
    "button",
}
BLOCKS: Final = {
    *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "ol", "pre", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr", "ul", "body", "html"),
}
PARAGRAPHS: Final = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def text_of(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    return shown_text(decoded(data, declared[1].decode("ascii") if declared else ""))


def shown_text(markup: str) -> str:
    """The text of a page as a browser shows it."""
    page = _Page()
    page.feed(markup)
    page.close()
    return page.text()


@dataclass(slots=True)
class _List:
    kind: str
    next: int = 1


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []
        self.lists: list[_List] = []
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.append(tag)
            return
        attributes = dict(attrs)
        if tag in HIDDEN:
            self.hidden.append(tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in BLOCKS:
            self.parts.append("\n")
        if tag == "ol":
            self.lists.append(_List(attributes.get("type") or "1", _number(attributes.get("start"), 1)))
        elif tag == "ul":
            self.lists.append(_List("•"))
        elif tag == "li":
            self._item(_number(attributes.get("value"), 0))
        elif tag == "pre":
            self.verbatim += 1

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
            return
        if tag in PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in BLOCKS:
            self.parts.append("\n")
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "pre" and self.verbatim:
            self.verbatim -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data if self.verbatim else _SPACE.sub(" ", data))

    def text(self) -> str:
        lines = [line.strip(" \t") for line in "".join(self.parts).split("\n")]
        # One blank line between paragraphs is enough.
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _item(self, value: int) -> None:
        if not self.lists:
            self.parts.append("• ")
            return
        level = self.lists[-1]
        if level.kind == "•":
            self.parts.append("• ")
            return
        level.next = value or level.next
        closing = ")" if level.kind in ("a", "A") else "."
        self.parts.append(f"{label(level.kind, level.next)}{closing} ")
        level.next += 1


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 6 else otherwise


def label(kind: str, number: int) -> str:
    """``number`` in the style of an HTML list: "1", "a", "A", "i" or "I"."""
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I") and 1 <= number < 40:
        roman = ""
        for value, letters in ROMAN:
            while number >= value:
                roman, number = roman + letters, number - value
        return roman if kind == "i" else roman.upper()
    return str(number)
