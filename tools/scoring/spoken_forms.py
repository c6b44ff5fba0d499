"""Numbers in words."""

from __future__ import annotations

_ONES = (  # a name for each number that has one of its own
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def cardinal(n: int) -> str:
    """Say 0 <= n < 10**9, without "and"."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f" {_ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f" {cardinal(n % 100)}" if n % 100 else ""
        return f"{_ONES[n // 100]} hundred{rest}"
    size, name = (10**6, "million") if n >= 10**6 else (1000, "thousand")
    rest = f" {cardinal(n % size)}" if n % size else ""
    return f"{cardinal(n // size)} {name}{rest}"


def decimal(whole: int, digits: str) -> str:
    """Say whole.digits, digit by digit after the point."""
    return f"{cardinal(whole)} point " + " ".join(_ONES[int(d)] for d in digits)
