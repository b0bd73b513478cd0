"""Marking as a whole: exact read-back of any text, passages, and texts too long to be compared word by word."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.engine import changes, settling, tokens
from proposals.engine.tokens import columns, content_words, is_solid
from proposals.engine.words import mark, marks
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

    assert [read_other(spans) for spans in passages] == other
    assert read_base(passages) == "".join(base)


@given(base=PROSE, other=PROSE)
@example(base="b “ c", other="x « y")
def test_a_change_is_one_span_of_each_kind_and_removed_words_come_first(base: str, other: str) -> None:
    (spans,) = mark([base], [other])
    follows = set(pairwise(kind for kind, _ in spans))

    assert all(words for _, words in spans)
    assert not follows & {("same", "same"), ("removed", "removed"), ("added", "added"), ("added", "removed")}


PLAIN = st.lists(st.sampled_from("Ukraine Russia NATO forces the of and in , . men".split()), max_size=16).map(" ".join)


@given(base=PLAIN, other=PLAIN)
def test_no_island_of_function_words_or_punctuation_stands_between_two_changes(base: str, other: str) -> None:
    (spans,) = mark([base], [other])

    islands = [words for kind, words in spans[1:-1] if kind == "same"]
    assert not [island for island in islands if not any(is_solid(key) for key in content_words(island))]


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
        # Nothing on one side.
        ([], ["A one."], ["{+A one.+}"]),
        (["A one."], [], []),
        (["A one."], [""], ["[-A one.-]"]),
        (["A one."], ["", "B two,"], ["", "[-A one.-]{+B two,+}"]),
        ([""], ["A one."], ["{+A one.+}"]),
        ([], [], []),
        ([""], [""], [""]),
    ],
)
def test_passages(base: list[str], other: list[str], marked: list[str]) -> None:
    assert [in_line(spans) for spans in mark(base, other)] == marked


@pytest.mark.parametrize(
    ("base", "other", "length", "found", "settled"),
    [
        ("It is so. The parties agree.", "It is so. The parties meet. The parties agree.", 4, range(3, 7), 4),
        ("Ships, guns, tanks go.", "Ships, guns, planes, tanks go.", 2, range(3, 5), 4),
        ("We meet with NATO and Ukraine", "We meet with NATO and with NATO and Ukraine", 3, range(2, 6), 4),
        ("It is very good", "It is very very good", 1, range(2, 4), 2),
    ],
)
def test_where_a_change_was_found_does_not_matter(
    base: str, other: str, length: int, found: range, settled: int
) -> None:
    less, more = columns(base), columns(other)
    for at in found:
        added, removed = (at, at, at, at + length), (at, at + length, at, at)

        assert settling.settle([added], less, more) == [(settled, settled, settled, settled + length)]
        assert settling.settle([removed], more, less) == [(settled, settled + length, settled, settled)]


@pytest.mark.parametrize(
    ("base", "other", "parts"),
    [
        (
            "and the Black Sea ports and the Azov fleet of",
            "all Black Sea ports or Azov fleet",
            [(0, 2, 0, 1), (5, 7, 4, 5), (9, 10, 7, 7)],
        ),
        ("x the NATO base", "y the NATO post", [(0, 1, 0, 1), (3, 4, 3, 4)]),
        ("NATO in men of", "NATO at war of", [(1, 3, 1, 3)]),
        ("NATO in in men", "NATO in war", [(2, 4, 2, 3)]),
        ("ships", "tanks", [(0, 1, 0, 1)]),
    ],
)
def test_a_change_is_parted_at_the_words_its_sides_share(
    base: str, other: str, parts: list[tuple[int, int, int, int]]
) -> None:
    # The words before and after are those of the change too, so that it must keep to its own.
    old, new = columns(f"NATO men {base} war NATO"), columns(f"{other} men")
    before, change, after = (0, 1, 0, 0), (2, len(old.keys) - 2, 0, len(new.keys) - 1), (len(old.keys) - 1,) * 4
    settled = [before, change, after]

    first = settling._look_again(settled, [1], old, new)

    assert settled == [before, *[(i1 + 2, i2 + 2, j1, j2) for i1, i2, j1, j2 in parts], after]
    assert first == (3 if parts == [(0, 1, 0, 1)] else 1)


def test_a_short_pair_is_not_coarse() -> None:
    assert marks(["A one."], ["A two."]).coarsened is False
    assert marks(["A one."], ["A one."]).coarsened is False


def test_beyond_the_bound_runs_that_occur_once_hold_the_texts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 40)
    base = "alpha the men stay. beta the men stay. gamma the men stay."
    other = "alpha the men go. beta the men stay. gamma all men stay."

    passages, coarsened = marks([base], [other])

    assert coarsened is True
    assert in_line(passages[0]) == ("alpha the men [-stay-]{+go+}. beta the men stay. gamma [-the -]{+all +}men stay.")


def test_beyond_the_bound_a_stretch_without_such_runs_is_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 8)

    passages, coarsened = marks(["x y x y x y"], ["y x y x y x"])

    assert coarsened is True
    assert in_line(passages[0]) == "[-x y x y x y-]{+y x y x y x+}"


def test_words_that_changed_places_do_not_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 10)

    assert changes.changes("abcxyzdef", "xyzabcdef") == ([(0, 3, 0, 0), (6, 6, 3, 6)], True)


@pytest.mark.parametrize("room_for_the_base", [False, True])
@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        ("Nine rule ever.", "Ten rule now.", "[-Nine -]{+Ten +}rule [-ever-]{+now+}."),
        ("men and Ukraine", "Ukraine and Europe", "[-men and -]Ukraine{+ and Europe+}"),
    ],
)
def test_words_beyond_the_codebook_are_compared_all_the_same(
    base: str, other: str, marked: str, room_for_the_base: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = len(columns(base).keys) if room_for_the_base else 0
    monkeypatch.setattr(tokens, "_CODEBOOK", tokens._Codebook(room))
    tokens.forget()

    assert in_line(mark([base], [other])[0]) == marked
    assert tokens.columns(other).codes is None
    assert (tokens.columns(base).codes is not None) is room_for_the_base
    assert tokens.words_of(other) == tokens.words_of(other.replace(" ", "  ")) != tokens.words_of(base)

    tokens.forget()


def test_texts_that_read_the_same_are_same_wherever_passages_meet() -> None:
    assert mark(["one", "two"], ["onetwo"]) == ((("same", "onetwo"),),)
    assert mark(["onetwo"], ["one", "two"]) == ((("same", "one"),), (("same", "two"),))
    assert marks(["one"], []) == ((), False)


def test_the_longest_order_that_both_share_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 12)

    assert changes.changes("abcdefghijkl", "ghiabcdefjkl") == ([(0, 0, 0, 3), (6, 9, 9, 9)], True)
    assert changes.changes("abcdefjkl", "0123456789zzabcdefjkl") == ([(0, 0, 0, 12)], True)
    assert changes.changes("0123456789zzabcdefjkl", "abcdefjkl") == ([(0, 12, 0, 0)], True)


def test_fifty_thousand_words_with_scattered_changes_are_told_apart() -> None:
    base = [f"word{number}" for number in Random(1).choices(range(2_000), k=50_000)]
    other = ["changed" if number % 100 == 50 else word for number, word in enumerate(base)]

    passages, coarsened = marks([" ".join(base)], [" ".join(other)])

    assert coarsened is True
    assert sum(kind == "added" for kind, _ in passages[0]) == 500


def test_a_clause_of_fifty_thousand_words_is_marked() -> None:
    vocabulary = [f"word{number}" for number in range(5_000)]
    base = " ".join(vocabulary[number * 7 % 5_000] for number in range(50_000))
    other = " ".join(vocabulary[number * 11 % 5_000] for number in range(50_000))

    passages, coarsened = marks([base], [other])

    assert coarsened is True
    assert read_other(passages[0]) == other
    assert read_base(passages) == base


@given(base=st.lists(st.sampled_from("abcde"), max_size=20), other=st.lists(st.sampled_from("abcdf"), max_size=20))
def test_coarse_changes_still_lead_from_one_text_to_the_other(base: list[str], other: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "AT_ONCE", 5)
        found, _ = changes.changes(tuple(base), tuple(other))
    built: list[str] = []
    done = 0
    for i1, i2, j1, j2 in found:
        built += base[done:i1] + other[j1:j2]
        done = i2
    assert built + base[done:] == other
