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
        "# Word accuracy on human speech",
        "",
        f"Written by `make evaluate-speech` on {date}; do not edit.",
        "",
        "Development clips of `../shared/audio`; settings were chosen on them. Natural: people talking or reading.",
        "Scripted: nonsense sentences, whisper and falsetto by one man. Word errors count substitutions,",
        "deletions and insertions over the words said, without um and uh. “Tail”: those of them after the last",
        "word of a clip’s reference transcript, where speech goes on. The peers run on the same weights with",
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
    known = f"{natural.percent:.1f}% ({natural.errors} of {natural.words} words, {natural.tail} in tails)"
    others = [f"{name} {total([row.peers[name] for row in result.natural]).percent:.1f}%" for name in names]
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
        f"{every.empty} of zero length, {every.doubled} at the time of another.",
        f"- Word starts ({sum(len(r.late_s) for r in all_words)} words): {middle[0]:.3f} s off (median), "
        f"{middle[1]:.3f} s at the 90th percentile.",
        f"- Words outside any sound: {sum(row.outside for row in result.rows)}. Invented endings (words after the last "
        f"known one with no speech around them): {sum(row.invented for row in result.rows)}. Clips without words: "
        f"{', '.join(silent) or 'none'}.",
        f"- Pauses of 0.3 s and more: {right} of {listed} found. Planted pauses between sentences: "
        f"{result.misplaced[1]} of {result.misplaced[0]} placed inside a clause.",
        "- Sounds without English: "
        + "; ".join(f"{name}: “{why or 'words were given'}”" for name, why in result.refused.items()),
    ]


def _late(result: Results) -> list[str]:
    """Word errors on the clips with silence before them, if measured."""
    if not result.late:
        return []
    names = next(iter(result.late.values()))
    sums = {name: total([of_clip[name] for of_clip in result.late.values()]) for name in names}
    shown = ", ".join(f"{name} {one.percent:.1f}% ({one.errors} of {one.words})" for name, one in sums.items())
    waits = ", ".join(f"{1000 * late_s:.0f}" for late_s in LATER_S)
    return [f"- The same with {waits} ms of silence before each clip, together: {shown}.", _farthest(result)]


def _farthest(result: Results) -> str:
    """The natural clip on which ours does worst relative to faster-whisper."""
    file, (own, peer) = max(result.in_all_draws().items(), key=lambda row: row[1][0].percent - row[1][1].percent)
    return (
        f"- Farthest behind faster-whisper in these four draws together: {file}, {own.percent:.1f}% against "
        f"{peer.percent:.1f}%."
    )


def _inference(trials: Sequence[Trial]) -> list[str]:
    """The table of ways to count inferred fillers."""
    lines = [
        "",
        "## Inferred um and uh, with a model that transcribes them",
        "",
        "Fillers inferred from the sound only confirm transcribed ones. Counting them too finds at most two more and",
        "adds false ones; weights fitted to the words that these models transcribe do no better on a clip left out of",
        "the fit. Each cell: found of those said, false ones, F1.",
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
        "Changed one at a time; word errors on natural clips, share of um and uh transcribed on all clips.",
    ]
    for result in results:
        use = recognition().model(result.model)
        lines += [
            "",
            f"{result.model}: hotwords “{use.hotwords}”, beam {use.beam_size}, word times {use.start_offset_s:+.2f} s",
            "",
            "| setting | errors | % | um/uh transcribed |",
            "|---|---|---|---|",
            *(f"| {t.name} | {t.words.errors} | {t.words.percent:.1f} | {t.recall:.2f} |" for t in result.trials),
        ]
    return lines
