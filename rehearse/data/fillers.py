"""The lexicon of fillers: lexicon/fillers.toml, with the user's own additions and removals."""

from pathlib import Path
from typing import Literal

import msgspec

from rehearse.data import load, load_file, own_mistakes
from rehearse.data.plain_text import printable

Before = Literal[
    "any", "beginning", "start", "mark", "comma", "filler", "words", "be", "opening", "joiner", "subordinator", "aside"
]
After = Literal[
    "any",
    "end",
    "mark",
    "comma",
    "filler",
    "words",
    "amount",
    "quantity",
    "adjective",
    "past",
    "break",
    "subject",
    "verb",
]


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Surroundings in which a phrase is a filler: one of `before` and one of `after` must hold."""

    before: tuple[Before, ...]
    after: tuple[After, ...]
    before_words: frozenset[str] = frozenset()
    after_words: frozenset[str] = frozenset()
    unsure: bool = False  # shown, not counted
    in_spite: bool = False  # also behind a word of `never_before`


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that can be a filler, and the words beside it that show it is not."""

    text: str
    never_before: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()
    when: tuple[When, ...] = ()
    same_as: str | None = None
    meant_in: tuple[str, ...] | None = None  # the judge reads it as words only here; "…" stands for the phrase
    over_after: frozenset[str] = frozenset()  # behind these words the judge reads over it, unless `never_after` follows


class Exclamations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sounds that mean something by themselves ("ah!"), and those that count as fillers anyway."""

    forms: frozenset[str]
    counted: frozenset[str]


class Assent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes "uh" the beginning of a yes."""

    after: frozenset[str]


class Mention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a sound that is mentioned, not used."""

    before: frozenset[str]
    determiners: frozenset[str]
    after: frozenset[str]


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Spellings of a sound that are a verb behind or before certain words."""

    forms: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


class Room(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around "er" that make it the emergency room."""

    before: frozenset[str]
    after: frozenset[str]


class FillerLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of lexicon/fillers.toml."""

    numbers: frozenset[str]
    sounds: dict[str, tuple[str, ...]]
    exclamations: Exclamations
    assent: Assent
    mention: Mention
    verb: Verb
    room: Room
    phrases: tuple[Phrase, ...]

    def sound(self, form: str) -> str | None:
        """The name of a filled pause by one of its spellings: "umm" is "um"."""
        for name, forms in self.sounds.items():
            if form in forms:
                return name
        return None


class OwnFillers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The user's own fillers.toml: phrases that always count for them, words that never do."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


MOST_WORDS, LONGEST = 8, 80  # of a phrase: a longer one is a sentence
ALWAYS = When(before=("any",), after=("any",))


def read_fillers(own_folder: Path | None = None) -> FillerLexicon:
    """Our lexicon with the user's fillers.toml of `own_folder` applied; UsageError when that cannot be read."""
    ours = load("lexicon/fillers.toml", FillerLexicon)
    by_text = {phrase.text: phrase for phrase in ours.phrases}
    phrases = {text: _resolved(phrase, by_text) for text, phrase in by_text.items()}
    path = own_folder / "fillers.toml" if own_folder else None
    own = _own(path) if path and path.is_file() else OwnFillers()
    for text in own.add:
        phrases[text.lower()] = Phrase(text.lower(), when=(ALWAYS,))
    removed = {text.lower() for text in own.remove}
    sounds = {name: forms for name, forms in ours.sounds.items() if name not in removed}
    kept = tuple(phrase for text, phrase in phrases.items() if text not in removed)
    return msgspec.structs.replace(ours, sounds=sounds, phrases=kept)


def _own(path: Path) -> OwnFillers:
    """The user's own file; raises UsageError where something in it cannot be a filler."""
    own = load_file(path, OwnFillers)
    with own_mistakes(path):
        for key in OwnFillers.__struct_fields__:
            for text in getattr(own, key):
                _check(key, text)
    return own


def _check(key: str, text: str) -> None:
    """Raises ValueError for what cannot be a filler."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST or printable(text) != text:
        shown = printable(text)[:LONGEST]
        raise ValueError(
            f'{key} holds "{shown}": it must have one to {MOST_WORDS:,} words and at most {LONGEST} characters.'
        )
    if not any(char.isalpha() for char in text):
        raise ValueError(f'{key} holds "{text}", which has no letter.')


def _resolved(phrase: Phrase, by_text: dict[str, Phrase]) -> Phrase:
    if phrase.same_as is None:
        return phrase
    return msgspec.structs.replace(by_text[phrase.same_as], text=phrase.text)
