"""What comes out of an honest file: its words in order, with the numbers a reader of it would see."""

from __future__ import annotations

import codecs

import pytest

from proposals.documents import limits
from proposals.documents.problems import SENTENCES, DocumentError
from proposals.documents.reading import check_text, read
from tests.documents import making


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(name, data)
    assert str(caught.value) == SENTENCES[caught.value.code]
    return caught.value.code


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


def test_html_is_read_as_a_browser_shows_it():
    page = """<!DOCTYPE html><html><head><title>Not this</title><style>p { color: red }</style></head><body>
      <nav>Home</nav><script>alert("no")</script>
      <h1>Plan</h1><p>Two   towns
      agree &amp; sign:</p>
      <ol><li>Tolls end.<ol type="a"><li>for carts</li><li>for boats</li></ol></li><li>The mill<br>is sold.</li></ol>
      <p>Later:</p><ol start="17"><li>Wells are shared.</li></ol>
      <ul><li>in town</li></ul>
      <table><tr><td>Fee</td><td>5</td></tr></table></body></html>"""
    assert read("plan.html", page.encode()) == "\n".join(
        [
            "Plan",
            "",
            "Two towns agree & sign:",
            "",
            "1. Tolls end.",
            "",
            "a) for carts",
            "",
            "b) for boats",
            "",
            "2. The mill",
            "is sold.",
            "",
            "Later:",
            "",
            "17. Wells are shared.",
            "",
            "• in town",
            "",
            "Fee\t5",
        ]
    )


def test_html_says_its_encoding():
    page = '<meta charset="windows-1251"><p>Мости відкриті.</p>'.encode("cp1251")
    assert read("plan.htm", page) == "Мости відкриті."


def test_word_paragraphs_are_set_off_by_blank_lines():
    assert read("plan.docx", making.word(["1. Tolls end.", "2. Wells are shared."])) == (
        "1. Tolls end.\n\n2. Wells are shared."
    )


def test_numbers_that_word_makes_up_are_written_out():
    levels = [("decimal", "%1.", 1), ("lowerLetter", "%2)", 1), ("decimal", "%1.%2.%3", 1)]
    items = [
        ("Tolls end", 1, 0),
        ("for carts", 1, 1),
        ("for boats", 1, 1),
        ("A remark in between.", 0, 0),
        ("Wells are shared", 1, 0),
        ("in town", 1, 1),
        ("at night", 1, 2),
        ("A second part.", 0, 0),
        ("Herds pass", 2, 0),
        ("Herds rest", 2, 0),
    ]
    assert read("plan.docx", making.word_with_lists(items, levels, starts=(None, 17))).split("\n\n") == [
        "1. Tolls end",
        "a) for carts",
        "b) for boats",
        "A remark in between.",
        "2. Wells are shared",
        "a) in town",
        "2.a.1 at night",
        "A second part.",
        "17. Herds pass",
        "18. Herds rest",
    ]


def test_pdf_pages_are_joined_without_their_page_numbers():
    data = making.pdf([["1. Tolls end.", "2. Wells are", "1"], ["shared.", "3. Herds pass.", "2"]])
    assert read("plan.pdf", data) == "1. Tolls end.\n2. Wells are\nshared.\n3. Herds pass."


def test_a_last_line_that_counts_no_pages_stays():
    assert read("plan.pdf", making.pdf([["Fee:", "5"], ["Fine:", "12"]])) == "Fee:\n5\nFine:\n12"


def test_a_pdf_that_opens_without_a_password_is_read():
    assert read("plan.pdf", making.locked(making.pdf([["1. Tolls end."]]), "")) == "1. Tolls end."


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


def test_a_scan_is_refused_as_empty():
    assert refusal("plan.pdf", making.pdf([[], []])) == "empty"


def test_a_word_file_without_words_is_refused_as_empty():
    assert refusal("plan.docx", making.word([""])) == "empty"


def test_a_pdf_with_a_password_is_refused():
    assert refusal("plan.pdf", making.locked(making.pdf([["1. Tolls end."]]), "secret")) == "encrypted"


def test_an_archive_without_a_document_is_refused():
    assert refusal("plan.docx", making.archive({}).replace(b"word/document.xml", b"word/documant.xml")) == "malformed"


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


def test_a_pdf_of_the_most_pages_is_read_and_one_more_is_refused():
    assert read("plan.pdf", making.pdf([["1. Tolls end."], *[[]] * (limits.PAGES - 1)])).strip() == "1. Tolls end."
    assert refusal("plan.pdf", making.pdf([["1. Tolls end."], *[[]] * limits.PAGES])) == "pages"
