"""The steps of a take, with a file as the microphone and keys that are pressed by the test."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.events import Ended
from rehearse.cli.live.interrupts import Interrupts
from rehearse.cli.live.keyboard import ENTER
from rehearse.cli.live.session import Plan, Session, UserLeft
from rehearse.cli.live.view import View
from rehearse.practice.take_options import TakeOptions, write
from rehearse.store.moments import now
from tests.builders import Sound, silence, tone

pytestmark = pytest.mark.clock


class Fingers:
    """Presses a key when the screen shows what it waits for."""

    ended = False
    by_hand = True

    def __init__(self, presses: list[tuple[Callable[[View], bool], str]]) -> None:
        self.presses = presses
        self.views: list[View] = []
        self.notes: list[str] = []

    def poll(self, timeout_s: float) -> str | None:
        """The key whose moment has come."""
        if self.presses and self.views and self.presses[0][0](self.views[-1]):
            return self.presses.pop(0)[1]
        time.sleep(timeout_s)
        return None

    def release(self) -> None:
        """There is no terminal."""

    engage = release

    def show(self, view: View) -> None:
        """Remember what was shown."""
        self.views.append(view)

    def note(self, text: str) -> None:
        """Remember what was said."""
        self.notes.append(text)

    hide = release


def new_take(folder: Path, number: int) -> Path:
    """The path of a take, with options beside it."""
    path = folder / f"take-{number}.wav"
    write(path, TakeOptions(person="Kim"))
    return path


def take(
    folder: Path,
    sound: Sound,
    presses: list[tuple[Callable[[View], bool], str]],
    **plan: float | bool | tuple[str, ...],
) -> tuple[Ended | None, Fingers]:
    """A session on that sound with those presses."""
    soundfile.write(folder / "said.wav", sound, 16_000)
    fingers, made = Fingers(presses), iter(range(9))
    settings = {"device": f"file:{folder / 'said.wav'}", "check": False, **plan}
    session = Session(
        Plan(lambda: new_take(folder, next(made)), "Why?", **settings),  # type: ignore[arg-type]  # mixed options
        fingers,
        fingers,
        Interrupts(),
    )
    return session.run(), fingers


def at(phase: str, clock_s: float = 0.0) -> Callable[[View], bool]:
    """When this phase has come so far."""
    return lambda view: view.phase == phase and view.clock_s >= clock_s


def test_enter_skips_the_time_to_think_and_ends_the_take(tmp_path: Path) -> None:
    ended, fingers = take(tmp_path, tone(9.0), [(at("think"), ENTER), (at("take", 1.2), ENTER)], think_s=60.0)
    assert ended
    assert ended.reason == "asked"
    assert 1.2 <= ended.recorded_s < 2.7
    assert {view.phase for view in fingers.views} == {"think", "take"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "before",
    [
        [],  # the time to think had just run out
        [(at("take", 0.3), "r"), (at("again"), "n")],
        [(at("take", 0.3), "r"), (at("again"), "y")],
        [(at("take", 0.3), "p"), (at("paused"), "p")],
    ],
)
def test_enter_pressed_as_the_recording_begins_or_goes_on_does_not_end_it(
    tmp_path: Path, before: list[tuple[Callable[[View], bool], str]]
) -> None:
    """It was meant to end the time to think, or to confirm the letter, as at other questions."""
    presses = [*before, (at("take"), ENTER)]
    ended, _ = take(tmp_path, tone(9.0), presses, think_s=0.1, seconds=1.2)
    assert ended
    assert (presses, ended.reason, ended.recorded_s) == ([], "time limit", 1.2)


def test_a_line_from_a_script_ends_the_take_at_once(tmp_path: Path) -> None:
    fingers = Fingers([(at("take"), ENTER)])
    fingers.by_hand = False
    soundfile.write(tmp_path / "said.wav", tone(9.0), 16_000)
    plan = Plan(lambda: tmp_path / "take.wav", device=f"file:{tmp_path / 'said.wav'}", check=False, think_s=1.1)
    session, opened = Session(plan, fingers, fingers, Interrupts()), now()
    ended = session.run()
    assert ended
    assert ended.reason == "asked"
    assert session.began is not None
    assert opened < session.began <= now(), "the time to think is no part of the recording"


def test_the_check_is_made_first_and_says_what_it_found(tmp_path: Path) -> None:
    def heard(view: View) -> bool:
        return view.phase == "check" and view.level is not None and view.level.bandwidth_hz is not None

    ended, fingers = take(tmp_path, tone(9.0), [(heard, ENTER)], check=True, seconds=0.3)
    assert ended
    assert ended.recorded_s == 0.3
    assert "telephone quality" in fingers.notes[0], "a hum of 220 Hz fills no more"


@pytest.mark.slow
def test_a_file_is_recorded_from_its_start_after_the_check_and_the_time_to_think(tmp_path: Path) -> None:
    """It was used up before the take began: the first sentences were missing."""
    ended, _ = take(tmp_path, tone(1.0), [], check=True, think_s=0.3)
    assert ended
    assert (ended.reason, ended.recorded_s) == ("file over", 1.0)


@pytest.mark.slow
def test_starting_over_deletes_the_first_take_only_after_yes(tmp_path: Path) -> None:
    presses = [(at("take", 0.3), "r"), (at("again"), "n"), (at("take", 0.6), "r"), (at("again"), "y")]
    ended, fingers = take(tmp_path, tone(9.0), [*presses, (at("take", 1.2), ENTER)])
    assert ended
    assert "q to leave" in next(view.keys for view in fingers.views if view.phase == "again")
    assert ended.path == str(tmp_path / "take-1.wav")
    assert {path.name for path in tmp_path.glob("take*")} == {"take-1.wav", "take-1.options.json"}


@pytest.mark.slow
def test_a_paused_take_stays_paused_when_it_is_not_started_over(tmp_path: Path) -> None:
    presses = [(at("take", 0.3), "p"), (at("paused"), "r"), (at("again"), "n"), (at("paused"), "p")]
    ended, fingers = take(tmp_path, tone(9.0), [*presses, (at("take", 0.8), ENTER)])
    assert ended
    phases = [phase for phase, _ in itertools.groupby(view.phase for view in fingers.views)]
    assert phases == ["take", "paused", "again", "paused", "take"]


@pytest.mark.slow
def test_an_enter_right_after_yes_or_no_ends_no_take(tmp_path: Path) -> None:
    """At other questions of the program it belongs to the answer."""
    no = [(at("take", 0.3), "r"), (at("again"), "n"), (at("take"), ENTER)]
    yes = [(at("take", 0.6), "r"), (at("again"), "y"), (at("take"), ENTER)]
    ended, fingers = take(tmp_path, tone(9.0), [*no, *yes, (at("take", 1.2), ENTER)])
    assert ended
    assert fingers.presses == []
    assert ended.path == str(tmp_path / "take-1.wav")
    assert ended.recorded_s >= 1.2


def test_a_take_is_thrown_away_only_after_asking(tmp_path: Path) -> None:
    presses = [(at("take", 0.3), "q"), (at("take", 0.5), "r"), (at("again"), "q")]
    with pytest.raises(UserLeft, match="deleted"):
        take(tmp_path, tone(9.0), presses)
    assert presses == [], "q alone does nothing"
    assert list(tmp_path.glob("take*")) == []


def hardly_begun(plan: Plan, recorded_s: float, *, stops: int, leave: bool, restarted: bool = False) -> bool:
    """What a session says of a take of that length which so many Ctrl-C ended, or (leave) the closed terminal."""
    fingers, interrupts = Fingers([]), Interrupts()
    interrupts.stops, interrupts.leave = stops, leave
    session = Session(plan, fingers, fingers, interrupts, restarted=restarted)
    return session.hardly_begun(Ended("take.wav", recorded_s, 48_000, "built-in", "asked"))


@pytest.mark.parametrize(
    ("restarted", "recorded_s", "leave", "begun"),
    [(True, 1.0, False, True), (True, 9.0, False, False), (False, 1.0, False, False), (True, 1.0, True, False)],
)
def test_who_leaves_right_after_starting_over_leaves_nothing_to_recover(
    tmp_path: Path, restarted: bool, recorded_s: float, leave: bool, begun: bool
) -> None:
    """By two Ctrl-C; a closed terminal throws nothing away."""
    plan = Plan(lambda: tmp_path / "take.wav")
    assert hardly_begun(plan, recorded_s, stops=2, leave=leave, restarted=restarted) == begun


@pytest.mark.parametrize(
    ("early", "recorded_s", "leave", "begun"),
    [(True, 1.0, False, True), (True, 9.0, False, False), (False, 1.0, False, False), (True, 1.0, True, False)],
)
def test_one_ctrl_c_leaves_an_answer_that_has_hardly_begun_where_the_plan_says_so(
    tmp_path: Path, early: bool, recorded_s: float, leave: bool, begun: bool
) -> None:
    plan = Plan(lambda: tmp_path / "take.wav", leaves_early=early)
    assert hardly_begun(plan, recorded_s, stops=1, leave=leave) == begun


@pytest.mark.slow
def test_a_mute_microphone_is_reported_during_the_take(tmp_path: Path) -> None:
    _, fingers = take(tmp_path, silence(9.0), [], seconds=2.5)
    assert "One moment: the microphone is starting." in [view.warning for view in fingers.views]
    assert "No sound arrives" in fingers.views[-1].warning


@pytest.mark.slow
def test_no_sound_is_no_alarm_while_the_take_is_paused_for_a_question(tmp_path: Path) -> None:
    def alarmed(view: View) -> bool:
        return view.phase == "take" and "No sound arrives" in view.warning

    began: list[float] = []

    def long_after(view: View) -> bool:
        if view.phase == "again" and not began:
            began.append(time.monotonic())
        return bool(began) and time.monotonic() - began[0] > 0.4

    _, fingers = take(tmp_path, silence(9.0), [(alarmed, "r"), (long_after, "n")], seconds=2.5)
    assert {view.warning for view in fingers.views if view.phase == "again"} == {""}


def test_what_the_check_said_of_a_silent_microphone_is_taken_back_once_sound_arrives(tmp_path: Path) -> None:
    def metered(view: View) -> bool:
        return view.phase == "check" and view.level is not None

    late = np.concatenate([silence(0.8), tone(9.0)])
    _, fingers = take(tmp_path, late, [(metered, ENTER)], check=True, seconds=1.5)
    assert "The microphone sends only silence." in fingers.notes
    assert fingers.notes.count("Sound arrives now.") == 1


def test_an_enter_that_is_not_counted_is_named_and_a_second_one_counts(tmp_path: Path) -> None:
    def named(view: View) -> bool:
        return "press Enter again" in view.warning

    ignored_s: list[float] = []

    def read(view: View) -> bool:
        if named(view) and not ignored_s:
            ignored_s.append(view.clock_s)
        return bool(ignored_s) and view.clock_s >= ignored_s[0] + 0.4

    ended, fingers = take(tmp_path, tone(9.0), [(at("take"), ENTER), (at("take"), ENTER), (read, ENTER)], seconds=5.0)
    assert ended
    assert (fingers.presses, ended.reason) == ([], "asked"), "the second came too soon to be an answer"
    assert ended.recorded_s < 1.5


@pytest.mark.slow
def test_a_pause_of_a_gated_microphone_is_no_alarm(tmp_path: Path) -> None:
    """A noise gate delivers zeros while nobody speaks: three seconds of them after speech are no fault."""
    _, fingers = take(tmp_path, np.concatenate([tone(1.0), silence(9.0)]), [], seconds=3.8)
    assert {view.warning for view in fingers.views if view.clock_s > 0.5} == {""}


def test_ctrl_c_before_the_take_leaves(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "said.wav", tone(5.0), 16_000)
    interrupts, fingers = Interrupts(), Fingers([])
    interrupts.stops = 1
    plan = Plan(lambda: new_take(tmp_path, 0), "Why?", f"file:{tmp_path / 'said.wav'}", think_s=9.0, check=False)
    with pytest.raises(UserLeft):
        Session(plan, fingers, fingers, interrupts).run()
    assert list(tmp_path.glob("take*")) == []


HINT = ("Being wrong:", "1. Say what you believed.")


def test_h_shows_the_hint_once_in_the_time_to_think(tmp_path: Path) -> None:
    presses = [(at("think"), "h"), (at("think"), "h"), (at("think"), ENTER)]
    _, fingers = take(tmp_path, tone(3.0), presses, think_s=60.0, seconds=0.3, hint=HINT)
    assert fingers.notes == list(HINT)
    thinking = [view for view in fingers.views if view.phase == "think"]
    assert "h: steps" in thinking[0].keys
    assert "h: steps" not in thinking[-1].keys


@pytest.mark.parametrize(("hinted", "shown"), [(True, list(HINT)), (False, [])])
def test_the_hint_is_shown_unasked_only_where_it_was_wished_for(tmp_path: Path, hinted: bool, shown: list[str]) -> None:
    _, fingers = take(tmp_path, tone(3.0), [(at("think"), ENTER)], think_s=60.0, seconds=0.3, hint=HINT, hinted=hinted)
    assert fingers.notes == shown


def test_without_a_hint_no_key_is_offered(tmp_path: Path) -> None:
    _, fingers = take(tmp_path, tone(3.0), [(at("think"), ENTER)], think_s=60.0, seconds=0.3)
    assert all("h: steps" not in view.keys for view in fingers.views)
