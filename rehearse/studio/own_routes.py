"""The routes of the settings and of the user's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from rehearse.store.moments import here
from rehearse.studio import own_pages
from rehearse.studio.answers import sent, shown

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from rehearse.studio.takes import Takes


def routes(takes: Takes) -> list[BaseRoute]:
    """All of them."""
    return [
        Route("/settings", shown(lambda _request: own_pages.settings_page(takes))),
        Route("/settings", sent(lambda _request, form: own_pages.save(takes, form)), methods=["POST"]),
        Route("/data", shown(lambda _request: own_pages.data_page())),
        *_export(own_pages.Exporting()),
        Route("/data/delete", shown(lambda _request: own_pages.delete_page())),
        Route("/data/delete", sent(lambda _request, form: own_pages.delete(form)), methods=["POST"]),
    ]


def _export(exporting: own_pages.Exporting) -> list[BaseRoute]:
    async def archive(request: Request) -> Response:
        """A download; the file is gone from this machine's temporary folder once it has been sent."""
        recordings = request.query_params.get("sound") == "yes"
        path, folder = await run_in_threadpool(exporting.make, recordings=recordings)
        gone = BackgroundTask(folder.close)
        name = f"rehearse-{here().date().isoformat()}.zip"
        return FileResponse(path, media_type="application/zip", filename=name, background=gone)

    async def state(_request: Request) -> Response:
        return JSONResponse({"share": exporting.share})

    return [Route("/data/export", archive), Route("/data/export/state", state)]
