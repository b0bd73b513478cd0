"""A comparison as JSON: the texts, the rows with their cells, and what stands beside them."""

from __future__ import annotations

import pytest

from tests.api.compared import cell, clause, make_two_texts
from tests.api.conftest import HERE
from tests.factories import make_clause, make_issue, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    return make_two_texts()


def position(slug: str, party: str, target: dict[str, str], stance: str = "supports", conditions: str = "") -> dict:
    return {
        "url": f"{HERE}/api/v1/positions/{slug}/",
        "html_url": f"{HERE}/parties/{party}/#{slug}",
        "party": party,
        "target": target,
        "stance": stance,
        "conditions": conditions,
        "stated_on": "2025-11-20",
        "date_precision": "day",
        "certainty": "on-record",
        "well_sourced": True,
    }


def text(slug: str, short_title: str, base: bool) -> dict:
    return {
        "url": f"{HERE}/api/v1/proposals/{slug}/",
        "html_url": f"{HERE}/proposals/{slug}/",
        "proposal": slug,
        "title": f"{short_title} plan",
        "short_title": short_title,
        "issued_on": "2025-11-20",
        "date_precision": "day",
        "text_availability": "full",
        "base": base,
    }


def said(state: str, relation: str | None = None) -> dict:
    """What is said of a cell by the engine alone."""
    by = "engine" if relation else None
    return {"state": state, "relation": relation, "relation_by": by, "engine_relation": relation}


def nonzero(counts: dict) -> dict:
    return {name: nonzero(count) if isinstance(count, dict) else count for name, count in counts.items() if count}


def test_a_comparison_comes_with_its_texts_rows_and_cells(api, texts):
    answer = api.json("compare/?t=first&t=second")
    size, blocs = answer.pop("rows")
    summary = answer.pop("summary")
    assert nonzero(summary) == {
        "rows": 2, "shown": 2, "differ": 2, "relations": {"figure_changed": 1, "dropped": 1},
    }  # fmt: skip
    assert answer == {
        "url": f"{HERE}/api/v1/compare/?t=first&t=second",
        "html_url": f"{HERE}/compare/?t=first&t=second",
        "texts": [text("first", "First", True), text("second", "Second", False)],
        "positions": [position("p3", "alpha", {"proposal": "second"})],
        "release": None,
        "licence": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/",
        "warnings": [
            "What is compared: of first, our paraphrase; of second, a translation. None of it is the texts’ own words."
        ],
        "data_until": "2025-11-20",
        "data_until_precision": "day",
    }
    assert 0 < size.pop("certainty") <= 1
    assert nonzero(size.pop("state")) == {"texts": 1, "differs": 1}
    assert size == {
        "id": "first.6",
        "topic": "forces",
        "issue": "size",
        "differs": True,
        "relation": "figure_changed",
        "relation_by": "engine",
        "engine_relation": "figure_changed",
        "matched_by": "issue",
        "correspondences": [],
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
                            ["removed", "600,000"],
                            ["added", "800,000"],
                            ["same", " personnel."],
                        ],
                        basis="translation",
                    )
                ],
                **said("differs", "figure_changed"),
                replaced=[{"kind": "figure", "base": "600,000", "other": "800,000"}],
            ),
        ],
        "terms": [
            {
                "measure": "cap",
                "unit": "personnel",
                "values": {"first": "600000", "second": "800000"},
                "figures": [
                    {"proposal": "first", "value": "600000", "unit": "personnel", "unsettled": ""},
                    {"proposal": "second", "value": "800000", "unit": "personnel", "unsettled": ""},
                ],
                "change": "200000",
                "ratio": "1.333",
            }
        ],
        "positions": [
            position("p1", "alpha", {"proposal": "first", "clause": "6"}, "rejects", "A higher one."),
            position("p4", "beta", {"proposal": "first", "clause": "6"}),
            position("p2", "beta", {"issue": "size", "thesis": "On size."}),
        ],
        "stale_correspondences": [],
        "stale_terms": [],
    }
    assert blocs["cells"] == [
        cell("first", [clause("first", "7", [["same", "Nobody joins a bloc."]], number="")]),
        cell(
            "second",
            [],
            silence="struck",
            **said("left_out", "dropped"),
            omissions=[{"clause": {"proposal": "first", "clause": "7"}, "how": "struck", "note": "Crossed out."}],
        ),
    ]


def test_a_text_that_speaks_of_the_issue_elsewhere_names_its_clauses(api, texts):
    first, second = texts
    roads = make_issue(slug="roads", topic=make_topic(process=first.process))
    first.clauses.get(key="6").further_issues.add(roads)
    make_clause(proposal=second, key="9", issue=roads, text="A toll is paid.", sources=[])

    answer = api.json("compare/?t=first&t=second&issue=roads")

    row = next(row for row in answer["rows"] if row["id"] == "second.9")
    assert (row["issue"], row["relation"], row["cells"][0]) == (
        "roads",
        None,
        cell("first", [], silence="elsewhere", elsewhere=["6"]),
    )
    assert nonzero(answer["summary"]) == {
        "rows": 3, "shown": 2, "differ": 2, "undecided": 1, "relations": {"figure_changed": 1, "dropped": 1},
    }  # fmt: skip


def test_another_base_turns_the_marks_around(api, texts):
    answer = api.json("compare/?t=first&t=second&base=second&issue=size")
    assert [each["base"] for each in answer["texts"]] == [False, True]
    assert answer["url"] == f"{HERE}/api/v1/compare/?t=first&t=second&base=second&issue=size"
    first, second = answer["rows"][0]["cells"]
    assert second["clauses"][0]["spans"] == [["same", "Forces hold at most 800,000 personnel."]]
    assert ["added", "600,000"] in first["clauses"][0]["spans"]
