"""No name means two things in one file: nothing local is called like an import or a function of its module."""

from __future__ import annotations

import ast

import pytest

from tests.sources import files_with_suffix, tree_of

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPE = (*FUNCTION, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def is_fixture(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("fixture" in ast.unparse(decorator) for decorator in function.decorator_list)


def names_of_the_module(tree: ast.Module) -> set[str]:
    """What the module imports, and its functions.

    Not fixtures: nobody calls one by its name, and every test that uses it has an argument of that name. A module lists
    the ones that it imports in ``__all__``.
    """
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {(alias.asname or alias.name).split(".")[0] for node in imports for alias in node.names}
    return imported - listed(tree) | {
        node.name for node in tree.body if isinstance(node, FUNCTION) and not is_fixture(node)
    }


def listed(tree: ast.Module) -> set[str]:
    """The names in ``__all__``."""
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    return {
        name for node in assigned if ast.unparse(node.targets[0]) == "__all__" for name in ast.literal_eval(node.value)
    }


def local_names(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and name of everything that a function, lambda or comprehension binds."""
    scopes = [node for node in ast.walk(tree) if isinstance(node, SCOPE)]
    names = []
    for node in {node for scope in scopes for node in ast.walk(scope) if node is not scope}:
        if isinstance(node, ast.arg):
            names.append((node.lineno, node.arg))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append((node.lineno, node.id))
        elif isinstance(node, (*FUNCTION, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            names.append((node.lineno, node.name))
    return sorted(names)


def shadowing(tree: ast.Module) -> list[tuple[int, str]]:
    taken = names_of_the_module(tree)
    return [(line, name) for line, name in local_names(tree) if name in taken]


def test_nothing_local_has_the_name_of_an_import_or_a_function_of_its_module():
    files = files_with_suffix(".py")
    assert files
    assert [f"{path}:{line} {name}" for path in files for line, name in shadowing(tree_of(path))] == []


@pytest.mark.parametrize(
    ("source", "shadowed"),
    [
        ("from a import event\n\ndef f(event): return event", [(3, "event")]),
        ("from a import event\n\ndef f(events): return [event for event in events]", [(3, "event")]),
        ("import a.b\n\ndef f():\n    with open('x') as a: return a", [(4, "a")]),
        ("import a as b\n\ndef f(a): return a", []),
        ("from a import b\nFIRST = max(C, key=lambda b: b)", [(2, "b")]),
        ("def text(): return 1\n\ndef f():\n    text = 2\n    return text", [(4, "text")]),
        ("def f():\n    try: pass\n    except E as f: pass", [(3, "f")]),
        ("from a import b\n\nclass A:\n    b = 1\n\n    def b(self): return self.b", []),
        ("@pytest.fixture\ndef party(): return 1\n\ndef test_it(party): assert party", []),
        ("from a import people\n__all__ = ['people']\n\ndef test_it(people): assert people", []),
    ],
)
def test_names_that_hide_another_are_found(source, shadowed):
    assert shadowing(ast.parse(source)) == shadowed
