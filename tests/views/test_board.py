"""The board page: what it says, where its numbers link to, and that the API agrees."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from proposals.management.commands.setup_site import STARTER_DATA
from tests.api.conftest import Script
from tests.factories import make_issue, make_position
from tests.views.reading import Node, read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

NUMBERS = re.compile(r"(\d+) accepts? · (\d+) objects? · (\d+) open · (\d+) silent")


def tallies(page: Node) -> dict[str, tuple[int, ...]]:
    """The counts of every row of the two tables, by the slug of what it is about."""
    rows = [row for table in page.all("table", "board") for row in table.all("tr") if "id" in row.attrs]
    return {row.attrs["id"]: tuple(map(int, NUMBERS.search(row.one("th").text).groups())) for row in rows}


def test_a_row_says_who_stands_where_and_since_when(client):
    site = make_site()
    issue = site.size.issue
    make_position(slug="p010", issue=issue, party=site.plan.drafted_by.get(), stance="rejects", stated_on="2025-12-01")
    make_position(slug="p011", issue=issue, party=site.plan.drafted_by.get(), stance="rejects", stated_on="2025-12-09")

    page = read(client.get("/board/"))

    point = page.one("ol", "sticking").one("li")
    assert point.text == (
        "Force size There is a cap. Accept Beta supports with conditions, 20 November 2025 "
        "Object Alpha rejects, since 1 December 2025"
    )
    head, *rest = page.all("table", "board")[0].one("thead").all("th")
    assert (head.text, [party.text for party in rest]) == ("Issue", ["Alpha", "Beta"])
    row = next(row for row in page.all("tr") if row.attrs.get("id") == "force-size")
    assert [cell.text for cell in row.all("td")] == [
        "Alpha rejects since 1 Dec 2025",
        "Beta supports with conditions 20 Nov 2025",
    ]
    assert row.one("th").text.endswith("also 2 stances on clauses")


def test_a_change_of_stance_is_marked_drawn_and_listed_in_a_table(client):
    site = make_site()
    make_position(slug="p010", issue=site.size.issue, party=site.counter.drafted_by.get(), stance="rejects",
                  stated_on="2025-12-01", certainty="anonymous")  # fmt: skip

    page = read(client.get("/board/"))

    row = next(row for row in page.all("tr") if row.attrs.get("id") == "force-size")
    assert row.all("td")[0].text == (
        "Beta rejects 1 Dec 2025 before that: supports with conditions, 20 November 2025 anonymous"
    )
    drawing = page.one("figure", "course")
    assert drawing.one("svg").one("title").text == "Stance of Beta over time"
    assert len(drawing.one("svg").all("circle")) == 2
    assert [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in drawing.one("tbody").all("tr")] == [
        ["20 Nov 2025", "supports with conditions", "Speaker"],
        ["1 Dec 2025", "rejects", "Spokesperson from an anonymous source or a report"],
    ]


def test_every_number_and_every_cell_leads_to_the_statements(client):
    site = make_site()
    make_position(issue=site.size.issue, party=site.plan.drafted_by.get(), stance="rejects")
    make_position(issue=site.size.issue, stance="open")

    page = read(client.get("/board/"))

    links = {
        link.attrs["href"]
        for table in page.all("table", "board")
        for row in table.all("tbody")
        for link in row.all("a")
    }
    with_anchor = {link for link in links if "#" in link}
    assert len(with_anchor) >= 8
    for link in with_anchor:
        address, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in client.get(address).content.decode(), link


def test_the_counting_rule_is_on_the_page(client):
    make_site()

    rule = read(client.get("/board/")).one("section", "rule").text

    for sentence in (
        "never count as stances on the thesis",
        "what a coalition says does not count for its members",
        "A dashed ring marks a stance that is anonymous or inferred.",
    ):
        assert sentence in rule


def test_page_and_api_give_the_same_numbers(client):
    call_command("load_dataset", str(STARTER_DATA), verbosity=0)
    for query in ("", "?topic=territory", "?party=ukraine&party=russia", "?topic=armed-forces&party=european-union"):
        page, answer = tallies(read(client.get(f"/board/{query}"))), Script().json(f"board/{query}")
        lines = {line["issue"]: line for line in answer["issues"] if line["stances"]}
        lines |= {line["proposal"]: line for line in answer["proposals"]}
        assert page == {slug: tuple(line["counts"].values()) for slug, line in lines.items()}, query
        assert all(sum(line["counts"].values()) == len(answer["parties"]) for line in lines.values())


def test_a_choice_of_topic_and_parties_is_kept_in_the_form_and_in_the_address(client):
    make_site()

    page = read(client.get("/board/?party=beta&topic=forces&process=talks"))

    (canonical,) = (link for link in page.all("link") if link.attrs.get("rel") == "canonical")
    assert canonical.attrs["href"].endswith("/board/?topic=forces&party=beta")
    ticked = [box.attrs["value"] for box in page.all("input") if "checked" in box.attrs]
    assert ticked == ["beta"]
    assert [each.attrs["value"] for each in page.all("option") if "selected" in each.attrs] == ["forces"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("process=nowhere", "process: There is no record with this slug. Use a slug from the list."),
        ("topic=nowhere", "topic: There is no record with this slug. Use a slug from the list."),
        ("topic=a%00b", "topic: There is no record with this slug. Use a slug from the list."),
        ("party=beta&party=nobody", "party: There is no record with the slug nobody. Use a slug from the list."),
        ("party=%00", "party: There is no record with the slug \0. Use a slug from the list."),
    ],
)
def test_an_invalid_value_is_refused_by_name(client, query, sentence):
    make_site()

    response = client.get(f"/board/?{query}")

    assert response.status_code == 400
    assert read(response).one("div", "problem").text == sentence


def test_a_topic_of_other_talks_is_refused(client):
    site = make_site()
    other = make_position(issue=make_issue(process=make_position().issue.topic.process)).issue.topic

    response = client.get(f"/board/?process={site.process.slug}&topic={other.slug}")

    assert read(response).one("div", "problem").text == "topic: This topic belongs to another process."


def test_an_empty_board_says_so(client):
    assert "Nothing has been published here yet." in read(client.get("/board/")).one("main").text
    site = make_site()
    site.size.positions.all().delete()
    site.size.issue.positions.all().delete()
    site.plan.positions.all().delete()

    assert "No statements are recorded yet." in read(client.get("/board/")).one("main").text
