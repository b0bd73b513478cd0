"""Check that every release still holds what its checksum was taken of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proposals.models import Release


class Command(BaseCommand):
    help = "Recompute the checksum of every release. Fails, naming them, if the data of any do not match."

    def handle(self, *, verbosity: int, **options: Any) -> None:
        broken = []
        for release in Release.objects.order_by("number").iterator(chunk_size=1):
            if not release.is_whole:
                broken.append(release)
            elif verbosity:
                self.stdout.write(f"{release}: whole, SHA-256 {release.checksum}")
        if broken:
            names = ", ".join(map(str, broken))
            raise CommandError(
                f"{names}: the data are not those the checksum was taken of. Restore them from a backup."
            )
