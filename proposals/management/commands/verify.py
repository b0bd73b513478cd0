"""Check the releases and, given a backup, that the database holds what it holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.backups.archive import BackupError
from config.backups.comparing import differences


class Command(BaseCommand):
    help = (
        "Recompute the checksum of every release and, with a file that backup wrote, that of the file and of every "
        "table of the database. Fails with a sentence for each that differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", nargs="?", help="the file that backup wrote")

    def handle(self, *, path: Path | None, verbosity: int, **options: Any) -> None:
        found = []
        try:
            call_command("check_releases", verbosity=verbosity, stdout=self.stdout)
        except CommandError as error:
            found.append(str(error))
        try:
            if path:
                found += differences(path)
        except BackupError as error:
            found.append(str(error))
        if found:
            raise CommandError("\n".join(found))
        if path and verbosity:
            self.stdout.write(f"{path}: every table of the database is as it is in the backup.")
