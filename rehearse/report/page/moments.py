"""The moments worth hearing, in order of time: what `n` and `p` step through."""

from dataclasses import dataclass

from rehearse.report import plain
from rehearse.report.page.passages import notes
from rehearse.types import Report

LEAD_S = 0.6  # a filler is understood from what comes before it


@dataclass(frozen=True)
class Moment:
    """What happened and when; `play_s` is a little earlier, so that it is heard in its place."""

    kind: str  # filler, pause, repeat, or the severity of a finding
    text: str
    start_s: float
    play_s: float


def moments(report: Report, shortest_pause_s: float) -> tuple[Moment, ...]:
    """Fillers, long pauses, repeats and findings that have a time."""
    made = []
    for filler in report.delivery.fillers.items:
        if filler.start_s is not None and not filler.dismissed:
            made.append(_moment("filler", f"{filler.text}, {filler.evidence}", filler.start_s))
    for pause in report.delivery.pauses.items if report.delivery.pauses else ():
        if pause.duration_s >= shortest_pause_s and pause.place != "start":
            text = f"silence of {plain.seconds(pause.duration_s)} {plain.PLACES[pause.place]}"
            made.append(_moment("pause", text, pause.start_s))
    for repeat in report.delivery.repeats:
        if repeat.start_s is not None:
            made.append(_moment("repeat", f"{plain.quoted(repeat.text)} repeated", repeat.start_s))
    for note, _ in notes(report):
        if note.finding.start_s is not None:
            made.append(_moment(note.finding.severity, note.finding.message, note.finding.start_s))
    return tuple(sorted(made, key=lambda moment: moment.start_s))


def _moment(kind: str, text: str, start_s: float) -> Moment:
    return Moment(kind, text, start_s, max(0.0, round(start_s - LEAD_S, 3)))
