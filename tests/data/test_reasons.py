"""Promises of the sentences of reasons: the judge uses each and no other, and old reports keep theirs."""

import ast
from pathlib import Path
from string import Formatter
from typing import get_args, get_type_hints

import msgspec
import pytest

import rehearse.content
from rehearse.content.story.fit import Obstacle
from rehearse.data.reasons import OPTIONAL, main_reason, reason_sentences, sentence_of, short_sentence_of, why
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
    assert set(known.points) - parts <= texts_in("scoring.py") | texts_in("score_row.py") | {OPTIONAL}
    assert set(known.verdict) == obstacles | (texts_in("verdict.py") & set(known.verdict))


COUNTS = dict.fromkeys(("count", "concrete", "general", "needed", "own", "group"), 10)
FACTS: dict[str, int | float | str] = {
    **COUNTS, "verbs": "noticed, rewrote, asked, …", "share": 0.625, "before": "11,000 hours", "after": "1,100 hours"
}  # fmt: skip
BESIDE_POINTS = 49  # columns of 80
QUOTED = 18  # columns left for the words that a reason quotes


def cures() -> set[str]:
    """The reasons that say what to do: those that the judge misses points for."""
    tree = ast.parse((JUDGEMENT / "scoring.py").read_text())
    missed = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".miss")]
    nodes = [node for call in missed for argument in call.args[1:] for node in ast.walk(argument)]
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return (said & set(reason_sentences().points)) | {"no_situation", "no_task", "no_action", "no_result"}


@pytest.mark.parametrize("reason", reason_sentences().points)
def test_each_reason_has_a_form_that_fits_beside_the_points_of_a_row(reason: str) -> None:
    """“say what you learned, as one…”: an advice that is cut may have lost what to do."""
    cure = reason in cures()
    one = Reason("missing" if cure else "earned", 20, reason, (Quote("§"),) * 3, FACTS)
    said = short_sentence_of(one)
    shown = f"→ 20 more: {said}" if cure else said.partition("§")[0]
    assert len(shown) <= BESIDE_POINTS - (QUOTED if "§" in said else 0)
    assert not cure or "§" not in said
    assert not said.endswith(".")


def test_there_is_no_short_form_of_an_unknown_reason() -> None:
    known = reason_sentences()
    assert {name.removesuffix("_named") for name in known.short} <= set(known.points)
    assert len(cures()) > 20
    assert short_sentence_of(Reason("earned", 3, "of_a_later_version", text="a fact of its own")) == "a fact of its own"
    unnamed = Reason("earned", 3, "concrete_steps", facts={"concrete": 2, "general": 1})  # as older reports have it
    assert short_sentence_of(unnamed) == "own steps: 2 specific, 1 general"


def test_a_sentence_is_filled_with_quotes_and_facts_and_never_read_as_a_pattern() -> None:
    reason = Reason("earned", 4, "self_started", (Quote("I saw {points} and {0}", (3, 7)),))
    assert sentence_of(reason) == "you began it: “I saw {points} and {0}”"
    late = Reason("missing", 1, "long_set_up", facts={"share": 0.625})
    assert sentence_of(late).startswith("the set-up takes 62.5% of the words")


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


def test_points_for_a_number_that_is_not_needed_are_said_to_be_optional() -> None:
    """It said "13 more: only for a number, which is not needed", which said neither what nor why."""
    one = Reason("missing", 13, "number_optional")
    score = Score(7, 20, reasons=(one,))
    assert reasons(score)[0][1].startswith("13 points to gain: put a number on the result if you have one; ")
    assert short_sentence_of(one) == "add a number if you have one"
    outcome = Reason("missing", 7, "end_with_outcome")
    assert main_reason(Score(0, 20, reasons=(outcome, one))) == outcome
    assert main_reason(score) == one


def test_every_sentence_names_only_slots_that_are_words() -> None:
    for said in (*reason_sentences().points.values(), *reason_sentences().verdict.values()):
        names = {name for _, name, _, _ in Formatter().parse(said) if name is not None}
        assert all(name in SLOTS or name.isidentifier() for name in names), said
