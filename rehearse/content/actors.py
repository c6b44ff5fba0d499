"""Who does what: every past step of the answer with its actor, found by the verb that follows a subject.

"I" and "we" are always subjects in English, so the step is the first content verb after them ("I then carefully
measured"), or the one that a light verb leads to ("decided to dig", "started by writing", "was able to explain").
One subject may carry several verbs ("I introduced…, wrote… and held…"); notes drop it ("Built a dashboard…").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rehearse.content.act import Act, Actor, make_act
from rehearse.content.chains import chained
from rehearse.content.notes import find_notes, is_notes, run_on_notes
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import pattern, verbs_lexicon, word_set
from rehearse.content.verbs import is_participle, skip_adverbs, verb_at, verb_kind


@dataclass(frozen=True)
class Actors:
    """Every step, and counts of the pronouns that stand for the speaker and the group."""

    acts: tuple[Act, ...]
    i_count: int
    we_count: int
    i_sentences: int

    @cached_property
    def own(self) -> tuple[Act, ...]:
        """The speaker's own steps."""
        return tuple(act for act in self.acts if act.actor == "i")

    @cached_property
    def own_concrete(self) -> tuple[Act, ...]:
        """The speaker's own steps whose verb says what was done."""
        return tuple(act for act in self.own if not act.weak)


def find_actors(reading: ParsedText) -> Actors:
    """All steps of the answer, in order."""
    quoted = _quoted_stretches(reading)
    tokens = reading.tokens
    acts: list[Act] = []
    i_count = we_count = 0
    groups = list(reading.find(pattern("collective", "group")))
    shared = {reading.token_at(hit.at + len(hit.folded) - 1) for hit in groups}
    for number, token in enumerate(tokens):
        if token.text == "i":
            i_count += 1
            if number not in shared:  # "my partner and I" is a group
                acts.extend(_after_subject(reading, number, "i"))
        elif token.text == "we" and not _inside(token.word, quoted):
            we_count += 1
            acts.extend(_after_subject(reading, number, "we"))
    acts.extend(_group_acts(reading))
    acts.extend(_passives(reading))
    acts.extend(find_notes(reading, acts))
    if is_notes(reading, i_count, we_count):
        acts.extend(run_on_notes(reading, acts))
    acts.sort(key=lambda act: act.hit.start)
    return Actors(tuple(acts), i_count, we_count, _i_sentences(reading, acts))


def _after_subject(reading: ParsedText, number: int, actor: Actor) -> list[Act]:
    """The step after a subject and those chained to it."""
    at = skip_adverbs(reading.tokens, number + 1)
    found = verb_at(reading.tokens, at, present=actor == "i")
    if found is None:
        return _after_state(reading, at, actor)
    verb, place, weak = found
    first = make_act(reading, number, place, verb, actor, weak=weak)
    return [first, *chained(reading, place, actor)]


def _after_state(reading: ParsedText, at: int, actor: Actor) -> list[Act]:
    """The steps that follow a state under the same subject: "I learned to weld and fixed the trailer"."""
    if at >= len(reading.tokens) or reading.tokens[at].text not in verbs_lexicon().not_actions:
        return []
    return chained(reading, at, actor)


def _group_acts(reading: ParsedText) -> list[Act]:
    """Steps whose subject is everybody, the team, "my partner and I"."""
    acts: list[Act] = []
    for hit in reading.find(pattern("collective", "group")):
        number = reading.token_at(hit.at + len(hit.folded) - 1)
        at = skip_adverbs(reading.tokens, number + 1)
        found = verb_at(reading.tokens, at, present=False)
        if found is not None:
            verb, place, weak = found
            start = reading.token_at(hit.at)
            acts.append(make_act(reading, start, place, verb, "group", weak=weak))
    return acts


def _passives(reading: ParsedText) -> list[Act]:
    """Agentless passives: "was raised", "were resolved", "got dropped" - and not "was impressed", nor "... by them"."""
    tokens = reading.tokens
    acts: list[Act] = []
    for number, token in enumerate(tokens):
        if token.text not in word_set("passive_auxiliaries"):
            continue
        at = skip_adverbs(tokens, number + 1)
        if at >= len(tokens) or (number > 0 and tokens[number - 1].text in word_set("pronoun_subjects")):
            continue
        verb = tokens[at].text
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if is_participle(verb) and after not in word_set("not_after_passive"):
            start = max(0, number - 2)  # the subject of a passive: its last two words
            start = next(
                (
                    back
                    for back in range(start, number)
                    if reading.sentence_of(tokens[back].word) == reading.sentence_of(token.word)
                ),
                number,
            )
            acts.append(make_act(reading, start, at, verb, "passive", weak=verb_kind(verb) == "weak"))
    return acts


def _quoted_stretches(reading: ParsedText) -> list[tuple[int, int]]:
    """Words somebody else is reported to have said, from "said" to the end of the sentence."""
    stretches: list[tuple[int, int]] = []
    for hit in reading.find(pattern("collective", "quoted")):
        stretches.append((hit.end, reading.spans[reading.sentence_of(hit.end - 1)][1]))
    for hit in reading.find(pattern("collective", "repaired")):
        stretches.append((hit.start, hit.end))
    return stretches


def _inside(word: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= word < end for start, end in stretches)


def _i_sentences(reading: ParsedText, acts: list[Act]) -> int:
    """Sentences that begin with "I" or with an opener that hides it, and tell a step."""
    lead = pattern("openers", "i_sentence")
    count = 0
    own = {act.sentence for act in acts if act.actor == "i"}
    for number, sentence in enumerate(reading.folded_sentences):
        if lead.match(sentence) and (number in own or pattern("openers", "i_past").match(sentence)):
            count += 1
    return count
