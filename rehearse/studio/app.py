"""The addresses of the studio. Each reads or changes through the rooms below; nothing is decided here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from rehearse.data import questions
from rehearse.data.questions import principle_names
from rehearse.errors import NoSuchAttempt, RehearseError, UsageError
from rehearse.practice import stories
from rehearse.practice.choose import Wanted
from rehearse.settings import database_path
from rehearse.studio import pages
from rehearse.studio.gate import Gate, Keys
from rehearse.studio.sound import carry

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp
    from starlette.websockets import WebSocket

    from rehearse.studio.takes import Takes

KINDS = {"css": "text/css", "js": "text/javascript"}
LARGEST_FORM_BYTES = 2_000_000  # a file of stories is a few kB


class Begun(msgspec.Struct, forbid_unknown_fields=True):
    """What a page says when it begins to record."""

    question: str
    sample_rate_hz: int
    device: str = ""


def studio(takes: Takes, keys: Keys) -> ASGIApp:
    """The application, behind its gate."""
    routes = [
        Route("/", _shown(lambda _request: pages.home_page(takes, takes.own))),
        Route("/questions", _shown(_questions)),
        Route("/answer/{question}", _shown(lambda request: pages.answer_page(_question(request), takes.own))),
        Route("/attempts", _shown(lambda _request: pages.attempts_page())),
        Route("/attempts/{number:int}", _shown(lambda request: pages.attempt_page(request.path_params["number"]))),
        Route("/attempts/{number:int}/page", _shown(_report)),
        Route("/beside/{first:int}/{second:int}", _shown(lambda request: pages.beside_page(**request.path_params))),
        Route("/progress", _shown(lambda _request: pages.render("progress.html.j2", "/progress"))),
        Route("/progress/page", _shown(lambda _request: pages.progress_page(takes.own))),
        Route("/stories", _shown(lambda _request: pages.stories_page())),
        Route("/stories", _save_stories, methods=["POST"]),
        Route("/static/{name}", _static),
        Route("/takes", _begin(takes), methods=["POST"]),
        Route("/takes/{name}/report", _finish(takes), methods=["POST"]),
        Route("/takes/{name}", _discard(takes), methods=["DELETE"]),
        WebSocketRoute("/takes/{name}/sound", _sound(takes)),
    ]
    app = Starlette(routes=routes, exception_handlers={RehearseError: _failed, 404: _unknown, 500: _broken})
    return Gate(app, keys)


def _shown(page: Callable[[Request], str]) -> Callable[[Request], Any]:
    """The page as an answer; it reads files, so it is made on a thread of its own."""

    async def answer(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(page, request))

    return answer


def _question(request: Request) -> Any:
    return questions.find(request.path_params["question"])


def _questions(request: Request) -> str:
    asked = {name: value for name, value in request.query_params.items() if value}
    wanted = Wanted(
        principle=asked.get("principle"),
        difficulty=asked.get("difficulty"),
        kind=asked.get("kind"),
        words=asked.get("words"),
    )
    return pages.questions_page(wanted)


def _report(request: Request) -> str:
    from rehearse.store.attempts import Store

    if not database_path().exists():
        raise NoSuchAttempt("There are no attempts yet.", "Answer a question first.")
    with Store(database_path()) as store:
        found = store.get(request.path_params["number"])
    return pages.report_page(found, Path(found.recording) if found.recording else None)


async def _save_stories(request: Request) -> Response:
    if int(request.headers.get("content-length", "0")) > LARGEST_FORM_BYTES:
        raise UsageError("This is too long for a file of stories.", "Keep a story to a page.")
    form = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    text, before = (form.get(name, [""])[0].replace("\r\n", "\n") for name in ("text", "before"))
    return HTMLResponse(await run_in_threadpool(_stored, text, before))


def _stored(text: str, before: str) -> str:
    """Write the stories, unless the file has changed since the page was opened; the page that says what came of it."""
    from rehearse.report.to_html import replace

    path = stories.path()
    now = path.read_text(encoding="utf-8") if path.is_file() else ""
    if now.replace("\r\n", "\n") != before:
        changed = "The file was changed elsewhere. Copy your text, open this page again and put it in."
        return pages.stories_page(problem=changed, text=text)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, text.encode())
    try:
        stories.read_own(principle_names())
    except UsageError as error:
        return pages.stories_page(problem=f"Saved. {error.message} {error.hint}")
    return pages.stories_page(saved="Saved.")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    kind = KINDS.get(name.rpartition(".")[2])
    try:
        return Response(pages.static(name) if kind else b"", 200 if kind else 404, media_type=kind)
    except (FileNotFoundError, OSError):
        return Response(b"", 404)


def _begin(takes: Takes) -> Callable[[Request], Any]:
    async def begin(request: Request) -> Response:
        try:
            begun = msgspec.json.decode(await request.body(), type=Begun)
        except msgspec.MsgspecError as error:
            raise UsageError(f"The page asked for something unknown: {error}", "Load it again.") from error
        question = await run_in_threadpool(questions.find, begun.question)
        name = await run_in_threadpool(takes.begin, question, begun.sample_rate_hz, begun.device)
        return JSONResponse({"take": name})

    return begin


def _finish(takes: Takes) -> Callable[[Request], Any]:
    async def finish(request: Request) -> Response:
        take = takes.get(request.path_params["name"])
        await run_in_threadpool(take.end)
        await run_in_threadpool(takes.report, take)
        if take.error is not None and take.state == "failed":
            raise take.error
        return RedirectResponse(f"/attempts/{take.attempt}", 303)

    return finish


def _discard(takes: Takes) -> Callable[[Request], Any]:
    async def discard(request: Request) -> Response:
        await run_in_threadpool(takes.get(request.path_params["name"]).discard)
        return Response(status_code=204)

    return discard


def _sound(takes: Takes) -> Callable[[WebSocket], Any]:
    async def sound(socket: WebSocket) -> None:
        try:
            take = takes.get(socket.path_params["name"])
        except UsageError as error:
            await socket.accept()
            await socket.send_json({"error": error.message, "hint": error.hint})
            await socket.close()
            return
        await carry(socket, takes, take)

    return sound


async def _failed(request: Request, error: Exception) -> Response:
    """One sentence and what to do, as a page or as JSON."""
    assert isinstance(error, RehearseError)  # noqa: S101 - what this handler is registered for
    status = 404 if isinstance(error, (NoSuchAttempt, UsageError)) else 500
    if request.method != "GET" and request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"error": error.message, "hint": error.hint}, status)
    return HTMLResponse(pages.render("error.html.j2", "", message=error.message, hint=error.hint), status)


async def _unknown(_request: Request, _error: Exception) -> Response:
    page = pages.render("error.html.j2", "", message="There is no such page.", hint="Go on from the home page.")
    return HTMLResponse(page, 404)


async def _broken(_request: Request, error: Exception) -> Response:
    """A fault of ours: one sentence on the page; the traceback stays off the terminal."""
    message = f"This page could not be made: {type(error).__name__}: {error}"
    hint = "Your takes are safe. Please report this sentence."
    return HTMLResponse(pages.render("error.html.j2", "", message=message, hint=hint), 500)
