"""The board for scripts, as JSON and as a table."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from proposals.management.commands.setup_site import STARTER_DATA
from tests.api.conftest import HERE
from tests.api.filled import fill
from tests.api.test_tables import table
from tests.factories import (
    make_issue,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_topic,
)

pytestmark = pytest.mark.django_db


STANCE = (
    "issue topic thesis proposal html_url sticking accepts objects open silent party side stance certainty stated_on "
    "since moved_from_position moved_from_stance moved_from_stated_on position position_url position_html_url moves"
)


def test_the_board_has_a_line_for_every_party_on_every_issue_and_text(api):
    process = make_process(slug="talks")
    issue = make_issue(slug="size", topic=make_topic(slug="forces", process=process), thesis="There is a cap.")
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    plan = make_proposal(slug="plan", process=process, drafted_by=[alpha])
    for slug, stance, stated_on in (("p1", "rejects", "2025-11-20"), ("p2", "supports", "2025-11-22")):
        make_position(slug=slug, party=alpha, issue=issue, stance=stance, stated_on=stated_on)
    make_position(slug="p3", party=beta, proposal=plan, stance="opposes", stated_on="2025-11-23")
    on_size = f"size,forces,There is a cap.,,{HERE}/issues/size/,false,1,0,0,1"
    on_plan = f",,,plan,{HERE}/proposals/plan/,false,0,1,0,1"
    p2 = f"{HERE}/api/v1/positions/p2/,{HERE}/parties/alpha/#p2"
    p3 = f"{HERE}/api/v1/positions/p3/,{HERE}/parties/beta/#p3"
    assert api.get("board/?format=csv").getvalue().decode().split("\r\n") == [
        STANCE.replace(" ", ","),
        f"{on_size},alpha,accepts,supports,on-record,2025-11-22,2025-11-22,p1,rejects,2025-11-20,p2,{p2},p2",
        f"{on_size},beta,silent,,,,,,,,,,,",
        f"{on_plan},alpha,silent,,,,,,,,,,,",
        f"{on_plan},beta,objects,opposes,on-record,2025-11-23,2025-11-23,,,,p3,{p3},",
        "",
    ]


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
    assert (donbas["stance"], donbas["since"], donbas["moved_from"]) == ("rejects", "2025-12-08", None)
    assert (nato["stance"], nato["since"], nato["moves"]) == ("supports", "2025-12-24", ["p017", "p027"])
    assert nato["moved_from"] == {"position": "p017", "stance": "open", "stated_on": "2025-12-14"}
