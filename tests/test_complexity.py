"""No function has more ways through it than a reader can keep in mind, as radon counts them.

Every branch, loop, boolean operator, conditional expression and comprehension is one more; a plain function has one.
"""

from __future__ import annotations

import ast

import pytest
from radon.visitors import ComplexityVisitor

from tests.sources import files_with_suffix, tree_of

MOST_WAYS = 15
OURS = [path for path in files_with_suffix(".py") if path.parts[0] in {"accounts", "config", "proposals"}]


def ways_through(tree: ast.Module) -> list[tuple[int, str, int]]:
    """(line, name, ways through it) of every function, in a class or in another function too."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.lineno, node.name, ComplexityVisitor.from_ast(node).functions[0].complexity) for node in functions]


def test_no_function_is_too_knotted_to_follow():
    assert OURS
    counted = [(path, *function) for path in OURS for function in ways_through(tree_of(path))]
    assert [f"{path}:{line} {name}: {ways}" for path, line, name, ways in counted if ways > MOST_WAYS] == []


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("def f(): return 1", [1]),
        ("def f(a, b): return a and b or not a", [3]),
        ("def f(a): return [x for y in a for x in y if x]", [4]),
        ("def f(a): return 1 if a else 2", [2]),
        ("def f(a):\n    for x in a:\n        if x:\n            return x\n    return None", [3]),
        ("class A:\n    class B:\n        def f(self, a): return a or 1", [2]),
        ("def f(a):\n    def g(b): return b or 1\n    return g(a) if a else 1", [2, 2]),
    ],
)
def test_ways_through_a_function_are_counted(source, ways):
    assert [counted for _, _, counted in ways_through(ast.parse(source))] == ways
