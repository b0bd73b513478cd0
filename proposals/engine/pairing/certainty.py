"""How sure a link is: the share of right pairs among labelled pairs with such a score.

Each table holds (score, share) points, with linear interpolation between them. The shares come from the counts that
``docs/engine.md`` lists, lowered towards 0.95 where there are few pairs: of the pairs given 0.9, at least nine in ten
are right. A score is the sum of evidence of :mod:`proposals.engine.pairing.evidence`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from proposals.engine.pairing.align import Link

Points = Sequence[tuple[float, float]]

BY_WORDING: Points = ((0.4, 0.68), (0.52, 0.72), (0.6, 0.92), (0.75, 0.96), (1.0, 0.98), (1.5, 0.99))
BY_ISSUE: Points = ((0.55, 0.75), (0.7, 0.9), (0.9, 0.95), (1.2, 0.98), (1.5, 0.99))
PART: Points = ((0.3, 0.68), (0.45, 0.88), (0.7, 0.95), (1.0, 0.97))
RIVAL: Points = ((0.25, 0.04), (0.35, 0.16), (0.5, 0.2), (0.7, 0.35))
"""For a pair that was not taken although one of its passages is in no other."""

IDENTICAL, IDENTICAL_TWICE = 0.99, 0.97
"""For the same words, and for the same words if a text has them more than once."""
LED_IN = 0.8
"""For sub-points that go with their point: right in all labelled cases, but these are few."""
BY_FIGURES = 0.68
"""For passages in different languages with figures in common: as the weakest pair by wording, as none are labelled."""
EMPTY_BY_ISSUE, BY_NUMBER = 0.95, 0.85
"""For points without text, placed by issue or by printed number."""
ALONE = 0.95
"""A passage that nothing resembles is rightly alone in 95 of 100 cases from words alone, in more with issues."""
NOT_SEARCHED = 0.0
"""Whether anything answers a passage is not known if there is a text in another language."""
CLOSE = 0.7
"""A rival of a pair is worth naming from this share of the pair's score."""
RIVAL_OF_A_PAIR = 0.02
"""For a rival whose passages are both in other pairs: right in 2 of 187 cases."""


def of_link(link: Link) -> float:
    """The certainty that the two passages of a link answer each other."""
    if link.by == "person":
        return 1.0
    if link.led_in:
        return LED_IN
    if link.by == "figures":
        return BY_FIGURES
    if link.by == "number":
        return BY_NUMBER
    if link.empty:
        return EMPTY_BY_ISSUE
    if link.whole is not None:
        return _interpolate(PART, link.score)
    if link.by == "identical":
        return IDENTICAL if link.unique else IDENTICAL_TWICE
    return _interpolate(BY_ISSUE if link.by == "issue" else BY_WORDING, link.score)


def of_rival(rival: Link, *, both_paired: bool) -> float:
    """The certainty of a pair that was not taken; ``both_paired``: each of its passages has another partner."""
    return RIVAL_OF_A_PAIR if both_paired else _interpolate(RIVAL, rival.score)


def of_standing_alone(nearest: float) -> float:
    """The certainty that nothing answers a passage, given that of the nearest pair not taken (0 if none)."""
    return max(round(ALONE - nearest, 2), 0.0)


def _interpolate(points: Points, score: float) -> float:
    at = bisect_right([point[0] for point in points], score)
    if at == 0:
        return points[0][1]
    if at == len(points):
        return points[-1][1]
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return round(y0 + (y1 - y0) * (score - x0) / (x1 - x0), 2)
