"""What happened in the delivery, in words and with moments: the same sentences in every renderer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rehearse.data.amounts import number
from rehearse.report.heard_wording import DOUBTS, deciding_doubts, filler_moment, fillers_sum, pause_moment, with_doubts
from rehearse.report.wording import (
    clean,
    clock,
    count,
    measured,
    moment,
    percent,
    quoted,
    seconds,
)
from rehearse.types import Delivery, PaceWindow, Report

SHOWN_DOUBTFUL = 5  # the least certain, in the text reports; the page marks them all
SHOWN_PAUSES = 3  # the longest in the text reports; the HTML page and the JSON have them all
MARKS = ",.;:!?…"  # what may stand after a word
REPEATS = {"repeat": "repeated", "restart": "started again"}
ENDINGS = {"trailing": "trails off", "rising": "rises like a question"}


class Line(NamedTuple):
    """One event in words, and when it begins, in seconds; None where nothing was spoken."""

    text: str
    start_s: float | None


@dataclass(frozen=True)
class Events:
    """One kind of event: its name, a summary, a line for each, and how many more are marked in the words alone."""

    label: str
    said: str
    lines: tuple[Line, ...] = ()
    more: int = 0

    @property
    def moments(self) -> tuple[str, ...]:
        """The lines without their moments; where there are more events, a last one with the option that marks them."""
        rest = (f"… and {self.more:,} more: --words marks them all",) if self.more else ()
        return (*(line.text for line in self.lines), *rest)


def of(report: Report) -> tuple[Events, ...]:
    """Every kind of event that occurred, or whose absence is worth mentioning, in the order of the report."""
    delivery = report.delivery
    kinds = [
        *_doubtful(report),
        *_fillers(report),
        *_pauses(delivery),
        *_repeats(delivery),
        *_pace(delivery),
        *_voice(delivery),
    ]
    return tuple(kind for kind in kinds if kind.said or kind.lines)


def _doubtful(report: Report) -> Iterator[Events]:
    """What may be misheard, the least certain first: the page marks every such word, text can only list some."""
    words = report.transcript.words if report.transcript else ()
    unsure = sorted((word for word in words if word.doubtful), key=lambda word: word.probability or 0.0)
    if unsure:
        shown = sorted(unsure[:SHOWN_DOUBTFUL], key=lambda word: word.start_s or 0.0)
        below = report.transcript.doubtful_below if report.transcript else None
        sure = "not sure" if below is None else f"less than {percent(below)} sure"
        said = f"the model is {sure} of {len(unsure):,} of {count(len(words), 'word')}{_fewer_judged(report)}"
        lines = (
            Line(f"{clean(word.text.rstrip(MARKS))}? {moment(word.start_s)}".strip(), word.start_s) for word in shown
        )
        yield Events("Misheard?", said, tuple(lines), len(unsure) - len(shown))


def _fewer_judged(report: Report) -> str:
    """That fewer words are judged than were heard, without repeats and fillers, where the report names that number."""
    content = report.content
    if content is None or content.scored or content.judged_words is None or report.transcript is None:
        return ""
    judged = content.judged_words
    return f" heard; {judged:,} of them judged" if judged < len(report.transcript.words) else ""


def _fillers(report: Report) -> Iterator[Events]:
    fillers = report.delivery.fillers
    counted = [(at, item) for at, item in enumerate(fillers.items, 1) if not item.dismissed]
    if not counted and (fillers.phrases is None or report.transcript is None or not report.transcript.words):
        return  # there were no words to look in, or the sound was not clear enough
    said = fillers_sum(fillers)
    if counted:
        kinds = [
            f"{fillers.sounds} um/uh{_rate(report, 'fillers')}" if fillers.sounds else "",
            f"{count(fillers.phrases, 'filler phrase')}{_rate(report, 'filler_phrases')}" if fillers.phrases else "",
        ]
        said = ": ".join(filter(None, (said if all(kinds) or fillers.inferred else "", ", ".join(filter(None, kinds)))))
    said = with_doubts(said, deciding_doubts(report))
    numbered = report.audio is not None  # what a user can dismiss by its number is kept: a take
    number_of = "#{} {}".format if numbered else lambda _at, text: text
    listed = (Line(number_of(at, filler_moment(item)), item.start_s) for at, item in counted)
    yield Events("Fillers", said, tuple(listed))
    gone = [(at, item) for at, item in enumerate(fillers.items, 1) if item.dismissed]
    yield Events("Dismissed", "", tuple(Line(f"#{at} {filler_moment(item)}", item.start_s) for at, item in gone))
    bursts = [
        (f"{one.count} between {clock(one.start_s)} and {clock(one.end_s)}", one.start_s) for one in fillers.bursts
    ]
    yield Events("In bursts", "", tuple(Line(*one) for one in bursts))
    for kind, why in DOUBTS.items():
        unsure = tuple(Line(filler_moment(item), item.start_s) for item in fillers.unsure if item.kind == kind)
        yield Events("Doubtful", f"not counted ({why}):" if unsure else "", unsure)


def _rate(report: Report, metric_id: str) -> str:
    """The value of a metric in brackets; nothing where it was not measured."""
    return next(
        (f" ({measured(one)})" for one in report.delivery.metrics if one.id == metric_id and one.value is not None), ""
    )


def _pauses(delivery: Delivery) -> Iterator[Events]:
    if delivery.pauses is None:
        return
    inside = [pause for pause in delivery.pauses.items if pause.place != "start"]
    longest = sorted(inside, key=lambda pause: -pause.duration_s)[:SHOWN_PAUSES]
    said = f"{count(len(inside), 'silent pause')}, the longest" if inside else "none"
    yield Events("Pauses", said, tuple(Line(pause_moment(pause), pause.start_s) for pause in longest))


def _repeats(delivery: Delivery) -> Iterator[Events]:
    for kind, label in (("repeat", "Repeated"), ("restart", "Started again")):
        found = [one for one in delivery.repeats if one.kind == kind]
        said = (Line(f"{quoted(one.text)} {moment(one.start_s)}".strip(), one.start_s) for one in found)
        yield Events(label, "", tuple(said))
    drawn = tuple(Line(f"{quoted(one.text)} {clock(one.start_s)}", one.start_s) for one in delivery.drawn_out or ())
    yield Events("Drawn out", "", drawn)


def _pace(delivery: Delivery) -> Iterator[Events]:
    yield Events(
        "Off-target pace",
        "",
        tuple(
            Line(f"{one.side} from {clock(one.start_s)} to {clock(one.end_s)}", one.start_s)
            for one in delivery.stretches
        ),
    )


def pace_range(delivery: Delivery) -> tuple[PaceWindow, PaceWindow] | None:
    """The slowest and the fastest ten seconds, which can be played; None for an answer too short to have them.

    None also where the pace is so even that whole words in ten seconds do not tell them from the rate of the answer.
    """
    slowest, fastest, whole = delivery.slowest, delivery.fastest, delivery.speech_rate_wpm
    if slowest is None or fastest is None or (whole is not None and not slowest.wpm <= whole <= fastest.wpm):
        return None
    return slowest, fastest


def _voice(delivery: Delivery) -> Iterator[Events]:
    endings = tuple(Line(f"{clock(one.start_s)} {ENDINGS[one.kind]}", one.start_s) for one in delivery.endings or ())
    yield Events("Endings", "", endings)
    flat = [(f"{clock(one.start_s)} to {clock(one.end_s)}", one.start_s) for one in delivery.monotone or ()]
    yield Events("Flat", "", tuple(Line(*one) for one in flat))
    said = []
    if delivery.response_latency_s is not None:
        said.append(f"first word after {seconds(delivery.response_latency_s)}")
    if delivery.pitch and delivery.pitch.median_hz is not None:
        said.append(f"pitch {number(delivery.pitch.median_hz)} Hz")
    if delivery.pitch and delivery.pitch.spread_semitones is not None:
        said.append(f"spread {number(delivery.pitch.spread_semitones)} semitones")
    if delivery.loudness and delivery.loudness.median_dbfs is not None:
        said.append(f"level {number(delivery.loudness.median_dbfs)} dBFS")
    if delivery.loudness and delivery.loudness.spread_db is not None:
        said.append(f"spread {number(delivery.loudness.spread_db)} dB")
    yield Events("Voice", ", ".join(said))
