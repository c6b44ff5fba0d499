"""Numbers in words: "forty-five", "one and a half million", "sixty grand", "two thirds", "three point two"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.content.claims.number import number_words, rate_forms, unit_forms
from rehearse.content.text import Token

_TIMES_SAID = {"once": 1.0, "twice": 2.0}
_HALF_OF = (["the"], ["our"], ["my"], ["all"], ["them"], ["these"], ["those"], ["what"])
_CHANGE_TOKENS = 9  # "from four calls in a week down to one"
_TENS = frozenset({"nineteen", "twenty"})
_BIG = frozenset({"hundred", "thousand", "million", "billion", "grand", "lakh", "crore", "dozen", "dozens"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the words say: tokens used, value, unit; fraction: a share of one, as a percentage."""

    end: int
    value: float
    unit: str = ""
    fraction: bool = False
    weak: bool = False


def is_number_word(text: str) -> bool:
    """Whether the text is a number word, or two with a hyphen ("twenty-three")."""
    words = number_words().words
    return text in words or ("-" in text and all(piece in words for piece in text.split("-")))


def run_end(tokens: Sequence[Token], at: int) -> int:
    """Where the number words that begin at `at` end; "and" stands inside behind hundred and thousand."""
    end = at
    while end < len(tokens) and (end == at or not tokens[end - 1].closed):
        text = tokens[end].text
        if is_number_word(text):
            end += 1
        elif text == "and" and end > at and tokens[end - 1].text in ("hundred", "thousand") and _more(tokens, end + 1):
            end += 2
        else:
            break
    return end


def _more(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and is_number_word(tokens[at].text)


def is_year(words: Sequence[str]) -> bool:
    """True for "twenty twenty-three", "nineteen ninety eight": two halves of a year."""
    pieces = [piece for word in words for piece in word.split("-")]
    if len(pieces) < 2 or pieces[0] not in _TENS or set(pieces) & _BIG:
        return False
    rest = value_of(pieces[1:])
    return rest is not None and 10 <= rest <= 99


def ends_a_change(tokens: Sequence[Token], at: int) -> bool:
    """True for the one of "from four a month to one and …": a number stands behind "from", and "to" before this one."""
    if at < 3 or tokens[at - 1].text != "to":
        return False
    for before in range(at - 2, max(0, at - _CHANGE_TOKENS) - 1, -1):
        if tokens[before].closed:
            return False
        if tokens[before].text == "from":
            first = tokens[before + 1].text
            return first != "one" and (first[0].isdigit() or is_number_word(first))
    return False


def value_of(words: Sequence[str]) -> float | None:
    """The value of number words; None for words that are not one number ("four four two")."""
    from text_to_num import text2num

    pieces = [piece for word in words for piece in word.split("-")]
    try:
        return float(text2num(" ".join(pieces), "en"))
    except ValueError:
        return None


def spoken_at(tokens: Sequence[Token], at: int) -> Spoken | None:
    """The number in words that begins at token `at`; None without one, for a year, and for digits read out."""
    text = tokens[at].text
    if is_number_word(text):
        return _run(tokens, at)
    if "-" in text or text.endswith("fold"):
        return _joined(text, at)
    if text in ("a", "an") and at + 1 < len(tokens):
        return _after_article(tokens, at)
    if text == "half":
        return _half(tokens, at)
    return _single(tokens, at)


def _single(tokens: Sequence[Token], at: int) -> Spoken | None:
    """The number in "once a week", "by third"."""
    text = tokens[at].text
    if text in _TIMES_SAID and " ".join(token.text for token in tokens[at + 1 : at + 3]) in rate_forms():
        return Spoken(at + 1, _TIMES_SAID[text])
    if text in ("third", "quarter") and at > 0 and tokens[at - 1].text == "by":
        return Spoken(at + 1, _share(1, text), "%", fraction=True)
    return None


def _run(tokens: Sequence[Token], at: int) -> Spoken | None:
    end = run_end(tokens, at)
    words = [token.text for token in tokens[at:end]]
    if is_year(words):
        return None
    value = value_of(words)
    if value is None:
        return None
    value, end = _decimals(tokens, end, value)
    value, end = _and_a_half(tokens, end, value)
    following = tokens[end].text if end < len(tokens) and not tokens[end - 1].closed else ""
    if _is_share(following, value):
        return Spoken(end + 1, _share(value, following), "%", fraction=True)
    if following in _BIG and following not in number_words().words:
        return Spoken(end + 1, value * number_words().scales[following])
    if following == "fold":
        return Spoken(end + 1, value, "x")
    return Spoken(end, value)


def _decimals(tokens: Sequence[Token], end: int, value: float) -> tuple[float, int]:
    """The value and end of "three point two five"; digits come one by one or as one number ("point twenty-five")."""
    if end + 1 >= len(tokens) or tokens[end].text != "point" or not _more(tokens, end + 1):
        return value, end
    digits, stop, last = "", end + 1, run_end(tokens, end + 1)
    while stop < last and (piece := value_of([tokens[stop].text])) is not None and piece < 100:
        digits, stop = digits + str(int(piece)), stop + 1
    if not digits:
        return value, end
    value += float(f"0.{digits}")
    if stop < last and tokens[stop].text in number_words().scales:  # "one point two million"
        return value * number_words().scales[tokens[stop].text], stop + 1
    return value, stop


def _and_a_half(tokens: Sequence[Token], end: int, value: float) -> tuple[float, int]:
    """The value and end of "one and a half", with a scale behind it: "one and a half million"."""
    if [token.text for token in tokens[end : end + 3]] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
        following = tokens[end].text if end < len(tokens) else ""
        if following in _BIG:
            return value * number_words().scales[following], end + 1
    return value, end


def _is_share(word: str, times: float) -> bool:
    """Whether the word after a number makes it a fraction: "two thirds"; two quarters are a period."""
    if word not in number_words().fractions or word in ("half", "halves"):
        return False
    parts = round(1 / number_words().fractions[word])
    return times < parts and (word.endswith("s") == (times != 1)) and not (word == "quarters" and times == 2)


def _share(times: float, word: str) -> float:
    """A fraction as a percentage, rounded: a third is 33."""
    return float(round(number_words().fractions[word] * times * 100))


def _joined(text: str, at: int) -> Spoken | None:
    """The number in "two-thirds", "twenty-minute", "tenfold", "ten-fold"."""
    if text.endswith("fold"):
        value = value_of([text.removesuffix("fold").rstrip("-")]) if text != "fold" else None
        return Spoken(at + 1, value, "x") if value is not None else None
    *lead, last = text.split("-")
    value = value_of(lead) if all(piece in number_words().words for piece in lead) else None
    if value is None:
        return None
    if _is_share(last, value):
        return Spoken(at + 1, _share(value, last), "%", fraction=True)
    return Spoken(at + 1, value, unit_forms()[last]) if last in unit_forms() else None


def _after_article(tokens: Sequence[Token], at: int) -> Spoken | None:
    """The number in "a hundred", "a dozen", "a third", "an hour", "a whole day", "an hour and a half"."""
    following = tokens[at + 1].text
    if following == "couple" and _counts_few(tokens, at):
        return Spoken(at + 2, 2)
    if following in _BIG:
        return _big(tokens, at, following)
    if following in number_words().fractions and following != "halves" and _fraction_context(tokens, at):
        return Spoken(at + 2, _share(1, following), "%", fraction=True)
    end = at + 2 if following not in ("whole", "full", "good", "solid") else at + 3
    period = tokens[end - 1].text if end <= len(tokens) else ""
    if period not in number_words().periods:
        return None
    if [token.text for token in tokens[end : end + 3]] == ["and", "a", "half"]:
        return Spoken(end + 3, 1.5, unit_forms()[period])
    return Spoken(end, 1, unit_forms()[period], weak=True)


def _counts_few(tokens: Sequence[Token], at: int) -> bool:
    """True for "only a couple after", "down to a couple": a real count; "a couple of days" is a manner of speaking."""
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 2].text if at + 2 < len(tokens) and not tokens[at + 1].closed else ""
    return before in ("only", "just", "to", "than", "barely") and after != "of"


