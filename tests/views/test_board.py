"""The board page: what it says, where its numbers link to, and that the API agrees."""

from __future__ import annotations

import pytest

from proposals.models import Change, Party, Position
from tests.factories import make_issue, make_party, make_position
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_a_row_says_who_stands_where_and_since_when(client):
    site = make_site()
    issue = site.size.issue
    make_position(slug="p010", issue=issue, party=site.plan.drafted_by.get(), stance="rejects", stated_on="2025-12-01")
    make_position(slug="p011", issue=issue, party=site.plan.drafted_by.get(), stance="rejects", stated_on="2025-12-09",
                  certainty="anonymous", emphasis="red-line")  # fmt: skip

    page = read(client.get("/board/"))

    point = page.one("ol", "sticking").one("li")
    assert point.text == (
        "Force size There is a cap. "
        "Support with conditions Beta supports with conditions, 20 November 2025, on the record Asks for: A pact. "
        "of the clause point 1 of the Plan: rejects, 20 November 2025, on the record "
        "Object Alpha rejects, latest 9 December 2025, anonymous; "
        "since 1 December 2025, on the record (best evidence) · red line "
        "of the clause point 1 of the Plan: supports, 20 November 2025, on the record"
    )
    head, *rest = page.all("table", "board")[0].one("thead").all("th")
    assert (head.text, [party.text for party in rest]) == ("Issue", ["Alpha", "Beta"])
    row = next(row for row in page.all("tr") if row.attrs.get("id") == "force-size")
    assert [cell.text for cell in row.all("td")] == [
        "Alpha rejects 9 Dec 2025 anonymous since 1 Dec 2025 on the record red line "
        "supports of Plan, 1 · 20 Nov 2025 on the record",
        "Beta supports with conditions 20 Nov 2025 on the record rejects of Plan, 1 · 20 Nov 2025 on the record",
    ]
    assert row.one("th").text == "Force size 1 supports with conditions · 1 objects Beta asks for: A pact."


def test_who_drafted_a_text_is_not_said_to_be_without_a_stance(client):
    site = make_site()
    gamma = make_party(slug="gamma", short_name="Gamma")
    site.counter.drafted_by.add(make_party(slug="union", short_name="Union", kind="coalition", members=[gamma]))
    for party in (gamma, make_party(slug="delta", short_name="Delta")):
        make_position(issue=site.size.issue, party=party, stance="open")

    page = read(client.get("/board/"))

    row = next(row for row in page.all("tr") if row.attrs.get("id") == "counter")
    columns = [head.text for head in page.all("table", "board")[1].one("thead").all("th")][1:]
    assert dict(zip(columns, (cell.text for cell in row.all("td")), strict=True)) == {
        "Alpha": "no stance recorded",
        "Beta": "Beta drafted it",
        "Gamma": "no stance recorded member of Union, which drafted it",
        "Delta": "no stance recorded",
    }
    assert row.one("th").text == "Counter 3 with no stance recorded · 1 drafted it"


def test_the_description_says_how_far_the_records_run_and_calls_no_stance_current(client):
    make_site()

    page = read(client.get("/board/"))

    described = {
        meta.attrs["content"]
        for meta in page.all("meta")
        if "description" in (meta.attrs.get("name") or meta.attrs.get("property") or "")
    }
    assert described == {
        "Last recorded stances of the parties on every issue and text: Talks. Records run to 20 November 2025."
    }


def test_an_issue_on_which_nobody_stands_is_not_called_one_that_nobody_spoke_of(client):
    make_site()

    page = read(client.get("/board/")).one("main").text

    assert "No stance is recorded on the thesis of, or on a clause about: Aid." in page
    assert "silent" not in page


