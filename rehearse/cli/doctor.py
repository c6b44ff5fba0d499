"""`rehearse doctor`: one check of everything a take needs."""

from __future__ import annotations

import shutil
import sys
import tempfile

import click

from rehearse.cli.finding import SHOWN, Finding, examine, shorter, without
from rehearse.cli.model_option import better_model
from rehearse.cli.say import columns, echo
from rehearse.cli.terminal import waiting
from rehearse.data.amounts import size
from rehearse.errors import ModelMissing, refused
from rehearse.permissions import TemporaryFolder

_LISTEN_S = 2.0
_WAITS = {
    "microphone": f"Listening to the microphone for {_LISTEN_S:g} s: say something.",
    "recogniser": "Loading the speech model.",
}


def _program() -> Finding:
    from rehearse import __version__

    return Finding("program", "ok", f"rehearse {__version__} on Python {sys.version.split()[0]}, {sys.platform}.")


def _folder() -> Finding:
    from rehearse.data.take import take_settings
    from rehearse.settings import data_dir

    folder, need_mb = data_dir(), take_settings().recorder.min_free_mb
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free_mb = shutil.disk_usage(folder).free / 1e6
    except OSError as error:
        return Finding(
            "folder",
            "fail",
            f"{folder} cannot be written: {refused(error)}.",
            "Set REHEARSE_HOME to another folder.",
            3,
        )
    if free_mb < need_mb:
        return Finding("folder", "fail", f"{folder} has only {size(free_mb * 1e6)} left.", "Free some space.", 3)
    return Finding("folder", "ok", f"{folder}, {free_mb / 1000:.0f} GB free.")


def _settings() -> Finding:
    from rehearse.cli.own import own_settings

    own_settings()
    return Finding("settings", "ok", "Your settings files are valid.")


def _store() -> Finding:
    from rehearse.report.wording import count
    from rehearse.settings import database_path
    from rehearse.store.attempts import Store
    from rehearse.store.repair import faults

    if found := faults(database_path()):
        hint = "`rehearse doctor --repair` saves what can be read; your recordings are untouched."
        return Finding("attempts", "fail", f"{database_path()} is damaged ({found[0]}).", hint, 5)
    with Store(database_path()) as store:
        kept, lost = len(store.entries()), store.unreadable()
    if lost:
        numbers = ", ".join(map(str, lost))
        hint = "`rehearse data delete TAKE` deletes one; `rehearse recover` makes a new take from its recording."
        return Finding("attempts", "note", f"{count(kept, 'take')} saved; unreadable: {numbers}.", hint)
    return Finding("attempts", "ok", f"{count(kept, 'take')} saved.")


def _repair() -> Finding:
    from rehearse.report.wording import count
    from rehearse.settings import database_path
    from rehearse.store.repair import repair

    done = repair(database_path())
    removed = f" {count(done.leftovers, 'unfinished copy', 'unfinished copies')} removed." if done.leftovers else ""
    if done.damaged is None:
        return Finding("repair", "ok", f"All takes can be read.{removed}")
    hint = f"The damaged file is kept as {done.damaged} until you delete a take. `rehearse recover` makes takes "
    hint += "from recordings that have none."
    return Finding("repair", "note", f"{count(done.attempts, 'take')} saved.{removed}", hint)


def _sound() -> Finding:
    from rehearse.audio.devices import listed, remembered
    from rehearse.report.wording import count

    found, chosen = listed(), remembered()
    names = [device.name for device in found.devices]
    if chosen and chosen not in names:
        hint = "Plug it in, or type `rehearse devices --forget`."
        return Finding("sound", "note", f"{chosen} is selected but not connected.", hint)
    return Finding(
        "sound", "ok", f"{found.portaudio.split(',')[0]}, {count(len(names), 'input')}, using {chosen or names[0]}."
    )


def _microphone() -> Finding:
    from rehearse.audio.check import judge
    from rehearse.audio.devices import remembered
    from rehearse.audio.events import Metered
    from rehearse.audio.take import Take

    readings: list[Metered] = []
    with (
        TemporaryFolder() as folder,
        Take(folder / "check.wav", remembered(), or_default=True) as take,
    ):
        opened = take.wait_open()
        while not take.over and sum(1 for _ in readings) < _LISTEN_S * 10:
            event = take.poll(1.0)
            if isinstance(event, Metered):
                readings.append(event)
    verdict = judge(readings)
    where = f"{opened.device} at {opened.sample_rate_hz / 1000:g} kHz"
    if verdict.kind in ("silent", "narrow"):
        return Finding("microphone", "note", f"{where}: {verdict.message}", verdict.advice)
    return Finding("microphone", "ok", f"{where}: sound arrives.")


