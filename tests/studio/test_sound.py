"""The sound of a take: every acknowledged sample is in the file, in its place, whatever the line does."""

import random
import re
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.safe_wav import held
from rehearse.live.warm_up import WarmUp
from rehearse.studio.browser_take import BrowserTake
from rehearse.studio.judged import UNKNOWN, Asked
from tests.studio.running import RATE_HZ, Studio, heard, noise, outcome, packet, running

pytestmark = pytest.mark.clock

SIZE = RATE_HZ // 10


def test_a_take_becomes_an_attempt_and_its_file_is_what_was_sent(studio: Studio) -> None:
    said = noise(3.0)
    with studio.line(studio.begin()) as line:
        assert heard(line) == {"have": 0, "state": "recording"}
        for first in range(0, len(said), SIZE):
            line.send(packet(first, said[first : first + SIZE]))
            assert heard(line) == {"have": min(len(said), first + SIZE)}
        line.send(f'{{"stop": {len(said)}}}')
        number = outcome(line)["attempt"]
    kept, rate_hz = soundfile.read(studio.recordings()[-1], dtype="int16")
    assert rate_hz == RATE_HZ
    assert np.array_equal(kept, said)
    assert f"Take {number}</h1>" in studio.ask(f"/attempts/{number}").text
    assert "<audio" in studio.ask(f"/attempts/{number}/page").text


def test_a_line_cut_at_twenty_moments_loses_nothing(studio: Studio) -> None:
    rng, said, sent = random.Random(5), noise(8.0, seed=2), 0
    name = studio.begin()
    for _ in range(20):
        with studio.line(name) as line:
            have = heard(line)["have"]
            assert have >= sent
            for _packet in range(rng.randrange(4)):
                have = max(0, have - rng.choice([0, 0, SIZE]))  # some packets come a second time
                line.send(packet(have, said[have : have + SIZE]))
                have = sent = heard(line)["have"]
            if rng.random() < 0.5 and have + SIZE < len(said):
                line.send(packet(have, said[have : have + SIZE]))  # on its way when the line goes
    with studio.line(name) as line:
        have = heard(line)["have"]
        line.send(packet(have, said[have:]))
        line.send(f'{{"stop": {len(said)}}}')
        assert "attempt" in outcome(line)
    kept, _ = soundfile.read(studio.recordings()[-1], dtype="int16")
    assert np.array_equal(kept, said)


def test_a_packet_that_comes_too_early_is_asked_for_again(studio: Studio) -> None:
    said = noise(1.0, seed=3)
    with studio.line(studio.begin()) as line:
        heard(line)
        line.send(packet(SIZE, said[SIZE : 2 * SIZE]))
        assert heard(line) == {"have": 0}
        line.send(f'{{"stop": {len(said)}}}')
        assert heard(line) == {"have": 0}
        line.send(packet(0, said))
        line.send(f'{{"stop": {len(said)}}}')
        assert "attempt" in outcome(line)


@pytest.mark.parametrize("rubbish", [b"", b"abc", b"\xff" * 8, b"\x00" * 9])
def test_an_invalid_packet_changes_nothing(studio: Studio, rubbish: bytes) -> None:
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(rubbish)
        assert heard(line) == {"have": 0}
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204


def test_an_invalid_message_ends_the_connection_and_not_the_take(studio: Studio) -> None:
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(0.5)))
        assert heard(line) == {"have": RATE_HZ // 2}
        line.send("{}")
    with studio.line(name) as line:
        assert heard(line) == {"have": RATE_HZ // 2, "state": "recording"}
    studio.ask(f"/takes/{name}", "DELETE")


def test_starting_over_leaves_no_file(studio: Studio) -> None:
    before = studio.recordings()
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(0.5)))
        heard(line)
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204
    assert studio.recordings() == before


def quiet(studio: Studio, *, then: str = "") -> tuple[str, dict[str, object]]:
    """A take of a second in which nobody speaks; its name, and what is said of it."""
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(1.0) // 60))
        line.send(f'{{"stop": {RATE_HZ}}}')
        while "short" not in (told := heard(line)):
            assert "attempt" not in told
        if then:
            line.send(then)
            told = outcome(line)
    return name, told


def test_a_take_in_which_nobody_spoke_is_kept_only_for_somebody_who_wants_it(studio: Studio) -> None:
    before = studio.recordings()
    name, told = quiet(studio)
    assert told == {"short": 0.0}
    home = studio.ask("/").text
    assert "Too little was said in a take of 0:01" in home
    assert f"/takes/{name}/discard" in home
    assert studio.ask(f"/takes/{name}/discard", "POST").status == 303
    assert studio.recordings() == before
    assert "Too little was said" not in studio.ask("/").text
    _, told = quiet(studio, then='{"keep": true}')
    assert f"/attempts/{told['attempt']}" in studio.ask("/attempts").text
    assert len(studio.recordings()) == len(before) + 1


