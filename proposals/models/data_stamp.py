"""The version of the data that an answer is made from."""

from django.db import DEFAULT_DB_ALIAS, models


class DataStamp(models.Model):
    """A mark left by a change of the data. Only the triggers of :mod:`proposals.publication.data_version` write it."""

    stamp = models.CharField(max_length=32, primary_key=True)

    def __str__(self) -> str:
        return self.stamp


def data_version() -> str:
    """The version of the data as this connection sees it now, in one query.

    Read it before the data, so that the data are at least as new. It changes with hidden records too, and so must not
    be part of anything that readers see.
    """
    stamps = DataStamp.objects.using(DEFAULT_DB_ALIAS).values_list("stamp", flat=True)
    return "-".join(sorted(stamps))
