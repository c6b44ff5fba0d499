"""The moments worth hearing, in order of time: what `n` and `p` step through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearse.data.amounts import rounded
from rehearse.report import wording
from rehearse.report.events import ENDINGS, REPEATS
from rehearse.report.heard_wording import HEARD_IN
from rehearse.report.page.passages import notes
from rehearse.store.comments import StoredComment
from rehearse.types import Delivery, Report

COACH = "Your coach"  # a coach who gave no name
LEAD_S = 0.6  # a filler is understood from what comes before it


@dataclass(frozen=True)
class Moment:
    """What happened and when; `play_s` is a little earlier, so that it is heard in context."""

    kind: str  # filler, pause, repeat, or the severity of a finding
    text: str
    start_s: float
    play_s: float


def moments(report: Report, shortest_pause_s: float, comments: Sequence[StoredComment] = ()) -> tuple[Moment, ...]:
    """Fillers, long pauses, repeats, voice, pace, findings and a coach's comments, as far as they have a time."""
    found = [*_hesitations(report.delivery, shortest_pause_s), *_voice_and_pace(report.delivery), *_findings(report)]
    found += [_moment("comment", f"{one.author or COACH}: {one.text}", one.start_s)
              for one in comments if one.start_s is not None]  # fmt: skip
    return tuple(sorted(found, key=lambda moment: moment.start_s))


def _hesitations(delivery: Delivery, shortest_pause_s: float) -> Iterator[Moment]:
    for at, filler in enumerate(delivery.fillers.items, 1):
        if filler.start_s is not None and not filler.dismissed:
            yield _moment("filler", f"filler #{at}: {filler.text}, {HEARD_IN[filler.evidence]}", filler.start_s)
    for pause in delivery.pauses.items if delivery.pauses else ():
        if pause.duration_s >= shortest_pause_s and pause.place != "start":
            text = f"silence of {wording.seconds(pause.duration_s)} {wording.PLACES[pause.place]}"
            yield _moment("pause", text, pause.start_s)
    for repeat in delivery.repeats:
        if repeat.start_s is not None:
            yield _moment("repeat", f"{wording.quoted(repeat.text)} {REPEATS[repeat.kind]}", repeat.start_s)
    for word in delivery.drawn_out or ():
        yield _moment("drawn", f"{wording.quoted(word.text)} drawn out", word.start_s)


def _voice_and_pace(delivery: Delivery) -> Iterator[Moment]:
    for ending in delivery.endings or ():
        yield _moment("ending", f"the sentence {ENDINGS[ending.kind]}", ending.start_s)
    for stretch in delivery.stretches:
        yield _moment("pace", f"{stretch.side} for a while", stretch.start_s)
    for side, window in (("slowest", delivery.slowest), ("fastest", delivery.fastest)):
        if window is not None:
            yield _moment("pace", f"your {side} stretch, {rounded(window.wpm)} wpm", window.start_s)


def _findings(report: Report) -> Iterator[Moment]:
    for note, _ in notes(report):
        if note.finding.start_s is not None:
            yield _moment(note.finding.severity, note.finding.message, note.finding.start_s)


def _moment(kind: str, text: str, start_s: float) -> Moment:
    return Moment(kind, text, start_s, play_from_s(start_s))


def play_from_s(start_s: float) -> float:
    """Where to start playing what begins at a moment: a little earlier, so that it is heard in context."""
    return max(0.0, round(start_s - LEAD_S, 3))
