"""A number that was only intended: a goal, a plan, a wish, a condition."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.own_steps import is_about_deed
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb

TARGET_TOKENS = 8  # how far before a number a word of intention reaches


def is_intended(scene: Scene, number: Number, *, needs: bool = True) -> bool:
    """Whether a goal, a plan, a wish or a condition governs the number; a beaten goal does not.

    needs: "needed" counts as one; between two ends it does not ("needs one clerk instead of four").
    """
    lead = _lead(scene, number)
    lead = lead if needs else [word for word in lead if word not in ("need", "needs", "needed")]
    clause = scene.clause(number.start)
    spoken = clause is not None and clause.group.lemma == "sai"  # "I'd say"
    modal = clause is not None and not spoken and clause.group.verb < number.start and clause.group.modality in (
        "would", "should", "may", "supposed", "going", "will"
    )  # fmt: skip
    planned = (
        clause is not None
        and clause.group.lemma == "be"
        and clause.complement.kind == "to"
        and has(scene.words[clause.start : clause.group.start], "target")
    )  # "the plan was to bring it down"
    met = has([*scene.clause_lead(number, 12), "|", *scene.tail(number, 4)], "target_met")
    able = clause is not None and clause.subject.start <= number.start < clause.subject.end
    able = able and clause is not None and clause.group.modality in ("can", "able")  # "now one could do it"
    ahead = not able and has(scene.tail(number, 3), "target")
    return not met and (modal or planned or has(lead, "target") or ahead)


def _lead(scene: Scene, number: Number) -> list[str]:
    """The words before a number that may say that it was intended."""
    lead = scene.clause_lead(number, TARGET_TOKENS)
    if lead[-2:] == ["at", "least"] and (lead[-3:-2] == ["by"] or has_verb(lead[-3:-2], "winning")):
        return lead[:-2]  # "fell by at least 30 %", "raised at least $4,000" are no goals
    clause = scene.clause(number.start)
    if clause is not None and clause.group.start < number.start and is_about_deed(clause, scene.words):
        return lead[clause.group.start - number.start :]  # "planning ahead cut it to ten"
    return lead
