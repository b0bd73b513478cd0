"""An archive is whole, or it is refused with a sentence."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from config.backups import archive as module
from config.backups.archive import KEY, MANIFEST, BackupError, member, new_archive, opened, put_table
from config.backups.rows import names_of_columns, tables

SECRET = b"s" * 50
GROUP = [b'[1,"Analyst"]\n', b'[2,"Editor"]\n']


def entry(model, lines: list[bytes]) -> dict:
    return {
        "columns": names_of_columns(model),
        "rows": len(lines),
        "sha256": hashlib.sha256(b"".join(lines)).hexdigest(),
        "last": len(lines),
    }


def parts() -> dict[str, bytes]:
    """The files of an archive with two rows in one table."""
    content = {label: GROUP if label == "auth.Group" else [] for label in tables()}
    manifest = {
        "format": 1,
        "made_at": "2026-01-01T00:00:00+00:00",
        "code": "0" * 16,
        "database": "sqlite",
        "migrations": [],
        "key_sha256": hashlib.sha256(SECRET).hexdigest(),
        "tables": {label: entry(model, content[label]) for label, model in tables().items()},
    }
    files = {member(label): b"".join(lines) for label, lines in content.items()}
    return {**files, KEY: SECRET, MANIFEST: json.dumps(manifest).encode()}


def write(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return path


def read(path: Path) -> dict:
    with opened(path) as archive:
        return {"key": archive.key(), **{label: list(archive.rows(label)) for label in tables()}}


def with_manifest(**changes) -> dict[str, bytes]:
    files = parts()
    return {**files, MANIFEST: json.dumps(json.loads(files[MANIFEST]) | changes).encode()}


def with_table(label: str, **changes) -> dict[str, bytes]:
    found = json.loads(parts()[MANIFEST])["tables"]
    return with_manifest(tables={**found, label: found[label] | changes})


def without(name: str) -> dict[str, bytes]:
    return {other: content for other, content in parts().items() if other != name}


def test_a_whole_archive_is_read(tmp_path):
    found = read(write(tmp_path / "whole.zip", parts()))
    assert found == {label: [] for label in tables()} | {"key": "s" * 50, "auth.Group": [[1, "Analyst"], [2, "Editor"]]}


GROUPS = member("auth.Group")


@pytest.mark.parametrize(
    ("files", "refusal"),
    [
        (lambda: without(MANIFEST), "has no manifest.json"),
        (lambda: without(GROUPS), "holds other files than its manifest says"),
        (lambda: without(KEY), "holds other files than its manifest says"),
        (lambda: parts() | {"../../etc/passwd": b""}, "holds other files than its manifest says"),
        (lambda: parts() | {MANIFEST: b"{"}, "manifest.json is not one of this version"),
        (lambda: parts() | {MANIFEST: b" " * (module.LARGEST_MANIFEST + 1)}, "manifest.json is too large"),
        (lambda: with_manifest(format=2), "manifest.json is not one of this version of Parley: format"),
        (lambda: with_manifest(more=1), "manifest.json is not one of this version of Parley: more"),
        (lambda: with_manifest(tables={}), "have other tables: accounts.KeptAnswer"),
        (lambda: with_table("auth.Group", columns=["id"]), "auth.Group has other columns"),
        (lambda: with_table("auth.Group", rows=3), "auth.Group does not match its checksum"),
        (lambda: with_table("auth.Group", rows=-1), "tables.auth.Group.rows"),
        (lambda: with_table("auth.Group", sha256="0" * 64), "auth.Group does not match its checksum"),
        (lambda: parts() | {GROUPS: GROUP[0]}, "auth.Group does not match its checksum"),
        (lambda: parts() | {GROUPS: b'[1,"Analyst"]'}, "line 1 of auth.Group is no row"),
        (lambda: parts() | {GROUPS: b"[1]\n"}, "line 1 of auth.Group is no row"),
        (lambda: parts() | {GROUPS: b'{"id":1}\n'}, "line 1 of auth.Group is no row"),
        (lambda: parts() | {GROUPS: b"[" * 100_000 + b"\n"}, "cannot be read: the archive is damaged"),
        (lambda: parts() | {GROUPS: b"\xff\n"}, "cannot be read: the archive is damaged"),
        (lambda: parts() | {KEY: b"other"}, "the secret key does not match its checksum"),
        (lambda: parts() | {KEY: b"s" * 5000}, "secret-key is too large"),
    ],
)
def test_an_archive_that_is_not_what_it_says_is_refused(tmp_path, files, refusal):
    with pytest.raises(BackupError, match=refusal):
        read(write(tmp_path / "other.zip", files()))


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LONGEST_LINE", 1000)
    with pytest.raises(BackupError, match=r"auth.Group\.jsonl cannot be read|line 1 of auth.Group is no row"):
        read(write(tmp_path / "long.zip", parts() | {GROUPS: b'[1,"' + b"a" * 5000 + b'"]\n'}))


def test_a_file_named_twice_is_refused(tmp_path):
    path = write(tmp_path / "twice.zip", parts())
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr(GROUPS, b"")
    with pytest.raises(BackupError, match="holds other files"):
        read(path)


def test_an_archive_that_was_cut_anywhere_is_refused(tmp_path):
    whole, cut = write(tmp_path / "whole.zip", parts()).read_bytes(), tmp_path / "cut.zip"
    for length in [*range(0, len(whole), 997), len(whole) - 1]:
        cut.write_bytes(whole[:length])
        with pytest.raises(BackupError, match="is no backup of Parley, or is cut short"):
            read(cut)


def test_a_changed_byte_is_noticed(tmp_path):
    path, changed = write(tmp_path / "whole.zip", parts()), tmp_path / "changed.zip"
    with zipfile.ZipFile(path) as file:
        place = file.getinfo(GROUPS).header_offset + 30 + len(GROUPS) + 4
    content = bytearray(shutil.copy(path, changed).read_bytes())
    content[place] ^= 0x55
    changed.write_bytes(content)
    with pytest.raises(BackupError, match=r"auth\.Group"):
        read(changed)


def test_what_is_no_archive_is_refused(tmp_path):
    with pytest.raises(BackupError, match="there is no such file"):
        read(tmp_path / "none.zip")
    (tmp_path / "text").write_text("text")
    with pytest.raises(BackupError, match="is no backup of Parley"):
        read(tmp_path / "text")


def test_a_new_archive_appears_whole_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "new.zip"
    with new_archive(path) as archive:
        digest = put_table(archive, "auth.Group", GROUP)
        assert not path.exists()
    assert (digest.rows, digest.sha256.hexdigest()) == (2, hashlib.sha256(b"".join(GROUP)).hexdigest())
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_archive_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), new_archive(tmp_path / "new.zip") as archive:
        put_table(archive, "auth.Group", (b"%d" % (1 // zero) for zero in [0]))
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "old.zip").write_text("old")
    with pytest.raises(BackupError, match="is there already"), new_archive(tmp_path / "old.zip"):
        pass
    assert (tmp_path / "old.zip").read_text() == "old"
