"""One attempt as a zip that can be sent: the page, Markdown, plain text and JSON, without traces of the machine."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rehearse.report import to_html, to_json, to_markdown
from rehearse.report.sound import listen

if TYPE_CHECKING:
    from rehearse.types import Attempt, Report


def pack(attempt: Attempt, *, sound: bool) -> bytes:
    """The zip; the same attempt gives the same bytes. With `sound` the page plays the recording, where there is one.

    Raises what decoding the recording raises.
    """
    report = without_traces(attempt.report)
    heard = (
        listen(Path(attempt.recording), report.audio.channel) if sound and attempt.recording and report.audio else None
    )
    files = {
        "report.html": to_html.render(report, heard).encode(),
        "report.md": to_markdown.render(report).encode(),
        "report.txt": to_markdown.plain_text(report).encode(),
        "report.json": to_json.encode(report),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_entry(f"rehearse-attempt-{attempt.id}/{name}", report), content)
    return packed.getvalue()


def without_traces(report: Report) -> Report:
    """The report without the folder of the recording and the name of the microphone, which may name their owner."""
    audio = report.audio and msgspec.structs.replace(report.audio, path=Path(report.audio.path).name)
    live = report.live and msgspec.structs.replace(report.live, device="")
    return msgspec.structs.replace(report, audio=audio, live=live)


def _entry(name: str, report: Report) -> zipfile.ZipInfo:
    """A file of the archive that bears the time of the report and not of the packing."""
    try:
        created = datetime.fromisoformat(report.provenance.created).timetuple()[:6]
    except ValueError:
        created = (1980, 1, 1, 0, 0, 0)
    entry = zipfile.ZipInfo(name, date_time=max(created, (1980, 1, 1, 0, 0, 0)))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
