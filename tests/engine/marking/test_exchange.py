"""Two names that have changed places are marked where they stand. Lines as in ``test_marks.py``."""

from __future__ import annotations

import pytest

from proposals.engine.marking.changes import word_changes
from proposals.engine.marking.exchange import Phrase, exchanges, kept_by_exchange
from proposals.engine.marking.marks import mark
from proposals.engine.marking.tokens import tokens_of
from tests.engine.reading import base_of, in_line, other_of

LINES = [
    "[-Ukraine-]{+Russia+} pays [-Russia-]{+Ukraine+}.",
    "[-Moscow-]{+Kyiv+} shall notify [-Kyiv-]{+Moscow+} of every exercise.",
    "By 2027, [-Ukraine-]{+Russia+} returns all prisoners to [-Russia-]{+Ukraine+} without delay.",
    "[-Hamas-]{+Israel+} releases hostages and [-Israel-]{+Hamas+} withdraws its forces.",
    "[-Russian-]{+Ukrainian+} troops leave before [-Ukrainian-]{+Russian+} troops do.",
    "It is agreed that [-Ukraine-]{+Poland+} supplies [-Poland-]{+Ukraine+} with gas.",
    # Names of several words, with and without an article.
    "[-The Russian Federation-]{+Ukraine+} pays [-Ukraine-]{+the Russian Federation+}.",
    "The [-Council of Europe-]{+Government of Ukraine+} informs the [-Government of Ukraine-]{+Council of Europe+}.",
    # Each place by itself, and all of them.
    "[-Ukraine-]{+Russia+} pays [-Russia and Russia-]{+Ukraine and Ukraine+} informs [-Ukraine-]{+Russia+}.",
    # No island of function words.
    "Attacks by [-Ukraine on Russia-]{+Russia on Ukraine+} end.",
    # Ukrainian, where a name changes its ending with its place.
    "[-Україна-]{+Росія+} платить [-Росії-]{+Україні+}.",
    "[-Росія-]{+Польща+} передає полонених через [-Польща-]{+Росія+}.",
    # Beside other changes.
    "[-Poland-]{+France+} guards [-France-]{+Poland+} for five winters{+ at least+}.",
]


@pytest.mark.parametrize("line", LINES)
def test_names_that_changed_places_are_marked_at_each_place(line: str) -> None:
    base, other = base_of(line), other_of(line)
    reverse = line.replace("[-", "<").replace("-]{+", "|").replace("+}", ">")

    assert in_line(mark([base], [other])[0]) == line
    if reverse.count("|") == line.count("{+"):
        turned = [part.partition(">") for part in reverse.split("<")]
        back = turned[0][0] + "".join(
            "[-{1}-]{{+{0}+}}".format(*pair.split("|")) + rest for pair, _, rest in turned[1:]
        )
        assert in_line(mark([other], [base])[0]) == back


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Russia, Ukraine and Europe meet.", "Europe, Ukraine and Russia meet."),  # a list
        ("Russia or Ukraine meet.", "Ukraine or Russia meet."),
        ("Ukraine pays Russia.", "Russia pays Poland."),
        ("Ukraine pays Russia.", "Ukraine pays Russia."),
        ("Ukraine pays Russia. Poland pays.", "Ukraine pays. Poland pays Russia."),
        ("gas replaces oil", "oil replaces gas"),
        ("Ukraine pays Russia for Poland.", "Russia pays Poland for Ukraine."),  # three, in a circle
        ("", ""),
    ],
)
def test_anything_else_is_no_exchange(base: str, other: str) -> None:
    old, new = tokens_of(base), tokens_of(other)

    assert exchanges(word_changes(old, new)[0], old, new) == []


def phrases(line: str) -> list[Phrase]:
    """Words with the place they are in after a slash if they are names."""
    split = [word.partition("/") for word in line.split()]
    return [Phrase((word,), bool(place), int(place or 0), n, n + 1) for n, (word, _, place) in enumerate(split)]


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        ("kyiv/1 pays minsk/2", "minsk/1 pays kyiv/2", [(0, 0), (1, 1), (2, 2)]),
        ("kyiv/1 pays minsk/2 now", "so minsk/1 pays kyiv/2", [(0, 1), (1, 2), (2, 3)]),
        ("kyiv/1 minsk/1 pay riga/2", "minsk/1 kyiv/1 pay riga/2", []),  # a list
        ("kyiv/1 minsk/1 pay riga/2", "kyiv/1 riga/1 pay minsk/2", [(0, 0), (1, 1), (2, 2), (3, 3)]),
        ("kyiv/1 minsk/1 pay minsk/2 kyiv/2", "minsk/1 kyiv/1 pay kyiv/2 minsk/2", []),  # two lists
        ("kyiv/1 pays minsk/2", "minsk/1 pays riga/2", []),
        ("kyiv pays minsk", "minsk pays kyiv", []),
    ],
)
def test_what_stays_when_names_change_places(one: str, two: str, kept: list[tuple[int, int]]) -> None:
    assert kept_by_exchange(phrases(one), phrases(two)) == kept
