"""Nouns for people who have authority over the speaker, and for groups the speaker belongs to."""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.data import load


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/people.toml."""

    source: str
    authority: frozenset[str]
    authority_after: dict[str, frozenset[str]]
    not_authority_after: dict[str, frozenset[str]]
    titles: frozenset[str]
    offices: frozenset[str]
    groups: frozenset[str]
    group_words: frozenset[str]
    not_ours: frozenset[str]


@cache
def people() -> People:
    """The lists."""
    return load("grammar/people.toml", People)


def is_authority(phrase: list[str]) -> bool:
    """Whether a noun phrase that ends with its head names somebody who can give the speaker work."""
    if not phrase:
        return False
    head = phrase[-1]
    listed = people()
    lead = phrase[-2] if len(phrase) > 1 else ""
    if head in listed.offices or lead in listed.titles:
        return True  # "the board", "the chief pharmacist"
    if head in listed.groups and lead in listed.offices:
        return True  # "the leadership team"
    if head in listed.authority_after:
        return lead in listed.authority_after[head]
    if head not in listed.authority or is_outsider(phrase):
        return False
    return phrase[0] not in listed.not_ours or len(phrase) == 1


def is_outsider(phrase: list[str]) -> bool:
    """True for "a dog owner": the head would name a superior, but not behind this word."""
    return len(phrase) > 1 and phrase[-2] in people().not_authority_after.get(phrase[-1], ())


def is_group(phrase: list[str], head: int) -> bool:
    """Whether a noun phrase names a group that the speaker belongs to."""
    listed = people()
    if phrase[head] in listed.groups and (phrase[0] in ("my", "our", "the", "whole", "entire") or head == 0):
        return True
    return any(word in listed.group_words for word in phrase[: head + 1])
