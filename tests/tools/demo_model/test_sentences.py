"""Sentences read as a person would write them down."""

import random
import re

from tools.demo_model.lexicon import gerund, past, plural
from tools.demo_model.sentences import Sources, sentence
from tools.demo_model.units import written

from .conftest import flat_frequency


def test_sentences_begin_with_a_capital_and_keep_no_slot(material: Sources) -> None:
    r = random.Random(1)
    for _ in range(1000):
        text = written(sentence(material, r))
        assert re.match(r"[A-Z0-9$]", text), text
        assert "{" not in text
        assert not re.search(r"\bi\b|\ba [aeio][a-z]", text), text


def test_verbs_and_nouns_are_inflected() -> None:
    irregular = {"write": ["wrote"], "leaf": ["leaves"]}
    assert [past(v, irregular, flat_frequency) for v in ("write", "carry", "stop", "open")] == [
        "wrote",
        "carried",
        "stopped",
        "opened",
    ]
    assert [gerund(v, {}) for v in ("make", "stop", "see", "try")] == ["making", "stopping", "seeing", "trying"]
    assert [plural(n, irregular) for n in ("leaf", "box", "city", "day")] == ["leaves", "boxes", "cities", "days"]


def test_wordnet_texts_are_examples_and_glosses_without_their_notes(material: Sources) -> None:
    assert "the baker opened the window before the market started" in material.examples
    assert "a small place where bread is sold" in material.glosses
    assert all("(" not in g for g in material.glosses)
