"""Reports as they lie in the database: JSON, compressed."""

import zlib

import msgspec

from rehearse.data import from_json
from rehearse.errors import StoreError
from rehearse.store.failures import SAFE
from rehearse.types import Report


def packed(report: Report) -> bytes:
    """The report as it is stored."""
    return zlib.compress(msgspec.json.encode(report))


def unpacked(number: int, body: bytes) -> Report:
    """The report of attempt `number`; raises StoreError where it is damaged."""
    try:
        return from_json(zlib.decompress(body), Report)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as error:
        hint = f"`rehearse data delete {number}` removes it. {SAFE}"
        raise StoreError(f"The report of attempt {number} cannot be read ({error}).", hint) from error
