"""Sources at the desk."""

from __future__ import annotations

from tests.admin.form_data import add, errors
from tests.factories import make_source


def test_two_sources_cannot_have_the_same_address(analyst):
    make_source(url="https://example.org/page")
    data = {"slug": "x", "title": "X", "url": "https://example.org/page", "kind": "news-report", "language": "en"}
    data |= {"missing": "It gives no day."}
    assert errors(analyst.post(add("source"), data)) == {
        "url": ["Another source already has this address; use that source."]
    }
