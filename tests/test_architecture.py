"""Who may import whom, and what no source file may hold. docs/architecture.md explains the layers."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT, files_with_suffix, imports_of, module_name, tree_of

LONGEST_FILE = 350
STATIC = ROOT / "proposals" / "static" / "proposals"
# One download for every page, so one file: bounded by its bytes rather than by its lines.
STYLESHEET, LARGEST_STYLESHEET = STATIC / "parley.css", 30_000
DESK_SCRIPTS = {"admin", "bench", "bring_in"}
SCRIPTS, LARGEST_SCRIPTS = [path for path in STATIC.glob("*.js") if path.stem not in DESK_SCRIPTS], 15_000
OURS = {"accounts", "config", "proposals", "benchmarks", "tests"}
NUMBERS_AND_STRINGS = {"numpy", "rapidfuzz"}

CORE = {"proposals.engine", "proposals.models", "proposals.moment"}
JOINS = {
    *(
        "proposals.comparison.result",
        "proposals.comparison.compare",
        "proposals.comparison.issue_coverage",
        "proposals.comparison.issue_history",
    ),
    *("proposals.charts", "proposals.stances.board", "proposals.stances.timeline", "proposals.publication.changelog"),
}
DESK = {
    "proposals.alignment.workbench",
    "proposals.importing",
    "proposals.documents",
    "proposals.alignment.draft_summary",
    "proposals.editing.save",
    "proposals.editing.revise",
    "proposals.editing.tagging",
    "proposals.alignment.judgements",
}
ASKED = {"proposals.forms.filters", "proposals.forms.fields", "proposals.forms.lists", "proposals.search"}
KEPT = {"proposals.dataset", "proposals.exports", "proposals.publication.releases"}
WAYS_IN = CORE | JOINS | ASKED | KEPT | {"proposals.comparison.wording"}

# A part of the project → the other parts it may import. The longest matching name counts. A module without a row
# fails: a new part has its place decided here first.
MAY_IMPORT = {
    "proposals.engine": set(),
    "proposals.moment": set(),
    "proposals.models": {"proposals.moment"},
    "proposals.comparison.result": CORE,
    "proposals.comparison.compare": CORE | {"proposals.comparison.result"},
    "proposals.charts": set(),
    "proposals.stances.board": CORE | {"proposals.comparison.result", "proposals.charts"},
    "proposals.stances.timeline": CORE | {"proposals.charts"},
    "proposals.publication.changelog": CORE,
    "proposals.comparison.issue_coverage": CORE | {"proposals.comparison.result"},
    "proposals.comparison.issue_history": CORE | {"proposals.comparison.issue_coverage", "proposals.charts"},
    "proposals.alignment.draft_summary": CORE | {"proposals.comparison.compare", "proposals.comparison.wording"},
    "proposals.alignment.workbench": CORE | {"proposals.comparison.compare", "proposals.alignment.draft_summary"},
    "proposals.editing.tagging": CORE | {"proposals.editing.save", "proposals.editing.revise"},
    "proposals.alignment.judgements": {
        "proposals.models",
        "proposals.alignment.workbench",
        "proposals.alignment.draft_summary",
        "proposals.editing.save",
    },
    "proposals.comparison.wording": {
        "proposals.moment",
        "proposals.models",
        "proposals.comparison.result",
        "proposals.publication.changelog",
    },
    "proposals.exports": CORE | {"proposals.comparison.result", "proposals.comparison.wording"},
    "proposals.forms.filters": {"proposals.models", "proposals.moment"},
    "proposals.forms.fields": CORE,
    "proposals.forms.lists": CORE | {"proposals.forms.fields"},
    "proposals.dataset": {"proposals.models"},
    "proposals.documents": set(),
    "proposals.importing": CORE | {"proposals.documents", "proposals.editing.save"},
    "proposals.search": CORE | {"proposals.forms.filters", "proposals.forms.fields"},
    "proposals.views": WAYS_IN,
    "proposals.templatetags": WAYS_IN,
    "proposals.moment.middleware": CORE | {"proposals.publication.releases", "config.problems"},
    "proposals.publication.releases": CORE | {"proposals.search"},
    "proposals.api": WAYS_IN
    | {
        "proposals.forms.converters",
        "proposals.editing.save",
        "config.openapi",
        "config.rest",
        "config.paging",
        "config.problems",
    },
    "proposals.admin": WAYS_IN | DESK | {"config.desk", "config.lists"},
    "proposals.editing.save": {"proposals.models"},
    "proposals.editing.revise": {"proposals.models", "proposals.editing.save"},
    "proposals.management": WAYS_IN,
    "proposals.migrations": {"proposals.models", "proposals.publication.data_version"},
    "proposals.forms.converters": {"proposals.models"},
    "proposals.urls": {"proposals.views", "proposals.forms.converters", "config.problems"},
    "proposals.publication.data_version": set(),
    "proposals.apps": {"proposals.search.index", "proposals.publication.data_version"},
    "accounts": {"config.lists"},
    "config": set(),
    "config.openapi": set(),
    "config.rest": {"config", "proposals.moment", "proposals.models.stamp"},
    "config.paging": {"config", "config.rest"},
    "config.urls": {"config", "accounts", "proposals.urls", "proposals.api"},
    "benchmarks": WAYS_IN | {"tests"},
    "tests": OURS,
}

# File → why its writes may go past the history. simple-history's bulk_create_with_history and bulk_update_with_history
# are free to use everywhere.
WRITES_PAST_HISTORY = {
    "proposals/dataset/changes.py": "the log of changes is only ever added to: it is its own history",
    "proposals/dataset/write.py": "a load writes one history row per record, its links included, once all are in place",
    "proposals/editing/save.py": "a person's change writes one history row, links included, once all are in place",
    "proposals/models/history.py": "this is what writes those rows",
}

PAST_HISTORY = {"bulk_create", "abulk_create", "bulk_update", "abulk_update", "save_without_historical_record"}

APPLICATION = [path for path in files_with_suffix(".py") if path.parts[0] in {"accounts", "config", "proposals"}]
WITHOUT_MIGRATIONS = [path for path in APPLICATION if "migrations" not in path.parts]
TEMPLATES = files_with_suffix(".html")


def part_of(module: str, parts: object = MAY_IMPORT) -> str | None:
    """The row a module belongs to: ``proposals.models.clause`` → ``proposals.models``."""
    names = [part for part in parts if module == part or module.startswith(f"{part}.")]
    return max(names, key=len, default=None)


def forbidden_imports(path: Path) -> list[str]:
    """What a file imports of ours beyond its row, and where it has no row."""
    module = module_name(path)
    if module in OURS:
        here = module
    elif (here := part_of(module)) is None:
        return [f"{path}: {module} has no row in MAY_IMPORT"]
    allowed = MAY_IMPORT.get(here, set())
    return [
        f"{path}:{line} imports {name}"
        for line, name in imports_of(path)
        if name.split(".")[0] in OURS and part_of(name) != here and part_of(name, allowed) is None
    ]


def names_in(tree: ast.Module) -> set[str]:
    """Every name, attribute and imported name a file uses."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name.rsplit(".", 1)[-1])
    return found


