"""Say what is wrong with an installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import health


class Command(BaseCommand):
    help = (
        "Check the settings, that files, cache and database can be read and written, and that no migration is missing. "
        "Fails if there is a problem, and says what to do."
    )
    requires_system_checks = []  # it runs them itself, and goes on after the first that fails

    def handle(self, **options: Any) -> None:
        problems = 0
        for finding in health.examine():
            problems += finding.is_problem
            mark = "problem" if finding.is_problem else "advice" if finding.advice else "well"
            self.stdout.write(f"{mark:8} {finding.subject:11} {finding.sentence}".rstrip())
        if problems:
            raise CommandError(f"{problems} problem{'s' if problems > 1 else ''}.")
