"""Quantities as people say them: digits, words and mixtures, with unit and rate, in a normal form.

"about 1.2 million dollars a quarter", "~$15K/month", "forty-five", "three point two percent", "4x", "one in nine",
"a third". A name with a number in it ("p99", "24/7", "dock two", "2011") is no quantity.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

import msgspec

from rehearse.content.lexicon import word_set
from rehearse.content.reading import Reading, Token
from rehearse.data import load

_NUMERIC = re.compile(
    r"(?P<sign>[+\-−–~≈<>=]*)(?P<currency>[$£€])?[~]?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)"
    r"(?P<scale>k|mm|m|bn|b)?(?P<plus>\+)?(?P<unit>%|pp|x|×|ms|sec|secs|s|hrs|hr|h|mins|min)?(?P<plus2>\+)?"
    r"(?:(?P<joint>[/-])(?P<tail>[a-z]+(?:-[a-z]+)*))?"
)
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "hundred": 1e2,
}
_RANGE = re.compile(r"[~]?(\d+(?:\.\d+)?)[-–](\d+(?:\.\d+)?)(%)?")
MOST_IN_A_RATIO = 1000  # "one in two thousand and ten" is a year
COUNTED_REACH = 3  # "40 fewer calls a day": words between a count and its rate
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """quantities.toml."""

    source: str
    hedges: frozenset[str]
    number_words: frozenset[str]
    not_before: frozenset[str]
    units: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    fractions: dict[str, float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: tokens [start, end) of the reading; `noun` is the word counted when there is no unit."""

    start: int
    end: int
    value: float
    unit: str  # "%", "point", "$", "ms", "h", "x", … or "" for a count
    rate: str  # "week" of "a week", or ""
    noun: str
    per: int = 0  # 9 of "one in nine", else 0
    fraction: bool = False
    sign: str = ""

    @property
    def text(self) -> str:
        """The normal form: digits and unit, "2 week", "18%", "$80000/year", "1/9"."""
        if self.per:
            return f"{number_text(self.value)}/{self.per}"
        rate = f"/{self.rate}" if self.rate else ""
        number = number_text(self.value)
        if self.unit in {"$", "£", "€"}:
            return f"{self.unit}{number}{rate}"
        if self.unit == "%":
            return f"{number}%{rate}"
        return (
            f"{number} {self.unit}{rate}"
            if self.unit and self.unit != "x"
            else f"x{number}"
            if self.unit == "x"
            else f"{number}{rate}"
        )

    @property
    def dimension(self) -> str:
        """What may be compared: durations with durations, money with money, percentages with percentages."""
        if self.per:
            return "ratio"
        return "time" if self.unit in _TIMES else self.unit


_TIMES = frozenset({"ms", "s", "min", "h", "day", "week", "month", "year"})


def number_text(value: float) -> str:
    """A number without needless digits: 3.2, 40, 1200000."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0").rstrip(".")


@cache
def units() -> Units:
    """Units, rates, number words."""
    return load("lexicon/quantities.toml", Units)


@cache
def _unit_forms() -> dict[str, str]:
    return {form: unit for unit, forms in units().units.items() for form in forms}


@cache
def _rate_forms() -> dict[str, str]:
    return {form: rate for rate, forms in units().rates.items() for form in forms}


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every quantity of the answer, in order."""
    found: list[Quantity] = []
    tokens = reading.tokens
    at = 0
    while at < len(tokens):
        quantity = _quantity_at(tokens, at)
        if quantity is None:
            at = (
                _run_end(tokens, at) if tokens[at].text in units().number_words else at + 1
            )  # "p ninety nine" is a name
            continue
        found.append(quantity)
        at = quantity.end
    return _with_shared_units(tokens, found)


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
        and tokens[at + 1].text in _unit_forms()
        and tokens[at - 1].text in word_set("numbered_units")
    )


