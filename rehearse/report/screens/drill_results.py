"""Results of the exercises on a terminal: a line for each kind."""

from collections.abc import Sequence

from rich.text import Text

from rehearse.practice.drill_results import RECENT, KindResult
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.wording import clean, percent


def table(found: Sequence[KindResult]) -> Stacking:
    """Kind, how many were done, and the share of possible points, overall and in the newest."""
    listed = bare()
    for name in ("kind", "done", "points", f"last {RECENT}"):
        listed.add_column(name, justify="left" if name == "kind" else "right", no_wrap=True)
    for one in found:
        listed.add_row(Text(clean(one.kind)), str(one.done), percent(one.share), percent(one.recent_share))
    return Stacking(listed)
