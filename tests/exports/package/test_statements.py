"""The tables of positions, correspondences and events: the cells that are computed."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.exports.package.contents import TABLES
from proposals.exports.package.tables import Public
from proposals.moment import Moment, at
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_unanswered,
)

pytestmark = pytest.mark.django_db


def lines(name: str) -> list[dict]:
    (table,) = [table for table in TABLES if table.name == name]
    columns = [column.name for column in table.columns]
    return [dict(zip(columns, line, strict=True)) for line in table.lines(Public())]


def test_each_clause_of_each_side_has_a_row():
    plan, reply = (make_proposal(slug=slug) for slug in ("plan", "reply"))
    whole, second, first = (make_clause(proposal=p, key=k) for p, k in ((plan, "7"), (reply, "8"), (reply, "10.a")))
    make_correspondence(slug="split", from_clauses=[whole], to_clauses=[second, first], relation="split")
    make_unanswered(slug="nothing", from_clauses=[whole], silent=reply)
    make_correspondence(slug="secret", state="draft", from_clauses=[whole], to_clauses=[first])
    assert [tuple(line.values()) for line in lines("correspondence_clauses")] == [
        ("nothing", "from", "plan", "7"),
        ("split", "from", "plan", "7"),
        ("split", "to", "reply", "10.a"),
        ("split", "to", "reply", "8"),
    ]
    assert [(line["slug"], line["silent"]) for line in lines("correspondences")] == [
        ("nothing", "reply"),
        ("split", None),
    ]


def test_a_position_says_whether_it_is_current():
    alpha, issue = make_party(slug="alpha"), make_issue(process=make_proposal().process)
    for slug, day in (("p1", "2025-11-01"), ("p2", "2025-11-02")):
        make_position(slug=slug, party=alpha, issue=issue, stated_on=day)
    assert [(line["slug"], line["issue"], line["current"]) for line in lines("positions")] == [
        ("p1", issue.slug, False),
        ("p2", issue.slug, True),
    ]


def test_clauses_and_statements_say_how_well_they_are_sourced():
    copies = [make_source(publisher=name, copy_of="Reuters", reliability="edited") for name in ("One", "Two")]
    outlet = make_source(reliability="state-media", outlet_of="AA")
    state = make_party(kind="state", iso="AA")
    make_position(slug="p1", source=copies[0], also_in=[copies[1], outlet])
    make_position(slug="p2", source=outlet)
    make_position(slug="p3", source=outlet, party=state)
    text = make_proposal(slug="plan")
    for key, sources in (("1", copies), ("2", [outlet]), ("3", [])):
        make_clause(proposal=text, key=key, sources=sources)
    columns = ("well_sourced", "independent_sources")
    assert {line["slug"]: tuple(line[name] for name in columns) for line in lines("positions")} == {
        "p1": (True, 1),
        "p2": (False, 0),
        "p3": (True, 1),
    }
    assert {line["key"]: tuple(line[name] for name in columns) for line in lines("clauses")} == {
        "1": (True, 1),
        "2": (False, 0),
        "3": (None, 0),
    }


def test_the_persons_at_an_event_are_names_with_semicolons_between():
    make_event(slug="meeting", persons=["First Person", "Second Person"])
    assert [(line["slug"], line["persons"]) for line in lines("events")] == [("meeting", "First Person; Second Person")]


def test_how_far_sources_were_read_is_said_of_those_that_readers_see():
    seen, later = make_source(slug="wire"), make_source(slug="later", published_on="2025-12-01")
    reading = {"wire": "read", "later": "not-read"}
    text = make_proposal(sources=[seen, later], reading=reading)
    make_clause(proposal=text, sources=[seen, later], reading=reading)
    make_position(proposal=text, source=seen, also_in=[later], reading=reading)
    make_event(sources=[seen, later], reading=reading)
    tables = [table for table in TABLES if table.name in ("proposals", "clauses", "positions", "events")]
    assert [[line[-1] for line in table.lines(Public())] for table in tables] == [["later: not-read; wire: read"]] * 4
    with at(Moment(on=date(2025, 11, 25))):
        assert [[line[-1] for line in table.lines(Public())] for table in tables] == [["wire: read"]] * 4
