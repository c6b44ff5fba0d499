"""The report as JSON: one object, keys in a fixed order, described by `rehearse/data/report.schema.json`."""

from typing import TypeVar

import msgspec
from msgspec.structs import replace

from rehearse.data.plain_text import escaped
from rehearse.data.reasons import sentence_of
from rehearse.report.wording import why
from rehearse.types import Content, Reason, Report, VerdictReason

R = TypeVar("R", Reason, VerdictReason)
_ENCODER = msgspec.json.Encoder(order="deterministic")


class Document(msgspec.Struct, frozen=True):
    """What `rehearse analyze --json`, `record`, `show` and `check` print; of several files, one of each."""

    report: Report
    attempt: int | None = None
    path: str | None = None


def document(report: Report, attempt: int | None = None) -> Document:
    """The report with the number under which it is kept (None: it is not) and the file as it was named.

    Reasons have their sentences in it, too.
    """
    content = _said(report.content) if report.content is not None else None
    return Document(replace(report, content=content), attempt, report.audio.path if report.audio else None)


def _said(content: Content) -> Content:
    scores = {
        row: replace(score, why=why(score), reasons=_texts(score.reasons)) for row, score in content.scores.items()
    }
    return replace(content, scores=scores, verdict_reasons=_texts(content.verdict_reasons))


def _texts(reasons: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(replace(reason, text=sentence_of(reason)) for reason in reasons)


def encode(report: Report, attempt: int | None = None) -> bytes:
    """`{"attempt": …, "path": …, "report": …}` in UTF-8, without a newline; the same report gives the same bytes.

    Characters that could steer a terminal are written as their numbers.
    """
    return escaped(_ENCODER.encode(document(report, attempt)).decode()).encode()


def decode(document: bytes | str) -> Report:
    """The report in a document that `encode` made.

    Raises msgspec.ValidationError when the document is not such a report, msgspec.DecodeError when it is not JSON.
    """
    return msgspec.json.decode(document, type=Document).report
