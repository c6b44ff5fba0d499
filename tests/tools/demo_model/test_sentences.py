"""Sentences read as a person would write them down."""

import random
import re

from tools.demo_model.lexicon import gerund, past, plural
from tools.demo_model.sentences import Sources, own_texts, sentence
from tools.demo_model.spoken_forms import NUMBER_SLOTS
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


def test_every_slot_of_the_templates_can_be_filled(material: Sources) -> None:
    known = {"any", *material.slots, *material.pools, *NUMBER_SLOTS}
    texts = [t for kind in (*material.templates.values(), *material.slots.values()) for t in kind]
    assert {s.lower() for t in texts for s in re.findall(r"\{(\w+)\}", t)} - {"g"} <= known


def test_the_packages_own_sentences_are_whole_and_without_figures() -> None:
    texts = own_texts()
    assert len(texts) > 100
    assert all(4 <= len(t.split()) <= 22 and not re.search(r"\d", t) for t in texts)


def test_numbers_come_in_letters_only_up_to_ten(material: Sources) -> None:
    """A number that is written now in letters and now in digits cannot be learnt."""
    pools = [w for p in material.pools.values() for w in p.words]
    assert not {"thirty", "eleven", "percent", "thousand"} & {*pools, *" ".join(material.examples).split()}
