"""The tables of docs/speech-evaluation.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rehearse.data.recognition import recognition
from tools.evaluate_speech.inference import Trial
from tools.evaluate_speech.measures import Found
from tools.evaluate_speech.run import LATER_S, Results, counted, total

BEHIND = Path(__file__).with_name("behind.md")  # tools.evaluate_speech.behind_run writes it
SECOND_VOICE = BEHIND.with_name("second_voice.md")  # measured by hand, on voices of which some are not shipped
NOT_KEPT = BEHIND.with_name("not_kept.md")  # what was tried by hand and not kept, with the figures of that day


def write(date: str, results: Sequence[Results], trials: Sequence[Trial]) -> str:
    """The whole page."""
    models = [line for result in results for line in _model(result)]
    behind, second, tried = (part.read_text(encoding="utf-8") for part in (BEHIND, SECOND_VOICE, NOT_KEPT))
    tables = [*models, "", behind, *_settings(results)[1:], *_inference(trials)]
    return "\n".join([*_head(date), *tables, "", second, tried])


def _head(date: str) -> list[str]:
    return [
        "# How right words are on human speech",
        "",
        f"Written by `make evaluate-speech` on {date}; do not edit.",
        "",
        "Development clips of `../shared/audio`: settings were chosen on them. Natural clips: people who talk or read.",
        "Scripted ones: nonsense sentences, whisper and falsetto of one man. Word errors count substitutions,",
        "deletions and insertions over the words said, without um and uh. “Tail”: errors, among them, after the last",
        "word that a clip’s transcript knows; what was said there is real. The peers run on the same weights with",
        "their own defaults, in int8 on one thread.",
    ]


def _model(result: Results) -> list[str]:
    names = list(result.rows[0].peers) if result.rows else []
    heads = ["clip", "words", "errors", "%", "tail", *(f"{name} %" for name in names), "um/uh", "false"]
    lines = ["", f"## {result.model}", "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for row in sorted(result.rows, key=lambda r: (not r.clip.natural, r.clip.file)):
        filled = (f"{row.fillers.right}/{row.fillers.said}", str(row.fillers.false)) if row.fillers else ("", "")
        cells = [row.clip.file, row.own.words, row.own.errors, f"{row.own.percent:.1f}", row.own.tail]
        cells += [f"{row.peers[name].percent:.1f}" for name in names]
        lines.append(f"| {' | '.join(map(str, [*cells, *filled]))} |")
    return [*lines, "", *_summary(result, names)]


def _summary(result: Results, names: Sequence[str]) -> list[str]:
    natural, all_words = (
        total([row.own for row in result.natural]),
        [row for row in result.rows if row.clip.word_timings],
    )
    known = f"{natural.percent:.1f} % ({natural.errors} of {natural.words} words, {natural.tail} in tails)"
    others = [f"{name} {total([row.peers[name] for row in result.natural]).percent:.1f} %" for name in names]
    filled, middle = counted(result.natural), result.late_s()
    fluent = [row for row in result.rows if row.fillers and not row.fillers.said]
    minutes = sum(row.clip.duration_s for row in fluent) / 60
    false = sum(row.fillers.false for row in fluent if row.fillers)
    every = counted(result.rows)
    listed, right = (sum(row.pauses[n] for row in result.rows) for n in (0, 1))
    silent = [row.clip.file for row in result.rows if not row.words]
    return [
        f"- Word errors on natural clips: **{known}**" + (f"; {', '.join(others)}." if others else "."),
        *_late(result),
        f"- Um and uh on natural clips: {filled.right} of {filled.said} found, {filled.false} false; on all clips "
        f"{every.right} of {every.said}, {every.false} false; on fluent clips {false} false in {minutes:.1f} min; "
        f"{every.empty} of no length, {every.doubled} at the instant of another.",
        f"- Word starts ({sum(len(r.late_s) for r in all_words)} words): {middle[0]:.3f} s off (median), "
        f"{middle[1]:.3f} s at the 90th percentile.",
        f"- Words outside sound: {sum(row.outside for row in result.rows)}. Invented endings (words after the last "
        f"known one with no speech around them): {sum(row.invented for row in result.rows)}. Clips without words: "
        f"{', '.join(silent) or 'none'}.",
        f"- Pauses of 0.3 s and more: {right} of {listed} found. Planted pauses between sentences: "
        f"{result.misplaced[1]} of {result.misplaced[0]} placed inside a clause.",
        "- Sounds without English: "
        + "; ".join(f"{name}: “{why or 'words were given'}”" for name, why in result.refused.items()),
    ]


def _late(result: Results) -> list[str]:
    """Word errors on the clips with silence before them, where they were measured."""
    if not result.late:
        return []
    names = next(iter(result.late.values()))
    sums = {name: total([of_clip[name] for of_clip in result.late.values()]) for name in names}
    shown = ", ".join(f"{name} {one.percent:.1f} % ({one.errors} of {one.words})" for name, one in sums.items())
    waits = ", ".join(f"{1000 * late_s:.0f}" for late_s in LATER_S)
    return [f"- The same with {waits} ms of silence before each clip, together: {shown}.", _farthest(result)]


def _farthest(result: Results) -> str:
    """The natural clip on which ours is farthest behind faster-whisper."""
    file, (own, peer) = max(result.in_all_draws().items(), key=lambda row: row[1][0].percent - row[1][1].percent)
    return (
        f"- Farthest behind faster-whisper in these four draws together: {file}, {own.percent:.1f} % against "
        f"{peer.percent:.1f} %."
    )


def _inference(trials: Sequence[Trial]) -> list[str]:
    """What counting the sound alone would bring."""
    lines = [
        "",
        "## Inferred um and uh beside a model that writes them",
        "",
        "What the sound alone implies only confirms what was written. Counting it as well finds at most two more and",
        "adds false ones; weights fitted to the words that these models write do no better on a clip that they were",
        "not fitted to. Each cell: found of those said, false, F1.",
        "",
        "| model | way to count | natural clips | all clips |",
        "|---|---|---|---|",
    ]
    return [*lines, *(f"| {t.model} | {t.name} | {_cell(t.natural)} | {_cell(t.every)} |" for t in trials)]


def _cell(found: Found) -> str:
    return f"{found.right} of {found.said}, {found.false}, {found.f1:.2f}"


def _settings(results: Sequence[Results]) -> list[str]:
    lines = [
        "",
        "## Settings",
        "",
        "Tried one at a time; word errors on natural clips, um and uh written of those said on all.",
    ]
    for result in results:
        use = recognition().model(result.model)
        lines += [
            "",
            f"{result.model}: hotwords “{use.hotwords}”, beam {use.beam_size}, word times {use.start_offset_s:+.2f} s",
            "",
            "| setting | errors | % | um/uh written |",
            "|---|---|---|---|",
            *(f"| {t.name} | {t.words.errors} | {t.words.percent:.1f} | {t.recall:.2f} |" for t in result.trials),
        ]
    return lines
