"""What did not please the speaker, or what all the others let be: with a step of the speaker's own behind it, it began.

"It was doing my head in", "I wasn't so sure", "everybody just stepped over it", "I thought, this is daft. So I …".
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import people
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.initiative_words import listed, stems
from rehearse.content.text import ParsedText

_POINTING = frozenset({"it", "that", "this", "them", "seeing"})
_ASKING = frozenset({"what", "how", "if", "whether", "where", "why", "who", "when", "which", "to"})
_DOUBTED = g.stems(("believe", "buy", "accept", "fancy"))  # "I didn't buy it"
_LETTING_BE = g.stems(("shrug", "moan", "grumble", "ignore", "accept", "tolerate"))
_PLEASED = g.stems(("love", "like", "enjoy", "laugh", "smile", "cheer", "clap", "want", "go", "come", "help"))
_ALL = people().group_words | {"people", "they", "others", "rest"}
_DRIVEN = frozenset({"up", "round", "mad", "crazy", "nuts", "spare", "bananas", "insane"})
_SORE = frozenset({"cross", "angry", "furious", "sad", "uneasy", "wince", "cringe"})
_FILLING = frozenset({"really", "just", "right", "properly", "so", "always", "actually"})
_EXPECTING = frozenset({"would", "might", "may"})  # a forecast, and no judgement of what there is
_BELIEF_TOKENS = 8  # "said that's just how it is"
_WEARY = (["sick", "of"], ["fed", "up"], ["tired", "of"])


def displeases(text: ParsedText, clause: Clause) -> bool:
    """Whether the clause says that something did not please the speaker."""
    past = clause.group.tense == "past" or text.tokens[clause.group.start].text == "could"
    return past and clause.link != "if" and (_minds(text, clause) or _troubles(text, clause))


def _minds(text: ParsedText, clause: Clause) -> bool:
    """True for "I was not happy with it", "I wasn't so sure", "I wasn't having it", "I couldn't stand it"."""
    group = clause.group
    if clause.subject.kind != "i":
        return False
    behind = [token.text for token in text.tokens[group.end : clause.end] if token.text != "not"]
    if not group.negated:
        weary = group.lemma == "be" and behind[:2] in _WEARY
        return weary or (group.lemma == g.stem("have") and behind[:1] == ["enough"])
    if group.modality:
        return group.modality == "can" and group.lemma in g.stems(("stand", "bear")) and behind[:1] != ["up"]
    if group.lemma == "be":
        doubts = behind[:2] == ["so", "sure"] and _ASKING.isdisjoint(behind[2:3])
        return doubts or not listed().content.isdisjoint(behind[:1])
    held = group.lemma in _DOUBTED or (text.tokens[group.verb].text == "having")
    return held and not _POINTING.isdisjoint(behind[:1])


def _troubles(text: ParsedText, clause: Clause) -> bool:
    """True for "it bugged me", "it was doing my head in", "it drove me mad", "what got me was the noise"."""
    group = clause.group
    if clause.subject.kind not in ("it", "other", "who") or group.voice != "active" or not clause.told:
        return False
    behind = [token.text for token in text.tokens[group.verb + 1 : clause.end] if token.text not in _FILLING]
    if group.lemma in stems("troubling"):
        return behind[:1] == ["me"] or behind[:2] == ["at", "me"]
    if group.lemma == g.stem("get"):
        named = clause.link == "relative" or text.tokens[clause.start].text == "what"
        under = behind[:1] in (["on"], ["under"]) and behind[1:2] == ["my"]
        pointed = clause.subject.kind == "it"
        return (named and behind == ["me"]) or (pointed and (behind[:2] == ["to", "me"] or under))
    if group.lemma == g.stem("drive"):
        return behind[:1] == ["me"] and not _DRIVEN.isdisjoint(behind[1:2])
    if group.lemma == g.stem("make"):
        return behind[:1] == ["me"] and not _SORE.isdisjoint(behind[1:2])
    return behind[:3] == ["my", "head", "in"] or (group.lemma == g.stem("wind") and behind[:2] == ["me", "up"])


def let_be(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """True for "everyone just stepped over it", "they all moaned", "everyone said that's just the job"."""
    clause, following = clauses[at], clauses[at + 1] if at + 1 < len(clauses) else None
    group = clause.group
    subject = [token.text for token in text.tokens[clause.subject.start : group.start]]
    everybody = [word for word in subject if word in _ALL]
    if not everybody or not clause.told or group.tense != "past" or clause.link not in ("main", "and", "other"):
        return False
    before = [token.text for token in text.tokens[clause.subject.start : group.verb]]
    behind = [token.text for token in text.tokens[group.end : clause.end]]
    just = "just" in before or ("all" in before and everybody == ["they"])
    if group.lemma in g.stems(("say", "reckon")):
        _, last = text.token_spans[clause.sentence]
        said = [token.text for token in text.tokens[group.end : min(last, group.end + _BELIEF_TOKENS)]]
        now = following is not None and following.sentence == clause.sentence and following.group.tense == "present"
        return now and not {"just", "how", "way"}.isdisjoint(said)
    if group.lemma in _LETTING_BE or behind[:2] in (["up", "with"], ["used", "to"]) or behind[:1] == ["with"]:
        return just or group.lemma in _LETTING_BE or group.lemma == g.stem("put")
    just = just and everybody[0] not in ("people", "they")  # "people just queued"
    return just and group.lemma not in _PLEASED | verb_class("states")


def thinks_so(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """True for "I thought, this is daft. So I …": a judgement, and what follows from it in the next breath."""
    clause = clauses[at]
    if clause.subject.kind != "i" or clause.group.lemma != g.stem("think") or not clause.told:
        return False
    if clause.group.tense != "past" or clause.group.progressive or clause.link not in ("main", "and"):
        return False
    judged = clauses[at + 1] if at + 1 < len(clauses) else None
    if judged is None or judged.sentence != clause.sentence or judged.subject.kind in ("i", "we"):
        return False
    group = judged.group
    hoped = group.modality in _EXPECTING or (group.modality == "will" and not group.negated)
    if group.tense != "present" or hoped:
        return False  # "I thought it was a nice place", "I thought it would be easy"
    own = next((later for later in clauses[at + 1 :] if later.subject.kind == "i"), None)
    if own is None or own.sentence > clause.sentence + 1 or own.subject.start <= 0:
        return False
    return text.said[text.places[text.tokens[own.start].word] - 1].text.lower().strip(",.") == "so"
