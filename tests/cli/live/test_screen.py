"""The screen shows the question, a quiet timer and the level; never anything that counts at the speaker."""

import io

import pytest
from rich.console import Console

from rehearse.audio.events import Metered
from rehearse.cli.live.screen import DrawnScreen, PlainScreen
from rehearse.cli.live.view import Phase, View

QUESTION = "Tell me about a time you noticed something that nobody had asked you to look at."
PHASES_BEFORE: tuple[Phase, ...] = ("check", "think")


def level(peak_dbfs: float | None = -12.0, clipped_runs: int = 0) -> Metered:
    """A reading."""
    return Metered(1.0, peak_dbfs, peak_dbfs, clipped_runs, 0.0)


def drawn(view: View, clock: bool = True, width: int = 60) -> str:
    """The lines of one moment on a terminal of that width."""
    console = Console(file=io.StringIO(), force_terminal=True, width=width, color_system=None)
    with console.capture() as captured:
        console.print(DrawnScreen(console, clock)._drawn(view))
    return captured.get()


@pytest.mark.parametrize(
    ("seconds", "lights"),
    [(0.0, "0:00   ○ 60 ○ 90 ○ 120"), (61.0, "1:01   ● 60 ○ 90 ○ 120"), (125.0, "2:05   ● 60 ● 90 ● 120")],
)
def test_the_lights_come_on_at_60_90_and_120_seconds(seconds: float, lights: str) -> None:
    assert lights in drawn(View("take", QUESTION, seconds, level()))


def test_without_clock_no_time_is_shown() -> None:
    shown = drawn(View("take", QUESTION, 95.0, level()), clock=False)
    assert "Recording" in shown
    assert "1:35" not in shown
    assert "90" not in shown


@pytest.mark.parametrize("width", [40, 60, 200])
def test_every_line_fits_the_window(width: int) -> None:
    shown = drawn(View("take", QUESTION, 95.0, level(clipped_runs=9), "No sound arrives. " * 5), width=width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "Tell me about" in shown


def test_clipping_is_shown_beside_the_level() -> None:
    assert "too loud" in drawn(View("take", QUESTION, 5.0, level(0.0, clipped_runs=3)))
    assert "too loud" not in drawn(View("take", QUESTION, 5.0, level(0.0, clipped_runs=1)))


def test_the_level_bar_grows_with_the_level() -> None:
    bars = [drawn(View("take", "", 5.0, level(dbfs))).count("█") for dbfs in (None, -60.0, -30.0, 0.0)]
    assert bars == [0, 0, 15, 30]


def test_plain_lines_say_what_changed_and_no_more() -> None:
    out = io.StringIO()
    screen = PlainScreen(Console(file=out, width=200), clock=True)
    for tenth in range(1300):
        screen.show(View("take", QUESTION, tenth / 10, level(), "No sound arrives." if tenth > 1200 else ""))
    assert out.getvalue().splitlines() == [
        f"Question: {QUESTION}",
        "Recording.",
        "Press Enter to stop, p to pause, r to start over or leave.",
        "60 s",
        "90 s",
        "120 s",
        "! No sound arrives.",
    ]


def test_the_check_names_the_key_that_skips_it_unless_none_can_come() -> None:
    assert "Enter skips" in View("check", QUESTION, 1.0).keys
    assert "Enter" not in View("check", QUESTION, 1.0, keyless=True).keys


@pytest.mark.parametrize(("phase", "instead"), [("take", "Ctrl-C to stop"), ("think", "Ctrl-C to leave")])
def test_no_key_is_named_where_none_can_come(phase: Phase, instead: str) -> None:
    view = View(phase, QUESTION, 5.0, keyless=True)
    assert view.keys.startswith("Standard input has ended: ")
    assert instead in view.keys
    assert "Enter" not in view.keys


def test_a_take_without_keys_says_how_it_ends() -> None:
    """A take in a script ran until somebody killed it; the option that ends it was not named."""
    endless, timed = (View("take", QUESTION, 0.0, keyless=True, stops_s=most_s).keys for most_s in (None, 90.0))
    assert endless.endswith("press Ctrl-C to stop; --seconds has a take stop by itself.")
    assert timed.endswith("the take stops after 90 s at the latest, or press Ctrl-C.")


@pytest.mark.parametrize("most_s", [None, 90.0])
def test_a_take_from_a_file_without_keys_says_that_it_ends_with_the_file(most_s: float | None) -> None:
    """It named Ctrl-C or --seconds as the only ways to end it."""
    most = "" if most_s is None else ", after 90 s at the latest"
    said = f"ends with the file{most}, or"
    take = View("take", QUESTION, 1.0, keyless=True, stops_s=most_s, from_file=True)
    assert take.keys == f"Standard input has ended: the take {said} press Ctrl-C."
    for phase in PHASES_BEFORE:
        view = View(phase, QUESTION, 1.0, keyless=True, stops_s=most_s, from_file=True)
        assert view.stopping == f"No key will stop the take: it {said} by Ctrl-C."
    assert "file" not in View("take", QUESTION, 1.0, from_file=True).keys, "keys stop it"


@pytest.mark.parametrize("phase", PHASES_BEFORE)
def test_before_a_take_without_keys_it_is_said_once_how_it_will_end(phase: Phase) -> None:
    """It was said when the recording ran already."""
    out = io.StringIO()
    screen = PlainScreen(Console(file=out, width=200), clock=True)
    for now in (phase, "think"):
        screen.show(View(now, QUESTION, 1.0, keyless=True))
    assert out.getvalue().count("No key will stop the take: Ctrl-C does, or else --seconds or") == 1
    assert "it stops after 90 s at the latest" in View(phase, QUESTION, 1.0, keyless=True, stops_s=90.0).stopping
    assert not View(phase, QUESTION, 1.0).stopping
    assert not View("take", QUESTION, 1.0, keyless=True).stopping, "the line of the keys says it"


def test_a_terminal_that_is_gone_does_not_end_the_take() -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    for screen in (
        PlainScreen(Console(file=Gone()), clock=True),
        DrawnScreen(Console(file=Gone(), force_terminal=True), clock=True),
    ):
        screen.show(View("take", QUESTION, 1.0, level()))
        screen.note("Something.")
        screen.hide()
