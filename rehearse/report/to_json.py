"""The report as JSON: one object, keys in a fixed order, described by `rehearse/data/report.schema.json`."""

import msgspec

from rehearse.data.plain_text import escaped
from rehearse.types import Report

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Document(msgspec.Struct, frozen=True):
    """What `rehearse analyze --json` and `rehearse check --json` print."""

    report: Report


def encode(report: Report) -> bytes:
    """`{"report": …}` in UTF-8, without a newline; the same report gives the same bytes; None is null.

    Characters that could steer a terminal are written as their numbers.
    """
    return escaped(_ENCODER.encode(Document(report)).decode()).encode()


def decode(document: bytes | str) -> Report:
    """The report in a document that `encode` made.

    Raises msgspec.ValidationError when the document is not such a report, msgspec.DecodeError when it is not JSON.
    """
    return msgspec.json.decode(document, type=Document).report
