"""Notes that drop the subject: "Built a dashboard", "Verified against the backlog", also run together in speech."""

from __future__ import annotations

from rehearse.content.act import Act, make_act
from rehearse.content.chains import chained
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import pattern, verbs_lexicon, word_set, words_lexicon
from rehearse.content.verbs import skip_adverbs, verb_kind

WORDS_PER_I = 40  # in prose an "I" comes more often than this; in notes hardly ever
WORDS_PER_WE = 60


def find_notes(reading: ParsedText, acts: list[Act]) -> list[Act]:
    """Sentences of notes that begin with their verb: "Built a dashboard", "Verified against the backlog"."""
    taken = {act.hit.start for act in acts}
    firsts: dict[int, int] = {}
    for number, token in enumerate(reading.tokens):
        firsts.setdefault(reading.sentence_of(token.word), number)
    found: list[Act] = []
    for number in firsts.values():
        at = skip_adverbs(reading.tokens, number)
        if at >= len(reading.tokens) or reading.tokens[at].word in taken:
            continue
        verb = reading.tokens[at].text
        after = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else "by"
        past = verb in verbs_lexicon().irregular or verb.endswith("ed")
        finite = (
            verb in verbs_lexicon().irregular
            or after in word_set("determiners") | word_set("particles")
            or verb in verbs_lexicon().openers
        )
        if past and finite and verb_kind(verb) != "none" and after not in word_set("not_after_note"):
            found.append(make_act(reading, at, at, verb, "i", weak=verb_kind(verb) == "weak"))
            found.extend(chained(reading, at, "i"))
    return found


def run_on_notes(reading: ParsedText, acts: list[Act]) -> list[Act]:
    """The same where no mark shows the beginning: verbs of human work with nothing before them that could do it."""
    taken = {act.hit.start for act in acts}
    tokens = reading.tokens
    people = pattern("initiation", "people")
    found: list[Act] = []
    for at in range(1, len(tokens) - 1):
        verb, before, after = tokens[at].text, tokens[at - 1].text, tokens[at + 1].text
        if (
            verb not in verbs_lexicon().openers
            or tokens[at].word in taken
            or after in word_set("not_after_run_on_note")
        ):
            continue
        subject = before in word_set("not_before_finite") | word_set("subordinators") | word_set(
            "stops"
        ) | words_lexicon().joiners or people.fullmatch(before)
        if not subject:
            found.append(make_act(reading, at, at, verb, "i", weak=verb_kind(verb) == "weak"))
    return found


def is_notes(reading: ParsedText, i_count: int, we_count: int) -> bool:
    """Whether the answer is notes: hardly a word stands for the speaker or the group."""
    words = len(reading.words)
    return i_count * WORDS_PER_I <= words and we_count * WORDS_PER_WE <= words
