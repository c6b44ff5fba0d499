"""Words that say that nothing changed: "it got no quieter", "made no difference", "nothing improved"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g

_GAINS = frozenset(
    {"change", "difference", "improvement", "effect", "impact", "progress", "success", "benefit", "gain", "relief"}
)  # in the singular: "no late changes" is a gain
_DENIALS = frozenset({"no", "not", "never", "any", "hardly", "little", "without", "nobody", "none"})
_LINKING = g.stems(
    ("be", "get", "become", "grow", "look", "feel", "seem", "sound", "run", "turn", "make", "work", "do", "go")
)
_CHANGING = g.stems(("change", "improve", "help", "work", "move", "shift"))
_STAYING = g.stems(("stay", "remain", "keep", "go", "continue", "stand"))
_COSTING = g.stems(("take", "cost", "need", "lose", "wait", "miss", "complain", "waste"))
_HELPING = g.stems(("help", "improve", "work"))
_STOPPING = g.stems(("stop", "cease", "end"))
_SMALLER = frozenset({"only", "just", "less", "fewer", "half", "twice", "times"})
SHORTEST = 5  # "safer"
GAIN_TOKENS = 4  # "no sign of progress"
_DEGREES = frozenset({"any", "no", "much", "one", "bit", "out"})


def says_unchanged(words: Sequence[str]) -> bool:
    """Whether a clause denies a change for the better; "no complaints since" denies something unwanted."""
    if "nothing" in words[:-1]:
        return _comes_to_nothing(words[list(words).index("nothing") + 1 :])
    if _goes_on(words):
        return True
    denied = next((at for at, word in enumerate(words) if word in _DENIALS - {"any"}), None)
    if denied is None:
        return False
    gained = not _GAINS.isdisjoint(words[denied + 1 : denied + 1 + GAIN_TOKENS])
    return gained or _is_no_more(words, denied) or _is_denied(words[denied + 1 :])


def _comes_to_nothing(behind: Sequence[str]) -> bool:
    """True for "(nothing) has changed", "was different", "came of it"."""
    verb = next((word for word in behind if word not in g.verb_words("have")), "")
    if {g.past_of(verb), g.participle_of(verb)} & _CHANGING:
        return True
    return behind[:2] == ["came", "of"] or (verb in g.verb_words("be") and "different" in behind[1:3])


def _goes_on(words: Sequence[str]) -> bool:
    """True for "stayed as they were", "remained the same", "still lost nine a week"."""
    if not _SMALLER.isdisjoint(words):
        return False
    for at, word in enumerate(words):
        verb = g.past_of(word)
        stays = verb in _STAYING or word in g.verb_words("be")
        behind = list(words[at + 1 : at + 4])
        behind = behind[1:] if behind[:1] in (["much"], ["exactly"], ["just"], ["on"]) else behind
        same = behind[:2] == ["the", "same"] and (len(behind) == 2 or g.is_function(behind[2]))
        if stays and (same or (verb in _STAYING and behind[:1] == ["as"])):
            return True
        if verb in _COSTING and words[at - 1 : at] == ["still"]:
            return True
    return False


def _is_denied(behind: Sequence[str]) -> bool:
    """True for "(did not) help", "(never) stopped"; "never stopped again" denies something unwanted."""
    if not behind:
        return False
    lemmas = {g.stem(behind[0]), g.past_of(behind[0])}
    ends = len(behind) == 1 or g.is_function(behind[1])
    return (ends and not lemmas.isdisjoint(_HELPING)) or (len(behind) == 1 and not lemmas.isdisjoint(_STOPPING))


def _is_no_more(words: Sequence[str], denied: int) -> bool:
    """True for "got no quieter", "never got shorter", "was not any easier": a comparative behind a linking verb."""
    for at in range(1, len(words)):
        led = at - 1
        while led > 0 and words[led] in _DEGREES:
            led -= 1
        compared = words[at] in ("better", "worse") or is_comparative(words[at])
        if at > denied and compared and _is_linking(words[led]) and words[led - 1 : led] != ["there"]:
            return True
    return False


def _is_linking(word: str) -> bool:
    return word in g.verb_words("be") or {g.past_of(word), g.participle_of(word), g.stem(word)} & _LINKING != set()


def is_comparative(word: str) -> bool:
    """Whether a word has the form of a comparative; behind an article it may be a noun."""
    return word.endswith("er") and len(word) >= SHORTEST and not g.is_function(word) and not g.is_adverb(word)
