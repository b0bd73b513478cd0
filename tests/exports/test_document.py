"""The comparison as a Word document: real tracked changes, read back both ways."""

import re

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from proposals.models import Clause
from tests.exports.reading import Word, body
from tests.factories import make_clause, make_issue, make_process, make_proposal
from tests.views.site import answer_two_rows, make_site, speak_elsewhere, speak_ukrainian

pytestmark = pytest.mark.django_db

DOCX = "/compare/comparison.docx?t=plan&t=counter"


def test_accepting_all_changes_gives_the_text_and_rejecting_all_gives_the_base(client):
    site = make_site()
    make_clause(proposal=site.plan, key="8", text="The sides exchange\nall\tprisoners.", issue=site.size.issue)
    make_clause(proposal=site.counter, key="8", text="The sides exchange\nmost\tprisoners.", issue=site.size.issue)
    make_clause(proposal=site.counter, key="9", text="A new point.", issue=make_issue(process=site.process))

    word = Word(client.get(DOCX))

    cells = [[(word.accepted(cell), word.rejected(cell)) for cell in row.cells[1:]] for row in word.rows]
    small, large = "Alpha keeps at most 600,000 personnel.", "Alpha keeps at most 800,000 personnel in peacetime."
    aid = "Beta pays for the rebuilding."
    all_of_them, most = "The sides exchange\nall\tprisoners.", "The sides exchange\nmost\tprisoners."
    assert sorted(cells, key=str) == sorted(
        [
            [([small], small), ([large], small)],
            [([aid], aid), ([], aid)],
            [([], ""), ([], "")],
            [([all_of_them], all_of_them), ([most], all_of_them)],
            [([], ""), (["A new point."], "")],
        ],
        key=str,
    )


def test_a_point_split_in_two_reads_back_both_ways(client):
    process = make_process()
    old, new = (make_proposal(slug=slug, process=process) for slug in ("old", "new"))
    issue = make_issue(process=process)
    one = "The border opens at once for goods and people of both states."
    two = "A joint office counts every crossing and publishes the numbers weekly."
    make_clause(proposal=old, key="1", text=f"{one} {two}", issue=issue)
    make_clause(proposal=new, key="1", text=one, issue=issue)
    make_clause(proposal=new, key="2", text=f"{two} Twice.", issue=issue)

    word = Word(client.get("/compare/comparison.docx?t=old&t=new"))

    (row,) = word.rows
    assert word.accepted(row.cells[2]) == [one, f"{two} Twice."]
    assert word.rejected(row.cells[2]) == f"{one} {two}"


def test_changes_have_an_author_a_date_and_a_number_of_their_own(client):
    make_site()

    root = Word(client.get(DOCX)).document.element
    changes = [*root.iter(qn("w:ins")), *root.iter(qn("w:del"))]

    assert {change.get(qn("w:author")) for change in changes} == {"Parley"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", change.get(qn("w:date"))) for change in changes)
    numbers = [change.get(qn("w:id")) for change in changes]
    assert len(changes) == len(set(numbers)) == 4


def test_the_page_is_landscape_and_the_head_repeats_over_rows_that_do_not_break(client):
    make_site()

    word = Word(client.get(DOCX))

    assert word.document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    head, *rows = word.table.rows
    assert [cell.text for cell in head.cells] == [
        "Issue",
        "Plan, 20 November 2025 (base)",
        "Counter, 23 November 2025",
    ]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows))


