"""Who may import whom, as docs/architecture.md says, and what no source file may hold."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT, files_with_suffix, imports_of, module_name, tracked_files, tree_of

# The cap is 350 lines. A tenth of it stays free, so that no change has to begin with a split.
LONGEST_FILE = 350 * 9 // 10
STATIC = ROOT / "proposals" / "static" / "proposals"
OF_THE_DESK = {"admin", "workbench", "importing"}
SCRIPTS, LARGEST_SCRIPTS = [path for path in STATIC.glob("*.js") if path.stem not in OF_THE_DESK], 15_000
# What a page of the reader's loads: parley.css, at most one sheet of its own, and print.css when the browser is idle.
STYLES, LARGEST_STYLES = {path.name: path for path in STATIC.glob("*.css") if path.stem not in OF_THE_DESK}, 30_000
OURS = {"accounts", "config", "proposals", "benchmarks", "tests"}
NUMBERS_AND_STRINGS = {"numpy", "rapidfuzz"}

DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def table_of_imports(document: str) -> dict[str, set[str]]:
    """A part of the project → the other parts it may import, as the table of the document says.

    The longest name that fits counts. A module without a row fails: a new part has its place decided there first.
    """
    table = document.partition("| part | may import |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines()[2:]]
    return {part: set(re.findall("`(.+?)`", below)) for parts, below in rows for part in re.findall("`(.+?)`", parts)}


def tree_in(document: str, folder: str) -> list[str]:
    """The entries of ``folder`` in the tree that the document draws."""
    block = document.partition(f"```\n{folder}/\n")[2].partition("```")[0]
    return [line.split()[0].rstrip("/") for line in block.splitlines()]


def entries_of(folder: str) -> set[str]:
    """What git keeps directly in ``folder``."""
    depth = len(Path(folder).parts)
    return {path.parts[depth] for path in tracked_files() if path.is_relative_to(folder)}


MAY_IMPORT = table_of_imports(DOCUMENT)

# File → why its writes may go past the history. simple-history's bulk_create_with_history and bulk_update_with_history
# are free to use everywhere.
WRITES_PAST_HISTORY = {
    "proposals/dataset/changes.py": "the log of changes is only ever added to: it is its own history",
    "proposals/dataset/write.py": "a load writes one history row per record, its links included, once all are in place",
    "proposals/editing/consequences.py": "a trial, taken back before it ends",
    "proposals/editing/save.py": "a person's change writes one history row, links included, once all are in place",
    "proposals/models/history.py": "this is what writes those rows",
}

PAST_HISTORY = {"bulk_create", "abulk_create", "bulk_update", "abulk_update", "save_without_historical_record"}

APPLICATION = [path for path in files_with_suffix(".py") if path.parts[0] in {"accounts", "config", "proposals"}]
WITHOUT_MIGRATIONS = [path for path in APPLICATION if "migrations" not in path.parts]
TEMPLATES = files_with_suffix(".html")

# They declare what Django or a server looks for by name; other tests reach all of it.
NEEDS_NO_NAMESAKE = {"__init__.py", "apps.py", "asgi.py", "urls.py", "wsgi.py"}


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
        return [f"{path}: {module} has no row in the table of docs/architecture.md"]
    allowed = MAY_IMPORT.get(here, set())
    return [
        f"{path}:{line} imports {name}"
        for line, name in imports_of(path)
        if name.split(".")[0] in OURS and part_of(name) != here and part_of(name, allowed) is None
    ]


def names_in(tree: ast.Module) -> set[str]:
    """Every name, attribute and imported name a file uses."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.add(node.name.rsplit(".", 1)[-1])
    return names


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


def has_code(tree: ast.Module) -> bool:
    """Whether a module does anything: it has a function, or a class that does more than name its fields.

    Constants do nothing, even if calls build them, and neither does a class of annotated names.
    """
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        or (isinstance(node, ast.ClassDef) and not all(map(only_names_a_field, node.body)))
        for node in ast.walk(tree)
    )


def only_names_a_field(node: ast.stmt) -> bool:
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or (isinstance(node, ast.AnnAssign) and node.value is None)


def namesake(path: Path) -> Path:
    """The tests of a module: ``proposals/x/y.py`` → ``tests/x/test_y.py``; accounts and config keep their folder."""
    folder = path.parent.relative_to("proposals") if path.is_relative_to("proposals") else path.parent
    return "tests" / folder / f"test_{path.name}"


def has_tests(tree: ast.Module) -> bool:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return any(function.name.startswith("test_") for function in functions)


def test_each_part_imports_only_what_is_below_it():
    in_folders = [path for path in files_with_suffix(".py") if len(path.parts) > 1]
    assert [problem for path in in_folders for problem in forbidden_imports(path)] == []


