"""CSV in which no cell can be a formula.

A spreadsheet executes a cell that begins with ``=``, ``+``, ``-`` or ``@``, even after a tab or a line break. So every
cell goes through :func:`quoted`; :func:`unquoted` restores the value.
"""

import csv
import re
from collections.abc import Iterable, Iterator

from proposals.engine.characters import visible
from proposals.exports import FileType

TYPE = FileType("text/csv; charset=utf-8", "csv")

BYTE_ORDER_MARK = "\ufeff"
"""Starts a file for people, because Excel takes UTF-8 without it for another encoding. Not for scripts."""

# Full-width characters count too, because some spreadsheets convert them. Apostrophes before such a character are
# skipped, so that a cell which begins with one is quoted as well and exactly one is removed again.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_QUOTED = re.compile("'" + _FORMULA.pattern)


def quoted(value: object) -> str:
    """``value`` as text, with an apostrophe before what a spreadsheet would execute; None is an empty cell."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def unquoted(cell: str) -> str:
    """The value that :func:`quoted` was given, as text."""
    return cell[1:] if _QUOTED.match(cell) else cell


def readable(rows: Iterable[Iterable[object]]) -> Iterator[list[object]]:
    """The rows for people: hidden characters that have no function by number. Files for scripts hold the data."""
    for row in rows:
        yield [visible(value) if isinstance(value, str) else value for value in row]


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows as lines of CSV (RFC 4180: CRLF, quotes doubled), one at a time."""
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow([quoted(value) for value in row])


class _Echo:
    """A file for ``csv.writer``, which returns what ``write`` returns."""

    def write(self, line: str) -> str:
        return line