def _from_digits(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    text = tokens[at].text
    ranged = _RANGE.fullmatch(text)
    if ranged:
        return _finish(tokens, at, at + 1, float(ranged[2]), "%" if ranged[3] else "")
    match = _NUMERIC.fullmatch(text)
    if match is None or (match["joint"] and match["tail"].isdigit()):
        return None
    value = float(match["number"].replace(",", ""))
    currency = match["currency"] or ""
    unit = _unit_forms().get(match["unit"] or "", match["unit"] or "") or currency
    if match["unit"] in {"x", "×"}:
        unit = "x"
    if match["scale"]:
        value *= _SCALES[match["scale"]]
    if unit == "" and _FIRST_YEAR <= value <= _LAST_YEAR and "," not in text and not match["sign"]:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        before = tokens[at - 1].text if at else ""
        if before in word_set("year_leads") or not following:
            return None
    rate = ""
    if match["joint"]:
        rate = _rate_forms().get("/" + match["tail"], "") if match["joint"] == "/" else ""
        if match["joint"] == "-":
            unit = _unit_forms().get(match["tail"], unit)
            if unit == "":
                return None
    quantity = _finish(tokens, at, at + 1, value, unit, rate=rate)
    return msgspec_replace(quantity, sign="+" if (match["sign"] or "").startswith("+") else "")


def msgspec_replace(quantity: Quantity, **changes: object) -> Quantity:
    """A copy with some fields changed."""
    from dataclasses import replace

    return replace(quantity, **changes)  # type: ignore[arg-type]  # the fields are named by this module only


def _from_words(tokens: tuple[Token, ...], at: int) -> Quantity | None:
    """A run of number words, read by text2num; "three point two"; "one in nine"; "one" alone only before a unit."""
    from text_to_num import text2num

    end = _run_end(tokens, at)
    run = [piece for token in tokens[at:end] for piece in token.text.split("-")]
    unit = ""
    if run and run[-1] not in units().number_words:  # "twenty-minute"
        unit = _unit_forms().get(run[-1], "")
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
    return _finish(tokens, at, end, value, unit)


def _lone_one(tokens: tuple[Token, ...], at: int, end: int) -> Quantity | None:
    """For “one” by itself: "one week", "it used to take five days, now it takes one."; else a pronoun."""
    last_said = end == len(tokens) or tokens[end - 1].closed
    if last_said and at > 0 and tokens[at - 1].text in word_set("after_measure"):
        return Quantity(at, end, 1, "", "", "")
    following = tokens[end].text if end < len(tokens) else ""
    counted = following in _unit_forms() or following in word_set("single_things")
    return _finish(tokens, at, end, 1, "") if counted else None


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
            value = _SCALES[following]
        return _finish(tokens, at, end, value, "")
    after = [token.text for token in tokens[at + 2 : at + 5]]
    if following in word_set("one_periods") and after == ["and", "a", "half"]:
        return Quantity(at, at + 5, 1.5, _unit_forms()[following], "", "")
    if following == "dozen":
        return _finish(tokens, at, at + 2, 12, "")
    if following in word_set("article_fractions") and _fraction_context(tokens, at):
        return _fraction(tokens, at + 1, 1, at)
    if following in word_set("one_periods") and at + 2 < len(tokens) and tokens[at + 2].text in word_set("sooner"):
        return Quantity(at, at + 2, 1, _unit_forms()[following], "", "")
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


def _finish(tokens: tuple[Token, ...], start: int, end: int, value: float, unit: str, *, rate: str = "") -> Quantity:
    """Scale, unit, rate and noun that follow the number."""
    while (
        end < len(tokens) and tokens[end].text in _SCALES and tokens[end].text.isalpha() and len(tokens[end].text) > 2
    ):
        value *= _SCALES[tokens[end].text]
        end += 1
    if not unit or unit in {"%"}:
        for width in (2, 1):
            form = " ".join(token.text for token in tokens[end : end + width])
            if form in _unit_forms() and end + width <= len(tokens) and (not unit or _unit_forms()[form] == "point"):
                unit = _unit_forms()[form]
                end += width
                break
            adjectives = [token.text for token in tokens[end : end + 2]]
            if (
                width == 1
                and len(adjectives) > 1
                and adjectives[0] in word_set("unit_adjectives")
                and adjectives[1] in _unit_forms()
            ):
                unit = _unit_forms()[adjectives[1]]
                end += 2
    if not rate:
        rate, end = _rate(tokens, end, reach=0 if unit else COUNTED_REACH)
    noun = tokens[end].text if not unit and end < len(tokens) else ""
    return Quantity(start, end, value, unit, rate, noun)


def _rate(tokens: tuple[Token, ...], end: int, *, reach: int) -> tuple[str, int]:
    """The rate after a unit, or after a counted noun at most `reach` words on: ("week", end) of "ten hours a week"."""
    for at in range(end, min(end + reach, len(tokens)) + 1):
        if at and tokens[at - 1].closed:
            break
        for width in (2, 1):
            form = " ".join(token.text for token in tokens[at : at + width])
            if form in _rate_forms() and at + width <= len(tokens):
                return _rate_forms()[form], at + width if at == end else end
    return "", end


def _with_shared_units(tokens: tuple[Token, ...], found: list[Quantity]) -> tuple[Quantity, ...]:
    """For “from eighteen to six percent”: a unit said once belongs to both."""
    shared = list(found)
    for number, (one, two) in enumerate(itertools.pairwise(found)):
        if one.unit or one.per or one.fraction or not two.unit:
            continue
        between = [token.text for token in tokens[one.end : two.start]]
        if (
            between
            and between[0] in word_set("shared_unit_joiners")
            and all(word in units().hedges or word in word_set("shared_unit_joiners") for word in between)
        ):
            shared[number] = msgspec_replace(one, unit=two.unit, rate=one.rate or two.rate, noun="")
    return tuple(shared)
