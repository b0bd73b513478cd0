"""Hostile text is data: it comes back as it was written, in a form that no browser runs."""

from __future__ import annotations

import json

import pytest

from proposals.api.root import LISTS
from proposals.models import VariantReading
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db

MARKUP = "</script><script>alert(1)</script><img src=x onerror=alert(1)><ins>"
HOSTILE = f"{MARKUP}\"'&{{{{7*7}}}}=1+1\u2028\u202e\u200b\x01\\u0000"


@pytest.fixture
def hostile():
    process = make_process(slug="p", name=HOSTILE, summary=HOSTILE, note=HOSTILE)
    source = make_source(slug="s", title=HOSTILE, publisher=HOSTILE, note=HOSTILE)
    party = make_party(slug="a", name=HOSTILE, short_name=HOSTILE[:40])
    topic = make_topic(slug="t", process=process, name=HOSTILE, description=HOSTILE)
    issue = make_issue(slug="i", topic=topic, name=HOSTILE, description=HOSTILE, thesis=HOSTILE)
    measure = make_measure(slug="m", issue=issue, name=HOSTILE, kind="text", unit="", description=HOSTILE)
    texts = {"title": HOSTILE, "short_title": HOSTILE[:60], "date_note": HOSTILE, "summary": HOSTILE}
    one = {"process": process, "drafted_by": [party], "sources": [source], "authorship_note": HOSTILE, **texts}
    clauses = [
        make_clause(
            proposal=make_proposal(slug=slug, **one),
            key="1",
            number=HOSTILE[:40],
            heading=HOSTILE,
            text=HOSTILE + tail,
            issue=issue,
            sources=[source],
            locator=HOSTILE,
            note=HOSTILE,
        )
        for slug, tail in (("x", "600"), ("y", "800"))
    ]
    for clause in clauses:
        make_term(clause=clause, measure=measure, value=HOSTILE, note=HOSTILE)
        VariantReading.objects.create(clause=clause, source=source, reading=HOSTILE)
    statement = {"statement": HOSTILE, "conditions": HOSTILE, "stated_by": HOSTILE, "note": HOSTILE}
    make_position(slug="q", party=party, clause=clauses[0], source=source, **statement)
    make_position(slug="r", party=party, issue=issue, source=source, **statement)
    make_event(
        slug="e",
        process=process,
        name=HOSTILE,
        place=HOSTILE,
        persons=[HOSTILE],
        summary=HOSTILE,
        note=HOSTILE,
        sources=[source],
    )
    make_correspondence(slug="c", from_clauses=[clauses[0]], to_clauses=[clauses[1]], summary=HOSTILE, note=HOSTILE)


ONE = {
    "processes/p/": 3,
    "parties/a/": 1,
    "sources/s/": 3,
    "topics/t/": 2,
    "issues/i/": 3,
    "measures/m/": 2,
    "events/e/": 5,
    "proposals/x/": 4,
    "clauses/x/1/": 6,
    "positions/q/": 4,
    "positions/r/": 5,
    "correspondences/c/": 2,
}


def test_hostile_text_is_tried_on_every_list_but_the_log_of_changes():
    assert {path.split("/")[0] for path in ONE} == {*LISTS} - {"changes"}


def occurrences(value: object) -> int:
    """How often the whole hostile text is a value somewhere in an answer."""
    if isinstance(value, dict):
        return sum(occurrences(each) for each in value.values())
    if isinstance(value, list):
        return sum(occurrences(each) for each in value)
    return value == HOSTILE


@pytest.mark.parametrize("path", [*ONE, *dict.fromkeys(path.split("/")[0] + "/" for path in ONE), "compare/?t=x&t=y"])
def test_hostile_text_comes_back_unchanged_and_cannot_run(api, hostile, path):
    response = api.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    answer = json.loads(response.content)
    if path in ONE:
        assert occurrences(answer) == ONE[path]
    elif not path.startswith("compare/"):
        assert occurrences(answer) > 0


def test_marks_around_hostile_words_are_not_part_of_the_words(api, hostile):
    row = api.json("compare/?t=x&t=y")["rows"][0]
    base, other = (cell["clauses"][0]["spans"] for cell in row["cells"])
    assert base == [["same", f"{HOSTILE}600"]]
    assert "".join(text for kind, text in other if kind != "removed") == f"{HOSTILE}800"
    assert "".join(text for kind, text in other if kind != "added") == f"{HOSTILE}600"
    assert row["correspondences"][0]["summary"] == HOSTILE


def test_an_error_repeats_a_request_as_data(api):
    response = api.get("proposals/?%3Cscript%3E=1&status=%3Cb%3E")
    assert response["Content-Type"] == "application/problem+json"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert {error["field"] for error in response.json()["errors"]} == {"<script>"}
