"""Holds answers against the OpenAPI document."""

from __future__ import annotations

from jsonschema import Draft202012Validator


def validator(document: dict, component: str) -> Draft202012Validator:
    """Of a component, with every object closed: an answer may hold nothing that the document does not."""
    return Draft202012Validator({**closed(document), "$ref": f"#/components/schemas/{component}"})


def closed(schema: object) -> object:
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: closed(each) for name, each in schema.items()}
    if copy.get("type") == "object" and isinstance(copy.get("properties"), dict):
        copy.setdefault("additionalProperties", False)
    return copy
