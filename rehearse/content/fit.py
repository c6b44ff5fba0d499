"""What a hire needs besides its points: a result that fits the principle, and steps that show work."""

from __future__ import annotations

from rehearse.content.answer import Answer
from rehearse.content.clauses.grammar import is_function
from rehearse.content.events.step import Step
from rehearse.content.principles import principles
from rehearse.content.text.lexicon import word_set
from rehearse.text.words import fold

FEWEST_SHOWN = 2  # a story of work shows at least two steps


def accepts_qualitative(answer: Answer) -> bool:
    """Whether a result without a number is accepted: the question, or the speaker, names a principle of that kind."""
    soft = [principle.name for principle in principles() if principle.qualitative]
    if answer.question is not None and answer.question.principles:
        return bool(set(soft) & set(answer.question.principles))
    return any(f" {' '.join(map(fold, name.split()))} " in f" {answer.reading.folded} " for name in soft)


def fits(answer: Answer) -> bool:
    """Whether the result is one that a hire needs: a number, or an outcome where the principle excuses a number."""
    if answer.outcome.impossible or not _shows_steps(answer):
        return False
    if answer.outcome.metrics:
        return True
    told = answer.part_hit("result") is not None and answer.tells_change and answer.outcome.hedged is None
    return accepts_qualitative(answer) and told


def _shows_steps(answer: Answer) -> bool:
    """Whether the speaker's steps act on something named: a row of bare verbs, or of "it", shows no work."""
    own = answer.steps.own
    shown = sum(any(not is_function(word) for word in _behind(answer, step)) for step in own)
    return shown >= FEWEST_SHOWN and 2 * shown >= len(own)


def _behind(answer: Answer, step: Step) -> list[str]:
    """The words behind the verb of a step, in its clause."""
    behind = answer.reading.tokens[step.clause.group.end : step.clause.end]
    return [token.text for token in behind if token.text not in word_set("empty_objects")]
