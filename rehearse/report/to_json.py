"""The report as JSON: one object, keys in a fixed order, described by `rehearse/data/report.schema.json`."""

import msgspec
from msgspec.structs import replace

from rehearse.data import from_json
from rehearse.data.plain_text import escaped
from rehearse.data.reasons import with_sentences
from rehearse.types import Report, Since

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Document(msgspec.Struct, frozen=True):
    """What `rehearse analyze --json`, `record`, `show` and `check` print; of several files, one of each."""

    report: Report
    attempt: int | None = None
    path: str | None = None
    since: Since | None = None


def document(report: Report, attempt: int | None = None, since: Since | None = None) -> Document:
    """The report with the number under which it is kept (None: it is not), the file as it was named, and what changed.

    Reasons have their sentences in it, too.
    """
    content = with_sentences(report.content) if report.content is not None else None
    return Document(replace(report, content=content), attempt, report.audio.path if report.audio else None, since)


def encode(report: Report, attempt: int | None = None, since: Since | None = None) -> bytes:
    """`{"attempt": …, "path": …, "report": …, "since": …}` in UTF-8, without a newline.

    The same values give the same bytes. Characters that could steer a terminal are written as their numbers.
    """
    return escaped(_ENCODER.encode(document(report, attempt, since)).decode()).encode()


def decode(document: bytes | str) -> Report:
    """The report in a document that `encode` made.

    Raises msgspec.ValidationError when the document is not such a report, msgspec.DecodeError when it is not JSON.
    """
    return from_json(document if isinstance(document, bytes) else document.encode(), Document).report
