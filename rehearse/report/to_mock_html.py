"""The scorecard of a mock interview as one HTML file; each answer opens its own page."""

from collections.abc import Mapping

from rehearse.practice.scorecard import Scorecard
from rehearse.report.headline import brief
from rehearse.report.page.environment import drawn

LONGEST_SHARE = 1.5  # of the target: the time bars reach at least so far, so that the target never touches the edge


def render(
    card: Scorecard, day: str, pages: Mapping[int, str], target_s: float, links: Mapping[str, str] | None = None,
    *, inside: bool = False,
) -> str:  # fmt: skip
    """The page, or what a page of the studio holds of it; the same scorecard gives the same bytes.

    links: the page that does what a command does, by the command; None: there are only commands.
    day: when the interview was held, as shown. pages: the address of an attempt's page, by its number.
    """
    longest_s = max([LONGEST_SHARE * target_s, *(line.duration_s or 0.0 for line in card.lines)])
    return drawn(
        "mock.html.j2",
        inside=inside,
        card=card,
        links=links,
        brief=brief,
        day=day,
        target_s=target_s,
        questions=[(line, _address(line.attempt, pages), _share(line.duration_s, longest_s)) for line in card.lines],
        target_x=_share(target_s, longest_s),
    )


def _address(attempt: int | None, pages: Mapping[int, str]) -> str | None:
    return None if attempt is None else pages.get(attempt)


def _share(seconds: float | None, longest_s: float) -> str:
    return f"{100 * (seconds or 0.0) / longest_s:.2f}%"
