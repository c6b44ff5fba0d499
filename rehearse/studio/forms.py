"""What a page's form sends, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from rehearse.errors import UsageError

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST_BYTES = 2_000_000  # a file of stories is a few kB


async def fields(request: Request) -> dict[str, str]:
    """The last value of each field; line ends are as in files. Raises UsageError for more than two megabytes."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BYTES:
            raise UsageError("This is too long.", "Shorten it; a story should fit on one page.")
    form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1].replace("\r\n", "\n") for name, values in form.items()}
