"""Parties exchanged, a list in another order, another spelling: said in the same words on page, API, CSV and DOCX."""

import pytest

from tests.exports.reading import Word, csv_rows
from tests.factories import make_clause, make_issue, make_process, make_proposal
from tests.views.reading import read, rows_of

pytestmark = pytest.mark.django_db

CLAUSES = {
    "exchanged": ("Ukraine pays Russia for the gas.", "Russia pays Ukraine for the gas."),
    "reordered": ("Poland, France and Spain guard the line.", "Spain, Poland and France guard the line."),
    "reworded": ("The ceasefire in Kiev is recognised.", "The cease-fire in Kyiv is recognized."),
    "rewritten": ("Troops do not cross the border.", "Troops do cross the border."),
}
WORDS = ["parties exchanged", "same members, other order", "reworded", "words changed"]
UKRAINIAN = ["сторони помінялися місцями", "ті самі складники, інший порядок", "переформульовано", "змінено слова"]


@pytest.fixture(autouse=True)
def texts(db):
    process = make_process()
    old, new = (make_proposal(slug=slug, process=process, short_title=slug.title()) for slug in ("old", "new"))
    for key, pair in CLAUSES.items():
        issue = make_issue(process=process)
        for proposal, text in zip((old, new), pair, strict=True):
            make_clause(proposal=proposal, key=key, text=text, issue=issue)


def test_the_page_says_it_in_both_languages(client):
    said = [relation for _, relation, _ in rows_of(read(client.get("/compare/?t=old&t=new")))]
    ukrainian = [relation for _, relation, _ in rows_of(read(client.get("/compare/?t=old&t=new&lang=uk")))]

    assert (said, ukrainian) == (WORDS, UKRAINIAN)


def test_the_api_says_it(client):
    answer = client.get("/api/v1/compare/?t=old&t=new").json()

    assert [row["relation"] for row in answer["rows"]] == list(CLAUSES)
    assert [row["cells"][1]["relation"] for row in answer["rows"]] == list(CLAUSES)
    assert answer["rows"][0]["cells"][1]["clauses"][0]["spans"] == [
        ["removed", "Ukraine"],
        ["added", "Russia"],
        ["same", " pays "],
        ["removed", "Russia"],
        ["added", "Ukraine"],
        ["same", " for the gas."],
    ]


def test_the_table_and_the_document_say_it(client):
    table = csv_rows(client.get("/compare/comparison.csv?t=old&t=new"))
    word = Word(client.get("/compare/comparison.docx?t=old&t=new"))

    assert [row["relation"] for row in table] == WORDS
    assert [word.about(row.cells[2])[0] for row in word.rows] == WORDS
