"""What an OpenAPI document promises to those who rely on it, a line each, so that two documents can be compared.

A line that is gone is a broken promise: an address, a parameter, a value that is taken, a field of an answer, its type.
So is a new line that begins with ``needs``: what is asked of everybody now and was not asked before. All other new
lines are additions. Descriptions and examples promise nothing.

A value of a list stands in a line of its own, wherever the list stands. One that is added breaks nothing: nobody has
to send it, and who reads answers is told in docs/api.md that there may be more. One that is gone is broken on both
sides: a request with it is refused now, and a script that waits for it in an answer waits in vain; a value renamed is
one gone and one added. A list where there was none is a type changed, which is broken on both sides too.

What ``required`` says depends on the side. Sent, it is asked of everybody (``needs``); answered, it is always there
(``always``); of a component that is both, both are said.

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
JOINTS = ("allOf", "oneOf", "anyOf")
BOUNDS = (
    *("format", "pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
)


def promises(document: dict) -> set[str]:
    """The lines of a whole document."""
    lines = set()
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                lines |= set(_operation(f"{method.upper()} {path}", item[method]))
    schemas = document["components"]["schemas"]
    sent, answered = _reached(document, "requestBody"), _reached(document, "responses")
    for name, schema in schemas.items():
        lines |= set(_fields(name, schema, sent=name in sent, answered=name in answered or name not in sent))
    return lines


def broken(before: set[str], now: set[str]) -> list[str]:
    """What ``now`` takes back of ``before``, in order; empty where all that was written against ``before`` works."""
    gone = [line for line in before - now if not line.startswith("needs ")]
    needed = [line for line in now - before if line.startswith("needs ")]
    # What is new as a whole may ask for what it likes.
    needed = [line for line in needed if _whole(line) in before]
    return sorted(gone + needed + [line for line in now - before if _narrows(line, before)])


def _whole(line: str) -> str:
    """The operation or the component that a line which begins with ``needs`` is about, as a line of its own."""
    return line.removeprefix("needs ").partition(": ")[0]


def _narrows(line: str, before: set[str]) -> bool:
    """Whether a value is named of something that had no list and could have any value of its type."""
    what, is_value, _ = line.partition("=")
    if not is_value or any(each.startswith(f"{what}=") for each in before):
        return False
    # The list may stand in a field of what has a line of its own: ``Board: counts.open``.
    owners = [what, *(what[:path] for path, letter in enumerate(what) if letter == ".")]
    return any(each.startswith(f"{owner} ") for each in before for owner in owners)


def _operation(name: str, operation: dict) -> Iterator[str]:
    yield name
    for parameter in operation.get("parameters", []):
        subject = f"{name}: {parameter['in']} {parameter['name']}"
        yield from _typed(subject, parameter["schema"])
        if parameter.get("required") and parameter["in"] != "path":
            yield f"needs {subject}"
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


def _typed(subject: str, schema: dict) -> Iterator[str]:
    """What something is, and one line for each value that it may have, so that further values are additions."""
    yield f"{subject} {_type(schema)}"
    for value in _values(schema):
        yield f"{subject}{value}"


def _values(schema: dict) -> Iterator[str]:
    """``=value`` for what each list in a type names, after the field of it that has the list."""
    for value in schema.get("enum", ()):
        yield f"={value}"
    for path, part in _parts(schema):
        for value in _values(part):
            yield f"{path}{value}"


def _parts(schema: dict) -> Iterator[tuple[str, dict]]:
    """The types that a type is made of, each with its place: ``.field``, or nothing."""
    for joint in (*JOINTS, "prefixItems"):
        yield from (("", part) for part in schema.get(joint, ()))
    for name in ("items", "additionalProperties"):
        if isinstance(part := schema.get(name), dict):
            yield "", part
    yield from ((f".{field}", part) for field, part in schema.get("properties", {}).items())


def _fields(name: str, schema: dict, sent: bool, answered: bool) -> Iterator[str]:
    yield name
    for value in schema.get("enum", ()):
        yield f"{name}: is {value}"
    if not {"enum", "properties"} & schema.keys():
        yield from _typed(f"{name}: is", schema)
    for field, kind in schema.get("properties", {}).items():
        yield from _typed(f"{name}: {field}", kind)
    for field in schema.get("required", ()):
        if sent:
            yield f"needs {name}: {field}"
        if answered:
            yield f"{name}: always {field}"


def _type(schema: dict) -> str:
    """A type in one word or a few: references by name, everything else spelled out."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    for joint in JOINTS:
        if joint in schema:
            return f"{joint}({', '.join(map(_type, schema[joint]))})"
    kind = schema.get("type", "anything")
    text = "|".join(kind) if isinstance(kind, list) else kind
    if "items" in schema:
        text += f"[{_type(schema['items'])}]"
    if properties := schema.get("properties"):
        text += "{" + ", ".join(f"{field}: {_type(one)}" for field, one in properties.items()) + "}"
    if isinstance(further := schema.get("additionalProperties"), dict):
        text += f" by name({_type(further)})"
    return text + "".join(f" {bound}={schema[bound]}" for bound in BOUNDS if bound in schema)


def _reached(document: dict, part: str) -> set[str]:
    """The components that ``requestBody`` or ``responses`` of the operations name, and what they are made of."""
    components = document["components"].get("responses", {}) | document["components"]["schemas"]
    operations = [item[method] for item in document["paths"].values() for method in METHODS if method in item]
    waiting, reached = _named([operation.get(part, {}) for operation in operations]), set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _named(components[name])
    return reached


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
