"""Write the whole site to one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.backups.archive import BackupError
from config.backups.making import back_up


class Command(BaseCommand):
    help = (
        "Write everything in the database, accounts, history and releases included, and the secret key to a new file. "
        "The site may go on: the file is of one moment. Keep it as safe as the key."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="the file to write; it must not exist")
        parser.add_argument("--without-key", action="store_true", help="leave the secret key out")

    def handle(self, *, path: Path, without_key: bool, verbosity: int, **options: Any) -> None:
        def report(line: str) -> None:
            if verbosity:
                self.stdout.write(line)

        try:
            back_up(path, report, with_key=not without_key)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{path}: cannot be written: {error.strerror}") from error
