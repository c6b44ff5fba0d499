"""What the speaker feels about the end is no outcome: "I am proud of it". "The scores got better after that" is one.

Nor is it how others felt, where that is hedged and names no change: "the boss was quite happy with it, more or less",
or where nobody is named who could judge it: "in the end everybody was happy".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rehearse.content.claims.worded import is_compared
from rehearse.content.claims.words import has_verb
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import word_set

_SELF = ("i", "we")
_BEING = g.stems(("be", "feel"))
_FELT, _MOODS = word_set("felt"), word_set("moods")
_HALF, _HALF_PHRASES = word_set("half_felt"), word_set("half_felt_phrases")
_IN_PHRASES = frozenset(word for phrase in _HALF_PHRASES for word in phrase.split())
_SEEMING, _TAKING_UP, _PUTTING = verb_class("seeming"), verb_class("taking_up"), verb_class("putting")
_LEAD_IN, _DEGREES, _LATER = word_set("end_lead_ins"), word_set("degrees"), word_set("later_words")
_FINE = frozenset({"fine", "okay", "ok", "good", "great", "nice"})
_OUTSIDE = frozenset({"family", "families", "class", "committee", "ward"})  # groups that may be served
_THOSE = frozenset({"people", "all", "both", "them", "us", "sides"})
_TOLD_AS = frozenset({"rewarding", "experience", "feeling"})  # "it was a great experience"
_LEADS_ON = frozenset({"to", "that", "because", "since", "when"})  # "quite happy that nobody rang"
_AWAY = frozenset({"over", "out", "up"})  # "took it over", "rolled it out"
_ENDS_OBJECT = g.words("prepositions") | {"back"}
_MORE = frozenset({"another", "more", "other", "second", "again"})
_TURNING = g.stems(("be", "get", "become", "grow"))
_CHANGING = g.stems(("improve", "recover", "fall", "drop", "rise", "shrink"))
_NO_GAIN = frozenset({"rather", "other", "worse", "slower", "later", "longer"})


def without_feelings(reading: ParsedText, hits: list[WordRange]) -> list[WordRange]:
    """The cues of a result without those in words of pride or feeling."""
    if not hits or all(
        (_FELT | _TOLD_AS | _MOODS | _FINE).isdisjoint(text.split()) for text in reading.folded_sentences
    ):
        return hits
    felt = list(_feelings(reading))
    return [hit for hit in hits if not any(start <= hit.start < end for start, end in felt)]


def _feelings(reading: ParsedText) -> Iterator[tuple[int, int]]:
    """The words of each feeling, with the question behind it: "what we achieved", "how it turned out"."""
    clauses = parse_clauses(reading)
    for number, clause in enumerate(clauses):
        kinds = (_is_feeling, _is_half_felt, _is_nameless_mood)
        if not any(is_one(reading, clause) for is_one in kinds):
            continue
        last = clause
        for following in clauses[number + 1 :]:
            if following.link != "question" or following.sentence != clause.sentence:
                break
            last = following
        first = _with_lead_in(reading, clause, clauses[number - 1] if number else None)
        yield reading.tokens[first].word, reading.tokens[last.end - 1].word + 1


def _with_lead_in(reading: ParsedText, clause: Clause, before: Clause | None) -> int:
    """The first token of a clause, or of the words that only say it came last: "in the end", "so as a result"."""
    first = reading.token_spans[clause.sentence][0]
    if before is not None and before.sentence == clause.sentence:
        first = before.end
    return first if all(token.text in _LEAD_IN for token in reading.tokens[first : clause.start]) else clause.start


def _is_feeling(reading: ParsedText, clause: Clause) -> bool:
    """True for "I was very happy with it", "we felt proud", "it was a rewarding experience"."""
    group = clause.group
    verb = reading.tokens[group.verb].text
    said = [token.text for token in reading.tokens[group.end : clause.end]]
    if clause.subject.kind in _SELF:
        behind = next((word for word in said if not g.is_adverb(word) and word not in _DEGREES), "")
        return verb in _FELT or (group.lemma in _BEING and (behind in _FELT or not _TOLD_AS.isdisjoint(said)))
    return clause.subject.kind == "it" and group.lemma == "be" and not _TOLD_AS.isdisjoint(said)


def _is_nameless_mood(reading: ParsedText, clause: Clause) -> bool:
    """True for "everybody was happy", "the team felt good", "it was fine"; not for "the guests were happy with it"."""
    group, end = clause.group, reading.token_spans[clause.sentence][1]
    said = [token.text for token in reading.tokens[group.verb : clause.end]]
    at = next((at for at, word in enumerate(said) if word in _FELT | _MOODS | _FINE), -1)
    if at < 0 or not (at == 0 or group.lemma in _SEEMING) or any(is_compared(word) for word in said):
        return False
    following = [token.text for token in reading.tokens[group.verb + at + 1 : min(group.verb + at + 2, end)]]
    if not all(word in _DEGREES or g.is_adverb(word) for word in said[1:at]) or not _LEADS_ON.isdisjoint(following):
        return False  # "everybody was glad that the nights were quiet"
    if clause.subject.kind == "it":
        return said[at] in _FINE and all(g.is_adverb(word) for word in said[at + 1 :])
    return _is_nobody_special(reading, clause)


def _is_nobody_special(reading: ParsedText, clause: Clause) -> bool:
    """Whether the subject is everybody, people, all of them, or the speaker's own group."""
    who = [token.text for token in reading.tokens[clause.subject.start : clause.subject.end]]
    if clause.subject.kind == "group":
        return who[-1:] != [] and who[-1] not in _OUTSIDE
    return who[:1] in (["people"], ["all"], ["both"]) and who[-1] in _THOSE


