"""The report as JSON: one object, keys in a fixed order, described by `rehearse/data/report.schema.json`."""

import msgspec

from rehearse.types import Report

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Document(msgspec.Struct, frozen=True):
    """What `rehearse analyze --json` and `rehearse check --json` print."""

    report: Report


def encode(report: Report) -> bytes:
    """`{"report": …}` in UTF-8, without a newline; the same report gives the same bytes; None is null."""
    return _ENCODER.encode(Document(report))


def decode(document: bytes | str) -> Report:
    """The report in a document that `encode` made.

    Raises msgspec.ValidationError when the document is not such a report, msgspec.DecodeError when it is not JSON.
    """
    return msgspec.json.decode(document, type=Document).report
