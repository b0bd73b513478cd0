"""Check every release against its checksum."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proposals.models import Release


class Command(BaseCommand):
    help = "Recompute the checksum of every release. Fails if any do not match, and names them."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        broken = []
        for release in Release.objects.order_by("number").iterator(chunk_size=1):
            if not release.is_whole:
                broken.append(release)
            elif verbosity:
                self.stdout.write(f"{release}: intact, SHA-256 {release.checksum}")
        if broken:
            names = ", ".join(map(str, broken))
            raise CommandError(f"{names}: the data do not match the checksum. Restore them from a backup.")