@pytest.mark.parametrize(("folder", "entries", "modules"), [("proposals", 26, 5), ("proposals/engine", 10, 3)])
def test_the_document_draws_the_rooms_there_are(folder, entries, modules):
    drawn = tree_in(DOCUMENT, folder)
    assert (sorted(drawn), len(drawn)) == (sorted(entries_of(folder)), len(set(drawn)))
    assert len(drawn) <= entries
    assert len([name for name in drawn if name.endswith(".py")]) <= modules


def test_every_module_with_code_has_tests_under_its_own_name():
    modules = [path for path in WITHOUT_MIGRATIONS if path.name not in NEEDS_NO_NAMESAKE and has_code(tree_of(path))]
    assert modules
    tested = {path for path in files_with_suffix(".py") if path.parts[0] == "tests" and has_tests(tree_of(path))}
    assert [f"{path}: {namesake(path)}" for path in modules if namesake(path) not in tested] == []


def test_every_row_of_the_table_names_parts_there_are():
    """A row for a part that is gone would allow nothing and look as if it did."""
    modules = {module_name(path) for path in files_with_suffix(".py")}
    named = set(MAY_IMPORT).union(*MAY_IMPORT.values())
    assert sorted(named - modules) == []


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
    foreign = [place for place in imported if place[2].split(".")[0] not in allowed]
    assert [place for place in foreign if not place[2].startswith(ours)] == []


def test_no_import_hides_inside_a_function():
    assert [f"{path}:{line}" for path in files_with_suffix(".py") for line in hidden_imports(tree_of(path))] == []


def test_no_python_file_declares_data_safe_to_print():
    banned = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__"}
    assert [f"{path}: {name}" for path in APPLICATION for name in banned & names_in(tree_of(path))] == []


def test_no_template_switches_escaping_off():
    switch = re.compile(r"\|\s*safe(seq)?\b|{%-?\s*autoescape\s+off")
    assert [str(path) for path in TEMPLATES if switch.search((ROOT / path).read_text(encoding="utf-8"))] == []


def test_no_model_row_is_written_past_its_history():
    writes = [f"{path}:{line}" for path in WITHOUT_MIGRATIONS for line in writes_past_history(tree_of(path))]
    assert [place for place in writes if place.split(":")[0] not in WRITES_PAST_HISTORY] == []


def test_the_desk_leaves_it_to_the_models_who_may_do_what():
    desk = [path for path in APPLICATION if path.is_relative_to("proposals/admin")]
    assert desk
    assert [f"{path}: {name}" for path in desk for name in {"has_perm", "has_perms"} & names_in(tree_of(path))] == []


def test_the_frame_of_a_page_of_the_desk_is_made_in_one_place():
    desk = [path for path in APPLICATION if path.is_relative_to("proposals/admin")]
    assert len([path for path in desk if "each_context" in names_in(tree_of(path))]) == 1


def test_our_modules_do_not_talk_through_signals():
    signals = {"receiver", "Signal", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}
    assert [f"{path}: {name}" for path in APPLICATION for name in signals & names_in(tree_of(path))] == []


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert [str(path) for path in files_with_suffix(".py") if path.stem in drawers] == []


def test_no_file_is_too_long_to_read_in_one_go():
    files = files_with_suffix(".py", ".html", ".css", ".js")
    written = [path for path in files if "migrations" not in path.parts]
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_reader_downloads_few_and_small_stylesheets_and_scripts():
    sizes = {name: path.stat().st_size for name, path in STYLES.items()}
    assert sizes.pop("parley.css") + max(sizes.values()) <= LARGEST_STYLES * 9 // 10
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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("LIMIT = 3\nTABLES = (Table('x', shown=lambda value: value),)", False),
        ('class Row(NamedTuple):\n    """A row."""\n\n    key: str', False),
        ("def f(): return 1", True),
        ("if DEBUG:\n    def f(): return 1", True),
        ("class Row(NamedTuple):\n    key: str = ''", True),
        ("class PartyForm(ModelForm):\n    class Meta:\n        model = Party", True),
        ("class Refused(Exception):\n    pass", True),
    ],
)
def test_code_is_a_function_or_a_class_that_does_more_than_name_its_fields(source, expected):
    assert has_code(ast.parse(source)) == expected


@pytest.mark.parametrize(
    ("module", "tests"),
    [
        ("proposals/charts.py", "tests/test_charts.py"),
        ("proposals/api/serializers/links.py", "tests/api/serializers/test_links.py"),
        ("config/rest.py", "tests/config/test_rest.py"),
        ("accounts/management/commands/setup.py", "tests/accounts/management/commands/test_setup.py"),
    ],
)
def test_the_namesake_of_a_module_is_at_the_same_place_in_the_tests(module, tests):
    assert namesake(Path(module)) == Path(tests)
