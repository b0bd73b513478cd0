"""The rows of a comparison: no word and no clause is lost, the page has the same ones, their cost does not grow."""

from __future__ import annotations

import re

import pytest

from proposals.models import Clause, Omission, Proposal
from tests.api.compared import make_two_texts
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    return make_two_texts()


def assert_words_read_back(answer: dict) -> None:
    """Same and added give each clause's text; same and removed give the base's cell."""
    base = next(each["proposal"] for each in answer["texts"] if each["base"])
    texts = {(c.proposal.slug, c.key): c.text for c in Clause.objects.select_related("proposal")}
    for row in answer["rows"]:
        old = next(cell for cell in row["cells"] if cell["proposal"] == base)
        before = "".join(texts[base, each["key"]] for each in old["clauses"])
        for cell in row["cells"]:
            spans = [span for each in cell["clauses"] for span in each["spans"]]
            for each in cell["clauses"]:
                text = "".join(text for kind, text in each["spans"] if kind != "removed")
                assert text == texts[cell["proposal"], each["key"]]
            if spans and before:
                assert "".join(text for kind, text in spans if kind != "added") == before


def assert_every_clause_is_in_one_row(answer: dict) -> None:
    placed = [
        (cell["proposal"], each["key"]) for row in answer["rows"] for cell in row["cells"] for each in cell["clauses"]
    ]
    compared = [each["proposal"] for each in answer["texts"]]
    there = Clause.objects.filter(proposal__slug__in=compared).values_list("proposal__slug", "key")
    assert sorted(placed) == sorted(there)
    assert len({row["id"] for row in answer["rows"]}) == len(answer["rows"])


def test_words_read_back_and_no_clause_is_lost(api, texts):
    for base in ("first", "second"):
        answer = api.json(f"compare/?t=first&t=second&base={base}")
        assert_words_read_back(answer)
        assert_every_clause_is_in_one_row(answer)


@pytest.mark.parametrize("rows", [5, pytest.param(50, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("count", [2, 6])
def test_a_comparison_takes_the_same_few_queries_whatever_its_size(api, rows, count, django_assert_num_queries):
    process = make_process()
    topic = make_topic(process=process)
    source, party = make_source(), make_party()
    slugs = [f"text-{number}" for number in range(count)]
    plans: list[Proposal] = []
    for slug in slugs:
        plans.append(make_proposal(slug=slug, process=process, sources=[source], revises=plans[0] if plans else None))
    for number in range(rows):
        issue, further = make_issue(topic=topic), make_issue(topic=topic)
        measure = make_measure(issue=issue)
        clauses = []
        for plan in plans:
            text = f"Point {number} of {plan.slug}."
            one = make_clause(proposal=plan, issue=issue, further_issues=[further], sources=[source], text=text)
            make_term(clause=one, measure=measure)
            make_position(clause=one, party=party, source=source)
            clauses.append(one)
        make_correspondence(from_clauses=[clauses[0]], to_clauses=[clauses[1]])
        Omission.objects.create(proposal=plans[1], clause=clauses[0], how="replaced")
    with django_assert_num_queries(17):
        answer = api.json("compare/?" + "&".join(f"t={slug}" for slug in slugs))
    assert_every_clause_is_in_one_row(answer)


def page_rows(html: str) -> list[str]:
    """The ids of the page's rows, in order."""
    return re.findall(r'<tr id="([^"]+)"', html)


@pytest.mark.parametrize("query", ["", "&base=second", "&rows=contested", "&issue=blocs", "&match=wording"])
def test_page_and_api_show_the_same_rows(api, texts, query):
    answer = api.json(f"compare/?t=first&t=second{query}")
    page = api.client.get(answer["html_url"])
    html = page.content.decode()
    assert page.status_code == 200
    assert page_rows(html) == [row["id"] for row in answer["rows"]]
    for kind, tag in (("added", "ins"), ("removed", "del")):
        marked = [
            re.sub(r'<span class="vh">[^<]*</span>', "", text)
            for text in re.findall(rf"<{tag}><span.*?</{tag}>", html, re.DOTALL)
        ]
        spans = [
            span
            for row in answer["rows"]
            for cell in row["cells"]
            for each in cell["clauses"]
            for span in each["spans"]
            if span[0] == kind
        ]
        assert marked == [f"<{tag}>{text}</{tag}>" for _, text in spans]
