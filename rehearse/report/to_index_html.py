"""The index of the pages of several recordings as one HTML file."""

from collections.abc import Sequence

from rehearse.report.page.environment import environment
from rehearse.report.screens.batch import Line


def render(lines: Sequence[Line], title: str = "Recordings", first: str = "File") -> str:
    """The page; the same lines give the same bytes. first: what the first column holds."""
    return environment().get_template("index.html.j2").render(lines=lines, title=title, first=first)
