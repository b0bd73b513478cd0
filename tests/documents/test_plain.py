"""Plain text and Markdown, in whatever encoding."""

from __future__ import annotations

import codecs

import pytest

from proposals.documents.plain import decoded
from proposals.documents.problems import DocumentError
from proposals.documents.reading import read


@pytest.mark.parametrize(
    "data",
    [
        "1. Мости відкриті.\n2. Мито скасовано.\n".encode(),
        codecs.BOM_UTF8 + "1. Мости відкриті.\n2. Мито скасовано.\n".encode(),
        "1. Мости відкриті.\n2. Мито скасовано.\n".encode("utf-16"),
        "1. Мости відкриті.\n2. Мито скасовано.\n".encode("cp1251"),
        "1. Мости відкриті.\r\n2. Мито скасовано.\r\n".encode(),
        "1. Мости відкриті.\r2. Мито скасовано.\r".encode(),
    ],
    ids=["UTF-8", "with a mark", "UTF-16", "Windows-1251", "Windows line ends", "old line ends"],
)
@pytest.mark.parametrize("name", ["plan.txt", "PLAN.TXT", "plan.md"])
def test_plain_text_is_read_in_whatever_encoding_it_is(name, data):
    assert read(name, data) == "1. Мости відкриті.\n2. Мито скасовано.\n"


def test_western_text_without_an_encoding_is_read():
    assert read("plan.txt", "1. Le péage est supprimé.".encode("cp1252")) == "1. Le péage est supprimé."


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Мости".encode("koi8-r"), "koi8-r", "Мости"),
        ("Мости".encode(), "no-such-encoding", "Мости"),
        ("Мости".encode(), "ascii", "Мости"),
        (codecs.BOM_UTF8 + "Мости".encode(), "cp1252", "Мости"),
        ("Мости".encode("utf-32"), "", "Мости"),
        ("Мости, bridges".encode("cp1251"), "", "Мости, bridges"),
        ("Le péage".encode("cp1252"), "", "Le péage"),
    ],
)
def test_a_byte_order_mark_comes_before_what_is_declared_and_that_before_a_guess(data, declared, text):
    assert decoded(data, declared) == text


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"\xff", codecs.BOM_UTF16_LE + b"x", b"words\x00"])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(DocumentError) as caught:
        decoded(data)
    assert caught.value.code == "not-text"
