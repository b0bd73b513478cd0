"""Reads the labelled texts and pairs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from proposals.engine.vocabulary import Figure, Omission, Passage, Text

HERE = Path(__file__).parent
Pair = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """Two texts and the pairs of keys that answer each other. ``open`` pairs count neither as right nor as wrong."""

    name: str
    kind: str
    left: Text
    right: Text
    pairs: frozenset[Pair]
    open: frozenset[Pair] = frozenset()


def text(name: str) -> Text:
    """A text of ``texts/``."""
    data = json.loads((HERE / "texts" / f"{name}.json").read_text(encoding="utf-8"))
    passages = tuple(
        Passage(
            key=entry["key"],
            text=entry["text"],
            number=entry["number"],
            heading=entry["heading"],
            issues=tuple(entry["issues"]),
            status=entry["status"],
            parent=entry["parent"],
            figures=tuple(
                Figure(measure, kind, value, unit, Decimal(number) if number is not None else None)
                for measure, kind, value, unit, number in entry["figures"]
            ),
        )
        for entry in data["passages"]
    )
    omissions = tuple(Omission(*omission) for omission in data["omissions"])
    return Text(data["key"], passages, data["availability"], tuple(data["revises"]), omissions)


def real_cases() -> list[Case]:
    """Every file of ``pairs/``: pairs found by reading the texts of the Ukraine talks of 2025."""
    cases = []
    for path in sorted((HERE / "pairs").glob("*.txt")):
        left, right = (text(name) for name in path.stem.split("--"))
        pairs, undecided = read_pairs(path.read_text(encoding="utf-8"))
        cases.append(Case(path.stem, "real", left, right, pairs, undecided))
    return cases


def read_pairs(lines: str) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Lines ``a b ~ c`` (a and b answer c); a line that begins with ``?`` is left open; ``#`` begins a comment."""
    pairs: dict[bool, set[Pair]] = {False: set(), True: set()}
    for line in lines.splitlines():
        plain = line.split("#")[0].strip()
        if not plain:
            continue
        left, right = plain.lstrip("? ").split("~")
        pairs[plain.startswith("?")] |= {(a, b) for a in left.split() for b in right.split()}
    return frozenset(pairs[False]), frozenset(pairs[True])


def rewrite_cases() -> list[Case]:
    """Every file of ``rewrites/``: clauses and the same clauses in another drafter's words, in the same order and with
    the second third of the other draft put first."""
    cases = []
    for path in sorted((HERE / "rewrites").glob("*.txt")):
        rows = [line.split(" | ") for line in path.read_text(encoding="utf-8").splitlines() if " | " in line]
        rows = [row for row in rows if not row[0].startswith("#")]
        left = _plain_text("first", [(key, written) for key, written, _ in rows if written != "-"])
        second = [(key, written) for key, _, written in rows if written != "-"]
        pairs = frozenset((key, key) for key, first, other in rows if "-" not in (first, other))
        third = len(second) // 3
        shuffled = second[third : 2 * third] + second[:third] + second[2 * third :]
        cases += [
            Case(path.stem, "rewrite", left, _plain_text("second", second), pairs),
            Case(f"{path.stem}, reordered", "rewrite", left, _plain_text("second", shuffled), pairs),
        ]
    return cases


def _plain_text(key: str, clauses: list[tuple[str, str]]) -> Text:
    return Text(key, tuple(Passage(key, written) for key, written in clauses))
