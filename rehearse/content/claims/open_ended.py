"""Results whose end has no figure: "from four days to the same day"."""

from __future__ import annotations

from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has_verb, listed


def open_ended(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "went from four days to the same day", whose end has no figure; None for anything else."""
    tail = scene.tail(number, 5)
    ahead = [word for word in tail[1:] if word not in number_words().hedges]
    ends = next((phrase for phrase in sorted(listed("at_once")) if " ".join(ahead).startswith(phrase)), "")
    if "from" not in scene.lead(number, 4) or tail[:1] != ["to"] or not ends or number.dimension != "time":
        return None
    moved = has_verb(scene.clause_lead(number, 8), "moving") and not scene.set_up(number.start)
    hit = scene.quote(number.start, number.end)
    value = f"{number.text} -> {ends}"
    return NumericResult(hit, value, "", number.text, ends, -1, "pair", scene.cause(number.start)) if moved else None
