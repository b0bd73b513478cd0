"""From a file to its text, and what is refused: by its name, by its length, and for taking too long."""

from __future__ import annotations

import resource
import sys

import pytest

from proposals.documents import limits, reading
from proposals.documents.problems import DocumentError
from proposals.documents.reading import check_text, read
from tests.documents import samples
from tests.documents.refusals import refusal

# What cannot be read


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("plan.doc", b"whatever", "unknown"),
        ("plan", b"whatever", "unknown"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old-word"),
        ("plan.docx", b"PK\x03\x04 no archive at all", "malformed"),
        ("plan.docx", b"just words", "malformed"),
        ("plan.pdf", b"just words", "malformed"),
        ("plan.pdf", b"%PDF-1.4\nno objects", "malformed"),
        ("plan.txt", b"%PDF-1.4\nno objects", "malformed"),
        ("plan.txt", b"", "empty"),
        ("plan.txt", b" \n\t\r\n", "empty"),
        ("plan.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text"),
        ("plan.html", b"<script>everything()</script>", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name, data, code):
    assert refusal(name, data) == code


# Limits, on both sides


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused():
    largest = b"a" * 100 + b" " * (limits.FILE_BYTES - 100)
    assert refusal("plan.txt", largest + b" ") == "too-large"
    assert refusal("plan.txt", largest) == "too-long"
    assert read("plan.html", b"<p>words" + b" " * (limits.FILE_BYTES - 8)) == "words"


def test_a_text_of_the_greatest_length_is_read_and_one_character_more_is_refused():
    longest = "я" * limits.CHARACTERS
    assert read("plan.txt", longest.encode()) == longest
    assert refusal("plan.txt", (longest + "я").encode()) == "too-long"
    assert check_text(longest) == longest
    with pytest.raises(DocumentError, match="200,000 characters"):
        check_text(longest + "я")


def test_reading_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", "import time; time.sleep(10**6)"])
    assert refusal("plan.txt", b"words", seconds=0.5) == "slow"


def test_the_reading_process_sees_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    look = "import json, os; print(json.dumps({'text': ' '.join(sorted(os.environ))}))"
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", look])
    assert "SECRET_KEY" not in read("plan.txt", b"words").split()


def test_nothing_of_a_large_document_stays_in_the_memory_of_the_site():
    data = samples.word(["word " * 30_000])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read("plan.docx", data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
