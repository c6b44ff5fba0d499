"""One kind of quotes for what is said, another for what is typed: so a user knows what can be copied."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path("rehearse")
SAID = ("content", "report", "delivery")  # the rooms that quote a speaker; what they raise is of the other kind
SETS = re.compile(r"[“”‘’«»]{3}|[\"'][“‘]|[”’][\"']|\\|[\"']{2}")  # characters that are looked for, and patterns
TYPED = re.compile(r'\w+="|="$|^"|"[A-Z]+"')  # attributes, and a value after its command


def raised(path: Path) -> Iterator[str]:
    """The texts of every error that a file makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise):
            yield from (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and type(one.value) is str)


def texts(path: Path) -> Iterator[str]:
    """Every text of a file that is not its documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value


@pytest.mark.slow
def test_an_error_quotes_what_was_typed_as_it_was_typed() -> None:
    errors = [(path.as_posix(), text) for path in sorted(PACKAGE.rglob("*.py")) for text in raised(path)]
    assert len(errors) > 100
    assert [one for one in errors if re.search("[“”]", one[1])] == []


@pytest.mark.parametrize("room", SAID)
def test_what_is_said_is_in_curly_quotes(room: str) -> None:
    found = [text for path in sorted((PACKAGE / room).rglob("*.py")) for text in texts(path) if '"' in text]
    assert [text for text in found if re.search("[a-z]", text) and not (SETS.search(text) or TYPED.search(text))] == []


def test_a_page_says_it_in_curly_quotes_too() -> None:
    for path in sorted(PACKAGE.rglob("*.j2")):
        page = re.sub(r"(?s)<(script|style).*?</\1>|\{[{%#].*?[}%#]\}|<[^>]*>", "", path.read_text(encoding="utf-8"))
        assert [line for line in page.splitlines() if re.search(r'(^|\s)"\w', line)] == []
