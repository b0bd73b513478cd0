"""How alike two passages are by their words."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from proposals.engine.pairing.similarity import along_the_order, bags, commonness, likeness, term_ids


def test_a_term_is_the_beginning_of_a_word_or_a_whole_figure():
    assert term_ids("Rebuilding, at 600,000 a year").tolist() == term_ids("REBUILD at 600 000 a year").tolist()
    assert term_ids("at 600,000").tolist() != term_ids("at 600,001").tolist()
    assert len(term_ids("Boats, boats; BOATS.")) == 1


def test_the_cosine_is_one_for_equal_bags_and_zero_without_a_common_word():
    alike = likeness(bags(["Alpha bravo.", ""], ["Bravo, alpha!", "Charlie."]))
    assert alike.cosine == pytest.approx(np.array([[1, 0], [0, 0]]))


@pytest.mark.parametrize("side", [0, 1])
def test_a_part_is_inside_a_passage_that_has_all_its_words(side):
    whole, part = "Alpha bravo charlie delta.", "Alpha bravo."
    sides = ([part, whole], [whole, "Echo."])
    alike = likeness(bags(*(sides[::-1] if side else sides)))
    assert alike.inside(side, 0) == pytest.approx([1, 0])
    assert alike.inside(side, 1) == pytest.approx([1, 0])
    assert 0 < alike.inside(1 - side, 0)[0] < 1


def test_rare_and_common_words_are_added_up_alike(monkeypatch):
    left, right = ["Alpha bravo.", "Alpha charlie."], ["Alpha bravo charlie.", "Alpha."]
    monkeypatch.setattr("proposals.engine.pairing.similarity.DENSE_SHARE", 2)
    sparse = likeness(bags(left, right)).cosine
    monkeypatch.setattr("proposals.engine.pairing.similarity.DENSE_SHARE", 0)
    assert likeness(bags(left, right)).cosine == pytest.approx(sparse)


def test_what_a_part_adds_is_the_share_that_the_partner_of_its_whole_lacks():
    whole = "Alpha bravo charlie delta."
    both = bags([whole], ["Alpha bravo.", "Charlie delta.", "Alpha charlie.", "Echo."])

    assert [both.fresh(1, part, 0, 0) for part in range(4)] == pytest.approx([0, 1, 0.5, 0])


def test_a_word_weighs_more_the_fewer_have_it_and_less_where_one_side_has_it():
    both = bags(["Alpha bravo.", "Alpha."], ["Alpha."])
    # Three passages are weighed as if they were twelve.
    assert both.weight.tolist() == pytest.approx([log(13 / 3) ** 2, (0.6 * log(13)) ** 2])


def test_neighbours_on_the_diagonal_add_to_a_pair():
    scores = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]], dtype=np.float32)
    assert along_the_order(scores, 0.5).tolist() == [
        [1 + 5 / 4, 2 + 6 / 4, 3],
        [4 + 8 / 4, 5 + 9 / 4 + 1 / 4, 6 + 2 / 4],
        [7, 8 + 4 / 4, 9 + 5 / 4],
    ]


def test_how_like_everything_a_passage_is_is_the_mean_of_its_best():
    scores = np.array([[1, 9, 2], [8, 3, 4]], dtype=np.float32)
    across, down = commonness(scores, 2)
    assert (across.tolist(), down.tolist()) == ([5.5, 6.0], [4.5, 6.0, 3.0])
    assert [side.tolist() for side in commonness(np.zeros((2, 0), dtype=np.float32), 2)] == [[0, 0], []]
