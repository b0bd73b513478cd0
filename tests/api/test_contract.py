"""Version 1 of the API only grows: what its recorded promises hold, holds."""

from __future__ import annotations

from copy import deepcopy

import pytest
import yaml

from tests.api.contract import DOCUMENT, RECORDED, broken, promises, read


@pytest.fixture(scope="module")
def document() -> dict:
    """The document of today; another test holds it against what is served."""
    return yaml.safe_load(DOCUMENT.read_text())


@pytest.fixture(scope="module")
def today(document) -> set[str]:
    return promises(document)


def test_nothing_that_was_promised_is_taken_back(today):
    assert broken(read(RECORDED), today) == []


def test_what_was_added_is_recorded_and_so_promised_from_now_on(today):
    """Run ``python -m tests.api.contract`` after an addition; a line that goes away is for the next version."""
    assert sorted(today - read(RECORDED)) == []


GROWTH = {
    "an endpoint": lambda d: d["paths"].update({"/api/v1/votes/": {"get": {"responses": {"200": {}}}}}),
    "a parameter that may be left out": lambda d: _positions(d)["parameters"].append(
        {"in": "query", "name": "mood", "schema": {"type": "string"}}
    ),
    "a field of an answer": lambda d: _properties(d, "Position").update(mood={"type": "string"}),
    "a value that is taken": lambda d: _parameter(d, "stance")["schema"]["enum"].append("amused"),
    "a value of a list in an answer": lambda d: _hit(d).append("near"),
    "a value of a list of its own, sent and answered": lambda d: _schemas(d)["StanceEnum"]["enum"].append("amused"),
    "a field with a list": lambda d: _properties(d, "Position").update(mood={"type": "string", "enum": ["glad"]}),
    "a field that may be sent": lambda d: _properties(d, "PositionDraft").update(mood={"type": "string"}),
    "other words": lambda d: _positions(d).update(description="Otherwise said.", summary="Otherwise."),
    "a field that is always there": lambda d: (
        _properties(d, "Position").update(mood={"type": "string"}),
        _schemas(d)["Position"]["required"].append("mood"),
    ),
    "something new that needs much": lambda d: _schemas(d).update(
        Vote={"type": "object", "properties": {"on": {"type": "string"}}, "required": ["on"]}
    ),
}

BREAKS = {
    "GET /api/v1/positions/": lambda d: d["paths"].pop("/api/v1/positions/"),
    "GET /api/v1/positions/: query q string": lambda d: _positions(d)["parameters"].remove(_parameter(d, "q")),
    "needs GET /api/v1/positions/: query q": lambda d: _parameter(d, "q").update(required=True),
    "GET /api/v1/positions/: query stance=rejects": lambda d: _parameter(d, "stance")["schema"]["enum"].remove(
        "rejects"
    ),
    "Position: slug string": lambda d: _properties(d, "Position").pop("slug"),
    "Position: stated_by string": lambda d: _properties(d, "Position")["stated_by"].update(type=["string", "null"]),
    "needs PositionDraft: conditions": lambda d: _schemas(d)["PositionDraft"]["required"].append("conditions"),
    "GET /api/v1/positions/: answers 200 text/csv string": lambda d: _positions(d)["responses"]["200"]["content"].pop(
        "text/csv"
    ),
    "needs GET /api/v1/positions/: token": lambda d: _positions(d).update(security=[{"token": []}]),
    "needs PATCH /api/v1/positions/{slug}/: body": lambda d: d["paths"]["/api/v1/positions/{slug}/"]["patch"][
        "requestBody"
    ].update(required=True),
    "GET /api/v1/compare/: query t array[string] minItems=2": lambda d: _parameter(d, "t", of="compare")[
        "schema"
    ].update(minItems=3),
    "ComparedFigure: values object by name(string)": lambda d: _properties(d, "ComparedFigure")["values"].update(
        additionalProperties={"type": "number"}
    ),
    "StanceEnum: is rejects": lambda d: _schemas(d)["StanceEnum"]["enum"].remove("rejects"),
    "Hit: name=hit": lambda d: _hit(d).remove("hit"),
    "PositionDraft: statement=Yes.": lambda d: _properties(d, "PositionDraft")["statement"].update(enum=["Yes."]),
    "GET /api/v1/positions/: query q=yes": lambda d: _parameter(d, "q")["schema"].update(enum=["yes"]),
    "ComparedFigure: figures.unit=personnel": lambda d: _figures(d)["unit"].update(enum=["personnel"]),
    "Position: always note": lambda d: _schemas(d)["Position"]["required"].remove("note"),
}


def _positions(document: dict) -> dict:
    return _list(document, "positions")


def _list(document: dict, name: str) -> dict:
    return document["paths"][f"/api/v1/{name}/"]["get"]


def _parameter(document: dict, name: str, of: str = "positions") -> dict:
    return next(each for each in _list(document, of)["parameters"] if each["name"] == name)


def _schemas(document: dict) -> dict:
    return document["components"]["schemas"]


def _properties(document: dict, name: str) -> dict:
    return _schemas(document)[name]["properties"]


def _hit(document: dict) -> list[str]:
    """The kinds of a run of words in the name of a hit: a list in the type of a field."""
    return _properties(document, "Hit")["name"]["items"]["prefixItems"][0]["enum"]


def _figures(document: dict) -> dict:
    return _properties(document, "ComparedFigure")["figures"]["items"]["properties"]


@pytest.mark.parametrize("name", GROWTH)
def test_an_addition_breaks_nothing(document, today, name):
    later = deepcopy(document)
    GROWTH[name](later)
    assert later != document
    assert broken(today, promises(later)) == []


@pytest.mark.parametrize("line", BREAKS)
def test_what_would_break_a_script_is_named(document, today, line):
    later = deepcopy(document)
    BREAKS[line](later)
    assert any(each == line or each.startswith(f"{line} ") for each in broken(today, promises(later)))


def test_of_what_is_sent_and_answered_both_sides_are_promised(document):
    """A position that is sent as it is answered: no component has fields of both sides yet."""
    both = deepcopy(document)
    content = both["paths"]["/api/v1/positions/"]["post"]["requestBody"]["content"]
    content["application/json"]["schema"] = {"$ref": "#/components/schemas/Position"}
    before = promises(both)
    less, more = deepcopy(both), deepcopy(both)
    _schemas(less)["Position"]["required"].remove("note")
    _properties(more, "Position").update(mood={"type": "string"})
    _schemas(more)["Position"]["required"].append("mood")
    assert [line for line in sorted(before) if line.endswith("Position: note")] == ["needs Position: note"]
    assert broken(before, promises(less)) == ["Position: always note"]
    assert broken(before, promises(more)) == ["needs Position: mood"]
