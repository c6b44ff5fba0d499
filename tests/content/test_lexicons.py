"""Promises of the judge's lists: they are few, somebody reads each, and each shows what it hears and what it spares."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import rehearse
from rehearse.content.claims.words import forms_of
from rehearse.content.text import parse
from rehearse.content.text.lexicon import Entry, compiled, entries, pattern
from rehearse.content.text.sentences import transcript_of
from rehearse.data import folder
from tools.count_lexicon import APART, FOLDERS, counted, in_patterns

# As `python -m tools.count_lexicon` counts; 13,106 in the lexicons on 2026-11-28, before any was taken out.
# 278 words of the lexicons and 157 of the claims stood in the code before 2026-11-30 and were not counted there.
MOST = {"lexicon": 7_178, "grammar": 1_850, "claims": 2_457}
WITH_NAMES_OF_DATA = ("parts", "principles")  # each list belongs to a part of the story, or to a principle
NAMED = ("patterns", "sets", "classes", "cues", "subjects", "verbs", "words")  # tables whose keys are names of lists

LEXICONS = sorted((folder() / "lexicon").glob("*.toml"))
FILES = [path for path in LEXICONS if "[[entry]]" in path.read_text("utf-8")]
ENTRIES = [(file.stem, entry) for file in FILES for listed in entries(file.stem).values() for entry in listed]


@pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=lambda one: one.id if isinstance(one, Entry) else one)
def test_an_entry_hears_its_example_and_spares_the_other(file: str, entry: Entry) -> None:
    expression = compiled((entry.pattern,))
    heard = parse(transcript_of(entry.hears)).folded
    assert expression.search(heard)
    assert pattern(file, entry.of).search(heard)
    assert not expression.search(parse(transcript_of(entry.spares)).folded)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_id_names_one_entry_of_a_list(file: Path) -> None:
    for name, listed in entries(file.stem).items():
        assert len({entry.id for entry in listed}) == len(listed), name


@pytest.mark.parametrize("name", FOLDERS)
def test_the_lists_do_not_grow(name: str) -> None:
    files = counted(name)
    most = MOST[name]
    assert sum(files.values()) <= most, (
        f"rehearse/data/{name} holds {sum(files.values())} alternatives, at most {most} are allowed: join patterns, or "
        f"take out some that another one covers. By file: {files}"
    )


def test_regular_expressions_hold_fewer_than_five_thousand_alternatives() -> None:
    """10,601 of the lexicons' 13,106 on 2026-11-28, before any was taken out; the rest are single words."""
    assert in_patterns() < 5_000


def _names_by_module() -> list[frozenset[str]]:
    """Every text constant and attribute, for each module of the program."""
    modules: list[frozenset[str]] = []
    for path in Path(rehearse.__file__).parent.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        modules.append(frozenset(texts | {node.attr for node in nodes if isinstance(node, ast.Attribute)}))
    return modules


def _lists(path: Path) -> Iterator[str]:
    """The names of the lists in a file."""
    for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if key == "class":
            yield from (one["id"] for one in value)
        elif key in NAMED and isinstance(value, dict):
            yield from value
        elif key not in ("source", "entry", "point", *NAMED):  # points: every one is gone through
            yield key


@pytest.mark.slow
def test_no_list_stands_unread() -> None:
    """A fragment is read by the patterns that name it in braces; a list of patterns where its file is named, too."""
    modules = _names_by_module()
    known = frozenset().union(*modules) | {
        row["name"] for row in tomllib.loads((folder() / "principles.toml").read_text("utf-8"))["principle"]
    }
    patterns = "".join(path.read_text(encoding="utf-8") for path in [*LEXICONS, folder() / "question_frameworks.toml"])
    paths = [path for room in FOLDERS for path in sorted((folder() / room).glob("*.toml"))]
    unread = [
        f"{path.name}: {name}"
        for path in paths
        for name in _lists(path)
        if name not in known and f"{{{name}}}" not in patterns
    ]
    unread += [
        f"{path.name}: {name}"
        for path in FILES
        for name in entries(path.stem)
        if path.stem not in WITH_NAMES_OF_DATA and not any({path.stem, name} <= module for module in modules)
    ]
    assert not unread


CLASS_FILES = [
    *(path for path in LEXICONS if path not in FILES and path.name not in APART),
    *sorted((folder() / "grammar").glob("*.toml")),
    folder() / "claims" / "numbers.toml",
]
PAIRS = tomllib.loads(Path(__file__).with_name("lexicon_classes.toml").read_text("utf-8"))


def _words_of(value: object) -> Iterator[str]:
    """Every text in a table or list; a table of numbers is a list of its keys."""
    if isinstance(value, str):
        yield value.lower()
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from [key] if isinstance(inner, float | int) else _words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words_of(inner)


def _classes(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Table of lexicon_classes.toml, name and words of each class of a file; what a table holds is one class each."""
    for key, value in tomllib.loads(path.read_text("utf-8")).items():
        if path.parent.name == "grammar" and path.stem == "words" and isinstance(value, dict):
            yield from ((f"words.{key}", name, list(_words_of(inner))) for name, inner in value.items())
        elif key in ("sets", "classes", "patterns"):
            yield from ((path.stem, name, list(_words_of(inner))) for name, inner in value.items())
        elif key not in ("source", "phrases"):
            yield path.stem, key, list(_words_of(value))


CLASSES = [(*one,) for path in CLASS_FILES for one in _classes(path) if one[1] != "adjective_endings"]
VERBS = ("verbs", "directives", "initiative")  # base forms
ENDING_IN_SPACE = ("advs", "gap3", "gap10", "heading", "i_did")  # fragments before a word
BEGINNING_WITH_SPACE = ("would",)  # behind one


def _stands_in(table: str, name: str, words: list[str], text: str) -> bool:
    if table == "fragments":
        head, tail = ("{word}" if name in names else "" for names in (BEGINNING_WITH_SPACE, ENDING_IN_SPACE))
        return compiled((f"{head}{{{name}}}{tail}",)).search(parse(transcript_of(text)).folded) is not None
    said = f" {' '.join(word.strip(',:!?').lower() for word in text.removesuffix('.').split())} "
    forms = {form for word in words for form in (forms_of(word) if table in VERBS else ())}
    return any(f" {word} " in said for word in {*words, *forms})


@pytest.mark.parametrize(("table", "name", "words"), CLASSES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_class_of_words_hears_its_example_and_spares_the_other(table: str, name: str, words: list[str]) -> None:
    hears, spares = PAIRS[table][name]
    assert _stands_in(table, name, words, hears)
    assert not spares or not _stands_in(table, name, words, spares)
