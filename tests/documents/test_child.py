"""The process that reads a document: limited, and separate from the site."""

from __future__ import annotations

import sys
import zlib

import pytest

from proposals.documents import child, limits, reading
from tests.documents import samples
from tests.documents.refusals import refusal


def test_a_pdf_that_unpacks_without_end_is_refused_or_stopped():
    stream = zlib.compress(b"A" * 100_000_000, 6)
    data = samples.pdf([["x"]])
    head, _, tail = data.partition(b"5 0 obj")
    body = b"5 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream\nendobj\n"
    assert refusal("plan.pdf", head + body + tail[tail.index(b"xref") :]) in ("malformed", "memory", "empty", "slow")


def test_reading_that_takes_too_much_memory_is_stopped(monkeypatch):
    hungry = "from proposals.documents import child; child._answer = lambda *_: {'text': 'x' * 10**9}; child.main()"
    monkeypatch.setattr(reading, "CHILD", [sys.executable, "-c", hungry])
    assert refusal("plan.txt", b"words") == "memory"


def test_the_reading_process_knows_neither_django_nor_the_database():
    look = (
        "import sys; import proposals.documents.child, proposals.documents.docx, proposals.documents.pdf;"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    done = reading.subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, cwd=reading.ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("kind", "data", "answer"),
    [
        ("text", "Мости".encode(), {"text": "Мости"}),
        ("text", b"words\x00", {"problem": "not-text"}),
        ("text", b"x" * (limits.CHARACTERS + 9), {"text": "x" * (limits.CHARACTERS + 1)}),
        ("html", b"<p>words", {"text": "words"}),
        ("docx", b"no archive", {"problem": "malformed"}),
        ("pdf", b"%PDF-1.4", {"problem": "malformed"}),
    ],
)
def test_it_answers_with_the_text_or_with_the_problem(kind, data, answer):
    assert child._answer(kind, data) == answer


def test_a_library_that_runs_out_of_memory_is_a_problem_of_the_file(monkeypatch):
    def text_of(data: bytes) -> str:
        raise MemoryError

    monkeypatch.setattr("proposals.documents.plain.text_of", text_of)
    assert child._answer("text", b"words") == {"problem": "memory"}
