"""Uses the program as a person does for so many minutes, under a tracer: `python -m tests.mixed_use 60`.

Takes through a virtual microphone, a take in Chromium, files one by one and by the folder, an interview, drills, a take
that is killed and recovered, and every page, list and archive. Each command is held to the same two promises: no socket
to another machine, and no file that `rehearse data` does not name. Chromium is not ours and is not traced.
"""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
from playwright.sync_api import Playwright, sync_playwright

from tests.chromium import chromium
from tests.traced import Machine, Running
from tests.virtual_mic import VirtualMic

ANSWER = Path("rehearse/data/demo/answer.flac")
PAGES = ("/", "/questions", "/mock", "/attempts", "/progress", "/stories", "/settings", "/data", "/nothing")
MODEL = ("--model", "tiny.en")
SPEEDS = "speeds.json"  # of the models, which stay
STORY = "## The leak\nSituation: We lost water.\nTask: I had to find out where.\nAction: I looked.\nResult: 3 leaks.\n"

LISTS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")


@dataclass
class Use:
    """The machine, its microphone, and what was seen so far."""

    machine: Machine
    microphone: VirtualMic
    answers: Path
    take_s: float
    ran: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def judge(self, name: str, running: Running, output: str, codes: tuple[int, ...] = (0,)) -> None:
        """Hold what ran to the promises."""
        seen, code = running.seen(), running.process.returncode
        sockets = seen.beyond_this_machine if name == "studio" else seen.internet
        found = [*sockets, *self.machine.unlisted(seen.changed)]
        if name == "studio" and not seen.internet:
            found.append("the tracer did not see the studio's own socket")
        if code not in codes or "Traceback" in output:
            found.append(f"exit code {code}: {output[-1500:]}")
        self.ran.append(name)
        self.wrong += [f"{name}: {one}" for one in found]
        print(
            f"{time.strftime('%H:%M:%S')} {name}: {code}{''.join(f'{chr(10)}  WRONG {one}' for one in found)}",
            flush=True,
        )

    def do(self, *words: str, typed: str = "", codes: tuple[int, ...] = (0,)) -> None:
        """One command from its start to its end."""
        running = self.machine.start(*words)
        printed, said = running.process.communicate(typed)
        self.judge(" ".join(words), running, printed + said, codes)

    def speak(self, *words: str, codes: tuple[int, ...] = (0,)) -> None:
        """One command while somebody speaks into the microphone."""
        player = self.microphone.play(self.answers / "long.wav", wait=False)
        self.do(*words, codes=codes)
        player.kill()
        player.wait()

    def killed(self, *words: str, after_s: float) -> None:
        """A command that is killed with all its children while somebody speaks; it may leave temporary files."""
        player = self.microphone.play(self.answers / "long.wav", wait=False)
        running = self.machine.start(*words)
        time.sleep(after_s)
        player.kill()
        player.wait()
        os.killpg(running.process.pid, signal.SIGKILL)
        printed, said = running.process.communicate()
        for left in (self.machine.root / "tmp").iterdir():
            print("  left by a kill:", left.name)
            subprocess.run(["rm", "-rf", str(left)], check=True)
        self.judge(f"killed: {' '.join(words)}", running, printed + said, (-signal.SIGKILL,))


def answers(folder: Path, round_number: int) -> None:
    """Answers that were never heard before: a long one for the microphone, three files, and comments on one."""
    folder.mkdir(exist_ok=True)
    sound, rate_hz = soundfile.read(ANSWER)
    chance = np.random.default_rng(round_number)
    for name in ("one.wav", "two.flac", "three.ogg"):
        soundfile.write(folder / name, sound * 0.9 + chance.normal(0, 1e-4, len(sound)), rate_hz)
    soundfile.write(folder / "long.wav", np.tile(sound, 6) + chance.normal(0, 1e-4, 6 * len(sound)), rate_hz)


def takes(use: Use) -> None:
    """Takes, an interview and a minute aloud through the microphone; one take is killed and finished later."""
    take, seconds = ("--think", "0", *MODEL), str(use.take_s)
    out, number = str(use.machine.root / "out"), len(use.ran)
    use.do("devices")
    use.speak("record", "hardest-customer", *take, "--seconds", seconds)
    use.speak("record", "--text", "What?", *take, "--seconds", seconds, "--html", f"{out}/take-{number}.html")
    use.killed("record", "--text", "Why?", *take, "--no-check", after_s=12)
    use.do("recover", "--list")
    use.do("recover", *MODEL)
    use.speak(
        "mock", "--new", "--yes", "--questions", "2", "--follow-ups", "1", "--pause", "1", *take, "--seconds", seconds
    )
    use.do("mock", "--list")
    use.speak("drill", "aloud", "silence", "--think", "0", "--seconds", "20", *MODEL)


