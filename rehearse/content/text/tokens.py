"""A word as the tokens that grammar reads: lower case, contractions opened ("didn't" is did + not)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rehearse.content.text.lexicon import word_set
from rehearse.text.words import fold

_MARKS = (",", ";", ":", ".", "!", "?", ")")
_ARROWS = ("→", "->", "=>")
_CLITICS = {"'ve": "have", "'m": "am", "'ll": "will", "'d": "'d", "'re": "are"}
_NEGATED = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall", "ain't": "is"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded for reading: `word` is its number; closed: a mark (, ; : . ! ?) follows it."""

    text: str
    word: int
    closed: bool = False


def tokens_of(word: str, number: int) -> tuple[Token, ...]:
    """The tokens of one word: "I've" is two, "didn't" is two, "l" (a misread I) is "i", "a/b" stays one."""
    pieces = tuple(piece for part in _parted(word) for piece in _pieces(fold(part)) or _arrow(part))
    closed = word.endswith(_MARKS)
    return tuple(Token(piece, number, closed and at == len(pieces) - 1) for at, piece in enumerate(pieces))


def spelled_right(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with words that sound alike put right: "from hours too minutes", "a knew rota", "rather then"."""
    return tuple(
        replace(token, text=_meant(tokens, at)) if token.text in _ALIKE else token for at, token in enumerate(tokens)
    )


def _meant(tokens: tuple[Token, ...], at: int) -> str:
    """The word that is meant by one of the words that are often mistaken for another."""
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    following = tokens[at + 1].text if at + 1 < len(tokens) and not token.closed else ""
    match token.text:
        case "too":
            meant = before in word_set("before_to") or following in word_set("behind_to") or following[:1].isdigit()
            return "to" if meant and following else "too"
        case "witch":
            return "witch" if before in word_set("articles") else "which"
        case "knew":
            return "new" if before in word_set("articles") else "knew"
        case _:
            return "than" if before in word_set("comparatives") and following else "then"


_ALIKE = frozenset({"too", "witch", "knew", "then"})


def _parted(word: str) -> tuple[str, ...]:
    """A word with an arrow inside ("9%→2%") as three; any other as it is."""
    for arrow in _ARROWS:
        before, found, after = word.partition(arrow)
        if found and before and after:
            return before, "→", after
    return (word,)


def _arrow(part: str) -> tuple[str, ...]:
    return ("→",) if part in _ARROWS else ()


def _pieces(folded: str) -> tuple[str, ...]:
    """The folded word opened at its apostrophe."""
    if "'" not in folded:
        if folded == "cannot":
            return "can", "not"
        return ("i",) if folded == "l" else (folded,) if folded else ()
    if folded in _NEGATED:
        return _NEGATED[folded], "not"
    if folded.endswith("n't"):
        return folded[:-3], "not"
    for ending, spelled in _CLITICS.items():
        stem = folded.removesuffix(ending)
        if stem == folded:
            continue
        nobody = ending == "'d" and stem in word_set("indefinite_subjects")
        if (
            nobody
            or stem in word_set("contracted_subjects")
            or (ending == "'ve" and stem in word_set("contracted_modals"))
        ):
            return stem, spelled
    return (folded,)
