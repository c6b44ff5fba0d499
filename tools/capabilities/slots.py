"""A trade as the words that fill a template's slots."""

from __future__ import annotations

from tools.capabilities.templates import Trade, trades

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NOT_WORDS = {"id", "steps", "before", "after", "time_before", "time_after"}


def in_words(number: int) -> str:
    """A whole number from 0 to 999 in words."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens = _TENS[number // 10 - 2]
        return tens if number % 10 == 0 else f"{tens}-{_SMALL[number % 10]}"
    rest = number % 100
    hundreds = f"{_SMALL[number // 100]} hundred" if number >= 200 else "a hundred"
    return hundreds if rest == 0 else f"{hundreds} and {in_words(rest)}"


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def slots(trade: Trade) -> dict[str, str]:
    """Every slot: the fields, the same with a capital, numbers in words, the steps in past (s1) and base form (b1)."""
    low = 20 + trades().index(trade)
    numbers = {
        "before": trade.before,
        "after": trade.after,
        "diff": trade.before - trade.after,
        "pct": round(100 * (trade.before - trade.after) / trade.before),
        "time_before": trade.time_before,
        "time_after": trade.time_after,
        "saved": trade.time_before - trade.time_after,
        "low": low,
        "high": low + 17,
    }
    names = [name for name in trade.__struct_fields__ if name not in _NOT_WORDS]
    words = {name: str(getattr(trade, name)) for name in names}
    for at, step in enumerate(trade.steps, start=1):
        forms, rest = step.split(" ", 1)
        past, base = forms.split("/")
        words |= {f"s{at}": f"{past} {rest}", f"b{at}": f"{base} {rest}"}
    return (
        words
        | {capital(name): capital(text) for name, text in words.items()}
        | {name: str(number) for name, number in numbers.items()}
        | {f"{name}_words": in_words(number) for name, number in numbers.items()}
    )


def verbs(trade: Trade, step: int) -> tuple[str, str]:
    """Past and base form of the verb of a step (1-5)."""
    past, base = trade.steps[step - 1].split(" ", 1)[0].split("/")
    return past, base
