"""What others did in the end, as a result without a number: "they dropped the lawsuit", "she gave the deposit back".

A matter between people that is settled is a result wherever it stands behind the first step. That others gave way, took
somebody back or use what was made is one only behind the speaker's last step; before it, it belongs to the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.habits import is_own_deed
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import word_set

_OTHERS = ("third", "other", "authority", "somebody", "group")
_RETURNING = g.stems(("give", "hand", "pay"))
_REHIRING = g.stems(("take", "hire", "invite"))
_YIELDING = {"down": g.stems(("back", "climb")), "in": g.stems(("give",)), "up": g.stems(("pay",))}
_LEAVING = frozenset({"go", "me", "know", "down", "off"})  # "they let him go", "she let me try it", "let us down"
_NOT_FOR_US = g.stems(("order", "introduce", "copy", "buy", "extend"))  # "bought me a coffee"
_OURS = frozenset({"me", "us", "my", "our"})
_LINK_LETTERS = 3  # shorter words tie no sentence to the story
_BACKS = frozenset({"back", "up", "off"})


def settlements(reading: ParsedText) -> Iterator[WordRange]:
    """The clauses, in order, in which others settle a matter or take up what the speaker did."""
    clauses = parse_clauses(reading)
    deeds = [one.start for one in clauses if is_own_deed(one) and one.told and one.group.tense == "past"]
    for clause in clauses if deeds else ():
        if clause.start < deeds[0] or not (_is_told_of_others(clause) and _is_stated(reading, clause)):
            continue
        last = clause.start > deeds[-1]
        if _is_settled(reading, clause) or (last and _is_won_over(reading, clause)):
            start, end = reading.tokens[clause.start].word, reading.tokens[clause.end - 1].word + 1
            yield WordRange(start, end, " ".join(_said(reading, clause.start, clause.end)), reading.offset_of(start))


def _is_told_of_others(clause: Clause) -> bool:
    """Whether a clause tells, as a fact, what others did or what became of a thing."""
    group = clause.group
    told = clause.told and not group.modality and not group.progressive
    return told and clause.subject.kind in _OTHERS and clause.subject.head >= 0


def _is_stated(reading: ParsedText, clause: Clause) -> bool:
    """Whether a clause stands by itself, or says what a mood led to: "was so pleased that she renewed the lease"."""
    lead = _said(reading, reading.token_spans[clause.sentence][0], clause.start)
    led = clause.link == "that" and "so" in lead and not word_set("felt").isdisjoint(lead)
    return clause.link in ("main", "and") or led


def _is_settled(reading: ParsedText, clause: Clause) -> bool:
    """Whether a matter between people is settled: "dropped the charges", "the fine was waived", "renewed the lease"."""
    group, said = clause.group, _said(reading, clause.group.end, clause.end)
    if not (group.tense == "past" or group.perfect):
        return False
    passive = group.voice == "passive"
    about = _noun(_said(reading, clause.subject.start, clause.subject.end)) if passive else _noun(said)
    back = group.particle == "back" or "back" in said
    if group.lemma in verb_class("dropping") or (group.lemma == g.stem("call") and "off" in said):
        return _is_charge(about)
    if group.lemma in _RETURNING and back:
        return _is_of(about, "dues")
    if group.lemma in verb_class("granting"):
        return _is_of(about, "dues")
    return group.lemma in verb_class("conceding") and (passive or bool(about) or group.lemma == g.stem("apologise"))


def _is_won_over(reading: ParsedText, clause: Clause) -> bool:
    """Whether others gave way, took somebody back, took up or use what was made, or stayed customers."""
    group, said = clause.group, _said(reading, clause.group.end, clause.end)
    if group.voice == "passive":
        return False
    if group.lemma == g.stem("be"):
        return bool(said) and said[0] in word_set("unharmed")
    if group.tense == "present" and not group.perfect:
        still = "still" in _said(reading, clause.subject.end, group.verb)
        return (still and _is_from_us(said)) or (
            group.lemma in verb_class("copying") and _takes_it(reading, clause, said)
        )
    pronoun = said[:1] != [] and said[0] in g.words("objects") | g.words("refers_back")
    if pronoun and group.lemma in _REHIRING and said[1:2] == ["back"]:
        return True
    if group.lemma == g.stem("let"):
        return len(said) > 1 and _LEAVING.isdisjoint(said[:3])
    yields = group.lemma in _YIELDING.get(group.particle, ()) and said[1:] == []
    returns = group.lemma in _RETURNING and "back" in said and _is_known(reading, clause, _noun(said))
    return yields or returns or _is_taken_up(reading, clause, said)


def _is_taken_up(reading: ParsedText, clause: Clause, said: Sequence[str]) -> bool:
    """True for "the shop copied it", "they adopted the form", "she booked us again"; not for "she ordered me to"."""
    lemma = clause.group.lemma
    if said[:1] in (["me"], ["us"]):
        return lemma in verb_class("taking_up") - _NOT_FOR_US and clause.complement.kind != "to"
    taken = lemma in verb_class("taking_up") | verb_class("copying")
    return taken and _takes_it(reading, clause, said)


def _is_from_us(said: Sequence[str]) -> bool:
    """True for "(she still buys her bread) from us"."""
    return any(word == "from" and set(said[at + 1 : at + 2]) & _OURS for at, word in enumerate(said))


def _takes_it(reading: ParsedText, clause: Clause, said: Sequence[str]) -> bool:
    """Whether what others take up is "it", or a thing that the story tells of."""
    return said[:1] in (["it"], ["them"], ["this"], ["that"]) or _is_known(reading, clause, _noun(said))


def _is_known(reading: ParsedText, clause: Clause, noun: str) -> bool:
    """Whether a noun was said in a sentence before."""
    told = {token.text.removesuffix("s") for token in reading.tokens[: reading.token_spans[clause.sentence][0]]}
    return len(noun) >= _LINK_LETTERS and noun.removesuffix("s") in told


def _is_charge(noun: str) -> bool:
    return _is_of(noun, "charges") or noun.removesuffix("s").endswith(tuple(word_set("charge_endings")))


def _is_of(noun: str, name: str) -> bool:
    return noun in word_set(name) or noun.removesuffix("s") in word_set(name)


def _noun(words: Sequence[str]) -> str:
    """The head of the first noun phrase: "deposit" of "us the whole deposit back in May"; empty without one."""
    head = ""
    for word in words:
        if g.is_function(word) or g.is_adverb(word) or word in _BACKS:
            if head:
                break
        else:
            head = word
    return head


def _said(reading: ParsedText, start: int, end: int) -> list[str]:
    return [token.text for token in reading.tokens[start:end]]
