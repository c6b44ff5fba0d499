"""Orders by what somebody said or wrote: "said I should …", "can you …", "please …", "my boss's request was that …"."""

from __future__ import annotations

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.complements import is_bare
from rehearse.content.clauses.people import is_authority
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.directive_words import stems
from rehearse.content.events.order_seen import Seen, mine, work_named

PLEASE_TOKENS = 3  # "said to me, please …"


def asks_in_writing(seen: Seen) -> bool:
    """True for "the owner left me a note asking me to mend it"."""
    if seen.clause.subject.kind not in ("authority", "third", "other", "it"):
        return False
    words = seen.behind
    for at, word in enumerate(words[:-2]):
        if g.gerund_of(word) in stems("commanding") and (width := mine(words[at + 1 :])):
            return words[at + 1 + width : at + 2 + width] == ["to"]
    return False


def says_i_should(seen: Seen) -> bool:
    """True for "the owner said that I should mend it", "requested that I mend it", "my boss said I'd be running it"."""
    following, kind = seen.following, seen.clause.subject.kind
    if following is None or following.group.negated or kind not in ("authority", "third"):
        return False
    if following.subject.kind not in ("i", "we", "group") or following.link not in ("that", "main"):
        return False
    modality, lemma = following.group.modality, following.group.lemma
    state = lemma in verb_class("states") - verb_class("moving") | stems("personal") | {g.stem("see")}
    if state:
        return False
    if modality in ("should", "must") and seen.lemma in stems("speaking") | stems("requesting"):
        return True
    if modality in ("would", "will") and kind == "authority":
        return seen.lemma in stems("speaking") and following.group.voice == "active"
    bare = not modality and (not following.group.auxiliaries or lemma == g.stem("have"))  # "requested that I cut it"
    return bare and seen.lemma in stems("requesting")


def suggests_we(seen: Seen) -> bool:
    """True for "the owner suggested that our team try it"."""
    asks = seen.clause.subject.kind == "authority" and seen.lemma in stems("requesting")
    width = mine(seen.behind[1:])
    at = seen.behind_at + 1 + width
    return asks and seen.behind[:1] == ["that"] and width > 1 and at < seen.clause.end and is_bare(seen.text.tokens, at)


def asks_whether(seen: Seen) -> bool:
    """True for "the owner asked if I could mend it", "my boss goes, can you mend it", "said, I need you to mend it"."""
    following = seen.following
    if following is None or not seen.by_superior or seen.lemma not in stems("speaking") | stems("commanding"):
        return False
    group = following.group
    if group.lemma in stems("personal"):
        return False
    if group.lemma in verb_class("states") and group.lemma not in (g.stem("need"), g.stem("want")):
        return False
    if following.subject.kind == "you":
        return group.lemma == g.stem("need") or group.modality in ("can", "would", "will", "going", "should", "must")
    if following.subject.kind == "i" and group.lemma in (g.stem("need"), g.stem("want")):
        return seen.text.tokens[following.group.end].text == "you" if group.end < following.end else False
    return following.subject.kind in ("i", "we") and group.modality in ("can", "would") and following.link in (
        "if", "question", "main",
    )  # fmt: skip


def pleads(seen: Seen) -> bool:
    """True for "the owner said, please mend it", "told me, mend the pump"."""
    if seen.clause.subject.kind != "authority" or seen.lemma not in stems("speaking"):
        return False
    tokens = seen.text.tokens
    if any(token.text == "please" for token in tokens[seen.clause.group.end : seen.clause.group.end + PLEASE_TOKENS]):
        return True
    at = seen.behind_at + seen.receiver
    named = g.words("determiners") | g.words("possessives") | g.words("objects") | {"it", "this", "that"}
    quoted = at + 1 < seen.clause.end and tokens[at - 1].closed and is_bare(tokens, at)
    return quoted and tokens[at + 1].text in named


def orders_from(seen: Seen) -> bool:
    """True for "my orders from the director were to mend it", "my boss's request was that …", "I had orders to …"."""
    if seen.lemma != "be":
        return False
    if seen.clause.subject.kind in ("i", "we"):
        return seen.behind[:1] == ["under"] and work_named(seen.behind[1:3]) and seen.clause.complement.kind == "to"
    to_us = seen.following is not None and seen.following.link == "that" and seen.following.subject.kind in ("i", "we")
    if not work_named(seen.subject) or not (to_us or seen.clause.complement.kind == "to"):
        return False
    owned = any(word.endswith("'s") and is_authority(["my", word.removesuffix("'s")]) for word in seen.subject)
    at = seen.subject.index("from") if "from" in seen.subject else len(seen.subject)
    return owned or is_authority(seen.subject[at + 1 :])


def is_the_one(seen: Seen) -> bool:
    """True for "I was the one they asked", "the one who was asked"; "the one who gave it" is the speaker's deed."""
    following = seen.following
    if seen.clause.subject.kind not in ("i", "we") or seen.lemma != "be" or following is None:
        return False
    one = seen.behind[:2] in (["the", "one"], ["the", "ones"])
    ordered = following.group.lemma in stems("commanding") | stems("choosing") | stems("giving")
    undergone = following.subject.kind == "who" and following.group.voice == "passive"
    return one and ordered and (undergone or following.subject.kind in ("authority", "third"))
