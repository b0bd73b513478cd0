"""The issues: which text says what, how the wording moves, and what a silence means."""

import pytest

from proposals.coverage import coverage
from proposals.models import Issue
from tests.factories import make_clause, make_issue, make_process, make_proposal
from tests.pages.reading import read
from tests.pages.site import make_site

pytestmark = pytest.mark.django_db


def test_an_issue_follows_the_wording_from_text_to_text(client):
    make_site()

    steps = read(client.get("/issues/force-size/")).all("article", "step")

    assert [step.one("p", "text").text for step in steps][:2] == [
        "Alpha keeps at most 600,000 personnel.",
        "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
        "inserted: in peacetime end of insertion .",
    ]
    assert [step.all("p", "meta")[0].text for step in steps[1:]] == [
        "Marked against the Plan. Compare the two",
        "Marked against the Counter. Compare the two",
    ]


def test_an_issue_a_text_is_silent_on_says_what_the_silence_means(client):
    make_site()

    steps = read(client.get("/issues/aid/")).all("article", "step")

    assert [[silence.text for silence in step.all("p", "silence")] for step in steps] == [
        [],
        ["struck here: the text marks point 2 as deleted"],
        ["not known: this text is not public"],
    ]


def test_the_matrix_tells_a_silent_text_from_an_unknown_one(client):
    make_site()

    rows = read(client.get("/issues/")).one("table", "matrix").all("tr")

    cells = {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows if row.all("td")}
    assert cells == {
        "Force size": ["point 1", "point 1", "point r1 left open"],
        "Aid": ["point 2", "point 2 struck", "not known: this text is not public"],
    }


def test_processes_keep_to_themselves_in_the_matrix_and_in_the_choice_of_texts(client):
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


def test_a_report_that_a_clause_was_taken_out_is_no_wording_to_mark_against(client):
    site = make_site()
    site.counter.clauses.filter(key="1").update(status="removed", text="The cap is no longer included.")

    steps = read(client.get("/issues/force-size/")).all("article", "step")

    assert [(step.one("p", "text").text, [meta.text for meta in step.all("p", "meta")]) for step in steps[:2]] == [
        ("Alpha keeps at most 600,000 personnel.", []),
        ("The cap is no longer included.", []),
    ]
    assert steps[2].one("p", "meta").text == "Marked against the Plan. Compare the two"


def test_an_issue_lists_statements_on_clauses_that_only_touch_it(client):
    site = make_site()
    site.size.further_issues.add(Issue.objects.get(slug="aid"))

    said = read(client.get("/issues/aid/")).all("article", "statement")

    assert sorted(found.one("strong").text for found in said) == ["rejects", "supports"]


def test_a_text_with_unread_points_or_a_recorded_omission_is_not_said_to_be_silent():
    site = make_site()
    other = make_issue(slug="other", topic=site.size.issue.topic)
    gone = make_clause(proposal=site.plan, key="7", issue=other)

    def kinds():
        return [found.silence for found in coverage([site.plan, site.counter, site.reported], [other])[other]]

    assert kinds() == [None, "unrecorded", "not_public"]
    site.counter.clauses.filter(status="unrecorded").delete()
    assert kinds() == [None, "not_addressed", "not_public"]
    site.counter.omissions.create(clause=gone, how="left-out")
    assert kinds() == [None, "omitted", "not_public"]
