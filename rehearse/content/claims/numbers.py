"""The numbers of an answer, in order: written or said, with unit and rate; names, years and times of day left out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.compound import with_close_ends, with_rests, with_shared_scales
from rehearse.content.claims.number import Number, number_words, rate_forms, unit_forms
from rehearse.content.claims.ratios import with_ratios
from rehearse.content.claims.slips import without_slips
from rehearse.content.claims.spoken import ends_a_change, is_number_word, run_end, spoken_at
from rehearse.content.claims.weights import with_weights
from rehearse.content.claims.words import has_verb
from rehearse.content.claims.written import Written, written_at
from rehearse.content.claims.years import is_clock, is_dated, is_in_range, is_said_year, is_split_year
from rehearse.content.clauses.grammar import is_auxiliary, is_function, past_of
from rehearse.content.text import ParsedText, Token

_BEHIND = frozenset({"left", "remaining", "yeah", "yes", "okay", "anyway", "altogether", "tops"})  # "ninety left"
COUNTED_REACH = 3  # "40 fewer calls a day": words between a count and its rate
_ORDERS = frozenset({"first", "second", "last", "next", "same", "that", "this"})


def find_numbers(text: ParsedText) -> tuple[Number, ...]:
    """Every number of the answer that counts or measures; of a slip and its correction only the correction."""
    found: list[Number] = []
    starts = {start for start, _ in text.token_spans}
    tokens = text.tokens
    at = 0
    while at < len(tokens):
        number = _number_at(tokens, at, starts) or _none_left(tokens, at)
        if number is None:
            at = max(at + 1, run_end(tokens, at) if is_number_word(tokens[at].text) else 0)
            continue
        found.append(_with_minus(text, number))
        at = max(number.end, _rate_end(tokens, number))
    amounts = with_weights(text, with_rests(tokens, found))
    return without_slips(tokens, with_ratios(tokens, with_shared_units(tokens, with_shared_scales(tokens, amounts))))


def _with_minus(text: ParsedText, number: Number) -> Number:
    """The number with the minus that was written before it; the folded token has lost it."""
    raw = text.words[text.tokens[number.start].word].text
    negative = raw[:1] in ("-", "−") and raw[1:2] in "0123456789$£€₹" and bool(number.unit)
    return replace(number, sign="-") if negative and not number.sign else number


def _in_turn(tokens: Sequence[Token], at: int) -> bool:
    """True for either number of "one by one", "two by two"."""
    return any(
        start >= 0 and [token.text for token in tokens[start : start + 3]] == [tokens[at].text, "by", tokens[at].text]
        for start in (at - 2, at)
    )


def _number_at(tokens: Sequence[Token], at: int, starts: set[int]) -> Number | None:
    text = tokens[at].text
    if any(char.isdigit() for char in text) or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isdigit()):
        written = written_at(tokens, at)
        if written is not None:
            return None if _is_name(tokens, at, written, starts) else _measured(tokens, at, written)
        if text[0].isdigit():
            return None
    spoken = spoken_at(tokens, at)
    if spoken is None or _in_turn(tokens, at) or _is_label(tokens, at, spoken.end, bare=not spoken.unit):
        return None
    if spoken.weak and not _weak_place(tokens, at):
        return None
    made = _measured(tokens, at, Written(spoken.end, spoken.value, spoken.unit))
    year = not made.unit and not made.noun and is_said_year(tokens, at, made.value)
    if year or (made.value == 1 and not made.unit and spoken.end == at + 1 and not _counts_one(tokens, at, made)):
        return None
    return replace(made, fraction=spoken.fraction, weak=spoken.weak)


def _none_left(tokens: Sequence[Token], at: int) -> Number | None:
    """The zero of "from eight a month to none", "down to almost nothing", "after that we had none for a year"."""
    if tokens[at].text not in ("none", "nothing", "nil") or at < 2:
        return None
    lead = [token.text for token in tokens[max(0, at - 9) : at]]
    to = len(lead) - 1 - lead[::-1].index("to") if "to" in lead else -1
    near = to >= 0 and all(word in number_words().hedges for word in lead[to + 1 :])
    moved = near and ("from" in lead[:to] or "down" in lead[:to] or has_verb(lead[:to], "falling"))
    ends = tokens[at].closed or at + 1 == len(tokens) or tokens[at + 1].text in ("for", "since", "in", "all")
    verb = tokens[at - 1].text
    had = past_of(verb) is not None or has_verb([verb], "problem_verb") or is_auxiliary(verb)
    lost = tokens[at].text == "none" and ends and had
    return Number(at, at + 1, 0.0, reach=at + 1, weak=not moved) if moved or lost else None


def _weak_place(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 2].text if at + 2 < len(tokens) else ""
    saved = before == "up" or has_verb([before], "saving")
    return (
        saved
        or _has_rest(tokens, at + 2)
        or before in number_words().weak_leads
        or after in ("ahead", "early", "sooner", "faster", "less")
        or (after == "earlier" and tokens[at + 1].text != "year")  # "the week a year earlier"
    )


def _has_rest(tokens: Sequence[Token], at: int) -> bool:
    """Whether "twenty" or "and twenty seconds" follows "a minute"."""
    if tokens[at - 1].closed:
        return False
    joined = at < len(tokens) and tokens[at].text == "and"
    rest = _more_to_come(tokens, at + joined)
    return rest and (not joined or any(token.text in unit_forms() for token in tokens[at + 2 : at + 4]))


def _counts_one(tokens: Sequence[Token], at: int, made: Number) -> bool:
    """True for a "one" that counts: "one person", "it takes one."; "one of the", "this one", "one day" do not."""
    before = tokens[at - 1].text if at and not tokens[at - 1].closed else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if before in number_words().one_of_some or before == "not":
        return False
    if made.rate:
        return True
    if not made.noun:
        ends = at + 1 == len(tokens) or tokens[at].closed or after in number_words().after_a_count
        ends = ends or (after == "or" and _more_to_come(tokens, at + 2))  # "one or two"
        ends = ends or (after == "of" and _more_to_come(tokens, at + 2))  # "one of sixty"
        return ends or (after not in ("of", "another") and ends_a_change(tokens, at))
    return after not in ("thing", "day") and not is_function(after)


def _is_name(tokens: Sequence[Token], at: int, written: Written, starts: set[int]) -> bool:
    """Whether the number is a year, a list's number, a label or a time of day."""
    text = tokens[at].text
    bare = not written.unit and not written.rate
    if _is_label(tokens, at, written.end, bare=bare and written.of is None):
        return True
    if is_split_year(tokens, at):
        return True
    if text == "24/7" or (written.plain and at in starts and tokens[at].closed and at + 1 < len(tokens)):
        return True
    if not written.plain or not is_in_range(written.value) or len(text) != 4:
        return False
    following = tokens[written.end].text if written.end < len(tokens) and not tokens[at].closed else ""
    return following not in unit_forms() and (is_dated(tokens, at) or not following)


