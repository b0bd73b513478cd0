"""docs/api.md: what it names exists, what exists is named, and its examples run on the starter data."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from proposals.api.board import COLUMNS
from proposals.api.root import LISTS
from proposals.api.serializers import board, compared_cell, comparison
from proposals.api.serializers.position import StanceSerializer
from proposals.forms.fields import CompareForm
from proposals.forms.lists import BoardForm
from tests.api.test_views import FILTERS, VIEWS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "api.md").read_text()
SECTIONS = dict(re.findall(r"^### `(\w+)[./]\w*`\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))


def named(section: str, label: str) -> list[str]:
    """The names in code after a label; what stands in brackets explains them."""
    paragraph = re.search(rf"{label}: (.*?)(?=\n\n|\n- |\Z)", SECTIONS[section], re.DOTALL)[1]
    return re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", paragraph.split(". ")[0]))


def parameters(section: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", SECTIONS[section], re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def test_every_endpoint_has_its_section():
    assert list(SECTIONS) == [*LISTS, "search", "compare", "board", "releases", "dataset"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_its_filters_its_order_and_its_fields(name):
    view = VIEWS[name]
    ordering = [value for value, _ in view.filterset_class.base_filters["ordering"].extra["choices"]]
    assert parameters(name) == FILTERS[name]
    assert named(name, "Order") == [value for value in ordering if not value.startswith("-")]
    assert named(name, "Fields") == list(view.serializer_class().fields)
    detail = {"clauses": "{proposal}/{key}", "changes": "{uid}"}.get(name, "{slug}")
    assert f"`{name}/{detail}/`" in SECTIONS[name]


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_with_a_fixed_choice_names_every_value(name):
    for parameter, each in VIEWS[name].filterset_class.base_filters.items():
        if parameter == "ordering" or "choices" not in each.extra:
            continue
        line = re.search(rf"^\| `{parameter}` \| (.*) \|$", SECTIONS[name], re.MULTILINE)[1]
        assert [value for value, _ in each.extra["choices"] if value not in line] == [], parameter


def test_the_comparison_names_its_parameters_and_everything_in_it():
    assert parameters("compare") == list(CompareForm.base_fields)
    for label, serializer in (
        ("Fields", comparison.ComparisonSerializer),
        ("A text", comparison.ComparedTextSerializer),
        ("A row", comparison.ComparedRowSerializer),
        ("A cell", comparison.ComparedCellSerializer),
        ("A correspondence of a row", comparison.JudgementSerializer),
        ("A clause of a cell", compared_cell.ComparedClauseSerializer),
        ("A term", comparison.ComparedFigureSerializer),
        ("A position", StanceSerializer),
    ):
        assert named("compare", label) == list(serializer().fields), label
    values = (
        *compared_cell.EVERY_RELATION,
        *compared_cell.STATES,
        *compared_cell.BY,
        *compared_cell.SILENCES,
        *comparison.MATCHED_BY,
        *compared_cell.SPAN_KINDS,
    )
    assert [value for value in values if value not in SECTIONS["compare"]] == []


def test_the_board_names_its_parameters_and_everything_in_it():
    assert parameters("board") == list(BoardForm.base_fields)
    for label, serializer in (
        ("Fields", board.BoardSerializer),
        ("An issue", board.IssueRowSerializer),
        ("A proposal", board.TextRowSerializer),
        ("A stance", board.CourseSerializer),
    ):
        assert named("board", label) == list(serializer().fields), label
    assert named("board", "Columns") == list(COLUMNS)


def test_every_address_it_names_exists():
    resolver = get_resolver()
    for address in re.findall(r"`(/api/[\w/]*)`", TEXT):
        if address != "/api/v2/":
            assert resolver.resolve(address).func.__name__ != "no_such_address", address


@pytest.fixture
def starter_data(db):
    call_command("load_dataset", str(ROOT / "proposals" / "data" / "ukraine-2025"), verbosity=0)


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_every_command_answers_with_something(api, starter_data):
    commands = [shlex.split(line) for block in blocks("sh") for line in block.splitlines()]
    assert len(commands) == 5
    for program, address in commands:
        response = api.client.get(path_of(address))
        answer = response.json()
        assert (program, response.status_code) == ("curl", 200), address
        assert answer.get("results", answer.get("rows", answer)) != [], address


def test_the_envelope_and_the_error_are_as_shown(api, starter_data):
    envelope, error = (json.loads(block) for block in blocks("json"))
    answer = api.json("proposals/?page_size=10")
    assert len(answer.pop("results")) == 10
    assert answer.pop("warnings")[:1] == envelope.pop("warnings")
    assert answer["next"].replace("testserver", "localhost:8000") == envelope["next"]
    assert answer | {"next": envelope["next"], "results": []} == envelope
    response = api.get(error["instance"].removeprefix("/api/v1/"))
    assert (response.status_code, response.json()) == (400, error)
