"""Home on a terminal: one screen."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.data.rule_names import in_words
from rehearse.practice.home import Home
from rehearse.report.screens import progress as progress_screen
from rehearse.report.terminal.style import indented, labelled, shortened, title
from rehearse.report.wording import clean, count, quoted
from rehearse.types import Finding

_TWO_LINES = 116  # characters: beside the labels there is room for about sixty at 80 columns


def section(
    home: Home, weak: Finding | None, drill: str = "", questions_left: int = 0, others: int = 0
) -> Iterator[RenderableType]:
    """Takes, ladder, weak spot, coverage, an unfinished mock interview, and the command to type next.

    others: takes by other people, where there are no others.
    """
    yield Text(_sum(home, others), style="bold")
    if home.last:
        yield from progress_screen.takes(tuple(reversed(home.last)), "Last takes", newest_first=True)
        yield from progress_screen.ladder(home.rungs, _heading(home))
    yield title("Next")
    yield indented(labelled([*_weak(home, weak, drill), *_coverage(home), *_waiting(questions_left), *_next(home)]))


def _sum(home: Home, others: int) -> str:
    if others:
        them = "it" if others == 1 else "them"
        return f"No takes of your own yet; {count(others, 'take')} by other people: `rehearse list` shows {them}."
    if not home.takes:
        return "No takes yet."
    streak = f", {count(home.streak_days, 'day')} in a row" if home.streak_days > 1 else ""
    return f"{count(home.takes, 'take')} on {count(home.days, 'day')}{streak}."


def _heading(home: Home) -> str:
    shown = len(home.rungs)
    return "Questions" if home.questions == shown else f"The newest {shown:,} of {home.questions:,} questions"


def _weak(home: Home, finding: Finding | None, drill: str) -> Iterator[tuple[str, str]]:
    weak = home.weakest
    if weak is not None:
        habit = in_words(finding.name) if finding else clean(weak.code)
        code = f" ({clean(weak.code)})" if finding else ""
        said = f", most recently {quoted(finding.quote)}" if finding and finding.quote else ""
        yield "Weak spot", f"{habit}: in {weak.takes} of the last {weak.of} scored takes{said}{code}"
        if drill:
            yield "To practise it", drill


def _waiting(questions_left: int) -> Iterator[tuple[str, str]]:
    if questions_left:
        yield "Waiting", f"a mock interview with {count(questions_left, 'question')} left: rehearse mock"


def _coverage(home: Home) -> Iterator[tuple[str, str]]:
    open_ones = [one.principle for one in home.coverage if not one.takes]
    if home.takes and home.coverage:
        done = len(home.coverage) - len(open_ones)
        lacking = f", none for {'; '.join(open_ones[:3])}{' …' if len(open_ones) > 3 else ''}" if open_ones else ""
        yield "Principles", f"{done} of {len(home.coverage)} with a scored take{lacking}"


def _next(home: Home) -> Iterator[tuple[str, str]]:
    yield "Command", home.suggestion.command
    yield "because", shortened(home.suggestion.because, _TWO_LINES)
    if not home.takes:
        yield "or", "rehearse demo, for a report on a bundled recording"
    yield "All commands", "rehearse --help"
