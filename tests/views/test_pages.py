"""What each of the other pages says, in words, on the small site."""

import re

import pytest

from proposals.models import Process, Proposal
from tests.factories import (
    make_event,
    make_position,
    make_process,
    make_proposal,
    make_source,
)
from tests.views.reading import read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db


def test_home_puts_texts_and_events_on_one_line_of_time(client):
    make_site()

    page = read(client.get("/"))

    entries = [(entry.attrs["id"], entry.one("p", "when").text) for entry in page.one("ol", "timeline").all("li")]
    assert entries == [
        ("meeting", "20 November 2025"),
        ("plan", "20 November 2025"),
        ("counter", "23 November 2025"),
        ("reported", "December 2025"),
    ]


def test_home_offers_each_text_beside_the_first_of_its_line(client):
    site = make_site()
    make_proposal(process=site.process, slug="empty", revises=site.plan)  # nothing recorded: nothing to compare

    page = read(client.get("/"))

    assert [link.attrs["href"] for link in page.one("section", "ready").all("a")] == [
        "/compare/?t=plan&t=counter",
        "/compare/?t=plan&t=reported",
    ]


def test_home_without_anything_published_says_so(client):
    page = read(client.get("/"))

    assert page.one("p", "lede").text == "Nothing has been published here yet."


def test_an_event_of_several_days_shows_both(client):
    site = make_site()
    make_event(process=site.process, slug="long", starts_on="2025-12-14", ends_on="2025-12-15")

    page = read(client.get("/"))

    entry = next(li for li in page.one("ol", "timeline").all("li") if li.attrs["id"] == "long")
    assert entry.one("p", "when").text == "14 December 2025 to 15 December 2025"


def test_proposals_are_listed_oldest_first(client):
    make_site()

    rows = read(client.get("/proposals/")).one("tbody").all("tr")

    assert [[cell.text for cell in row.all("td")] for row in rows] == [
        ["20 November 2025", "Alpha", "Full text; presented", "nothing recorded", "2"],
        ["23 November 2025", "Beta", "Full text; presented", "Plan", "3"],
        ["December 2025", rows[2].all("td")[1].text, "Known from reports only; presented", "Plan", "1"],
    ]


def test_a_proposal_shows_its_clauses_in_order_with_figures_and_stances(client):
    make_site()

    page = read(client.get("/proposals/plan/"))

    size, aid = page.one("section", "clauses").all("article", "clause")
    assert [clause.attrs["id"] for clause in (size, aid)] == ["clause-1", "clause-2"]
    assert size.one("p", "text").text == "Alpha keeps at most 600,000 personnel."
    assert size.one("p", "terms").text == "Cap: 600,000 personnel"
    assert size.one("p", "reading").text == "Agency published instead: The figure is missing."
    assert sorted(said.one("strong").text for said in size.all("article", "statement")) == ["rejects", "supports"]
    assert aid.all("article", "statement") == []


def test_a_proposal_says_what_it_leaves_out_and_how(client):
    make_site()

    table = read(client.get("/proposals/counter/")).one("table", "list").one("tbody")

    assert [[cell.text for cell in row.children if not isinstance(cell, str)] for row in table.all("tr")] == [
        ["2 Aid", "Plan", "Struck: marked as deleted"]
    ]


def test_a_text_known_from_reports_says_so(client):
    make_site()

    page = read(client.get("/proposals/reported/"))

    assert page.one("p", "caveats").text == (
        "This text was never published. It is known from reports only, so the absence of a clause here is not evidence."
    )


def test_a_clause_shows_what_answers_it_in_every_other_text(client):
    make_site()

    page = read(client.get("/proposals/plan/1/"))

    found = [(article.one("h3").text, article.one("p", "text").text) for article in page.all("article", "counterpart")]
    assert found == [
        (
            "Counter 23 November 2025",
            "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
            "inserted: in peacetime end of insertion .",
        ),
        ("Beta's draft December 2025", found[1][1]),
    ]


def test_a_clause_keeps_stances_on_the_thesis_apart_from_stances_on_itself(client):
    make_site()

    said = read(client.get("/proposals/plan/1/")).all("article", "statement")

    assert [found.one("p", "stance").text for found in said] == [
        "Alpha supports point 1 of the Plan",
        "Beta rejects point 1 of the Plan",
        "Beta supports with conditions the thesis “There is a cap.”",
    ]


def test_a_correction_after_publication_shows_once_in_the_record_of_the_clause_with_its_reason(client):
    site = make_site()
    site.size.text = "Alpha keeps at most 650,000 personnel."
    site.size._change_reason = "The figure was misread."
    site.size.save()
    site.size.sources.add(make_source())  # a further row of history in which nothing shown here has changed

    page = read(client.get("/proposals/plan/1/"))

    (entry,) = page.all("section")[-1].all("li")
    assert entry.text.split(" ", 3)[3] == "(The figure was misread.): Size. Alpha keeps at most 650,000 personnel."


