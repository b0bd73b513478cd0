"""A release: a numbered, permanent copy of everything public, so that a citation always shows the same."""

import gzip
import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from proposals.models.constraints import not_blank
from proposals.moment import address, current


class NeverChanges(Exception):
    """Raised when a release would be changed or deleted."""


class ReleaseQuerySet(models.QuerySet):
    def shown(self):
        """Releases up to the one the reader looks at; all of them if the reader looks at none."""
        number = current().release
        return self if number is None else self.filter(number__lte=number)

    def without_snapshot(self):
        """Leave out the snapshot, which is large and rarely needed."""
        return self.defer("snapshot")

    def update(self, **values: Any) -> int:
        raise NeverChanges

    def delete(self) -> tuple[int, dict[str, int]]:
        raise NeverChanges


class Release(models.Model):
    """Made by :func:`proposals.publication.releases.make`.

    ``snapshot`` is the JSON of :mod:`proposals.publication.releases.snapshot`, gzipped; ``checksum`` is the SHA-256 of
    that JSON in hexadecimal digits.
    """

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField("made at")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="made by"
    )
    notes = models.TextField(max_length=10_000, help_text="What readers should know about this release.")
    checksum = models.CharField(max_length=64)
    snapshot = models.BinaryField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ("view",)
        permissions = [("make_release", "Can make a release")]
        constraints = [
            not_blank("release", "notes"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="release_number_from_one",
                violation_error_message="number: use a whole number from 1.",
            ),
            models.CheckConstraint(
                condition=Q(checksum__regex=r"^[0-9a-f]{64}$"),
                name="release_checksum_sha256",
                violation_error_message="checksum: use 64 hexadecimal digits.",
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.number}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise NeverChanges
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return address("release", self.number)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanges

    @classmethod
    def of(cls, content: bytes, **fields: Any) -> "Release":
        """An unsaved release that holds ``content``."""
        checksum = hashlib.sha256(content).hexdigest()
        return cls(checksum=checksum, snapshot=gzip.compress(content, mtime=0), **fields)

    @property
    def content(self) -> bytes:
        """The snapshot as JSON, byte for byte as it was made."""
        return gzip.decompress(bytes(self.snapshot))

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.content)

    @property
    def is_whole(self) -> bool:
        """Whether the snapshot still matches its checksum."""
        try:
            return hashlib.sha256(self.content).hexdigest() == self.checksum
        except (OSError, EOFError):  # what gzip raises for damaged bytes
            return False
