"""Why an answer gets no points: too short, no sentences, no episode - a reason instead of a low score or praise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from rehearse.content.story.answer import Answer
from rehearse.content.text.headings import headed_parts
from rehearse.content.text.language import is_surely_other_language
from rehearse.content.text.lexicon import pattern, word_set, words_lexicon
from rehearse.data.amounts import rounded, tenths
from rehearse.data.rubric import rubric
from rehearse.types import THOUGHT_ALOUD

_SAMPLE_WORDS = 200  # repetition grows with length; it is judged on this many words


class Gate(NamedTuple):
    """Where it applies there are no points: why, and what to do about it (None: nothing can be done).

    told: what such an answer can be of a story all the same: nothing, its beginning, or a part that is asked for.
    """

    applies: Callable[[Answer], bool]
    reason: str
    fix: str | None = None
    told: Literal["nothing", "beginning", "part"] = "nothing"

    def why(self, answer: Answer) -> str:
        """The reason for withholding points and verdict."""
        return self.reason.format_map(_facts(answer))

    def to_do(self, answer: Answer) -> str:
        """What to do to get points; the reason for withholding them where nothing can be done."""
        return (self.fix or self.reason).format_map(_facts(answer))


def gate_of(answer: Answer) -> Gate | None:
    """What withholds points and verdict, or None."""
    return _gate(answer, _GATES)


def no_words_reason(answer: Answer) -> str | None:
    """The reason for which nothing at all can be said about the words, or None."""
    gate = _gate(answer, _GATES[:_OF_WORDS])
    return gate and gate.reason


def words_to_give(answer: Answer) -> str | None:
    """What to do where nothing at all can be said about the words, or None."""
    gate = _gate(answer, _GATES[:_OF_WORDS])
    return gate and gate.fix


def _gate(answer: Answer, gates: tuple[Gate, ...]) -> Gate | None:
    return next((gate for gate in gates if gate.applies(answer)), None)


def _facts(answer: Answer) -> dict[str, object]:
    """What the sentences of the gates name."""
    least = rubric().gates
    words = "1 word is" if answer.word_count == 1 else f"{answer.word_count:,} words are"
    short = _rounded(answer.seconds or 0.0, below=least.least_seconds)
    return {"words": words, "least_words": least.least_words, "s": short, "least_s": least.least_seconds}


def _rounded(seconds: float, *, below: float) -> str:
    """A number of seconds as the report rounds it; with tenths where it would not look less than `below`."""
    if float(rounded(seconds)) < below:
        return rounded(seconds)
    return tenths(min(seconds, below - 0.1))


def _is_short(answer: Answer) -> bool:
    return answer.seconds is not None and answer.seconds < rubric().gates.least_seconds


def _is_surely_foreign(answer: Answer) -> bool:
    """Whether it is not English at all, or enough words show it; among few, names look like another language."""
    return is_surely_other_language(answer.reading) or (_has_enough_words(answer) and answer.is_foreign)


def _has_enough_words(answer: Answer) -> bool:
    return answer.word_count >= rubric().gates.least_words


def is_explanation(answer: Answer) -> bool:
    """True for an answer that reasons aloud (coding, system design, technical): the rules have no story to judge."""
    return answer.question is not None and answer.question.kind in THOUGHT_ALOUD


def is_follow_up(answer: Answer) -> bool:
    """True for an answer that adds to an earlier one, which need not be a whole story."""
    return answer.question is not None and answer.question.kind == "follow-up"


def says_no_example(answer: Answer) -> bool:
    """True for “I don't know”, and no step of one's own after it."""
    hit = answer.reading.first(pattern("style", "no_example"))
    return (
        hit is not None
        and hit.start <= 12
        and len(answer.steps.own) == 0
        and answer.word_count < 2 * rubric().gates.least_words
    )


def _is_key_words(answer: Answer) -> bool:
    """Whether there are hardly any function words."""
    texts = _sample(answer)
    function = sum(text in words_lexicon().function_words for text in texts)
    return function < rubric().gates.least_function_share * max(1, len(texts))


def _repeats_itself(answer: Answer) -> bool:
    """Whether the same words come again and again."""
    texts = _sample(answer)
    return len(set(texts)) < rubric().gates.least_distinct_share * len(texts)


def _sample(answer: Answer) -> list[str]:
    return [token.text for token in answer.reading.tokens][:_SAMPLE_WORDS]


def tells_of_nobody(answer: Answer) -> bool:
    """Whether there is hardly a first person or a step, under no heading of a story: a document, or others' work."""
    gates, words = rubric().gates, max(1, answer.word_count)
    persons = sum(token.text in word_set("first_persons") for token in answer.reading.tokens)
    few = persons / words < gates.least_person_share and len(answer.steps.all) / words < gates.least_step_share
    return few and not headed_parts(answer.reading)


_OF_WORDS = 2  # the first gates are about the words, whatever they tell
_GATES: tuple[Gate, ...] = (
    Gate(
        lambda answer: answer.word_count == 0,
        "There are no words to judge.",
        "Tell one thing that happened: when and where, what you did, and what changed.",
    ),
    Gate(
        _is_surely_foreign, "The answer is not in English; only English can be judged.", "Give the answer in English."
    ),
    Gate(
        is_explanation,
        "The question asks you to reason aloud, but the rubric judges stories; a checklist is used instead.",
    ),
    Gate(is_follow_up, "An answer to a follow-up is part of a story; the rubric judges whole stories.", told="part"),
    Gate(
        says_no_example,
        "The answer says there is no example; describe one thing that happened, even a small one.",
        "Take something small that went well: what you saw, what you did about it, and how it ended.",
    ),
    Gate(
        lambda answer: not _has_enough_words(answer),
        "{words} too few to judge; a story needs at least {least_words}.",
        "Say at least {least_words:,} words: when and where it happened, what you did, and what changed.",
        told="beginning",
    ),
    Gate(
        _is_short,
        "{s} s is too short to judge; a story needs at least {least_s:.0f} s.",
        "Speak for at least {least_s:.0f} s: when and where it happened, what you did, and what changed.",
        told="beginning",
    ),
    Gate(
        _is_key_words,
        "These are notes or key words, not sentences: tell what happened, and say “I”.",
        "Put your notes into whole sentences that begin with “I” and a verb.",
        told="beginning",
    ),
    Gate(
        _repeats_itself,
        "The same words are repeated over and over: tell one thing that happened, from beginning to end.",
        "Say each thing once: when and where it happened, then what you did, then what changed.",
    ),
    Gate(
        tells_of_nobody,
        "This does not tell a story of your own: say what you did on one occasion, with “I” and a verb.",
        "Choose one day on which you did something yourself, and begin with “I”.",
    ),
    Gate(
        lambda answer: not answer.episode,
        "No single past episode was found. Describe one time it happened: when, where and what you did.",
        "Tell one past episode: begin with the day or the month, then say what you did and how it ended.",
        told="beginning",
    ),
)
