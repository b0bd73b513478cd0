"""PDF: the text of each page, without page numbers."""

from __future__ import annotations

import pytest

from proposals.documents import limits
from proposals.documents.pdf import without_page_numbers
from proposals.documents.reading import read
from tests.documents import samples
from tests.documents.refusals import refusal


def test_pdf_pages_are_joined_without_their_page_numbers():
    data = samples.pdf([["1. Tolls end.", "2. Wells are", "1"], ["shared.", "3. Herds pass.", "2"]])
    assert read("plan.pdf", data) == "1. Tolls end.\n2. Wells are\nshared.\n3. Herds pass."


def test_a_last_line_that_is_no_page_number_stays():
    assert read("plan.pdf", samples.pdf([["Fee:", "5"], ["Fine:", "12"]])) == "Fee:\n5\nFine:\n12"


def test_a_pdf_that_opens_without_a_password_is_read():
    assert read("plan.pdf", samples.locked(samples.pdf([["1. Tolls end."]]), "")) == "1. Tolls end."


def test_a_scan_is_refused_as_empty():
    assert refusal("plan.pdf", samples.pdf([[], []])) == "empty"


def test_a_pdf_with_a_password_is_refused():
    assert refusal("plan.pdf", samples.locked(samples.pdf([["1. Tolls end."]]), "secret")) == "encrypted"


def test_a_pdf_of_the_most_pages_is_read_and_one_more_is_refused():
    assert read("plan.pdf", samples.pdf([["1. Tolls end."], *[[]] * (limits.PAGES - 1)])).strip() == "1. Tolls end."
    assert refusal("plan.pdf", samples.pdf([["1. Tolls end."], *[[]] * limits.PAGES])) == "pages"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (["1\nOne.", "2\nTwo."], ["One.", "Two."]),
        (["One.\nPage 7 of 9", "Two.\n - 8 - "], ["One.", "Two."]),
        (["One.\n1", "Two.\n3"], ["One.\n1", "Two.\n3"]),
        (["One.\n1", "Two."], ["One.\n1", "Two."]),
        (["One.\n1"], ["One.\n1"]),
        ([], []),
    ],
)
def test_page_numbers_are_lines_that_count_every_page(pages, expected):
    assert without_page_numbers(pages) == expected
