"""The board as JSON: the rows with their counts and stances, and what stands beside them."""

from __future__ import annotations

import pytest

from proposals.stances.board import RULE
from tests.api.conftest import HERE
from tests.factories import make_clause, make_issue, make_party, make_position, make_process, make_proposal, make_topic

pytestmark = pytest.mark.django_db


def test_a_board_comes_with_its_issues_parties_and_stances(api):
    process = make_process(slug="talks")
    issue = make_issue(slug="size", topic=make_topic(slug="forces", process=process), thesis="There is a cap.")
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    plan = make_proposal(slug="plan", process=process, drafted_by=[alpha])
    for slug, stance, day in (("p1", "rejects", "2025-11-20"), ("p2", "supports", "2025-11-22")):
        make_position(slug=slug, party=alpha, issue=issue, stance=stance, stated_on=day)
    make_position(slug="p3", party=beta, issue=issue, stance="opposes", stated_on="2025-11-23", certainty="inferred")
    clause = make_clause(proposal=plan, key="1", issue=issue)
    make_position(slug="p4", party=beta, clause=clause, stance="open", stated_on="2025-11-23")

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
    }
    alphas, betas = row.pop("stances")
    assert row == {
        "issue": "size",
        "topic": "forces",
        "thesis": "There is a cap.",
        "html_url": f"{HERE}/issues/size/",
        "counts": {"accepts": 1, "objects": 1, "open": 0, "silent": 0},
        "sticking": True,
        "beside": [
            {
                "url": f"{HERE}/api/v1/positions/p4/",
                "html_url": f"{HERE}/parties/beta/#p4",
                "party": "beta",
                "target": {"proposal": "plan", "clause": "1"},
                "stance": "open",
                "conditions": "",
                "stated_on": "2025-11-23",
                "certainty": "on-record",
            }
        ],
    }
    assert alphas == {
        "party": "alpha",
        "side": "accepts",
        "stance": "supports",
        "certainty": "on-record",
        "stated_on": "2025-11-22",
        "since": "2025-11-22",
        "moved_from": {"position": "p1", "stance": "rejects", "stated_on": "2025-11-20"},
        "position": "p2",
        "url": f"{HERE}/api/v1/positions/p2/",
        "html_url": f"{HERE}/parties/alpha/#p2",
        "moves": ["p2"],
    }
    assert (betas["side"], betas["certainty"], betas["moved_from"], betas["moves"]) == ("objects", "inferred", None, [])


def test_a_text_has_a_row_of_its_own_unless_a_topic_is_asked_for(api):
    plan = make_proposal(slug="plan")
    make_position(slug="p1", proposal=plan, stance="ambiguous")
    (row,) = api.json("board/")["proposals"]
    assert {name: row[name] for name in ("proposal", "html_url", "counts", "sticking", "beside")} == {
        "proposal": "plan",
        "html_url": f"{HERE}/proposals/plan/",
        "counts": {"accepts": 0, "objects": 0, "open": 1, "silent": 0},
        "sticking": False,
        "beside": [],
    }
