"""Page, API, CSV and Word document show the same rows, whatever is asked; a file takes no more queries than a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exports.reading import Word, body, csv_rows
from tests.views.reading import read, rows_of
from tests.views.site import make_site
from tests.views.test_query_counts import grow

pytestmark = pytest.mark.django_db

BOTH = "t=plan&t=counter"


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "&t=reported&base=counter",
        "&rows=differences&order=topic",
        "&rows=contested",
        "&topic=forces",
        "&issue=aid",
        "&match=wording",
    ],
)
def test_page_api_csv_and_document_show_the_same_rows_in_the_same_order(client, query, view):
    make_site()
    asked = f"{BOTH}{query}"

    page = read(client.get(f"/compare/?{asked}&view={view}"))
    found = client.get(f"/api/v1/compare/?{asked}").json()["rows"]
    lines = csv_rows(client.get(f"/compare/comparison.csv?{asked}&view={view}"))
    word = Word(client.get(f"/compare/comparison.docx?{asked}&view={view}"))

    ids = [row["id"] for row in found]
    assert [row[0] for row in rows_of(page)] == ids
    assert [line["row"] for line in lines] == ids
    assert len(word.rows) == len(ids)
    relations = [row[1] for row in rows_of(page)]
    assert [line["relation"] for line in lines] == relations
    assert [word.about(row.cells[0])[1] for row in word.rows] == relations
    heads = [th.one("a").text for th in page.one("thead").all("th")[1:]]
    assert [name.removesuffix(": points") for name in (lines or [{}])[0] if name.endswith(": points")] == heads
    assert [cell.text.split(", ")[0] for cell in word.table.rows[0].cells[1:]] == heads


def test_the_words_in_csv_are_the_words_of_the_texts(client):
    make_site()

    first, second, third = csv_rows(client.get(f"/compare/comparison.csv?{BOTH}"))

    assert first == {
        "row": "plan.1",
        "topic": "Forces",
        "issue": "Force size",
        "relation": "figure changed",
        "summary": "",
        "figures": "Cap: 600,000 personnel (Plan), 800,000 personnel (Counter)",
        "Plan: points": "1",
        "Plan: relation": "base",
        "Plan: words": "Alpha keeps at most 600,000 personnel.",
        "Counter: points": "1",
        "Counter: relation": "figure changed",
        "Counter: words": "Alpha keeps at most 800,000 personnel in peacetime.",
        "matched by": "matched by shared issue and wording",
        "certainty": "0.99",
        "stances": (
            "Alpha: supports, on point 1 of the Plan (20 November 2025); "
            "Beta: rejects, on point 1 of the Plan (20 November 2025); "
            "Beta: supports with conditions, on the thesis “There is a cap.” (20 November 2025)"
        ),
        "sources": "Agency https://example.org/wire",
        "address": f"http://testserver/compare/?{BOTH}#plan.1",
    }
    assert second["Counter: relation"] == "not carried over"
    assert third["Plan: relation"] == "base"


def test_no_cell_of_the_csv_is_a_formula(client):
    make_site("\t=1+1")
    site_words = csv_rows(client.get(f"/compare/comparison.csv?{BOTH}"))[0]
    raw = body(client.get(f"/compare/comparison.csv?{BOTH}&view=aligned")).decode("utf-8-sig")

    assert site_words["issue"] == "Force size\t=1+1"
    for line in raw.splitlines():
        for cell in line.split(","):
            assert not cell.strip('"').startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


@pytest.mark.parametrize("path", ["comparison.csv", "comparison.docx", "cite/"])
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "t: Choose 2 to 6 texts to compare, each with a t parameter."),
        ("?t=plan", "t: Choose 2 to 6 texts to compare, each with a t parameter."),
        ("?t=plan&t=counter&view=sideways", "view: “sideways” is not valid; use aligned, redline or summary."),
    ],
)
def test_a_file_of_nothing_is_refused_with_a_sentence(client, path, query, sentence):
    make_site()

    response = client.get(f"/compare/{path}{query}")

    assert response.status_code == 400
    assert [li.text for li in read(response).one("div", "problem").all("li")] == [sentence]


@pytest.mark.parametrize("clauses", [5, 50])
def test_a_file_takes_as_many_queries_with_5_rows_as_with_50(client, clauses):
    grow(make_site(), clauses)

    seen = {}
    for url in (f"comparison.csv?{BOTH}", f"comparison.docx?{BOTH}", f"cite/?{BOTH}&row=plan.1"):
        with CaptureQueriesContext(connection) as queries:
            body(client.get(f"/compare/{url}"))
        seen[url.split("?")[0]] = len(queries)

    assert seen == {"comparison.csv": 13, "comparison.docx": 13, "cite/": 14}