def _is_label(tokens: Sequence[Token], at: int, end: int, *, bare: bool) -> bool:
    """True for "room nine", "mile 20", "at seven", "3 pm": a bare number that names or dates."""
    before = tokens[at - 1].text if at and not tokens[at - 1].closed else ""
    following = tokens[end].text if end < len(tokens) else ""
    if following in number_words().clock_tails or is_clock(tokens, at, end):
        return True
    named = at > 1 and tokens[at - 2].text in _ORDERS  # "in the first week 1,400 bookings"
    if before in number_words().labels and tokens[at].text not in ("a", "an", "half") and not named:
        measured = following in unit_forms() and before in number_words().numbered_units
        return not measured and (bare or before not in number_words().numbered_units)
    return False


def _measured(tokens: Sequence[Token], at: int, written: Written) -> Number:
    """Scale, unit, rate and noun that follow the number."""
    value, unit, end = written.value, written.unit, written.end
    high = written.high
    while end < len(tokens) and not tokens[end - 1].closed and _scale_word(tokens, end):
        scale = number_words().scales[tokens[end].text]
        value, high, end = value * scale, high * scale if high is not None else None, end + 1
    if tokens[end : end + 1] and tokens[end].text == "plus" and not _more_to_come(tokens, end + 1):
        end += 1  # "a hundred plus"
    unit, end = _unit(tokens, end, unit)
    open_ended = not tokens[end - 1].closed
    rate = written.rate
    reach = end
    place = end + 1 if end < len(tokens) and tokens[end].text in ("other", "more", "such") else end
    noun = tokens[place].text if not unit and open_ended and place < len(tokens) else ""
    noun = "" if (is_function(noun) and noun != "people") or not noun[:1].isalpha() or noun in _BEHIND else noun
    if not rate and open_ended:
        rate, end, reach = _rate(tokens, end, reach=0 if unit else COUNTED_REACH)
    if unit == "x" and rate:
        unit, noun = "", "times"  # "three times a day" counts
    if not unit and [token.text for token in tokens[max(0, at - 2) : at]] == ["factor", "of"]:
        return Number(at - 2, end, value, "x", reach=max(reach, end))
    made = Number(at, end, value, unit, rate, noun, max(reach, end), high=high, of=written.of, sign=written.sign)
    said = {"minus": "-", "plus": "+"}.get(tokens[at - 1].text, "") if at else ""
    return replace(made, sign=said, start=at - 1) if said and (unit or said == "-") else made


