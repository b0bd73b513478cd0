"""The groups of variants contradict neither each other nor the rules."""

from __future__ import annotations

import pytest

from proposals.engine.language.lexicon import TURNING_WORDS
from proposals.engine.language.spelling import spelled
from proposals.engine.language.variants import COMPOUNDS, EUPHONY, NAMES, PREFIXES, WORDS


def test_the_first_form_of_a_line_stands_for_the_others() -> None:
    assert [NAMES["kiev"], NAMES["kyyiv"], WORDS["rouble"], EUPHONY["зо"]] == ["kyiv", "kyiv", "ruble", "з"]
    assert (COMPOUNDS["ceasefire"], COMPOUNDS["ceasefires"]) == (("cease", "fire"), ("cease", "fires"))


def test_no_form_stands_for_two_words_or_reverses_a_sentence() -> None:
    for groups in (NAMES, WORDS, EUPHONY):
        assert groups.keys().isdisjoint(groups.values())
        assert TURNING_WORDS.isdisjoint({*groups, *groups.values()})
    assert NAMES.keys().isdisjoint(WORDS)
    assert TURNING_WORDS.isdisjoint({part for parts in COMPOUNDS.values() for part in parts} | PREFIXES)


@pytest.mark.parametrize("word", sorted({*NAMES.values(), *WORDS.values()}))
def test_the_first_form_of_a_group_is_in_its_own_spelling(word: str) -> None:
    assert spelled(word) == (word,)