def _model() -> Finding:
    from rehearse.speech import models

    name = models.default_name()
    try:
        models.verify(name)
    except ModelMissing as error:
        return Finding(
            "model", "fail", f"{error.message} Your words cannot be transcribed.", error.hint, error.exit_code
        )
    return Finding("model", "ok", f"{name} is installed and complete.", better_model() or "")


def _recogniser() -> Finding:
    from rehearse.speech import models
    from rehearse.speech.transcribe import Recogniser

    try:
        model = models.find(models.default_name())
    except ModelMissing:
        return Finding("recogniser", "note", "Not tried: no model is installed.")
    Recogniser(model).warm_up()
    return Finding("recogniser", "ok", f"{model.name} loads and runs.")


def _speed() -> Finding:
    """Which of the installed models answer soon enough here, and which of those mishears least."""
    from rehearse.speech import models
    from rehearse.speech.speed import most_accurate, remembered, speed_settings

    within_s, measure = speed_settings().answer_s, "`rehearse models measure` takes a few seconds per model."
    found = {name: remembered(name, models.find(name).size_mb) for name in models.installed()}
    if not found:
        return Finding("speed", "note", "Not measured: no model is installed.")
    speeds = {name: speed for name, speed in found.items() if speed is not None}
    if not speeds:
        return Finding("speed", "note", "The speed of your models on this machine has not been measured.", measure)
    unknown = [name for name in found if name not in speeds]
    each = ", ".join(f"{name} in {speed.answer_s:.2f} s" for name, speed in speeds.items())
    errors = {name: stock.long_form_wer_percent for name, stock in models.catalogue().stock.items()}
    quick = most_accurate(speeds, errors, within_s)
    if not quick:
        return Finding("speed", "note", f"No model is ready within {within_s:g} s: {each}.", measure if unknown else "")
    use = f"`rehearse models use {quick[0]}` chooses it." if quick[0] != models.default_name() else ""
    of_those = " of those measured" if unknown or len(speeds) < len(errors) else ""
    said = f"{quick[0]} is the most accurate{of_those} that is ready within {within_s:g} s ({each})."
    return Finding("speed", "ok", said, f"Not measured: {', '.join(unknown)}. {measure}" if unknown else use)


def _unfinished() -> Finding:
    from rehearse.cli.without_report import without_report

    if takes := without_report():
        said, hint = takes.told
        return Finding("takes", "note", f"{said}.", f"{hint}.")
    return Finding("takes", "ok", "Every take has a report.")


_ROOMY = 58  # columns; with fewer a command that is to be typed would not fit behind the names
_NEEDS = {"takes": "attempts"}  # a check, and the one without which it can say nothing
_LOOKS = {
    "program": _program,
    "folder": _folder,
    "settings": _settings,
    "attempts": _store,
    "takes": _unfinished,
    "model": _model,  # before the microphone: where both are missing, the exit code says that nothing can hear
    "recogniser": _recogniser,
    "speed": _speed,
    "sound": _sound,
    "microphone": _microphone,
}


@click.command()
@click.option("--repair", is_flag=True, help="First save whatever can be read from a damaged database.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(repair: bool, as_json: bool) -> None:
    """Check what recording needs: folder, model, microphone.

    The exit code is that of the first check that failed; notes do not change it.
    """
    findings: list[Finding] = []
    for name, look in (({"repair": _repair} | _LOOKS) if repair else _LOOKS).items():
        with waiting("" if as_json else _WAITS.get(name, "")):
            needed = next((one for one in findings if one.name == _NEEDS.get(name) and one.status == "fail"), None)
            finding = without(name, needed) if needed else shorter(examine(name, look), findings)
        said_before = finding.hint in {one.hint for one in findings}
        findings.append(finding)
        if not as_json:
            behind = " " * (17 if columns() >= _ROOMY else 5)
            echo(f"{finding.status:<5}{SHOWN.get(finding.name, finding.name):<12}{finding.message}", rest=behind)
            if finding.hint and not said_before:
                echo(f"{behind}{finding.hint}")
    if as_json:
        from rehearse.cli.terminal import print_json

        print_json({"checks": findings})
    sys.exit(next((f.exit_code for f in findings if f.status == "fail"), 0))
