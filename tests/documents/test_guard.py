"""Files that are not what they claim to be, or are made to do harm, are refused before a library opens them."""

from __future__ import annotations

import pytest

from proposals.documents import guard, limits, reading
from proposals.documents.problems import DocumentError
from proposals.documents.reading import read
from tests.documents import samples
from tests.documents.refusals import refusal

DOCUMENT = "word/document.xml"
WORDS = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"

LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)

CANARY = "<!DOCTYPE x [<!ENTITY canary SYSTEM 'file:///etc/passwd'>]>"

HOSTILE = {
    "600 MB in 620 kB": (lambda: samples.bomb(600 * 1024 * 1024), "unpacks"),
    "one byte too much": (lambda: samples.bomb(limits.UNPACKED_BYTES + 1), "unpacks"),
    "100,000 members": (lambda: samples.many_members(100_000), "too-large"),
    "50,000 members": (lambda: samples.many_members(50_000), "parts"),
    "a size that is too small": (lambda: samples.lying(samples.bomb(8_000_000), DOCUMENT, 500), "unpacks"),
    "a size that is too large": (lambda: samples.lying(samples.word(["x"]), DOCUMENT, 60_000), "malformed"),
    "billion laughs": (
        lambda: samples.archive({DOCUMENT: samples.document_xml(WORDS.format("&j;"), LAUGHS + "]>")}),
        "entities",
    ),
    "an entity from a file": (
        lambda: samples.archive({DOCUMENT: samples.document_xml(WORDS.format("&canary;"), CANARY)}),
        "entities",
    ),
    "an entity in another member": (
        lambda: samples.archive({"word/styles.xml": CANARY.encode() + b"<x/>"}),
        "entities",
    ),
    "an entity in UTF-16": (
        lambda: samples.archive({DOCUMENT: samples.document_xml("", CANARY).decode().encode("utf-16")}),
        "malformed",
    ),
}


def test_an_archive_without_a_document_is_refused():
    assert refusal("plan.docx", samples.archive({}).replace(b"word/document.xml", b"word/documant.xml")) == "malformed"


@pytest.fixture
def started(monkeypatch):
    """The reading processes that were started."""
    made = []
    original = reading.subprocess.Popen

    def counted(*args, **options):
        made.append(args)
        return original(*args, **options)

    monkeypatch.setattr(reading.subprocess, "Popen", counted)
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_word_file_is_refused_without_being_opened(name, started):
    make, code = HOSTILE[name]
    data = make()
    assert refusal("plan.docx", data) == code
    assert started == []


def test_an_archive_with_the_most_members_is_read_and_one_more_is_refused():
    plain = samples.many_members(0)
    room = limits.PARTS - plain.count(b"PK\x01\x02")
    assert read("plan.docx", samples.many_members(room)) == "Plain."
    assert refusal("plan.docx", samples.many_members(room + 1)) == "parts"


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("text", b"a" * (limits.FILE_BYTES + 1), "too-large"),
        ("text", b" \n", "empty"),
        ("text", guard.COMPOUND_FILE, "old-word"),
        ("html", b"PK\x03\x04", "malformed"),
        ("pdf", b" " * 1020 + b"%PDF-1.4", "malformed"),
        ("docx", b"PK\x01\x02" * (limits.PARTS + 1), "parts"),
        ("docx", samples.word(["x"])[:-30], "malformed"),
    ],
    ids=["long", "blank", "old-word", "no-html", "late-pdf", "many-parts", "cut-off"],
)
def test_a_file_is_refused_by_its_bytes_alone(kind, data, code):
    with pytest.raises(DocumentError) as caught:
        guard.check(kind, data)
    assert caught.value.code == code


def test_a_file_that_looks_like_its_kind_is_accepted():
    guard.check("text", b"a" * limits.FILE_BYTES)
    guard.check("pdf", b" " * 1019 + b"%PDF-1.4")
    guard.check("docx", samples.word(["x"]))
