"""Changes of a whole text: fillers, punctuation, repeats, order; templates name them as `name` or `name:argument`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

FILLERS = ("um", "uh", "like", "you know", "I mean")
SHARE = 0.07  # fillers per word, as the acceptance of the judge asks


def mutate(text: str, name: str, seed: str) -> str:
    """The text changed as named; the same seed gives the same text."""
    head, *arguments = name.split(":")
    chance = random.Random(f"{seed}|{name}")
    if head == "fill":
        words = FILLERS if arguments[0] == "all" else (arguments[0],)
        return fill(text, words, chance, commas=arguments[1] == "commas")
    if head == "double":
        return _double(text, float(arguments[0]) / 100, chance)
    if head == "shuffle":
        return _shuffle(text, chance)
    return _PLAIN[head](text)


def fill(text: str, fillers: tuple[str, ...], chance: random.Random, *, commas: bool, share: float = SHARE) -> str:
    """The text with fillers put before that share of its words, between commas or bare."""
    words = text.split()
    count = max(1, round(share * len(words)))
    places = set(chance.sample(range(1, len(words)), min(count, max(0, len(words) - 1))))
    known = set(words)
    told: list[str] = []
    for at, word in enumerate(words):
        if at in places:
            filler = chance.choice(fillers)
            opens = told[-1][-1] in ".!?:"
            if commas and not opens and told[-1][-1] not in ",;":
                told[-1] += ","
            told.append((filler[0].upper() + filler[1:] if opens else filler) + ("," if commas else ""))
            told.append(word.lower() if opens and word.lower() in known else word)
        else:
            told.append(word)
    return " ".join(told)


def sentences(text: str) -> list[str]:
    """The text cut after each full stop, question mark or exclamation mark."""
    return re.split(r"(?<=[.!?])\s+", text.strip())


def _double(text: str, share: float, chance: random.Random) -> str:
    words = text.split()
    plain = [at for at, word in enumerate(words) if word.isalpha()]
    places = set(chance.sample(plain, max(1, round(share * len(words)))))
    return " ".join(
        f"{word} {word.lower() if word != 'I' else word}" if at in places else word for at, word in enumerate(words)
    )


def _shuffle(text: str, chance: random.Random) -> str:
    words = [word.strip(".,;:!?") for word in text.split()]
    chance.shuffle(words)
    rows = [words[at : at + 11] for at in range(0, len(words), 11)]
    return " ".join(" ".join(row).capitalize() + "." for row in rows)


def _without(marks: str) -> Callable[[str], str]:
    table = str.maketrans("", "", marks)
    return lambda text: " ".join(re.sub(r"[.,](?=\s|$)", "", text).translate(table).split())


_PLAIN: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "no_commas": lambda text: text.replace(",", ""),
    "no_punctuation": _without(";:!?“”"),
    "lower_no_punctuation": lambda text: _without(";:!?“”")(text).lower(),
    "curly": lambda text: text.replace("'", "’"),
    "lines": lambda text: "\n".join(sentences(text)),
    "paragraphs": lambda text: "\n\n".join(sentences(text)),
    "double_space": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(". ", ".\t"),
    "exclaim": lambda text: text.replace(". ", "! "),
    "ellipsis": lambda text: text.replace(". ", "... "),
    "semicolons": lambda text: re.sub(r"\. I (?=[a-z])", "; I ", text),
    "small_i": lambda text: re.sub(r"\bI\b", "i", text),
    "drop_last_sentence": lambda text: " ".join(sentences(text)[:-1]),
}
