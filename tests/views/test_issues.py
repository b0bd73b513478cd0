"""The issues: which text says what, how the wording moves, and what a silence means."""

import pytest

from proposals.comparison.issue_coverage import coverage_by_issue
from proposals.models import Issue
from tests.factories import (
    make_clause,
    make_event,
    make_issue,
    make_process,
    make_proposal,
    make_source,
    make_topic,
)
from tests.views.reading import read
from tests.views.site import make_site

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
        "Changes are marked against the Plan. Compare the two texts",
        "Changes are marked against the Counter. Compare the two texts",
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


def test_sources_can_be_narrowed_by_kind_publisher_and_language(client):
    event = make_event(
        sources=[
            make_source(title="One", kind="news-report", publisher="Wire", language="en"),
            make_source(title="Two", kind="official-document", publisher="Wire", language="uk"),
            make_source(title="Three", kind="news-report", publisher="Gazette", language="uk"),
        ]
    )
    make_source(title="Of nothing", publisher="Secret", language="fr")

    def titles(query: str) -> list[str]:
        table = read(client.get(f"/sources/?{query}")).one("table", "list")
        return sorted(row.one("th").text for row in table.one("tbody").all("tr"))

    assert event.sources.count() == 3
    assert titles("kind=news-report") == ["One", "Three"]
    assert titles("publisher=Wire&language=uk") == ["Two"]
    assert titles("kind=&publisher=&language=") == ["One", "Three", "Two"]
    for query in ("kind=rumour", "publisher=Secret", "language=fr"):
        name, _, value = query.partition("=")
        refused = client.get(f"/sources/?{query}")
        assert (refused.status_code, value in read(refused).one("div", "problem").text) == (400, True), name


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
    assert steps[2].one("p", "meta").text == "Changes are marked against the Plan. Compare the two texts"


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
        return [found.silence for found in coverage_by_issue([site.plan, site.counter, site.reported], [other])[other]]

    assert kinds() == [None, "unrecorded", "not_public"]
    site.counter.clauses.filter(status="unrecorded").delete()
    assert kinds() == [None, "not_addressed", "not_public"]
    site.counter.omissions.create(clause=gone, how="left-out")
    assert kinds() == [None, "omitted", "not_public"]