def test_it_says_what_the_page_says_about_the_words(client):
    make_site()

    word = Word(client.get(f"{DOCX}&rows=differences"))
    size, aid = word.rows

    assert word.about(size.cells[0]) == [
        "Force size",
        "figure changed",
        "Cap: 600,000 personnel (Plan), 800,000 personnel (Counter)",
        "Beta: supports with conditions, on the thesis: There is a cap. (20 November 2025). Asks for: A pact.",
        "matched by shared issue and wording, 99%",
    ]
    assert word.about(size.cells[1]) == [
        "1 Size",
        "Agency (newspaper or agency of record) published instead: The figure is missing.",
        "1 source, of an upper grade; high confidence",
        "Alpha: supports, on point 1 of the Plan (20 November 2025)",
        "Beta: rejects, on point 1 of the Plan (20 November 2025)",
    ]
    assert word.about(aid.cells[2]) == [
        "not carried over",
        "2 Aid struck · struck",
        "1 source, of an upper grade; high confidence",
    ]
    end = [paragraph.text for paragraph in word.document.paragraphs]
    assert end[1:4] == [
        "What is compared: our paraphrase, not the texts’ own words.",
        "Clause by clause, the Counter (23 November 2025) read against the Plan (20 November 2025): "
        "2 of 3 rows differ, 0 agree, 1 cannot be compared.",
        "Showing 2 of 3 rows.",
    ]
    assert "Agency, Report, 20 November 2025, https://example.org/wire, newspaper or agency of record" in end
    assert word.document.sections[0].footer.paragraphs[0].text == (
        "http://testserver/compare/?t=plan&t=counter&rows=differences · records run to 20 November 2025"
    )


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_it_says_where_a_text_speaks_of_the_issue_elsewhere_and_strikes_nothing(client, view):
    speak_elsewhere(make_site())

    row = Word(client.get(f"/compare/comparison.docx?t=counter&t=plan&view={view}")).rows[-1]

    assert [paragraph.text for paragraph in row.cells[0].paragraphs] == [
        "Bridges",
        "addressed elsewhere",
        "no counterpart found",
    ]
    assert [paragraph.text for paragraph in row.cells[-1].paragraphs] == ["see 1"]


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_it_says_which_clause_answers_two_rows_and_in_which_it_stands(client, view):
    answer_two_rows(make_site())

    first, second = Word(client.get(f"/compare/comparison.docx?t=first&t=second&t=third&view={view}")).rows

    assert "also answers row first.2" in [paragraph.text for paragraph in first.cells[-1].paragraphs]
    assert [paragraph.text for paragraph in second.cells[-1].paragraphs] == [
        "answered in another row: see 5 (row first.1)"
    ]


@pytest.mark.parametrize("view", ["aligned", "redline"])
def test_words_of_another_language_are_no_tracked_change(client, view):
    speak_ukrainian(make_site())

    word = Word(client.get(f"/compare/comparison.docx?t=plan&t=ukrainian&view={view}"))
    size, _, aid = word.rows

    said = "different languages: not compared by words"
    words = "Альфа утримує не більше 700 000 осіб."
    assert size.cells[-1].paragraphs[0].text == said
    assert [paragraph.text for paragraph in aid.cells[-1].paragraphs] == [said]
    assert (word.accepted(size.cells[-1]), word.rejected(size.cells[-1])) == ([words], words)


HOSTILE = "</w:t><w:del>x</w:del> <script>&amp;\x01\x0b\x1f ]]> \u202eevil\ufffe \u2028 {{ 7 }} =1+1"


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_hostile_text_and_control_characters_survive_as_text(client, view):
    make_site(HOSTILE)

    word = Word(client.get(f"{DOCX}&view={view}"))

    shown = HOSTILE.replace("\x01", "␁").replace("\x0b", "␋").replace("\x1f", "␟").replace("\ufffe", "\ufffd")
    shown = shown.replace("\u202e", "[U+202E]")
    size = word.rows[0]
    assert word.about(size.cells[0])[0] == f"Force size{shown}"
    if view == "summary":
        assert word.accepted(size.cells[1]) == []
    else:
        assert word.accepted(size.cells[-1]) == [f"Alpha keeps at most 800,000 personnel in peacetime.{shown}"]
        assert word.rejected(size.cells[-1]) == f"Alpha keeps at most 600,000 personnel.{shown}"


def test_a_report_that_a_clause_was_taken_out_is_a_note_and_the_base_is_struck(client):
    site = make_site()
    Clause.objects.filter(proposal=site.reported).update(status="removed", text="The cap is no longer included.")

    word = Word(client.get("/compare/comparison.docx?t=plan&t=reported"))

    cell = word.rows[0].cells[2]
    assert (word.accepted(cell), word.rejected(cell)) == ([], "Alpha keeps at most 600,000 personnel.")
    assert "The cap is no longer included." in word.about(cell)


def test_the_same_rows_are_the_same_bytes(client, monkeypatch):
    make_site()
    first = body(client.get(DOCX))
    monkeypatch.setattr("zipfile.time.localtime", lambda *args: (2030, 1, 1, 0, 0, 0, 0, 1, 0))

    assert body(client.get(DOCX)) == first


def test_it_is_a_file_with_a_name(client):
    make_site()

    response = client.get(DOCX)

    assert response.headers["Content-Disposition"] == 'attachment; filename="plan_counter.docx"'
    assert body(response)[:2] == b"PK"
