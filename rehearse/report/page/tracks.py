"""The timeline: ribbon, waveform with pauses and fillers, pace and pitch over one axis of time, as parts of an SVG.

Places along the axis are percentages of its length, so that the drawing fits any width and its text is never stretched;
curves are drawn in boxes of their own, 1000 wide and 100 high, which are stretched.
"""

from dataclasses import dataclass

from rehearse.data.amounts import number
from rehearse.report import heard_wording, ribbon, wording
from rehearse.report.events import pace_range
from rehearse.report.page.passages import notes
from rehearse.report.sound import Sound
from rehearse.types import PartName, Report

WIDTH, HEIGHT = 1000.0, 100.0
EDGE = 0.027  # of the axis, so that a flag at either end is not cut
OCTAVE = 12.0  # semitones; anything further from the median is an error of the pitch tracker or a squeak
LETTER = 2.3  # percent of the axis that one letter of a name takes on a phone


@dataclass(frozen=True)
class Bar:
    """A stretch of the axis: where it begins, how long it is (both in percent), its text, where to play it."""

    x: str
    width: str
    label: str
    title: str
    kind: str
    start_s: float


@dataclass(frozen=True)
class Mark:
    """A place on the axis."""

    x: str
    label: str
    title: str
    kind: str
    start_s: float


@dataclass(frozen=True)
class Curve:
    """A line in a box of 1000 by 100, with a shaded band and the values of its edges."""

    paths: tuple[str, ...]
    band_y: str
    band_height: str
    top: str
    bottom: str
    title: str


@dataclass(frozen=True)
class Tracks:
    """Everything that is drawn over one axis of time."""

    extent_s: float
    sound_width: str
    target_x: str
    target: str
    ticks: tuple[Mark, ...]
    parts: tuple[Bar, ...]
    wave: str
    pauses: tuple[Bar, ...]
    fillers: tuple[Mark, ...]
    flags: tuple[Mark, ...]
    pace: Curve | None
    pitch: Curve | None


def tracks(report: Report, sound: Sound | None, pace_band: tuple[float, float]) -> Tracks | None:
    """The timeline of a spoken answer; None for text. `pace_band` is what is ok, in words per minute."""
    duration_s = recording_s(report)
    if duration_s is None:
        return None
    extent_s = max(duration_s, report.delivery.target_s)
    return Tracks(
        extent_s=extent_s,
        sound_width=_percent(duration_s, extent_s),
        target_x=_percent(report.delivery.target_s, extent_s),
        target=f"{wording.clock(report.delivery.target_s)} target",
        ticks=_ticks(extent_s, report.delivery.target_s),
        parts=_parts(report, extent_s),
        wave=_wave(sound.peaks) if sound else "",
        pauses=_pauses(report, extent_s),
        fillers=_fillers(report, extent_s),
        flags=_flags(report, extent_s),
        pace=_pace(report, extent_s, pace_band),
        pitch=_pitch(sound, extent_s) if sound and report.delivery.pitch else None,
    )


def recording_s(report: Report) -> float | None:
    """The length of the recording that the moments refer to; the answer may be a part of it. None for text."""
    return report.audio.duration_s if report.audio else report.delivery.duration_s


def _percent(value: float, extent: float) -> str:
    return f"{100 * value / extent:.2f}%"


def _ticks(extent_s: float, target_s: float) -> tuple[Mark, ...]:
    """A moment each quarter of a minute, or so far apart that there are at most a dozen; none beside the target's."""
    steps_s = (15, 30, 60, 120, 300, 600, 1800, 3600, int(extent_s / 12) + 1)
    step_s = next(step for step in steps_s if extent_s / step <= 12)
    moments = [at for at in range(0, int(extent_s) + 1, step_s) if not -0.06 < (target_s - at) / extent_s < 0.28]
    return tuple(Mark(_percent(at, extent_s), wording.clock(at), "", _anchor(at / extent_s), at) for at in moments)


def _anchor(share: float) -> str:
    """Which end of a label is anchored at its place, so that labels at the edges are not clipped."""
    return "start" if share < EDGE else "end" if share > 1 - EDGE else "middle"


def _kept_in(moment_s: float, extent_s: float) -> str:
    """A place for a symbol of some width, which would be clipped at the very edge."""
    return _percent(min(max(moment_s, EDGE * extent_s), (1 - EDGE) * extent_s), extent_s)


def word_bars(report: Report) -> tuple[Bar, ...]:
    """The ribbon of an answer without times, over its words; empty where there is a timeline or nothing to show."""
    over = ribbon.of(report)
    return _bars(over, over.extent) if over is not None and over.unit == "words" else ()


def _parts(report: Report, extent_s: float) -> tuple[Bar, ...]:
    over = ribbon.of(report)
    return _bars(over, extent_s) if over is not None and over.unit == "s" else ()


