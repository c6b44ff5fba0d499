"""Promises of the sentences of reasons: the judge uses each and no other, and old reports keep theirs."""

import ast
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import msgspec

import rehearse.content
from rehearse.content.story.fit import Obstacle
from rehearse.data.reasons import reason_sentences, sentence_of, why
from rehearse.report.wording import reasons
from rehearse.types import Quote, Reason, Score, VerdictReason

JUDGEMENT = Path(rehearse.content.__file__).parent / "judgement"
SLOTS = {"quote", "quotes", "others"}


def texts_in(*names: str) -> set[str]:
    """Every string in these files, docstrings and all."""
    trees = [ast.parse((JUDGEMENT / name).read_text()) for name in names]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_each_sentence_is_used_by_the_judge() -> None:
    known = reason_sentences()
    obstacles = set(get_args(get_type_hints(Obstacle)["id"]))
    parts = {"no_situation", "no_task", "no_action", "no_result"}  # made of the name of the part
    assert set(known.points) - parts <= texts_in("scoring.py")
    assert set(known.verdict) == obstacles | (texts_in("verdict.py") & set(known.verdict))


def test_a_sentence_is_filled_with_quotes_and_facts_and_never_read_as_a_pattern() -> None:
    reason = Reason("earned", 4, "self_started", (Quote("I saw {points} and {0}", (3, 7)),))
    assert sentence_of(reason) == "you began it: “I saw {points} and {0}”"
    late = Reason("missing", 1, "long_set_up", facts={"share": 0.625})
    assert sentence_of(late).startswith("the set-up takes 62% of the words")


def test_a_reason_that_is_not_known_or_lacks_a_fact_is_shown_as_it_was_stored() -> None:
    assert sentence_of(Reason("earned", 3, "of_a_later_version", text="a fact of its own")) == "a fact of its own"
    assert sentence_of(Reason("earned", 3, "of_a_later_version")) == "of a later version"
    assert sentence_of(Reason("missing", 1, "long_set_up", text="too late")) == "too late"
    assert sentence_of(VerdictReason("under_hire", text="too few")) == "too few"


def test_reports_stored_before_reasons_had_ids_are_read_and_shown() -> None:
    """Both old forms: reasons with a text and no id, and one line without reasons."""
    kept = b'{"points":7,"of":10,"why":"+7 a lesson; (3 more: say why)","reasons":[{"kind":"earned","points":7,'
    kept += b'"text":"a lesson"},{"kind":"missing","points":3,"text":"say why"}]}'
    score = msgspec.json.decode(kept, type=Score)
    assert why(score) == "+7 a lesson; 3 to gain: say why"
    assert reasons(score) == (("+7", "a lesson"), ("→", "3 points to gain: say why"))
    oldest = msgspec.json.decode(b'{"points":7,"of":10,"why":"a lesson (9 more: eat a cake)"}', type=Score)
    assert why(oldest) == "a lesson (9 more: eat a cake)"
    assert reasons(oldest) == (("·", "a lesson (9 more: eat a cake)"),)


def test_every_sentence_names_only_slots_that_are_words() -> None:
    for said in (*reason_sentences().points.values(), *reason_sentences().verdict.values()):
        names = {name for _, name, _, _ in Formatter().parse(said) if name is not None}
        assert all(name in SLOTS or name.isidentifier() for name in names), said