def test_a_change_of_stance_is_marked_drawn_and_listed_in_a_table(client):
    site = make_site()
    make_position(slug="p010", issue=site.size.issue, party=site.counter.drafted_by.get(), stance="rejects",
                  stated_on="2025-12-01", certainty="anonymous")  # fmt: skip

    page = read(client.get("/board/"))

    row = next(row for row in page.all("tr") if row.attrs.get("id") == "force-size")
    assert row.all("td")[0].text == (
        "Beta rejects 1 Dec 2025 anonymous previously: supports with conditions, 20 November 2025, on the record "
        "rejects of Plan, 1 · 20 Nov 2025 on the record"
    )
    drawing = page.one("figure", "course")
    assert drawing.one("svg").one("title").text == "Stance of Beta over time"
    assert len(drawing.one("svg").all("circle")) == 2
    assert [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in drawing.one("tbody").all("tr")] == [
        ["20 Nov 2025", "supports with conditions", "Speaker on the record"],
        ["1 Dec 2025", "rejects", "Spokesperson anonymous"],
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
        "It may still have spoken of the matter in a statement filed elsewhere.",
        "To draft a text is not counted as supporting it.",
        "If two are of one day, the better evidenced counts",
        "That nobody objects is no agreement.",
        "Any other statement with another stance is “also said”.",
        "A dashed ring marks a stance whose latest statement is not on the record.",
    ):
        assert sentence in rule


def test_every_step_is_defined_on_the_page(client):
    make_site()

    steps = read(client.get("/board/")).one("div", "steps-defined")

    assert [step.text for step in steps.all("dt")] == [
        "Supports",
        "Supports with conditions",
        "A basis for further talks",
        "Leaves it open",
        "Opposes",
        "Rejects",
        "Ambiguous",
        "Red line",
        "Priority",
        "On the record",
        "Named, through somebody else’s account",
        "Anonymous",
        "Inferred",
        "Named by the speaker",
        "Inferred by us",
    ]
    assert len(steps.all("dd")) == len(steps.all("dt"))


def test_what_takes_no_side_is_also_said_and_an_inferred_target_is_called_so(client):
    site = make_site()
    alpha = {"issue": site.size.issue, "party": site.plan.drafted_by.get()}
    make_position(stance="rejects", stated_on="2025-12-01", target_basis="inferred", **alpha)
    make_position(stance="open", stated_on="2025-11-30", certainty="reported", **alpha)

    page = read(client.get("/board/"))

    assert page.one("ol", "sticking").text.count("also said: leaves it open, 30 November 2025, reported") == 1
    row = next(row for row in page.all("tr") if row.attrs.get("id") == "force-size")
    assert "target inferred also said: leaves it open, 30 November 2025, reported" in row.text
    assert page.all("figure", "course") == []


def test_compatible_conditions_are_said_with_the_reason(client):
    site = make_site()
    theirs = site.size.issue.positions.get(slug="p002")
    conditional = {"issue": site.size.issue, "stance": "supports-with-conditions"}
    ours = make_position(party=site.plan.drafted_by.get(), compatible_reason="Both ask for a pact.", **conditional)

    page = read(client.get("/board/"))
    (section,) = (each for each in page.all("section") if each.attrs.get("aria-labelledby") == "differing")
    assert section.one("ol").text.endswith(
        "Conditions differ: nobody has recorded that these acceptances are compatible."
    )

    ours.compatible_with.set([theirs])
    page = read(client.get("/issues/force-size/"))
    assert "Conditions differ" not in page.text
    assert "The conditions of Alpha are recorded as compatible with those of Beta: Both ask for a pact." in page.text
    assert [[each.text for each in said.all("p", "conditions")] for said in page.all("article", "statement")][:2] == [
        ["Asks for: A pact."],
        ["Asks for: With guarantees.", "Recorded as compatible with the conditions of Beta: Both ask for a pact."],
    ]


