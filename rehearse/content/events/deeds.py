"""The verb of a clause that says what was done: handed over to the one behind, moving, causing, or none at all."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.complements import is_bare
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.handing import hands_over_thing
from rehearse.content.events.step import Actor
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import word_set

_EMPTY = frozenset({"be", "hav", "feel", "think", "know", "se", "get"})
_SUPPOSING = g.stems(("reckon", "guess", "suppose", "imagine", "bet", "gather", "find"))
_OWN_PAPERS = frozenset({"cv", "resume", "résumé", "linkedin"})  # "I've put it on my CV"
_AIDING = g.stems(("help", "assist", "support"))
_HANDLING = g.stems(("put", "take", "give", "make", "set", "bring"))
_PLACES = frozenset(
    {"in", "on", "under", "beside", "into", "onto", "at", "by", "between", "behind", "above", "below", "next"}
)
_UNSEEN = frozenset(
    {
        "difference",
        "change",
        "mistake",
        "mess",
        "plan",
        "impact",
        "habit",
        "goal",
        "deal",
        "lot",
        "bit",
        "focus",
        "point",
    }
)
_ABSTRACT = ("tion", "sion", "ment", "ments", "ence", "ance", "ity", "ness", "ship", "ess", "ort", "ure")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "term", "time", "percent"})
_COUNTED_TOKENS = 4  # "gave the couple half of the fee"
_APART = frozenset({"down", "off", "apart", "away", "out", "up"})
_POSTURES = frozenset({"sit", "stand", "stai"})


def deed_of(text: ParsedText, clause: Clause, actor: Actor) -> tuple[int, str, bool] | None:
    """The verb that says what was done, its stem, and whether it is a general one; None for a state."""
    group = clause.group
    verb, lemma, particle = group.verb, group.lemma, group.particle
    if actor == "passive":
        return None if lemma in verb_class("states") else (verb, lemma, lemma in verb_class("general"))
    if _happens(text, clause) or (lemma == "do" and _stands_alone(text, clause)):
        return None
    if _hands_over(text, clause):
        verb, lemma = clause.complement.verb, clause.complement.lemma
        following = text.tokens[verb + 1].text if verb + 1 < clause.end else ""
        particle = following if following in g.words("particles") else ""
        if lemma in _EMPTY:
            return None
    phrasal = particle in word_set("step_particles")
    if lemma in verb_class("moving") and (phrasal or _moves(text, clause, verb, lemma)):
        return verb, lemma, False
    if lemma in verb_class("states"):
        return (verb, lemma, False) if _memorises(text, clause) else None
    return verb, lemma, lemma in verb_class("general") and not _shows(text, clause, verb, particle)


def _happens(text: ParsedText, clause: Clause) -> bool:
    """True for "turned out they were overloaded", "I figured it would rain", "which I found confusing": no deed."""
    group = clause.group
    if clause.subject.kind == "i" and not group.auxiliaries and g.third_of(text.tokens[group.verb].text):
        return True  # "I like beans" whose "like" was taken for a filler
    if group.lemma == "figur":
        return group.particle != "out"
    if group.lemma in _SUPPOSING and (group.tense == "present" or group.lemma == "bet"):
        return True  # "I reckon they will"
    if (group.lemma, group.particle) in (("turn", "out"), ("end", "up")):  # "ended up rewriting it" is a deed
        return clause.complement.kind != "ing" if group.particle == "up" else clause.subject.kind == "dropped"
    if group.lemma == "put" and group.perfect:
        return not _OWN_PAPERS.isdisjoint(token.text for token in text.tokens[group.end : clause.end])
    behind = text.tokens[group.end].text if group.end < clause.end else ""
    return group.lemma == "find" and g.is_adverb(behind) and behind not in g.words("particles")


def _memorises(text: ParsedText, clause: Clause) -> bool:
    """True for "learned the twenty codes by heart", and not for what an experience taught."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    return clause.group.lemma == g.stem("learn") and len(behind) > 2 and behind[-2:] == ["by", "heart"]


def _stands_alone(text: ParsedText, clause: Clause) -> bool:
    """True for "first thing I do, I walk …", "as I did": nothing that was done is named."""
    at = clause.group.verb
    return at + 1 >= clause.end or text.tokens[at].closed


def _hands_over(text: ParsedText, clause: Clause) -> bool:
    """Whether the verb leads on to one behind it: "decided to dig", "made the call to split", "began by counting"."""
    group, complement = clause.group, clause.complement
    if complement.kind not in ("to", "ing") or complement.receiver >= 0 or complement.verb < 0:
        return False
    if group.lemma in _AIDING and text.tokens[complement.verb - 1].text in ("with", "in"):
        return False  # "helped with moving the office" leaves open which part was the speaker's
    if group.lemma in verb_class("leading"):
        return True
    if group.lemma == "get":  # "got to shorten the talk" is a deed; "got to school" is not
        acts = complement.verb + 1 < clause.end and text.tokens[complement.verb + 1].text in _openers()
        return complement.kind == "to" and acts
    noun = text.tokens[complement.verb - 2].text if complement.kind == "to" else ""
    denied = text.tokens[complement.verb - 3].text in ("no", "little", "hardly")  # "had no time to measure it"
    hands = group.lemma in verb_class("light") and noun in word_set("light_nouns") and not denied
    return hands and complement.lemma not in verb_class("states")


