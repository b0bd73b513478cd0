"""One history row for one save: the record and its links are written first, then recorded together.

By default, simple-history writes one row for the record and another for each of its many-to-many fields.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any


@contextmanager
def without_history(row: Any) -> Iterator[None]:
    """Leave no history of changes to ``row`` and its links in this block; call :func:`record_history` afterwards."""
    row.skip_history_when_saving = True
    try:
        yield
    finally:
        del row.skip_history_when_saving


def record_history(
    rows: Sequence[Any], update: bool, reason: str | None = None, at: datetime.datetime | None = None
) -> None:
    """Write one history row for each of ``rows`` (of one model), with its links as they are stored now.

    The person is the row's ``_history_user``, or else the one making the request; the reason is its
    ``_change_reason``, or else ``reason``. The library's own bulk helper omits the links.
    """
    if not rows:
        return
    manager = type(rows[0]).history
    versions = manager.bulk_history_create(
        rows, update=update, default_change_reason=reason, default_date=at, batch_size=100
    )
    version_of = {row.pk: version for row, version in zip(rows, versions, strict=True)}
    for field in manager.model._history_m2m_fields:
        through, own = field.remote_field.through, field.m2m_field_name()
        historical_link = getattr(manager.model, field.name).model
        columns = [column.attname for column in through._meta.fields]
        for keys in slices(version_of):
            links = through.objects.filter(**{f"{own}__in": keys}).order_by("pk").values(*columns)
            historical_link.objects.bulk_create(
                [historical_link(history=version_of[link[f"{own}_id"]], **link) for link in links], batch_size=200
            )


def slices(values: Iterable[Any], size: int = 1000) -> Iterator[list[Any]]:
    """``values`` in lists short enough to be the parameters of a query on every database."""
    iterator = iter(values)
    while batch := list(islice(iterator, size)):
        yield batch
