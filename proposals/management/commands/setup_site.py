"""Make a site out of a checkout: database, starter data, first users. Existing data are kept."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

from proposals.models import Process
from proposals.publication import releases

STARTER_DATA = Path(apps.get_app_config("proposals").path) / "data" / "ukraine-2025"


class Command(BaseCommand):
    help = (
        "Bring the database up to date, load the starter data if there is no process, and create the first users if "
        "there are none. Can be repeated: data, users and passwords are kept."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        out = {"stdout": self.stdout, "stderr": self.stderr}
        self.check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
        call_command("migrate", interactive=False, verbosity=0, **out)
        self.stdout.write("Database: up to date.")
        if Process.objects.exists():
            self.stdout.write("Data: unchanged.")
        else:
            self.stdout.write("Data: loading the starter data.")
            call_command("load_dataset", str(STARTER_DATA), verbosity=verbosity, **out)
            release = releases.make(None, "Starter data")
            self.stdout.write(f"{release}: made from the starter data.")
        call_command("create_first_users", verbosity=verbosity, **out)
