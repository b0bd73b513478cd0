"""The sources of every dataset of the project: whose copy they carry, which state is behind them, and why."""

from __future__ import annotations

import re
from typing import Any

import pytest

from proposals.dataset import yaml_text
from tests.dataset.test_house_style import FOLDERS

GENERAL = {"digipub-24", "ruv-20"}
"""Their publisher has in brackets what kind of copy they are; whose it is, is not known."""


def sources(folder) -> list[dict[str, Any]]:
    return yaml_text.parse((folder / "sources.yaml").read_text())


EVERY = [source for folder in FOLDERS for source in sources(folder)]


def named(source: dict[str, Any]) -> str:
    """Whom the publisher or the title names in brackets at the end, or the title before a colon."""
    publisher = re.sub(r" *\(.*", "", source["publisher"] or "")
    known = {name.strip() for each in EVERY for name in (each.get("copy_of") or each["publisher"] or "").split(",")}
    for words in (source["publisher"] or "", source["title"]):
        if found := re.search(r"\(([^()]+)\)$", words):
            return found[1] if found[1] != publisher else ""
    before = source["title"].split(":")[0]
    return before if before in known | {"FT", "WSJ", "NYT", "AP", "AFP"} and before != publisher else ""


def test_whoever_a_source_names_as_its_origin_is_recorded():
    origins = {source["slug"]: named(source) for source in EVERY if named(source)}
    assert {"tag24-20": "AFP", "liga-ft-19": "FT", "anewz-e3": "Reuters"}.items() <= origins.items()
    unrecorded = [source["slug"] for source in EVERY if source["slug"] in origins and not source.get("copy_of")]
    assert set(unrecorded) == GENERAL


def test_copy_of_a_state_agency_says_so():
    """An edited outlet that carries it does not make it the work of an edited newsroom."""
    agencies = {source["publisher"] for source in EVERY if source.get("reliability") == "state-media"}
    copies = [source for source in EVERY if agencies & set((source.get("copy_of") or "").split(", "))]
    assert {"censor-20", "finance-ua-control"} <= {source["slug"] for source in copies}
    assert [each["slug"] for each in copies if "state" not in (each.get("reliability_reason") or "")] == []


def test_state_media_name_their_state():
    media = [source for source in EVERY if source.get("reliability") == "state-media"]
    assert len(media) > 10
    assert [source["slug"] for source in media if not source.get("outlet_of")] == []


def test_one_publisher_has_one_grade_for_copy_of_one_agency():
    grades: dict[tuple[str, str], set[str]] = {}
    for source in EVERY:
        if source.get("copy_of"):
            carrier = re.sub(r" *\(.*", "", source["publisher"] or "")
            grades.setdefault((carrier, source["copy_of"]), set()).add(source["reliability"])
    assert {who: found for who, found in grades.items() if len(found) > 1} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_reason_for_a_grade_is_about_the_source_itself(folder):
    slugs = {source["slug"] for source in sources(folder)}
    others = [
        (source["slug"], slug)
        for source in sources(folder)
        for slug in slugs & set(re.findall(r"[\w-]+", source.get("reliability_reason") or ""))
        if slug != source["slug"] and re.search(r"[-\d]", slug)
    ]
    assert others == []
