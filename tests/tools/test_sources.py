"""Every item of the source documents has a test, and every test, command and question it names exists."""

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from rehearse.cli.root import COMMANDS
from rehearse.content.rules import ALL
from rehearse.data.advice import advice_pages
from rehearse.data.frameworks import frameworks
from rehearse.data.principles import principle_pages
from rehearse.data.questions import shipped
from rehearse.practice.choose import principle
from tests.data.test_questions import seed, six_in_a_row
from tools.make_sources import LIST, OPEN, PAGE, Source, lines, page, sources

ROOT = Path(__file__).parents[2]
LEAST = 250


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_there_are_enough_and_none_stands_there_twice() -> None:
    items = [item for source in sources() for item in source.items]
    assert len(items) >= LEAST
    seen = [(item.id[:3], item.place, item.says) for item in items]
    assert [one for one in seen if seen.count(one) > 1] == []
    assert {source.seed for source in sources()} == {"000", "001", "002", "003", "004"}


@pytest.mark.parametrize("source", sources(), ids=lambda one: one.seed)
def test_every_item_says_where_it_lives_and_has_a_test_that_exists_or_is_open(source: Source) -> None:
    for item in source.items:
        assert item.says, item.id
        if item.test is None:
            assert item.open, item.id
            continue
        assert item.where, item.id
        file, _, function = item.test.partition("::")
        assert (ROOT / file).is_file(), item.id
        assert function in functions(file), item.id


def test_every_proof_is_of_use() -> None:
    with LIST.open("rb") as file:
        read = tomllib.load(file)
    used = {row[3] for one in read["source"] for row in one["items"] if not row[3].startswith(OPEN)}
    assert used == set(read["proof"])


@pytest.mark.parametrize("source", sources(), ids=lambda one: one.seed)
def test_what_is_named_can_be_typed(source: Source) -> None:
    known = {
        "rules": {rule.code for rule in ALL} | {"CODE"},
        "advice": {one.id for one in advice_pages()},
        "frameworks": {one.id for one in frameworks()},
        "questions": {"show", "list"},
    }
    ids = {question.id for question in shipped()}
    names = [one.name for one in principle_pages()]
    for item in source.items:
        for command, rest in re.findall(r"`rehearse ([a-z]+)((?: [^`\s]+)*)`", item.where):
            assert command in COMMANDS, item.id
            words = rest.split()
            if words and command in known:
                assert words[0] in known[command], item.id
            if words and command == "principles":
                assert principle(words[0], names), item.id
            if words and command == "record" and not words[0].startswith("-"):
                assert words[0] in ids, item.id


@pytest.mark.parametrize("source", sources(), ids=lambda one: one.seed)
def test_every_line_of_the_document_is_listed_or_says_nothing_of_its_own(source: Source) -> None:
    text = seed(source.seed).split("\n")
    listed = lines(source.skip).union(*(lines(item.place) for item in source.items))
    assert [number for number, line in enumerate(text, 1) if line.strip() and number not in listed] == []
    assert max(listed) <= len(text)


def test_no_six_words_in_a_row_are_a_seeds() -> None:
    for source in sources():
        theirs = set(six_in_a_row(seed(source.seed)))
        copied = [item.id for item in source.items if not theirs.isdisjoint(six_in_a_row(item.says))]
        assert copied == [], source.seed


def test_the_page_is_the_one_that_the_list_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"{sys.executable} -m tools.make_sources"
