"""The pages of issues: which text says what, how the wording changes, and what a silence means."""

import pytest

from proposals.models import Issue, Proposal
from tests.factories import make_clause, make_issue, make_position, make_process, make_proposal, make_topic
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def test_an_issue_follows_the_wording_from_text_to_text_and_says_which_revises_which(client):
    site = make_site()

    steps = read(client.get("/issues/force-size/")).all("article", "step")

    assert [step.one("p", "text").text for step in steps][:2] == [
        "Alpha keeps at most 600,000 personnel.",
        "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
        "inserted: in peacetime end of insertion .",
    ]
    assert [step.all("p", "meta")[0].text for step in steps[1:]] == [
        "Marked against the Plan, which it revises. Compare the two texts",
        "Marked against the Plan, which it revises. Compare the two texts",
    ]

    def last() -> str:
        return read(client.get("/issues/force-size/")).all("article", "step")[2].all("p", "meta")[0].text

    Proposal.objects.filter(slug="reported").update(revises=None)
    assert last() == (
        "Marked against the text before it by date that speaks of this in words that can be compared, "
        "the Counter, which it is not recorded to "
        "revise. Compare the two texts"
    )
    site.reported.derived_from.set([site.counter])
    assert last() == "Marked against the Counter, which it draws on. Compare the two texts"


def test_a_text_silent_on_an_issue_says_what_the_silence_means(client):
    make_site()

    steps = read(client.get("/issues/aid/")).all("article", "step")

    assert [[silence.text for silence in step.all("p", "silence")] for step in steps] == [
        [],
        ["struck here: the text marks point 2 as deleted"],
        ["not known: this text is not public"],
    ]


@pytest.mark.parametrize(("kind", "target"), [("dispute", "thesis"), ("pledge", "pledge")])
def test_an_issue_says_no_more_of_other_parties_than_that_no_stance_is_recorded(client, kind, target):
    site = make_site()
    Issue.objects.filter(slug="aid").update(kind=kind)
    said = {}
    for party in (site.plan.drafted_by.get(), site.counter.drafted_by.get()):
        (line,) = (each for each in read(client.get("/issues/aid/")).all("p") if each.attrs.get("id") == "silent")
        said[party.slug] = line.text.partition(" How this")[0]
        make_position(issue=Issue.objects.get(slug="aid"), party=party)
    assert said == {
        "alpha": f"No stance on this {target}, or on a clause about it, is recorded for: Beta, Alpha.",
        "beta": f"No stance on this {target}, or on a clause about it, is recorded for: Beta.",
    }
    (line,) = (each for each in read(client.get("/issues/aid/")).all("p") if each.attrs.get("id") == "silent")
    assert line.text == "How this is counted · What each step means"


def test_the_matrix_tells_a_silent_text_from_an_unknown_one(client):
    make_site()

    rows = read(client.get("/issues/")).one("table", "matrix").all("tr")

    cells = {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows if row.all("td")}
    assert cells == {
        "Force size in 3 of 3 texts": ["Plan point 1", "Counter point 1", "Beta's draft point r1 left open"],
        "Aid in 2 of 3 texts": [
            "Plan point 2",
            "Counter point 2 struck",
            "Beta's draft not known: this text is not public",
        ],
    }


def test_the_matrix_can_be_narrowed_to_a_topic(client):
    site = make_site()
    make_issue(name="Borders", topic=make_topic(slug="land", process=site.process))

    every, one = (read(client.get(f"/issues/{query}")).one("table", "matrix") for query in ("", "?topic=land"))

    assert [len(table.all("tbody")) for table in (every, one)] == [2, 1]
    assert one.one("tbody").all("th")[1].text == "Borders in 0 of 3 texts"
    refused = client.get("/issues/?topic=nowhere")
    assert refused.status_code == 400
    assert read(refused).one("div", "problem").text.startswith("topic: ")


def test_the_matrix_and_the_choice_of_texts_keep_processes_apart(client):
    make_site()
    other = make_clause(proposal=make_proposal(process=make_process(name="Other talks"), short_title="Accord"))
    other.issue.topic.process = other.proposal.process

    page = read(client.get("/issues/"))
    matrices = [[head.text for head in table.one("thead").all("th")] for table in page.all("table", "matrix")]
    chooser = read(client.get("/compare/")).all("fieldset", "chooser")

    assert ["Issue", "Accord"] in matrices
    assert ["Issue", "Plan", "Counter", "Beta's draft known from reports only"] in matrices
    assert [[label.text for label in group.all("span", "short")] for group in chooser] == [
        ["Accord"],
        ["Plan", "Counter", "Beta's draft"],
    ]


def test_nothing_is_marked_against_a_report_that_a_clause_was_taken_out(client):
    site = make_site()
    site.counter.clauses.filter(key="1").update(status="removed", text="The cap is no longer included.")

    steps = read(client.get("/issues/force-size/")).all("article", "step")

    assert [(step.one("p", "text").text, [meta.text for meta in step.all("p", "meta")]) for step in steps[:2]] == [
        ("Alpha keeps at most 600,000 personnel.", []),
        ("The cap is no longer included.", []),
    ]
    assert steps[2].one("p", "meta").text == "Marked against the Plan, which it revises. Compare the two texts"


def test_an_issue_lists_statements_on_clauses_that_have_it_as_a_further_issue(client):
    site = make_site()
    site.size.further_issues.add(Issue.objects.get(slug="aid"))

    statements = read(client.get("/issues/aid/")).all("article", "statement")

    assert sorted(each.one("strong").text for each in statements) == ["rejects", "supports"]


def test_each_clause_says_what_its_words_are(client):
    make_site()

    numbers = read(client.get("/issues/force-size/")).all("p", "number")

    said = [number.one("span", "kind").text for number in numbers]
    assert said == ["· paraphrase", "· paraphrase", "· reported"]


def test_an_issue_draws_the_changes_of_stance_on_its_thesis_and_on_clauses_about_it(client):
    site = make_site()
    beta = site.counter.drafted_by.get()
    for target in ({"issue": site.size.issue}, {"clause": site.size}):
        make_position(party=beta, stance="opposes", stated_on="2025-12-01", **target)

    drawings = read(client.get("/issues/force-size/")).all("figure", "course")[:2]

    assert [drawing.one("figcaption").text for drawing in drawings] == ["Beta", "Beta, point 1 of the Plan"]
