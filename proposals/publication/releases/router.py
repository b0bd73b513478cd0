"""The database router: a query goes to the release that the reader looks at, or to the current data."""

from typing import Any

from django.db import NotSupportedError, models

from proposals.moment import current


class ReleaseRouter:
    """Sends reads of the data to the release, where the moment names one, and refuses writes to it.

    Releases themselves, users and sessions are never in a release.
    """

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        return self._release_of(model)

    def db_for_write(self, model: type[models.Model], **hints: Any) -> None:
        if self._release_of(model):
            raise NotSupportedError("A release is read-only.")

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db.startswith("release-") else None

    def _release_of(self, model: type[models.Model]) -> str | None:
        if model._meta.app_label != "proposals" or model._meta.model_name == "release":
            return None
        return current().database or None
