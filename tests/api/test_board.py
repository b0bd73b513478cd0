"""The board for scripts, as JSON and as a table."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from proposals.management.commands.setup_site import STARTER_DATA
from tests.api.conftest import HERE
from tests.api.filled import fill
from tests.api.test_tables import table
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_topic,
)

pytestmark = pytest.mark.django_db


COLUMNS = (
    "issue kind topic thesis proposal html_url sticking conditions_differ supports supports_with_conditions basis open "
    "objects clauses_only silent party side stance emphasis target_basis conditions position position_url "
    "position_html_url certainty stated_on date_precision "
    "since_position since_stance since_certainty since_stated_on since_date_precision since_well_sourced "
    "best_position best_stance best_certainty best_stated_on best_date_precision best_well_sourced "
    "moved_from_position moved_from_stance moved_from_certainty moved_from_stated_on moved_from_date_precision "
    "moved_from_well_sourced moves also_said well_sourced authors release data_until data_until_precision"
).split()


def test_the_board_has_a_line_for_every_party_on_every_issue_and_text(api):
    process = make_process(slug="talks")
    issue = make_issue(slug="size", topic=make_topic(slug="forces", process=process), thesis="There is a cap.")
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    plan = make_proposal(slug="plan", process=process, drafted_by=[alpha])
    for slug, stance, stated_on in (("p1", "rejects", "2025-11-20"), ("p2", "supports", "2025-11-22")):
        make_position(slug=slug, party=alpha, issue=issue, stance=stance, stated_on=stated_on)
    make_position(slug="p3", party=beta, proposal=plan, stance="opposes", stated_on="2025-11-23")
    make_position(slug="p4", party=beta, clause=make_clause(proposal=plan, issue=issue), stance="opposes")

    rows = table(api, "board/?format=csv")

    assert list(rows[0]) == COLUMNS
    given = [{name: value for name, value in row.items() if value not in ("", "0", "false")} for row in rows]
    until = {"data_until": "2025-11-23", "data_until_precision": "day"}
    on_size = until | {
        "issue": "size", "kind": "dispute", "topic": "forces", "thesis": "There is a cap.",
        "html_url": f"{HERE}/issues/size/", "supports": "1", "clauses_only": "1",
    }  # fmt: skip
    on_plan = until | {"proposal": "plan", "html_url": f"{HERE}/proposals/plan/", "objects": "1", "authors": "1"}
    assert sorted(given, key=lambda row: (row.get("issue", "x"), row["party"])) == [
        on_size
        | said("alpha", "supports", "p2", "supports", "2025-11-22")
        | {
            "moves": "p2",
            **part("moved_from", "p1", "rejects", "2025-11-20"),
        },
        on_size | {"party": "beta", "side": "clauses_only"},
        on_plan | {"party": "alpha", "side": "authors"},
        on_plan | said("beta", "objects", "p3", "opposes", "2025-11-23"),
    ]


def said(party: str, side: str, position: str, stance: str, stated_on: str) -> dict[str, str]:
    return {
        "party": party, "side": side, "stance": stance, "position": position,
        "position_url": f"{HERE}/api/v1/positions/{position}/",
        "position_html_url": f"{HERE}/parties/{party}/#{position}",
        "certainty": "on-record", "stated_on": stated_on, "date_precision": "day", "well_sourced": "true",
        **part("since", position, stance, stated_on), **part("best", position, stance, stated_on),
    }  # fmt: skip


def part(name: str, position: str, stance: str, stated_on: str) -> dict[str, str]:
    return {
        f"{name}_position": position,
        f"{name}_stance": stance,
        f"{name}_certainty": "on-record",
        f"{name}_stated_on": stated_on,
        f"{name}_date_precision": "day",
        f"{name}_well_sourced": "true",
    }


def test_the_board_as_csv_narrows_as_the_board_does_and_has_no_pages(api):
    fill(2)
    board = api.json("board/")
    party, issue = board["parties"][0], next(line for line in board["issues"] if line["stances"])
    narrowed = table(api, f"board/?topic={issue['topic']}&party={party}&format=csv")
    assert {(row["topic"], row["party"], row["proposal"]) for row in narrowed} == {(issue["topic"], party, "")}
    assert len(table(api, "board/?format=csv")) == len(board["parties"]) * len(board["issues"] + board["proposals"])
    assert api.errors("board/?format=xml") == {"format": "“xml” is not valid; use json or csv."}
    assert api.errors("board/?format=csv&page=1") == {"page": "There is no such parameter."}


def test_the_board_of_the_starter_data_answers_what_a_reader_asks(api):
    call_command("load_dataset", str(STARTER_DATA), verbosity=0)

    board = api.json("board/?party=ukraine")

    by_issue = {line["issue"]: line["stances"] for line in board["issues"]}
    donbas, nato = by_issue["ukrainian-held-donbas"][0], by_issue["nato-membership"][0]
    assert (donbas["stance"], donbas["since"]["stated_on"], donbas["moved_from"]) == ("rejects", "2025-12-08", None)
    assert (nato["stance"], nato["since"]["stated_on"], nato["moves"]) == ("supports", "2025-12-24", [])
    assert [each["position"] for each in nato["also_said"]] == ["p017"]
