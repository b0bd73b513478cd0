"""The command that loads a dataset."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("load_dataset", str(tmp_path / "nowhere"))
    assert str(refused.value).splitlines() == [
        f"{tmp_path / 'nowhere'}: there is no such folder; name the folder that contains process.yaml",
        "1 mistake; nothing was saved.",
    ]


def test_progress_is_reported_unless_it_is_told_to_be_quiet(folder, capsys):
    call_command("load_dataset", str(folder.write()))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        f"read {folder.path}: 3 proposals, no mistakes",
        "1 process: 1 new, 0 changed, 0 unchanged",
    ]
    assert lines[-1] == "1 correspondence: 1 new, 0 changed, 0 unchanged"
    call_command("load_dataset", str(folder.path), verbosity=0)
    assert capsys.readouterr().out == ""
