"""Rows as CSV in which no cell can be a formula.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` (also where a tab or a line end comes first), so
every cell of ours passes :func:`quoted`, and :func:`unquoted` gives back what went in.
"""

import csv
import re
from collections.abc import Iterable, Iterator

from proposals.exports import FileType

TYPE = FileType("text/csv; charset=utf-8", "csv")

BYTE_ORDER_MARK = "\ufeff"
"""Put first in a file for people: without it Excel reads UTF-8 as another encoding. Not for scripts."""

# Full-width forms count too: some spreadsheets fold them. Apostrophes already there are counted, so that one can be
# taken away again.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_QUOTED = re.compile("'" + _FORMULA.pattern)


def quoted(value: object) -> str:
    """A cell as text, with an apostrophe before what a spreadsheet would run; None is an empty cell."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def unquoted(cell: str) -> str:
    """What :func:`quoted` was given."""
    return cell[1:] if _QUOTED.match(cell) else cell


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows one by one as lines of CSV (RFC 4180: CRLF, quotes doubled), made as they are asked for."""
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow([quoted(value) for value in row])


class _Echo:
    """The writer gives back what this gives back."""

    def write(self, line: str) -> str:
        return line
