"""Numbers in words, in three languages."""

from __future__ import annotations

import pytest

from proposals.engine.figures.number_words import Word, is_number, key_of, read_words, words_from


@pytest.mark.parametrize(
    ("words", "number", "rest"),
    [
        ("eight hundred thousand troops", 800_000, " troops"),
        ("six hundred and fifty thousand men", 650_000, " men"),
        ("one million two hundred thousand", 1_200_000, ""),
        ("twenty-five battalions", 25, " battalions"),
        ("вісімсот тисяч військових", 800_000, " військових"),
        ("сто двадцять п’ять", 125, ""),
        ("двести пятьдесят тысяч человек", 250_000, " человек"),
        ("восемьсот тысяч", 800_000, ""),
        ("п'ятьма роками", 5, " роками"),
        ("two dozen observers", 24, " observers"),
        ("a dozen men", 12, " men"),
        ("half a dozen men", 6, " men"),
        ("дві сотні осіб", 200, " осіб"),
        ("пять сотен человек", 500, " человек"),
        ("п\u2019ять десятків осіб", 50, " осіб"),
        *(
            (f"{word} осіб", number, " осіб")
            for number, words in {
                4: "четверо", 5: "п’ятеро", 6: "шестеро", 7: "семеро", 8: "восьмеро", 9: "дев’ятеро дев’ятьох",
                10: "десятеро",
            }.items()
            for word in words.split()
        ),
        *(
            (f"{word} человек", number, " человек")
            for number, words in {
                4: "четверо четверых", 5: "пятеро пятерых", 6: "шестеро шестерым", 7: "семеро семерых",
                8: "восьмеро восьмерых", 9: "девятеро девятерых", 10: "десятеро десятерыми",
            }.items()
            for word in words.split()
        ),
        ("сотня осіб", 100, " осіб"),
        ("десяток осіб", 10, " осіб"),
        ("півсотні осіб", 50, " осіб"),
        ("сотня тисяч осіб", 100_000, " осіб"),
        ("дюжина осіб", 12, " осіб"),
        ("сотню человек", 100, " человек"),
        ("десяток человек", 10, " человек"),
        ("полсотни человек", 50, " человек"),
        ("десяток тысяч человек", 10_000, " человек"),
        ("дюжину человек", 12, " человек"),
        # Two numbers side by side are not one.
        ("five and seven years", 5, " and seven years"),
        ("ten five", 10, " five"),
        ("two, three", 2, ", three"),
        ("п’ять шість", 5, " шість"),
    ],
)  # fmt: skip
def test_number_words_are_added_up_until_another_number_begins(words: str, number: int, rest: str) -> None:
    read = read_words(words, 0)
    assert read is not None
    assert (read[0], words[read[1] :]) == (number, rest)


def test_what_begins_with_no_number_is_none() -> None:
    assert read_words("thousands of men", 0) is None
    assert read_words("сотні осіб", 0) is read_words("десятки человек", 0) is None
    assert [is_number(word) for word in ("seven", "сім", "семь", "million", "semi")] == [True, True, True, False, False]


def test_words_are_looked_up_in_lower_case_with_one_apostrophe() -> None:
    assert key_of("П’ЯТЬ") == key_of("п\u02bcять") == "п'ять"
    assert list(words_from(" Two-way, then", 0)) == [Word("two", 1, 4), Word("way", 5, 8)]
