"""Parts of a whole in words, and what only looks like one."""

from __future__ import annotations

import pytest

from proposals.engine.figures.fractions import AND_A_HALF, begins_fraction, read_fraction
from proposals.engine.figures.number_words import key_of


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("two-thirds of", "2/3"),
        ("a third of", "1/3"),
        ("one-quarter", "1/4"),
        ("three quarters", "3/4"),
        ("half of", "1/2"),
        ("a two-thirds", None),
        ("дві третини", "2/3"),
        ("третина", "1/3"),
        ("три чверті", "3/4"),
        ("половину", "1/2"),
        ("две трети", "2/3"),
        ("четверть", "1/4"),
        ("две пятых", "2/5"),
        ("a tenth of", "1/10"),
        ("five eighths", "5/8"),
        ("десята частина", "1/10"),
        ("п’ята частина", "1/5"),
        ("п’яту частину", "1/5"),
        ("третя частина", "1/3"),
        ("сота частина", "1/100"),
        ("три п’ятих", "3/5"),
        ("десятая часть", "1/10"),
        ("пятая часть", "1/5"),
        ("пятую часть", "1/5"),
        ("третья часть", "1/3"),
        ("сотая часть", "1/100"),
        ("семь восьмых", "7/8"),
        ("десята сторона", None),
        ("пятая сторона", None),
        ("перша частина", None),
        ("вторая часть", None),
        ("a third party", None),
        ("one quarter later", None),
        ("two third parties", None),
        ("half-hearted", None),
        ("третя", None),
        ("половині", None),
    ],
)
def test_parts_of_a_whole(text: str, part: str | None) -> None:
    found = read_fraction(text, 0)
    assert (found and found[0]) == part
    assert part is None or begins_fraction(key_of(text.split(" ")[0].split("-")[0]))


@pytest.mark.parametrize("text", ["the second half of", "перша половина", "первая половина", "друга чверть"])
def test_the_first_or_second_half_is_no_part(text: str) -> None:
    start = text.index("half") if "half" in text else text.index(" ") + 1
    assert read_fraction(text, start) is None


@pytest.mark.parametrize(
    "text", ["½", " 1/2", " and a half", "-and-a-half", " з половиною", " із половиною", " с половиной"]
)
def test_a_half_is_added(text: str) -> None:
    assert AND_A_HALF.match(text)
