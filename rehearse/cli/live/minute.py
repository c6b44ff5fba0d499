"""A minute aloud: the task, a take that is not kept, and whether it did what it was for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.cli.say import echo
from rehearse.errors import Declined

if TYPE_CHECKING:
    from rehearse.cli.live.session import Plan
    from rehearse.data.drills import Aloud
    from rehearse.practice.spoken_drills import Check

MARKS = {True: "✓", False: "✗", None: "–"}


def plan_of(drill: Aloud, device: str | None, seconds: float | None, think_s: float | None) -> Plan:
    """The take of a drill, with a clock of its own; it ends by itself when it is far too long."""
    from rehearse.audio.devices import remembered
    from rehearse.cli.live.session import Plan
    from rehearse.data.drills import drills
    from rehearse.practice.spoken_drills import GRACE, as_question
    from rehearse.practice.takes import new_path

    question = as_question(drill)
    return Plan(
        new_path=lambda: new_path(question.id),
        question=question.text,
        device=device or remembered(),
        think_s=drills().get_ready_s if think_s is None else think_s,
        seconds=seconds or drill.seconds * drills().longest,
        check=False,
        lights_s=(drill.seconds / 2, drill.seconds, drill.seconds * GRACE),
        keep=False,
    )


def minute(
    drill: Aloud,
    device: str | None,
    model: str | None,
    seconds: float | None,
    *,
    think_s: float | None = None,
    quiet: bool = False,
) -> tuple[Check, ...]:
    """Hold the drill and return how it went; the sound is deleted, as a drill is not a take.

    Raises Declined where there is nothing to judge.
    """
    from rehearse.cli.live.answer import answer, open_warm_up
    from rehearse.cli.own import own_settings
    from rehearse.practice.counting import too_little_said
    from rehearse.practice.spoken_drills import as_question, checks

    plan, question = plan_of(drill, device, seconds, think_s), as_question(drill)
    echo(drill.title, err=True)
    with closing(open_warm_up(model)) as warm_up:
        if warm_up.missing is not None:
            echo(f"{warm_up.missing.message} Only your time can be judged.", err=True)
        report, ended = answer(plan, question, warm_up)
    Path(ended.path or "").unlink(missing_ok=True)
    if too_little_said(report):
        raise Declined("Hardly anything was said. Nothing was saved.")
    echo("The recording is deleted; your result is saved: rehearse drill --results", err=True)
    found = checks(drill, report, own_settings().targets)
    for check in found:
        echo(f"{MARKS[check.met]} {check.name}{': ' if check.said else ''}{check.said}", err=quiet)
    echo(f"Again: rehearse drill aloud {drill.id}", err=True)
    return found
