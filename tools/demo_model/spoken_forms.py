"""Numbers, percentages, money, dates and times: how they are written and how they are said.

One convention for the transcript: one to ten in words, from 11 on in digits with a comma every three;
percentages, money, decimals, years and times of day always in digits.
"""

from __future__ import annotations

import random

from tools.demo_model.units import Unit

_ONES = (  # a name for each number that has one of its own
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def cardinal(n: int, joined: bool = False) -> str:
    """Say 0 <= n < 10**9; joined puts "and" after the hundreds, as British speakers do."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f" {_ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = cardinal(n % 100, joined)
        return f"{_ONES[n // 100]} hundred" + ("" if n % 100 == 0 else f" and {rest}" if joined else f" {rest}")
    size, name = (10**6, "million") if n >= 10**6 else (1000, "thousand")
    head = f"{cardinal(n // size, joined)} {name}"
    return (
        head if n % size == 0 else f"{head} {'and ' if joined and n % size < 100 else ''}{cardinal(n % size, joined)}"
    )


def ordinal(n: int) -> str:
    """Say the nth, 1 <= n < 100."""
    head, _, last = cardinal(n).rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return f"{head} {last}".strip()


def ordinal_suffix(n: int) -> str:
    """The nth in digits, "22nd"."""
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def decimal(whole: int, digits: str) -> str:
    """Say whole.digits, figure by figure after the point."""
    return f"{cardinal(whole)} point " + " ".join(_ONES[int(d)] for d in digits)


_ROUND = (15, 20, 24, 25, 30, 35, 40, 45, 48, 50, 60, 70, 75, 80, 90)
_HUNDREDS = (100, 200, 250, 300, 400, 500, 600, 750, 800, 900)


def _amount(r: random.Random) -> int:
    """A count as it comes up in answers: mostly small or round."""
    return r.choices(
        (
            r.randint(2, 99),
            r.choice(_ROUND),
            r.randint(1, 9) * 100,
            r.randint(101, 999),
            r.randint(1, 99) * 1000,
            r.randint(1, 9) * 1000 + r.choice(_HUNDREDS),
            r.randint(101, 999) * 1000,
        ),
        (45, 15, 10, 12, 10, 5, 3),
    )[0]


def number(r: random.Random) -> Unit:
    """A count."""
    n = _amount(r)
    return Unit(_ONES[n] if n <= 10 else f"{n:,}", cardinal(n, r.random() < 0.5))


def percent(r: random.Random) -> Unit:
    """A percentage."""
    kind = r.random()
    if kind < 0.12:
        whole, digit = r.randint(0, 99), str(r.randint(1, 9))
        written, said = f"{whole}.{digit}%", decimal(whole, digit)
    else:
        n = r.choice((5, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)) if kind < 0.4 else r.randint(1, 99)
        if kind > 0.97:
            n = r.randint(101, 400)
        written, said = f"{n}%", cardinal(n, r.random() < 0.5)
    return Unit(written, written if r.random() < 0.25 else f"{said} percent")


def money(r: random.Random) -> Unit:
    """A sum in dollars."""
    kind = r.random()
    joined = r.random() < 0.5
    if kind < 0.35:
        n = r.choice((r.randint(2, 99), r.randint(1, 99) * 10, r.randint(1, 9) * 100))
        written, said = f"${n}", f"{cardinal(n, joined)} dollars"
    elif kind < 0.7:
        n = r.choice((r.randint(1, 9) * 10, r.randint(1, 99), r.randint(100, 999), r.randint(10, 99) * 10)) * 1000
        written, said = f"${n:,}", f"{cardinal(n, joined)} dollars"
    else:
        size = r.choice(("million", "million", "million", "billion"))
        if kind < 0.88:
            whole, digit = r.randint(1, 12), str(r.randint(1, 9))
            written, said = f"${whole}.{digit} {size}", f"{decimal(whole, digit)} {size} dollars"
        else:
            n = r.randint(2, 99)
            written, said = f"${n} {size}", f"{cardinal(n)} {size} dollars"
    return Unit(written, written if r.random() < 0.2 else said)


def year(r: random.Random) -> Unit:
    """A year between 1990 and 2029."""
    y = r.randint(2010, 2029) if r.random() < 0.7 else r.randint(1990, 2009)
    if y < 2000:
        said = f"nineteen {cardinal(y - 1900)}"
    elif y < 2010 or r.random() < 0.2:
        said = cardinal(y, joined=r.random() < 0.3)
    else:
        said = f"twenty {cardinal(y - 2000)}"
    return Unit(str(y), said)


def date(r: random.Random) -> Unit:
    """A day of a month."""
    month, day = r.choice(MONTHS), r.randint(1, 31)
    if r.random() < 0.5:
        return Unit(f"{month} {ordinal_suffix(day)}", f"{month} {ordinal(day)}", proper=True)
    return Unit(f"{month} {day}", f"{month} {cardinal(day)}", proper=True)


def clock(r: random.Random) -> Unit:
    """A time of day."""
    hour = r.randint(1, 12)
    half = r.choice(("a.m", "p.m"))
    said_half = half.replace(".", " ")
    if r.random() < 0.4:
        minute = r.choice((5, 10, 15, 20, 30, 40, 45, 50))
        said_minute = f"oh {_ONES[minute]}" if minute < 10 else cardinal(minute)
        return Unit(f"{hour}:{minute:02d}", f"{_ONES[hour]} {said_minute}")
    return Unit(f"{hour} {half}.", f"{_ONES[hour]} {said_half}")


def decimal_number(r: random.Random) -> Unit:
    """A decimal, "2.5"."""
    whole, digits = r.randint(0, 40), str(r.randint(1, 9)) if r.random() < 0.85 else f"{r.randint(1, 99):02d}"
    return Unit(f"{whole}.{digits}", decimal(whole, digits))


def large(r: random.Random) -> Unit:
    """Millions of something."""
    if r.random() < 0.5:
        whole, digit = r.randint(1, 20), str(r.randint(1, 9))
        return Unit(f"{whole}.{digit} million", f"{decimal(whole, digit)} million")
    n = r.randint(2, 90)
    return Unit(f"{_ONES[n] if n <= 10 else n} million", f"{cardinal(n)} million")


def nth(r: random.Random) -> Unit:
    """A rank: words up to the tenth, digits beyond."""
    n = r.randint(1, 10) if r.random() < 0.7 else r.randint(11, 60)
    return Unit(ordinal(n) if n <= 10 else ordinal_suffix(n), ordinal(n))


#: The number slots of the templates.
NUMBER_SLOTS = {
    "num": number, "pct": percent, "money": money, "year": year, "date": date, "clock": clock, "dec": decimal_number,
    "large": large, "nth": nth,
}  # fmt: skip
