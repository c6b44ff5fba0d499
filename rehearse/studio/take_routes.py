"""The routes of a take: begin it, receive its sound, judge it, throw it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from rehearse.data import questions
from rehearse.data.plain_mistakes import plain
from rehearse.data.targets import answer_lengths
from rehearse.errors import UsageError
from rehearse.studio import mock_pages
from rehearse.studio.judged import Asked
from rehearse.studio.sound import carry

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.websockets import WebSocket

    from rehearse.studio.takes import Takes


class Begun(msgspec.Struct, forbid_unknown_fields=True):
    """What a page says when it begins to record: a question of the bank, or a turn of a mock interview."""

    sample_rate_hz: int
    question: str = ""
    device: str = ""
    target_s: int | None = None
    mock: int | None = None
    place: int | None = None


def routes(takes: Takes) -> list[BaseRoute]:
    """All of them."""
    made = _TakeRoutes(takes)
    return [
        Route("/takes", made.begin, methods=["POST"]),
        Route("/takes/{name}/state", made.state),
        Route("/takes/{name}/report", made.finish, methods=["POST"]),
        Route("/takes/{name}", made.discard, methods=["DELETE"]),
        Route("/takes/{name}/keep", made.keep, methods=["POST"]),
        Route("/takes/{name}/discard", made.thrown, methods=["POST"]),
        WebSocketRoute("/takes/{name}/sound", made.sound),
    ]


def asked(begun: Begun) -> Asked:
    """The question that the take answers. Raises UsageError for an unknown question or target length."""
    if begun.target_s is not None and begun.target_s not in answer_lengths().seconds:
        raise UsageError(f"{begun.target_s} s is not a target length.", "Reload the page.")
    target_s = None if begun.target_s is None else float(begun.target_s)
    if begun.mock is None or begun.place is None:
        return Asked(questions.find(begun.question), target_s)
    return Asked(mock_pages.question_of(begun.mock, begun.place), target_s, (begun.mock, begun.place))


class _TakeRoutes:
    def __init__(self, takes: Takes) -> None:
        self._takes = takes

    async def begin(self, request: Request) -> Response:
        try:
            begun = msgspec.json.decode(await request.body(), type=Begun)
        except msgspec.MsgspecError as error:
            raise UsageError(
                f"The page sent something the studio does not know: {plain(error)}.", "Reload it."
            ) from error
        wanted = await run_in_threadpool(asked, begun)
        name = await run_in_threadpool(self._takes.begin, wanted, begun.sample_rate_hz, begun.device)
        return JSONResponse({"take": name})

    async def finish(self, request: Request) -> Response:
        take = self._takes.get(request.path_params["name"])
        await run_in_threadpool(take.end)
        await run_in_threadpool(self._takes.report, take)
        if take.error is not None and take.state == "failed":
            raise take.error
        return RedirectResponse(take.page, 303)

    async def state(self, request: Request) -> Response:
        """Whether a page still records the take; a studio that was started again does not know it, and says no."""
        recording = await run_in_threadpool(self._takes.recording)
        return JSONResponse({"recording": request.path_params["name"] in recording})

    async def discard(self, request: Request) -> Response:
        await run_in_threadpool(self._takes.get(request.path_params["name"]).discard)
        return Response(status_code=204)

    async def keep(self, request: Request) -> Response:
        take = self._takes.get(request.path_params["name"])
        await run_in_threadpool(self._takes.keep, take)
        return RedirectResponse(take.page, 303)

    async def thrown(self, request: Request) -> Response:
        await self.discard(request)
        return RedirectResponse("/", 303)

    async def sound(self, socket: WebSocket) -> None:
        try:
            take = self._takes.get(socket.path_params["name"])
        except UsageError as error:
            await socket.accept()
            await socket.send_json({"error": error.message, "hint": error.hint})
            await socket.close()
            return
        await carry(socket, self._takes, take)
