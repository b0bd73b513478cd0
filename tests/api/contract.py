"""What an OpenAPI document promises to those who rely on it, a line each, so that two documents can be compared.

A line that is gone is a broken promise: an address, a parameter, a value that is taken, a field of an answer, its type.
So is a new line that begins with ``needs``: what is asked of everybody now and was not asked before. All other new
lines are additions. Descriptions and examples promise nothing.

``python -m tests.api.contract`` records what docs/openapi.yaml adds. A line that goes away is for the next version.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.yaml"
RECORDED = DOCUMENT.with_name("api-v1.txt")
METHODS = ("get", "post", "patch", "put", "delete")
BOUNDS = (
    *("format", "pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
)


def promises(document: dict) -> set[str]:
    """The lines of a whole document."""
    found = set()
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                found |= set(_operation(f"{method.upper()} {path}", item[method]))
    schemas = document["components"]["schemas"]
    sent = _sent(document)
    for name, schema in schemas.items():
        found |= set(_fields(name, schema, sent=name in sent))
    return found


def broken(before: set[str], now: set[str]) -> list[str]:
    """What ``now`` takes back of ``before``, in order; empty where all that was written against ``before`` works."""
    gone = [line for line in before - now if not line.startswith("needs ")]
    asked = [line for line in now - before if line.startswith("needs ")]
    # What is new as a whole may ask for what it likes.
    return sorted(gone + [line for line in asked if _whole(line) in before])


def _whole(line: str) -> str:
    """The operation or the component that a line which begins with ``needs`` is about, as a line of its own."""
    return line.removeprefix("needs ").partition(": ")[0]


def _operation(name: str, operation: dict) -> Iterator[str]:
    yield name
    for parameter in operation.get("parameters", []):
        said = f"{name}: {parameter['in']} {parameter['name']}"
        yield from _taken(said, parameter["schema"])
        if parameter.get("required") and parameter["in"] != "path":
            yield f"needs {said}"
    if body := operation.get("requestBody"):
        if body.get("required"):
            yield f"needs {name}: body"
        for media, content in body["content"].items():
            yield f"{name}: takes {media} {_type(content['schema'])}"
    if operation.get("security") and {} not in operation["security"]:
        yield f"needs {name}: token"
    for status, answer in operation["responses"].items():
        yield f"{name}: answers {status} {answer.get('$ref', '')}".rstrip()
        for media, content in answer.get("content", {}).items():
            yield f"{name}: answers {status} {media} {_type(content['schema'])}"


def _taken(said: str, schema: dict) -> Iterator[str]:
    """A parameter: one line for each value, so that further values are additions."""
    values = schema.get("enum") or schema.get("items", {}).get("enum", ())
    yield f"{said} {_type(_without_values(schema))}"
    for value in values:
        yield f"{said}={value}"


def _without_values(schema: dict) -> dict:
    return {key: _without_values(each) if key == "items" else each for key, each in schema.items() if key != "enum"}


def _fields(name: str, schema: dict, sent: bool) -> Iterator[str]:
    yield name
    for value in schema.get("enum", ()):
        yield f"{name}: is {value}"
    if not {"enum", "properties"} & schema.keys():
        yield f"{name}: is {_type(schema)}"
    for field, kind in schema.get("properties", {}).items():
        yield f"{name}: {field} {_type(kind)}"
    for field in schema.get("required", ()):
        yield f"needs {name}: {field}" if sent else f"{name}: always {field}"


def _type(schema: dict) -> str:
    """A type in one word or a few: references by name, everything else spelled out."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    for joint in ("allOf", "oneOf", "anyOf"):
        if joint in schema:
            return f"{joint}({', '.join(map(_type, schema[joint]))})"
    kind = schema.get("type", "anything")
    said = "|".join(kind) if isinstance(kind, list) else kind
    if "enum" in schema:
        said += f" of {', '.join(map(str, schema['enum']))}"
    if "items" in schema:
        said += f"[{_type(schema['items'])}]"
    if properties := schema.get("properties"):
        said += "{" + ", ".join(f"{field}: {_type(one)}" for field, one in properties.items()) + "}"
    if isinstance(further := schema.get("additionalProperties"), dict):
        said += f" by name({_type(further)})"
    return said + "".join(f" {bound}={schema[bound]}" for bound in BOUNDS if bound in schema)


def _sent(document: dict) -> set[str]:
    """The components that somebody sends, and what they are made of."""
    schemas = document["components"]["schemas"]
    bodies = [
        content["schema"]
        for item in document["paths"].values()
        for method in METHODS
        for content in item.get(method, {}).get("requestBody", {}).get("content", {}).values()
    ]
    waiting, found = [name for body in bodies for name in _named(body)], set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(schemas[name])
    return found


def _named(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        here = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
        return here + [name for each in schema.values() for name in _named(each)]
    return [name for each in schema for name in _named(each)] if isinstance(schema, list) else []


def read(path: Path) -> set[str]:
    """The promises of a document (.yaml), or those that were recorded (.txt)."""
    text = path.read_text()
    return promises(yaml.safe_load(text)) if path.suffix == ".yaml" else set(text.splitlines())


def main() -> None:
    RECORDED.write_text("\n".join(sorted(read(RECORDED) | read(DOCUMENT))) + "\n")


if __name__ == "__main__":
    main()
