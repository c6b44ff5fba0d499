"""How large or long something is, as every screen and page says it."""

import math

_STEP = 1000  # a kB is 1,000 bytes, as disks and file managers count
_HALF = 0.5 + 1e-9  # 1.15 is a little less than that in binary
_MOST_DECIMALS = 3
_HUNDRED = 100
_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WHOLE_FROM = 9.95  # of a unit; from here on without a decimal


def size(bytes_n: float) -> str:
    """A size in the unit that fits, with a decimal below ten of it.

    >>> size(1), size(878), size(1_234), size(78_100_000), size(1_528_000_000)
    ('1 byte', '878 bytes', '1.2 kB', '78 MB', '1.5 GB')
    """
    if bytes_n < _STEP:
        return f"{bytes_n:.0f} {'byte' if round(bytes_n) == 1 else 'bytes'}"
    units = iter(("kB", "MB", "GB"))
    unit, held = next(units), bytes_n / _STEP
    while round(held) >= _STEP and (larger := next(units, "")):
        unit, held = larger, held / _STEP
    return f"{held:,.0f} {unit}" if held >= _WHOLE_FROM else f"{held:.1f} {unit}"


def counted(count: int) -> str:
    """A count as a sentence says it: in words below ten.

    >>> counted(0), counted(3), counted(9), counted(10)
    ('none', 'three', 'nine', '10')
    """
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def rounded(value: float, digits: int = 0) -> str:
    """A number with so many decimals; halves are rounded away from zero, so that 0.25 s is not called less than it is.

    >>> rounded(44.5), rounded(8.85, 1), rounded(-0.25, 1), rounded(0.4), rounded(-0.4), rounded(1234.5)
    ('45', '8.9', '-0.3', '0', '0', '1235')
    """
    scale = 10**digits
    steps = math.floor(abs(value) * scale + _HALF)
    return f"{math.copysign(steps, value) / scale if steps else 0.0:.{digits}f}"


def share(part: int, of: int) -> float:
    """A share, 0-1, to a tenth of a percent: what is judged and printed is the same figure.

    >>> share(1, 3), share(1, 8), share(0, 0)
    (0.333, 0.125, 0.0)
    """
    return float(rounded(part / max(1, of), 3))


def tenths(value: float) -> str:
    """A number with one decimal.

    >>> tenths(0.25), tenths(0.35), tenths(2.44), tenths(-0.25), tenths(12)
    ('0.3', '0.4', '2.4', '-0.3', '12.0')
    """
    return rounded(value, 1)


def number(value: float) -> str:
    """A measure with one decimal, or none where that is 0 or the number is at least a hundred.

    >>> number(161.4), number(2.0), number(2.94), number(17.98), number(1234.5)
    ('161', '2', '2.9', '18', '1,235')
    """
    return f"{float(rounded(value)):,.0f}" if abs(value) >= _HUNDRED else tenths(value).removesuffix(".0")


def beside(value: float, low: float | None = None, high: float | None = None, decimals: int = 0) -> str:
    """A number with so many decimals, or the more it takes not to read as if it kept a limit that it misses.

    >>> beside(19.2, low=20), beside(19.8, low=20), beside(19.96, low=20), beside(20.04, low=20), beside(3.04, high=3)
    ('19', '19.8', '19.96', '20', '3.04')
    """
    inside = is_within(value, low, high)
    shown = [rounded(value, digits) for digits in range(decimals, max(decimals, _MOST_DECIMALS) + 1)]
    return next((text for text in shown if is_within(float(text), low, high) == inside), shown[-1])


def is_within(value: float, low: float | None, high: float | None) -> bool:
    """Whether a value keeps its limits, which are within; None is no limit."""
    return (low is None or value >= low) and (high is None or value <= high)
