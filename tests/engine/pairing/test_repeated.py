"""Passages with the same words keep their order where nothing else says which answers which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.pairing import repeated
from proposals.engine.pairing.align import find_links
from proposals.engine.vocabulary import Passage
from tests.engine.making import HARBOUR, make_text

GATE, GULLS = "The gate is closed at night.", "Gulls nest on the pier."
WORDS = {"gate": GATE, "gulls": GULLS, "harbour": HARBOUR, "fee": "A fee is due."}


def pairs(one: str, two: str, *, numbered: bool = False) -> str:
    left, right = (
        make_text(
            key,
            *(Passage(str(n), WORDS[word], number=str(n) * numbered) for n, word in enumerate(words.split(), 1)),
        )
        for key, words in (("a", one), ("b", two))
    )
    found = sorted((link.left[1], link.right[1]) for link in find_links(left, right).links if link.whole is None)
    return " ".join(f"{i}~{j}" for i, j in found)


@pytest.mark.parametrize(
    ("one", "two", "paired"),
    [
        ("gate gulls gate gulls", "gate gate gulls gulls", "1~1 2~3 3~2 4~4"),
        ("gate gate gulls gulls", "gate gulls gate gulls", "1~1 2~3 3~2 4~4"),
        ("gulls gate gulls gate", "gate gate gulls gulls", "1~3 2~1 3~4 4~2"),
        ("gate gulls gate gulls gate", "gulls gulls gate gate gate", "1~3 2~1 3~4 4~2 5~5"),
        ("gate gulls fee gate gulls fee", "fee fee gulls gulls gate gate", "1~5 2~3 3~1 4~6 5~4 6~2"),
        ("gate gulls harbour gate gulls", "gulls gulls harbour gate gate", "1~4 2~1 3~3 4~5 5~2"),
        # One more on one side: what stands beside them says which is new.
        ("gate gulls gate", "gulls gate gate", "1~2 2~1 3~3"),
        ("gulls gate gate", "gate gulls gate gulls gate", "1~2 2~3 3~5"),
        ("harbour gate gulls", "gate harbour gate gulls", "1~2 2~3 3~4"),
        ("gate gate gate", "gate gate", "1~1 2~2"),
    ],
)
def test_repeated_passages_keep_their_order(one: str, two: str, paired: str) -> None:
    assert pairs(one, two) == paired
    back = sorted("~".join(reversed(pair.split("~"))) for pair in paired.split())
    assert pairs(two, one) == " ".join(back)


def test_what_is_known_of_a_passage_comes_before_its_order() -> None:
    left = make_text("a", *(Passage(f"{n}", GATE, issues=(issue,)) for n, issue in enumerate("xyzz")))
    right = make_text("b", *(Passage(f"{n}", GATE, issues=(issue,)) for n, issue in enumerate("zyxz")))
    found = {(link.left[1], link.right[1]) for link in find_links(left, right).links}

    assert found == {("0", "2"), ("1", "1"), ("2", "0"), ("3", "3")}


def test_the_same_number_comes_before_the_order() -> None:
    assert pairs("gate gulls harbour gate gulls", "gulls gulls harbour gate gate", numbered=True) == (
        "1~5 2~2 3~3 4~4 5~1"
    )


def test_very_many_are_paired_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated, "_AT_ONCE", 5)

    assert pairs("gate gate", "harbour gate gate gate") == "1~2 2~3"


@given(one=st.lists(st.sampled_from(["gate", "gulls"]), max_size=8), two=st.lists(st.sampled_from(["gate", "gulls"])))
def test_no_two_pairs_of_one_wording_cross(one: list[str], two: list[str]) -> None:
    found = [tuple(map(int, pair.split("~"))) for pair in pairs(" ".join(one), " ".join(two[:8])).split()]
    for i, j in found:
        assert [(k, m) for k, m in found if one[k - 1] == one[i - 1] and (k < i) != (m < j) and k != i] == []
    assert len(found) == sum(min(one.count(word), two[:8].count(word)) for word in ("gate", "gulls"))
