"""The command that writes a whole site to a file: what it writes is tested with config.backups."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proposals.management.commands import backup


def test_the_command_passes_on_what_it_is_asked(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(backup, "back_up", lambda path, report, with_key: [calls.append(with_key), report("Done.")])
    out = StringIO()
    call_command("backup", str(tmp_path / "site.zip"), stdout=out)
    call_command("backup", str(tmp_path / "site.zip"), "--without-key", verbosity=0, stdout=out)
    assert (calls, out.getvalue()) == ([True, False], "Done.\n")


def test_a_backup_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "there.zip").write_text("old")
    with pytest.raises(CommandError, match=r"there\.zip is there already"):
        call_command("backup", str(tmp_path / "there.zip"))
    with pytest.raises(CommandError, match=r"no/site\.zip: cannot be written: No such file"):
        call_command("backup", str(tmp_path / "no" / "site.zip"))
