"""The OpenAPI document: complete, up to date, and true of the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator

from config.openapi import PROBLEM
from config.parameters import MOMENT
from proposals.api.writing import ReviewableRows, WritableRows
from proposals.forms.fields import CompareForm
from tests.api.document import validator
from tests.api.filled import fill
from tests.api.test_parameters import PARAMETERS
from tests.api.test_views import VIEWS

RECORDED = Path(__file__).parents[2] / "docs" / "openapi.yaml"
ADDRESSES = {"clauses": "{proposal}/{key}", "changes": "{uid}"}
COMPONENTS = {
    "processes": "Process",
    "parties": "Party",
    "sources": "Source",
    "topics": "Topic",
    "issues": "Issue",
    "measures": "Measure",
    "events": "Event",
    "proposals": "Proposal",
    "clauses": "Clause",
    "positions": "Position",
    "correspondences": "Correspondence",
    "changes": "Change",
}


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> dict:
    """As the command writes it, checked against the standard, without a warning."""
    path = tmp_path_factory.mktemp("openapi") / "openapi.yaml"
    call_command("spectacular", file=str(path), validate=True, fail_on_warn=True)
    return yaml.safe_load(path.read_text())


def test_the_document_in_docs_is_the_one_that_is_served(document):
    recorded = yaml.safe_load(RECORDED.read_text())
    if recorded != document:  # an assertion would show both, eight thousand lines each
        pytest.fail("Out of date: run .venv/bin/python manage.py spectacular --file docs/openapi.yaml")
    assert document["openapi"] == "3.1.0"


@pytest.mark.django_db
def test_what_is_served_is_the_document_put_together_once(api, document, monkeypatch):
    assert api.json("schema/") == document
    monkeypatch.delattr(SchemaGenerator, "parse")
    assert api.json("schema/") == document


def test_every_endpoint_is_in_it_with_its_parameters_and_a_description(document):
    operations = {
        (path.removeprefix("/api/v1/"), method): operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    others = ("", "compare/", "board/", "search/", "releases/", "releases/{number}/", "dataset.zip")
    expected = [(path, "get") for path in others]
    for name, view in VIEWS.items():
        one = (
            f"{name}/{{proposal}}/{{key}}/"
            if name == "clauses"
            else f"{name}/{{{'uid' if name == 'changes' else 'slug'}}}/"
        )
        expected += [(f"{name}/", "get"), (one, "get")]
        if issubclass(view, WritableRows):
            expected += [(f"{name}/", "post"), (one, "patch"), (one, "delete")]
        if issubclass(view, ReviewableRows):
            expected += [(f"{one}{verb}/", "post") for verb in ("submit", "send-back", "publish", "withdraw")]
    assert sorted(operations) == sorted(expected)
    for (path, method), operation in operations.items():
        assert operation["summary"], path
        assert operation["description"], path
        given = [parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "query"]
        assert sorted(given) == (sorted(PARAMETERS.get(path, MOMENT)) if method == "get" else []), path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])


def test_every_operation_names_the_one_shape_of_errors(document):
    reference = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert document["components"]["schemas"]["Problem"] == PROBLEM
    assert {str(answer["content"]) for answer in document["components"]["responses"].values()} == {str(reference)}
    met = {
        "get": {"200", "400", "401", "404", "406", "429"},
        "post": {"201", "400", "401", "403", "404", "406", "409", "413", "415", "429"},
    }
    changing = met["post"] - {"201"} | {"412", "428"}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            expected = met.get(method, changing | {"204" if method == "delete" else "200"})
            if method == "post":
                expected = (changing | {"200"} if path.count("/") > 4 else expected) | {"422"}
            assert set(operation["responses"]) == expected, (path, method)
            assert operation["security"] == ([{}, {"token": []}] if method == "get" else [{"token": []}])


def test_the_texts_to_compare_are_the_one_parameter_that_is_needed(document):
    parameters = document["paths"]["/api/v1/compare/"]["get"]["parameters"]
    assert {each["name"] for each in parameters} == {*CompareForm.base_fields, *MOMENT}
    assert [each["name"] for each in parameters if each.get("required")] == ["t"]
    assert next(each for each in parameters if each["name"] == "t")["schema"]["maxItems"] == 6


@pytest.mark.django_db
def test_answers_are_as_the_document_says(api, document):
    fill(3)
    assert set(COMPONENTS) == set(VIEWS)
    for name, component in COMPONENTS.items():
        page = api.json(f"{name}/")
        validator(document, f"Paginated{component}List").validate(page)
        for row in page["results"]:
            validator(document, component).validate(api.client.get(row["url"]).json())
    slugs = api.slugs("proposals/?q=plan&page_size=4")
    answer = api.json("compare/?" + "&".join(f"t={slug}" for slug in slugs))
    validator(document, "Comparison").validate(answer)
    validator(document, "Board").validate(api.json("board/"))
    validator(document, "Problem").validate(api.get("parties/?colour=red&ordering=x").json())


def descriptions(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every description in the document with its place; examples are data."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "description" and isinstance(value, str):
                yield place, value
            elif name not in ("example", "examples"):
                yield from descriptions(value, f"{place}/{name}")
    elif isinstance(part, list):
        for value in part:
            yield from descriptions(value, place)


# What a docstring says to those who read the code: a role or literal of reStructuredText, a name of Python.
CODE = re.compile(
    r"``|:\w+:`|\b_\w|\w+\.objects\b|\bto_attr\b|\w\(\)|\bself\b|\bNone\b|\bTrue\b|\bFalse\b|Serializer\b"
)


def test_every_description_speaks_to_those_who_use_the_api(document):
    texts = dict(descriptions(document))
    assert len(texts) > 200
    assert {place: text for place, text in texts.items() if CODE.search(text) or text != text.strip()} == {}


def test_every_component_has_a_description_of_its_own(document):
    """An inherited docstring would be the same twice. A draft that is sent in part is described like the whole one."""
    described = {
        name: schema.get("description")
        for name, schema in document["components"]["schemas"].items()
        if schema.get("type") == "object" and not name.startswith(("Paginated", "Patched"))
    }
    assert [name for name, text in described.items() if not text] == []
    assert [text for text, count in Counter(described.values()).items() if count > 1] == []
