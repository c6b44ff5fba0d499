"""The last lines of `rehearse progress` say what to do next; what they name depends on what is shown above them."""

from pathlib import Path

import pytest

from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Report
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse


def worsening() -> list[Report]:
    """Eight takes that get longer and lose points by plain steps."""
    return [take("last-apology", 1 + i, duration_s=90.0 + 9 * i, total=88 - 6 * i) for i in range(8)]


def next_after(*words: str) -> list[list[str]]:
    """The commands below the heading, each with its reason."""
    done = rehearse("progress", *words)
    assert done.exit_code == 0, done.output
    lines = done.stdout.partition("\nNext ─")[2].splitlines()[1:]
    return [line.strip().split("  ", 1) for line in lines if line.strip()]


@pytest.mark.parametrize(
    ("takes", "words", "command", "because"),
    [
        (improving()[:1], (), "rehearse record last-apology", "4 more takes to see a trend"),
        (improving()[:4], ("last-apology",), "rehearse record last-apology", "1 more take to see a trend"),
        (improving(), ("last-apology",), "rehearse drill fix OWN005", "your part is unclear: in 8 of the last 8 takes"),
        (improving(), (), "rehearse record last-apology", "fewest points in its latest take: 82"),
        (
            [*improving(), take("was-wrong", 20, total=61)],
            (),
            "rehearse record was-wrong",
            "fewest points in its latest take: 61",
        ),
        (
            [take("was-wrong", 1, total=17), *improving(), take("was-wrong", 20, total=90)],
            (),
            "rehearse record last-apology",
            "fewest points in its latest take: 82",
        ),
        (worsening(), (), "rehearse progress last-apology", "points and time got worse there"),
        ([take("no-longer-there", 1)], (), "rehearse record", "4 more takes to see a trend"),
    ],
)
def test_it_depends_on_what_is_shown(
    home: Path, takes: list[Report], words: tuple[str, ...], command: str, because: str
) -> None:
    fill(home, takes)
    (first, why), (full, _) = next_after(*words)
    assert (first, why.strip()) == (command, because)
    assert full == " ".join(["rehearse progress", *words, "--full"])
    assert rehearse(*full.split()[1:]).exit_code == 0
    if command.startswith("rehearse progress"):
        assert rehearse(*command.split()[1:]).exit_code == 0


def test_with_another_speaker_every_command_names_them(home: Path) -> None:
    fill(home, worsening())
    with Store(home / "attempts.sqlite3") as store:
        for number in range(1, 9):
            name_speaker(store, number, "Dana K.")
    steps = next_after("--person", "dana")
    assert [command for command, _ in steps] == [
        "rehearse progress last-apology --person 'Dana K.'", "rehearse progress --person 'Dana K.' --full",
    ]  # fmt: skip
    assert next_after("last-apology", "--person", "dana")[0][0] == "rehearse record last-apology --person 'Dana K.'"
