"""Render the figures as docs/performance.md."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearse.speech.cores import available
from tools.bench.jobs import FILES
from tools.bench.measured import Runs
from tools.bench_live.__main__ import Timed

HEAD = """# Performance

How long our commands take compared with others, measured in turn in the same run, each as a whole process. The ratios
also hold on other machines, the seconds only on this one. Written by `make bench` (`python -m tools.bench`); no test
depends on these figures.
"""

SHAPE = """It outputs a fixed text for any sound. Bare faster-whisper and whisper-ctranslate2 accept that and go on to
the next half minute; ours, and faster-whisper with our settings, also compute word times."""


JOBS = """A job is a process that analyses one recording after another and loads the model once. `--jobs 2` on two cores
gives each job one core. "times as fast" compares wall times with one job on one core, including every start and load;
one job on all cores transcribes two chunks of a recording at once."""


@dataclass(frozen=True)
class Found:
    """All measurements. parts: processor seconds of the stages, cold and warm."""

    what: str
    note: str
    tiny: Sequence[Runs]
    base: Sequence[Runs]
    starts: Sequence[Runs]
    parts: dict[str, list[float]]
    folder: Sequence[Runs]
    lengths: Sequence[tuple[int, Runs]]
    takes: Sequence[Timed]


def text(found: Found) -> str:
    """The contents of the page."""
    when = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    note = f" {found.note}" if found.note else ""
    sections = [
        HEAD,
        f"Measured on {when}: {machine()}.{note}\n",
        f"## Whole commands, tiny.en, {found.what}\n\n{compared(found.tiny)}",
        f"## Whole commands, a model of base.en's shape\n\n{SHAPE}\n\n{compared(found.base)}",
        f"## Start-up\n\n{table(found.starts)}",
        f"## Stages alone, one core\n\n{stages(found.parts)}",
        f"## A folder of {FILES} recordings, {found.what} each\n\n{JOBS}\n\n{folder(found.folder)}",
        f"## By length\n\n{by_length(found.lengths)}",
        f"## From the stop to the report, tiny.en, a take of 90 s\n\n{waits(found.takes)}",
    ]
    return "\n".join(sections)


def machine() -> str:
    """A description of the machine: processor, cores, system and Python."""
    info = Path("/proc/cpuinfo")
    names = [line for line in info.read_text("utf-8").splitlines() if "model name" in line] if info.is_file() else []
    name = names[0].split(":", 1)[1].strip() if names else platform.machine()
    return f"{name}, {available()} cores, {platform.system()}, Python {platform.python_version()}"


def compared(rows: Sequence[Runs]) -> str:
    """A table with the figures of each command, and ours divided by them."""
    if not rows or not rows[0].runs:
        return "There was no time for these.\n"
    first = rows[0]
    lines = [
        "| command | runs | wall | processor | memory | our wall | our processor | our memory |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        shares = ["", "", ""]
        if row is not first and row.runs:
            shares = [f"{first.median(name) / row.median(name):.2f}" for name in ("wall_s", "cpu_s")]
            shares.append(f"{first.median('memory_mb') - row.median('memory_mb'):+.0f} MB")
        lines.append(f"| {row.name} | {len(row.runs)} | {_figures(row)} | {' | '.join(shares)} |")
    return "\n".join([*lines, "", 'Medians. "our wall" and "our processor": ours divided by theirs.', ""])


def _figures(row: Runs) -> str:
    if not row.runs:
        return f"{row.trouble or 'no time was left'} | |"
    return f"{row.median('wall_s'):.2f} s | {row.median('cpu_s'):.2f} s | {row.median('memory_mb'):.0f} MB"


def table(rows: Sequence[Runs]) -> str:
    """A table with wall and processor time of each command."""
    lines = ["| command | runs | wall | processor |", "|---|---|---|---|"]
    for row in rows:
        spent = f"{row.median('wall_s'):.2f} s | {row.median('cpu_s'):.2f} s" if row.runs else f"{row.trouble} |"
        lines.append(f"| {row.name} | {len(row.runs)} | {spent} |")
    return "\n".join([*lines, ""])


def stages(parts: dict[str, list[float]]) -> str:
    """A table with the processor time of each stage, and of all except loading and recognition."""
    lines = ["| stage | first time, with imports | again |", "|---|---|---|"]
    for name, spent in parts.items():
        again = f"{spent[1]:.2f} s" if len(spent) > 1 else ""
        lines.append(f"| {name} | {spent[0]:.2f} s | {again} |")
    rest = {name: spent for name, spent in parts.items() if name not in {"recognition", "loading the model"}}
    cold, warm = (sum(spent[turn] for spent in rest.values()) for turn in (0, 1))
    lines.append(f"| all but loading and recognition | {cold:.2f} s | {warm:.2f} s |")
    return "\n".join([*lines, ""])


def folder(rows: Sequence[Runs]) -> str:
    """A table with the figures of each way to analyse a folder, and the speed-up over the first."""
    if not rows or not rows[0].runs:
        return "There was no time for this.\n"
    lines = ["| options | wall | processor | times as fast |", "|---|---|---|---|"]
    for row in rows:
        if row.runs:
            spent = f"{row.median('wall_s'):.1f} s | {row.median('cpu_s'):.1f} s"
            lines.append(f"| {row.name} | {spent} | {rows[0].median('wall_s') / row.median('wall_s'):.2f} |")
        else:
            lines.append(f"| {row.name} | {row.trouble or 'no time was left'} | | |")
    return "\n".join([*lines, ""])


def by_length(rows: Sequence[tuple[int, Runs]]) -> str:
    """A table with the figures by length of file, and processor time per minute of sound."""
    lines = ["| length | wall | processor | memory | processor a minute |", "|---|---|---|---|---|"]
    for seconds, row in rows:
        a_minute = f"{60 * row.median('cpu_s') / seconds:.2f} s" if row.runs else ""
        lines.append(f"| {seconds} s | {_figures(row)} | {a_minute} |")
    return "\n".join([*lines, ""])


def waits(takes: Sequence[Timed]) -> str:
    """A table with the waits after real takes."""
    if not takes:
        return "There was no time for this.\n"
    lines = ["| stop to printed report | whole file instead | processor after the stop | of the whole file |"]
    lines.append("|---|---|---|---|")
    for one in takes:
        spent = f"{one.stop_to_end_cpu_s:.2f} s | {one.whole_file_cpu_s:.2f} s"
        lines.append(f"| {one.stop_to_report_s:.2f} s | {one.whole_file_s:.2f} s | {spent} |")
    return "\n".join([*lines, ""])
