"""Over all the data: the placeholder day of a record known to the week, month or year is nowhere shown as a day.

Half the records of each process are made coarser, with a day that nothing else has; machines get it with its precision.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.core.management import call_command

from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import Event, Issue, Party, Position, Process, Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
PLACEHOLDER = 29
COARSE = ("month", "year", "week")
DATED = {Position: "stated_on", Proposal: "issued_on", Event: "starts_on"}
DATES = {"stated_on", "issued_on", "starts_on", "ends_on", "on"}
DAY = re.compile(r"\d{4}-\d\d-29")
SHOWN = re.compile(
    r"(?<!week of )\b29 (?:[A-Z][a-z]+) \d{4}|\d{4}-\d\d-29\b(?!/)|\b29/\d\d/\d{4}|\b[A-Z][a-z]+\.? 29, \d{4}"
)


@pytest.fixture
def coarse(db) -> None:
    """Both data sets, without records of a 29th but those made coarse: every second is coarse."""
    for name in ("ukraine-2025", "gaza-2025"):
        call_command("load_dataset", str(STARTER_DATA.parent / name), verbosity=0)
    for model, field in DATED.items():
        for number, record in enumerate(model.objects.order_by("slug")):
            on = getattr(record, field)
            day, precision = on.replace(day=min(on.day, 28)), "day"
            if number % 2:
                day, precision = on.replace(day=28 if on.month == 2 else PLACEHOLDER), COARSE[number // 2 % 3]
            changed = {field: day, "date_precision": precision}
            if model is Event:
                changed["ends_on"] = day
            model.objects.filter(pk=record.pk).update(**changed)
    for process in Process.objects.all():
        Process.objects.filter(pk=process.pk).update(
            **{
                field: getattr(process, field).replace(day=1)
                for field in ("started_on", "ended_on")
                if getattr(process, field)
            }
        )


def pages() -> list[str]:
    processes = [process.slug for process in Process.objects.public()]
    texts = list(Proposal.objects.public()[:3])
    compared = "&".join(f"t={text.slug}" for text in texts[:2])
    return [
        *(f"/{page}?process={slug}" for page in ("", "timeline/", "board/", "parties/") for slug in processes),
        *(record.get_absolute_url() for record in (*texts, *Party.objects.public()[:8], *Issue.objects.public()[:12])),
        *("/proposals/", "/parties/", "/search/?q=russia&kind=position", "/search/?q=plan&kind=proposal"),
        *(f"/{page}?{compared}" for page in ("compare/", "compare/cite/")),
    ]


SOURCE_DAY = re.compile(
    r"<li[^>]*>(?:(?!</li>).)*?/sources/.*?</li>|<p[^>]*>(?:(?!</p>).)*?/sources/.*?</p>", re.DOTALL
)


# Slugs may have a day of their own.
SLUG = re.compile(r"""(?:id|href|aria-labelledby|value|name)="[^"]*"|"url": "[^"]*"|\?on=[\d-]+""")


def test_no_page_shows_the_placeholder_as_a_day(client, coarse):
    own_days = ("title", "statement", "text", "note", "summary", "name")
    for address in pages():
        page = client.get(address)
        assert page.status_code == 200, address
        html = SLUG.sub("", SOURCE_DAY.sub("", page.content.decode()))
        words = {
            found
            for record in (*Position.objects.all(), *Proposal.objects.all(), *Event.objects.all())
            for name in own_days
            for found in SHOWN.findall(str(getattr(record, name, "")))
        }
        assert [found for found in SHOWN.findall(html) if found not in words] == [], address


def dates_without_precision(value: Any, where: str = "") -> list[str]:
    """Dates of records among the values of an answer that have no precision beside them."""
    if isinstance(value, list):
        return [found for each in value for found in dates_without_precision(each, where)]
    if not isinstance(value, dict):
        return []
    lone = [
        f"{where}.{name}"
        for name, on in value.items()
        if name in DATES and isinstance(on, str) and DAY.fullmatch(on) and value.get("date_precision") in (None, "day")
    ]
    return lone + [found for name, each in value.items() for found in dates_without_precision(each, f"{where}.{name}")]


def test_no_answer_gives_the_placeholder_without_its_precision(client, coarse):
    first, second = Proposal.objects.public()[:2]
    process = first.process.slug
    lists = [f"{name}/?page_size=100" for name in ("positions", "proposals", "events", "changes")]
    asked = [
        *lists, f"board/?process={process}", f"compare/?t={first.slug}&t={second.slug}",
        *(f"search/?q=russia&kind={kind}&page_size=100" for kind in ("position", "proposal", "clause")),
    ]  # fmt: skip
    placeholders = 0
    for address in asked:
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == 200, address
        placeholders += len(DAY.findall(answer.content.decode()))
        assert dates_without_precision(answer.json()) == [], address
    assert placeholders


def rows_without_precision(table: str) -> set[str]:
    """Columns with a date, of rows in which the column of its precision says nothing or a day."""
    lone = set()
    for row in csv.DictReader(io.StringIO(table)):
        for name, value in row.items():
            date_name = next(
                (each for each in DATES if name == each or (each != "on" and name.endswith(f"_{each}"))), None
            )
            if date_name and DAY.fullmatch(value):
                precision = f"{name.removesuffix(date_name)}date_precision"
                if row.get(precision, "") in ("", "day"):
                    lone.add(name)
    return lone


def test_no_table_gives_the_placeholder_without_its_precision(client, coarse):
    process = Proposal.objects.public()[0].process.slug
    for address in (
        "positions/?",
        "proposals/?",
        "events/?",
        f"board/?process={process}&",
        "search/?q=russia&kind=position&",
    ):
        table = client.get(f"/api/v1/{address}format=csv").getvalue().decode()
        assert DAY.search(table), address
        assert rows_without_precision(table) == set(), address
    package = zipfile.ZipFile(io.BytesIO(b"".join(client.get("/api/v1/dataset.zip").streaming_content)))
    tables = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".csv")}
    assert {name: lone for name, table in tables.items() if (lone := rows_without_precision(table))} == {}
    assert any(DAY.search(table) for table in tables.values())


def test_the_check_finds_a_date_without_its_precision():
    lone = {"since": {"stated_on": "2025-11-29"}, "stated_on": "2025-11-29", "date_precision": "month"}
    assert dates_without_precision([json.loads(json.dumps(lone))]) == [".since.stated_on"]
    assert rows_without_precision("stated_on,date_precision,best_stated_on\n2025-11-29,month,2025-11-29\n") == {
        "best_stated_on"
    }
