"""The file: a ZIP with ``manifest.json``, one ``tables/<model>.jsonl`` per table, and the secret key if it is kept."""

import hashlib
import json
import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.backups.rows import Digest, names_of_columns, tables

MANIFEST, KEY = "manifest.json", "secret-key"
LARGEST_MANIFEST, LARGEST_KEY = 2**22, 2**12
LONGEST_LINE = 2**28  # bytes: a release is one line
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),  # another compression, a password, a line that is no JSON
)


class BackupError(Exception):
    """Why a backup cannot be made, restored or compared, in a sentence for the operator."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Table(Strict):
    """What the manifest says of a table. ``last`` is the last primary key that was given out."""

    columns: list[str]
    rows: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    last: int = Field(ge=0, lt=2**63)


class Manifest(Strict):
    """``migrations`` are those the database had, as ``app.name``; ``code`` is the version of Parley that wrote it."""

    format: Literal[1]
    made_at: str
    code: str
    database: str
    migrations: list[str]
    key_sha256: str | None
    tables: dict[str, Table]


def member(label: str) -> str:
    return f"tables/{label}.jsonl"


@contextmanager
def new_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive to write to. ``path`` appears when it is whole, for its owner's eyes only, or not at all."""
    if path.exists():
        raise BackupError(f"{path} is there already: choose another name, or remove it.")
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with open(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def put_table(archive: zipfile.ZipFile, label: str, lines: Iterable[bytes]) -> Digest:
    digest = Digest()
    with archive.open(member(label), "w", force_zip64=True) as file:
        for line in lines:
            file.write(line)
            digest.add(line)
    return digest


class Archive:
    """An archive to read from. Nothing it says is believed before it has been checked."""

    def __init__(self, path: Path, file: zipfile.ZipFile):
        self.path, self.file = path, file
        try:
            self.manifest = Manifest.model_validate_json(self._small(MANIFEST, LARGEST_MANIFEST))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise BackupError(
                f"{path}: {MANIFEST} is not one of this version of Parley: {place}: {first['msg']}."
            ) from error
        self._check_names()

    def _check_names(self) -> None:
        models, found = tables(), self.manifest.tables
        if extra := sorted(found.keys() ^ models.keys()):
            raise BackupError(f"{self.path}: the archive and this version of Parley have other tables: {extra[0]}.")
        for label, model in models.items():
            if found[label].columns != names_of_columns(model):
                raise BackupError(f"{self.path}: {label} has other columns in this version of Parley.")
        expected = [MANIFEST, *map(member, models), *([KEY] if self.manifest.key_sha256 else [])]
        if sorted(self.file.namelist()) != sorted(expected):
            raise BackupError(f"{self.path}: the archive holds other files than its manifest says.")

    def rows(self, label: str) -> Iterator[list[Any]]:
        """The rows of a table. At the end, refuses what does not match the manifest."""
        said, digest = self.manifest.tables[label], Digest()
        with self._open(member(label)) as file:
            while line := file.readline(LONGEST_LINE):
                digest.add(line)
                row = json.loads(line)
                if not (line.endswith(b"\n") and isinstance(row, list) and len(row) == len(said.columns)):
                    raise BackupError(f"{self.path}: line {digest.rows} of {label} is no row of this table.")
                yield row
        if (digest.rows, digest.sha256.hexdigest()) != (said.rows, said.sha256):
            raise BackupError(f"{self.path}: {label} does not match its checksum: the archive is damaged.")

    def key(self) -> str | None:
        """The secret key, if the archive holds it."""
        if not self.manifest.key_sha256:
            return None
        key = self._small(KEY, LARGEST_KEY)
        if hashlib.sha256(key).hexdigest() != self.manifest.key_sha256:
            raise BackupError(f"{self.path}: the secret key does not match its checksum: the archive is damaged.")
        return key.decode("ascii", errors="replace")

    def _small(self, name: str, most: int) -> bytes:
        with self._open(name) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise BackupError(f"{self.path}: {name} is too large.")
        return content

    @contextmanager
    def _open(self, name: str) -> Iterator[Any]:
        try:
            with self.file.open(name) as file:
                yield file
        except KeyError as error:
            raise BackupError(f"{self.path}: the archive has no {name}.") from error
        except DAMAGED as error:
            raise BackupError(f"{self.path}: {name} cannot be read: the archive is damaged.") from error


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at ``path``."""
    if not path.is_file():
        raise BackupError(f"{path}: there is no such file.")
    try:
        file = zipfile.ZipFile(path)
    except DAMAGED as error:
        raise BackupError(f"{path} is no backup of Parley, or is cut short.") from error
    with file:
        yield Archive(path, file)
