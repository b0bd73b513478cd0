"""Revisions made by documented edits, so that it is known which clauses answer each other.

Everything follows from the seed. The edits are those of a drafter: reword, move, split, merge, drop, add, renumber.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from proposals.engine.vocabulary import Passage, Text
from tests.engine.labelled import load
from tests.engine.labelled.load import HERE, Case

SYNONYMS = (
    ("is set up", "is established"),
    ("at most", "no more than"),
    ("no less than", "at least"),
    ("receives", "is given"),
    ("gets", "obtains"),
    ("goes to", "is paid to"),
    ("agreement", "treaty"),
    ("conclude", "sign"),
    ("strong", "robust"),
    ("firm", "reliable"),
    ("among themselves", "with one another"),
    ("armed forces", "the military"),
    ("rebuild", "reconstruct"),
    ("frozen", "immobilised"),
    ("for ever", "permanently"),
    ("every", "each"),
    ("both states", "the two states"),
    ("states", "countries"),
    ("state", "country"),
    ("is forbidden", "is banned"),
    ("if", "in case"),
    ("within", "inside"),
    ("settles", "decides"),
    ("begins", "starts"),
    ("needs", "requires"),
    ("keeps", "retains"),
    ("at once", "immediately"),
    ("joint", "common"),
    ("jointly", "together"),
    ("returns", "comes back"),
    ("exchange", "hand over"),
    ("war", "conflict"),
    ("deal", "settlement"),
    ("once", "after"),
    ("may", "can"),
    ("carried out", "implemented"),
    ("monitors", "watches over"),
    ("withdraws", "pulls out"),
    ("separate", "distinct"),
    ("supervises", "oversees"),
)
PHRASES = (
    "in good faith",
    "as soon as practicable",
    "subject to the annex",
    "in accordance with international law",
    "unless the parties agree otherwise",
    "under conditions set out separately",
    "without prejudice to earlier undertakings",
    "to the extent possible",
)
ADDED = (
    "The depositary sends certified copies to all signatories.",
    "Costs of translation are borne by the party that asks for it.",
    "A secretariat of twelve officials is seated in a neutral capital.",
    "Sports federations resume contacts and hold a yearly tournament.",
    "Postal services between the parties start again.",
    "Archives on missing persons are opened to the Red Cross.",
    "Air traffic control centres share radar data.",
    "Banks of both sides reconnect to a common clearing house.",
    "Seed and fertiliser are exempt from export duties.",
    "A memorial day is observed by all signatories.",
    "Insurance for merchant ships is backed by a guarantee pool.",
    "Trade unions may send observers to the labour committee.",
)


@dataclass(frozen=True)
class Rates:
    """The share of clauses that each edit affects."""

    reword: float = 0.5
    move: float = 0.06
    split: float = 0.06
    merge: float = 0.05
    drop: float = 0.06
    add: float = 0.06


Clauses = list[tuple[list[str], str]]
"""The keys of the base that each clause comes from, and its text."""


def revise(base: Text, seed: int, rates: Rates = Rates()) -> Case:
    """A revision of ``base``, renumbered throughout, with the pairs that follow from the edits."""
    random = Random(seed)
    clauses = [([p.key], p.text) for p in base.passages if p.text]
    count = len(clauses)

    def some(share: float) -> int:
        return max(1, round(share * count))

    _drop(clauses, some(rates.drop), random)
    _merge(clauses, some(rates.merge), random)
    _split(clauses, some(rates.split), random)
    clauses = [(keys, _reword(text, random) if random.random() < rates.reword else text) for keys, text in clauses]
    _move(clauses, some(rates.move), random)
    _add(clauses, some(rates.add), random)
    passages = tuple(Passage(f"n{n}", text, number=str(n)) for n, (_, text) in enumerate(clauses, 1))
    pairs = frozenset((key, f"n{n}") for n, (keys, _) in enumerate(clauses, 1) for key in keys)
    plain = tuple(Passage(p.key, p.text, number=p.number) for p in base.passages if p.text)
    return Case(f"{base.key}, seed {seed}", "revision", Text(base.key, plain), Text("revised", passages), pairs)


def _drop(clauses: Clauses, times: int, random: Random) -> None:
    for _ in range(times):
        clauses.pop(random.randrange(len(clauses)))


def _merge(clauses: Clauses, times: int, random: Random) -> None:
    for _ in range(times):
        at = random.randrange(len(clauses) - 1)
        clauses[at : at + 2] = [(clauses[at][0] + clauses[at + 1][0], f"{clauses[at][1]} {clauses[at + 1][1]}")]


def _split(clauses: Clauses, times: int, random: Random) -> None:
    for _ in range(times):
        long = [n for n, (keys, text) in enumerate(clauses) if len(keys) == 1 and len(text.split()) > 15]
        if fit := [n for n in long if _halves(clauses[n][1])]:
            at = random.choice(fit)
            clauses[at : at + 1] = [(clauses[at][0], half) for half in _halves(clauses[at][1])]


def _move(clauses: Clauses, times: int, random: Random) -> None:
    for _ in range(times):
        moved = clauses.pop(random.randrange(len(clauses)))
        clauses.insert(random.randrange(len(clauses) + 1), moved)


def _add(clauses: Clauses, times: int, random: Random) -> None:
    for text in random.sample(ADDED, min(times, len(ADDED))):
        clauses.insert(random.randrange(len(clauses) + 1), ([], text))


def _halves(text: str) -> tuple[str, str] | None:
    """Split at the sentence end, semicolon or ", and" nearest to the middle."""
    borders = [m for m in re.finditer(r"(?<![A-Z])[.;] (?=\S)|, and ", text) if 4 <= len(text[: m.start()].split())]
    borders = [m for m in borders if len(text[m.end() :].split()) >= 4]
    if not borders:
        return None
    border = min(borders, key=lambda m: abs(m.start() - len(text) // 2))
    second = text[border.end() :]
    return text[: border.start()] + ".", second[0].upper() + second[1:]


def _reword(text: str, random: Random) -> str:
    """Swap each word or phrase that has a synonym, then insert a phrase or leave out a word, one time in two each."""
    for old, new in random.sample(SYNONYMS, len(SYNONYMS)):
        text = re.sub(rf"\b{old}\b", new, text, count=1)
    if random.random() < 0.5:
        text = (
            f"{text[:-1]}, {random.choice(PHRASES)}."
            if random.random() < 0.5
            else (f"{random.choice(PHRASES).capitalize()}, {text[0].lower()}{text[1:]}")
        )
    parts = text.split()
    if random.random() < 0.5 and len(parts) > 8:
        parts.pop(random.randrange(1, len(parts) - 1))
    return " ".join(parts)


def revision_cases(seeds: int = 4) -> list[Case]:
    """Revisions of five texts of 24 to 96 clauses."""
    bases = [load.text("us-28"), load.text("framework"), load.text("europe-24"), river(), joined()]
    return [revise(base, seed) for base in bases for seed in range(seeds)]


def river() -> Text:
    """The first draft of ``rewrites/river.txt``."""
    lines = (HERE / "rewrites" / "river.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if " | " in line and not line.startswith("#")]
    return Text("river", tuple(Passage(row[0], row[1], number=row[0]) for row in rows if row[1] != "-"))


def joined() -> Text:
    """The 28-point plan and the river treaty in one: 96 clauses."""
    first, second = load.text("us-28"), river()
    return Text("joined", first.passages + tuple(Passage(f"r{p.key}", p.text, f"r{p.number}") for p in second.passages))