def test_parties_are_listed_with_how_much_they_said_and_when_last(client):
    make_site()

    rows = read(client.get("/parties/")).one("tbody").all("tr")

    assert [(row.one("th").text, [cell.text for cell in row.all("td")]) for row in rows][:2] == [
        ("Beta", ["State", "Texts drafted: 1", "Statements: 3", "Latest: 20 November 2025"]),
        ("Alpha", ["Coalition", "Texts drafted: 1", "Statements: 1", "Latest: 20 November 2025"]),
    ]


def test_a_party_shows_its_latest_statement_first_and_marks_a_change_of_stance(client):
    site = make_site()
    beta = site.size.positions.get(slug="p001").party
    make_position(slug="p009", party=beta, clause=site.size, stance="open", stated_on="2025-12-24")
    make_position(slug="p010", party=beta, clause=site.size, stance="open", stated_on="2025-12-25")

    page = read(client.get("/parties/beta/"))

    said = page.all("article", "statement")
    order = [found.attrs["id"] for found in said]
    assert order.index("p010") < order.index("p009") < order.index("p001")
    moves = {found.attrs["id"]: [move.text for move in found.all("p", "move")] for found in said}
    assert {key: moves[key] for key in ("p001", "p009", "p010")} == {
        "p001": [],
        "p009": ["Previously: rejects (20 November 2025)"],
        "p010": [],
    }


def test_a_source_lists_everything_that_rests_on_it(client):
    make_site()

    page = read(client.get("/sources/wire/"))

    assert [heading.text for heading in page.one("main").all("h3")] == [
        "Texts",
        "Clauses",
        "Variant readings",
        "Statements",
        "Events",
    ]
    assert [entry.text for entry in page.all("ul", "plain")[0].all("li")] == ["Plan", "Counter", "Beta's draft"]


@pytest.mark.parametrize(
    "path",
    [
        "/proposals/nowhere/",
        "/proposals/plan/99/",
        "/issues/nowhere/",
        "/parties/nowhere/",
        "/sources/nowhere/",
        "/?process=nowhere",
        "/nowhere",
    ],
)
def test_an_address_with_nothing_behind_it_is_a_404_in_words(client, path):
    make_site()

    response = client.get(path)

    assert response.status_code == 404
    assert read(response).one("h1").text == "There is nothing at this address"


def test_every_page_links_its_json_twin_and_the_twin_answers(client):
    make_site()

    for url in (
        "/",
        "/proposals/plan/",
        "/proposals/plan/1/",
        "/issues/force-size/",
        "/parties/beta/",
        "/sources/wire/",
    ):
        links = read(client.get(url)).one("head").all("link")
        twins = [link.attrs["href"] for link in links if link.attrs.get("type") == "application/json"]
        assert len(twins) == 1, url
        assert client.get(twins[0]).status_code == 200, twins[0]


def test_the_icon_is_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/proposals/icon.svg"


def test_texts_that_revise_each_other_do_not_hang_the_front_page(client):
    site = make_site()
    Proposal.objects.filter(pk=site.plan.pk).update(revises=site.counter)

    assert client.get("/").status_code == 200


def test_the_front_page_shows_the_process_that_began_last_and_one_without_a_day_only_for_want_of_another(client):
    site = make_site()
    Process.objects.filter(pk=site.process.pk).update(started_on="2025-04-17")
    make_event(process=make_process(name="Undated talks", started_on=None))

    assert read(client.get("/")).one("h1").text == "Talks"


def test_a_clause_without_a_heading_says_so(client):
    site = make_site()
    site.plan.clauses.filter(key="2").update(heading="")

    page = read(client.get("/proposals/plan/2/"))

    assert page.one("h1").text == "2 No heading"
    assert page.one("title").text == "2 No heading, Plan · Parley"


def test_undated_sources_come_last(client):
    site = make_site()
    make_proposal(process=site.process, sources=[make_source(title="Undated", published_on=None)])

    rows = read(client.get("/sources/")).one("tbody").all("tr")

    assert rows[-1].one("th").text == "Undated"


def test_every_page_names_its_one_address(client):
    site = make_site()

    for url in set(addresses(site)) - {"/compare/?t=plan"}:  # a tick in the choice of texts has no address of its own
        links = read(client.get(url)).one("head").all("link")
        (canonical,) = [link.attrs["href"] for link in links if link.attrs["rel"] == "canonical"]
        path = canonical.removeprefix("http://testserver")
        assert above_the_foot(client, path) == above_the_foot(client, url), url


def above_the_foot(client, url: str) -> bytes:
    """The page without what sends along all that its address says: the switch of language, the form in its foot."""
    page = client.get(url).content.partition(b"<footer")[0]
    return re.sub(rb'<a href="[^"]*" hreflang="[^"]*"', b"<a", page)
