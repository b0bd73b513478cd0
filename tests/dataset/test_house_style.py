"""Our own words take no side: the table in docs/house-style.md, held against every dataset of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from proposals.dataset import yaml_text
from tests.sources import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "proposals" / "data").glob("*/process.yaml"))
OURS = {"name", "short_name", "title", "short_title", "heading", "description", "thesis", "summary", "note"}
OURS |= {"authorship_note", "date_note"}


def avoided() -> list[str]:
    """The words on the left side of the table."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", (ROOT / "docs" / "house-style.md").read_text(), re.MULTILINE)
    return [word.strip() for row in rows[2:] for word in row.split(",")]


def ours(record: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(place, words) for every field that we word ourselves; titles of sources are their publishers'."""
    if isinstance(record, list):
        for number, each in enumerate(record):
            name = each.get("slug") or each.get("id") or each.get("key") or number if isinstance(each, dict) else number
            yield from ours(each, f"{path}/{name}")
    elif isinstance(record, dict):
        for field, value in record.items():
            if isinstance(value, str) and field in OURS and not (field == "title" and "sources.yaml" in path):
                yield f"{path}/{field}", value
            yield from ours(value, f"{path}/{field}") if isinstance(value, list | dict) else ()


def pattern() -> re.Pattern[str]:
    """Any of the words, with the endings of a verb or a plural."""
    words = "|".join(re.escape(word.removesuffix("e")) + ("e?" if word.endswith("e") else "") for word in avoided())
    return re.compile(rf"\b(?:{words})(?:s|es|d|ed|ing)?\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("EU leaders insist that", ["insist"]),
        ("She insisted, alleging and stressing it.", ["insisted", "alleging", "stressing"]),
        ("Russia alleges an attack.", ["alleges"]),
        ("The plan is called 90 per cent agreed.", ["is called"]),
        ("They were reported to accept it.", ["were reported to"]),
        ("Consistent allegiance, called for.", []),
    ],
)
def test_no_form_of_a_word_escapes(said, found):
    assert pattern().findall(said) == found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_note_calls_a_statement_a_change(folder):
    notes = [each["note"] or "" for each in yaml_text.parse((folder / "positions.yaml").read_text())]
    assert [note for note in notes if re.match(r"changed? from", note, re.IGNORECASE)] == []


def test_the_table_is_read():
    assert {"occupied", "regime", "others say", "wish list"} <= set(avoided())
    assert "not" not in avoided()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_our_words_take_no_side(folder):
    words = pattern()
    files = sorted(folder.rglob("*.yaml"))
    found = [
        (place, match[0])
        for file in files
        for place, text in ours(yaml_text.parse(file.read_text()), file.relative_to(folder).as_posix())
        for match in words.finditer(text)
    ]
    assert len(files) > 5
    assert found == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_day_of_a_source_is_said_to_be_inferred_in_the_words_that_the_site_looks_for(folder):
    notes = [source["note"] or "" for source in yaml_text.parse((folder / "sources.yaml").read_text())]
    about_days = [
        note for note in notes if re.search(r"\b(date|day)\b.*\binferred|inferred.*\b(date|day)\b", note, re.I)
    ]
    assert about_days
    assert [note for note in about_days if "date inferred" not in note.casefold()] == []