def _is_half_felt(reading: ParsedText, clause: Clause) -> bool:
    """True for "the boss was quite happy with it", "they seemed satisfied, more or less": a hedged mood, no change."""
    group = clause.group
    said = [token.text for token in reading.tokens[group.start : clause.end]]
    verb = group.verb - group.start
    at = next((at for at, word in enumerate(said) if word in _MOODS and at >= verb), -1)
    if at < 0 or not (at == verb or group.lemma in _SEEMING) or not _LEADS_ON.isdisjoint(said[at + 1 : at + 2]):
        return False
    degrees = [word for word in said[verb + 1 : at] if word not in _IN_PHRASES]
    if any(is_compared(word) for word in said) or not all(word in _DEGREES or g.is_adverb(word) for word in degrees):
        return False  # "quite happy with the shorter queue", "was quite open about the content"
    joined = f" {' '.join(said)} "
    return not _HALF.isdisjoint(said[:at]) or any(f" {phrase} " in joined for phrase in _HALF_PHRASES)


def deeds_after_moods(reading: ParsedText) -> Iterator[WordRange]:
    """What others did about it, told with their mood: "the producer was relieved and booked another six weeks"."""
    if all((_FELT | _MOODS).isdisjoint(text.split()) for text in reading.folded_sentences):
        return
    for mood, deed in pairwise(parse_clauses(reading)):
        told = [token.text for token in reading.tokens[mood.group.verb : mood.end]]
        others = mood.subject.kind not in (*_SELF, "dropped", "it") and deed.subject.carried
        felt = (mood.group.lemma in _SEEMING or told[0] in _FELT) and not (_FELT | _MOODS).isdisjoint(told)
        if others and felt and mood.sentence == deed.sentence and _takes_up(reading, deed):
            start, end = reading.tokens[deed.start].word, reading.tokens[deed.end - 1].word + 1
            yield WordRange(start, end, " ".join(token.text for token in reading.tokens[deed.start : deed.end]),
                            reading.offset_of(start))  # fmt: skip


def _takes_up(reading: ParsedText, deed: Clause) -> bool:
    """Whether a clause tells that somebody took up what was offered: "ordered it", "took the form to other wards"."""
    group = deed.group
    said = [token.text for token in reading.tokens[group.end : deed.end]]
    if group.tense != "past" or group.negated or group.voice == "passive" or deed.link != "and" or not said:
        return False
    more = not _MORE.isdisjoint(said) and not has_verb([reading.tokens[group.verb].text], "asking")
    return group.lemma in _TAKING_UP or more or (group.lemma in _PUTTING and _is_put_to_use(reading, deed, said))


def _is_put_to_use(reading: ParsedText, deed: Clause, said: list[str]) -> bool:
    """True for "put the rye back on the menu", "kept the new order", "rolled it out": it is in use now."""
    end = next((at for at, word in enumerate(said) if at and (g.is_adverb(word) or word in _ENDS_OBJECT)), len(said))
    thing, way = said[:end], said[end : end + 1]
    story = [token.text for token in reading.tokens[: reading.token_spans[deed.sentence][0]]]
    named = thing[:1] and thing[0] in g.words("determiners") | g.words("demonstratives") and thing[-1] in story
    kept = deed.group.lemma == g.stem("keep")
    away = not _AWAY.isdisjoint(way)
    return bool(named and (kept or away or way == ["back"])) or (thing in (["it"], ["them"]) and away)


def betterments(reading: ParsedText) -> Iterator[WordRange]:
    """What was better later, without a number: "the scores got better after that", "the mood improved since"."""
    if all(_LATER.isdisjoint(text.split()) for text in reading.folded_sentences):
        return
    for clause in parse_clauses(reading):
        first, last = reading.token_spans[clause.sentence]
        dated = not _LATER.isdisjoint(token.text for token in reading.tokens[first:last])
        if dated and clause.link in ("main", "and") and _is_better(reading, clause):
            start, end = reading.tokens[clause.start].word, reading.tokens[clause.end - 1].word + 1
            yield WordRange(start, end, " ".join(token.text for token in reading.tokens[clause.start : clause.end]),
                            reading.offset_of(start))  # fmt: skip


def _is_better(reading: ParsedText, clause: Clause) -> bool:
    """Whether something got better, and not somebody: "the queue became shorter", "sales rose"."""
    group, said = clause.group, [token.text for token in reading.tokens[clause.group.end : clause.end]]
    past = group.tense == "past" or group.perfect
    told = past and group.voice == "active" and clause.told and not group.progressive
    if not told or clause.subject.kind not in ("other", "it", "group"):
        return False
    at = next((at for at, word in enumerate(said) if word not in _DEGREES and not word.endswith("ly")), len(said))
    behind = said[at] if at < len(said) else ""
    if group.lemma in _TURNING:
        compared = at > 0 or group.lemma != g.stem("get")  # "got water"
        gained = behind in word_set("comparatives") or behind.endswith("ier") or (compared and behind.endswith("er"))
        return gained and behind not in _NO_GAIN and said[at + 1 : at + 2] != ["at"]
    alone = not behind or behind in g.words("subordinators") or behind in g.words("prepositions")
    return group.lemma in _CHANGING and (alone or g.is_adverb(behind))
