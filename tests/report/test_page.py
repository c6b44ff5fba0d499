"""The page in a real browser: offline, by mouse and keyboard, light and dark, wide and narrow, on paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from rehearse.report import sound, to_html
from tests import builders_report as reports
from tests.chromium import serious_faults

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample report as a page."""
    made = tmp_path_factory.mktemp("pages")
    recording = reports.speak(reports.full(), made / "answer.wav")
    heard = sound.listen(recording)
    for name, build in reports.ALL.items():
        page = to_html.render(build(), None if name == "text_only" else heard)
        (made / f"{name}.html").write_text(page, encoding="utf-8")
    to_html.write(reports.full(), recording, made / "beside.html", embed=False)
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that notes whatever goes wrong in `page.faults` and every address that is asked for."""
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    yield opened
    opened.close()


def watched(page: Page) -> tuple[list[str], list[str]]:
    """Faults and addresses, filled while the page lives."""
    faults: list[str] = []
    addresses: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("request", lambda request: addresses.append(request.url))
    return faults, addresses


def opened(page: Page, folder: Path, name: str) -> Page:
    """The page with its sound ready. What waits here waits in promises: the page's policy forbids eval."""
    page.goto((folder / f"{name}.html").as_uri())
    page.evaluate(
        "() => { const audio = document.querySelector('audio'); return !audio || audio.readyState >= 1 ||"
        " new Promise((done) => audio.addEventListener('loadedmetadata', () => done(true))); }"
    )
    return page


def sought(page: Page, act: Callable[[], object]) -> float:
    """Where the sound is set to when the person does something, in seconds."""
    page.evaluate(
        "() => { window.sought = new Promise((done) => document.querySelector('audio').addEventListener("
        "'seeking', (event) => done(event.target.currentTime), { once: true })); }"
    )
    act()
    at: float = page.evaluate("window.sought")
    return at


def wait_until_played(page: Page, at_s: float) -> None:
    """Return when the sound has moved on past a moment."""
    page.evaluate(
        "(at) => new Promise((done) => { const audio = document.querySelector('audio');"
        " const look = () => audio.currentTime > at ? done() : requestAnimationFrame(look); look(); })",
        at_s,
    )


def playing(page: Page) -> bool:
    return not page.evaluate("document.querySelector('audio').paused")


@pytest.mark.parametrize("name", [*reports.ALL, "beside"])
def test_it_opens_without_a_fault_and_asks_for_nothing_outside(name: str, page: Page, folder: Path) -> None:
    faults, addresses = watched(page)
    opened(page, folder, name)
    assert faults == []
    outside = [address for address in addresses if not address.startswith((folder.as_uri(), "blob:", "data:"))]
    assert outside == []
    assert page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["full", "beside"])
@pytest.mark.parametrize("nth", [0, 40, 150])
def test_clicking_a_word_plays_it(name: str, nth: int, page: Page, folder: Path) -> None:
    opened(page, folder, name)
    word = page.locator(".said .w[data-s]").nth(nth)
    at = sought(page, word.click)
    assert at == pytest.approx(float(word.get_attribute("data-s") or -1), abs=0.1)
    wait_until_played(page, at + 0.05)
    assert playing(page)


def test_the_word_that_is_heard_is_lit(page: Page, folder: Path) -> None:
    opened(page, folder, "full")
    page.locator(".said .w[data-s]").nth(30).click()
    page.wait_for_selector(".w.playing")


def test_the_space_bar_plays_and_pauses(page: Page, folder: Path) -> None:
    opened(page, folder, "full")
    page.keyboard.press("Space")
    assert playing(page)
    page.keyboard.press("Space")
    assert not playing(page)


def test_the_arrows_go_two_seconds(page: Page, folder: Path) -> None:
    opened(page, folder, "full")
    page.evaluate("document.querySelector('audio').currentTime = 10")
    assert sought(page, lambda: page.keyboard.press("ArrowRight")) == pytest.approx(12, abs=0.1)
    assert sought(page, lambda: page.keyboard.press("ArrowLeft")) == pytest.approx(10, abs=0.1)


def test_n_and_p_step_through_the_moments(page: Page, folder: Path) -> None:
    opened(page, folder, "full")
    times = [float(one) for one in page.locator("button.moment").evaluate_all("nodes => nodes.map(n => n.dataset.s)")]
    assert sought(page, lambda: page.keyboard.press("n")) == pytest.approx(times[0], abs=0.1)
    page.keyboard.press("Space")
    assert sought(page, lambda: page.keyboard.press("n")) == pytest.approx(times[1], abs=0.1)
    assert page.locator(".now").inner_text().startswith("2 of ")
    page.evaluate("document.querySelector('audio').currentTime = 60")
    assert sought(page, lambda: page.keyboard.press("p")) in [pytest.approx(one, abs=0.1) for one in times if one < 59]


def test_a_pause_before_the_sound_has_begun_is_no_fault_of_the_sound(page: Page, folder: Path) -> None:
    """Browsers reject the promise of play() with an AbortError when pause() comes first."""
    opened(page, folder, "full")
    page.locator("button.moment").first.evaluate("node => { node.click(); document.querySelector('audio').pause(); }")
    page.wait_for_timeout(300)
    assert "cannot be played" not in page.locator(".now").inner_text()


def test_clicking_the_timeline_seeks_to_that_place(page: Page, folder: Path) -> None:
    opened(page, folder, "full")
    page.evaluate("document.querySelector('svg.axis').scrollIntoView({block: 'center'})")  # clear of the player
    box = page.locator("svg.axis").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] - 20
    assert sought(page, lambda: page.mouse.click(x, y)) == pytest.approx(30, abs=0.5)


@pytest.mark.slow
@pytest.mark.parametrize("name", reports.ALL)
def test_nothing_overflows_on_a_phone_a_tablet_and_a_desk(name: str, page: Page, folder: Path) -> None:
    opened(page, folder, name)
    for width in (360, 768, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_mode_is_dark(page: Page, folder: Path) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, folder, "full")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 27)"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "scheme"),
    [("full", "light"), ("full", "dark"), ("no_hire", "dark"), ("text_only", "light"), ("without_words", "light")],
)
def test_axe_finds_no_serious_fault(name: str, scheme: Any, page: Page, folder: Path) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, folder, name)
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert serious_faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in reports.ALL if name != "hostile"])
def test_it_prints_on_at_most_three_pages(name: str, page: Page, folder: Path) -> None:
    opened(page, folder, name)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3


def test_the_verdict_is_no_narrow_column_beside_empty_cards(page: Page, folder: Path) -> None:
    """What to fix next stands below it and would be pushed out of the window."""
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, folder, "judged")
    widths = {
        name: page.locator(name).first.evaluate("node => node.offsetWidth") for name in (".verdict-card", ".card")
    }
    assert widths[".verdict-card"] > 1.4 * widths[".card"]
