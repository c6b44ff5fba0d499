"""The failure rates as Markdown: the first run and this one side by side."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tools.capabilities.fillers import Experiment
from tools.capabilities.run import Outcome, Rate, rates

RECORD = Path(__file__).with_name("record.json")


class FirstRun(msgspec.Struct, frozen=True):
    """The figures of the first run, before any miss was looked at.

    failed: capability/kind -> [failed, cases]. fillers: name -> [share of verdicts kept, share within 3 points].
    """

    date: str
    failed: dict[str, tuple[int, int]]
    fillers: dict[str, tuple[float, float]]


def first_run(path: Path = RECORD) -> FirstRun | None:
    """The stored figures of the first run, if there are any."""
    return msgspec.json.decode(path.read_bytes(), type=FirstRun) if path.is_file() else None


def keep(date: str, outcomes: tuple[Outcome, ...], fillers: tuple[Experiment, ...], path: Path = RECORD) -> None:
    """Write the figures of a first run."""
    failed = {f"{one.capability}/{one.kind}": (one.failed, one.cases) for one in rates(outcomes)}
    shares = {one.name: (round(one.kept, 4), round(one.near, 4)) for one in fillers}
    encoded = msgspec.json.encode(FirstRun(date, failed, shares))
    path.write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")


def section(outcomes: tuple[Outcome, ...], fillers: tuple[Experiment, ...], first: FirstRun | None) -> str:
    """The section of the page: capabilities, then the filler experiment."""
    failed = sum(bool(one.misses) for one in outcomes)
    lines = [
        "## Capabilities\n",
        f"{len(outcomes)} generated cases (`tools/capabilities`); the templates and word lists were written "
        f"without looking at the judge's own. Failed: {failed} ({failed / max(1, len(outcomes)):.1%}). "
        "Each cell: the share that failed"
        + (f", first on {first.date} (expectations corrected once; raw: 15.2%), then now." if first else ".")
        + " `python -m tools.evaluate_content --misses CAPABILITY` lists the misses, `--case ID` reruns one case.\n",
        "| capability | minimum | invariance | direction |",
        "|---|---|---|---|",
    ]
    found = {(one.capability, one.kind): one for one in rates(outcomes)}
    for name in sorted({capability for capability, _ in found}):
        cells = (_cell(found.get((name, kind)), first) for kind in ("minimum", "invariance", "direction"))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n\n" + _fillers(fillers, first)


def _cell(rate: Rate | None, first: FirstRun | None) -> str:
    if rate is None:
        return ""
    before = first.failed.get(f"{rate.capability}/{rate.kind}") if first else None
    start = f"{before[0] / max(1, before[1]):.1%} → " if before else ""
    return f"{start}{rate.share:.1%} ({rate.failed} of {rate.cases})"


def _fillers(fillers: tuple[Experiment, ...], first: FirstRun | None) -> str:
    lines = [
        "Fillers (um, uh, like, you know, I mean) inserted before 7% of the words of an answer; real answers first:\n",
        "| fillers | answers | verdict unchanged | total within 3 points | first run: unchanged, within 3 |",
        "|---|---|---|---|---|",
    ]
    for one in fillers:
        before = first.fillers.get(one.name) if first else None
        start = f"{before[0]:.1%}, {before[1]:.1%}" if before else ""
        lines.append(f"| {one.name} | {len(one.moved)} | {one.kept:.1%} | {one.near:.1%} | {start} |")
    return "\n".join(lines)


def listed(outcome: Outcome) -> str:
    """A case as readable text: its texts and the expectations that fail."""
    case = outcome.case
    rows = [case.id, f"  {case.text!r}"]
    rows += [f"  then {case.then!r}"] if case.then is not None else []
    rows += [f"  - {miss}" for miss in outcome.misses] or ["  - passes"]
    return "\n".join(rows)
