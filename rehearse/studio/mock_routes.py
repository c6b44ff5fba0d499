"""The routes of mock interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from rehearse.studio import mock_pages
from rehearse.studio.answers import done, shown
from rehearse.studio.numbers import NUMBER

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from rehearse.studio.takes import Takes

ONE = f"/mock/{NUMBER}"


def routes(takes: Takes) -> list[BaseRoute]:
    """All of them."""
    return [
        Route("/mock", shown(lambda _request: mock_pages.mocks_page(takes))),
        Route("/mock", done(lambda _request, form: mock_pages.begin(form)), methods=["POST"]),
        Route(ONE, shown(lambda request: mock_pages.mock_page(_number(request), takes.own))),
        Route(f"{ONE}/page", shown(lambda request: mock_pages.card_page(_number(request), takes.own))),
        Route(f"{ONE}/finish", done(lambda request, _form: mock_pages.finish(_number(request))), methods=["POST"]),
        Route(
            f"{ONE}/asked", done(lambda request, form: mock_pages.asked_back(_number(request), form)), methods=["POST"]
        ),
    ]


def _number(request: Request) -> int:
    number: int = request.path_params["number"]
    return number
