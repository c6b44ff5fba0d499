"""Find silent pauses (stretches without activity), and by the words around them, whether they are inside a clause."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rehearse.data.clauses import ClauseLexicon
from rehearse.data.method_settings import PauseSettings
from rehearse.delivery import speech_activity
from rehearse.signal.frames import FLOOR_DBFS
from rehearse.text.tokens import Token
from rehearse.types import Pause, Span

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames

DETERMINERS = frozenset({"a", "an", "the", "my", "our", "your", "their", "its"})  # their noun is still to come
JOINING = frozenset({"and", "or"})


def find(active: NDArray[np.bool_], hop_s: float, settings: PauseSettings) -> tuple[Span, ...]:
    """Silences of at least `min_s` between the first and the last activity, in order of time."""
    inner = [(a, b) for a, b in speech_activity.runs(~active) if a > 0 and b < len(active)]
    return tuple(Span(round(a * hop_s, 3), round(b * hop_s, 3)) for a, b in inner if (b - a) * hop_s >= settings.min_s)


def without_hiss(
    silences: tuple[Span, ...], frames: Frames, active: NDArray[np.bool_], settings: PauseSettings
) -> tuple[Span, ...]:
    """The silences shortened by any s, f or t of the words next to them, if the recording's bandwidth includes those.

    Which silences are pauses is decided in the common band; the full band only refines their length. None becomes
    shorter than the minimum for a pause.
    """
    import numpy as np

    if not silences:
        return silences
    between = frames.hiss_dbfs[~active & (frames.hiss_dbfs > FLOOR_DBFS)]  # digital silence is not room noise
    room = np.median(between) if len(between) else FLOOR_DBFS
    loud = np.median(frames.level_dbfs[active])
    hissing = frames.hiss_dbfs > max(room + settings.hiss_over_room_db, loud - settings.hiss_under_db)
    return tuple(_trimmed(silence, hissing, frames.hop_s, settings) for silence in silences)


def _trimmed(silence: Span, hissing: NDArray[np.bool_], hop_s: float, settings: PauseSettings) -> Span:
    first, end = round(silence.start_s / hop_s), round(silence.end_s / hop_s)
    reach, closure = round(settings.hiss_max_s / hop_s), round(settings.hiss_closure_s / hop_s)
    after = _run_on(hissing[first:end], reach, closure)
    before = _run_on(hissing[first:end][::-1], reach, closure)
    spare = end - first - round(settings.min_s / hop_s)
    after = min(after, spare)
    before = min(before, spare - after)
    return Span(round((first + after) * hop_s, 3), round((end - before) * hop_s, 3))


def _run_on(hissing: NDArray[np.bool_], reach: int, closure: int) -> int:
    """Number of frames from the start that belong to an s (gaps of at most `closure`); 0 if it is too long for one."""
    ran = 0
    for at in hissing.nonzero()[0].tolist():
        if at - ran > closure:
            break
        ran = at + 1
    return ran if ran <= reach else 0


def at_start(latency_s: float | None, settings: PauseSettings) -> tuple[Pause, ...]:
    """The silence before the first word as a pause, if it is long enough."""
    return (Pause(0.0, latency_s, latency_s, "start"),) if latency_s and latency_s >= settings.min_s else ()


def placed(
    silences: tuple[Span, ...],
    exact: tuple[Span, ...],
    tokens: tuple[Token, ...],
    lexicon: ClauseLexicon,
    *,
    fillers: Collection[int] = (),
    long_s: float = math.inf,
) -> tuple[Pause, ...]:
    """Each silence as a pause with its place among the words.

    exact: the same silences with the times to report, which do not affect the place (see `without_hiss`). fillers: the
    numbers of the words that are fillers. long_s: pauses from this length on are also inside a clause behind a word
    that cannot end a phrase, though a filler or a mark stands between it and the word that it belongs to. A pause is
    placed inside a clause only where the words on both sides show it: never without words, and hardly ever by the lack
    of a mark, since a recogniser puts another full stop or comma when it hears the same answer again.
    """
    found = []
    timed = tuple(token for token in tokens if token.word.start_s is not None)
    meant = tuple(token for token in timed if token.number not in fillers)
    for silence, shown in zip(silences, exact, strict=True):
        inside = _inside_clause(silence, timed, lexicon)
        if silence.duration_s >= long_s:
            inside = inside or _in_phrase(silence, meant, lexicon)
        length_s = round(shown.duration_s, 3)
        found.append(Pause(shown.start_s, shown.end_s, length_s, "clause" if inside else "boundary"))
    return tuple(found)


def _inside_clause(silence: Span, timed: tuple[Token, ...], lexicon: ClauseLexicon) -> bool:
    """Whether the words on both sides surely belong to the same clause."""
    split = _words_before(silence, timed)
    if split in (0, len(timed)):
        return False
    before, after = timed[split - 1], timed[split]
    if before.ends_sentence or before.form in lexicon.links:
        return False
    if before.form in lexicon.binders or before.form in lexicon.continuers:
        return not before.mark_after or not (after.form in lexicon.openers or after.form in lexicon.subjects)
    asks = timed[split + 1 : split + 2] and timed[split + 1].form in lexicon.subjects  # "…, can you?"
    return after.form in lexicon.continuers and not asks


def _in_phrase(silence: Span, meant: tuple[Token, ...], lexicon: ClauseLexicon) -> bool:
    """Whether the last word before the silence, fillers apart, cannot end a phrase: "the…", "to try and, like…"."""
    split = _words_before(silence, meant)
    if split in (0, len(meant)):
        return False
    before, after = meant[split - 1], meant[split]
    if before.form in DETERMINERS:
        return not (before.capital and before.mark_after)  # "plan A."
    return before.form in JOINING and _joins_verbs(meant[:split], after, lexicon)


def _joins_verbs(before: tuple[Token, ...], after: Token, lexicon: ClauseLexicon) -> bool:
    """Whether the last of the words joins the infinitive before it to a word that can be one as well: "to try and".

    A subject would begin a clause of its own; a plural, a past form and a name are no infinitives.
    """
    if len(before) < 3 or before[-3].form != "to" or any(token.ends_sentence for token in before[-3:]):
        return False
    clausal = lexicon.openers | lexicon.subjects | lexicon.links | lexicon.continuers | lexicon.binders
    is_plural = after.form.endswith("s") and not after.form.endswith("ss")
    return not (after.form in clausal or after.capital or is_plural or after.form.endswith(("ed", "ing")))


def _words_before(silence: Span, timed: tuple[Token, ...]) -> int:
    """Number of words before a silence, by their middles, as a recogniser's word edges extend into silences.

    Whisper starts a word about 0.2 s early, in the silence before it, and ends it where the next word begins.
    """
    middle_s = (silence.start_s + silence.end_s) / 2
    return sum(1 for token in timed if _middle_s(token) < middle_s)


def _middle_s(token: Token) -> float:
    start_s = token.word.start_s or 0.0
    return (start_s + max(start_s, token.word.end_s or start_s)) / 2