def _bars(over: ribbon.Ribbon, extent: float) -> tuple[Bar, ...]:
    words = "{0:,.0f} to {1:,.0f} of the words" if over.unit == "words" else ""
    return tuple(
        _bar(one.part, one.start, one.end, extent, words.format(one.start, one.end))
        for one in over.stretches
        if one.part is not None
    )


def _bar(part: PartName, start: float, end: float, extent: float, words: str) -> Bar:
    """A stretch with its name where that fits, else its letter."""
    fits = 100 * (end - start) / extent >= LETTER * len(wording.PARTS[part])
    label = wording.PARTS[part] if fits else wording.LETTERS[part]
    title = f"{wording.PARTS[part]}, {words or f'{wording.clock(start)} to {wording.clock(end)}'}"
    return Bar(_percent(start, extent), _percent(end - start, extent), label, title, part, start)


def _wave(peaks: tuple[float, ...]) -> str:
    """One closed outline, mirrored at the middle, in a box 1000 wide and 100 high."""
    middle, step = HEIGHT / 2, WIDTH / max(1, len(peaks))
    upper = [f"{i * step:.1f},{middle - middle * peak:.1f}" for i, peak in enumerate(peaks)]
    lower = [f"{i * step:.1f},{middle + middle * peak:.1f}" for i, peak in reversed(list(enumerate(peaks)))]
    return f"M{' '.join(upper + lower)}z" if peaks else ""


def _pauses(report: Report, extent_s: float) -> tuple[Bar, ...]:
    pauses = report.delivery.pauses.items if report.delivery.pauses else ()
    return tuple(
        Bar(
            _percent(pause.start_s, extent_s),
            _percent(pause.duration_s, extent_s),
            "",
            f"silence of {heard_wording.pause_moment(pause)}",
            pause.place,
            pause.start_s,
        )
        for pause in pauses
    )


def _fillers(report: Report, extent_s: float) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            _percent(max(one.start_s, 0.008 * extent_s), extent_s),
            one.text,
            heard_wording.filler_moment(one),
            one.evidence,
            one.start_s,
        )
        for one in report.delivery.fillers.items
        if one.start_s is not None and not one.dismissed
    )


def _flags(report: Report, extent_s: float) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            _kept_in(note.finding.start_s, extent_s),
            str(note.number),
            note.finding.message,
            note.finding.severity,
            note.finding.start_s,
        )
        for note, _ in notes(report)
        if note.finding.start_s is not None
    )


def _pace(report: Report, extent_s: float, band: tuple[float, float]) -> Curve | None:
    windows = report.delivery.pace
    if not windows:
        return None
    points = [((window.start_s + window.end_s) / 2, window.wpm) for window in windows]
    outer = pace_range(report.delivery)
    ends = (outer[0].wpm, outer[1].wpm) if outer else None  # as everywhere; the curve's own windows are longer
    return _curve([points], extent_s, band, "wpm", ends=ends)


def _pitch(sound: Sound, extent_s: float) -> Curve | None:
    """Semitones above the median; a line is broken where the voice rests, or the pitch is an octave off."""
    voice = [(moment_s, semitones) for moment_s, semitones in sound.pitch if abs(semitones) <= OCTAVE]
    if not voice:
        return None
    lines: list[list[tuple[float, float]]] = [[]]
    for moment_s, semitones in voice:
        if lines[-1] and moment_s - lines[-1][-1][0] > 0.06:
            lines.append([])
        lines[-1].append((moment_s, semitones))
    return _curve(lines, extent_s, (0.0, 0.0), "semitones from your median pitch", least=OCTAVE / 2)


def _curve(
    lines: list[list[tuple[float, float]]],
    extent_s: float,
    band: tuple[float, float],
    unit: str,
    *,
    least: float = 0,
    ends: tuple[float, float] | None = None,
) -> Curve:
    """Lines over an axis that holds their values, the band and `least` around it; the title states `ends`, if given."""
    values = [value for line in lines for _, value in line]
    low, high = min(*values, band[0] - least), max(*values, band[1] + least)
    span = (high - low) or 1.0

    def y(value: float) -> float:
        return HEIGHT - HEIGHT * (value - low) / span

    paths = tuple(
        "M" + " ".join(f"{WIDTH * moment / extent_s:.1f},{y(value):.1f}" for moment, value in line) for line in lines
    )
    title = " to ".join(number(end) for end in ends or (min(values), max(values))) + f" {unit}"
    if band[1] > band[0]:
        title += f"; target {number(band[0])} to {number(band[1])}"
    return Curve(paths, f"{y(band[1]):.1f}", f"{y(band[0]) - y(band[1]):.1f}", number(high), number(low), title)
