"""Page, API, CSV and Word document show the same rows, whatever is asked; a file takes no more queries than a page."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proposals.comparison.source_wording import published_day
from proposals.models import Omission, Source
from tests.comparison.starter import load_starter_data
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
    parameters = f"{BOTH}{query}"

    page = read(client.get(f"/compare/?{parameters}&view={view}"))
    api_rows = client.get(f"/api/v1/compare/?{parameters}").json()["rows"]
    lines = csv_rows(client.get(f"/compare/comparison.csv?{parameters}&view={view}"))
    word = Word(client.get(f"/compare/comparison.docx?{parameters}&view={view}"))

    ids = [row["id"] for row in api_rows]
    assert [row[0] for row in rows_of(page)] == ids
    assert [line["row"] for line in lines] == ids
    assert len(word.rows) == len(ids)
    sure = ["" if row["certainty"] is None else str(row["certainty"]) for row in api_rows]
    assert [line["certainty"] for line in lines] == sure
    relations = [row[1] for row in rows_of(page)]
    assert [line["relation"] for line in lines] == relations
    assert [word.about(row.cells[0])[1] for row in word.rows] == relations
    heads = [th.one("a").text for th in page.one("thead").all("th")[1:]]
    assert [name.removesuffix(": points") for name in (lines or [{}])[0] if name.endswith(": points")] == heads
    assert [cell.text.split(", ")[0] for cell in word.table.rows[0].cells[1:]] == heads


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


@pytest.mark.parametrize("clauses", [5, pytest.param(50, marks=pytest.mark.sweep)])
def test_a_file_takes_as_many_queries_with_5_rows_as_with_50(client, clauses):
    grow(make_site(), clauses)

    seen = {}
    for url in (f"comparison.csv?{BOTH}", f"comparison.docx?{BOTH}", f"cite/?{BOTH}&row=plan.1"):
        with CaptureQueriesContext(connection) as queries:
            body(client.get(f"/compare/{url}"))
        seen[url.split("?")[0]] = len(queries)

    assert seen == {"comparison.csv": 14, "comparison.docx": 14, "cite/": 15}


@pytest.mark.sweep
@pytest.mark.parametrize("most", [1, pytest.param(9, marks=pytest.mark.full_matrix)])
def test_the_note_of_an_omission_stands_wherever_its_cell_does(client, most):
    load_starter_data()
    seen: Counter = Counter()
    noted = Omission.objects.public().exclude(note="").values_list("proposal__slug", "clause__proposal__slug")
    pairs = sorted(set(noted), reverse=True)[:most]
    for text, earlier in pairs:
        parameters = f"t={earlier}&t={text}"
        lines = csv_rows(client.get(f"/compare/comparison.csv?{parameters}"))
        words = Word(client.get(f"/compare/comparison.docx?{parameters}")).rows
        pages = [read(client.get(f"/compare/?{parameters}&view={view}")).text for view in ("aligned", "summary")]
        rows = client.get(f"/api/v1/compare/?{parameters}").json()["rows"]
        assert {row["matched_by"] for row in rows if row["certainty"] is None} == {"unmatched"}
        for row, line, word in zip(rows, lines, words, strict=True):
            assert line["certainty"] == ("" if row["certainty"] is None else str(row["certainty"]))
            for place, cell in enumerate(row["cells"]):
                for omission in cell["omissions"] if not cell["clauses"] else ():
                    if omission["note"]:
                        seen[text] += 1
                        assert any(
                            omission["note"] in value for name, value in line.items() if name.endswith("relation")
                        )
                        assert any(omission["note"] in about for about in word_about(word, place))
                        assert all(omission["note"] in page for page in pages)
    known = {"us-four-documents-2025-12": 2, "framework-20-point-2025-12": 1}
    assert seen == {text: known[text] for text, _earlier in pairs if text in known}


def test_page_and_document_say_which_days_of_publication_are_inferred(client):
    site = make_site()
    Source.objects.update(note="Date inferred.")
    shown = published_day(Source.objects.filter(clauses=site.size).get())
    assert shown.endswith(" (date inferred)")
    word = Word(client.get(f"/compare/comparison.docx?{BOTH}"))
    assert sum(shown in paragraph.text for paragraph in word.document.paragraphs) == 1
    assert shown in read(client.get(f"/compare/?{BOTH}")).text


def word_about(row, place: int) -> list[str]:
    return [paragraph.text for paragraph in row.cells[1 + place].paragraphs]
