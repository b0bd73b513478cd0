"""One history row for one save: the row and its links are written first, then remembered together.

Left alone, simple-history writes a row for the record and another one for every many-to-many field.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any


@contextmanager
def without_history(row: Any) -> Iterator[None]:
    """While it lasts, changes of ``row`` and of its links leave no history; :func:`record_history` them afterwards."""
    row.skip_history_when_saving = True
    try:
        yield
    finally:
        del row.skip_history_when_saving


def record_history(
    rows: Sequence[Any], update: bool, reason: str | None = None, at: datetime.datetime | None = None
) -> None:
    """Write one history row for each of ``rows`` (of one model), with its links as they are stored now.

    The person is the row's ``_history_user``, or whoever makes the request; the reason its ``_change_reason``, or
    ``reason``. The library's own bulk helper leaves the links out.
    """
    if not rows:
        return
    manager = type(rows[0]).history
    kept = manager.bulk_history_create(
        rows, update=update, default_change_reason=reason, default_date=at, batch_size=100
    )
    history = {row.pk: entry for row, entry in zip(rows, kept, strict=True)}
    for field in manager.model._history_m2m_fields:
        through, own = field.remote_field.through, field.m2m_field_name()
        remembered = getattr(manager.model, field.name).model
        columns = [column.attname for column in through._meta.fields]
        for some in slices(history):
            links = through.objects.filter(**{f"{own}__in": some}).order_by("pk").values(*columns)
            remembered.objects.bulk_create(
                [remembered(history=history[link[f"{own}_id"]], **link) for link in links], batch_size=200
            )


def slices(values: Iterable[Any], size: int = 1000) -> Iterator[list[Any]]:
    """``values`` in lists that a query takes as parameters on every database."""
    waiting = iter(values)
    while some := list(islice(waiting, size)):
        yield some
