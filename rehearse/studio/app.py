"""The studio's routes. Each reads or changes data through the rooms below; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from rehearse.data import questions
from rehearse.errors import MicrophoneError, NoSuchAttempt, RehearseError, UsageError
from rehearse.practice.choose import Wanted
from rehearse.studio import after_take, asking_pages, mock_routes, own_routes, pages, story_pages, take_routes
from rehearse.studio.answers import done, sent, shown
from rehearse.studio.compare_page import compare_page
from rehearse.studio.gate import Gate, Keys
from rehearse.studio.hints import Page, for_the_browser
from rehearse.studio.numbers import NUMBER, PAIR
from rehearse.studio.render import render, static
from rehearse.studio.reports import report_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from rehearse.studio.answers import Form
    from rehearse.studio.takes import Takes
    from rehearse.types import Question

_NOT_FOUND = (NoSuchAttempt, UsageError)
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def studio(takes: Takes, keys: Keys) -> ASGIApp:
    """The ASGI application, behind its gate."""
    routes = [
        Route("/", shown(lambda _request: pages.home_page(takes))),
        Route("/questions", shown(_questions)),
        Route("/answer/{question}", shown(lambda request: pages.answer_page(_question(request), takes))),
        Route(f"/beside/{PAIR}", shown(lambda request: compare_page(takes.own, **request.path_params))),
        Route("/progress", shown(lambda _request: pages.progress_page(takes.own))),
        Route("/progress/page", shown(lambda _request: pages.progress_report(takes.own))),
        Route("/stories", shown(lambda _request: story_pages.stories_page())),
        Route("/stories", sent(lambda _request, form: story_pages.saved(form)), methods=["POST"]),
        Route("/stories/new", sent(lambda _request, form: story_pages.added(form)), methods=["POST"]),
        Route("/ask", shown(lambda _request: asking_pages.asking_page())),
        Route("/ask", done(lambda _request, form: asking_pages.chosen(form)), methods=["POST"]),
        Route("/ask/remove", done(lambda _request, form: asking_pages.removed(form)), methods=["POST"]),
        Route("/static/{name}", _static),
        *_attempts(takes),
        *take_routes.routes(takes),
        *mock_routes.routes(takes),
        *own_routes.routes(takes),
    ]
    app = Starlette(routes=routes, exception_handlers={RehearseError: _failed, 404: _unknown, 500: _broken})
    return Gate(app, keys)


def _attempts(takes: Takes) -> list[BaseRoute]:
    def confirm(request: Request, form: Form) -> str:
        after_take.confirm(_number(request), form.get("said", ""), takes.own)
        return f"/attempts/{_number(request)}"

    def story(request: Request, form: Form) -> str:
        after_take.tell_story(_number(request), form.get("story", ""))
        return f"/attempts/{_number(request)}"

    def delete(request: Request, _form: Form) -> str:
        after_take.delete(_number(request))
        return "/attempts"

    one = f"/attempts/{NUMBER}"
    return [
        Route("/attempts", shown(lambda request: pages.attempts_page(request.query_params.get("person") or None))),
        Route(one, shown(lambda request: after_take.attempt_page(_number(request)))),
        Route(f"{one}/page", shown(lambda request: report_page(_number(request)))),
        Route(f"{one}/confirm", done(confirm), methods=["POST"]),
        Route(f"{one}/story", done(story), methods=["POST"]),
        Route(f"{one}/delete", shown(lambda request: after_take.delete_page(_number(request)))),
        Route(f"{one}/delete", done(delete), methods=["POST"]),
    ]


def _number(request: Request) -> int:
    number: int = request.path_params["number"]
    return number


def _question(request: Request) -> Question:
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


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    kind = KINDS.get(name.rpartition(".")[2])
    try:
        return Response(static(name) if kind else b"", 200 if kind else 404, media_type=kind)
    except (FileNotFoundError, OSError):
        return Response(b"", 404)


async def _failed(request: Request, error: Exception) -> Response:
    """One sentence and what to do, as a page or as JSON."""
    assert isinstance(error, RehearseError)  # noqa: S101 - what this handler is registered for
    status = 409 if isinstance(error, MicrophoneError) else 404 if isinstance(error, _NOT_FOUND) else 500
    if request.method != "GET" and request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"error": error.message, "hint": error.hint}, status)
    hint, page = for_the_browser(error.hint)
    return _sentence(error.message, hint, status, page)


async def _unknown(_request: Request, _error: Exception) -> Response:
    return _sentence("There is no such page.", "Go back to the home page.", 404)


async def _broken(_request: Request, error: Exception) -> Response:
    """A bug of ours: one sentence on the page; the traceback stays off the terminal."""
    message = f"This page could not be shown: {type(error).__name__}: {error}"
    hint = "Your takes are safe. Please report this message."
    return _sentence(message, hint, 500)


def _sentence(message: str, hint: str, status: int, page: Page | None = None) -> HTMLResponse:
    return HTMLResponse(render("error.html.j2", "", message=message, hint=hint, page=page), status)
