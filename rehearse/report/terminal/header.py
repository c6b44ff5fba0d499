"""The top of the report: whether the recording can be trusted, what was asked, the verdict, the time."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.report.headline import (
    covered,
    duration_verdict,
    headline,
    is_believed,
    of_recording,
    trust_sentence,
    trust_short,
    untimed,
)
from rehearse.report.terminal.room import Shown, Spare
from rehearse.report.terminal.since import SinceLine
from rehearse.report.terminal.style import BAND_STYLES, VERDICT_STYLES, Clipped, WithAside, indented
from rehearse.report.wording import MARKS, clean, clock, duration
from rehearse.types import Report, Since


def section(report: Report, since: Since | None = None) -> Iterator[RenderableType]:
    """All of it: trust line, question with its principles, verdict, time."""
    yield _trust(report, trust_sentence(report))
    yield Text()
    if report.question:
        yield indented(Text(clean(report.question.text), style="bold"))
        yield indented(Text(" · ".join(clean(name) for name in report.question.principles), style="dim"))
        yield Text()
    yield from verdict(report, None, since)


def short(report: Report, since: Since | None = None) -> Iterator[Shown]:
    """At most eight lines, and a ninth where the answer is not scored or is compared with the take before."""
    trust = _trust(report, trust_short(report))
    yield Spare(0, Clipped(trust, 2), Clipped(trust, 1)) if is_believed(report) else Clipped(trust, 2)
    if report.question:
        yield Clipped(Text(clean(report.question.text), style="bold"), 2)
    yield from verdict(report, 2, since)


def _trust(report: Report, said: str) -> Text:
    return Text(said, style="dim" if is_believed(report) else "bold red")


def verdict(report: Report, lines: int | None, since: Since | None = None) -> Iterator[RenderableType]:
    """Verdict and points, the time, what changed since the take before, then what the verdict leaves out."""
    content = report.content
    if content is None:
        yield Text("No transcript (model missing)", style="bold")
    elif content.think_aloud is not None:
        heard = f"{content.think_aloud.heard} of {content.think_aloud.of}"
        yield Text.assemble(("THINK ALOUD", "bold"), f"  {heard} points heard")
    else:
        said = Text(headline(report).upper(), style=VERDICT_STYLES[content.verdict])
        if content.scored and content.total is not None:
            most = sum(score.of for score in content.scores.values())
            said = Text.assemble(said, "  ", (str(content.total), "bold"), f" of {most}")
        yield said
    yield _duration(report)
    if since is not None:
        yield SinceLine(since)
    if content is None:
        return
    note = Text(covered(content), style="dim")
    if not content.scored:
        note = Text(f"Not scored: {clean(content.not_scored_reason or 'no reason given')}")
    if lines and not content.scored:
        lines += 1  # it says what to do
    yield Clipped(note, lines) if lines else note


def _duration(report: Report) -> RenderableType:
    delivery = report.delivery
    if delivery.duration_s is None:
        what, why = untimed(report)
        return Text.assemble((what, "bold"), f", {why}" if why else "")
    band = delivery.duration_verdict
    length = Text.assemble(
        (duration(delivery.duration_s), "bold"),
        f" (target {clock(delivery.target_s)})  ",
        (f"{MARKS[band]} {duration_verdict(report)}", BAND_STYLES[band]),
    )
    return WithAside(length, of_recording(report))
