"""Quantities as people say them: digits, words and mixtures, with unit and rate, in a normal form.

"about 1.2 million dollars a quarter", "~$15K/month", "forty-five", "three point two percent", "4x", "one in nine",
"a third". A name with a number in it ("p99", "24/7", "dock two", "2011") is no quantity.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rehearse.content.quantity import Quantity, units
from rehearse.content.quantity_units import SCALES, measured, rate_forms, unit_forms, with_shared_units
from rehearse.content.text import ParsedText, Token
from rehearse.content.text.lexicon import word_set

_NUMERIC = re.compile(
    r"(?P<sign>[+\-−–~≈<>=]*)(?P<currency>[$£€])?[~]?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)"
    r"(?P<scale>k|mm|m|bn|b)?(?P<plus>\+)?(?P<unit>%|pp|x|×|ms|sec|secs|s|hrs|hr|h|mins|min)?(?P<plus2>\+)?"
    r"(?:(?P<joint>[/-])(?P<tail>[a-z]+(?:-[a-z]+)*))?"
)
_RANGE = re.compile(r"[~]?(\d+(?:\.\d+)?)[-–](\d+(?:\.\d+)?)(%)?")
MOST_IN_A_RATIO = 1000  # "one in two thousand and ten" is a year
NONE_LEFT_REACH = 4  # words between the value and "to none"
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def find_quantities(reading: ParsedText) -> tuple[Quantity, ...]:
    """Every quantity of the answer, in order."""
    found: list[Quantity] = []
    tokens = reading.tokens
    at = 0
    while at < len(tokens):
        quantity = _quantity_at(tokens, at) or _none_left(tokens, at, found)
        if quantity is None:
            at = (
                _run_end(tokens, at) if tokens[at].text in units().number_words else at + 1
            )  # "p ninety nine" is a name
            continue
        found.append(quantity)
        at = quantity.end
    return with_shared_units(tokens, found)


def _none_left(tokens: tuple[Token, ...], at: int, found: list[Quantity]) -> Quantity | None:
    """The zero of "from eight a month to none": only right after the value that it came down from."""
    if tokens[at].text not in word_set("none_left") or not found or at == 0 or tokens[at - 1].text != "to":
        return None
    between = tokens[found[-1].end : at - 1]
    near = len(between) <= NONE_LEFT_REACH and not any(token.closed for token in (tokens[found[-1].end - 1], *between))
    return Quantity(at, at + 1, 0.0, "", "", "") if near else None


def _quantity_at(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    text = tokens[at].text
    found: Quantity | None = None
    if at > 0 and tokens[at - 1].text in units().not_before and not _in_way_to(tokens, at):
        return None
    if text[0].isdigit() or text[0] in "+-−–~≈<>$£€.=":
        found = _from_digits(tokens, at)
    elif text in units().number_words or (("-" in text) and text.split("-")[0] in units().number_words):
        found = _from_words(tokens, at)
    elif text in {"a", "an"} and at + 1 < len(tokens):
        found = _from_article(tokens, at)
    elif _is_fraction(tokens, at):
        found = _fraction(tokens, at, 1, at)
    return found


def _is_fraction(tokens: tuple[Token, ...], at: int) -> bool:
    """For "by half", "by one third", and not "half as many", "half of the team"."""
    if tokens[at].text == "half":
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return following not in word_set("not_after_half") and _fraction_context(tokens, at - 1)
    return tokens[at].text in {"third", "quarter"} and at > 0 and tokens[at - 1].text in {"by", "one"}


def _in_way_to(tokens: tuple[Token, ...], at: int) -> bool:
    """For “grade” and its like name a number only when nothing measured follows ("day two", but "a day 2 hours")."""
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].text in unit_forms()
        and tokens[at - 1].text in word_set("numbered_units")
    )


def _from_digits(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    text = tokens[at].text
    ranged = _RANGE.fullmatch(text)
    if ranged:
        return measured(tokens, at, at + 1, float(ranged[2]), "%" if ranged[3] else "")
    match = _NUMERIC.fullmatch(text)
    if match is None or (match["joint"] and match["tail"].isdigit()):
        return None
    value = float(match["number"].replace(",", ""))
    currency = match["currency"] or ""
    unit = unit_forms().get(match["unit"] or "", match["unit"] or "") or currency
    if match["unit"] in {"x", "×"}:
        unit = "x"
    if match["scale"]:
        value *= SCALES[match["scale"]]
    if unit == "" and _FIRST_YEAR <= value <= _LAST_YEAR and "," not in text and not match["sign"]:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        before = tokens[at - 1].text if at else ""
        if before in word_set("year_leads") or not following:
            return None
    rate = ""
    if match["joint"]:
        rate = rate_forms().get("/" + match["tail"], "") if match["joint"] == "/" else ""
        if match["joint"] == "-":
            unit = unit_forms().get(match["tail"], unit)
            if unit == "":
                return None
    quantity = measured(tokens, at, at + 1, value, unit, rate=rate)
    return replace(quantity, sign="+" if (match["sign"] or "").startswith("+") else "")


def _from_words(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    """A run of number words, read by text2num; "three point two"; "one in nine"; "one" alone only before a unit."""
    from text_to_num import text2num

    end = _run_end(tokens, at)
    run = [piece for token in tokens[at:end] for piece in token.text.split("-")]
    unit = ""
    if run and run[-1] not in units().number_words:  # "twenty-minute"
        unit = unit_forms().get(run[-1], "")
        run = run[:-1]
        if not unit:
            return None
    try:
        value = float(text2num(" ".join(run), "en"))
    except ValueError:
        value = float(text2num(run[0], "en"))
        end = at + 1
    if end + 1 < len(tokens) and tokens[end].text == "point" and tokens[end + 1].text in units().number_words:
        value += float(text2num(tokens[end + 1].text, "en")) / 10
        end += 2
    if end < len(tokens) and tokens[end].text in _thirds() and (tokens[end].text != "quarters" or run == ["three"]):
        return _fraction(tokens, end, value, at)
    ratio = _in_so_many(tokens, end, value) if not unit else None
    if ratio is not None:
        return ratio
    if run == ["one"] and not unit:
        return _lone_one(tokens, at, end)
    return measured(tokens, at, end, value, unit)


def _lone_one(tokens: tuple[Token, ...], at: int, end: int) -> Quantity | None:
    """For “one” by itself: "one week", "it used to take five days, now it takes one."; else a pronoun."""
    last_said = end == len(tokens) or tokens[end - 1].closed
    if last_said and at > 0 and tokens[at - 1].text in word_set("after_measure"):
        return Quantity(at, end, 1, "", "", "")
    following = tokens[end].text if end < len(tokens) else ""
    counted = following in unit_forms() or following in word_set("single_things")
    return measured(tokens, at, end, 1, "") if counted else None


def _thirds() -> frozenset[str]:
    return frozenset(units().fractions) - {"half"}


def _run_end(tokens: tuple[Token, ...], at: int) -> int:
    words = units().number_words
    end = at + 1
    if "-" in tokens[at].text and tokens[at].text.split("-")[-1] not in words:
        return end
    while end < len(tokens):
        text = tokens[end].text
        if text in words or all(piece in words for piece in text.split("-")):
            end += 1
        elif (
            text == "and"
            and tokens[end - 1].text in {"hundred", "thousand"}
            and end + 1 < len(tokens)
            and tokens[end + 1].text in words
        ):
            end += 2
        else:
            break
    return end


def _in_so_many(tokens: tuple[Token, ...], end: int, value: float) -> Quantity | None:
    """For "one (parcel) in nine", "two in three": a ratio of small numbers."""
    places = (end, end + 1) if value == 1 else (end,)
    place = next((at for at in places if at < len(tokens) and tokens[at].text == "in"), None)
    if place is None or place + 1 >= len(tokens):
        return None
    following = _number_at(tokens, place + 1)
    if following is None or not value < following[0] <= MOST_IN_A_RATIO:
        return None
    return Quantity(end - 1, following[1], value, "", "", "", per=int(following[0]))


def _number_at(tokens: tuple[Token, ...], at: int) -> tuple[float, int] | None:
    from text_to_num import text2num

    text = tokens[at].text
    if text.isdigit():
        return float(text), at + 1
    if text in units().number_words:
        end = _run_end(tokens, at)
        try:
            return float(text2num(" ".join(token.text for token in tokens[at:end]), "en")), end
        except ValueError:
            return None
    return None


def _from_article(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    """For “a hundred”, "a third", "a month (ahead)", "a dozen"."""
    following = tokens[at + 1].text
    if following in word_set("big_numbers"):
        from text_to_num import text2num

        end = _run_end(tokens, at + 1)
        rest = " ".join(token.text for token in tokens[at + 1 : end])
        try:
            value = float(text2num("one " + rest, "en"))
        except ValueError:
            value = SCALES[following]
        return measured(tokens, at, end, value, "")
    after = [token.text for token in tokens[at + 2 : at + 5]]
    if following in word_set("one_periods") and after == ["and", "a", "half"]:
        return Quantity(at, at + 5, 1.5, unit_forms()[following], "", "")
    if following == "dozen":
        return measured(tokens, at, at + 2, 12, "")
    if following in word_set("article_fractions") and _fraction_context(tokens, at):
        return _fraction(tokens, at + 1, 1, at)
    if following in word_set("one_periods") and at + 2 < len(tokens) and tokens[at + 2].text in word_set("sooner"):
        return Quantity(at, at + 2, 1, unit_forms()[following], "", "")
    return None


def _fraction_context(tokens: tuple[Token, ...], at: int) -> bool:
    """A fraction, not a period or an ordinal: "by (about) a third", "a third of", "a quarter less"."""
    before = [token.text for token in tokens[max(0, at - 3) : at]]
    after = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if after in word_set("fraction_tails"):
        return True
    return any(word in word_set("fraction_leads") for word in before)


def _fraction(tokens: tuple[Token, ...], at: int, times: float, start: int) -> Quantity:
    """A fraction as a percentage: a third is 33 %."""
    share = units().fractions[tokens[at].text] * times * 100
    return Quantity(start, at + 1, float(round(share)), "%", "", "", fraction=True)
