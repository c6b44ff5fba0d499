"""The bench: commands measured as whole processes, troubles said in place of figures, a page of whatever was found."""

import sys

from tools.bench import page
from tools.bench.measured import Clock, Command, Run, Runs, in_turn, once

FINE = Command("fine", (sys.executable, "-c", "x = bytearray(60_000_000)"))
BROKEN = Command("broken", (sys.executable, "-c", "raise SystemExit(3)"))


def test_a_command_is_measured_with_its_memory() -> None:
    run = once(FINE, 60)
    assert isinstance(run, Run)
    assert run.memory_mb > 60
    assert run.cpu_s > 0
    assert run.wall_s > 0


def test_one_that_fails_is_named_and_the_others_go_on() -> None:
    fine, broken = in_turn([FINE, BROKEN], 2, Clock(5))
    assert (len(fine.runs), fine.trouble) == (2, "")
    assert (broken.runs, broken.trouble) == ((), "ended with status 3")


def test_one_that_does_not_end_is_ended() -> None:
    endless = Command("endless", (sys.executable, "-c", "while True: pass"))
    assert once(endless, 0.2) == "not done after 0 s"


def test_when_the_time_is_over_no_round_is_begun_after_the_first() -> None:
    (found,) = in_turn([FINE], 3, Clock(0))
    assert len(found.runs) == 0


def test_the_page_has_ratios_and_says_what_is_missing() -> None:
    ours, theirs = Runs("rehearse analyze", (Run(3.0, 4.0, 450.0),)), Runs("other", (Run(6.0, 8.0, 400.0),))
    parts = {"decoding": [0.2, 0.1], "recognition": [3.0, 2.9], "loading the model": [0.3]}
    text = page.text(
        page.Found("90 s", "", [ours, theirs], [], [Runs("x", (), "no")], parts, [theirs, ours], [(10, ours)], [])
    )
    assert "| other | 1 | 6.00 s | 8.00 s | 400 MB | 0.50 | 0.50 | +50 MB |" in text
    assert "| all but loading and recognition | 0.20 s | 0.10 s |" in text
    assert "| x | 0 | no | |" in text
    assert "| rehearse analyze | 3.0 s | 4.0 s | 2.00 |" in text
    assert "There was no time for these." in text
