"""Who does what: every past step of the answer with its actor, found by the verb that follows a subject.

"I" and "we" are always subjects in English, so the step is the first content verb after them ("I then carefully
measured"), or the one that a light verb leads to ("decided to dig", "started by writing", "was able to explain").
One subject may carry several verbs ("I introduced…, wrote… and held…"); notes drop it ("Built a dashboard…").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rehearse.content.lexicon import pattern, verbs_lexicon, words_lexicon
from rehearse.content.reading import Hit, Reading, Token

Actor = Literal["i", "we", "group", "passive"]
_PAST_TAIL_WORDS = 6  # words of a step that are quoted
_GROUP = frozenset({"everybody", "everyone"})
_STOPS = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "we",
        "you",
        "who",
        "which",
        "there",
        "it's",
        "nobody",
        "everyone",
        "everybody",
        "that's",
    }
)
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "my",
        "our",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "it",
        "them",
        "each",
        "every",
        "all",
        "some",
        "two",
        "three",
        "its",
        "how",
        "what",
        "why",
        "to",
        "up",
        "with",
        "out",
        "through",
        "one",
        "no",
        "him",
        "by",
        "back",
        "another",
        "down",
        "over",
        "on",
        "for",
        "off",
        "from",
        "weekly",
        "daily",
        "new",
        "both",
    }
)


@dataclass(frozen=True, slots=True)
class Act:
    """A step: its words from the subject on, the verb, who did it, and whether the verb is a generic one."""

    hit: Hit
    verb: str
    actor: Actor
    weak: bool
    sentence: int
    chained: bool = False


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


def find_actors(reading: Reading) -> Actors:
    """All steps of the answer, in order."""
    quoted = _quoted_stretches(reading)
    tokens = reading.tokens
    acts: list[Act] = []
    i_count = we_count = 0
    for number, token in enumerate(tokens):
        if token.text == "i":
            i_count += 1
            acts.extend(_after_subject(reading, number, "i"))
        elif token.text == "we" and not _inside(token.word, quoted):
            we_count += 1
            acts.extend(_after_subject(reading, number, "we"))
    acts.extend(_group_acts(reading))
    acts.extend(_passives(reading))
    acts.extend(_notes(reading, acts))
    acts.sort(key=lambda act: act.hit.start)
    return Actors(tuple(acts), i_count, we_count, _i_sentences(reading, acts))


def verb_kind(verb: str) -> Literal["act", "weak", "none"]:
    """Whether a word after a subject is an action, a generic one, or no action at all."""
    verbs = verbs_lexicon()
    if verb in verbs.weak:
        return "weak"
    if verb in verbs.not_actions or verb in words_lexicon().auxiliaries:
        return "none"
    if verb in verbs.irregular or (verb.endswith("ed") and len(verb) > 3):
        return "act"
    return "none"


def _after_subject(reading: Reading, number: int, actor: Actor) -> list[Act]:
    """The step after a subject and those chained to it."""
    at = _skip_adverbs(reading.tokens, number + 1)
    found = _verb_at(reading.tokens, at, present=actor == "i")
    if found is None:
        return []
    verb, place, weak = found
    first = _act(reading, number, place, verb, actor, weak=weak)
    return [first, *_chained(reading, place, actor)]


def _act(
    reading: Reading, subject: int, place: int, verb: str, actor: Actor, *, weak: bool, chained: bool = False
) -> Act:
    start = reading.tokens[subject].word
    sentence = reading.sentence_of(start)
    last = reading.tokens[place].word + 1
    tail = 0 if actor == "passive" else _PAST_TAIL_WORDS
    limit = min(last + tail, reading.spans[sentence][1])
    while last < limit and not reading.words[last - 1].text.endswith((",", ";", ":", ".")):
        last += 1
    return Act(Hit(start, last), verb, actor, weak, sentence, chained)


def _skip_adverbs(tokens: tuple[Token, ...], at: int) -> int:
    adverbs = words_lexicon().adverbs
    while at < len(tokens) and (
        tokens[at].text in adverbs or (tokens[at].text.endswith("ly") and len(tokens[at].text) > 3)
    ):
        at += 1
    return at


def _verb_at(tokens: tuple[Token, ...], at: int, *, present: bool) -> tuple[str, int, bool] | None:
    """The content verb at a place: (verb, token, weak). Light verbs lead on to the one they carry."""
    if at >= len(tokens):
        return None
    verb = tokens[at].text
    carried = _led_to(tokens, at)
    if carried is not None:
        return carried
    verbs = verbs_lexicon()
    kind = verb_kind(verb)
    if kind != "none" and (verb not in verbs.base or verb in verbs.irregular):
        return verb, at, kind == "weak"
    if present and verb in verbs.base:
        return verb, at, verb in verbs.weak
    return None


_BRIDGES = frozenset({"to", "by", "up", "with", "ahead", "through"})


def _led_to(tokens: tuple[Token, ...], at: int) -> tuple[str, int, bool] | None:
    """The verb behind a light one: "was able to explain", "decided to dig", "started by writing", "kept asking"."""
    texts = [token.text for token in tokens[at : at + 3]]
    if texts[:1] in (["was"], ["were"]) and texts[1:] == ["able", "to"]:
        return _carried(tokens, _skip_adverbs(tokens, at + 3))
    bridge = _skip_adverbs(tokens, at + 1)
    if tokens[at].text not in verbs_lexicon().light - {"had", "needed"} or bridge >= len(tokens):
        return None
    following = tokens[bridge].text
    if following in _BRIDGES:
        return _carried(tokens, _skip_adverbs(tokens, bridge + 1 + (following == "ahead")))
    return _carried(tokens, bridge) if following.endswith("ing") else None


def _carried(tokens: tuple[Token, ...], at: int) -> tuple[str, int, bool] | None:
    """The verb after "to"/"by": any base form or -ing form that is not a state."""
    if at >= len(tokens):
        return None
    verb = tokens[at].text
    verbs = verbs_lexicon()
    states = {
        "be",
        "have",
        "feel",
        "think",
        "know",
        "see",
        "being",
        "having",
        "feeling",
        "thinking",
        "get",
        "getting",
        "the",
        "a",
        "my",
        "it",
    }
    if verb in states or verb in words_lexicon().function_words:
        return None
    if verb in verbs.base or (verb.endswith("ing") and len(verb) > 4) or verb.isalpha():
        weak = any(
            form in verbs.weak
            for form in (verb, verb + "ed", verb + "d", verb.removesuffix("ing") + "ed", verb.removesuffix("ing"))
        )
        return verb, at, weak
    return None


def _chained(reading: Reading, place: int, actor: Actor) -> list[Act]:
    """Verbs in a row under the same subject: after "and"/"then" or a comma, with no other subject between."""
    tokens = reading.tokens
    sentence = reading.sentence_of(tokens[place].word)
    end_word = reading.spans[sentence][1]
    verbs = verbs_lexicon()
    joiners = words_lexicon().joiners
    acts: list[Act] = []
    at = place + 1
    while at < len(tokens) and tokens[at].word < end_word:
        text = tokens[at].text
        if text == "i" or text in _STOPS:
            break
        before = tokens[at - 1]
        joined = before.text in joiners or reading.words[before.word].text.endswith((",", ";", "-", "—", ":"))
        if joined and text not in joiners:
            verb_place = _skip_adverbs(tokens, at)
            if verb_place < len(tokens) and tokens[verb_place].word < end_word:
                verb = tokens[verb_place].text
                kind = verb_kind(verb)
                next_text = tokens[verb_place + 1].text if verb_place + 1 < len(tokens) else ""
                plain = (
                    verb in verbs.irregular
                    or next_text in _DETERMINERS
                    or before.text in joiners
                    or next_text.endswith(("s", "ly"))
                )
                if kind != "none" and plain and next_text not in {"by"}:
                    acts.append(_act(reading, verb_place, verb_place, verb, actor, weak=kind == "weak", chained=True))
                    at = verb_place
        at += 1
    return acts


def _group_acts(reading: Reading) -> list[Act]:
    """Steps whose subject is everybody, the team, "my partner and I"."""
    acts: list[Act] = []
    for hit in reading.find(pattern("collective", "group")):
        number = reading.token_at(hit.at + len(hit.folded) - 1)
        at = _skip_adverbs(reading.tokens, number + 1)
        found = _verb_at(reading.tokens, at, present=False)
        if found is not None:
            verb, place, weak = found
            start = reading.token_at(hit.at)
            acts.append(_act(reading, start, place, verb, "group", weak=weak))
    return acts


def _passives(reading: Reading) -> list[Act]:
    """Agentless passives: "was raised", "were resolved", "got dropped" - and not "was impressed", nor "... by them"."""
    tokens = reading.tokens
    acts: list[Act] = []
    for number, token in enumerate(tokens):
        if token.text not in {"was", "were", "been", "got", "being"}:
            continue
        at = _skip_adverbs(tokens, number + 1)
        if at >= len(tokens) or (
            number > 0 and tokens[number - 1].text in {"i", "we", "he", "she", "they", "who", "you"}
        ):
            continue
        verb = tokens[at].text
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if _participle(verb) and after not in {"by", "with", "of", "in", "as", "about"}:
            start = max(0, number - 2)  # the subject of a passive: its last two words
            start = next(
                (
                    back
                    for back in range(start, number)
                    if reading.sentence_of(tokens[back].word) == reading.sentence_of(token.word)
                ),
                number,
            )
            acts.append(_act(reading, start, at, verb, "passive", weak=verb_kind(verb) == "weak"))
    return acts


def _participle(verb: str) -> bool:
    """A past participle of an action: regular ones that are no states, and irregular ones by their form."""
    verbs = verbs_lexicon()
    if verb in verbs.not_actions or verb in verbs.states or verb in words_lexicon().function_words:
        return False
    irregular = {
        "taken",
        "written",
        "rewritten",
        "built",
        "rebuilt",
        "made",
        "found",
        "done",
        "brought",
        "put",
        "set",
        "chosen",
        "held",
        "given",
        "drawn",
        "cut",
        "sent",
    }
    return verb in irregular or (verb.endswith("ed") and len(verb) > 4)


def _notes(reading: Reading, acts: list[Act]) -> list[Act]:
    """Sentences of notes that begin with their verb: "Built a dashboard", "Verified against the backlog"."""
    taken = {act.hit.start for act in acts}
    found: list[Act] = []
    firsts: dict[int, int] = {}
    for number, token in enumerate(reading.tokens):
        firsts.setdefault(reading.sentence_of(token.word), number)
    for number in firsts.values():
        at = _skip_adverbs(reading.tokens, number)
        if at >= len(reading.tokens) or reading.tokens[at].word in taken:
            continue
        verb = reading.tokens[at].text
        after = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else "by"
        past = verb in verbs_lexicon().irregular or verb.endswith("ed")
        if past and verb_kind(verb) != "none" and after not in {"by", "on", "in", "of"}:
            found.append(_act(reading, at, at, verb, "i", weak=verb_kind(verb) == "weak"))
            found.extend(_chained(reading, at, "i"))
    return found


def _quoted_stretches(reading: Reading) -> list[tuple[int, int]]:
    """Words somebody else is reported to have said, from "said" to the end of the sentence."""
    stretches: list[tuple[int, int]] = []
    for hit in reading.find(pattern("collective", "quoted")):
        stretches.append((hit.end, reading.spans[reading.sentence_of(hit.end - 1)][1]))
    for hit in reading.find(pattern("collective", "repaired")):
        stretches.append((hit.start, hit.end))
    return stretches


def _inside(word: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= word < end for start, end in stretches)


def _i_sentences(reading: Reading, acts: list[Act]) -> int:
    """Sentences that begin with "I" or with an opener that hides it, and tell a step."""
    lead = pattern("openers", "i_sentence")
    count = 0
    own = {act.sentence for act in acts if act.actor == "i"}
    for number, sentence in enumerate(reading.folded_sentences):
        if lead.match(sentence) and (number in own or pattern("openers", "i_past").match(sentence)):
            count += 1
    return count
