"""The texts of all starter data, read once: any of them can then be compared without a query."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

from proposals.comparison.compare import Match, Records, read_records
from proposals.dataset.load import load_folder
from proposals.models import Proposal
from tests.dataset.test_starter_data import STARTER

FOLDERS = (STARTER, STARTER.with_name("gaza-2025"))
PROCESSES = ("russia-ukraine-settlement", "gaza-2025")


def load_starter_data() -> None:
    for folder in FOLDERS:
        load_folder(folder, lambda line: None)


def texts_of(process: str) -> list[Proposal]:
    """All public texts of a process, those without clauses among them."""
    return list(Proposal.objects.public().filter(process__slug=process).with_clauses().with_relatives())


def records_of(process: str, match: Match = "all") -> Records:
    return read_records(texts_of(process), match=match)


def choices(records: Records, count: int, most: int = 0) -> Iterator[tuple[Proposal, ...]]:
    """Every choice of so many of the texts that have clauses; if there are more than ``most``, some of them."""
    texts = [text for text in records.proposals if records.clauses_of[text.pk]]
    found = list(combinations(texts, count))
    yield from Random(count).sample(found, most) if 0 < most < len(found) else found
