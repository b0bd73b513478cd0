"""How many pairs are right, beside other ways to pair: ``python -m benchmarks.pairs``.

All contenders see the same clauses. All but the last of a kind pair by words and layout alone, without the clauses that
have no text. The bound of the assignment is the best one for the very pairs it is tried on.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence

from benchmarks import peers
from proposals.engine.pairing.align import find_links
from proposals.engine.pairing.certainty import of_link
from tests.engine.labelled.load import Case, Pair
from tests.engine.labelled.score import Match, Pairing, Score, among_others, by_words, cases_by_kind, total, with_issues

BOUNDS = (0.65, 0.8, 0.9, 0.95, 0.98)


def main() -> None:
    say = sys.stdout.write
    say("Pairs of clauses: precision, recall and F1 on labelled pairs\n")
    kinds = cases_by_kind()
    for kind, cases in kinds.items():
        labelled = total(cases, by_words, with_empty=False).labelled
        say(f"\n{kind}: {len(cases)} comparisons, {labelled} pairs\n")
        for name, pairing in contenders(cases).items():
            say(line(name, total(cases, pairing, with_empty=False)))
        if kind.startswith("real"):
            say(line("ours, with issues", total(cases, with_issues)))
    say("\n" + among_several(kinds["real texts"]))
    say("\n" + certainties([case for kind, cases in kinds.items() if ":" not in kind for case in cases]))


def among_several(cases: Sequence[Case]) -> str:
    """The same pairs where more texts are compared at once: in one row, and with the rows that refer to each other."""
    lines = ["Real texts, several at once: pairs in one row; with references from row to row\n"]
    ways: tuple[tuple[Match, str], ...] = (("wording", "words alone"), ("all", "with issues"))
    for match, name in ways:
        for size in range(2, 7):
            rows, referring = (among_others(cases, size, match, referring=each) for each in (False, True))
            lines.append(
                f"  {size} texts, {name}:  P {rows.precision:.3f}   R {rows.recall:.3f}"
                f"     P {referring.precision:.3f}   R {referring.recall:.3f}\n"
            )
    return "".join(lines)


def line(name: str, score: Score) -> str:
    return f"  {name:<40} P {score.precision:.3f}   R {score.recall:.3f}   F1 {score.f1:.3f}\n"


def contenders(cases: Sequence[Case]) -> dict[str, Pairing]:
    least = peers.best_least([(*clauses(case), numbered(case)) for case in cases])
    pairings: dict[str, Pairing] = {
        "ours, words alone": by_words,
        f"token_set_ratio + Hungarian, from {least:.0f}": by_peer(peers.hungarian_from(least)),
        "difflib (HtmlDiff)": by_peer(peers.html_diff),
    }
    if peers.has_git():
        pairings["git diff"] = by_peer(peers.git)
    return pairings


def clauses(case: Case) -> tuple[list[str], list[str]]:
    left, right = ([p.text for p in text.passages if p.text] for text in (case.left, case.right))
    return left, right


def keys(case: Case) -> tuple[list[str], list[str]]:
    left, right = ([p.key for p in text.passages if p.text] for text in (case.left, case.right))
    return left, right


def numbered(case: Case) -> set[tuple[int, int]]:
    left, right = ({key: n for n, key in enumerate(side)} for side in keys(case))
    return {(left[a], right[b]) for a, b in case.pairs if a in left and b in right}


def by_peer(peer: peers.Peer) -> Pairing:
    def pairing(case: Case) -> set[Pair]:
        left, right = keys(case)
        return {(left[i], right[j]) for i, j in peer(*clauses(case))}

    return pairing


def certainties(cases: Sequence[Case]) -> str:
    """What a certainty means: how many links are right, by their certainty."""
    links_from: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for case in cases:
        for issues in (True, False) if case.kind == "real" else (False,):
            for link in find_links(case.left, case.right, issues=issues).links:
                pair = link.left[1], link.right[1]
                if pair not in case.open:
                    certainty = of_link(link)
                    links_from[max(bound for bound in BOUNDS if bound <= certainty)].append(
                        (certainty, pair in case.pairs)
                    )
    lines = ["Certainty: what was stated for the links, and the share that is right\n"]
    for bound in BOUNDS:
        links = links_from[bound]
        mean, right = (sum(column) / max(len(links), 1) for column in ([s for s, _ in links], [r for _, r in links]))
        lines.append(f"  from {bound:.2f}: {len(links):>5} links, stated {mean:.3f}, right {right:.3f}\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
