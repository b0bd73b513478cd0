"""Which database a query goes to: that of the release the reader looks at, or the one there is."""

from typing import Any

from django.db import NotSupportedError, models

from proposals.moment import current


class ReleaseRouter:
    """Sends reads of the data to the release, where the moment has one, and lets nobody write there.

    Releases themselves, people and sessions are in no release.
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
