"""Load a folder in the exchange format."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.statistics import gather_statistics
from proposals.dataset.load import load_folder
from proposals.dataset.problems import DatasetError


class Command(BaseCommand):
    help = (
        "Check the dataset in a folder and load it. If there are mistakes, list them and load nothing. Can be "
        "repeated: only what differs is written. docs/data-format.md describes the files."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the folder that contains process.yaml")

    def handle(self, *, path: Path, verbosity: int, **options: Any) -> None:
        def report(line: str) -> None:
            if verbosity:
                self.stdout.write(line)

        try:
            load_folder(path, report)
            gather_statistics()
        except DatasetError as error:
            count = len(error.problems)
            raise CommandError(f"{error}\n{count} mistake{'s' if count > 1 else ''}; nothing was saved.") from error