def test_a_pledge_is_listed_apart_and_not_counted(client):
    site = make_site()
    pledge = make_issue(slug="troops", topic=site.size.issue.topic, kind="pledge", thesis="The party sends troops.")
    for party, stance in (("alpha", "supports"), ("beta", "rejects")):
        make_position(issue=pledge, party=Party.objects.get(slug=party), stance=stance)

    page, of_issue = read(client.get("/board/")), read(client.get("/issues/troops/"))

    (section,) = (each for each in page.all("section") if each.attrs.get("aria-labelledby") == "pledges")
    assert section.one("dl").text == "Yes Alpha 20 November 2025, on the record No Beta 20 November 2025, on the record"
    row = next(row for row in page.all("tr") if row.attrs.get("id") == "troops")
    assert row.one("th").text.endswith("a pledge, not counted")
    assert of_issue.one("p", "thesis").text == (
        "Pledge, which each party makes or refuses for itself alone, so that different answers are no dispute: "
        "The party sends troops."
    )
    assert [each.one("p", "stance").text for each in of_issue.all("article", "statement")] == [
        "Beta rejects the pledge: The party sends troops.",
        "Alpha supports the pledge: The party sends troops.",
    ]


def test_a_choice_of_topic_and_parties_is_kept_in_the_form_and_in_the_address(client):
    make_site()

    page = read(client.get("/board/?party=beta&topic=forces&process=talks"))

    (canonical,) = (link for link in page.all("link") if link.attrs.get("rel") == "canonical")
    assert canonical.attrs["href"].endswith("/board/?topic=forces&party=beta")
    assert page.one("p", "lede").text.startswith("What 1 party last said about every issue of the topic Forces: ")
    ticked = [box.attrs["value"] for box in page.all("input") if "checked" in box.attrs]
    assert ticked == ["beta"]
    assert [each.attrs["value"] for each in page.all("option") if "selected" in each.attrs] == ["forces"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("process=nowhere", "process: There is no process “nowhere”; use one of: talks."),
        ("topic=nowhere", "topic: There is no record with this slug. Use a slug from the list."),
        ("topic=a%00b", "topic: There is no record with this slug. Use a slug from the list."),
        ("party=beta&party=nobody", "party: There is no record with the slug nobody. Use a slug from the list."),
        ("party=%00", "party: There is no record with the slug ␀. Use a slug from the list."),
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


@pytest.mark.parametrize("inferred", ["rejects", "supports-with-conditions"])
def test_a_change_of_stance_says_on_every_page_that_one_of_its_targets_is_inferred(client, inferred):
    site = make_site()
    beta = site.counter.drafted_by.get()
    after = make_position(slug="p010", issue=site.size.issue, party=beta, stance="rejects", stated_on="2025-12-01")
    Change.of(Change.Kind.PUBLICATION, after).save()
    Position.objects.filter(issue=site.size.issue, party=beta, stance=inferred).update(target_basis="inferred")

    said = {}
    for address in ("/board/", "/parties/beta/", "/issues/force-size/"):
        page = read(client.get(address))
        said[address] = [row.text for row in page.all("figure", "course")[0].one("tbody").all("tr")]
    before, now = (", target inferred" if inferred == each else "" for each in ("supports-with-conditions", "rejects"))
    drawn = [
        f"20 Nov 2025 supports with conditions Speaker on the record{before}",
        f"1 Dec 2025 rejects Spokesperson on the record{now}",
    ]
    assert said == dict.fromkeys(said, drawn)
    entry = next(each for each in read(client.get("/timeline/?kind=move")).all("li") if each.attrs.get("id") == "p010")
    assert entry.text.endswith(
        f"This statement: on the record{now}. The one before: 20 November 2025, on the record{before}."
    )
    (moved,) = (
        each for each in read(client.get("/changes/?kind=moved")).all("li") if each.attrs.get("id", "c")[:2] == "c-"
    )
    assert moved.text.count("(target inferred)") == 1
    statement = read(client.get("/parties/beta/")).all("p", "move")[0].text
    assert statement == f"Previously: supports with conditions (20 November 2025, on the record{before})"
