"""Why a model could not be downloaded, and what to do first: a sentence each, made from the chain of causes."""

from __future__ import annotations

import errno
import os
import ssl
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urlsplit

from rehearse.speech import hub

_REFUSED = (401, 403, 407, 451)
_LONGEST_CHAIN = 10


def why_not(error: BaseException) -> tuple[str, str]:
    """What happened, as the end of a sentence without its full stop, and what to do first, as whole sentences."""
    chain = [*_causes(error)]
    for link in chain:
        if isinstance(link, HTTPError):
            return _answered(link)
        if isinstance(link, hub.Unanswered):
            return _unanswered(link, chain)
    if any(isinstance(link, OSError) and link.errno == errno.ENOSPC for link in chain):
        return "the disk is full", "Free some space and try again."
    written = next((link for link in chain if isinstance(link, OSError) and link.filename), None)
    if written is not None:
        said = written.strerror or "it fails"
        return f"{written.filename} cannot be written ({said[:1].lower()}{said[1:]})", "Check the folder and try again."
    return f"the connection to {hub.host()} broke off", "Try again: the download goes on where it stopped."


def _causes(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if link is None:
            return
        yield link
        link = link.__cause__ or link.__context__


def _answered(error: HTTPError) -> tuple[str, str]:
    host = urlsplit(error.url or "").hostname or hub.host()
    if error.code in _REFUSED:
        return f"{host}, or a proxy in front of it, refused (error {error.code})", _let_through(host)
    return f"{host} answered with error {error.code}", "Try again later."


def _unanswered(failed: hub.Unanswered, chain: list[BaseException]) -> tuple[str, str]:
    host = f"the model host {failed.host}"
    said = " ".join(map(str, chain)).lower()
    if "tunnel connection failed" in said:
        return f"the proxy refused to connect to {failed.host}", _let_through(failed.host)
    if any(isinstance(link, ssl.SSLCertVerificationError) for link in chain):
        return f"{host} has no valid certificate", "Check the clock of this machine, and whether a proxy is in between."
    if failed.by_proxy:
        return f"{host} could not be reached through the proxy that the environment names", "Check the proxy."
    return f"{host} could not be reached", "Check the connection to the internet and try again."


def _let_through(host: str) -> str:
    proxied = any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy"))
    return f"Ask whoever runs the proxy to let {host} through." if proxied else f"Check whether you may reach {host}."
