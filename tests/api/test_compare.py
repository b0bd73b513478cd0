"""The comparison as JSON: all its parts, what may be asked for, what is refused."""

from __future__ import annotations

import pytest

from tests.api.compared import make_two_texts
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_correspondence,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    return make_two_texts()


def stance(slug: str, party: str, target: dict[str, str], stance: str = "supports", conditions: str = "") -> dict:
    return {
        "url": f"{HERE}/api/v1/positions/{slug}/",
        "html_url": f"{HERE}/parties/{party}/#{slug}",
        "party": party,
        "target": target,
        "stance": stance,
        "conditions": conditions,
        "stated_on": "2025-11-20",
        "certainty": "on-record",
    }


def text(slug: str, short_title: str, base: bool) -> dict:
    return {
        "url": f"{HERE}/api/v1/proposals/{slug}/",
        "html_url": f"{HERE}/proposals/{slug}/",
        "proposal": slug,
        "title": f"{short_title} plan",
        "short_title": short_title,
        "issued_on": "2025-11-20",
        "text_availability": "full",
        "base": base,
    }


def clause(proposal: str, key: str, spans: list[list[str]], **other: str | None) -> dict:
    return {
        "url": f"{HERE}/api/v1/clauses/{proposal}/{key}/",
        "html_url": f"{HERE}/proposals/{proposal}/{key}/",
        "key": key,
        "number": "1",
        "heading": "",
        "status": "active",
        "basis": "paraphrase",
        "sources": ["report"],
        "silence": None,
        "moved_from": None,
        "spans": spans,
    } | other


def cell(proposal: str, clauses: list[dict], **other: object) -> dict:
    return {
        "proposal": proposal,
        "silence": None,
        "because": None,
        "omissions": [],
        "relation": None,
        "coarsened": False,
        "clauses": clauses,
    } | other


def test_a_comparison_whole(api, texts):
    found = api.json("compare/?t=first&t=second")
    size, blocs = found.pop("rows")
    summary = found.pop("summary")
    assert {name: count for name, count in summary.items() if count} == {"rows": 2, "figure_changed": 1, "dropped": 1}
    assert found == {
        "url": f"{HERE}/api/v1/compare/?t=first&t=second",
        "html_url": f"{HERE}/compare/?t=first&t=second",
        "texts": [text("first", "First", True), text("second", "Second", False)],
        "total": 2,
        "positions": [stance("p3", "alpha", {"proposal": "second"})],
        "release": None,
        "licence": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/",
        "warnings": [],
    }
    assert 0 < size.pop("certainty") <= 1
    assert size == {
        "id": "first.6",
        "topic": "forces",
        "issue": "size",
        "relation": "figure_changed",
        "matched_by": "issue",
        "verdict": None,
        "summary": None,
        "cells": [
            cell(
                "first",
                [clause("first", "6", [["same", "Forces hold at most 600,000 personnel."]], heading="Forces")],
            ),
            cell(
                "second",
                [
                    clause(
                        "second",
                        "5.a",
                        [
                            ["same", "Forces hold at most "],
                            ["removed", "600,000 "],
                            ["added", "800,000 "],
                            ["same", "personnel."],
                        ],
                        basis="translation",
                    )
                ],
                relation="figure_changed",
            ),
        ],
        "terms": [
            {
                "measure": "cap",
                "unit": "personnel",
                "values": {"first": "600000", "second": "800000"},
                "figures": [
                    {"proposal": "first", "value": "600000", "unit": "personnel"},
                    {"proposal": "second", "value": "800000", "unit": "personnel"},
                ],
                "change": "200000",
                "ratio": "1.333",
            }
        ],
        "positions": [
            stance("p1", "alpha", {"proposal": "first", "clause": "6"}, "rejects", "A higher one."),
            stance("p4", "beta", {"proposal": "first", "clause": "6"}),
            stance("p2", "beta", {"issue": "size", "thesis": "On size."}),
        ],
    }
    assert blocs["cells"] == [
        cell("first", [clause("first", "7", [["same", "Nobody joins a bloc."]], number="")]),
        cell(
            "second",
            [],
            silence="struck",
            relation="dropped",
            omissions=[{"clause": {"proposal": "first", "clause": "7"}, "how": "struck", "note": "Crossed out."}],
        ),
    ]


