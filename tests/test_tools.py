"""The tools a change meets before and after it is proposed: hooks, types, the workflow and the updates of versions."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from tests.sources import ROOT, files_with_suffix

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
UPDATES = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]


def locked(name: str) -> str:
    return re.search(rf"^{name}==(\S+)", (ROOT / "requirements" / "test.txt").read_text(), re.MULTILINE)[1]


def test_the_hooks_are_those_of_make_in_the_versions_of_the_lock():
    assert {hook["id"]: repo.get("rev") for repo in HOOKS for hook in repo["hooks"]} == {
        "ruff-check": f"v{locked('ruff')}",
        "ruff-format": f"v{locked('ruff')}",
        "djlint-django": f"v{locked('djlint')}",
        # From the environment itself, whose versions are the lock's.
        "mypy": None,
    }
    (mypy,) = HOOKS[-1]["hooks"]
    assert mypy["entry"] == ".venv/bin/python -m mypy"


def test_the_workflow_runs_what_ci_runs_on_every_python_we_name():
    (job,) = WORKFLOW["jobs"].values()
    named = [word.rpartition(" ")[2] for word in PROJECT["project"]["classifiers"] if "Language :: Python" in word]

    assert job["strategy"]["matrix"]["python"] == named
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"
    assert [step["run"] for step in job["steps"] if "run" in step] == ["bash .ci/run"]


def test_the_workflow_may_only_read_and_runs_pinned_actions_for_a_bounded_time():
    (job,) = WORKFLOW["jobs"].values()
    used = [step["uses"] for step in job["steps"] if "uses" in step]

    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)] == []
    assert job["timeout-minutes"] <= 60


def test_updates_are_proposed_for_everything_that_is_pinned():
    places = {update["package-ecosystem"]: update["directory"] for update in UPDATES}
    together = {update["package-ecosystem"] for update in UPDATES if "multi-ecosystem-group" in update}

    assert places == {"pip": "/requirements", "pre-commit": "/", "github-actions": "/"}
    # One pull request, as the test above holds their versions equal.
    assert together == {"pip", "pre-commit"}


def test_the_engine_is_checked_as_strictly_as_mypy_can():
    usage = subprocess.run([sys.executable, "-m", "mypy", "--help"], check=True, capture_output=True, text=True).stdout
    listed = re.search(r"enables the following flags:(.*?)\n  --", re.sub(r"-\n +", "-", usage), re.DOTALL)[1]
    strict = {flag.removeprefix("--").replace("-", "_") for flag in re.findall(r"--[a-z-]+", listed)}
    everywhere = PROJECT["tool"]["mypy"]
    (engine,) = [each for each in everywhere["overrides"] if each["module"] == "proposals.engine.*"]
    on = {name for name, value in (everywhere | engine).items() if value is True}
    off = {f"no_{name}" for name, value in engine.items() if value is False}

    assert strict - on - off == set()


@pytest.mark.parametrize("package", ["accounts", "config", "proposals"])
def test_an_ignored_type_names_its_error_and_its_reason(package):
    lines = [
        (path.as_posix(), line)
        for path in files_with_suffix(".py")
        if path.parts[0] == package
        for line in (ROOT / path).read_text().splitlines()
    ]
    ignored = [(path, line) for path, line in lines if "type: ignore" in line]

    assert [comment for comment in ignored if not re.search(r"# type: ignore\[[a-z-]+\]  # \w", comment[1])] == []
