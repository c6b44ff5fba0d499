"""The tests themselves: each holds something that can fail, and every kind of fault of the attack has one."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("test_*.py"))
_FAILING = {
    "fail",
    "raises",
    "warns",
    "expect",
    "validate",
    "wait_for_function",
    "wait_for_selector",
}  # of pytest, jsonschema, playwright


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def called(function: ast.AST) -> set[str]:
    """The names of what is called in it."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    attributes = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return attributes | {call.id for call in calls if isinstance(call, ast.Name)}


def _says_nothing(test: ast.expr) -> bool:
    """For `assert True`, `assert x or True`, `assert (x, "why")`, `assert x == x`: it never fails."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.Tuple):
        return bool(test.elts)
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(map(_says_nothing, test.values))
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
        plain = not any(isinstance(node, ast.Call) for node in ast.walk(test.left))
        return plain and ast.dump(test.left) == ast.dump(test.comparators[0])
    return False


def asserts(function: ast.AST) -> bool:
    """Whether something in it can fail: an assertion, pytest's own checks, or one of numpy's."""
    made = [node.test for node in ast.walk(function) if isinstance(node, ast.Assert)]
    return any(not _says_nothing(test) for test in made) or any(
        name in _FAILING or name.startswith("assert_") for name in called(function)
    )


def holding() -> set[str]:
    """The names of helpers of the tests that can fail, directly or through each other, and of our errors' raisers."""
    found: set[str] = set()
    calls: dict[str, set[str]] = {}
    for function in (one for path in HERE.rglob("*.py") for one in functions(path)):
        if not function.name.startswith("test_"):
            calls.setdefault(function.name, set()).update(called(function))
            if asserts(function) or _raises(function):
                found.add(function.name)
    while more := {name for name, others in calls.items() if name not in found and others & found}:
        found |= more
    return found


def _raises(function: ast.AST) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(function))


PROMISES_ONLY_TO_END = {  # what each promises is that it comes to its end
    "test_warming_up_needs_nothing",
    "test_any_text_can_be_read",
}


@pytest.mark.slow
def test_every_test_holds_an_assertion_that_can_fail() -> None:
    held = holding()
    idle = {
        f"{path.relative_to(HERE)}::{one.name}"
        for path in FILES
        for one in functions(path)
        if one.name.startswith("test_") and not asserts(one) and not called(one) & held
    }
    assert {name for name in idle if name.split("::")[1] not in PROMISES_ONLY_TO_END} == set()


@pytest.mark.parametrize(
    ("body", "can_fail"),
    [
        ("assert x == 1", True),
        ("assert x", True),
        ("assert f() == f()", True),
        ("with pytest.raises(ValueError):\n        f()", True),
        ("np.testing.assert_allclose(a, b)", True),
        ("f()", False),
        ("assert True", False),
        ("assert x is None or True", False),
        ("assert (x, 'why')", False),
        ("assert x == x", False),
    ],
)
def test_what_counts_as_an_assertion(body: str, can_fail: bool) -> None:
    assert asserts(ast.parse(f"def test():\n    {body}\n")) == can_fail
