"""The project's own promises: locked versions, a Makefile that lists itself, files that fit any machine."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import total
from tests.sources import ROOT, tracked_files

LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "test", "bench")}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def locked(name: str) -> dict[str, list[Requirement]]:
    """The requirements of a lock file by name; a name has several where markers choose between versions."""
    text = LOCKS[name].read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split("#")[0] for line in text.splitlines() if line.split("#")[0].strip()]
    requirements: dict[str, list[Requirement]] = {}
    for line in lines:
        requirement = Requirement(HASH.sub("", line).strip())
        assert HASH.search(line), f"{requirement} has no hash"
        requirements.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return requirements


def make(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a fresh shell, not as a part of the make that may run these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "FULL"))}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environment | variables, check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_download_from(name):
    assert "://" not in LOCKS[name].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_is_one_exact_version_with_a_hash(name):
    specifiers = [str(requirement.specifier) for choices in locked(name).values() for requirement in choices]
    assert [specifier for specifier in specifiers if not re.fullmatch(r"==[0-9][^,*]*", specifier)] == []


def test_all_locks_hold_the_same_versions():
    """One environment serves them all. What the site needs on some machines only, a package of the tests may need on
    all: only the versions count."""
    run, test, bench = (
        {n: {str(c.specifier) for c in choices} for n, choices in locked(lock).items()} for lock in LOCKS
    )
    assert {name: test.get(name) for name in run} == run
    assert {name: bench.get(name) for name in run} == run
    common = test.keys() & bench.keys()
    assert {name: bench[name] for name in common} == {name: test[name] for name in common}


def test_what_pyproject_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = {"run": project["project"]["dependencies"], "test": project["dependency-groups"]["test"]}
    for name, wanted in requirements.items():
        choices = locked(name)
        for wish in map(Requirement, wanted):
            versions = [str(choice.specifier).removeprefix("==") for choice in choices[canonicalize_name(wish.name)]]
            assert [version for version in versions if not wish.specifier.contains(version)] == [], wish


def test_what_is_installed_is_what_is_locked():
    here = [choice for choices in locked("test").values() for choice in choices]
    expected = {c.name: str(c.specifier)[2:] for c in here if c.marker is None or c.marker.evaluate()}
    assert {name: importlib.metadata.version(name) for name in expected} == expected


def test_make_without_a_target_lists_every_target():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    listed = make().stdout
    assert re.findall(r"^  make ([a-z-]+) +\S", listed, re.MULTILINE) == targets
    assert make("help").stdout == listed


def chosen(target: str) -> dict[str, tuple[str, ...]]:
    """Which tests each part of a target runs, and with which profile of hypothesis, by its report."""
    runs = [line for line in make("--dry-run", target).stdout.splitlines() if "-m pytest" in line]
    chosen_tests = {}
    for run in runs:
        command = shlex.split(run)
        arguments = command[command.index("pytest") :]
        profile = next((word.partition("=")[2] for word in arguments if word.startswith("--hypothesis-profile")), None)
        chosen_tests[re.search(r"(\w+)\.xml", run)[1]] = (arguments[arguments.index("-m") + 1], profile)
    return chosen_tests


def test_the_full_matrix_leaves_out_nothing_and_every_run_only_what_is_marked():
    assert chosen("test-all") == {
        "sqlite": ("not browser", "full"),
        "postgresql": ("database", "full"),
        "browser": ("browser", None),
    }
    assert chosen("test") == {
        "sqlite": ("not browser and not full_matrix", "quick"),
        "postgresql": ("database and not sweep and not full_matrix", "quick"),
        "browser": ("browser and not full_matrix", None),
    }


def test_an_old_python_is_refused_with_a_sentence(tmp_path):
    old = tmp_path / "python3.10"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make("install", PYTHON=str(old), VENV=str(tmp_path / "environment"))
    assert done.returncode != 0
    assert done.stderr.startswith(f"Parley needs Python 3.11 or newer, and '{old}' is not.")
    assert not (tmp_path / "environment").exists()


def test_the_environment_is_installed_once_per_state_of_the_lock(tmp_path):
    """The real script, in a copy whose environment's Python only notes what it is asked to install."""
    folder, log = tmp_path / "requirements", tmp_path / "log"
    folder.mkdir()
    (folder / "install.sh").write_text((ROOT / "requirements" / "install.sh").read_text())
    (folder / "run.txt").write_text("first\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nif [ "$1" = -m ]; then echo "$@" >>{log}; else exec {sys.executable} "$@"; fi\n')
    python.chmod(0o755)

    def install() -> int:
        # A PATH without uv, so that pip is asked.
        command = ["sh", str(folder / "install.sh"), "run"]
        subprocess.run(command, env={"PATH": os.defpath}, check=True, capture_output=True)
        return len(log.read_text().splitlines())

    assert [install(), install()] == [1, 1]
    (folder / "run.txt").write_text("second\n")
    assert [install(), install()] == [2, 2]
    assert log.read_text().split("\n")[0].endswith("--only-binary :all: --require-hashes -r requirements/run.txt")


def test_no_file_names_a_place_on_one_machine_or_a_package_registry():
    """Written in pieces here, so that this file passes too."""
    registries = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "/opt/" + "pypi"]
    folders = "|".join(["root", "work", "Users", r"home/\w+"])
    banned = re.compile(rf"(?<![\w.:/\-])/(?:{folders})/|" + "|".join(map(re.escape, registries)))
    violations = []
    for path in tracked_files():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        violations += [f"{path}:{number}" for number, line in enumerate(text.splitlines(), 1) if banned.search(line)]
    assert violations == []


def report(folder: Path, part: str, *, tests: int, skipped: int = 0) -> None:
    counts = f'tests="{tests}" skipped="{skipped}" failures="0" errors="0"'
    (folder / f"{part}.xml").write_text(f"<testsuites><testsuite {counts}/></testsuites>")


def test_the_total_adds_up_the_parts(tmp_path, capsys):
    for part, tests in {"sqlite": 30, "postgresql": 20, "browser": 10}.items():
        report(tmp_path, part, tests=tests)
    assert total.main(tmp_path, strict=True) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "60", "passed", "0", "skipped"]


@pytest.mark.parametrize(
    ("missing", "strict", "code"),
    [("browser", False, 0), ("browser", True, 1), ("postgresql", False, 1), ("sqlite", False, 1)],
)
def test_the_total_fails_where_a_part_did_not_run(tmp_path, capsys, missing, strict, code):
    for part in total.PARTS:
        report(tmp_path, part, tests=0 if part == missing else 5)
    assert total.main(tmp_path, strict=strict) == code
    assert "NOT RUN" in capsys.readouterr().out


def test_the_total_fails_on_ci_where_a_test_was_skipped(tmp_path, capsys):
    for part in total.PARTS:
        report(tmp_path, part, tests=5, skipped=int(part == "sqlite"))
    assert total.main(tmp_path, strict=False) == 0
    assert total.main(tmp_path, strict=True) == 1
    assert capsys.readouterr().err == "1 tests were skipped, and with REQUIRE_BROWSER=1 none may be.\n"


def test_ci_runs_the_command_of_the_readme_and_requires_the_browser():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["export REQUIRE_BROWSER=1", "make test"]
