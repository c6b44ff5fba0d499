"""The one thing to fix next in delivery: the worst band first, and what costs listeners most before the rest."""

from __future__ import annotations

from rehearse.types import Delivery, Metric

ORDER = (  # by label, most pressing first
    "duration",
    "um and uh",
    "speech rate",
    "longest pause inside a clause",
    "filler phrases",
    "longest pause",
    "pause before the first word",
    "pitch spread",
)


def next_fix(delivery: Delivery) -> str | None:
    """One sentence of advice, or None when everything that was measured is in its band."""
    for band in ("attention", "note"):
        for label in ORDER:
            for metric in delivery.metrics:
                if metric.name == label and metric.band == band:
                    return _sentence(metric, delivery)
    return None


def _sentence(metric: Metric, delivery: Delivery) -> str:
    value, high = metric.value or 0.0, _is_high(metric)
    told = f"{value:.0f} s against {delivery.target_s:.0f} s"
    cut = f"Cut the answer: it took {told}. Drop background before you drop actions."
    more = f"Say more: it took {told}. Add what you did step by step, and what came of it."
    pace = f"{value:.0f} words a minute, {metric.target}.{_stretch(delivery, high)}"
    sounds = f"{value:.1f} a minute, {metric.target}.{_moment(delivery)}"
    sentences = {
        "duration": cut if high else more,
        "um and uh": f"Pause in silence where you would say um or uh: {sounds}",
        "filler phrases": f"Leave out {_commonest(delivery)}: {value:.1f} filler phrases a minute, {metric.target}.",
        "speech rate": f"{'Slow down' if high else 'Speak a little faster'}: {pace}",
        "longest pause inside a clause": "Pause between sentences, not inside them: you stopped for "
        f"{value:.1f} s{_pause_at(delivery, value)}.",
        "longest pause": f"Shorten the longest pause: {value:.1f} s{_pause_at(delivery, value)}.",
        "pause before the first word": f"Begin sooner: {value:.1f} s passed before the first word.",
        "pitch spread": f"Vary your pitch: it spread by {value:.1f} semitones, {metric.target}. "
        "Stress the word that matters.",
    }
    return sentences[metric.name]


def _is_high(metric: Metric) -> bool:
    """Whether the value lies above the band; the target's text holds its upper edge last."""
    edge = metric.target.split()[0].split("-")[-1] if metric.target else ""
    try:
        return metric.value is not None and metric.value > float(edge)
    except ValueError:
        return True


def clock(at_s: float) -> str:
    """A moment as mm:ss."""
    return f"{int(at_s) // 60:d}:{int(at_s) % 60:02d}"


def _moment(delivery: Delivery) -> str:
    if delivery.fillers.bursts:
        burst = max(delivery.fillers.bursts, key=lambda found: found.count)
        return f" Most came together at {clock(burst.start_s)}."
    return ""


def _commonest(delivery: Delivery) -> str:
    texts = [item.text for item in delivery.fillers.items if item.kind == "phrase" and not item.dismissed]
    return f"“{max(texts, key=texts.count)}”" if texts else "filler phrases"


def _stretch(delivery: Delivery, high: bool) -> str:
    window = delivery.fastest if high else delivery.slowest
    return f" Listen to {clock(window.start_s)}, {window.wpm:.0f} there." if window else ""


def _pause_at(delivery: Delivery, length_s: float) -> str:
    for pause in delivery.pauses.items if delivery.pauses else ():
        if abs(pause.duration_s - length_s) < 0.01:
            return f" at {clock(pause.start_s)}"
    return ""
