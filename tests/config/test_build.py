"""The name of the code changes with its source, and with nothing else."""

from __future__ import annotations

import pytest

from config.build import code_version


@pytest.fixture
def checkout(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    for name in ("config/a.py", "proposals/b/c.py", "templates/d.html", "requirements/run.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    code_version.cache_clear()
    yield tmp_path
    code_version.cache_clear()


def version() -> str:
    code_version.cache_clear()
    return code_version()


@pytest.mark.parametrize("name", ["config/a.py", "proposals/b/c.py", "templates/d.html", "requirements/run.txt"])
def test_another_source_or_library_is_another_version(checkout, name):
    before = version()
    (checkout / name).write_text("Other.")
    assert version() != before
    (checkout / name).write_text(name)
    assert version() == before


def test_a_renamed_file_is_another_version_and_other_files_do_not_count(checkout):
    before = version()
    (checkout / "config" / "notes.txt").write_text("Mine.")
    (checkout / "tests").mkdir()
    (checkout / "tests" / "a.py").write_text("Mine.")
    assert version() == before
    (checkout / "config" / "a.py").rename(checkout / "config" / "z.py")
    assert version() != before


def test_the_source_is_read_once_per_process(checkout):
    before = version()
    (checkout / "config" / "a.py").write_text("Other.")
    assert code_version() == before
    assert len(before) == 16
