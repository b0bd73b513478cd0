"""The fewest changes between two texts: what tokens are compared by, long texts, and texts beyond the bound."""

from __future__ import annotations

import sys
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proposals.engine.marking import changes
from proposals.engine.marking.marks import mark, marks
from proposals.engine.marking.tokens import links, tokens_of
from tests.engine.reading import in_line, read_base, read_other


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("In the army of Ukraine", ["In/the/army", "the/army", "army", "of/Ukraine", "Ukraine"]),
        # Joining words and closing brackets belong to what stands before them.
        ("gas, and the oil", ["gas", ",/and/the/oil", "gas/,/and|", "the/oil", "oil"]),
        ("b) oil (heavy)", ["b", "b/)|", "oil", "(/heavy", "heavy", "heavy/)|"]),
        # Nothing follows, or nothing stands before.
        ("and stay.", ["and|", "stay", "./"]),
        ("of the", ["of/the/", "the/"]),
        (" ) x", ["/)/x", "/)|", "x"]),
        ("", []),
        # No prose has so much that leads to a word.
        (": " * 34 + "y", [":/:/", ":/", *[":/" * n + "y" for n in range(32, 0, -1)], "y"]),
        ("y " + ") " * 34, ["y", *["y/" + ")/" * n + ")|" for n in range(31)], *[")/" * 31 + ")|"] * 3]),
    ],
)
def test_a_token_is_compared_with_the_word_it_belongs_to(text: str, linked: list[str]) -> None:
    assert [link.replace("\n", "/").replace("\r", "|") for link in links(tokens_of(text).keys)] == linked


def test_a_change_leaves_out_what_is_the_same_at_either_end() -> None:
    assert changes._bounded("aXbcYd", "aUbVYd", "axbcyd", "axbvyd") == ([(3, 4, 3, 4)], False)
    assert changes._bounded("PQ", "RS", "aa", "aa") == ([], False)
    assert changes._bounded("PQR", "ST", "aba", "ba") == ([(0, 1, 0, 0)], False)


@pytest.mark.parametrize(
    ("change", "old", "new", "trimmed"),
    [
        ((0, 3, 0, 3), "axc", "ayc", (1, 2, 1, 2)),
        # Nothing is taken from beyond the change.
        ((0, 1, 0, 2), "ab", "abc", (1, 1, 1, 2)),
        ((0, 2, 0, 1), "abc", "ab", (1, 2, 1, 1)),
        ((1, 2, 0, 2), "ba", "ba", (1, 1, 0, 1)),
        ((0, 2, 1, 2), "ba", "ba", (0, 1, 1, 1)),
    ],
)
def test_a_change_is_trimmed_at_both_ends(change: changes.Change, old: str, new: str, trimmed: changes.Change) -> None:
    assert changes.trimmed(change, tuple(old), tuple(new)) == trimmed


ALIKE = "The men stay. The ships sail at once. The council meets."


