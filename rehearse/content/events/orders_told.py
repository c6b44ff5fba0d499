"""Orders told in indirect words: "said I was to …", "you're doing the yard", "wanted it done, so I did it".

Each says what is to be done and comes from somebody who may give it; praise and talk in the same words are not orders.
"""

from __future__ import annotations

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.directive_words import stems
from rehearse.content.events.order_seen import Seen

REACH_TOKENS = 60  # "he … told us what to do" means the superior who was named so close before
OBJECT_TOKENS = 5  # "wanted the whole north fence painted"
_ABOVE = (["above"], ["on", "high"], ["upstairs"], ["the", "top"])
_JOKING = frozenset({"favour", "favor", "time", "job", "best", "breath", "well", "great", "nicely"})
_FROM_NOW = frozenset({"from", "this", "now", "today", "tomorrow", "until", "till"})  # "on the pumps from Monday"
_NO_DEED = g.stems(("blame", "waste", "pull", "kid", "joke", "make", "have"))


def was_to(seen: Seen) -> bool:
    """True for "the owner said I was to mend it"."""
    following = seen.following
    if following is None or seen.lemma not in stems("speaking") or not seen.by_superior or following.group.negated:
        return False
    meant = (
        following.subject.kind in ("i", "we") and following.group.lemma == "be" and following.complement.kind == "to"
    )
    to = [token.text for token in seen.text.tokens[following.group.end : following.group.end + 1]] == ["to"]
    return meant and to and _is_deed(following.complement.lemma)


def says_you_are(seen: Seen) -> bool:
    """True for "the owner says, you're mending the pump", "comes over and says, you're on the pumps"."""
    following = seen.following
    if following is None or following.subject.kind != "you" or following.group.negated or not seen.by_superior:
        return False
    before = seen.text.tokens[max(0, following.start - 1)].text
    speaks = seen.lemma in stems("speaking") or (g.third_of(before) or g.past_of(before)) in stems("speaking")
    group = following.group
    behind = [token.text for token in seen.text.tokens[group.verb + 1 : following.end] if token.text != group.particle]
    if not speaks or group.tense != "present" or group.modality:
        return False
    if group.lemma == "be":
        on = seen.text.tokens[group.verb + 1].text == "on" and "the" in behind[:2]
        return on and not _FROM_NOW.isdisjoint(behind)
    named = behind[:1] and behind[0] in g.words("determiners") | g.words("demonstratives") | {"it"}
    doing = g.gerund_of(seen.text.tokens[group.verb].text) is not None and _JOKING.isdisjoint(behind)
    return bool(named) and doing and behind[0] not in ("a", "an", "no") and _is_deed(group.lemma)


def wants_done(seen: Seen) -> bool:
    """True for "the owner wanted it mended, so I mended it", "the boss says, I want those pumps mended"."""
    following = seen.following
    if seen.clause.subject.kind != "authority" or following is None or following.group.negated:
        return False
    if seen.lemma in stems("speaking"):
        wants = following.subject.kind == "i" and following.group.lemma == g.stem("want")
        words = [token.text for token in seen.text.tokens[following.group.end : following.end]]
        return wants and following.group.tense == "present" and _done(words) != ""
    deed = _done(seen.behind) if seen.lemma == g.stem("want") and seen.clause.group.tense == "past" else ""
    so = seen.text.tokens[following.start - 1].text == "so" and following.subject.kind in ("i", "we")
    behind = [token.text for token in seen.text.tokens[following.group.end : following.group.end + 1]]
    did = following.group.lemma == deed or (following.group.lemma == g.stem("do") and behind in (["it"], ["that"]))
    return bool(deed) and so and did and following.told


def _done(words: list[str]) -> str:
    """The stem of what is to be done to something: of "mend" for "the old pumps mended by Friday"."""
    pointed = g.words("determiners") | g.words("demonstratives") | g.words("possessives") | {"it", "them"}
    if not words or words[0] not in pointed:
        return ""
    return next((stem for word in words[1:OBJECT_TOKENS] if (stem := g.participle_of(word) or g.past_of(word))), "")


def tells_what(seen: Seen) -> bool:
    """True for "the owner told each of us what to do": of "he", a superior has to be named before."""
    if seen.lemma != g.stem("tell") or not seen.by_superior or not seen.receiver:
        return False
    after = seen.behind[seen.receiver :]
    named = seen.clause.subject.kind == "authority" or _names_superior(seen)
    return named and after[:3] == ["what", "to", "do"]


def _names_superior(seen: Seen) -> bool:
    tokens = seen.text.tokens[max(0, seen.clause.start - REACH_TOKENS) : seen.clause.start]
    return any(is_authority([token.text]) for token in tokens)


def comes_down(seen: Seen) -> bool:
    """True for "it came down from management that we had to mend it", "word came from head office that …"."""
    if seen.lemma != g.stem("come") or "from" not in seen.after or seen.following is None:
        return False
    thing = seen.clause.subject.kind == "it" or seen.subject[-1:] in (["word"], ["order"], ["orders"], ["message"])
    source = seen.after[seen.after.index("from") + 1 :][:4]
    above = any(source[: len(words)] == words for words in _ABOVE)
    above = above or any(is_authority(source[: end + 1]) for end in range(len(source)))
    return thing and above and _is_duty(seen)


def writes_i_must(seen: Seen) -> bool:
    """True for "head office sent round a memo saying we had to mend it"."""
    said = seen.clause.subject.kind == "authority" and "saying" in seen.after
    return said and seen.following is not None and _is_duty(seen)


def _is_duty(seen: Seen) -> bool:
    """Whether the next clause says what must be done, or that somebody "was to" do it."""
    following = seen.following
    if following is None or following.link not in ("that", "main"):
        return False
    to = following.group.lemma == "be" and following.complement.kind == "to"
    lemma = following.complement.lemma if to else following.group.lemma
    return (to or following.group.modality in ("must", "should")) and _is_deed(lemma)


def has_me_doing(seen: Seen) -> bool:
    """True for "my boss had us mending the pumps"; not "had us laughing"."""
    had = seen.clause.subject.kind == "authority" and seen.lemma == g.stem("have") and seen.receiver > 0
    behind = seen.behind[seen.receiver :]
    deed = g.gerund_of(behind[0]) if behind else None
    objects = g.words("determiners") | g.words("demonstratives") | g.words("possessives") | {"it", "them"}
    return had and deed is not None and _is_deed(deed) and not objects.isdisjoint(behind[1:2])


def _is_deed(lemma: str) -> bool:
    return bool(lemma) and lemma not in verb_class("states") | stems("personal") | _NO_DEED
