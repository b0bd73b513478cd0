"""Spans give both texts back exactly, passage by passage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.engine.marking import spans
from proposals.engine.marking.marks import differences, mark, marks
from proposals.engine.marking.tokens import tokens_of
from tests.engine.reading import in_line, read_base, read_other

# Words that meet again and again, in writing that differs, beside whatever else Unicode holds.
WORDS = st.sampled_from(
    "Ukraine Russia forces the of and not may shall , . ; : - – “ ” \" ' Ukraine’s Ukraine's 600,000 600 000 5 50:50"
    " 14 December 2025 USD 100 billion 30 per cent Збройні сили здоров’я 5-я не <ins> </del>"
    " \u202e \u200b \u0301 \u00ad".split()
)
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\u00a0", "\n", "\u2009"])
PROSE = st.lists(st.tuples(WORDS, SPACES).map("".join), max_size=25).map("".join)
TEXT = PROSE | st.text(max_size=40)
CELL = st.lists(TEXT, max_size=4)


@given(base=CELL, other=st.lists(TEXT, min_size=1, max_size=4))
@example(base=["a b"], other=["a", "b"])
@example(base=[" a"], other=["\u00a0", "a "])
@example(base=["x", "", "y"], other=["", "y", ""])
def test_both_texts_are_read_back_exactly(base: list[str], other: list[str]) -> None:
    passages = mark(base, other)

    assert [read_other(passage) for passage in passages] == other
    assert read_base(passages) == "".join(base)


@given(base=PROSE, other=PROSE)
@example(base="b “ c", other="x « y")
def test_a_change_is_one_span_of_each_kind_and_removed_words_come_first(base: str, other: str) -> None:
    (passage,) = mark([base], [other])
    follows = set(pairwise(kind for kind, _ in passage))

    assert all(text for _, text in passage)
    assert not follows & {("same", "same"), ("removed", "removed"), ("added", "added"), ("added", "removed")}


@given(base=TEXT, other=TEXT)
@example(base="Russia, Ukraine and Europe conclude", other="Russia, Ukraine and NATO conclude")
@example(base="It's  so.", other="It’s  so.")
def test_white_space_that_both_sides_of_a_change_end_with_stands_outside(base: str, other: str) -> None:
    (passage,) = mark([base], [other])

    for (one, removed), (two, added) in pairwise(passage):
        assert (one, two) != ("removed", "added") or removed[-1] != added[-1] or not added[-1].isspace()


@given(cell=CELL)
def test_a_text_against_itself_is_all_same(cell: list[str]) -> None:
    assert mark(cell, cell) == tuple((("same", text),) if text else () for text in cell)


@given(base=CELL, other=CELL)
def test_marks_do_not_depend_on_what_was_marked_before(base: list[str], other: list[str]) -> None:
    assert mark(base, other) == mark(base, other)


@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        # A point split in two, and two made one: the passages have no common space.
        (["A one. B two."], ["A one.", "B two."], ["A one.[- -]", "B two."]),
        (["A one.", "B two."], ["A one. B two."], ["A one.{+ +}B two."]),
        # What is removed between two passages stands where it read.
        (["A one.", "B two.", "C three."], ["A one.", "C three."], ["A one.", "[-B two.-]C three."]),
        (["A one with aid. C three."], ["A one.", "C three."], ["A one[- with aid-].[- -]", "C three."]),
        (["A “one.” Aid. C three"], ["A “one.”", "C three"], ["A “one.”[- Aid. -]", "C three"]),
        (["A one, aid, C three"], ["A one,", "C three"], ["A one,[- aid, -]", "C three"]),
        (["A one with aid", "C three"], ["A one", "C three"], ["A one[- with aid-]", "C three"]),
        (["A one.", "B two."], ["A one."], ["A one.[-B two.-]"]),
        (["A one.", "B two."], ["B two."], ["[-A one.-]B two."]),
        # Passages written anew change one by one; the last takes what is left.
        (
            ["Gas flows.", "Oil stops!"],
            ["Ships sail,", "cars drive;"],
            ["[-Gas flows.-]{+Ships sail,+}", "[-Oil stops!-]{+cars drive;+}"],
        ),
        (["Gas flows.", "Oil stops!"], ["Ships sail,"], ["[-Gas flows.-][-Oil stops!-]{+Ships sail,+}"]),
        (["Gas flows."], ["Ships sail,", "cars drive;"], ["[-Gas flows.-]{+Ships sail,+}", "{+cars drive;+}"]),
        (["A one.", "B two."], ["A one.", "X new.", "B two."], ["A one.", "{+X new.+}", "B two."]),
        (["pay x", "pay y"], ["pay x", "pay z", "pay y"], ["pay x", "{+pay z+}", "pay y"]),
        # White space where passages meet belongs to the one that it stands in.
        (["A one. ", " B two"], ["A one.", " B two"], ["A one.[- -]", " B two"]),
        (["A one.", " B"], ["A one. ", " B"], ["A one.{+ +}", " B"]),
        (["A one. ", " B"], ["A one.", " B"], ["A one.[- -]", " B"]),
        (["A one. ", "B two."], ["A one. ", " B two."], ["A one. ", "{+ +}B two."]),
        (["A one. ", " B two."], ["A one. ", "B two."], ["A one. ", "[- -]B two."]),
        # Nothing on one side.
        ([], ["A one."], ["{+A one.+}"]),
        (["A one."], [], []),
        (["A one."], [""], ["[-A one.-]"]),
        (["A one.", "", "B two."], [""], ["[-A one.-][-B two.-]"]),
        (["A one."], ["", ""], ["", "[-A one.-]"]),
        (["A one."], ["", "B two,"], ["", "[-A one.-]{+B two,+}"]),
        ([""], ["A one."], ["{+A one.+}"]),
        ([], [], []),
        ([""], [""], [""]),
    ],
)
def test_each_passage_has_its_own_spans(base: list[str], other: list[str], marked: list[str]) -> None:
    assert [in_line(passage) for passage in mark(base, other)] == marked


@given(base=PROSE, other=PROSE)
@example(base="It's so, says “he”.", other="It’s so.")
@example(base="At sea.", other="At sea , now.")
def test_one_passage_is_written_as_several_would_be(base: str, other: str) -> None:
    old, new = tokens_of(base), tokens_of(other)
    changes, _ = differences(old, new)
    in_characters = spans._in_characters(changes, old, new)

    directly, distributed = (
        spans._of_one_passage(changes, old, new),
        spans._distribute(in_characters, old, new, [other]),
    )

    assert directly in ((), *distributed)


def test_texts_that_read_the_same_are_same_wherever_passages_meet() -> None:
    assert mark(["one", "two"], ["onetwo"]) == ((("same", "onetwo"),),)
    assert mark(["onetwo"], ["one", "two"]) == ((("same", "one"),), (("same", "two"),))
    assert marks(["one"], []) == ((), False)
