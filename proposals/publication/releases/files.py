"""A release as a read-only SQLite file, written on first use, and the database alias under which Django reads it."""

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.sqlite3.base import DatabaseWrapper

from proposals.models import Release
from proposals.publication.releases.snapshot import FORMAT, kept_models, own_fields
from proposals.search import index

PREFIX = "release-"
ENGINE = "django.db.backends.sqlite3"
# The file is moved into place once complete, so it need not survive a crash while being written; and constraints newer
# than a release do not apply to it.
WHILE_MADE = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA ignore_check_constraints=ON;"

_lock = threading.Lock()


class BrokenSnapshot(Exception):
    """The snapshot of a release does not match its checksum: the database was tampered with or is damaged."""


def database_of(release: Release) -> str:
    """The database alias for the data of ``release``. Writes the file where it is missing.

    Several threads and processes may do so at once: each writes under a temporary name and moves the file into place.
    """
    path = Path(settings.RELEASES_DIR) / f"{PREFIX}{release.checksum[:20]}-{_schema()}.sqlite3"
    alias = path.stem
    with _lock:
        if not path.exists():
            _write_file(release, path)
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        if connections.settings.get(alias, {}).get("NAME") != address:
            # A new mapping, as other threads may be iterating over the current one.
            connections.settings = connections.settings | {alias: _database_settings(address)}
    return alias


def close_releases() -> None:
    """Close this thread's connections to releases and drop their aliases; the files stay."""
    for alias in [alias for alias in connections.settings if alias.startswith(PREFIX)]:
        connections[alias].close()
        del connections[alias]
        connections.settings = {name: value for name, value in connections.settings.items() if name != alias}


def _database_settings(name: str, **options: Any) -> dict[str, Any]:
    """The settings of an SQLite database with Django's defaults filled in."""
    given = {DEFAULT_DB_ALIAS: {}, "this": {"ENGINE": ENGINE, "NAME": name, "OPTIONS": options}}
    return connections.configure_settings(given)["this"]


def _tables() -> list[Any]:
    """Every model that readers' queries may touch: all but releases themselves."""
    return [model for model in apps.get_app_config("proposals").get_models() if model is not Release]


@cache
def _schema() -> str:
    """A fingerprint of the tables and the search index of this version of the code; each version has its own files."""
    scratch = DatabaseWrapper(_database_settings(":memory:"), "scratch")
    columns = [
        (table._meta.db_table, field.column, field.db_type(scratch), field.null)
        for model in _tables()
        for table in (model, *(field.remote_field.through for field in model._meta.local_many_to_many))
        for field in table._meta.concrete_fields
    ]
    return hashlib.sha256(json.dumps([FORMAT, columns, index.FIELDS]).encode()).hexdigest()[:12]


def _write_file(release: Release, path: Path) -> None:
    if not release.is_whole:
        raise BrokenSnapshot(f"{release}: the snapshot does not match its checksum {release.checksum}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="making-", suffix=".sqlite3")
    os.close(handle)
    connection = DatabaseWrapper(_database_settings(temporary, init_command=WHILE_MADE), "making")
    try:
        with connection.schema_editor(atomic=False) as editor, connection.cursor() as cursor:
            cursor.execute("BEGIN")
            for model in _tables():
                editor.create_model(model)
            _fill(connection, release.data)
            index.create(connection)
            cursor.execute("COMMIT")
        connection.close()
        os.replace(temporary, path)
    finally:
        connection.close()
        Path(temporary).unlink(missing_ok=True)


def _fill(connection: DatabaseWrapper, data: dict[str, Any]) -> None:
    """Insert the records of a snapshot into empty tables, numbered from 1 in their order.

    A field that the snapshot lacks gets the model's default; one that the model no longer has is left out.
    """
    records = data["records"]
    keys = {
        model: {name: number for number, name in enumerate(records.get(model._meta.model_name, {}), 1)}
        for model in kept_models()
    }
    for model, numbered in keys.items():
        named = records.get(model._meta.model_name, {})
        rows = [{"pk": numbered[name]} | _stored(model, values, keys) for name, values in named.items()]
        _insert(connection, model, rows)
        for field in model._meta.local_many_to_many:
            own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            links = [
                {own: numbered[name], other: keys[field.related_model][listed]}
                for name, values in named.items()
                for listed in values.get(field.name, ())
            ]
            _insert(connection, field.remote_field.through, links)
        if versions := data["history"].get(model._meta.model_name):
            _insert(connection, model.history.model, list(_versions(model, versions, keys)))


def _stored(model: type[models.Model], values: dict[str, Any], keys: dict) -> dict[str, Any]:
    """Column → value, with names turned back into primary keys."""
    stored = {}
    for field in own_fields(model):
        if field.name in values:
            value = values[field.name]
            stored[field.attname] = keys[field.related_model].get(value) if field.remote_field else value
    return stored


def _versions(model: type[models.Model], versions: list[dict[str, Any]], keys: dict) -> Iterator[dict[str, Any]]:
    known = [version for version in versions if version["of"] in keys[model]]
    for number, version in enumerate(known, 1):
        yield {
            model._meta.pk.attname: keys[model][version["of"]],
            "history_id": number,
            "history_date": version["at"],
            "history_type": version["type"],
            "history_change_reason": version["reason"],
        } | _stored(model, version, keys)


def _insert(connection: DatabaseWrapper, model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Insert ``rows``, each a mapping from attribute name (or ``pk``) to value, into the table of ``model``."""
    if not rows:
        return
    pk = model._meta.pk
    fields = [
        field for field in model._meta.concrete_fields if field is not pk or "pk" in rows[0] or field.attname in rows[0]
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))

    def prepared(row: dict[str, Any], field: models.Field) -> Any:
        key = "pk" if field is pk and "pk" in row else field.attname
        value = row[key] if key in row else field.get_default()
        return field.get_db_prep_save(field.to_python(value), connection)

    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608 - no input from readers
            [[prepared(row, field) for field in fields] for row in rows],
        )
