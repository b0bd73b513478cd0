"""How fast words are marked, beside difflib on the same pairs and the same tokens: ``python -m benchmarks.words``.

Pairs are stretches of a given length of two texts whose clauses answer each other: revisions of our texts by documented
edits, the real texts, and free rewrites of invented treaties. Stretches without a difference are left out.

Like is compared with like. "Spans" are ranges of tokens, as difflib returns them; ours are slid and folded. "As words"
are the words of these spans; ours are exact to the letter. "On the fly" is ours as words with an empty cache, beside
difflib with cached tokens. "Raw" is the longest common subsequence, with nothing made readable. Contenders take turns,
time is processor time, and a ratio is the median of the ratios of the rounds, so a busy machine affects both alike.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from random import Random
from statistics import fmean, median
from time import process_time

from rapidfuzz.distance import Indel

from proposals.engine.marking import changes
from proposals.engine.marking.marks import differences, mark
from proposals.engine.marking.tokens import clear_cache, tokens_of
from proposals.engine.vocabulary import Span
from tests.engine.labelled.edits import revision_cases
from tests.engine.labelled.load import Case, real_cases, rewrite_cases

Pair = tuple[str, str]

LENGTHS = (20, 60, 120, 2000)
ROUNDS = 9
LONG_ENOUGH = 0.02
"""Seconds of one contender's turn."""
WORDS_PER_ROUND = 6000
KINDS: dict[str, Callable[[], list[Case]]] = {
    "revisions": revision_cases,
    "real": real_cases,
    "rewrites": rewrite_cases,
}


def main() -> None:
    say = sys.stdout.write
    say("Marking words: how many times faster than difflib (autojunk off) on the same pairs and tokens\n\n")
    heads = ("spans", "as words", "on the fly", "raw")
    columns_of_ours = f"{'spans':>6} {'us':>6} {'us, words':>10}"
    say(f"{'words':>6} {'pairs':<10} {columns_of_ours}" + "".join(f"{head:>12}" for head in heads) + "\n")
    for kind, cases in KINDS.items():
        clauses = aligned(cases())
        for length in LENGTHS:
            pairs = of_length(clauses, length)
            say(row(kind, pairs))
    say("\n")
    say(whole_tables())


def aligned(cases: list[Case]) -> list[Pair]:
    pairs = []
    for case in cases:
        left, right = ({passage.key: passage.text for passage in text.passages} for text in (case.left, case.right))
        pairs += [(left[one], right[two]) for one, two in sorted(case.pairs) if left[one] and right[two]]
    return pairs


def of_length(clauses: list[Pair], length: int) -> list[Pair]:
    """Pairs of about ``length`` words: clauses from a random start onwards, from the end on to the beginning."""
    random = Random(length)  # noqa: S311 - nothing secret is drawn
    pairs: list[Pair] = []
    while len(pairs) < max(3, WORDS_PER_ROUND // length // 2):
        start = random.randrange(len(clauses))
        drawn: list[Pair] = []
        while sum(len(base.split()) for base, _ in drawn) < length:
            drawn.append(clauses[(start + len(drawn)) % len(clauses)])
        base, other = (" ".join(texts) for texts in zip(*drawn, strict=True))
        if base != other:
            pairs.append((base, other))
    return pairs


def row(kind: str, pairs: list[Pair]) -> str:
    difflib, written, spans, ours, anew, raw = turns(
        lambda: [matcher(pair).get_opcodes() for pair in pairs],
        lambda: [by_difflib(pair) for pair in pairs],
        lambda: [differences(tokens_of(base), tokens_of(other)) for base, other in pairs],
        lambda: [mark(pair[:1], pair[1:]) for pair in pairs],
        lambda: mark_anew(pairs),
        lambda: [Indel.opcodes(*codes(pair)).as_list() for pair in pairs],
    )
    words = fmean(len(base.split()) for base, _ in pairs)
    count = fmean(len(mark(pair[:1], pair[1:])[0]) for pair in pairs)
    ratios = [(difflib, spans), (written, ours), (difflib, anew), (difflib, raw)]
    return (
        f"{words:>6.0f} {kind:<10} {count:>6.1f} {micro(spans, pairs):>6.1f} {micro(ours, pairs):>10.1f}"
        + "".join(f"{ratio(theirs, times):>12.1f}" for theirs, times in ratios)
        + "\n"
    )


def micro(times: list[float], pairs: list[Pair]) -> float:
    return median(times) / len(pairs) * 1e6


def by_difflib(pair: Pair) -> list[Span]:
    """The operations of difflib as spans of words, with nothing made readable."""
    old, new = tokens_of(pair[0]), tokens_of(pair[1])
    spans: list[Span] = []
    for operation, i1, i2, j1, j2 in matcher(pair).get_opcodes():
        if operation == "equal":
            spans.append(("same", new.text[new.at[j1] : new.at[j2]]))
            continue
        if i1 < i2:
            spans.append(("removed", old.text[old.at[i1] : old.at[i2]]))
        if j1 < j2:
            spans.append(("added", new.text[new.at[j1] : new.at[j2]]))
    return spans


def whole_tables() -> str:
    """All pairs of the real texts as in a reader's table: one clause at a time, equal texts included."""
    pairs = aligned(real_cases())
    difflib, ours, anew = turns(
        lambda: [by_difflib(pair) for pair in pairs],
        lambda: [mark(pair[:1], pair[1:]) for pair in pairs],
        lambda: mark_anew(pairs),
    )
    return (
        f"{len(pairs)} aligned clauses of the real texts, equal ones among them: {ratio(difflib, ours):.1f} times"
        f" faster than difflib, {ratio(difflib, anew):.1f} with tokens made on the fly\n"
    )


def mark_anew(pairs: list[Pair]) -> None:
    clear_cache()
    changes._sentences.cache_clear()
    for pair in pairs:
        mark(pair[:1], pair[1:])


def matcher(pair: Pair) -> SequenceMatcher[str]:
    return SequenceMatcher(None, tokens_of(pair[0]).keys, tokens_of(pair[1]).keys, autojunk=False)


def codes(pair: Pair) -> tuple[str, str]:
    return tokens_of(pair[0]).codes or "", tokens_of(pair[1]).codes or ""


def turns(*contenders: Callable[[], object]) -> list[list[float]]:
    """The seconds of each contender in each round, repeated often enough to be measured; a first run sets how often."""
    times: list[list[float]] = [[] for _ in contenders]
    repeats = [max(1, round(LONG_ENOUGH / seconds(contender, 1))) for contender in contenders]
    for _ in range(ROUNDS):
        for contender, taken, often in zip(contenders, times, repeats, strict=True):
            taken.append(seconds(contender, often))
    return times


def seconds(contender: Callable[[], object], often: int) -> float:
    start = process_time()
    for _ in range(often):
        contender()
    return (process_time() - start) / often


def ratio(theirs: list[float], ours: list[float]) -> float:
    return median(one / two for one, two in zip(theirs, ours, strict=True))


if __name__ == "__main__":
    main()
