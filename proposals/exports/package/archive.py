"""Everything public as one archive: a Frictionless Data Package of CSV tables with descriptions of their keys.

The same data give the same bytes: rows have a fixed order, and no time or host name is written. ``on`` and ``release``
apply as everywhere, because every table starts from ``.public()``.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from config import licence
from proposals.exports.csv import lines
from proposals.exports.package.contents import TABLES
from proposals.exports.package.tables import Public, Table
from proposals.models import RecordedDay, Source, data_until
from proposals.moment import current

TITLE = "Parley: rival peace proposals, clause by clause"
DESCRIPTION = (
    "Proposals of peace processes with their clauses, figures and sources, and what each party said about them."
)
# The earliest date in a zip file. The current time would give other bytes each time.
EPOCH = (1980, 1, 1, 0, 0, 0)

README = """# {title}

{description}

State of the data: {state}. Licence: {licence}, {path}. Name Parley and the sources that `sources.csv` lists.

Every table is a CSV file in UTF-8 with a line of column names; `datapackage.json` describes the columns and how the
tables refer to each other (https://specs.frictionlessdata.io/data-package/). In Python:

```python
import pandas, zipfile
package = zipfile.ZipFile("parley.zip")
clauses = pandas.read_csv(package.open("clauses.csv"))
```

An empty cell means that nothing is known. A cell that a spreadsheet would take for a formula begins with an
apostrophe: remove it if what follows is `=`, `+`, `-`, `@`, a tab or a line end.

Clauses marked as paraphrases are Parley's own words, not quotations. The absence of a clause proves nothing where
`text_availability` of its proposal is not `full`, where it has clauses with status `unrecorded`, or where none of its
clauses has the verification `direct`.

{tables}"""


def write_package(file: IO[bytes]) -> None:
    """Write the archive."""
    public, until = Public(), data_until().of()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        resources = [_write_table(archive, table, public) for table in TABLES]
        _add(archive, "README.md", _readme(until).encode())
        description = json.dumps(_described(resources, until), ensure_ascii=False, indent=2)
        _add(archive, "datapackage.json", description.encode())


def _write_table(archive: zipfile.ZipFile, table: Table, public: Public) -> dict[str, Any]:
    """Write one table; return its description, with the length and hash of the file."""
    digest, length = hashlib.sha256(), 0
    with archive.open(_member(f"{table.name}.csv"), "w") as file:
        for line in lines(_cells(table, public)):
            data = line.encode()
            file.write(data)
            digest.update(data)
            length += len(data)
    return table.described() | {"bytes": length, "hash": f"sha256:{digest.hexdigest()}"}


def _cells(table: Table, public: Public) -> Iterator[list[Any]]:
    yield [column.name for column in table.columns]
    for row in table.lines(public):
        yield [("true" if value else "false") if isinstance(value, bool) else value for value in row]


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return member


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_member(name), data)


def _state(until: RecordedDay | None) -> str:
    moment = current()
    parts = [f"release {moment.release}"] if moment.release else []
    parts += [f"the talks as of {moment.on.isoformat()}"] if moment.on else []
    parts += [f"records run to {until.iso}"] if until else []
    return ", ".join(parts) or "no event or statement recorded"


def _described(resources: list[dict[str, Any]], until: RecordedDay | None) -> dict[str, Any]:
    cited = Source.objects.public().order_by("slug").values_list("title", "url")
    return {
        "profile": "tabular-data-package",
        "name": "parley",
        "title": TITLE,
        "description": f"{DESCRIPTION} State of the data: {_state(until)}.",
        "data_until": until and until.on.isoformat(),
        "data_until_precision": until and until.precision,
        "licenses": [{"name": licence.CODE, "title": licence.TITLE, "path": licence.URL}],
        "sources": [{"title": title} | ({"path": url} if url else {}) for title, url in cited],
        "resources": resources,
    }


def _readme(until: RecordedDay | None) -> str:
    return README.format(
        title=TITLE,
        description=DESCRIPTION,
        state=_state(until),
        licence=licence.TITLE,
        path=licence.URL,
        tables="\n".join(table.documented() for table in TABLES),
    )
