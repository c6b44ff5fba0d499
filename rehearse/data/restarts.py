"""Words by which a sentence begun again is known: lexicon/restarts.toml."""

from functools import cache

import msgspec

from rehearse.data import load


class Irregular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/irregular.toml: base, past, participle."""

    source: str
    verbs: tuple[tuple[str, str, str], ...]


@cache
def _bases() -> dict[str, str]:
    """The base of each present and past form of an irregular verb."""
    rows = load("grammar/irregular.toml", Irregular).verbs
    return {form: base for base, past, _ in rows for form in (base, past, base + "s", base + "es")}


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Auxiliaries, each as the list of its forms."""

    list: tuple[frozenset[str], ...]


class Unfinished(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What no clause ends with."""

    ends: frozenset[str]
    ends_before_subject: frozenset[str]
    ends_unmarked: frozenset[str]
    articles: frozenset[str]
    names: frozenset[str]
    ellipses: frozenset[str]


class Asides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Clauses that stand inside or before another."""

    verbs: frozenset[str]
    phrases: frozenset[str]


class Starts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a clause."""

    words: frozenset[str]


class RestartLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of lexicon/restarts.toml, which says what each list is for."""

    subjects: frozenset[str]
    contractions: dict[str, tuple[str, str]]
    forms: Forms
    unfinished: Unfinished
    asides: Asides
    starts: Starts

    def verb(self, form: str) -> frozenset[str] | str:
        """What a form belongs to: forms of an auxiliary, base of an irregular verb, stem of a regular one."""
        for forms in self.forms.list:
            if form in forms:
                return forms
        if form in _bases():
            return _bases()[form]
        if form.endswith(("ied", "ies")):
            return f"{form[:-3]}y"
        ending = next((e for e in ("ing", "ed", "es", "s", "e") if form.endswith(e) and len(form) - len(e) >= 3), "")
        stem = form.removesuffix(ending)
        return stem[:-1] if ending and len(stem) > 3 and stem[-1] == stem[-2] else stem


def restart_lexicon() -> RestartLexicon:
    """The lexicon that ships with the program."""
    return load("lexicon/restarts.toml", RestartLexicon)
