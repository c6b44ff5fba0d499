"""The WebSocket of a take: packets of sound in, acknowledgements, progress and the number of the attempt out."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocketDisconnect

from rehearse.data import from_json
from rehearse.errors import RehearseError
from rehearse.studio.browser_take import BrowserTake

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from rehearse.studio.judged import Judged
    from rehearse.studio.takes import Takes

LOOK_EVERY_S = 0.05


class Keep(msgspec.Struct, forbid_unknown_fields=True):
    """The speaker wants to keep a take in which little was said."""

    keep: bool


class Stop(msgspec.Struct, forbid_unknown_fields=True):
    """The page has sent everything: `stop` samples in all."""

    stop: int


async def carry(socket: WebSocket, takes: Takes, take: Judged) -> None:
    """Serve one connection of a take's page until it closes, or until the take has been kept or has failed."""
    await socket.accept()
    with take.line() if isinstance(take, BrowserTake) else contextlib.nullcontext():
        await _carry(socket, takes, take)


async def _carry(socket: WebSocket, takes: Takes, take: Judged) -> None:
    try:
        await socket.send_json({"have": take.samples, "state": take.state})
        while isinstance(take, BrowserTake) and take.state == "recording":
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if message.get("bytes") is not None:
                have = await run_in_threadpool(take.receive, message["bytes"])
                await socket.send_json({"have": have})
            elif message.get("text") is not None:
                await _stop(socket, take, from_json(message["text"].encode(), Stop).stop)
        await _follow(socket, takes, take)
    except RehearseError as error:  # the disk is full: what is on it is judged
        await run_in_threadpool(take.end)
        await socket.send_json({"error": error.message, "hint": error.hint})
        await _follow(socket, takes, take)
    except (WebSocketDisconnect, msgspec.MsgspecError, RuntimeError):
        return  # the page has gone, or is not ours; the take waits


async def _stop(socket: WebSocket, take: Judged, wanted: int) -> None:
    """End the take once all of it is there; until then say what is."""
    if take.samples < wanted:
        await socket.send_json({"have": take.samples})
    elif not await run_in_threadpool(take.end):
        await socket.send_json({"error": "Nothing was recorded.", "hint": "Check the microphone, then start again."})


async def _wanted(socket: WebSocket) -> None:
    """Wait until the page says to keep the take; packets that were still on their way are ignored."""
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        with contextlib.suppress(msgspec.MsgspecError):
            if from_json((message.get("text") or "").encode(), Keep).keep:
                return


async def _follow(socket: WebSocket, takes: Takes, take: Judged) -> None:
    """Have the take judged, report progress, and then the outcome."""
    if take.state == "discarded":
        return
    work = asyncio.create_task(run_in_threadpool(takes.report, take))
    while not work.done():
        await socket.send_json({"share": round(take.share, 2)})
        await asyncio.wait([work], timeout=LOOK_EVERY_S * 4)
    if take.state == "short":
        await socket.send_json({"short": round(take.said_s, 1)})
        await _wanted(socket)
        await run_in_threadpool(takes.keep, take)
    if take.state == "kept":
        await socket.send_json({"attempt": take.attempt, "page": take.page})
    elif take.error is not None:
        await socket.send_json({"error": take.error.message, "hint": take.error.hint})
