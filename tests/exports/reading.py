"""Reads exported files back: the lines of a CSV file, and a Word document with its changes accepted or rejected."""

import csv
import io

from docx import Document
from docx.oxml.ns import qn

from proposals.exports.csv import unquoted


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(response) -> list[dict[str, str]]:
    """The lines of the file under their column heads, cells as they were before they were made safe."""
    text = body(response).decode("utf-8-sig")
    return [
        {name: unquoted(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


class Word:
    """A document read back; the words of a cell are the paragraphs in the style for words."""

    def __init__(self, response):
        self.document = Document(io.BytesIO(body(response)))
        (self.table,) = self.document.tables

    @property
    def rows(self):
        return self.table.rows[1:]

    def accepted(self, cell) -> list[str]:
        """The paragraphs of words as they are when all changes are accepted; empty ones are gone."""
        return [text for text in (_text(p, "w:del") for p in _paragraphs(cell)) if text]

    def rejected(self, cell) -> str:
        """The words as they are when all changes are rejected, paragraphs joined."""
        return "".join(_text(p, "w:ins") for p in _paragraphs(cell))

    def about(self, cell) -> list[str]:
        """What is said about the words."""
        return [p.text for p in cell.paragraphs if p.style.name != "ParleyWords" and p.text]


def _paragraphs(cell):
    return [paragraph for paragraph in cell.paragraphs if paragraph.style.name == "ParleyWords"]


def _text(paragraph, gone: str) -> str:
    parts = []
    for node in paragraph._p.iter():
        if any(ancestor.tag == qn(gone) for ancestor in node.iterancestors()):
            continue
        if node.tag in (qn("w:t"), qn("w:delText")):
            parts.append(node.text or "")
        elif node.tag == qn("w:br"):
            parts.append("\n")
        elif node.tag == qn("w:tab") and node.getparent().tag == qn("w:r"):
            parts.append("\t")
    return "".join(parts)
