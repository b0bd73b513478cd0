"""What the documents name exists, and what exists is named."""

from __future__ import annotations

import re

import pytest

from config.environment import VARIABLES
from proposals.dataset import schema
from tests.sources import ROOT

RECORDS = {
    "`process.yaml`": [schema.ProcessRecord],
    "`parties.yaml`": [schema.PartyRecord],
    "`sources.yaml`": [schema.SourceRecord],
    "`topics.yaml`": [schema.TopicRecord, schema.IssueRecord],
    "`measures.yaml`": [schema.MeasureRecord],
    "`proposals/<slug>.yaml`": [schema.ProposalRecord],
    "Omissions": [schema.OmissionRecord],
    "Clauses": [schema.ClauseRecord],
    "Terms": [schema.TermRecord],
    "`positions.yaml`": [schema.PositionRecord],
    "`events.yaml`": [schema.EventRecord],
    "`correspondences.yaml`": [schema.CorrespondenceRecord],
}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def text_of(name: str) -> str:
    return (ROOT / name).read_text()


def test_every_setting_is_explained_and_every_explained_setting_exists():
    read = set(re.findall(r'\b(?:env\.str|env\.list|on|number)\("(\w+)"', text_of("config/settings.py")))
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/deploy.md"), re.MULTILINE))

    assert explained == read == set(VARIABLES)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_named_in_code_type_exists(document):
    named = re.findall(
        r"`((?:proposals|tests|config|accounts|templates|docs|requirements|benchmarks)/[\w./-]*)`", document.read_text()
    )

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_named_exists(document):
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = re.findall(r"(?:`|\$ )make ([a-z-]+)", document.read_text())

    assert [name for name in named if name not in targets] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_management_command_named_exists(document):
    ours = {path.stem for path in ROOT.glob("*/management/commands/[a-z]*.py")}
    djangos = {"check", "makemigrations", "migrate", "collectstatic", "createsuperuser", "help", "runserver"}
    named = re.findall(r"manage\.py (\w+)", document.read_text())

    assert [name for name in named if name not in ours | djangos | {"spectacular"}] == []


@pytest.mark.parametrize("section", RECORDS)
def test_the_data_format_names_the_fields_of_every_record(section):
    table = re.search(rf"^##+ {re.escape(section)}\n(.*?)(?=^##|\Z)", text_of("docs/data-format.md"), re.M | re.S)[1]
    named = {name for cell in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", cell)}
    fields = [field.alias or name for record in RECORDS[section] for name, field in record.model_fields.items()]

    assert named == set(fields)


def test_every_decision_is_in_the_index_under_its_own_title():
    listed = re.findall(r"^\| \[(\d{4})\]\((\S+\.md)\) \| (.+) \|$", text_of("docs/decisions/README.md"), re.MULTILINE)
    titles = {path.name: path.read_text().partition("\n")[0] for path in DECISIONS}

    assert {file: f"# {number}: {title}" for number, file, title in listed} == titles
    assert [number for number, _, _ in listed] == [f"{position:04}" for position in range(1, len(listed) + 1)]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_parts_and_is_short(decision):
    text = decision.read_text()

    assert re.findall(r"^(?:## \w+|\*\*\w+:\*\*)", text, re.MULTILINE) == [
        "**Status:**",
        "## Context",
        "## Decision",
        "## Consequences",
    ]
    assert 10 <= len(text.splitlines()) <= 30
