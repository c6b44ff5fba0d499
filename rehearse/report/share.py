"""One attempt as a zip that can be sent: the page, Markdown, plain text and JSON, without traces of the machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rehearse.practice.feedback import template
from rehearse.report import to_html, to_index_html, to_json, to_markdown
from rehearse.report.screens.batch import line
from rehearse.report.sound import listen
from rehearse.types import Attempt

if TYPE_CHECKING:
    from rehearse.types import Report


_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)  # that an archive can say


def pack(
    attempts: Attempt | Sequence[Attempt], *, sound: bool, people: Mapping[int, str | None] | None = None
) -> bytes:
    """The zip; the same attempts give the same bytes. With `sound` the pages play the recordings, where there are any.

    Several come with an index of their pages, which names the `people` (by take) where there are several.
    Raises what decoding a recording raises.
    """
    found = [attempts] if isinstance(attempts, Attempt) else list(attempts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for attempt in found:
            report = without_traces(attempt.report)
            for name, content in _files(attempt, report, sound=sound).items():
                archive.writestr(_entry(f"{_folder(attempt)}/{name}", report), content)
        if len(found) > 1:
            archive.writestr(_entry("index.html", found[-1].report), _index(found, people or {}))
    return packed.getvalue()


def _folder(attempt: Attempt) -> str:
    return f"rehearse-take-{attempt.id}"


def _index(attempts: Sequence[Attempt], people: Mapping[int, str | None]) -> bytes:
    lines = []
    several = len({people.get(attempt.id) for attempt in attempts}) > 1
    for attempt in attempts:
        asked = attempt.report.question.id if attempt.report.question else _file(attempt) or "no question"
        page = f"{_folder(attempt)}/report.html"
        who = people.get(attempt.id) if several else None
        name = f"{(attempt.taken or attempt.report.provenance.created)[:10]} {asked}{f', {who}' if who else ''}"
        lines.append(line(name, attempt.id, attempt.report, "", page))
    return to_index_html.render(lines, "Takes", "Day, and question or file").encode()


def _file(attempt: Attempt) -> str:
    """The name of the file that was analysed; nothing for a take that was recorded here, whose name is its day."""
    audio = attempt.report.audio
    return Path(audio.path).name if audio is not None and attempt.report.live is None else ""


def _files(attempt: Attempt, report: Report, *, sound: bool) -> dict[str, bytes]:
    """The files packed for one attempt, by name."""
    heard = (
        listen(Path(attempt.recording), report.audio.channel) if sound and attempt.recording and report.audio else None
    )
    return {
        "report.html": to_html.render(report, heard).encode(),
        "report.md": to_markdown.render(report).encode(),
        "report.txt": to_markdown.plain_text(report).encode(),
        "report.json": to_json.encode(report, attempt.id),
        "comments.txt": template(attempt).encode(),
    }


def without_traces(report: Report) -> Report:
    """The report without the folder of the recording and the name of the microphone, which may name their owner."""
    audio = report.audio and msgspec.structs.replace(report.audio, path=Path(report.audio.path).name)
    live = report.live and msgspec.structs.replace(report.live, device="")
    return msgspec.structs.replace(report, audio=audio, live=live)


def _entry(name: str, report: Report) -> zipfile.ZipInfo:
    """A file of the archive, dated by the report and not by the packing."""
    try:
        created = datetime.fromisoformat(report.provenance.created).timetuple()[:6]
    except ValueError:
        created = _FIRST
    entry = zipfile.ZipInfo(name, date_time=min(max(created, _FIRST), _LAST))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
