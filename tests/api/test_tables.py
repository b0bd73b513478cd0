"""Lists as CSV: the rows of the list, permanent columns, no cell that a spreadsheet executes."""

from __future__ import annotations

import csv
import io

import pytest

from proposals.api.root import LISTS
from proposals.exports.csv import unquoted
from tests.api.filled import fill
from tests.factories import (
    make_clause,
    make_event,
    make_issue,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
)
from tests.publication.releases.site import make_release

pytestmark = pytest.mark.django_db

# What scripts rely on: a name is only ever added, at the end of a line.
COLUMNS = {
    "processes": "url html_url slug name summary started_on ended_on note is_default",
    "parties": "url html_url slug name short_name kind iso members members_complete",
    "sources": "url html_url slug title publisher address published_on kind language note reliability "
    "reliability_reason copy_of outlet_of missing",
    "topics": "url html_url slug process name description order",
    "issues": "url html_url slug topic name description thesis order pax_code pam_code kind",
    "measures": "url html_url slug issue name kind unit description",
    "events": "url html_url slug state process name starts_on ends_on date_precision place participants persons "
    "summary proposals sources note reading grades well_sourced independent_sources",
    "proposals": "url html_url slug state process title short_title kind claimed_points drafted_by issued_on "
    "date_precision date_note status text_availability original_language text_language revises derived_from companions "
    "revised_by omissions summary authorship_note sources reading grades",
    "clauses": "url html_url proposal state key number order parent heading text status advanced_by basis issue "
    "further_issues terms variant_readings sources locator confidence verification note well_sourced "
    "independent_sources reading grades",
    "positions": "url html_url slug state party target_proposal target_clause target_issue target_thesis stance "
    "statement conditions stated_by stated_on date_precision certainty confidence source also_in note current "
    "target_basis emphasis compatible_with compatible_reason well_sourced independent_sources reading grades",
    "correspondences": "url html_url slug state from_clauses to_clauses silent relation summary note stale",
    "changes": "url html_url id at kind record name record_url title reason fields_changed moved process corrected",
}
# Every line of every table also says from which release it is, and how far the records run.
STATED = ["release", "data_until", "data_until_precision"]


def columns(name: str) -> list[str]:
    return [*COLUMNS[name].split(), *STATED]


def table(api, path: str) -> list[dict[str, str]]:
    response = api.get(path)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.getvalue().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_of_every_list_are_recorded():
    assert list(COLUMNS) == list(LISTS)


@pytest.mark.parametrize("name", COLUMNS)
def test_the_columns_are_the_recorded_ones_with_rows_or_without(api, name):
    empty = api.get(f"{name}/?format=csv").getvalue().decode()
    assert empty == ",".join(columns(name)) + "\r\n"
    fill(1)
    assert list(table(api, f"{name}/?format=csv")[0]) == columns(name)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_the_list_is_there_in_its_order(api, name):
    fill(2)
    rows = api.json(f"{name}/?page_size=200")["results"]
    assert [row["url"] for row in table(api, f"{name}/?format=csv")] == [row["url"] for row in rows]


def test_every_line_says_from_which_release_it_is_and_how_far_the_records_of_its_process_run(api):
    for slug, day, precision in (("one", "2025-12-08", "day"), ("two", "2026-01-01", "month")):
        make_event(process=make_process(slug=slug), starts_on=day, date_precision=precision)
    release = make_release()
    stated = {
        query: {tuple(row[name] for name in STATED) for row in table(api, f"events/?format=csv{query}")}
        for query in ("", "&process=one", "&process=two", f"&release={release.number}")
    }
    assert stated == {
        "": {("", "2026-01-01", "month")},
        "&process=one": {("", "2025-12-08", "day")},
        "&process=two": {("", "2026-01-01", "month")},
        f"&release={release.number}": {(str(release.number), "2026-01-01", "month")},
    }


def test_each_source_has_its_grade(api):
    grades_of = {"a": "official", "b": "edited", "c": ""}
    graded = [make_source(slug=slug, reliability=grade) for slug, grade in grades_of.items()]
    text = make_proposal(sources=graded)
    make_clause(proposal=text, sources=graded)
    make_position(proposal=text, source=graded[0], also_in=graded[1:])
    make_event(sources=graded)
    for name in ("proposals", "clauses", "positions", "events"):
        grades = {row["grades"] for row in table(api, f"{name}/?format=csv")}
        assert '{"a": "official", "b": "edited"}' in grades, name


