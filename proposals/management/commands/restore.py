"""Bring a site back from the file that ``backup`` wrote."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backups.archive import BackupError
from config.backups.restoring import restore


class Command(BaseCommand):
    help = (
        "Bring everything back from a file that backup wrote, on SQLite or PostgreSQL, into a database that is empty "
        "but for `migrate`. Restores all of it or nothing. Trust the file: it holds accounts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="the file that backup wrote")
        parser.add_argument("--without-key", action="store_true", help="keep the secret key of this installation")

    def handle(self, *, path: Path, without_key: bool, verbosity: int, **options: Any) -> None:
        def report(line: str) -> None:
            if verbosity:
                self.stdout.write(line)

        try:
            restore(path, report, with_key=not without_key)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or path}: {error.strerror}. Nothing was restored.") from error
