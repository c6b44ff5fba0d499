"""The answer to a question that asks for no story: only a story told all the same, and well, is judged as one."""

from __future__ import annotations

from msgspec.structs import replace

from rehearse.content.judgement.gates import no_words_reason, words_to_give
from rehearse.content.story.answer import Answer
from rehearse.content.story.outline import PARTS
from rehearse.types import Content, NextFix, Part

NOT_ASKED = "This question asks for no story, so only timing and delivery are judged."
_CREDITED = ("hire", "strong hire")
_NO_PARTS = dict.fromkeys(PARTS, Part(present=False, words=0, seconds=None, share=0.0, quote=None))


def unless_told(content: Content, answer: Answer) -> Content:
    """The judgement of a story worth a hire; of any other answer without points, findings and advice about a story.

    Nobody is blamed for what the question did not ask for: a motive has no steps, a plan no result.
    """
    content = replace(content, asks_for_story=False)
    if content.verdict in _CREDITED:
        return content
    return replace(
        content,
        scored=False,
        not_scored_reason=no_words_reason(answer) or NOT_ASKED,
        parts=_NO_PARTS,
        scores={},
        total=None,
        verdict="not scored",
        verdict_reasons=(),
        auto_fails=(),
        findings=(),
        principles=(),
        follow_ups=(),
        to_confirm=(),
        next_fix=NextFix(words_to_give(answer), None),
        density=None,
    )