@pytest.mark.parametrize(
    ("base", "other", "marked"),
    [
        (ALIKE, "The men stay. No tanks roll. The council meets.", "[-The ships sail at once-]{+No tanks roll+}."),
        (ALIKE, "The men go. The ships sail at once. The council rests.", "[-meets-]{+rests+}."),
        (ALIKE, "The ships sail at once. The council meets.", "[-The men stay. -]The ships"),
        (ALIKE, f"{ALIKE} Guns rest.", "meets.{+ Guns rest.+}"),
        (f"Guns rest. {ALIKE}", ALIKE, "[-Guns rest. -]The men"),
        # A stop within a token ends no sentence of tokens.
        ("Mr. No. 5 stays. He rests.", "Mr. No. 6 stays. He rests.", "[-5-]{+6+} stays. He rests."),
    ],
)
def test_long_texts_are_compared_between_the_sentences_that_are_the_same(
    base: str, other: str, marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = mark([base], [other])
    monkeypatch.setattr(changes, "_LONG", 0)

    assert marked in in_line(at_once[0])
    assert marks([base], [other]) == (at_once, False)


@pytest.mark.parametrize(
    ("base", "other", "runs"),
    [
        (
            "Guns rest. The men stay. It holds. Ships sail.",
            "The men stay. It holds. No one goes. Ships sail.",
            [(3, 0, 7), (10, 11, 3)],
        ),
        ("The men stay. It holds.", "Guns rest. It rains.", []),
        # The stop after "млрд" is in the midst of a figure.
        ("Це коштує 100 млрд. доларів. Так.", "Це коштує 100 млрд. гривень. Так.", [(4, 4, 2)]),
    ],
)
def test_equal_sentences_are_counted_in_tokens(base: str, other: str, runs: list[changes.Shared]) -> None:
    assert changes._same_sentences(tokens_of(base), tokens_of(other)) == runs


def test_an_equal_sentence_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    base, other = "He asks nine old men. They go.", "Nine old men ask. They go. He asks nine old men. No one goes."
    monkeypatch.setattr(changes, "_LONG", 0)

    assert in_line(mark([base], [other])[0]).startswith("{+Nine old men ask. They go. +}He asks nine old men. ")


LONG = "Ships of both states enter the harbour free of charge from the first day of the year to the last."


def test_a_long_sentence_outweighs_two_short_ones() -> None:
    old = tokens_of(f"It is so. Nobody is above it. {LONG} The end.")
    new = tokens_of(f"{LONG} It is so. Nobody is above it. The end.")

    assert changes._same_sentences(old, new) == [(9, 0, 21), (30, 30, 3)]


def test_too_many_sentences_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tokens_of("One. Two. Ten. Six."), tokens_of("One. Two. Six. Ten.")
    assert changes._same_sentences(old, new) == [(0, 0, 4)]

    monkeypatch.setattr(changes, "AT_ONCE", 15)
    assert changes._same_sentences(old, new) == []
    monkeypatch.setattr(changes, "AT_ONCE", 8)
    assert changes._same_sentences(old, new) == []


def test_more_sentences_than_letters_are_no_error() -> None:
    many = replace(tokens_of("One. Two."), text="".join(f"{number}. " for number in range(sys.maxunicode + 2)))

    assert changes._same_sentences(tokens_of("Two hundred."), many) == []
    assert changes._same_sentences(many, tokens_of("Two hundred.")) == []


SENTENCES = st.lists(
    st.sampled_from(
        ["The men stay. ", "No man goes! ", "the 5. men ", "U.S. ships ", ". ", "It is so.", " ", "\u00a0"]
    ),
    max_size=8,
).map("".join)


@given(base=SENTENCES, other=SENTENCES)
@example(base="a. b", other="b")
def test_long_texts_are_read_back_exactly(base: str, other: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "_LONG", 0)
        passages = mark([base], [other])

    assert read_other(passages[0]) == other
    assert read_base(passages) == base


def test_a_short_pair_is_not_coarse() -> None:
    assert marks(["A one."], ["A two."]).coarsened is False
    assert marks(["A one."], ["A one."]).coarsened is False


def test_beyond_the_bound_texts_are_divided_at_runs_that_occur_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_LONG", 0)
    monkeypatch.setattr(changes, "AT_ONCE", 40)
    base = "alpha the men stay; beta the men stay; gamma the men stay."
    other = "alpha the men go; beta the men stay; gamma all men stay."

    passages, coarsened = marks([base], [other])

    assert coarsened is True
    assert in_line(passages[0]) == ("alpha the men [-stay-]{+go+}; beta the men stay; gamma [-the-]{+all+} men stay.")


def test_beyond_the_bound_a_stretch_without_such_runs_is_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_LONG", 0)
    monkeypatch.setattr(changes, "AT_ONCE", 8)

    passages, coarsened = marks(["x y x y x y"], ["y x y x y x"])

    assert coarsened is True
    assert in_line(passages[0]) == "[-x y x y x y-]{+y x y x y x+}"


def test_texts_up_to_the_bound_are_compared_token_by_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 12)

    assert changes._bounded(*("abca", "bca") * 2) == ([(0, 1, 0, 0)], False)
    assert changes._bounded(*("abca", "bcad") * 2) == ([(0, 1, 0, 0), (4, 4, 3, 4)], True)


def test_a_stretch_replaced_whole_is_trimmed_at_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 8)

    assert changes._bounded(*("axyxyxb", "ayxyxyb") * 2) == ([(1, 6, 1, 6)], True)
    assert changes._direct_or_whole(*("aaaa", "aaaa") * 2) == ([], True)


def test_words_that_changed_places_do_not_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 10)

    assert changes._bounded(*("abcxyzdef", "xyzabcdef") * 2) == ([(0, 3, 0, 0), (6, 6, 3, 6)], True)


def test_the_longest_common_order_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 12)

    assert changes._bounded(*("abcdefghijkl", "ghiabcdefjkl") * 2) == ([(0, 0, 0, 3), (6, 9, 9, 9)], True)
    assert changes._bounded(*("abcdefjkl", "0123456789zzabcdefjkl") * 2) == ([(0, 0, 0, 12)], True)
    assert changes._bounded(*("0123456789zzabcdefjkl", "abcdefjkl") * 2) == ([(0, 12, 0, 0)], True)


def test_anchors_are_as_many_as_keep_their_order() -> None:
    assert changes._anchors("abcdefghijkl", "ghiabcdefjkl") == [(n, n + 3, 1) for n in range(4)] + [(9, 9, 1)]
    assert changes._anchors("abcxdefyghi", "defyabcxghi") == [(4, 0, 1), (5, 1, 1), (8, 8, 1)]
    assert changes._anchors("abc", "xyz") == []


def test_scattered_changes_in_fifty_thousand_words_are_found() -> None:
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
        result = changes.fewest_changes(tuple(base), tuple(other))
    built: list[str] = []
    done = 0
    for i1, i2, j1, j2 in result:
        built += base[done:i1] + other[j1:j2]
        done = i2
    assert built + base[done:] == other
