"""Download the files of a model from the hub: by https, and from no host but those named in model_hosts.toml.

Every address is checked before anything is looked up or connected to: the first one, and wherever the hub leads. A
proxy that the environment names is used, and asked for those hosts only. Nothing about the user is sent, no token.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from fnmatch import fnmatchcase
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

import msgspec

from rehearse.data import load
from rehearse.speech.models import Stock
from rehearse.speech.packaged import sha256

ENDPOINT = "HF_ENDPOINT"  # by which the hub's own library knows a mirror
REACH_S = 15.0  # timeout for each response
_PIECE_BYTES = 1 << 18
_HAS_ALL = 416  # the server's answer to a request for what follows the end of a file


class Hub(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where models are downloaded from: the first address, and the hosts that it may lead to."""

    address: str
    hosts: tuple[str, ...]


class OtherHost(Exception):
    """An address that may not be asked: another host, or no https. Its text is the end of a sentence."""


class Unanswered(OSError):
    """A host from which no answer came; by_proxy: a proxy was asked to connect to it."""

    def __init__(self, host: str, *, by_proxy: bool) -> None:
        super().__init__(f"no answer from {host}")
        self.host, self.by_proxy = host, by_proxy


def host() -> str:
    """The host that downloads begin at."""
    address = os.environ.get(ENDPOINT) or load("model_hosts.toml", Hub).address
    return urlsplit(address).hostname or address


def fetch(stock: Stock, into: Path, progress_bar: type | None = None) -> None:
    """Download the model's files, each from where an earlier download of it stopped.

    progress_bar: a tqdm class that shows the bytes. Raises OtherHost, Unanswered, or another OSError where the
    network or the disk fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    hub = load("model_hosts.toml", Hub)
    address = os.environ.get(ENDPOINT) or hub.address
    for name, expected in stock.sha256.items():
        file = into / name
        if not (file.is_file() and sha256(file) == expected):
            _fetch(hub, f"{address}/{stock.repository}/resolve/{stock.revision}/{name}", file, progress_bar)


def _fetch(hub: Hub, address: str, file: Path, progress_bar: type | None) -> None:
    before = file.stat().st_size if file.is_file() else 0
    headers = {"User-Agent": "rehearse", **({"Range": f"bytes={before}-"} if before else {})}
    try:
        request = Request(address, headers=headers)  # noqa: S310 - the scheme is checked in _allowed
    except ValueError as error:
        raise OtherHost(f"{address} is not the address of a permitted model host") from error
    try:
        answer = _opener(hub).open(_allowed(hub, request), timeout=REACH_S)
    except HTTPError as error:
        error.close()
        if error.code == _HAS_ALL:
            return
        raise
    assert isinstance(answer, HTTPResponse)  # noqa: S101 - what an opener with nothing but https gives
    with answer:
        before = before if answer.status == 206 else 0
        _save(answer, file, before, progress_bar)


def _save(answer: HTTPResponse, file: Path, before: int, progress_bar: type | None) -> None:
    """Append the answer to the first `before` bytes of the file; OSError if it ends before its stated length."""
    length = answer.length
    total = None if length is None else before + length
    shown = nullcontext() if progress_bar is None else progress_bar(
        desc=file.name, total=total, initial=before, unit="B", unit_scale=True
    )  # fmt: skip
    with shown as bar, file.open("ab" if before else "wb") as target:
        while piece := answer.read(_PIECE_BYTES):
            target.write(piece)
            if bar is not None:
                bar.update(len(piece))
    if total is not None and file.stat().st_size < total:
        raise OSError(f"{file.name} ended early")


def _allowed(hub: Hub, request: Request) -> Request:
    """The request, if its host is one of the hub's."""
    host = (request.host or "").lower()
    plain = host.replace("-", "").replace(".", "").isalnum()  # no port, no password
    named = plain and any(fnmatchcase(host, pattern) for pattern in hub.hosts)
    if request.type != "https" or not named:
        raise OtherHost(f"{request.type}://{host} is not a permitted model host")
    return request


class _Asks(HTTPSHandler):
    """Asks a host by https; raises Unanswered where no answer comes."""

    def https_open(self, req: Request) -> HTTPResponse:
        """The answer."""
        try:
            return super().https_open(req)
        except (OSError, HTTPException) as error:
            asked = urlsplit(req.full_url)
            raise Unanswered(asked.hostname or "", by_proxy=req.host != asked.netloc) from error


class _Leads(HTTPRedirectHandler):
    """Follows where the hub leads as long as that is another of its own hosts."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def redirect_request(  # noqa: PLR0917 - as the library calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request; raises OtherHost."""
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        return None if following is None else _allowed(self._hub, following)


def _opener(hub: Hub) -> OpenerDirector:
    """What opens https addresses, and nothing else: no http, no ftp, no files."""
    opener = OpenerDirector()
    handlers: tuple[Any, ...] = (
        ProxyHandler(), _Asks(), _Leads(hub), HTTPDefaultErrorHandler(), HTTPErrorProcessor(),
    )  # fmt: skip
    for handler in handlers:
        opener.add_handler(handler)
    return opener
