"""HTML: the words that a browser would show, with the numbers of its lists."""

from __future__ import annotations

import pytest

from proposals.documents.html import label, shown_text
from proposals.documents.reading import read


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


def test_html_declares_its_encoding():
    page = '<meta charset="windows-1251"><p>Мости відкриті.</p>'.encode("cp1251")
    assert read("plan.htm", page) == "Мости відкриті."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Tolls <b>end</b>.", "Tolls end."),
        ("<p>One.<script>var p = '<p>Two.';</script><p>Three.", "One.\n\nThree."),
        ("<select><option>No</select><button>No</button>Yes", "Yes"),
        ("<pre>a  b\n c</pre>", "a  b\nc"),
        ("<li>A point without a list", "• A point without a list"),
        ('<ol start="x"><li>One<li value="5">Five<li>Six</ol>', "1. One\n5. Five\n6. Six"),
        ("a&nbsp;b &lt;p&gt;", "a\xa0b <p>"),
    ],
)
def test_markup_becomes_the_text_that_it_shows(markup, text):
    assert shown_text(markup) == text


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("1", 27, "27"),
        ("a", 26, "z"),
        ("a", 27, "27"),
        ("A", 2, "B"),
        ("i", 39, "xxxix"),
        ("I", 4, "IV"),
        ("i", 40, "40"),
    ],
)
def test_a_list_counts_in_its_style_as_far_as_that_goes(kind, number, expected):
    assert label(kind, number) == expected