def files(use: Use) -> None:
    """Recordings one by one and by the folder."""
    out, here, number = use.machine.root / "out", use.answers, len(use.ran)
    use.do("analyze", str(here / "one.wav"), *MODEL, "-q", "hardest-customer")
    use.do("analyze", str(here / "two.flac"), *MODEL, "--markdown", str(out / f"{number}.md"))
    use.do("analyze", str(here / "one.wav"), str(here / "two.flac"), str(here / "three.ogg"), *MODEL, "--jobs", "2",
           "--html", str(out / f"pages-{number}"))  # fmt: skip
    for form in ("jsonl", "csv", "sqlite"):
        use.do("analyze", str(here / "three.ogg"), *MODEL, "--out", str(out / f"{number}.{form}"))
    use.do("cohort", "report", str(out / f"{number}.jsonl"), "--html", str(out / f"{number}.html"))
    use.do("check", str(out / "answer.txt"), codes=(0, 1))


def lists(use: Use) -> None:
    """Everything that reads what is there, packs it or changes a note of it."""
    out, number = str(use.machine.root / "out"), len(use.ran)
    use.do()
    use.do("demo")
    for line in LISTS.format(out=out, number=number).strip().splitlines():
        use.do(*line.split())
    use.do("drill", "disqualifier", "--items", "3", typed="1\n" * 9)
    use.do("drill", "fix", "--items", "1", typed="I cut it from 9 days to 2.\n" * 3)
    use.do("test", typed="1\n" * 30)
    use.do("data", "delete", "--all", "--yes")
    use.do("data", "import", f"{out}/all{number}.zip")
    use.do("list")
    running = use.machine.start("data", "delete", "--all", "--yes")
    printed, said = running.process.communicate()
    left = [str(path) for path in (use.machine.root / "user").rglob("*") if path.is_file() and path.name != SPEEDS]
    use.judge("data delete --all", running, printed + said)  # asks what is listed, which remembers a checksum
    use.wrong += [f"data delete --all left {path}" for path in left]


def in_the_browser(use: Use, playwright: Playwright) -> None:
    """A take in Chromium, every page, and a while in which nobody does anything."""
    running = use.machine.start("studio", "--no-browser", *MODEL)
    assert running.process.stdout is not None
    link = running.process.stdout.readline().split()[-1]
    home = link.split("/?")[0].split("/enter")[0].rstrip("/")
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    with chromium(playwright, *flags, f"--use-file-for-fake-audio-capture={use.answers / 'one.wav'}") as browser:
        page = browser.new_page()
        page.set_default_timeout(180_000)
        page.goto(link)
        page.goto(f"{home}/answer/hardest-customer")
        page.click("#start")
        page.wait_for_timeout(use.take_s * 1000)
        page.click("#stop")
        page.wait_for_url("**/attempts/*")
        for path in PAGES:
            page.goto(home + path)
        page.wait_for_timeout(use.take_s * 1000)
        page.close()
    os.kill(next(_children(running.process.pid)), signal.SIGINT)
    printed, said = running.process.communicate(timeout=120)
    use.judge("studio", running, printed + said)


def _children(pid: int) -> Iterator[int]:
    """The processes that a process has started, as the kernel lists them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    yield from map(int, listed)


def mixed_use(folder: Path, minutes: float, take_s: float) -> Use:
    """Rounds of everything until the minutes are over; the round that has begun is finished."""
    microphone, end_s = VirtualMic(), time.monotonic() + 60 * minutes
    try:
        machine = Machine(folder, {name: value for name, value in microphone.env.items()
                                   if name.startswith(("VMIC_", "PULSE_", "ALSA_"))})  # fmt: skip
        use = Use(machine, microphone, folder / "answers", take_s)
        (machine.root / "out" / "stories.md").write_text(STORY, encoding="utf-8")
        (machine.root / "out" / "answer.txt").write_text("Last year I cut it from 9 days to 2.", encoding="utf-8")
        (machine.root / "out" / "comments.txt").write_text("0:03 Say what you measured.\n", encoding="utf-8")
        with sync_playwright() as playwright:
            for number in itertools.count():
                answers(use.answers, number)
                takes(use)
                files(use)
                in_the_browser(use, playwright)
                lists(use)
                if time.monotonic() > end_s:
                    return use
    finally:
        microphone.stop()
    raise AssertionError("the rounds do not end by themselves")


def main(minutes: float, take_s: float = 60.0) -> int:
    """Print every command as it ends, then a count; exit code 1 where a promise was broken."""
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        use = mixed_use(Path(folder), minutes, take_s)
    print(f"{len(use.ran)} commands in {(time.monotonic() - began_s) / 60:.0f} minutes, {len(use.wrong)} wrong")
    print(*use.wrong, sep="\n")
    return 1 if use.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
