"""The scorecard as the values that its page draws."""

from collections.abc import Mapping

from rehearse.practice.days import day_of
from rehearse.practice.scorecard import Line, Scorecard
from rehearse.report import to_mock_html as page


def interview(card: Scorecard, created: str, pages: Mapping[int, str], target_s: float) -> page.Interview:
    """Everything the page shows; `pages` says where the page of an attempt lies."""
    return page.Interview(
        day=str(day_of(created)),
        target_s=target_s,
        asked=card.asked,
        answered=card.answered,
        mean_points=card.mean_points,
        in_time=card.in_time,
        timed=card.timed,
        hire_votes=card.hire_votes,
        votes=card.votes,
        questions=tuple(_asked(line, pages) for line in card.lines),
        rows=tuple(page.Row(row.label, row.mean, row.of) for row in card.rows),
        practise=tuple(page.Practise(one.what, one.because, one.command) for one in card.practise),
    )


def _asked(line: Line, pages: Mapping[int, str]) -> page.Asked:
    return page.Asked(
        interviewer=line.interviewer,
        principle=line.principle,
        question=line.question,
        follow_up=line.follow_up,
        duration_s=line.duration_s,
        points=line.points,
        verdict=line.verdict,
        why_not=line.why_not,
        signalled=line.signalled,
        page=pages.get(line.attempt) if line.attempt is not None else None,
    )
