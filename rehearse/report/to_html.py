"""The report as one self-contained HTML file: sound, words and findings together."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote

from rehearse.report import deciding, events, headline, heard_wording, ribbon, since_wording, sound, wording
from rehearse.report.judged_metric import judged, judged_fillers
from rehearse.report.mid_sentence import as_printed
from rehearse.report.page.comments import placed
from rehearse.report.page.environment import drawn
from rehearse.report.page.model_answer import beside
from rehearse.report.page.moments import COACH, moments
from rehearse.report.page.passages import general_notes, passages
from rehearse.report.page.tracks import tracks, word_bars
from rehearse.report.warning_text import worth_saying
from rehearse.report.writing import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.report.sound import Sound
    from rehearse.store.comments import StoredComment
    from rehearse.types import Report, Since


def render(
    report: Report, heard: Sound | None = None, audio_file: str | None = None,
    comments: Sequence[StoredComment] = (), *, inside: bool = False, since: Since | None = None,
) -> str:  # fmt: skip
    """The page; the same report, sound, comments and earlier take give the same bytes.

    heard: waveform and sound, which is embedded unless `audio_file` names a file beside the page. comments: a coach's.
    inside: only what a page of the studio holds. since: what changed since the take before.
    """
    report = as_printed(report)
    pause_s = _edges(report, "pause_in_clause")[1] or 1.0
    pace = _edges(report, "speech_rate")
    shown = passages(report, pause_s)
    beside_words, comments_alone = placed(comments, shown)
    return drawn(
        "attempt.html.j2",
        inside=inside,
        since="" if since is None else since_wording.in_words(since),
        report=report,
        source=_source(heard, audio_file),
        trust=headline.trust_sentence(report),
        duration_verdict=headline.duration_verdict(report),
        of_recording=headline.of_recording(report),
        untimed=headline.untimed(report),
        headline=headline.headline(report),
        fixes=headline.fixes(report),
        not_included=headline.covered(report.content) if report.content else "",
        fillers=heard_wording.fillers_counted(report.delivery.fillers),
        fillers_judged=judged_fillers(report),
        metrics=[(metric, judged(report, metric)) for metric in report.delivery.metrics],
        rows=wording.rubric_rows(report.content) if report.content else [],
        decided_by=deciding.decided_by(report.content) if report.content else (),
        fails=deciding.fail_names(report.content) if report.content else (),
        decided_heading=deciding.decided_heading(report.content) if report.content else "",
        fails_lead=deciding.fails_lead(report.content, len(report.content.auto_fails)) if report.content else "",
        most=sum(score.of for score in report.content.scores.values()) if report.content else 0,
        tracks=tracks(report, heard, pace),
        word_bars=word_bars(report),
        no_parts=wording.no_parts(report.content),
        outside_s=ribbon.outside_s(report),
        passages=shown,
        NO_WORDS=wording.NO_WORDS,
        comments_beside=beside_words,
        comments_alone=comments_alone,
        COACH=COACH,
        general_notes=general_notes(report),
        moments=moments(report, pause_s, comments),
        beside=beside(report),
        events=events.of(report),
        warnings=worth_saying(report),
    )


def write(
    report: Report, recording: Path | None, page: Path, *, embed: bool = True,
    comments: Sequence[StoredComment] = (), since: Since | None = None,
) -> None:  # fmt: skip
    """Write the page to `page`; with a recording its sound goes into the page, or (embed=False) into a file beside it.

    Raises what decoding raises, and UsageError when a file cannot be written; a page that was there stays until then.
    """
    heard = sound.listen(recording, report.audio.channel) if recording and report.audio else None
    beside = page.with_suffix(sound.SUFFIX) if heard is not None and not embed else None
    if heard is not None and beside is not None:
        replace(beside, heard.opus)
    replace(page, render(report, heard, beside.name if beside else None, comments, since=since).encode())


def _edges(report: Report, metric_id: str) -> tuple[float, float]:
    """The edges of what was ok when the report was made; of our targets for reports older than stored edges."""
    from rehearse.data.targets import read_targets

    for metric in report.delivery.metrics:
        if metric.id == metric_id:
            return metric.low or 0.0, metric.high or 0.0
    today = read_targets().of(metric_id)
    return today.ok_min or 0.0, today.ok_max or 0.0


def _source(heard: Sound | None, audio_file: str | None) -> str | None:
    if heard is None:
        return None
    if audio_file is not None:
        return quote(audio_file)
    return f"data:{sound.MEDIA_TYPE};base64,{base64.b64encode(heard.opus).decode()}"