@pytest.mark.slow
def test_a_take_of_another_day_is_thrown_away_from_the_home_page_unless_it_is_in_use(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        first.enter()
        with first.line(first.begin()) as line:
            heard(line)
            line.send(packet(0, noise(0.5)))
            heard(line)
    with running(tmp_path) as later:
        later.enter()
        (taken,) = later.recordings()
        (name,) = set(re.findall("/takes/([^/]+)/discard", later.ask("/").text))
        with held(taken):
            assert later.ask(f"/takes/{name}/discard", "POST").status == 404
        assert taken.exists()
        assert later.ask(f"/takes/{name}/discard", "POST").status == 303
        assert later.recordings() == []


def test_a_page_has_left_once_its_last_line_is_closed(tmp_path: Path) -> None:
    """The end of an old line can be known after the new one is open, and an error ends a line, too."""
    take = BrowserTake(tmp_path / "take.wav", Asked(UNKNOWN), RATE_HZ, "a fake", WarmUp(None))
    old, new = ExitStack(), ExitStack()
    old.enter_context(take.line())
    new.enter_context(take.line())
    old.close()
    between = take.left
    with pytest.raises(OSError, match="broken"), new:
        raise OSError("broken")
    assert (between, take.left) == (False, True)
    take.close()


def test_nothing_recorded_is_said(studio: Studio) -> None:
    with studio.line(studio.begin()) as line:
        heard(line)
        line.send('{"stop": 0}')
        assert outcome(line)["error"] == "Nothing was recorded."


def test_two_pages_do_not_record_at_once(studio: Studio) -> None:
    name = studio.begin()
    got = studio.ask("/takes", "POST", '{"question": "hardest-customer", "sample_rate_hz": 16000}')
    assert got.status == 409
    assert "Another page is recording." in got.text
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"question": 1, "sample_rate_hz": 2}', '{"question": "x"}'])
def test_a_page_that_asks_for_something_unknown_gets_one_sentence(studio: Studio, body: str) -> None:
    got = studio.ask("/takes", "POST", body)
    assert got.status == 404
    assert "Traceback" not in got.text


@pytest.mark.parametrize("rate_hz", [0, -1, 7_999, 192_001])
def test_a_sample_rate_that_no_browser_has_is_refused(studio: Studio, rate_hz: int) -> None:
    got = studio.ask("/takes", "POST", f'{{"question": "hardest-customer", "sample_rate_hz": {rate_hz}}}')
    assert got.status == 404
    assert "sample rate" in got.text


@pytest.mark.slow
def test_a_full_disk_is_said_and_what_is_on_it_becomes_an_attempt(tmp_path: Path) -> None:
    said, full = noise(12.0, seed=6), Studio(tmp_path, largest_kb=300)
    full.enter()
    with full.line(full.begin()) as line:
        heard(line)
        for first in range(0, len(said), RATE_HZ):
            line.send(packet(first, said[first : first + RATE_HZ]))
        error = outcome(line)
        assert error["error"].startswith("The take cannot be saved")
        assert "Free some space" in error["hint"]
        assert "attempt" in outcome(line)
    assert full.stop() == 0, full.said
    kept, _ = soundfile.read(full.recordings()[0], dtype="int16")
    assert len(kept) >= 9 * RATE_HZ
    assert np.array_equal(kept, said[: len(kept)])


@pytest.mark.slow
def test_a_take_whose_studio_was_killed_waits_in_the_next_one(tmp_path: Path) -> None:
    killed = Studio(tmp_path)
    killed.enter()
    with killed.line(killed.begin()) as line:
        heard(line)
        line.send(packet(0, noise(2.0)))
        heard(line)
        killed.process.kill()
    killed.process.communicate()
    with running(tmp_path) as studio:
        studio.enter()
        home = studio.ask("/").text
        name = re.findall(r'data-take="([^"]+)"', home)
        assert len(name) == 1
        assert "hardest" in home
        with studio.line(name[0]) as line:
            assert outcome(line)["page"] == "/attempts/1"
        assert "data-take" not in studio.ask("/").text


@pytest.mark.slow
def test_a_studio_killed_at_twenty_moments_leaves_every_acknowledged_sample(tmp_path: Path) -> None:
    rng, said = random.Random(7), noise(6.0, seed=4)
    for kill in range(20):
        doomed = Studio(tmp_path / str(kill))
        doomed.enter()
        with doomed.line(doomed.begin()) as line:
            have = heard(line)["have"]
            for _packet in range(rng.randrange(1, 40)):
                line.send(packet(have, said[have : have + SIZE]))
                have = heard(line)["have"]
            for first in range(have, have + 3 * SIZE, SIZE):  # on their way
                line.send(packet(first, said[first : first + SIZE]))
            doomed.process.kill()
        doomed.process.communicate()
        (left,) = (doomed.home / "recordings").glob("*.part.wav")
        kept, _ = soundfile.read(left, dtype="int16")
        assert len(kept) >= have
        assert np.array_equal(kept, said[: len(kept)])
