"""How a route answers: pages and changes read and write files, so each runs on a thread of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rehearse.studio.forms import fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    Endpoint = Callable[[Request], Any]
    Form = dict[str, str]


def shown(page: Callable[[Request], str]) -> Endpoint:
    """The page that the function makes."""

    async def answer(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(page, request))

    return answer


def sent(page: Callable[[Request, Form], str]) -> Endpoint:
    """The page that the function makes from a form."""

    async def answer(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(page, request, await fields(request)))

    return answer


def done(change: Callable[[Request, Form], str]) -> Endpoint:
    """A redirect to the address that the function returns, after it has done what the form asks."""

    async def answer(request: Request) -> Response:
        return RedirectResponse(await run_in_threadpool(change, request, await fields(request)), 303)

    return answer