def _shows(text: ParsedText, clause: Clause, verb: int, particle: str) -> bool:
    """Whether the words behind a general verb show the work: "put it together", "looked into the charge"."""
    if particle in word_set("step_particles") - word_set("loose_particles"):
        return True
    behind = [token.text for token in text.tokens[verb + 1 : verb + 3]]
    if behind == ["care", "of"] or (behind[:1] and behind[0] in word_set("showing_prepositions")):
        return True
    if (particle in ("", "in") and _handles(text, clause, verb)) or hands_over_thing(text, clause, verb):
        return True
    to_somebody = behind[:1] and behind[0] in g.words("objects")
    explains = clause.group.lemma == "tel" and behind[1:] and behind[1] in g.words("questions")
    return bool(to_somebody and (explains or (clause.group.lemma == "tak" and behind[1:] == ["to"])))


def _handles(text: ParsedText, clause: Clause, verb: int) -> bool:
    """True for "put a thermometer in", "took the first forty calls", "made a chart": what was handled can be seen.

    An effort, a difference or an improvement that was made cannot.
    """
    lemma = g.base_of(text.tokens[verb].text) if verb != clause.group.verb else clause.group.lemma
    after = [token.text for token in text.tokens[verb + 1 : clause.end]]
    if lemma == "look":
        asked = [token.text for token in text.tokens[verb + 1 : verb + 3]]  # "looked at which files failed"
        return asked[:1] == ["at"] and not g.words("questions").isdisjoint(asked[1:])
    if lemma not in _HANDLING or not after:
        return False
    counted = next((at for at, word in enumerate(after[:_COUNTED_TOKENS]) if _is_count(word)), -1)
    if counted >= 0 and lemma != "put":
        return not any(word.rstrip("s") in _TIMES for word in after[counted + 1 : counted + 5])
    if after[0] not in ("a", "an", "the", "one", "each", "every") and not _is_count(after[0]):
        return False
    if lemma == "tak" and not _APART.isdisjoint(after[2:5]):  # "took one fitting down"
        return not any(word.rstrip("s") in _TIMES for word in after[:5])
    noun = next((word for at, word in enumerate(after[1:], 1) if _ends_phrase(after, at)), "")
    unseen = _UNSEEN | word_set("light_nouns")
    seen = bool(noun) and noun.removesuffix("s") not in unseen and noun not in unseen and not noun.endswith(_ABSTRACT)
    return seen and (lemma == "mak" or (lemma in ("put", "set") and not _PLACES.isdisjoint(after[2:])))


def _is_count(word: str) -> bool:
    return word[:1].isdigit() or (word in g.words("numbers") and word != "one") or word == "half"


def _ends_phrase(words: list[str], at: int) -> bool:
    """Whether the noun phrase that the words begin with ends here."""
    return at + 1 >= len(words) or g.is_function(words[at + 1])


def _moves(text: ParsedText, clause: Clause, verb: int, lemma: str) -> bool:
    """True for "went to the professor", "got him to sign", "got the wait down": somebody goes or causes something."""
    after = [token.text for token in text.tokens[verb + 1 : clause.end]]
    lead = after[0] if after else ""
    if lemma == "go":
        return lead in word_set("went_leads") and after[1:2] != ["school"]
    if lemma in ("turn", "com"):
        return lead == "to" if lemma == "turn" else lead in word_set("came_leads")
    if lemma == "get":
        receiver = clause.complement.receiver >= 0 or (clause.complement.kind == "to" and after[:1] != ["to"])
        return receiver or after[:2] == ["hold", "of"] or bool(word_set("step_particles") & set(after[1:6]))
    if lemma == "hav":
        return _causes(text, clause)
    return _ends_or_stays(lemma, lead, after)


def _ends_or_stays(lemma: str, lead: str, after: list[str]) -> bool:
    """True for "left a note" (not "left the firm"), "ended the call" (not "ended up"), "sat with him"."""
    if lemma == "leav":
        return lead in ("a", "an") and after[1:2] != ["year"]
    return lead in _openers() if lemma == "end" else lemma in _POSTURES and lead in word_set("beside_leads")


def _causes(text: ParsedText, clause: Clause) -> bool:
    """True for "had them credit us", "have her check it": somebody, and what they did."""
    verb = clause.complement.receiver + 1
    if clause.complement.receiver < 0 or verb + 1 >= clause.end or clause.group.auxiliaries[:-1]:
        return False
    return is_bare(text.tokens, verb) and text.tokens[verb + 1].text in _openers()


def _openers() -> frozenset[str]:
    """What may stand right behind a verb that takes an object."""
    return g.words("determiners") | g.words("possessives") | g.words("objects") | {"it", "this", "that"}
