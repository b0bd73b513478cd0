"""The key that signs sessions is made once and kept in a private file."""

from __future__ import annotations

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret_key import stored_secret_key


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "var" / "secret-key"
    key = stored_secret_key(path)
    assert len(key) >= 50
    assert stored_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret-key"]


def test_a_key_that_another_process_has_just_made_is_taken(tmp_path, monkeypatch):
    path = tmp_path / "secret-key"
    path.write_text("k" * 50)
    monkeypatch.setattr(type(path), "exists", lambda self: False)
    assert stored_secret_key(path) == "k" * 50


def test_a_short_key_and_an_unwritable_place_are_refused_in_words(tmp_path):
    path = tmp_path / "secret-key"
    path.write_text("short\n")
    with pytest.raises(ImproperlyConfigured, match="contains a key that is too short; delete the file"):
        stored_secret_key(path)
    with pytest.raises(ImproperlyConfigured, match=r"^Set SECRET_KEY, or let Parley write to "):
        stored_secret_key(path / "below-a-file" / "secret-key")
