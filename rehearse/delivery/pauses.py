"""Silent pauses: stretches without activity, at a clause boundary or inside a clause by the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.measuring import PauseSettings
from rehearse.delivery import voice
from rehearse.delivery.tokens import Token
from rehearse.types import Pause, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def find(active: NDArray[np.bool_], hop_s: float, settings: PauseSettings) -> tuple[Span, ...]:
    """Silences of at least `min_s` between the first and the last activity, in order of time."""
    inner = [(a, b) for a, b in voice.runs(~active) if a > 0 and b < len(active)]
    return tuple(Span(round(a * hop_s, 3), round(b * hop_s, 3)) for a, b in inner if (b - a) * hop_s >= settings.min_s)


def latency(active: NDArray[np.bool_], hop_s: float) -> float | None:
    """Seconds before the first activity; None when there is none."""
    return round(float(active.argmax()) * hop_s, 3) if active.any() else None


def placed(
    silences: tuple[Span, ...],
    row: tuple[Token, ...],
    latency_s: float | None,
    settings: PauseSettings,
    lexicon: ClauseLexicon,
) -> tuple[Pause, ...]:
    """Each silence with its place; the one before the first word comes first, as place "start".

    Without words no pause is said to lie inside a clause: that would be an accusation without proof.
    """
    start = [Pause(0.0, latency_s, latency_s, "start")] if latency_s and latency_s >= settings.min_s else []
    timed = tuple(token for token in row if token.word.start_s is not None)
    for silence in silences:
        inside = _inside_clause(silence, timed, settings, lexicon)
        length_s = round(silence.duration_s, 3)
        start.append(Pause(silence.start_s, silence.end_s, length_s, "clause" if inside else "boundary"))
    return tuple(start)


def _inside_clause(silence: Span, timed: tuple[Token, ...], settings: PauseSettings, lexicon: ClauseLexicon) -> bool:
    """Whether the words on either side belong to one clause: by punctuation first, then by what they are."""
    split = sum(1 for token in timed if (token.word.start_s or 0.0) < silence.end_s - settings.edge_s)
    if split in (0, len(timed)):
        return False
    before, after = timed[split - 1], timed[split]
    if before.mark_after:
        return False
    if before.form in lexicon.binders:
        return True
    return after.form not in lexicon.openers and after.form not in lexicon.subjects
