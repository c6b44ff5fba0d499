"""Reports as the database stores them: compressed JSON."""

import zlib
from typing import get_args

import msgspec

from rehearse.data import from_json
from rehearse.data.plain_mistakes import plain
from rehearse.errors import StoreError
from rehearse.store.failures import SAFE
from rehearse.store.moments import is_moment
from rehearse.types import PartName, Report

_BEYOND = 1 << 40  # seconds, bytes, points
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
        return checked(from_json(_inflated(body, largest_bytes), Report))
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        hint = f"`rehearse data delete {number}` deletes it. {SAFE}"
        raise StoreError(f"The report of take {number} cannot be read ({plain(error)}).", hint) from error


def checked(report: Report) -> Report:
    """The report; raises msgspec.ValidationError where it has the right types and values that no report can have."""
    if not is_moment(report.provenance.created):
        raise msgspec.ValidationError("its time is invalid")
    content = report.content
    if content is not None and not set(get_args(PartName)) <= content.parts.keys():
        raise msgspec.ValidationError("a part of its story is missing")
    scores = content.scores.values() if content is not None else ()
    if not all(map(_is_possible, (report.audio, report.delivery, report.live, content, *scores))):
        raise msgspec.ValidationError("a number in it is impossibly large")
    if not report.delivery.target_s > 0:
        raise msgspec.ValidationError("its target length is invalid")
    return report


def _is_possible(value: object) -> bool:
    """Whether it is no number beyond what any recording can have, nor holds one; lists are not looked at."""
    if isinstance(value, msgspec.Struct):
        return all(_is_possible(getattr(value, name)) for name in value.__struct_fields__)
    return not isinstance(value, (int, float)) or abs(value) < _BEYOND


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