def _more_to_come(tokens: Sequence[Token], at: int) -> bool:
    """Whether another number stands at `at`."""
    return at < len(tokens) and (is_number_word(tokens[at].text) or tokens[at].text[0].isdigit())


def _scale_word(tokens: Sequence[Token], end: int) -> bool:
    text = tokens[end].text
    return text in number_words().scales and len(text) > 2 and text != "hundred"


def _unit(tokens: Sequence[Token], end: int, unit: str) -> tuple[str, int]:
    if unit and unit != "%":
        return unit, end
    for width in (2, 1):
        form = " ".join(token.text for token in tokens[end : end + width])
        known = unit_forms().get(form, "") if end + width <= len(tokens) and not tokens[end - 1].closed else ""
        if known and (not unit or known == "point"):
            return known, end + width
    ahead = [token.text for token in tokens[end : end + 2]]
    if not unit and len(ahead) > 1 and ahead[0] in number_words().unit_adjectives and ahead[1] in unit_forms():
        return unit_forms()[ahead[1]], end + 2
    return unit, end


def _rate(tokens: Sequence[Token], end: int, *, reach: int) -> tuple[str, int, int]:
    """The rate after a unit, or after a counted noun: its name, the number's end, the phrase's end."""
    for at in range(end, min(end + reach, len(tokens)) + 1):
        if at and (tokens[at - 1].closed or (at > end and tokens[at - 1].text == "for")):
            break  # "four teams for a year"
        for width in (2, 1):
            form = " ".join(token.text for token in tokens[at : at + width])
            rate = rate_forms().get(form, "") or (_rate_by_noun(form) if at == end else "")
            if rate and at + width <= len(tokens):
                return rate, at + width if at == end else end, at + width
    return "", end, end


def _rate_by_noun(form: str) -> str:
    """The noun of a rate such as "two a flight" or "9 per crate", whatever it is; "" for none."""
    lead, _, noun = form.partition(" ")
    named = lead in ("a", "an", "per") and noun.isalpha() and not is_function(noun) and not is_number_word(noun)
    return noun if named and noun not in number_words().fractions and noun not in number_words().scales else ""


def _rate_end(tokens: Sequence[Token], number: Number) -> int:
    """Where reading continues: behind the rate of a counted noun, unless another number comes first."""
    between = tokens[number.end : number.reach]
    plain = not any(is_number_word(token.text) or token.text[0].isdigit() for token in between)
    return number.reach if number.rate and plain else number.end


def with_shared_units(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """The numbers, a unit said once given to both: "from eighteen to six percent", "30 to 40 percent"."""
    shared = with_close_ends(found)
    for at, (one, two) in enumerate(itertools.pairwise(shared)):
        if one.unit or one.of is not None or one.fraction or not two.unit or two.unit == "x":
            continue
        between = [token.text for token in tokens[one.end : two.start]]
        joiners = {"to", "down", "up", "and", "or", "into"}
        if between and between[0] in joiners and all(word in joiners | number_words().hedges for word in between):
            shared[at] = replace(one, unit=two.unit, rate=one.rate or two.rate, noun="")
    return shared
