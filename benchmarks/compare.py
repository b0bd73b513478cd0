"""How fast a whole comparison is, beside pairing alone by the usual means: ``python -m benchmarks.compare``.

A whole comparison is pairs, rows, marked words, relations and silences. The peer only pairs: rapidfuzz
``token_set_ratio`` for every pair of clauses and the best assignment, both compiled. The texts are made up: clauses of
10 to 50 words with the word frequencies of a language; in the second text four in ten clauses are unchanged, four in
ten have every fifth word changed, two in ten are new. Contenders take turns, time is processor time over all cores, and
a ratio is the median of the ratios of the rounds.
"""

from __future__ import annotations

import gc
import math
import resource
import subprocess
import sys
from collections.abc import Callable
from random import Random
from statistics import median
from time import process_time

from benchmarks.peers import hungarian
from proposals.engine.marking import tokens
from proposals.engine.pairing import similarity
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Passage, Text

SIZES = {30: (21, 20), 100: (9, 4), 500: (5, 1), 2000: (3, 1)}
"""Clauses in each text, and for each size the rounds and the comparisons in a round."""
GOALS = {30: 1.0, 500: 30.0, 2000: 60.0}
GROWTH = (250, 500, 1000, 2000)
VOCABULARY = 6000


def main() -> None:
    say = sys.stdout.write
    say("A whole comparison, and how many times faster it is than pairing alone by token_set_ratio + Hungarian\n\n")
    say(f"{'clauses':>11} {'ms':>8} {'peer, ms':>10} {'faster':>8} {'all anew':>9}   at least\n")
    for size, (rounds, times) in SIZES.items():
        left, right = two_texts(size)
        peer, ours, anew = turns(
            rounds,
            lambda left=left, right=right, times=times: [pair(left, right) for _ in range(times)],
            lambda left=left, right=right, times=times: [compare((left, right), "a") for _ in range(times)],
            lambda left=left, right=right, times=times: [compare_anew(left, right) for _ in range(times)],
        )
        say(
            f"{size:>5} ×{size:>5} {median(ours) / times * 1e3:>8.1f} {median(peer) / times * 1e3:>10.1f}"
            f" {ratio(peer, ours):>8.1f} {ratio(peer, anew):>9.1f}   {GOALS.get(size, '')}\n"
        )
    say(f"\nGrowth: time rises with clauses to the power of {exponent():.2f} from 250 to 2,000 (at most 2.0)\n")
    say(f"Memory: {memory()} MB at most in a process that compares 2,000 with 2,000 clauses (under 400)\n")
    two, six = six_texts()
    say(f"Six texts of 60 clauses take {ratio(six, two):.1f} times as long as two (at most 20)\n")


def two_texts(size: int) -> tuple[Text, Text]:
    """Two texts that answer each other, the same for the same size."""
    random = Random(size)  # noqa: S311 - nothing secret is drawn
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(random.choices(letters, k=random.randint(3, 10))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]

    def clause() -> str:
        return " ".join(random.choices(words, weights, k=random.randint(10, 50))) + "."

    def changed(text: str) -> str:
        parts = text.split()
        for _ in range(len(parts) // 5):
            parts[random.randrange(len(parts))] = random.choices(words, weights)[0]
        return " ".join(parts)

    first = [clause() for _ in range(size)]
    second = [
        text if lot < 0.4 else changed(text) if lot < 0.8 else clause() for text in first for lot in (random.random(),)
    ]
    return as_text("a", first), as_text("b", second)


def as_text(key: str, clauses: list[str]) -> Text:
    return Text(key, tuple(Passage(str(n), text, number=str(n)) for n, text in enumerate(clauses, 1)))


def pair(left: Text, right: Text) -> None:
    hungarian([p.text for p in left.passages], [p.text for p in right.passages])


def compare_anew(left: Text, right: Text) -> None:
    """A comparison with empty caches."""
    tokens.clear_cache()
    similarity.term_ids.cache_clear()
    compare((left, right), "a")


def exponent() -> float:
    """The slope of log time over log clauses, by least squares; the best of three runs each."""
    points = []
    for size in GROWTH:
        left, right = two_texts(size)
        (taken,) = turns(3, lambda left=left, right=right: compare((left, right), "a"))
        points.append((math.log(size), math.log(min(taken))))
    mean_x, mean_y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def memory() -> int:
    """Peak memory of a fresh process, in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.compare", "memory"], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def six_texts() -> tuple[list[float], list[float]]:
    first, second = two_texts(60)
    texts = [Text(f"{key}{copy.key}", copy.passages) for key in "abc" for copy in (first, second)]
    two, six = turns(9, lambda: compare(texts[:2], texts[0].key), lambda: compare(texts, texts[0].key))
    return two, six


def turns(rounds: int, *contenders: Callable[[], object]) -> list[list[float]]:
    """The seconds of each contender in each round after a warm-up, without garbage collection, as in ``timeit``."""
    times: list[list[float]] = [[] for _ in contenders]
    for _ in range(rounds + 1):
        for contender, taken in zip(contenders, times, strict=True):
            gc.collect()
            gc.disable()
            start = process_time()
            contender()
            taken.append(process_time() - start)
            gc.enable()
    return [taken[1:] for taken in times]


def ratio(theirs: list[float], ours: list[float]) -> float:
    return median(one / two for one, two in zip(theirs, ours, strict=True))


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        compare(two_texts(2000), "a")
        sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
    else:
        main()
