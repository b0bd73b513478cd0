"""The command that brings a site back: what it restores is tested with config.backups."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proposals.management.commands import restore


def test_the_command_passes_on_what_it_is_asked(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(restore, "restore", lambda path, report, with_key: [calls.append(with_key), report("Done.")])
    out = StringIO()
    call_command("restore", str(tmp_path / "site.zip"), stdout=out)
    call_command("restore", str(tmp_path / "site.zip"), "--without-key", verbosity=0, stdout=out)
    assert (calls, out.getvalue()) == ([True, False], "Done.\n")


def test_a_file_that_cannot_be_restored_is_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "text").write_text("text")
    with pytest.raises(CommandError, match="text is no backup of Parley, or is cut short"):
        call_command("restore", str(tmp_path / "text"))

    def full(*args, **options):
        raise OSError(28, "No space left on device", "/var/secret-key")

    monkeypatch.setattr(restore, "restore", full)
    with pytest.raises(CommandError, match=r"^/var/secret-key: No space left on device\. Nothing was restored\.$"):
        call_command("restore", str(tmp_path / "text"))
