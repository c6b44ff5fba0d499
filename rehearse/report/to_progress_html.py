"""Progress as one HTML file: every measure over the takes with its target and its noise band, each point a take."""

from rehearse.report.page.environment import environment
from rehearse.report.page.history import MARKS, History, chart, columns

GROUPS = {"timing": "Time", "delivery": "Delivery", "content": "Content"}


def render(history: History) -> str:
    """The page; the same history gives the same bytes."""
    stacks, target_y = columns(history.stacks, history.target_s)
    return (
        environment()
        .get_template("progress.html.j2")
        .render(
            history=history,
            groups=[
                (heading, [chart(line) for line in history.lines if line.group == group])
                for group, heading in GROUPS.items()
            ],
            columns=stacks,
            target_y=target_y,
            most=max((one.takes for one in history.covered), default=0),
            CALLS=MARKS,
        )
    )
