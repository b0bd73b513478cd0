"""What is added to the OpenAPI document of every operation."""

from __future__ import annotations

from copy import deepcopy

import pytest

from config.openapi import add_csv, add_moment, add_problems, require_properties

DOCUMENT = {
    "components": {
        "schemas": {
            "Party": {
                "type": "object",
                "properties": {
                    "slug": {"type": "string", "readOnly": True},
                    "order": {"type": "integer", "minimum": 0, "maximum": 9, "format": "int64"},
                },
            },
            "PartyDraft": {"type": "object", "required": ["slug"], "properties": {"slug": {"type": "string"}}},
            "Kind": {"enum": ["state"]},
        }
    },
    "paths": {
        "/parties/": {
            "get": {
                "parameters": [{"name": "format", "in": "query"}],
                "responses": {"200": {"content": {"application/json": {}}}},
            },
            "post": {"responses": {}},
        },
        "/parties/{slug}/": {"patch": {"parameters": [{"name": "If-Match", "in": "header"}], "responses": {}}},
    },
}


@pytest.fixture
def document():
    return deepcopy(DOCUMENT)


def test_answers_hold_every_property_and_bodies_no_other(document):
    schemas = require_properties(document)["components"]["schemas"]
    assert schemas["Party"]["required"] == ["slug", "order"]
    assert schemas["Party"]["properties"] == {"slug": {"type": "string"}, "order": {"type": "integer"}}
    assert (schemas["PartyDraft"]["required"], schemas["PartyDraft"]["additionalProperties"]) == (["slug"], False)
    assert schemas["Kind"] == {"enum": ["state"]}


def test_each_operation_names_the_errors_it_can_meet(document):
    paths = add_problems(document)["paths"]
    reading, writing, changing = (
        paths[path][method]
        for path, method in (("/parties/", "get"), ("/parties/", "post"), ("/parties/{slug}/", "patch"))
    )
    always, on_writing, on_changing = {"400", "401", "404", "406", "429"}, {"403", "409", "413", "415"}, {"412", "428"}
    assert set(reading["responses"]) == always | {"200"}
    assert set(writing["responses"]) == always | on_writing
    assert set(changing["responses"]) == always | on_writing | on_changing
    assert changing["responses"]["412"] == {"$ref": "#/components/responses/Stale"}
    assert (reading["security"], writing["security"]) == ([{}, {"token": []}], [{"token": []}])
    assert set(document["components"]["responses"]) >= {"BadRequest", "Stale", "TooLarge"}


def test_only_operations_that_read_take_a_day_and_a_release(document):
    paths = add_moment(document)["paths"]
    assert [each["name"] for each in paths["/parties/"]["get"]["parameters"]] == ["format", "on", "release"]
    assert "parameters" not in paths["/parties/"]["post"]


def test_a_list_with_a_format_answers_with_a_table_too(document):
    paths = add_csv(document)["paths"]
    assert set(paths["/parties/"]["get"]["responses"]["200"]["content"]) == {"application/json", "text/csv"}
