"""What is wrong with a dataset, in words that tell its author how to fix it."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake. ``record`` is empty if it concerns a whole file, ``field`` if it concerns a whole record."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


class DatasetError(Exception):
    """Raised for a dataset that is refused; nothing is saved. ``problems`` has every mistake, sorted, each once."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