def test_filters_and_order_apply_and_there_are_no_pages(api):
    make_proposal(drafted_by=[make_party(slug=slug, kind=kind) for slug, kind in (("a", "state"), ("b", "coalition"))])
    assert [row["slug"] for row in table(api, "parties/?format=csv&ordering=kind")] == ["b", "a"]
    text = make_proposal(slug="plan")
    for key in "12":
        make_clause(proposal=text, key=key)
    assert [row["key"] for row in table(api, "clauses/?format=csv&proposal=plan&ordering=-key")] == ["2", "1"]
    for name in ("page", "page_size", "cursor"):
        assert api.errors(f"parties/?format=csv&{name}=1") == {
            name: "CSV always holds the whole list; omit this parameter."
        }
    assert api.errors("parties/?format=xml") == {"format": "“xml” is not valid; use json or csv."}


def test_cells_of_lists_targets_and_nothing(api):
    fill(1)
    make_event(
        slug="meeting",
        persons=["First Person", "Second Person"],
        participants=[make_party(slug="x"), make_party(slug="y")],
    )
    (event,) = [row for row in table(api, "events/?format=csv") if row["slug"] == "meeting"]
    assert (event["persons"], event["participants"]) == ('["First Person", "Second Person"]', "x y")
    text = make_proposal(slug="plan")
    clause = make_clause(proposal=text, key="12.a", parent=None)
    make_position(slug="p9", clause=clause)
    (position,) = [row for row in table(api, "positions/?format=csv") if row["slug"] == "p9"]
    assert [position[f"target_{part}"] for part in ("proposal", "clause", "issue", "thesis")] == [
        "plan",
        "12.a",
        "",
        "",
    ]
    assert position["current"] == "true"


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("dangerous", DANGEROUS)
def test_no_cell_is_a_formula_and_each_can_be_read_back(api, dangerous):
    make_clause(text=f"{dangerous} x", heading=dangerous, note='a"b,c\nd')
    (row,) = table(api, "clauses/?format=csv")
    assert row["text"] == f"'{dangerous} x"
    assert (unquoted(row["text"]), unquoted(row["heading"]), row["note"]) == (f"{dangerous} x", dangerous, 'a"b,c\nd')


def test_the_file_has_a_name_a_licence_an_etag_and_travels_compressed(api):
    make_proposal(drafted_by=[make_party() for _ in range(9)])
    plain = api.get("parties/?format=csv&on=2026-01-01")
    assert plain["Content-Disposition"] == 'attachment; filename="parties-on-2026-01-01.csv"'
    assert plain["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert int(plain["Content-Length"]) == len(plain.getvalue())
    packed = api.get("parties/?format=csv&on=2026-01-01", accept_encoding="gzip")
    assert (packed["Content-Encoding"], packed["ETag"]) == ("gzip", f"W/{plain['ETag']}")
    assert len(packed.getvalue()) < int(plain["Content-Length"])


# What is no list of records: hits of the search, and the board.


@pytest.mark.parametrize("dangerous", DANGEROUS)
def test_no_cell_of_the_search_or_the_board_is_a_formula_either(api, dangerous):
    clause = make_clause(heading=f"{dangerous} heading", text=f"{dangerous} guarantee", issue=make_issue())
    (hit,) = table(api, "search/?q=guarantee&format=csv")
    assert (hit["name"], hit["excerpt"]) == (f"'{dangerous} heading", f"'{dangerous} guarantee")
    process = clause.proposal.process
    issue = make_issue(process=process, thesis=f"{dangerous} thesis")
    make_position(issue=issue)
    (line,) = [row for row in table(api, f"board/?process={process.slug}&format=csv") if row["issue"] == issue.slug]
    assert (line["thesis"], unquoted(line["thesis"])) == (f"'{dangerous} thesis", f"{dangerous} thesis")


def test_search_and_board_as_files(api):
    fill(1)
    for path, name in (("search/?q=provision", "search"), ("board/?", "board")):
        answer = api.get(f"{path}&format=csv&on=2026-01-01")
        assert int(answer["Content-Length"]) == len(answer.getvalue())
        assert answer["Content-Disposition"] == f'attachment; filename="{name}-on-2026-01-01.csv"'
        assert api.get(f"{path}&format=csv&on=2026-01-01", if_none_match=answer["ETag"]).status_code == 304
