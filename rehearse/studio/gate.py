"""Who may talk to the studio: one browser on this machine, which came by the link that the terminal printed.

Three walls, each enough by itself for what it stops: the name in `Host` must be ours (DNS rebinding), whatever changes
something or carries sound must come from our own page (`Origin`; cross-site requests and WebSockets), and a cookie must
say that the browser came by the link (other users of the machine, other programs).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTER = "/enter"
NO_LINK = "Open the link that `rehearse studio` printed; press Enter there for a new one.\n"
OTHER_NAME = "The studio only answers to 127.0.0.1 and localhost.\n"
OTHER_PAGE = "This request did not come from the studio's own pages.\n"
_SAFE = ("GET", "HEAD")


class Keys:
    """The links that still open the door, each once, and the cookie behind it."""

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
        """The names under which the studio is asked for."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"


class Gate:
    """Lets a request through to the studio, or answers it itself; every answer gets the security headers."""

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

        if refusal is None and scope["path"] == ENTER:
            await self._enter(scope)(scope, receive, sealed)
        elif refusal is None:
            await self._app(scope, receive, sealed)
        else:
            await PlainTextResponse(refusal, 403)(scope, receive, sealed)

    def _refusal(self, scope: MutableMapping[str, Any], headers: dict[str, str]) -> str | None:
        host = headers.get("host", "")
        if host not in self._keys.hosts:
            return OTHER_NAME
        reads = scope["type"] == "http" and scope["method"] in _SAFE
        if not reads and headers.get("origin") != f"http://{host}":
            return OTHER_PAGE
        if scope["path"] == ENTER:
            return None if reads else OTHER_PAGE
        return None if self._keys.opens(_cookie(headers.get("cookie", ""), self._keys.cookie)) else NO_LINK

    def _enter(self, scope: Scope) -> RedirectResponse | PlainTextResponse:
        tokens = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        session = self._keys.spend(tokens[0])
        if session is None:
            return PlainTextResponse(NO_LINK, 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._keys.cookie, session, httponly=True, samesite="strict", path="/")
        return answer


def _cookie(line: str, name: str) -> str:
    pairs = (pair.strip().partition("=") for pair in line.split(";"))
    return next((value for key, _, value in pairs if key == name), "")


async def _close(receive: Receive, send: Send) -> None:
    """Refuse a WebSocket before it is accepted: the browser sees 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _sealing(path: str, host: str) -> list[tuple[bytes, bytes]]:
    """Headers of every answer. A report has a policy of its own in its page, and may stand in a frame of ours alone."""
    framed = path.endswith("/page")
    policy = (
        "frame-ancestors 'self'"
        if framed
        else "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; "
        f"connect-src 'self' ws://{host}; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    sealing = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",  # with none at all browsers would hide the origin of our own forms
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "microphone=(self), camera=(), geolocation=()",
    }
    return [(name.encode(), value.encode()) for name, value in sealing.items()]