def test_another_base_turns_the_marks_around(api, texts):
    found = api.json("compare/?t=first&t=second&base=second&issue=size")
    assert [each["base"] for each in found["texts"]] == [False, True]
    assert found["url"] == f"{HERE}/api/v1/compare/?t=first&t=second&base=second&issue=size"
    first, second = found["rows"][0]["cells"]
    assert second["clauses"][0]["spans"] == [["same", "Forces hold at most 800,000 personnel."]]
    assert ["added", "600,000 "] in first["clauses"][0]["spans"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", ["first.6", "first.7"]),
        ("issue=size", ["first.6"]),
        ("topic=forces", ["first.6", "first.7"]),
        ("rows=differences", ["first.6", "first.7"]),
        ("rows=contested", ["first.6"]),
        ("rows=contested&issue=blocs", []),
        ("rows=all&match=all", ["first.6", "first.7"]),
    ],
)
def test_rows_asked_for_and_all_there_are(api, texts, query, rows):
    found = api.json(f"compare/?t=first&t=second&{query}".rstrip("&"))
    assert [row["id"] for row in found["rows"]] == rows
    assert (found["summary"]["rows"], found["total"]) == (len(rows), 2)


def test_by_wording_alone_verdicts_count_for_nothing(api, texts):
    first, second = texts
    make_correspondence(
        from_clauses=[first.clauses.get(key="7")],
        to_clauses=[second.clauses.get(key="5.a")],
        relation="replaced",
        summary="The bloc gives way to a cap.",
    )
    by_person = api.json("compare/?t=first&t=second")["rows"]
    row = next(row for row in by_person if row["matched_by"] == "person")
    assert (row["verdict"], row["summary"], row["certainty"]) == ("replaced", "The bloc gives way to a cap.", 1.0)
    by_wording = api.json("compare/?t=first&t=second&match=wording")["rows"]
    assert {(row["matched_by"], row["verdict"]) for row in by_wording} == {("wording", None), ("unmatched", None)}


def test_points_without_words_have_no_spans_and_say_why(api):
    first = make_proposal(slug="first")
    make_proposal(slug="second", text_availability="reported")
    make_clause(proposal=first, key="3", status="deleted")
    make_clause(proposal=first, key="4", status="unrecorded")
    found = api.json("compare/?t=first&t=second")
    cells = {row["cells"][0]["clauses"][0]["key"]: row["cells"] for row in found["rows"]}
    assert {key: (here["clauses"][0]["silence"], here["clauses"][0]["spans"]) for key, (here, _) in cells.items()} == {
        "3": ("struck", []),
        "4": ("unrecorded", []),
    }
    assert {there["silence"] for _, there in cells.values()} == {"not_public"}
    assert found["warnings"] == [
        "first has 1 point not recorded here yet; absence of a clause is not evidence.",
        "second is known from reports only; absence of a clause is not evidence.",
        "second has no clauses recorded here yet; absence of a clause is not evidence.",
    ]


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("", {"t": "Give the slugs of 2 to 6 texts: t=a&t=b."}),
        ("t=first", {"t": "Give the slugs of 2 to 6 texts: t=a&t=b."}),
        ("t=first&t=first", {"t": "first: choose each text only once."}),
        ("t=first&t=nowhere", {"t": "There is no proposal nowhere."}),
        ("t=first&t=a%00b", {"t": "There is no proposal a\x00b."}),
        ("t=first&t=secret", {"t": "There is no proposal secret."}),
        ("&".join(f"t=x{n}" for n in range(7)), {"t": "At most 6 texts can be compared; you chose 7."}),
        ("t=first&t=second&base=third", {"base": "Choose one of the compared texts: first, second."}),
        (
            "t=first&t=second&topic=x",
            {"topic": "There is no record with this slug. Use a slug from the list."},
        ),
        ("t=first&t=second&rows=some", {"rows": "“some” is not valid; use all, differences or contested."}),
        ("t=first&t=second&match=luck", {"match": "“luck” is not valid; use all or wording."}),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(api, texts, query, errors):
    make_proposal(slug="secret", state="draft")
    assert api.errors(f"compare/?{query}") == errors
