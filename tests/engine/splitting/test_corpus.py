"""What each quirk of real publications is split into: the corpus, layout by layout."""

from __future__ import annotations

import pytest

from tests.engine.splitting.corpus import layouts

READ, HELD_OUT = layouts("layouts"), layouts("held_out")
EXACT_OF_HELD_OUT = 0.95


def test_the_corpus_has_a_layout_for_every_quirk():
    assert len(READ) >= 40
    assert len({layout.text for layout in READ + HELD_OUT}) == len(READ) + len(HELD_OUT)


@pytest.mark.parametrize("layout", READ, ids=lambda layout: layout.name)
def test_a_layout_is_split_exactly(layout):
    assert layout.actual == layout.expected


def test_layouts_written_after_the_rules_are_split_nearly_as_well():
    expected = sum(len(layout.expected) for layout in HELD_OUT)
    assert sum(layout.exact for layout in HELD_OUT) >= EXACT_OF_HELD_OUT * expected


@pytest.mark.parametrize("layout", READ + HELD_OUT, ids=lambda layout: layout.name)
def test_windows_line_ends_change_no_piece(layout):
    windows = layout.text.replace("\r", "\n").replace("\n", "\r\n")
    assert type(layout)(layout.name, windows, layout.expected).actual == layout.actual
