"""Combine words and sound to find fillers, drawn-out words, and the words of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.delivery import fillers, inferred_fillers
from rehearse.text import heard_fillers
from rehearse.text.heard_fillers import FillerMatch
from rehearse.text.tokens import Token, shared_out
from rehearse.types import DrawnOut, Filler, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.fillers import FillerLexicon
    from rehearse.data.method_settings import MethodSettings
    from rehearse.signal.frames import Frames


@dataclass(frozen=True)
class Marked:
    """Fillers that count, unsure ones that are only shown, drawn-out words, and the words without filled pauses."""

    items: tuple[Filler, ...]
    unsure: tuple[Filler, ...]
    drawn: tuple[DrawnOut, ...]
    words: tuple[Token, ...]

    @property
    def sounds(self) -> tuple[Filler, ...]:
        """The filled pauses that count."""
        return tuple(item for item in self.items if item.kind == "sound")

    @property
    def filler_words(self) -> set[int]:
        """The numbers of the words that are fillers."""
        return {number for item in self.items if item.words for number in range(*item.words)}


def mark(
    frames: Frames,
    active: NDArray[np.bool_],
    tokens: tuple[Token, ...],
    settings: MethodSettings,
    lexicon: FillerLexicon,
    *,
    writes_fillers: bool,
) -> Marked:
    """The fillers and words of a recording, by the transcript and the sound.

    writes_fillers: the recogniser transcribes um and uh, so the sound is used only to confirm them. Where the times of
    words were divided among those of a line, an um is believed without a voice at its estimated time.
    """
    estimated = shared_out(tuple(token.word for token in tokens))
    hits = heard_fillers.find(tokens, lexicon)
    sure, unsure = fillers.from_words(hits, tokens)
    said = without_sounds(tokens, hits)
    events, drawn = inferred_fillers.infer(frames, active, said, settings, settings.fillers.support)
    backed, left = fillers.with_sound(
        sure,
        events,
        lambda span: estimated or _is_voiced(frames, span, settings),
        settings.fillers,
        {} if estimated else _between(tokens, hits),
    )
    alone = () if writes_fillers else tuple(item for item in left if item.confidence >= settings.inference.accept)
    shown = (*unsure, *fillers.without(sure, backed))
    return Marked(fillers.merged(backed, alone, settings.fillers), shown, drawn, said)


def without_sounds(tokens: tuple[Token, ...], hits: tuple[FillerMatch, ...]) -> tuple[Token, ...]:
    """The tokens without filled pauses."""
    out = {hit.first for hit in hits if hit.is_sound}
    return tuple(token for index, token in enumerate(tokens) if index not in out)


def _between(tokens: tuple[Token, ...], hits: tuple[FillerMatch, ...]) -> dict[int, Span]:
    """The time between the words before and after each filled pause, by the number of its word.

    A filled pause without a word on both sides is left out; several in a row share the time between the same two words.
    """
    out = {hit.first for hit in hits if hit.is_sound}
    found = {}
    for index in out:
        before = next((tokens[at].word for at in range(index - 1, -1, -1) if at not in out), None)
        after = next((tokens[at].word for at in range(index + 1, len(tokens)) if at not in out), None)
        if before and after and before.end_s is not None and after.start_s is not None:
            found[tokens[index].number] = Span(before.end_s, max(before.end_s, after.start_s))
    return found


def _is_voiced(frames: Frames, span: Span, settings: MethodSettings) -> bool:
    """Whether most of a span and its surroundings has a pitch; a recogniser's times are not exact."""
    near_s = settings.fillers.same_s
    voiced = frames.f0_hz[frames.slice_of(Span(max(0.0, span.start_s - near_s), span.end_s + near_s))] > 0
    return bool(len(voiced)) and float(voiced.mean()) >= settings.fillers.voiced
