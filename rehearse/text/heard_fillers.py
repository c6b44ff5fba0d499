"""Find fillers in the words: filled pauses as transcribed, and phrases where no other reading explains them."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.data.fillers import FillerLexicon, Phrase, When
from rehearse.text import around_like as around
from rehearse.text.tokens import Token

_SAYING = frozenset({"said", "says", "replied", "goes"})


@dataclass(frozen=True)
class FillerMatch:
    """A filler found in the words: tokens `first` to `last` (inclusive), and whether it is certain enough to count."""

    text: str
    first: int
    last: int
    is_sound: bool
    sure: bool = True


def find(tokens: tuple[Token, ...], lexicon: FillerLexicon) -> tuple[FillerMatch, ...]:
    """Every filler among the tokens, in order, including the unsure ones."""
    hits = {index: FillerMatch(name, index, index, is_sound=True) for index, name in _sounds(tokens, lexicon)}
    filler_at = set(hits)
    spots = [(at, phrase) for phrase in lexicon.phrases for at in _occurrences(tokens, phrase)]
    found: dict[int, FillerMatch] = dict(hits)
    for _ in range(3):  # a phrase next to a filler is likelier to be one itself, so evidence spreads to its neighbours
        grown = False
        for at, phrase in spots:
            length = len(phrase.text.split())
            if at in found and found[at].sure:
                continue
            verdict = _verdict(tokens, at, phrase, filler_at, lexicon)
            if verdict is not None:
                found[at] = FillerMatch(phrase.text, at, at + length - 1, is_sound=False, sure=verdict)
                if verdict and at not in filler_at:
                    filler_at.update(range(at, at + length))
                    grown = True
        if not grown:
            break
    return tuple(found[at] for at in sorted(found))


def read_over(tokens: tuple[Token, ...], lexicon: FillerLexicon) -> set[int]:
    """The tokens of phrases that can be skipped when the words are read, though they are too unsure to count.

    These are phrases with `meant_in` outside every context listed there, and phrases that follow a word of their
    `over_after`.
    """
    out: set[int] = set()
    for phrase in lexicon.phrases:
        if phrase.meant_in is None and not phrase.over_after:
            continue
        length = len(phrase.text.split())
        for at in _occurrences(tokens, phrase):
            free = phrase.meant_in is not None and not meant(tokens, at, phrase.text, lexicon)
            if free or _over(tokens, at, at + length, phrase):
                out |= set(range(at, at + length))
    return out


def _over(tokens: tuple[Token, ...], at: int, end: int, phrase: Phrase) -> bool:
    """Whether a phrase follows a word of `over_after` and no word of `never_after` follows it.

    "I so had", "with so limited funds": it neither begins a clause nor measures something, as "so many" does.
    """
    behind = at > 0 and tokens[at - 1].form in phrase.over_after
    return behind and (end >= len(tokens) or tokens[end].form not in phrase.never_after)


def meant(tokens: tuple[Token, ...], at: int, text: str, lexicon: FillerLexicon) -> bool:
    """Whether the phrase `text` at token `at` is in one of the contexts in which its words are meant."""
    phrase = next((phrase for phrase in lexicon.phrases if phrase.text == text), None)
    listed = phrase.meant_in if phrase is not None else ()
    end = at + len(text.split())
    counted = end < len(tokens) and _is_number(tokens[end], lexicon.numbers)
    if counted:  # "less than you know 5%": only contexts with a number apply
        listed = tuple(meant for meant in listed or () if "#" in meant)
    liked = text == "like" and around.is_liking(tokens, at)
    return liked or any(_stands_in(tokens, at, text, meant, lexicon.numbers) for meant in listed or ())


def _is_number(token: Token, numbers: frozenset[str]) -> bool:
    return token.form[0].isdigit() or token.form in numbers


def _stands_in(tokens: tuple[Token, ...], at: int, text: str, meant: str, numbers: frozenset[str]) -> bool:
    """Whether the tokens around the phrase match `meant`, where "…" is the phrase and "#" any number."""
    before, _, after = meant.partition("…")
    lead, tail, end = before.split(), after.split(), at + len(text.split())
    if at < len(lead) or end + len(tail) > len(tokens):
        return False
    around = (*tokens[at - len(lead) : at], *tokens[end : end + len(tail)])
    return all(
        token.form == form or (form == "#" and _is_number(token, numbers))
        for token, form in zip(around, (*lead, *tail), strict=True)
    )


def _sounds(tokens: tuple[Token, ...], lexicon: FillerLexicon) -> list[tuple[int, str]]:
    return [
        (index, name)
        for index, token in enumerate(tokens)
        if (name := lexicon.sound(token.form)) and not _means_something(tokens, index, name, lexicon)
    ]


def _means_something(tokens: tuple[Token, ...], index: int, name: str, lexicon: FillerLexicon) -> bool:
    """Whether the sound is no filler: mentioned, a name, a verb, "uh huh", an exclamation, or the emergency room."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.form in lexicon.exclamations.forms - lexicon.exclamations.counted:
        return True
    if after and after.form in lexicon.assent.after and not token.mark_after:
        return True
    if _is_mention(before, token, after, lexicon) or _is_name(before, token, after) or _is_verb(tokens, index, lexicon):
        return True
    return name == "er" and _is_room(before, token, after, lexicon)


