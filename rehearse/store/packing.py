"""Reports as the database stores them: compressed JSON."""

import zlib

import msgspec

from rehearse.data import from_json
from rehearse.errors import StoreError
from rehearse.store.failures import SAFE
from rehearse.store.moments import is_moment
from rehearse.types import Report

LARGEST_BYTES = 1 << 28  # that of 10 MB of text is half of this; a few kilobytes can swell to gigabytes


class _Said(msgspec.Struct):
    text: str = ""


class _Spoken(msgspec.Struct):
    transcript: _Said | None = None


def packed(report: Report) -> bytes:
    """The report as it is stored."""
    return zlib.compress(msgspec.json.encode(report))


def unpacked(number: int, body: object, largest_bytes: int = LARGEST_BYTES) -> Report:
    """The report of attempt `number`; raises StoreError where it is damaged, or larger than any report can be."""
    try:
        report = from_json(_inflated(body, largest_bytes), Report)
        if not is_moment(report.provenance.created):
            raise msgspec.ValidationError("its time is invalid")
        return report
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        hint = f"`rehearse data delete {number}` removes it. {SAFE}"
        raise StoreError(f"The report of take {number} cannot be read ({error}).", hint) from error


def words(body: object) -> str | None:
    """The words of a report alone, far sooner than the whole; empty without a transcript, None where it is damaged."""
    try:
        said = from_json(_inflated(body, LARGEST_BYTES), _Spoken).transcript
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return said.text if said else ""


def _inflated(body: object, largest_bytes: int) -> bytes:
    if not isinstance(body, bytes):
        raise zlib.error("it is not a report")
    stream = zlib.decompressobj()
    content = stream.decompress(body, largest_bytes)
    if not stream.eof:
        raise zlib.error("it is incomplete, or larger than any report")
    return content
