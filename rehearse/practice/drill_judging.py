"""What the content rules find in the text of an exercise, or in what was written in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.types import Content, Finding

if TYPE_CHECKING:
    from rehearse.content.rules.rule import Rule
    from rehearse.content.story.answer import Answer


def judged(text: str) -> Content:
    """What the rules say of a written answer."""
    from rehearse.content import judge, transcript_of

    content, _ = judge(transcript_of(text))
    return content


def accused(rule: Rule, text: str) -> tuple[Finding, ...]:
    """What one rule finds in a text, as an answer to the question that its example answers, if there is one."""
    return rule.findings(answering(rule, text))


def answering(rule: Rule, text: str) -> Answer:
    """A text understood as an answer to the question that the rule's example answers."""
    from rehearse.content import transcript_of
    from rehearse.content.story.answer import understand

    return understand(transcript_of(text), rule.question)