def _is_name(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether the token is in capitals and its neighbours are not: "the UM campus"."""
    shouted = [_shouted(other) for other in (before, after) if other is not None and len(other.form) > 1]
    return _shouted(token) and bool(shouted) and not any(shouted)


def _shouted(token: Token) -> bool:
    return len(token.form) > 1 and token.word.text.strip(".,;:?!\"'()").isupper()


def _is_verb(tokens: tuple[Token, ...], index: int, lexicon: FillerLexicon) -> bool:
    """Whether the token is the verb "err": "to err is human", "I err less now"."""
    if tokens[index].form not in lexicon.verb.forms or tokens[index].comma_after:
        return False
    before = tokens[index - 1] if index else None
    led = before is not None and not before.mark_after and before.form in lexicon.verb.before
    return led or (index + 1 < len(tokens) and tokens[index + 1].form in lexicon.verb.after)


def _is_mention(before: Token | None, token: Token, after: Token | None, lexicon: FillerLexicon) -> bool:
    if token.quoted:
        return True
    if before is None or before.mark_after or before.form not in lexicon.mention.before:
        return False
    if before.form in lexicon.mention.determiners:  # "my um colleague" is a filler, "every um" at a clause's end is not
        return after is None or token.mark_after or after.form in lexicon.mention.after
    if token.paused_before or (after is not None and after.paused_before):
        return False  # a word that is mentioned has no pause around it: "a bunch of words … um … I think"
    return (
        before.form in {"word", "words"} or after is None or after.form in lexicon.mention.after or token.ends_sentence
    )


def _is_room(before: Token | None, token: Token, after: Token | None, lexicon: FillerLexicon) -> bool:
    if token.word.text.strip(".,;:?!\"'") == "ER":
        return True
    if before is None or before.mark_after or before.form not in lexicon.room.before:
        return False
    return after is None or token.ends_sentence or after.form in lexicon.room.after


def _occurrences(tokens: tuple[Token, ...], phrase: Phrase) -> list[int]:
    parts = phrase.text.split()
    last = len(tokens) - len(parts)
    return [
        at
        for at in range(last + 1)
        if all(tokens[at + k].form == part for k, part in enumerate(parts))
        and not any(tokens[at + k].mark_after for k in range(len(parts) - 1))
    ]


def _verdict(
    tokens: tuple[Token, ...], at: int, phrase: Phrase, filler_at: set[int], lexicon: FillerLexicon
) -> bool | None:
    """True if the phrase counts as a filler, False if it is shown but not counted, None if it is not a filler."""
    end = at + len(phrase.text.split()) - 1
    before = tokens[at - 1] if at else None
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    barred = before is not None and not before.mark_after and before.form in phrase.never_before
    if after and not tokens[end].mark_after and after.form in phrase.never_after:
        return None
    if tokens[at].quoted or _is_reply(tokens, end):
        return None
    fits = [
        when
        for when in phrase.when
        if (when.in_spite or not barred)
        and _before(tokens, at, when, filler_at)
        and _after(tokens, end, when, filler_at, lexicon.numbers)
    ]
    if not fits:
        return None
    return any(not when.unsure for when in fits)


def _is_reply(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether what follows says that the phrase was somebody's words: "Yeah, she said, and left"."""
    return end + 2 < len(tokens) and tokens[end].mark_after and tokens[end + 2].form in _SAYING


def _before(tokens: tuple[Token, ...], at: int, when: When, filler_at: set[int]) -> bool:
    token, previous = tokens[at], tokens[at - 1] if at else None
    start = previous is None or previous.ends_sentence
    led = previous if previous is not None and not previous.mark_after else None
    two = f"{tokens[at - 2].form} {previous.form}" if previous and at > 1 and not tokens[at - 2].mark_after else ""
    holds = {
        "any": True,
        "beginning": previous is None,
        "start": start,
        "mark": start or (previous is not None and previous.mark_after) or token.paused_before,
        "comma": previous is not None and (previous.comma_after or token.paused_before),
        "filler": at - 1 in filler_at and not start,
        "words": led is not None and (led.form in when.before_words or two in when.before_words),
        "be": led is not None and around.is_copula(led.form),
        "joiner": led is not None and around.is_joiner(led.form),
        "subordinator": led is not None and around.is_subordinator(led.form),
        "aside": previous is not None and previous.comma_after and not around.is_reported(tokens, at),
        "opening": led is not None and around.opens_clause(tokens, at - 1),
    }
    return any(holds[name] for name in when.before)


def _after(tokens: tuple[Token, ...], end: int, when: When, filler_at: set[int], numbers: frozenset[str]) -> bool:
    token, following = tokens[end], tokens[end + 1] if end + 1 < len(tokens) else None
    paused = following is not None and following.paused_before
    goes_on = following is not None and not token.mark_after
    comma = token.comma_after or (paused and not token.ends_sentence)
    two = f"{following.form} {tokens[end + 2].form}" if following and end + 2 < len(tokens) else ""
    holds = {
        "any": True,
        "end": following is None or token.ends_sentence,
        "mark": token.mark_after or paused or following is None,
        "comma": comma,
        "filler": end + 1 in filler_at,
        "words": following is not None and (following.form in when.after_words or two in when.after_words),
        "break": comma and following is not None and not around.is_joiner(following.form),
        "subject": following is not None and around.is_subject(following.form),
        "verb": goes_on and around.is_verb(tokens, end + 1),
        "amount": following is not None and around.is_amount(tokens, end + 1, numbers),
        "quantity": following is not None and around.is_quantity(tokens, end + 1, numbers),
        "adjective": goes_on and around.describes(tokens, end + 1, when.after_words),
        "past": goes_on and around.is_past(tokens, end + 1),
    }
    return any(holds[name] for name in when.after)
