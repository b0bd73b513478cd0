"""The counts of a comparison are those of all its rows, on page, in its description, in API and document alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

import pytest

from proposals.comparison.compare import Records, read_records
from proposals.models import Issue, Proposal
from tests.comparison.starter import PROCESSES, choices, load_starter_data, records_of
from tests.exports.reading import Word
from tests.factories import make_clause, make_correspondence
from tests.views.reading import read, rows_of
from tests.views.site import make_site, speak_elsewhere

pytestmark = pytest.mark.django_db

NUMBERS = re.compile(
    r"(\d+) of (\d+) rows differ[^,]*, (\d+) agree[^,]*, (?:(\d+) agree as far as known, )?(\d+) cannot be compared"
)


@pytest.fixture
def texts() -> list[Proposal]:
    site = make_site()
    speak_elsewhere(site)
    for text in (site.plan, site.counter):
        make_clause(proposal=text, key="9", text="The sides exchange prisoners.", issue=site.size.issue)
    make_correspondence(from_clauses=[site.size], to_clauses=[site.counter.clauses.get(key="1")], relation="unchanged")
    return list(Proposal.objects.public().with_relatives().order_by("issued_on"))


@pytest.mark.parametrize("match", ["all", "wording"])
@pytest.mark.parametrize("count", [2, 3])
def test_no_filter_and_no_order_changes_a_count(texts, count, match):
    records = read_records(texts[:count], match=match)
    shown = shown_by_filter(records, texts[:count], Issue.objects.all())
    assert len(set(shown.values())) > 2


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("process", "count", "most"),
    [
        *((PROCESSES[0], count, 1) for count in (2, 3, 6)),
        *((PROCESSES[1], count, 1) for count in (2, 3)),
        *(pytest.param(PROCESSES[0], count, 8, marks=pytest.mark.full_matrix) for count in range(2, 7)),
        *(pytest.param(PROCESSES[1], count, 0, marks=pytest.mark.full_matrix) for count in (2, 3)),
    ],
)
def test_no_filter_changes_a_count_of_starter_texts(once, db, process, count, most):
    once(load_starter_data)
    records = records_of(process)
    for chosen in choices(records, count, most):
        issues = Issue.objects.filter(topic__process__slug=process)
        shown_by_filter(records, chosen, issues if most != 1 else issues[::8], together=False)


def shown_by_filter(
    records: Records, chosen: Sequence[Proposal], issues: Iterable[Issue], *, together: bool = True
) -> dict[tuple, int]:
    """How many rows each filter shows, of topic and issue each alone unless ``together``; the counts are of all."""
    every = records.comparison(chosen, chosen[0])
    counts = every.counts
    assert counts.differ + counts.agree + counts.agree_as_known + counts.undecided == counts.rows > counts.agree
    assert sum(counts.relations.values()) == sum(cell.relation is not None for row in every.rows for cell in row.others)
    shown = {}
    kinds = ["all", "differences", "contested"] if together else ["all", "differences"]
    for rows, topic, issue, order in product(kinds, [None, *every.topics], [None, *issues], ["base", "topic"]):
        if not together and ((topic and issue) or ((topic or issue) and order == "topic")):
            continue
        some = records.comparison(chosen, chosen[0], rows=rows, topic=topic, issue=issue, order=order)
        assert some.counts == counts
        assert {row.row.id for row in some.every_row} == {row.row.id for row in every.rows}
        assert some.shown_differences == sum(row.is_difference for row in some.rows)
        shown[rows, topic, issue, order] = len(some.rows)
    assert shown["all", None, None, "base"] == counts.rows
    assert shown["differences", None, None, "topic"] == counts.differ
    return shown


@pytest.mark.parametrize("query", ["", "&rows=differences", "&rows=contested", "&issue=aid", "&topic=forces"])
@pytest.mark.parametrize("texts_of", ["t=plan&t=counter", "t=plan&t=counter&t=reported"])
def test_page_description_api_and_document_give_the_same_numbers(client, texts, texts_of, query):
    address = f"?{texts_of}{query}"
    page, plain = (read(client.get(f"/compare/?{texts_of}{each}")) for each in (query, ""))
    answer = client.get(f"/api/v1/compare/{address}").json()
    word = Word(client.get(f"/compare/comparison.docx{address}"))

    summary = answer["summary"]
    described = next(
        meta.attrs["content"] for meta in page.one("head").all("meta") if meta.attrs.get("name") == "description"
    )
    sentences = [described, page.one("p", "sentence").text, plain.one("p", "sentence").text]
    sentences.append(next(each.text for each in word.document.paragraphs if "rows differ" in each.text))
    as_known = ["agree_as_known"] if len(answer["texts"]) > 2 else []
    expected = tuple(str(summary[name]) for name in ("differ", "rows", "agree", *as_known, "undecided"))
    assert [tuple(filter(None, NUMBERS.search(sentence).groups())) for sentence in sentences] == [expected] * 4
    assert summary["shown"] == len(answer["rows"]) == len(rows_of(page) if answer["rows"] else [])
    head = page.one("p", "counts").one("b").text
    some = f"showing {summary['shown']} of {summary['rows']} rows"
    every = f"{summary['rows']} rows"
    verb = "differs" if summary["differ"] == 1 else "differ"
    shown = every if summary["shown"] == summary["rows"] else some
    assert head == f"{shown}; {summary['differ']} {verb}"
    assert summary["differ"] == sum(row["differs"] for row in client.get(f"/api/v1/compare/?{texts_of}").json()["rows"])
