"""Whether a thing is put somewhere or given to somebody: "put a sign on the door", "gave her the key"."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import people
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import word_set

_GIVING = frozenset({"giv"})
_PLACING = frozenset({"put", "bring", "set"})
_NO_PLACE = frozenset({"of", "for", "about"})
_ABSTRACT_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ing", "ism", "cy", "dom",
)  # fmt: skip


def hands_over_thing(text: ParsedText, clause: Clause, verb: int) -> bool:
    """Whether the object of a general verb is a thing, and the words say to whom or where it goes."""
    lemma = clause.group.lemma
    if lemma not in _GIVING | _PLACING or verb != clause.group.verb:
        return False
    at = verb + 1
    received = lemma in _GIVING and at < clause.end and text.tokens[at].text in g.words("objects")
    noun = _noun(text, clause, at + received)
    if noun is None:
        return False
    rest = [token.text for token in text.tokens[noun + 1 : noun + 3]] if noun + 1 < clause.end else []
    if lemma in _GIVING:
        return received or rest[:1] == ["to"]
    placed = rest[:1] and rest[0] in g.words("prepositions") - _NO_PLACE
    return bool(placed and rest[1:] and rest[1] in g.words("determiners") | g.words("possessives"))


def _noun(text: ParsedText, clause: Clause, at: int) -> int | None:
    """The token of the noun that heads a noun phrase from `at` on; None for none, or for one of nothing seen."""
    opened = at < clause.end and text.tokens[at].text in g.words("determiners") | g.words("numbers")
    end = at + opened
    while end < clause.end and not g.is_function(text.tokens[end].text):
        end += 1
        if text.tokens[end - 1].closed:
            break
    noun = end - 1
    if noun < at + opened:
        return None
    word = text.tokens[noun].text
    unseen = word_set("unseen_objects") | word_set("light_nouns") | g.words("amounts") | people().groups
    unseen_deed = g.stem(word) in verb_class("general")  # "gave him help", "put the focus on it"
    if word.endswith(_ABSTRACT_ENDINGS) or word in unseen or unseen_deed:
        return None
    return noun if opened or word.endswith("s") else None
