"""Words that say that nothing changed: "it got no quieter", "made no difference", "nothing improved"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g

_GAINS = frozenset(
    {"change", "difference", "improvement", "effect", "impact", "progress", "success", "benefit", "gain", "relief"}
)  # in the singular: "no late changes" is a gain
_DENIALS = frozenset({"no", "not", "never", "any", "hardly", "little", "without", "nobody", "none"})
_LINKING = g.stems(("be", "get", "become", "grow", "look", "feel", "seem", "sound", "run", "turn", "make"))
_CHANGING = g.stems(("change", "improve", "help", "work", "move", "shift"))
SHORTEST = 5  # "safer"
GAIN_TOKENS = 4  # "no sign of progress"
_DEGREES = frozenset({"any", "no", "much", "one", "bit", "out"})


def says_unchanged(words: Sequence[str]) -> bool:
    """Whether a clause denies a change for the better; "no complaints since" denies something unwanted."""
    denied = next((at for at, word in enumerate(words) if word in _DENIALS - {"any"}), None)
    if "nothing" in words[:-1]:
        behind = words[list(words).index("nothing") + 1 :]
        verb = next((word for word in behind if word not in g.verb_words("have")), "")
        return bool({g.past_of(verb), g.participle_of(verb)} & _CHANGING)
    if denied is None:
        return False
    return not _GAINS.isdisjoint(words[denied + 1 : denied + 1 + GAIN_TOKENS]) or _is_no_more(words, denied)


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
