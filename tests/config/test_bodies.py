"""A body is JSON, read strictly: what is wrong with it is said, and nothing else gets through."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from rest_framework.exceptions import ParseError

from config.bodies import DEEPEST, StrictJSON, TooLarge


def parse(body: bytes, length: str | None = None):
    request = SimpleNamespace(META={"CONTENT_LENGTH": length if length is not None else str(len(body))})
    return StrictJSON().parse(BytesIO(body), parser_context={"request": request})


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"{}", {}),
        ('{"a": ["Київ", 1, null, true]}'.encode(), {"a": ["Київ", 1, None, True]}),
        (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (b'{"a": {"a": 1}}', {"a": {"a": 1}}),
    ],
)
def test_an_object_is_read(body, value):
    assert parse(body) == value


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b'{"a": "\xff"}', "The body is not valid UTF-8."),
        (b'{"a": 1', "The body is not valid JSON: Expecting ',' delimiter: line 1 column 8 (char 7)"),
        (b"", "The body is not valid JSON: Expecting value: line 1 column 1 (char 0)"),
        (b"[]", "The body must be a JSON object: {\u2026}."),
        (b'"a"', "The body must be a JSON object: {\u2026}."),
        (b'{"a": 1, "b": 2, "a": 3}', "The body names 'a' more than once."),
        (b'{"x": {"a": 1, "a": 1}}', "The body names 'a' more than once."),
        (b'{"a": NaN}', "NaN is not a number in JSON."),
        (b'{"a": -Infinity}', "-Infinity is not a number in JSON."),
        (b'{"a": "\\u0000"}', "The body contains a null character; remove it."),
        (b'{"\\u0000": 1}', "The body contains a null character; remove it."),
        (b'{"a": ["\\ud800"]}', "The body contains half a character (a lone surrogate); remove it."),
        (nested(DEEPEST + 1), "The body is nested too deeply."),
        (nested(100_000), "The body is nested too deeply."),
    ],
)
def test_anything_else_is_refused_with_a_sentence(body, sentence):
    with pytest.raises(ParseError) as refused:
        parse(body)
    assert str(refused.value) == sentence


def test_a_body_may_be_as_deep_as_the_deepest_record():
    assert parse(nested(DEEPEST))


@pytest.mark.parametrize("length", [str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), "-1", "a"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(length):
    with pytest.raises(TooLarge):
        parse(b"{}", length)
    assert parse(b"{}", str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)) == {}
