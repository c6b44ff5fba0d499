"""Nobody but the browser that came by the link gets anything of the studio."""

import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus

from rehearse.errors import UsageError
from rehearse.studio.server import USUAL_PORT, listen
from tests.studio.running import Studio


@pytest.mark.slow
def test_the_page_is_given_to_the_browser_that_came_by_the_link(studio: Studio) -> None:
    assert "Last takes" in studio.ask("/").text


@pytest.mark.parametrize("path", ["/", "/attempts", "/attempts/1/page", "/data/export", "/static/take.js", "/nothing"])
@pytest.mark.parametrize("cookie", ["", "rehearse-1=x", "rehearse=guess"])
def test_without_the_cookie_nothing_is_given(studio: Studio, path: str, cookie: str) -> None:
    got = studio.ask(path, cookie=cookie)
    assert got.status == 403
    assert "link" in got.text


def test_a_link_opens_once_and_a_guess_never(studio: Studio) -> None:
    parts = urlsplit(studio.link)
    assert studio.ask(f"{parts.path}?{parts.query}", cookie="").status == 403
    assert studio.ask("/enter?token=guess", cookie="").status == 403
    assert studio.ask("/enter", cookie="").status == 403


def test_whoever_comes_without_a_new_link_reads_how_to_get_one(studio: Studio) -> None:
    parts = urlsplit(studio.link)
    for path in ("/", "/attempts/1", f"{parts.path}?{parts.query}"):
        page = studio.ask(path, cookie="").text
        assert "works only once" in page
        assert "press Enter" in page


def test_a_browser_that_is_in_may_use_its_link_again_and_stays_in_when_it_is_closed(studio: Studio) -> None:
    parts = urlsplit(studio.link)
    got = studio.ask(f"{parts.path}?{parts.query}")
    assert (got.status, got.headers["location"]) == (303, "/")
    assert "max-age=" in studio.set_cookie.lower()


def test_the_studio_is_where_it_was_yesterday_unless_somebody_else_is_there() -> None:
    with closing(listen(None)) as first, closing(listen(None)) as second:
        assert first.getsockname()[1] != second.getsockname()[1]
        assert second.getsockname()[1] != USUAL_PORT
    with pytest.raises(UsageError, match="cannot be used"), closing(listen(0)) as taken:
        listen(taken.getsockname()[1])


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "[::1]:80", "127.0.0.1.evil.example"])
def test_another_name_for_this_machine_gets_nothing(studio: Studio, host: str) -> None:
    """What DNS rebinding would bring: our address under the name of another site, with every cookie."""
    assert studio.ask("/", host=host).status == 403
    assert studio.ask("/takes", "POST", "{}", host=host, origin=f"http://{host}").status == 403


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/takes"), ("POST", "/data/delete"), ("DELETE", "/takes/x")])
def test_another_page_changes_nothing(studio: Studio, method: str, path: str, origin: str) -> None:
    assert studio.ask(path, method, "{}", origin=origin).status == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Cookie": ""}, {"Cookie": "rehearse-1=x"}, {"Origin": "null"}]
)
def test_another_page_opens_no_line_for_sound(studio: Studio, headers: dict[str, str]) -> None:
    name = studio.begin()
    try:
        with pytest.raises(InvalidStatus, match="403"), studio.line(name, **headers):
            pass
    finally:
        studio.ask(f"/takes/{name}", "DELETE")


def test_the_studio_listens_on_this_machines_own_address_alone(studio: Studio) -> None:
    port = int(studio.host.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.settimeout(1)
        assert other.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize(
    "path", ["/", "/questions", "/mock", "/attempts", "/stories", "/settings", "/data", "/static/take.js"]
)
def test_every_answer_forbids_what_is_not_the_studios_own(studio: Studio, path: str) -> None:
    headers = studio.ask(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_cookie_is_for_this_site_and_for_no_script(studio: Studio) -> None:
    cookie = studio.set_cookie.lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
