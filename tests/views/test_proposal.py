"""The pages of texts and of their clauses."""

import pytest

from tests.factories import make_clause, make_proposal, make_source
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


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
    assert (
        size.one("p", "reading").text
        == "Agency (newspaper or agency of record) published instead: The figure is missing."
    )
    assert sorted(each.one("strong").text for each in size.all("article", "statement")) == ["rejects", "supports"]
    assert aid.all("article", "statement") == []


def test_a_proposal_says_what_it_leaves_out_and_how(client):
    make_site()

    table = read(client.get("/proposals/counter/")).one("table", "list").one("tbody")

    assert [[cell.text for cell in row.children if not isinstance(cell, str)] for row in table.all("tr")] == [
        ["2 Aid", "Plan", "Struck: marked as deleted"]
    ]


def test_a_text_known_from_reports_is_marked_as_such(client):
    make_site()

    page = read(client.get("/proposals/reported/"))

    assert page.one("p", "caveats").text == (
        "This text was never published. It is known from reports only, so the absence of a clause here is not evidence."
    )


def test_a_clause_shows_what_answers_it_in_every_other_text(client):
    make_site()

    page = read(client.get("/proposals/plan/1/"))

    counterparts = [
        (article.one("h3").text, article.one("p", "text").text) for article in page.all("article", "counterpart")
    ]
    assert counterparts == [
        (
            "Counter 23 November 2025",
            "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
            "inserted: in peacetime end of insertion .",
        ),
        ("Beta's draft December 2025", counterparts[1][1]),
    ]


def test_a_clause_keeps_stances_on_the_thesis_apart_from_stances_on_itself(client):
    make_site()

    page = read(client.get("/proposals/plan/1/"))

    assert [each.one("p", "stance").text for each in page.all("article", "statement")] == [
        "Alpha supports point 1 of the Plan",
        "Beta rejects point 1 of the Plan",
    ]
    (section,) = (each for each in page.all("section") if each.attrs.get("aria-labelledby") == "stands")
    assert section.text == (
        "Where parties stand on what it is about Force size Thesis, which is not this clause: There is a cap. "
        "Support with conditions Beta supports with conditions, 20 November 2025, on the record Asks for: A pact. "
        "of the clause point 1 of the Plan: rejects, 20 November 2025, on the record "
        "Only of clauses Alpha of the clause point 1 of the Plan: supports, 20 November 2025, on the record"
    )


@pytest.mark.usefixtures("history")
def test_a_correction_after_publication_shows_once_in_the_record_of_the_clause_with_its_reason(client):
    site = make_site()
    site.size.text = "Alpha keeps at most 650,000 personnel."
    site.size._change_reason = "The figure was misread."
    site.size.save()
    site.size.sources.add(make_source())  # another row of history, in which nothing shown here has changed

    page = read(client.get("/proposals/plan/1/"))

    (entry,) = page.all("section")[-1].all("li")
    assert entry.text.split(" ", 3)[3] == "(The figure was misread.): Size. Alpha keeps at most 650,000 personnel."


def test_a_clause_without_a_heading_says_so(client):
    site = make_site()
    site.plan.clauses.filter(key="2").update(heading="")

    page = read(client.get("/proposals/plan/2/"))

    assert page.one("h1").text == "2 No heading"
    assert page.one("title").text == "2 No heading, Plan · Parley"


def test_how_far_sources_were_read_stands_beside_them_and_where_it_is_not_recorded_says_so(client):
    site = make_site()
    statement = site.size.positions.first()
    page = "/proposals/plan/1/"
    before = read(client.get(page)).text
    once = "How far the sources were read: not recorded, for any source cited here."
    assert (before.count(once), before.count("not recorded.")) == (1, 0)
    wire = make_source(slug="second", publisher="Second Agency")
    site.size.sources.add(wire)
    assert read(client.get(page)).text.count(once) == 1
    first = site.size.sources.exclude(pk=wire.pk).get()
    site.size.reading = {first.slug: "in-part"}
    site.size.save()
    statement.reading = {statement.source.slug: "not-read"}
    statement.save()
    after = read(client.get(page)).text
    assert "were read: not recorded" not in after
    assert "(read in part)" in after
    assert "(how far read: not recorded)" in after
    assert "(not read)" in after


@pytest.mark.parametrize("verification", ["direct", "indirect"])
def test_a_public_text_that_was_only_read_in_summaries_says_so(client, verification):
    make_clause(proposal=make_proposal(slug="plan", text_availability="full"), key="1", verification=verification)
    caveats = [each.text for each in read(client.get("/proposals/plan/")).all("p", "caveats")]
    said = "This text was only read in summaries, so the absence of a clause here is not evidence."
    assert caveats == ([said] if verification == "indirect" else [])
