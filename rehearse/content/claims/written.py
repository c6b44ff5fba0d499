"""Numbers written in figures: "$1.2m", "60.000 €", "~$15K/month", "20-minute", "30-40%", "3.2/5", "800ms"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.content.claims.number import money, number_words, prefix_forms, rate_forms, unit_forms
from rehearse.content.text import Token

_SIGNS = "+-−–~≈<>=("
_SEPARATORS = ".,'’"
_LONGEST_DIGITS = 15  # more is a code, and beyond what a float holds exactly
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Written:
    """What the figures say: tokens used, value, and the unit, rate and range top that were written with it."""

    end: int
    value: float
    unit: str = ""
    rate: str = ""
    sign: str = ""
    high: float | None = None
    of: float | None = None
    plain: bool = False  # digits alone: may be a year, a name, a place


def written_at(tokens: Sequence[Token], at: int) -> Written | None:
    """The number in figures that begins at token `at`; None for a word, a name, a date, a time of day."""
    text = tokens[at].text
    currency = _currency_word(tokens, at)
    if currency:
        found = written_at(tokens, at + 1)
        return Written(found.end, found.value, currency, found.rate, found.sign) if found and not found.unit else None
    body = text.lstrip(_SIGNS)
    sign = _sign(text[: len(text) - len(body)])
    unit, body = _prefix(body)
    body = body.lstrip("~")
    digits, tail = _numeral(body)
    if not digits or sum(char in _DIGITS for char in digits) > _LONGEST_DIGITS:
        return None
    digits, tail, end = _grouped(tokens, at, digits, tail, currency=bool(unit))
    return _completed(_Figure(digits, tail, unit, sign, end), tokens)


@dataclass(frozen=True, slots=True)
class _Figure:
    digits: str
    tail: str
    unit: str
    sign: str
    end: int


def _completed(figure: _Figure, tokens: Sequence[Token]) -> Written | None:
    """The figure with what is glued behind it: scale, unit, rate, range, scale of a score."""
    after = tokens[figure.end].text if figure.end < len(tokens) else ""
    tail = figure.tail
    as_money = bool(figure.unit) or _money_unit(tail) or (not tail and _money_unit(after))
    value = _value(figure.digits, money=as_money)
    if value is None:
        return None
    if not tail:
        plain = not figure.unit and not figure.sign and figure.digits.isdigit()
        return Written(figure.end, value, figure.unit, sign=figure.sign, plain=plain)
    if tail[0] in "-–/" and (second := _numeral(_prefix(tail[1:])[1])[0]):
        return _two(figure, value, tail[0], second, tail[1:])
    scale, tail = _scale(tail)
    unit, rate, good = _tail_unit(tail.strip("+"), figure.unit)
    return Written(figure.end, value * scale, unit, rate, figure.sign) if good else None


def _two(figure: _Figure, value: float, joint: str, second: str, rest: str) -> Written | None:
    """The number in "30-40%", "$2-3k", "3.2/5": two figures in one word; None for "24/7" and phone numbers."""
    tail = _prefix(rest)[1][len(second) :]
    top = _value(second, money=bool(figure.unit))
    if top is None:
        return None
    if joint == "/":
        score = value != int(value)  # "4.6/5" is a value on a scale, "9/10" a share
        good = not tail and value <= top <= 100
        return Written(figure.end, value, of=None if score else top) if good else None
    scale, tail = _scale(tail)
    unit, rate, good = _tail_unit(tail.strip("+"), figure.unit)
    return Written(figure.end, value * scale, unit, rate, high=top * scale) if good and value < top else None


def _currency_word(tokens: Sequence[Token], at: int) -> str:
    """The currency when the token is one alone and figures follow ("Rs 60,000", "USD 400")."""
    unit = prefix_forms().get(tokens[at].text, "")
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return unit if unit and following[:1].isdigit() and not tokens[at].text[0].isdigit() else ""


def _sign(lead: str) -> str:
    return "+" if "+" in lead else "-" if lead[-1:] in ("-", "−") else ""


def _prefix(body: str) -> tuple[str, str]:
    """A currency glued before the figures."""
    cut = next((at for at, char in enumerate(body) if char in _DIGITS), 0)
    lead = body[:cut]
    return (prefix_forms()[lead], body[cut:]) if lead in prefix_forms() else ("", body)


def _numeral(body: str) -> tuple[str, str]:
    """The digits with their separators, and what follows them; a separator counts only before a digit."""
    at = 0
    while at < len(body):
        inside = body[at] in _SEPARATORS and at + 1 < len(body) and body[at + 1] in _DIGITS
        if body[at] not in _DIGITS and not inside:
            break
        at += 1
    return body[:at], body[at:]


def _grouped(tokens: Sequence[Token], at: int, digits: str, tail: str, *, currency: bool) -> tuple[str, str, int]:
    """Thousands parted by a space, thin or not: "60 000", "$1 250 000", "45 000€"; else the digits as they are."""
    if tail or not digits.isdigit() or len(digits) > 3:
        return digits, tail, at + 1
    groups, rest, end = [digits], "", at + 1
    while end < len(tokens) and not rest and not tokens[end - 1].closed:
        group, rest = _numeral(tokens[end].text)
        if len(group) != 3 or not group.isdigit():
            rest = ""
            break
        groups.append(group)
        end += 1
    following = tokens[end].text if end < len(tokens) else ""
    as_money = currency or _money_unit(rest) or (not rest and _money_unit(following))
    if len(groups) > 1 and (as_money or groups[1][0] == "0"):
        return "".join(groups), rest, end
    return digits, tail, at + 1


def _money_unit(form: str) -> bool:
    return unit_forms().get(form, "") in money()


def _value(digits: str, *, money: bool) -> float | None:
    """The value of digits with separators: "1,200.50", "60.000,50", "1'200", "3,2", ".5"; None for "1.2.3"."""
    plain = digits.replace("'", "").replace("’", "")
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        mark = "," if comma < dot else "."
        plain = plain.replace(mark, "").replace(",", ".")
    elif comma >= 0:
        plain = plain.replace(",", "") if _in_thousands(plain, ",") else plain.replace(",", ".")
    elif dot >= 0 and _in_thousands(plain, ".") and (money or plain.count(".") > 1):
        plain = plain.replace(".", "")
    return float(plain) if plain.count(".") <= 1 and plain.strip(".") else None


def _in_thousands(digits: str, mark: str) -> bool:
    """Whether each mark parts thousands: one to three digits, then threes."""
    first, *rest = digits.split(mark)
    return 1 <= len(first) <= 3 and first != "0" and all(len(group) == 3 for group in rest)


def _scale(tail: str) -> tuple[float, str]:
    """A scale glued behind the figures: "k", "m", "bn"; not the m of "ms" or "min"."""
    for form in ("mio", "mm", "mn", "bn", "k", "m", "b"):
        rest = tail.removeprefix(form)
        if rest != tail and (not rest or rest[0] in "/+-€£$₹" or _money_unit(rest)) and tail not in unit_forms():
            return number_words().scales[form], rest
    return 1.0, tail


def _tail_unit(tail: str, unit: str) -> tuple[str, str, bool]:
    """Unit and rate glued behind the figures, and whether the word was read to its end."""
    if not tail:
        return unit, "", True
    if tail[0] == "/":
        rate = rate_forms().get(tail, "")
        return unit, rate, bool(rate)
    word, mark, rest = tail.lstrip("-").partition("/")
    rate = rate_forms().get(mark + rest, "") if mark else ""
    if word in unit_forms() and (rate or not mark):
        return unit_forms()[word], rate, True
    named = tail[0] == "-" and word.split("-")[0]
    if named and named in unit_forms():
        return unit_forms()[named], "", True  # "20-minute-long"
    return (unit, "", True) if named and named.isalpha() and unit else ("", "", False)
