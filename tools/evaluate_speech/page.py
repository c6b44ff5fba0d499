"""The tables of docs/speech-evaluation.md."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.data.recognition import recognition
from tools.evaluate_speech.run import Results, counted, total


def write(date: str, results: Sequence[Results]) -> str:
    """The whole page."""
    return "\n".join([*_head(date), *(line for result in results for line in _model(result)), *_settings(results), ""])


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
    silent = [row.clip.file for row in result.rows if not row.heard]
    return [
        f"- Word errors on natural clips: **{known}**" + (f"; {', '.join(others)}." if others else "."),
        f"- Um and uh on natural clips: {filled.right} of {filled.said} found, {filled.false} false; on all clips "
        f"{every.right} of {every.said}, {every.false} false; on fluent clips {false} false in {minutes:.1f} min; "
        f"{every.empty} of no length, {every.doubled} at the instant of another.",
        f"- Word starts ({sum(len(r.late_s) for r in all_words)} words): {middle[0]:.3f} s off (median), "
        f"{middle[1]:.3f} s at the 90th percentile.",
        f"- Words outside sound: {sum(row.outside for row in result.rows)}. Clips without words: "
        f"{', '.join(silent) or 'none'}.",
        f"- Pauses of 0.3 s and more: {right} of {listed} found. Planted pauses between sentences: "
        f"{result.misplaced[1]} of {result.misplaced[0]} placed inside a clause.",
        "- Sounds without English: "
        + "; ".join(f"{name}: “{why or 'words were given'}”" for name, why in result.refused.items()),
    ]


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