def hidden_imports(tree: ast.Module) -> list[int]:
    """Lines of imports inside a function."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {node for function in functions for node in ast.walk(function)}
    return sorted(node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom))


def writes_past_history(tree: ast.Module) -> list[int]:
    """Lines that write rows past the history: in bulk, by update() with keywords only, or by asking to leave it out.

    ``dict.update`` takes a mapping; ``mapping |= {...}`` says the same without looking like a queryset.
    """
    lines = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        past = node.func.attr in PAST_HISTORY
        update = node.func.attr in {"update", "aupdate"} and node.keywords and not node.args
        if past or update:
            lines.append(node.lineno)
    return lines


def test_each_part_imports_only_what_is_below_it():
    in_folders = [path for path in files_with_suffix(".py") if len(path.parts) > 1]
    assert [problem for path in in_folders for problem in forbidden_imports(path)] == []


def test_the_engine_imports_only_the_standard_library_and_numbers_and_strings():
    allowed = set(sys.stdlib_module_names) | NUMBERS_AND_STRINGS | {"proposals"}
    engine = [path for path in APPLICATION if path.is_relative_to("proposals/engine")]
    assert engine
    imported = [(path, line, name) for path in engine for line, name in imports_of(path)]
    assert [place for place in imported if place[2].split(".")[0] not in allowed] == []


def test_the_engines_tests_import_nothing_but_the_engine_and_their_tools():
    """So that they run by themselves, where Django is not installed: see tests/engine/pytest.ini."""
    allowed = set(sys.stdlib_module_names) | NUMBERS_AND_STRINGS | {"pytest", "hypothesis"}
    ours = ("proposals.engine.", "tests.engine.")
    imported = [
        (path, line, name)
        for path in files_with_suffix(".py")
        if path.is_relative_to("tests/engine")
        for line, name in imports_of(path)
    ]
    assert imported
    foreign = [found for found in imported if found[2].split(".")[0] not in allowed]
    assert [found for found in foreign if not found[2].startswith(ours)] == []


def test_no_import_hides_inside_a_function():
    assert [f"{path}:{line}" for path in files_with_suffix(".py") for line in hidden_imports(tree_of(path))] == []


def test_no_python_file_declares_data_safe_to_print():
    banned = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__"}
    assert [f"{path}: {name}" for path in APPLICATION for name in banned & names_in(tree_of(path))] == []


def test_no_template_switches_escaping_off():
    switch = re.compile(r"\|\s*safe(seq)?\b|{%-?\s*autoescape\s+off")
    assert [str(path) for path in TEMPLATES if switch.search((ROOT / path).read_text(encoding="utf-8"))] == []


def test_no_model_row_is_written_past_its_history():
    found = [f"{path}:{line}" for path in WITHOUT_MIGRATIONS for line in writes_past_history(tree_of(path))]
    assert [place for place in found if place.split(":")[0] not in WRITES_PAST_HISTORY] == []


def test_our_modules_do_not_talk_through_signals():
    signals = {"receiver", "Signal", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}
    assert [f"{path}: {name}" for path in APPLICATION for name in signals & names_in(tree_of(path))] == []


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert [str(path) for path in files_with_suffix(".py") if path.stem in drawers] == []


def test_no_file_is_too_long_to_read_in_one_go():
    files = files_with_suffix(".py", ".html", ".css", ".js")
    written = [path for path in files if "migrations" not in path.parts and ROOT / path != STYLESHEET]
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_reader_downloads_one_small_stylesheet_and_few_scripts():
    assert STYLESHEET.stat().st_size < LARGEST_STYLESHEET
    assert sum(path.stat().st_size for path in SCRIPTS) < LARGEST_SCRIPTS


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Party.objects.filter(pk=1).update(name='x')", [1]),
        ("Party.objects.bulk_create(rows)", [1]),
        ("party.save_without_historical_record()", [1]),
        ("x = 1\nqueryset.update(**values)", [2]),
        ("names.update({'a': 1})", []),
        ("bulk_create_with_history(rows, Party)", []),
    ],
)
def test_writes_past_history_are_recognised(source, lines):
    assert writes_past_history(ast.parse(source)) == lines


@pytest.mark.parametrize(
    ("source", "lines"),
    [("import os", []), ("def f():\n    import os", [2]), ("def f():\n    def g():\n        from os import path", [3])],
)
def test_hidden_imports_are_recognised(source, lines):
    assert hidden_imports(ast.parse(source)) == lines
