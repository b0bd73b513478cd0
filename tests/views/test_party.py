"""The pages of parties."""

import pytest

from tests.factories import make_clause, make_event, make_issue, make_party, make_position, make_proposal
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_parties_are_listed_with_the_number_and_the_latest_day_of_their_statements(client):
    make_site()

    rows = read(client.get("/parties/")).one("tbody").all("tr")

    assert [(row.one("th").text, [cell.text for cell in row.all("td")]) for row in rows][:2] == [
        ("Beta", ["State", "Texts drafted: 1", "Statements: 3", "Latest: 20 November 2025"]),
        ("Alpha", ["Coalition", "Texts drafted: 1", "Statements: 1", "Latest: 20 November 2025"]),
    ]


def test_the_latest_day_of_a_party_is_no_finer_than_it_is_known(client):
    issue, days = make_issue(process=make_proposal().process), []
    for number, precision in enumerate(("day", "week", "month", "year")):
        said = {"party": make_party(name=f"Party {number}"), "issue": issue}
        make_position(stated_on="2025-02-10", **said)
        make_position(stated_on="2025-03-17", date_precision=precision, **said)
    # A statement of some day in March need not be later than one of 20 March.
    said = {"party": make_party(name="Party 4"), "issue": issue}
    make_position(stated_on="2025-03-20", **said)
    make_position(stated_on="2025-03-25", date_precision="month", **said)

    for row in read(client.get("/parties/")).one("tbody").all("tr"):
        days += [(shown.attrs["datetime"], shown.text) for shown in row.all("time")]

    assert days == [
        ("2025-03-17", "17 March 2025"),
        ("2025-W12", "week of 17 March 2025"),
        ("2025-03", "March 2025"),
        ("2025-02-10", "10 February 2025"),
        ("2025-03-20", "20 March 2025"),
    ]


def test_a_party_shows_its_latest_statement_first_and_marks_a_change_of_stance(client):
    site = make_site()
    beta = site.size.positions.get(slug="p001").party
    make_position(slug="p009", party=beta, clause=site.size, stance="supports", stated_on="2025-12-24")
    make_position(slug="p010", party=beta, clause=site.size, stance="supports", stated_on="2025-12-25")

    page = read(client.get("/parties/beta/"))

    statements = page.all("article", "statement")
    order = [each.attrs["id"] for each in statements]
    assert order.index("p010") < order.index("p009") < order.index("p001")
    moves = {each.attrs["id"]: [move.text for move in each.all("p", "move")] for each in statements}
    assert {key: moves[key] for key in ("p001", "p009", "p010")} == {
        "p001": [],
        "p009": ["Previously: rejects (20 November 2025, on the record)"],
        "p010": [],
    }


def test_a_party_page_says_how_far_the_records_of_its_own_talks_run(client):
    alpha, here, there = make_party(slug="alpha"), make_proposal(slug="here"), make_proposal(slug="there")
    make_position(party=alpha, clause=make_clause(proposal=here), stated_on="2025-11-20")
    make_event(process=there.process, starts_on="2026-01-01", ends_on="2026-01-01")
    page = read(client.get("/parties/alpha/"))
    assert page.one("main").one("p", "lede").text == "1 statement. Records run to 20 November 2025."
    assert "Records run to 20 November 2025." in page.one("footer").text
    there.drafted_by.add(alpha)
    assert "Records run to 1 January 2026." in read(client.get("/parties/alpha/")).one("footer").text
