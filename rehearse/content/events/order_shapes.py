"""Orders found by what is done to the speaker (asked, put in charge, given the work, picked), by class of verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.complements import is_bare
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.directive_words import listed, stems
from rehearse.content.events.order_seen import Seen, mine, work_named

HAND_TOKENS = 8  # "handed the whole file over to me"

SOON_CLAUSES = 3  # what was ordered is done so soon
_EVERY = frozenset({"all", "every", "each", "both"})


def commands(seen: Seen) -> bool:
    """True for "the owner asked me to mend it", "she wants our team to mend it"."""
    ordered = seen.by_superior and seen.lemma in stems("commanding")
    after = seen.behind[seen.receiver :]
    meant = (
        after == ["to"]
        or after[:1] in (["with"], ["of"])
        or (seen.clause.complement.kind == "to" and "to" in after[:3])
    )  # "because she told me to"
    how = bool(after) and after[0] in g.words("questions")  # "told us how to mend it" is advice
    return ordered and seen.receiver > 0 and meant and not how


def causes(seen: Seen) -> bool:
    """True for "the owner had me mend it", "my boss made us count them"."""
    if not seen.by_superior or seen.lemma not in (g.stem("have"), g.stem("make")) or not seen.receiver:
        return False
    at = seen.behind_at + seen.receiver
    if at + 1 >= seen.clause.end or not is_bare(seen.text.tokens, at):
        return False
    word = seen.text.tokens[at].text
    daily = seen.text.tokens[at + 1].text in ("every", "each")  # "made us tea every morning"
    described = (
        daily or word.endswith(g.adjective_endings()) or word in g.words("adjectives") or g.past_of(word) is not None
    )
    return not described and g.base_of(word) not in verb_class("states")


def puts(seen: Seen) -> bool:
    """True for "the owner put me on the list", "made me responsible for it", "left us in charge of it"."""
    if not seen.by_superior or seen.lemma not in stems("placing"):
        return False
    made_mine = seen.behind[:1] == ["it"] and seen.behind[1:2] in (["my"], ["our"]) and work_named(seen.behind[2:4])
    return made_mine or _charged(seen.behind[seen.receiver :], seen.receiver)


def _charged(words: Sequence[str], received: int) -> bool:
    charge = listed().charged.intersection(words[:2]) and words[:1] != ["a"]
    put_down = list(words[:2]) == ["down", "for"]
    return received > 0 and bool(charge or put_down or words[:1] in (["on"], ["onto"]))


def hands_me(seen: Seen) -> bool:
    """True for "the owner gave me the list": something other than a kindness."""
    if not seen.by_superior or seen.lemma not in stems("giving") or not seen.receiver:
        return False
    given = seen.behind[seen.receiver :]
    return bool(given) and given[0] != "to" and not _is_kindness(given)


def _is_kindness(given: Sequence[str]) -> bool:
    """Whether the noun phrase at the beginning of these words is help, leave or praise rather than work."""
    phrase = takewhile(lambda word: word not in g.words("prepositions") | g.words("joiners") | {"to"}, given)
    return bool(listed().kindness.intersection(phrase))


def hands_to(seen: Seen) -> bool:
    """True for "the owner handed the list over to me", "dropped it on my desk"."""
    gives = seen.lemma in stems("giving") | stems("dropping")
    return seen.by_superior and gives and _reaches_me(seen.after[:HAND_TOKENS])


def _reaches_me(words: Sequence[str]) -> bool:
    """Whether the words end at the speaker: "to me", "on my desk"."""
    for at, word in enumerate(words):
        if word in ("to", "at", "on", "onto") and mine(words[at + 1 :]):
            return True
        if word in ("on", "onto", "in") and words[at + 1 : at + 2] in (["my"], ["our"]):
            return bool(listed().desk.intersection(words[at + 2 : at + 4]))
    return False


def chooses(seen: Seen) -> bool:
    """True for "the owner appointed me", "hired us to mend it", "sent me to mend it"; not "picked me up"."""
    if not seen.by_superior or seen.lemma not in stems("choosing") or not seen.receiver or _carried(seen):
        return False
    after = seen.behind[seen.receiver :]
    alone = not after and seen.clause.subject.kind == "authority"
    return alone or after[:1] in (["to"], ["for"], ["as"])


def _carried(seen: Seen) -> bool:
    return seen.clause.group.particle not in ("", "in") and seen.lemma not in (g.stem("sign"),)


def is_ordered(seen: Seen) -> bool:
    """True for "I was asked to mend it", "our team was tasked with it", "I was picked for it"."""
    verbs = stems("commanding") | stems("choosing")
    if not seen.of_us or seen.lemma not in verbs or (seen.lemma == g.stem("bring") and not _brought_in(seen)):
        return False
    words = _without_agent(seen.behind)
    if words[:1] == ["to"]:
        return len(words) == 1 or (seen.clause.complement.kind == "to" and not _is_place(seen))
    charged = seen.lemma in stems("tasking") and words[:1] in (["with"], ["of"], ["for"])
    return charged or (seen.lemma == g.stem("assign") and bool(words))


def all_ordered(seen: Seen) -> bool:
    """True for "all the sites were told to run it, so we ran it": who does what all were told to was told so."""
    first = seen.clause.subject.start - 1
    everybody = seen.subject[:1] + ([seen.text.tokens[first].text] if first >= 0 else [])
    if seen.clause.group.voice != "passive" or seen.lemma not in stems("commanding"):
        return False
    done = seen.clause.complement.lemma if seen.clause.complement.kind == "to" else ""
    own = {"i", "we", "group"}
    acts = any(
        clause.subject.kind in own and clause.group.lemma == done and clause.told
        for clause in seen.clauses[seen.at + 1 : seen.at + 1 + SOON_CLAUSES]
    )
    return bool(done) and acts and not _EVERY.isdisjoint(everybody)


def _is_place(seen: Seen) -> bool:
    """True for "I was sent to hospital for a week": where the speaker was taken, nothing to do."""
    at = seen.clause.complement.verb + 1
    following = seen.text.tokens[at].text if at < seen.clause.end else ""
    acted_on = (
        g.words("determiners")
        | g.words("possessives")
        | g.words("objects")
        | g.words("particles")
        | {"it", "with", "to"}
    )
    sent = seen.lemma in (g.stem("send"), g.stem("call"), g.stem("bring"))
    return sent and (following not in acted_on or following in ("in", "on", "by"))


def _brought_in(seen: Seen) -> bool:
    return seen.clause.group.particle == "in"


def _without_agent(words: list[str]) -> list[str]:
    """What follows "by the owner", or the words as they are."""
    if words[:1] != ["by"]:
        return words
    ends = ("to",) if "to" in words[2:] else ("with", "of", "for")  # "by the owner of the farm to mend it"
    end = next((at for at in range(2, len(words)) if words[at] in ends), len(words))
    return words[end:]


def is_given(seen: Seen) -> bool:
    """True for "I was given the list", "I was put in charge of it", "I was talked into it"."""
    words = _without_agent(seen.behind)
    if not seen.of_us:
        return False
    if seen.lemma in stems("giving"):
        return bool(words) and words[0] not in g.words("prepositions") | {"to"} and not _is_kindness(words)
    if seen.lemma in stems("placing"):
        return _charged(words, 1)
    return seen.lemma in stems("pressing") and words[:1] == ["into"]


def is_handed(seen: Seen) -> bool:
    """True for "the list was given to me", "it was put on my desk"."""
    gives = seen.lemma in stems("giving") | stems("dropping") | stems("placing")
    return seen.clause.group.voice == "passive" and gives and _reaches_me(seen.after[:HAND_TOKENS])


def lands(seen: Seen) -> bool:
    """True for "the job fell to me", "it landed on my desk", "the task came down to us from the office"."""
    thing = seen.clause.subject.kind in ("it", "other") and seen.lemma in stems("landing")
    words = seen.after[:HAND_TOKENS]
    desk = bool(listed().desk.intersection(words))
    return thing and _reaches_me(words) and (desk or work_named(seen.subject) or seen.lemma != g.stem("come"))


def receives(seen: Seen) -> bool:
    """True for "I got the job of mending it", "we received an order from the owner to mend it"."""
    own = seen.clause.subject.kind in ("i", "we") and seen.clause.group.voice == "active"
    if not own or seen.lemma not in stems("receiving") or not seen.clause.told:
        return False
    at = next((at for at, word in enumerate(seen.behind[:4]) if word in listed().task), -1)
    rest = seen.behind[at + 1 :]
    return at >= 0 and (rest[:1] in (["of"], ["to"]) or (rest[:1] == ["from"] and "to" in rest))


def picks_after_search(seen: Seen) -> bool:
    """True for "they needed somebody for it and I was picked", "my boss wanted it done and she chose me"."""
    if seen.at == 0 or seen.lemma not in stems("choosing") or _carried(seen):
        return False
    before = seen.clauses[seen.at - 1]
    near = seen.clause.sentence - before.sentence <= 1 and before.subject.kind in ("authority", "third")
    sought = before.group.lemma in (g.stem("want"), g.stem("need"), g.stem("look"), g.stem("ask"))
    picked = seen.of_us or (seen.by_superior and seen.receiver > 0)
    return near and sought and picked and not before.group.negated
