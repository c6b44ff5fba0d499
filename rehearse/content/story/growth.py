"""What only says that the speaker grew: "it made me stronger", "it taught me a lot", "a great learning experience"."""

from __future__ import annotations

from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, WordRange

MOST_TOKENS = 5  # "a much better team player"
_GROWING = frozenset({"grow", "learn", "develop", "improve", "mature"})
_MORE = frozenset({"a", "an", "the", "more", "much", "even", "so", "stronger", "better"})
_EXPERIENCE = ("learning", "experience")
_STOPS = frozenset({"and", "so", "but"})


def says_only_growth(text: ParsedText, hit: WordRange) -> bool:
    """Whether the words of a lesson name nothing that was learned: who the speaker became, or how much it was.

    "It taught me a lot about how drivers read a rota", "it made me wary of averages" name something.
    """
    said = _clause(text, hit)
    if tuple(said[-2:]) == _EXPERIENCE:
        return True
    if "me" not in said:
        return False
    at = said.index("me")
    verb = g.past_of(said[at - 1]) or g.third_of(said[at - 1]) or said[at - 1] if at else ""
    became = [word for word in said[at + 1 :] if not g.is_adverb(word) or word in _MORE]
    named = set(became) & ((g.words("prepositions") - {"as"}) | {"to", "because"})
    if named or not 0 < len(became) <= MOST_TOKENS:
        return False
    if verb == g.stem("make"):
        return became[0] in _MORE or became[0].endswith("er")
    if verb == g.stem("teach"):
        return sum(not g.is_function(word) for word in became) <= 1
    return verb == g.stem("help") and became[0] in _GROWING


def _clause(text: ParsedText, hit: WordRange) -> list[str]:
    """The words from a lesson's first to the end of its clause."""
    _, last = text.token_spans[text.sentence_of(hit.start)]
    said: list[str] = []
    for token in text.tokens[text.token_at(hit.at) : last]:
        if token.text in _STOPS and said:
            break
        said.append(token.text)
        if token.closed and token.word + 1 >= hit.end:
            break
    return said
