"""What is wrong with a dataset, said so that the person who wrote it can mend it."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake. ``record`` is empty when it concerns the file, ``field`` when it concerns the whole record."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


class DatasetError(Exception):
    """The dataset was refused; nothing was saved. ``problems`` holds every mistake found, sorted, each once."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
