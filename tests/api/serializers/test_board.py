"""The board as JSON: the rows with their counts and stances, and what stands beside them."""

from __future__ import annotations

import pytest

from proposals.stances.rule import RULE
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db


NOBODY = dict.fromkeys(
    ("supports", "supports_with_conditions", "basis", "open", "objects", "clauses_only", "silent", "authors"), 0
)


def statement(position: str, stance: str, stated_on: str) -> dict[str, str | bool]:
    return {
        "position": position,
        "stance": stance,
        "stated_on": stated_on,
        "date_precision": "day",
        "certainty": "on-record",
        "well_sourced": True,
    }


def test_a_board_comes_with_its_issues_parties_and_stances(api):
    process = make_process(slug="talks")
    issue = make_issue(slug="size", topic=make_topic(slug="forces", process=process), thesis="There is a cap.")
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    plan = make_proposal(slug="plan", process=process, drafted_by=[alpha])
    for slug, stance, day in (("p1", "rejects", "2025-11-20"), ("p2", "supports", "2025-11-22")):
        make_position(slug=slug, party=alpha, issue=issue, stance=stance, stated_on=day)
    said = {"party": alpha, "issue": issue}
    make_position(slug="p1b", stance="open", stated_on="2025-11-23", **said)
    make_position(slug="p5", stance="supports", stated_on="2025-11-24", **said)
    make_position(
        slug="p6", stance="supports", stated_on="2025-11-25", certainty="anonymous", emphasis="red-line", **said
    )
    make_position(slug="p3", party=beta, issue=issue, stance="opposes", stated_on="2025-11-23", certainty="inferred")
    clause = make_clause(proposal=plan, key="1", issue=issue)
    make_position(slug="p4", party=beta, clause=clause, stance="open", stated_on="2025-11-23", target_basis="inferred")

    board = api.json("board/?topic=forces")

    (row,) = board.pop("issues")
    assert board == {
        "url": f"{HERE}/api/v1/board/?topic=forces",
        "html_url": f"{HERE}/board/?topic=forces",
        "process": "talks",
        "parties": ["alpha", "beta"],
        "sticking": ["size"],
        "proposals": [],
        "release": None,
        "licence": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/",
        "warnings": [str(sentence) for sentence in RULE],
        "data_until": "2025-11-25",
        "data_until_precision": "day",
    }
    alphas, betas = row.pop("stances")
    assert row == {
        "issue": "size",
        "topic": "forces",
        "thesis": "There is a cap.",
        "html_url": f"{HERE}/issues/size/",
        "kind": "dispute",
        "counts": NOBODY | {"supports": 1, "objects": 1},
        "sticking": True,
        "conditions_differ": False,
        "beside": [
            {
                "party": "beta",
                "target": {"proposal": "plan", "clause": "1"},
                "side": "open",
                "stance": "open",
                "emphasis": "",
                "target_basis": "inferred",
                "conditions": "",
                "certainty": "on-record",
                "stated_on": "2025-11-23",
                "date_precision": "day",
                "since": statement("p4", "open", "2025-11-23"),
                "best": statement("p4", "open", "2025-11-23"),
                "moved_from": None,
                "also_said": [],
                "position": "p4",
                "url": f"{HERE}/api/v1/positions/p4/",
                "html_url": f"{HERE}/parties/beta/#p4",
                "moves": [],
                "well_sourced": True,
            }
        ],
    }
    assert alphas == {
        "party": "alpha",
        "side": "supports",
        "stance": "supports",
        "emphasis": "red-line",
        "target_basis": "",
        "conditions": "",
        "certainty": "anonymous",
        "stated_on": "2025-11-25",
        "date_precision": "day",
        "since": statement("p5", "supports", "2025-11-24"),
        "best": statement("p5", "supports", "2025-11-24"),
        "moved_from": statement("p1", "rejects", "2025-11-20"),
        "also_said": [statement("p1b", "open", "2025-11-23")],
        "position": "p6",
        "url": f"{HERE}/api/v1/positions/p6/",
        "html_url": f"{HERE}/parties/alpha/#p6",
        "moves": ["p2"],
        "well_sourced": True,
    }
    assert (betas["side"], betas["certainty"], betas["moved_from"], betas["moves"]) == ("objects", "inferred", None, [])


def test_every_statement_of_a_stance_has_its_own_precision_and_sources(api):
    said = {"party": make_party(), "issue": make_issue(process=make_proposal().process)}
    weak = make_source(reliability="aggregator")
    make_position(slug="p1", stance="rejects", stated_on="2025-03-25", date_precision="month", source=weak, **said)
    make_position(slug="p2", stance="supports", stated_on="2025-06-04", date_precision="week", source=weak, **said)
    make_position(slug="p3", stance="supports", stated_on="2025-07-25", date_precision="month", **said)
    make_position(slug="p4", stance="open", stated_on="2025-08-25", date_precision="month", source=weak, **said)
    make_position(slug="p5", stance="supports", stated_on="2026-08-25", date_precision="year", source=weak, **said)

    ((stance,),) = (row["stances"] for row in api.json("board/")["issues"])

    def known(each: dict) -> tuple:
        return each["position"], each["date_precision"], each["well_sourced"]

    assert known(stance) == ("p5", "year", False)
    assert known(stance["since"]) == ("p5", "year", False)
    assert known(stance["moved_from"]) == ("p1", "month", False)
    assert [known(other) for other in stance["also_said"]] == [("p4", "month", False)]


def test_a_text_has_a_row_of_its_own_unless_a_topic_is_asked_for(api):
    plan = make_proposal(slug="plan")
    make_position(slug="p1", proposal=plan, stance="ambiguous")
    (row,) = api.json("board/")["proposals"]
    assert {name: row[name] for name in ("proposal", "html_url", "counts", "sticking", "beside")} == {
        "proposal": "plan",
        "html_url": f"{HERE}/proposals/plan/",
        "counts": NOBODY | {"open": 1},
        "sticking": False,
        "beside": [],
    }


def test_a_text_names_the_parties_that_are_counted_as_its_authors(api):
    member, alone, other = (make_party(slug=slug, name=slug) for slug in ("member", "alone", "other"))
    union = make_party(slug="union", kind="coalition", members=[member])
    plan = make_proposal(slug="plan", drafted_by=[union, alone])
    issue = make_issue(process=plan.process)
    for party in (member, alone, other):
        make_position(party=party, issue=issue)

    board = api.json("board/")

    (row,) = board["proposals"]
    assert (row["counts"], row["authors"]) == (NOBODY | {"silent": 2, "authors": 1}, ["alone"])
    assert "authors" not in board["issues"][0]


def test_a_pledge_has_no_counts_and_no_sides(api):
    pledge = make_issue(kind="pledge", process=make_proposal().process)
    for stance in ("supports", "rejects"):
        make_position(issue=pledge, stance=stance)

    (row,) = api.json("board/")["issues"]

    assert (row["kind"], row["counts"], row["sticking"]) == ("pledge", None, False)
    assert [(stance["stance"], stance["side"]) for stance in row["stances"]] == [("supports", None), ("rejects", None)]
