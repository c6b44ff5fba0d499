"""Each class of words earns its place: an ending it helps to hear, one it helps to spare; and somebody reads it."""

import re
from pathlib import Path

import pytest

import rehearse.content
from rehearse.content.claims import find_results
from rehearse.content.claims.words import WordClass, forms_of, word_classes
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

CLASSES = tuple(word_classes().values())


def results(text: str) -> list[str]:
    return [one.value for one in find_results(parse(transcript_of(text))).metrics]


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.id)
def test_a_class_says_what_it_hears(one: WordClass) -> None:
    assert results(one.hears)


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.id)
def test_a_class_says_what_it_spares(one: WordClass) -> None:
    assert results(one.spares) == []


def test_every_class_is_read_somewhere() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in Path(rehearse.content.__file__).parent.rglob("*.py"))
    read = set(re.findall(r'"([a-z_]+)"', code))
    assert {one.id for one in CLASSES} <= read


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("fall", {"fall", "falls", "fell", "fallen", "falling"}),
        ("trim", {"trim", "trims", "trimmed", "trimming"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("reduce", {"reduce", "reduces", "reduced", "reducing"}),
        ("reach", {"reach", "reaches", "reached", "reaching"}),
    ],
)
def test_a_verb_is_known_in_every_form(base: str, forms: set[str]) -> None:
    assert forms <= forms_of(base)
    assert "car" not in forms_of("care")
