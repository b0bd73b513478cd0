"""CSV that no spreadsheet runs, and that loses nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.exports.csv import lines, quoted, readable, unquoted

DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("first", DANGEROUS)
def test_a_cell_that_begins_like_a_formula_is_quoted(first):
    assert quoted(f"{first}SUM(A1)") == f"'{first}SUM(A1)"
    assert unquoted(f"'{first}SUM(A1)") == f"{first}SUM(A1)"


@pytest.mark.parametrize("text", ["", "plain", "1,000", "'tis", "a=b", "−15", " =1"])
def test_a_cell_that_no_spreadsheet_runs_is_left_as_it_is(text):
    assert quoted(text) == unquoted(text) == text


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (3, "3"), (-3, "'-3"), (True, "True")])
def test_any_value_becomes_text(value, cell):
    assert quoted(value) == cell


@given(st.text(alphabet=st.one_of(st.sampled_from([*DANGEROUS, "'"]), st.characters(codec="utf-8"))))
def test_unquoting_gives_back_any_text(text):
    assert unquoted(quoted(text)) == text
    assert not quoted(text).startswith(tuple(DANGEROUS))


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), max_size=5))
def test_a_file_read_back_has_every_cell_as_it_was(rows):
    text = "".join(lines(rows))

    assert [[unquoted(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))] == rows


def test_rows_are_made_as_they_are_asked_for():
    requested = []

    def rows():
        for number in range(3):
            requested.append(number)
            yield [number]

    made = lines(rows())

    assert next(made) == "0\r\n"
    assert requested == [0]


def test_a_table_for_people_shows_what_is_hidden_and_leaves_numbers_alone():
    assert list(readable([["6\u202e00", 600, None], ["می\u200cخواهم"]])) == [
        ["6[U+202E]00", 600, None],
        ["می\u200cخواهم"],
    ]
