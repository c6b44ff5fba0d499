"""Who may talk to the studio: one browser on this machine, which came by the link printed in the terminal.

Three walls, each sufficient for what it stops: the name in `Host` must be ours (DNS rebinding), whatever changes
something or carries sound must come from our own page (`Origin`; cross-site requests and WebSockets), and a cookie must
show that the browser came by the link (other users of the machine, other programs).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from rehearse.studio import closed

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTER = "/enter"
KEPT_S = 30 * 24 * 3600  # how long a browser keeps the cookie, should the studio run that long
OTHER_NAME = "The studio only answers to 127.0.0.1 and localhost.\n"
OTHER_PAGE = "This request did not come from the studio's own pages.\n"
_SAFE = ("GET", "HEAD")


class Keys:
    """The links that can still be used, each once, and the cookie they give."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = f"rehearse-{port}"  # browsers keep cookies by host, whatever the port
        self._session = secrets.token_urlsafe(32)
        self._links: set[str] = set()

    def link(self) -> str:
        """A new address that lets one browser in, once."""
        token = secrets.token_urlsafe(32)
        self._links.add(token)
        return f"http://127.0.0.1:{self.port}{ENTER}?token={token}"

    def spend(self, token: str) -> str | None:
        """The cookie's value for a link that nobody has used; None for any other."""
        known = next((link for link in self._links if hmac.compare_digest(link.encode(), token.encode())), None)
        if known is None:
            return None
        self._links.discard(known)
        return self._session

    def opens(self, value: str) -> bool:
        """Whether this is the cookie that `spend` gave."""
        return hmac.compare_digest(value.encode(), self._session.encode())

    @property
    def hosts(self) -> tuple[str, str]:
        """The host names by which the studio can be reached."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"


class Gate:
    """Lets a request through to the studio or answers it itself; every answer gets the security headers."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if scope["type"] == "websocket":
            await (self._app(scope, receive, send) if refusal is None else _close(receive, send))
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_sealing(scope["path"], headers.get("host", ""))]
            await send(message)

        answer = self._enter(scope, headers) if refusal is None and scope["path"] == ENTER else refusal
        await (answer or self._app)(scope, receive, sealed)

    def _refusal(self, scope: MutableMapping[str, Any], headers: dict[str, str]) -> Response | None:
        """The answer to a request that may not come in; None for one that may, and for one that brings a link."""
        host = headers.get("host", "")
        if host not in self._keys.hosts:
            return PlainTextResponse(OTHER_NAME, 403)
        reads = scope["type"] == "http" and scope["method"] in _SAFE
        if not reads and (scope["path"] == ENTER or headers.get("origin") != f"http://{host}"):
            return PlainTextResponse(OTHER_PAGE, 403)
        return None if scope["path"] == ENTER or self._is_in(headers) else HTMLResponse(closed.PAGE, 403)

    def _enter(self, scope: Scope, headers: dict[str, str]) -> Response:
        """Lets a browser in by an unused link; a browser that is already in needs none."""
        tokens = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        session = self._keys.spend(tokens[0])
        answer = RedirectResponse("/", 303)
        if session is not None:
            answer.set_cookie(self._keys.cookie, session, max_age=KEPT_S, httponly=True, samesite="strict", path="/")
        elif not self._is_in(headers):
            return HTMLResponse(closed.PAGE, 403)
        return answer

    def _is_in(self, headers: dict[str, str]) -> bool:
        return self._keys.opens(_cookie(headers.get("cookie", ""), self._keys.cookie))


def _cookie(line: str, name: str) -> str:
    pairs = (pair.strip().partition("=") for pair in line.split(";"))
    return next((value for key, _, value in pairs if key == name), "")


async def _close(receive: Receive, send: Send) -> None:
    """Refuse a WebSocket before it is accepted: the browser sees 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _sealing(path: str, host: str) -> list[tuple[bytes, bytes]]:
    """Headers of every answer. A report's page holds a policy of its own, and only a page of ours may frame it."""
    framed = path.endswith("/page")
    policy = (
        "frame-ancestors 'self'"
        if framed
        else f"default-src 'none'; style-src 'self' {closed.STYLE_SOURCE}; script-src 'self'; "
        f"img-src 'self'; media-src data: blob:; connect-src 'self' ws://{host}; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    sealing = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",  # without any, browsers would hide the origin of our own forms
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "microphone=(self), camera=(), geolocation=()",
    }
    return [(name.encode(), value.encode()) for name, value in sealing.items()]