def _big(tokens: Sequence[Token], at: int, following: str) -> Spoken | None:
    """The number in "a hundred and twenty", "a million and a half", "a dozen"."""
    scale = number_words().scales[following]
    if following not in number_words().words:
        return Spoken(at + 2, scale)
    end = run_end(tokens, at + 1)
    value = value_of(["one", *(token.text for token in tokens[at + 1 : end])])
    if value is not None and [token.text for token in tokens[end : end + 3]] == ["and", "a", "half"]:
        return Spoken(end + 3, value + scale / 2)
    return Spoken(end, value) if value is not None else None


def _half(tokens: Sequence[Token], at: int) -> Spoken | None:
    """The number in "half an hour", "half a million", "by half"; "half as many", "half the time" are shapes."""
    ahead = [] if tokens[at].closed else [token.text for token in tokens[at + 1 : at + 3]]
    if len(ahead) > 1 and ahead[0] in ("a", "an"):
        if ahead[1] in unit_forms():
            unit = unit_forms()[ahead[1]]
            return Spoken(at + 3, 30, "min") if unit == "h" else Spoken(at + 3, 0.5, unit)
        if ahead[1] in ("million", "billion"):
            return Spoken(at + 3, number_words().scales[ahead[1]] / 2)
        if ahead[1] == "dozen":
            return Spoken(at + 3, 6)
    if ahead[:1] == ["what"] or (ahead[:1] == ["of"] and ahead[1:] in _HALF_OF):
        return Spoken(at + 1, 50, "%", fraction=True)
    if ahead[:1] and ahead[0] in ("as", "the", "way", "of", "my", "our", "what"):
        return None
    return Spoken(at + 1, 50, "%", fraction=True) if _fraction_context(tokens, at - 1) else None


def _fraction_context(tokens: Sequence[Token], at: int) -> bool:
    """Whether this is a fraction, not a period or an ordinal: "by (about) a third", "a third of", "a quarter less"."""
    before = [token.text for token in tokens[max(0, at - 3) : max(0, at)]]
    if at >= 0 and tokens[at].text in number_words().fraction_leads:
        before.append(tokens[at].text)
    if before[-1:] in (["once"], ["twice"], ["times"]):
        return False
    after = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if after in number_words().fraction_tails:
        return True
    return any(word in number_words().fraction_leads for word in before)
