"""The command that dumps a process."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from proposals.models import Process
from tests.dataset.folder import contents, dump
from tests.factories import (
    make_process,
)

pytestmark = pytest.mark.django_db


def test_a_failed_write_leaves_the_old_file(folder, tmp_path, monkeypatch):
    folder.load()
    target = tmp_path / "one"
    before = dump(target)
    Process.objects.update(name="Renamed")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("dump_dataset", str(target))
    assert contents(target) == before


def test_the_process_must_be_chosen_when_there_are_several(folder, tmp_path, capsys):
    with pytest.raises(CommandError, match="Processes: none; load a dataset first"):
        call_command("dump_dataset", str(tmp_path / "one"))
    folder.load()
    call_command("dump_dataset", str(tmp_path / "one"))
    assert capsys.readouterr().out == f"wrote 11 files to {tmp_path / 'one'}\n"
    make_process(slug="other-talks")
    with pytest.raises(CommandError, match=r"--process\. Processes: other-talks, talks\."):
        call_command("dump_dataset", str(tmp_path / "two"))
    with pytest.raises(CommandError, match=r"no process third\. Processes: other-talks, talks\."):
        call_command("dump_dataset", str(tmp_path / "two"), process="third")
    call_command("dump_dataset", str(tmp_path / "two"), process="talks")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
