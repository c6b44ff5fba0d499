"""Fillers and pauses as people read them, each with its moment."""

from rehearse.report.wording import PLACES, clean, clock, moment, seconds
from rehearse.types import Filler, Fillers, Pause, Report

EVIDENCE = {  # for a filler, in the order of a legend
    "heard": "filler in words only",
    "both": "filler in words and sound",
    "inferred": "filler in sound only",
}
DOUBTS = {  # why a filler is doubtful, by its kind
    "sound": "the sound shows no clear um there",
    "phrase": "may have a meaning there",
}
HEARD_IN = {"heard": "in the words only", "both": "in the words and the sound", "inferred": "in the sound only"}


def fillers_counted(fillers: Fillers) -> tuple[str, str]:
    """How many fillers there are, and what speaks for them where that differs: ("about 6", "4 heard, 2 inferred")."""
    counted = [item for item in fillers.items if not item.dismissed]
    inferred = sum(item.evidence == "inferred" for item in counted)
    if not inferred:
        return str(len(counted) or "none"), ""
    return f"about {len(counted)}", f"{len(counted) - inferred} heard, {inferred} inferred"


def fillers_sum(fillers: Fillers) -> str:
    """How many fillers there are and what speaks for them, as in "about 6 (4 heard, 2 inferred)"; "none" for none."""
    total, evidence = fillers_counted(fillers)
    return f"{total} ({evidence})" if evidence else total


def filler_moment(filler: Filler) -> str:
    """One filler with its moment, as in "um 0:07" or "um 1:02 (inferred)"."""
    said = f"{clean(filler.text)} {moment(filler.start_s)}".strip()
    return f"{said} (inferred)" if filler.evidence == "inferred" else said


def deciding_doubts(report: Report) -> int:
    """How many um and uh are doubtful, if counting them as well would miss the target that is met without; else 0."""
    delivery = report.delivery
    count = sum(item.kind == "sound" for item in delivery.fillers.unsure)
    metric = next((one for one in delivery.metrics if one.id == "fillers" and one.band == "ok"), None)
    if metric is None or metric.high is None or not delivery.duration_s:
        return 0
    return count if ((delivery.fillers.sounds or 0) + count) * 60 / delivery.duration_s > metric.high else 0


def with_doubts(said: str, doubts: int) -> str:
    """A count of fillers in words, with the doubtful ones that decide whether the target is met, if there are any."""
    more = "doubtful" if said == "none" else "more doubtful"
    return f"{said}, {doubts} {more}" if doubts else said


def pause_moment(pause: Pause) -> str:
    """One pause with its moment and place."""
    return f"{seconds(pause.duration_s)} at {clock(pause.start_s)} {PLACES[pause.place]}"
