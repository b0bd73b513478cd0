"""Files made to hurt: refused before a library opens them, or ended while it reads."""

from __future__ import annotations

import resource
import sys
import time
import zlib

import pytest

from proposals.documents import limits, reading
from proposals.documents.problems import DocumentError
from proposals.documents.reading import read
from tests.documents import making

DOCUMENT = "word/document.xml"
WORDS = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
CANARY = "<!DOCTYPE x [<!ENTITY canary SYSTEM 'file:///etc/passwd'>]>"


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


def refusal(name: str, data: bytes, **options) -> str:
    with pytest.raises(DocumentError) as caught:
        read(name, data, **options)
    return caught.value.code


HOSTILE = {
    "600 MB in 620 kB": (lambda: making.bomb(600 * 1024 * 1024), "unpacks"),
    "one byte too much": (lambda: making.bomb(limits.UNPACKED_BYTES + 1), "unpacks"),
    "100,000 members": (lambda: making.many_members(100_000), "too-large"),
    "50,000 members": (lambda: making.many_members(50_000), "parts"),
    "a size that is too small": (lambda: making.lying(making.bomb(8_000_000), DOCUMENT, 500), "unpacks"),
    "a size that is too large": (lambda: making.lying(making.word(["x"]), DOCUMENT, 60_000), "malformed"),
    "billion laughs": (
        lambda: making.archive({DOCUMENT: making.document_xml(WORDS.format("&j;"), LAUGHS + "]>")}),
        "entities",
    ),
    "an entity from a file": (
        lambda: making.archive({DOCUMENT: making.document_xml(WORDS.format("&canary;"), CANARY)}),
        "entities",
    ),
    "an entity in another member": (
        lambda: making.archive({"word/styles.xml": CANARY.encode() + b"<x/>"}),
        "entities",
    ),
    "an entity in UTF-16": (
        lambda: making.archive({DOCUMENT: making.document_xml("", CANARY).decode().encode("utf-16")}),
        "malformed",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_word_file_is_refused_in_under_a_second_without_being_opened(name, started):
    make, code = HOSTILE[name]
    data = make()
    start = time.process_time()
    assert refusal("plan.docx", data) == code
    assert time.process_time() - start < 1
    assert started == []


def test_an_archive_with_the_most_members_is_read_and_one_more_is_refused():
    plain = making.many_members(0)
    room = limits.PARTS - plain.count(b"PK\x01\x02")
    assert read("plan.docx", making.many_members(room)) == "Plain."
    assert refusal("plan.docx", making.many_members(room + 1)) == "parts"


def test_a_pdf_that_unpacks_without_end_is_refused_or_ended():
    stream = zlib.compress(b"A" * 100_000_000, 6)
    data = making.pdf([["x"]])
    head, _, tail = data.partition(b"5 0 obj")
    body = b"5 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream\nendobj\n"
    assert refusal("plan.pdf", head + body + tail[tail.index(b"xref") :]) in ("malformed", "memory", "empty", "slow")


def test_a_slow_parse_is_ended(monkeypatch):
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", "import time; time.sleep(600)"])
    start = time.monotonic()
    assert refusal("plan.txt", b"words", seconds=0.5) == "slow"
    assert time.monotonic() - start < 300


def test_a_parse_that_takes_too_much_memory_is_ended(monkeypatch):
    hungry = "from proposals.documents import child; child._answer = lambda *_: {'text': 'x' * 10**9}; child.main()"
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", hungry])
    assert refusal("plan.txt", b"words") == "memory"


def test_the_reading_process_sees_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")
    look = "import json, os; print(json.dumps({'text': ' '.join(sorted(os.environ))}))"
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", look])
    assert "SECRET_KEY" not in read("plan.txt", b"words").split()


def test_the_reading_process_knows_neither_django_nor_the_database():
    look = (
        "import sys; import proposals.documents.child, proposals.documents.docx, proposals.documents.pdf;"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    done = reading.subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, cwd=reading.ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_of_a_large_document_stays_in_the_memory_of_the_site():
    data = making.word(["word " * 30_000])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read("plan.docx", data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024
