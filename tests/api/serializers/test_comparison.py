"""A comparison as JSON: the texts, the rows with their cells, and what stands beside them."""

from __future__ import annotations

import pytest

from tests.api.compared import make_two_texts
from tests.api.conftest import HERE
from tests.factories import make_clause, make_issue, make_proposal, make_topic
from tests.views.site import answer_two_rows, make_site, speak_ukrainian

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
        "also_answers": [],
        "spans": spans,
        "well_sourced": True,
        "independent_sources": 1,
        "note": "",
    } | other


def cell(proposal: str, clauses: list[dict], **other: object) -> dict:
    return {
        "proposal": proposal,
        "silence": None,
        "because": None,
        "elsewhere": [],
        "answered_by": [],
        "omissions": [],
        "state": None,
        "relation": None,
        "relation_by": None,
        "engine_relation": None,
        "not_compared": None,
        "coarsened": False,
        "clauses": clauses,
    } | other


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
        "rows": 3, "shown": 2, "differ": 2, "not_compared": 1, "relations": {"figure_changed": 1, "dropped": 1},
    }  # fmt: skip


def test_a_clause_that_answers_two_rows_stands_in_one_and_is_referred_to_in_the_other(api):
    answer_two_rows(make_site())
    rows = api.json("compare/?t=first&t=second&t=third")["rows"]
    assert [row["id"] for row in rows] == ["first.1", "first.2"]
    assert [each["clauses"][0]["also_answers"] for each in rows[0]["cells"]] == [[], [], ["first.2"]]
    there = [{"key": "5", "row": "first.1"}]
    assert rows[1]["cells"][2] == cell(
        "third", [], silence="other_row", elsewhere=["5"], answered_by=there, state="elsewhere"
    )


def test_words_of_another_language_are_not_compared(api):
    speak_ukrainian(make_site())
    answer = api.json("compare/?t=plan&t=ukrainian")
    size, sea, aid = answer["rows"]
    assert (size["relation"], size["matched_by"], size["cells"][1]["not_compared"]) == (None, "issue", "languages")
    assert size["cells"][1]["clauses"][0]["spans"] == [["uncompared", "Альфа утримує не більше 700 000 осіб."]]
    assert aid["cells"][1] == cell(
        "ukrainian", [], silence="not_compared", not_compared="languages", state="not_compared"
    )
    assert [each["silence"] for each in sea["cells"]] == ["not_compared", None]
    assert (aid["certainty"], answer["summary"]["not_compared"]) == (0.0, 3)


def test_another_base_turns_the_marks_around(api, texts):
    answer = api.json("compare/?t=first&t=second&base=second&issue=size")
    assert [each["base"] for each in answer["texts"]] == [False, True]
    assert answer["url"] == f"{HERE}/api/v1/compare/?t=first&t=second&base=second&issue=size"
    first, second = answer["rows"][0]["cells"]
    assert second["clauses"][0]["spans"] == [["same", "Forces hold at most 800,000 personnel."]]
    assert ["added", "600,000"] in first["clauses"][0]["spans"]


def test_points_without_words_have_no_spans_and_say_why(api):
    first = make_proposal(slug="first")
    make_proposal(slug="second", text_availability="reported")
    make_clause(proposal=first, key="3", status="deleted")
    make_clause(proposal=first, key="4", status="unrecorded")
    answer = api.json("compare/?t=first&t=second")
    cells = {row["cells"][0]["clauses"][0]["key"]: row["cells"] for row in answer["rows"]}
    assert {key: (here["clauses"][0]["silence"], here["clauses"][0]["spans"]) for key, (here, _) in cells.items()} == {
        "3": ("struck", []),
        "4": ("unrecorded", []),
    }
    assert {there["silence"] for _, there in cells.values()} == {"not_public"}
    assert answer["warnings"] == [
        "first has 1 point not recorded here yet; absence of a clause is not evidence.",
        "second is known from reports only; absence of a clause is not evidence.",
        "second has no clauses recorded here yet; absence of a clause is not evidence.",
    ]
