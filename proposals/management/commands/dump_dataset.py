"""Write one process to a folder in the exchange format."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proposals.dataset.dump import dump_folder
from proposals.dataset.problems import DatasetError
from proposals.models import Process


class Command(BaseCommand):
    help = (
        "Write a process, including drafts, to a folder that load_dataset can read back. The folder must be new, "
        "empty, or an earlier dump of the same process."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the folder to write to")
        parser.add_argument("--process", help="the slug of the process; required if there are several")

    def handle(self, *, path: Path, process: str | None, verbosity: int, **options: Any) -> None:
        def report(line: str) -> None:
            if verbosity:
                self.stdout.write(line)

        try:
            dump_folder(_chosen(process), path, report)
        except DatasetError as error:
            raise CommandError(f"{error}\nNothing was written; fix this in the database first.") from error
        except OSError as error:
            raise CommandError(f"{path}: cannot be written: {error.strerror}") from error


def _chosen(slug: str | None) -> Process:
    processes = list(Process.objects.filter(slug=slug) if slug else Process.objects.all())
    if len(processes) == 1:
        return processes[0]
    known = ", ".join(Process.objects.values_list("slug", flat=True)) or "none; load a dataset first"
    if slug:
        raise CommandError(f"There is no process {slug}. Processes: {known}.")
    raise CommandError(f"Choose a process with --process. Processes: {known}.")
