"""Other ways to pair clauses: the usual tools, given the same clauses and the best settings."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from difflib import _mdiff  # type: ignore[attr-defined]
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

Pairs = list[tuple[int, int]]
Peer = Callable[[Sequence[str], Sequence[str]], Pairs]


def hungarian(left: Sequence[str], right: Sequence[str], least: float = 0) -> Pairs:
    """rapidfuzz ``token_set_ratio`` for every pair, then the best assignment; pairs below ``least`` are dropped."""
    scores = process.cdist(left, right, scorer=fuzz.token_set_ratio)
    rows, columns = linear_sum_assignment(-scores)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= least]


def hungarian_from(least: float) -> Peer:
    return lambda left, right: hungarian(left, right, least)


def html_diff(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """The pairs of lines that difflib's HtmlDiff sets side by side, each clause a line."""
    rows = _mdiff([f"{text}\n" for text in left], [f"{text}\n" for text in right])
    sides = [(one[0], two[0]) for one, two, _ in rows]
    return [(i - 1, j - 1) for i, j in sides if isinstance(i, int) and isinstance(j, int)]


def git(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """The lines that git leaves alone, and within a hunk the first removed with the first added, and so on."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("left", "right")]
        for path, texts in zip(paths, (left, right), strict=True):
            path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        command = ["git", "diff", "--no-index", "--unified=0", "--", *map(str, paths)]
        printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    pairs: Pairs = []
    i = j = 0
    for one, size, two, width in re.findall(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", printed, re.MULTILINE):
        removed, added = int(size or 1), int(width or 1)
        start, begin = int(one) - (removed > 0), int(two) - (added > 0)
        pairs += zip(range(i, start), range(j, begin), strict=True)
        pairs += zip(range(start, start + removed), range(begin, begin + added), strict=False)
        i, j = start + removed, begin + added
    return pairs + list(zip(range(i, len(left)), range(j, len(right)), strict=True))


def has_git() -> bool:
    return shutil.which("git") is not None


def best_least(left_right_wanted: Sequence[tuple[Sequence[str], Sequence[str], set[tuple[int, int]]]]) -> float:
    """The bound of ``hungarian`` that gives it the best F1 on these cases: more than a user could know."""

    def f1(least: float) -> float:
        answers = [(set(hungarian(left, right, least)), labelled) for left, right, labelled in left_right_wanted]
        right = sum(len(pairs & labelled) for pairs, labelled in answers)
        return 2 * right / max(sum(len(pairs) + len(labelled) for pairs, labelled in answers), 1)

    return float(max(np.arange(0, 100, 5), key=f1))
