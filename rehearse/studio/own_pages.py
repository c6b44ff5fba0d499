"""The user's own settings and data: the pages change the same files as `rehearse config`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.data.setting_keys import OWN_FILES, change, setting
from rehearse.data.targets import answer_lengths
from rehearse.errors import RehearseError
from rehearse.live.warm_up import WarmUp
from rehearse.permissions import TemporaryFolder
from rehearse.practice import own_data
from rehearse.practice.kept_files import files_kept
from rehearse.report.wording import EVERYTHING
from rehearse.settings import config_dir, database_path
from rehearse.speech import choice, models
from rehearse.store import overview
from rehearse.studio.render import render
from rehearse.studio.reports import opened, sound_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.data.setting_keys import Setting
    from rehearse.studio.answers import Form
    from rehearse.studio.takes import Takes

KEYS = {"target": "targets.duration.target", "think": "think_s", "sound": "keep_sound"}  # field of the form, setting
STAY = ("models", "model speeds", "own settings", "own targets", "own fillers")  # what deleting everything leaves


def settings_page(takes: Takes, saved: str = "", problem: str = "") -> str:
    """The model, target length, time to think, and whether sound is kept."""
    values = {}
    try:
        values = {field: setting(config_dir(), key).value for field, key in KEYS.items()}
    except RehearseError as error:
        problem = f"{error.message} {error.hint}"
    return render("settings.html.j2", "/settings", values=values, model=takes.warm_up.model.name,
                  chosen=choice.chosen(), installed=models.installed(), missing=takes.warm_up.missing,
                  lengths=answer_lengths().seconds, folder=config_dir(), saved=saved, problem=problem)  # fmt: skip


def save(takes: Takes, form: Form) -> str:
    """Write the settings that have changed, all or none; returns the page that says whether that worked."""
    try:
        wanted, model = list(_changes(form)), form.get("model", "")
        with files_kept([config_dir() / name for name in OWN_FILES]):
            for one, value in wanted:
                change(config_dir(), one, value)
            if model != form.get("model_before"):
                _use_model(takes, model)
    except RehearseError as error:
        return settings_page(takes, problem=f"{error.message} {error.hint}".strip())
    return settings_page(takes, saved="Saved.")


def _changes(form: Form) -> Iterator[tuple[Setting, str | None]]:
    """The settings that the form changes, each with its new value; None for our default."""
    for field, key in KEYS.items():
        one, typed = setting(config_dir(), key), form.get(field, "").strip()
        touched = typed != form.get(f"{field}_before")  # else another program's value would be taken back
        if typed and touched and typed != as_typed(one.value):
            yield one, None if typed == as_typed(one.default) else typed


def as_typed(value: object) -> str:
    """A value as the form holds it.

    >>> as_typed(True), as_typed(90.0)
    ('yes', '90')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _use_model(takes: Takes, name: str) -> None:
    """Store the choice and use that model for the next takes. Raises RehearseError where it is not installed."""
    if name:
        models.find(name)  # before anything is changed
    choice.choose(name or None)
    if takes.warm_up.missing is not None or takes.warm_up.model.name != models.default_name():
        takes.hear_with(WarmUp(name or None))


def data_page() -> str:
    """Where everything is stored, with export and deletion."""
    return render("data.html.j2", "/data", places=own_data.all_places(), attempts=_attempts())


def _attempts() -> int:
    """The number of attempts; looking creates no database."""
    if not database_path().exists():
        return 0
    with opened() as store:
        return overview.count(store)


class Exporting:
    """The archive that is being made, and how far along it is."""

    def __init__(self) -> None:
        self.share: float | None = None  # of the attempts; None where none is being made

    def make(self, *, recordings: bool) -> tuple[Path, TemporaryFolder]:
        """The archive, and the folder that holds it until it has been sent. Raises NoSuchAttempt, UsageError."""
        with opened():
            pass
        folder = TemporaryFolder()
        path = folder.path / "rehearse.zip"
        self.share = 0.0
        try:
            own_data.export(path, recordings=recordings, on_progress=self._progress)
        except BaseException:
            folder.close()
            raise
        finally:
            self.share = None
        return path, folder

    def _progress(self, done: int, of: int) -> None:
        self.share = done / of


def delete_page(problem: str = "") -> str:
    """Everything that would go, and what would stay."""
    places = own_data.places()
    goes = [one for one in places if one.files and one.what not in STAY]
    return render("delete_data.html.j2", "/data", goes=goes, attempts=_attempts(), problem=problem,
                  EVERYTHING=EVERYTHING,
                  stays=[one.what for one in places if one.what in STAY and one.files])  # fmt: skip


def delete(form: Form) -> str:
    """Delete everything if the page was confirmed; returns the page that says how much was deleted."""
    if form.get("confirm") != "yes":
        return delete_page("Nothing was deleted: tick the box to confirm.")
    try:
        gone = own_data.delete_everything()
    except RehearseError as error:
        return delete_page(f"{error.message} {error.hint}")
    finally:
        sound_of.cache_clear()
    return render("deleted.html.j2", "/data", files=len(gone))
