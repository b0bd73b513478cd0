"""What holds for every text there is: nothing lost, nothing refused, keys unique, time in proportion to the length."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.engine.cut import KINDS, Cut, cut, parents
from proposals.engine.cut.outline import DEEPEST
from tests.engine.cut.layouts import layouts

KEY = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*\Z")

SNIPPETS = [layout.text for layout in layouts("layouts")]
PIECES = st.sampled_from(
    "1. |2. |3) |17. |(1) |a) |b) |(c) |i. |ii) |IV. |• |→ |- |* |Point 4 |Пункт 5. |№ 6 |1️⃣ |２． |٣. |一、|2.1 |"
    "2.1.3. |Word |слово |30 years |2026. |14. Dezember 2025 |. |; |: |[deleted]|[Editor's note: x]|Note: |**|# |> |…|"
    "\n|\n\n|\r\n|\r|"
    "\u2028|\u00a0|\t|\u200b|\ufeff|\x00|«|”|(|[|]|)|Security|SECURITY|Section 2|удалён|0. |999. |1000. ".split("|")
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=60).map("".join),
    st.tuples(st.sampled_from(SNIPPETS), st.text(max_size=20), st.integers(0, 200)).map(
        lambda given: given[0][: given[2]] + given[1] + given[0][given[2] :]
    ),
)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_joining_the_cuts_gives_the_text_back(text):
    assert "".join(found.written for found in cut(text)) == text


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_clause_has_a_key_of_its_own_that_the_database_takes(text):
    cuts = cut(text)
    keys = [found.key for found in cuts if found.kind == "clause"]
    assert [key for key in keys if not KEY.match(key) or len(key) > 40] == []
    assert len(set(keys)) == len(keys)
    assert [found for found in cuts if found.kind != "clause" and (found.key or found.number or found.depth)] == []


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_cut_is_well_formed(text):
    cuts = cut(text)
    above = parents(cuts)
    for index, found in enumerate(cuts):
        assert found.kind in KINDS
        assert found.written
        assert 0 <= found.mark + found.title <= len(found.written)
        assert 0 <= found.depth <= DEEPEST
        assert (found.depth == 0) == (above[index] is None)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_words_of_a_clause_are_those_that_were_written(text):
    for found in cut(text):
        said = found.heading + found.words if found.kind == "clause" else found.words
        assert re.sub(r"[\W_]", "", said) == re.sub(r"[\W_]", "", found.written[found.mark :])


def test_an_empty_text_has_no_cut_and_white_space_is_no_clause():
    assert cut("") == ()
    assert cut(" \n\u00a0\r\n") == (Cut(" \n\u00a0\r\n", "aside"),)


def test_white_space_and_printed_numbers_stay_with_what_they_introduce():
    assert [found.written for found in cut("\n 1.  One.\n\n2. Two.\n")] == ["\n 1.  One.\n\n", "2. Two.\n"]


HOSTILE = {
    "numbers": "1. ",
    "letters": "a) ",
    "opening brackets": "([",
    "numbers on lines": "1.\n2.\n",
    "white space": " ",
    "no-break spaces": "\u00a0",
    "digits": "1",
    "dotted digits": "1.",
    "roman": "IVXLC ",
    "bullets": "• ",
    "dashes": "-",
    "stars": "*",
    "quote marks": "> ",
    "editors": "[Editor's note ",
    "comments": "(Note: ",
    "carriage returns": "\r",
    "keycaps": "1\u20e3",
    "falling numbers": "".join(f"{number}. x\n" for number in range(999, 0, -1)),
    "bullets of all depths": "".join(" " * depth + "- x\n" for depth in range(60)),
    "headings": "Heading\n",
    "words for points": "Point ",
}
LENGTH = 100_000


def seconds(text: str) -> float:
    """Processor time of cutting ``text``."""
    start = process_time()
    cut(text)
    return process_time() - start


@pytest.fixture(scope="module")
def plain() -> float:
    """The time for an ordinary text of the same length."""
    paragraph = "The two towns share the mill; its income is halved every year, as the old charter of the valley says. "
    points = "".join(f"{number}. {paragraph * 4}\n" for number in range(1, 260))
    return seconds(points[:LENGTH])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_costs_a_bounded_multiple_of_a_plain_one(name, plain):
    unit = HOSTILE[name]
    assert seconds((unit * (LENGTH // len(unit) + 1))[:LENGTH]) < 150 * plain


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_a_hostile_text_costs_about_four_times_the_time(name):
    unit = HOSTILE[name]
    once = (unit * (LENGTH // len(unit) + 1))[: LENGTH // 20]
    assert seconds(once * 4) < 9 * seconds(once) + 0.02
