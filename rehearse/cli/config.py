"""`rehearse config`: every setting with its value, its file and its meaning; changing one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import click

from rehearse.cli.all_settings import CHOSEN, chosen_one, file_of, settings
from rehearse.cli.completing import SETTING, VALUE
from rehearse.cli.groups import Group
from rehearse.cli.say import echo, listed
from rehearse.errors import RehearseError, UsageError

if TYPE_CHECKING:
    from rehearse.data.setting_keys import Setting

NOT_THERE = "(not there: defaults apply)"


class _Settings(Group):
    """The commands; a setting named without one is met with the command that prints or sets it."""

    def hint(self, ctx: click.Context, words: list[str]) -> str:
        """What was probably meant."""
        known = [one.key for one in settings()]
        named = [key for key in known if words[0] == key or key.endswith(f".{words[0]}")]
        if len(named) != 1:
            return super().hint(ctx, words)
        meant = " ".join(["get" if len(words) == 1 else "set", *named, *words[1:2]])
        return f"Did you mean `{ctx.command_path} {meant}`?"


@click.group(cls=_Settings, invoke_without_command=True)
@click.option("--all", "in_full", is_flag=True, help="Print the full name, meaning and source of each setting.")
@click.option("--json", "as_json", is_flag=True, help="Print all settings as one JSON object.")
@click.pass_context
def command(ctx: click.Context, in_full: bool, as_json: bool) -> None:
    """List every setting, or change one.

    Settings cover the model, the microphone, the time to think, the length of the report, fillers, and targets: what
    counts as good. They are stored in files that you can also edit. A command-line option overrides a setting.
    """
    if ctx.invoked_subcommand is None:
        _list(in_full, as_json)


@command.command()
@click.argument("key", shell_complete=SETTING)
def get(key: str) -> None:
    """Print one setting: value, meaning, default with its source, file."""
    from rehearse.settings import config_dir

    one = _found(key)
    echo(f"{one.key} = {_shown(one.value)}")
    echo(f"  {one.meaning}.")
    echo(f"  Default: {_shown(one.default)}{f' ({one.source})' if one.source else ''}.")
    echo(
        f"  Set in {config_dir() / one.file}."
        if one.is_set
        else f"  Not set; `rehearse config set {one.key} VALUE` sets it."
    )


@command.command("set", context_settings={"ignore_unknown_options": True})  # -3 is a value
@click.argument("key", shell_complete=SETTING)
@click.argument("value", required=False, shell_complete=VALUE)
def set_(key: str, value: str | None) -> None:
    """Set a value; separate fillers with commas."""
    if value is None:
        key, given, value = key.partition("=")
        if not given:
            raise UsageError("VALUE is missing.", f"Type `rehearse config set {key} VALUE`.")
    if value == "default" and key != "device":  # some sound systems have a microphone of that name
        raise UsageError(
            f'"default" is not a value of {_changeable(key).key}.',
            f"`rehearse config unset {key}` applies the default again.",
        )
    _change(_changeable(key), value)
    echo(f"{key} = {_shown(_found(key).value)}")
    if key.startswith("targets.duration.") and (now := _scaled()):
        echo(now, err=True)
    _say_of_saved_takes(key)
    if key == "device" and (warning := _not_connected(value)):
        echo(warning, err=True)


@command.command()
@click.argument("key", shell_complete=SETTING)
def unset(key: str) -> None:
    """Remove a setting from its file, so that the default applies again."""
    _change(_changeable(key), None)
    _say_of_saved_takes(key)
    value = _shown(_found(key).value)
    echo(f"{key} = {value}{'' if value.endswith('default') else ' (default)'}")


@command.command()
def path() -> None:
    """Print where your settings files are, and which of them exist."""
    from rehearse.data.own_settings import FILE
    from rehearse.data.setting_keys import FILLERS, TARGETS
    from rehearse.settings import config_dir

    for name in (FILE, TARGETS, FILLERS, *(file_of(key) for key in CHOSEN)):
        place = config_dir() / name
        if place.is_file():
            listed(place)
            continue
        apart = len(f"{place}  {NOT_THERE}") > shutil.get_terminal_size().columns
        listed(f"{place}\n    {NOT_THERE}" if apart else f"{place}  {NOT_THERE}")


def _say_of_saved_takes(key: str) -> None:
    """That takes keep what was counted in them, where the setting changes what counts."""
    if key.startswith("fillers."):
        echo("Saved takes keep their fillers; `rehearse reanalyze --all` counts them again.", err=True)


def _scaled() -> str:
    from rehearse.report.screens.settings import scaled

    return scaled(settings())


def _not_connected(name: str) -> str:
    """That no microphone of that name is there, and which are; empty where one is, and where nobody can tell."""
    from rehearse.audio import devices
    from rehearse.data.near import did_you_mean

    try:
        there = [one.name for one in devices.listed().devices]
    except RehearseError:
        return ""
    if any(name.lower() in one.lower() for one in there):
        return ""
    meant = did_you_mean(name, there) or f"Connected: {', '.join(there)}. "
    return (
        f'Saved, but no microphone called "{name}" is connected. {meant}'
        "`rehearse config unset device` goes back to the system's default."
    )


def _found(key: str) -> Setting:
    from rehearse.data.setting_keys import setting
    from rehearse.settings import config_dir

    return chosen_one(key) if key in CHOSEN else setting(config_dir(), key, CHOSEN)


def _changeable(key: str) -> Setting:
    """A setting to be changed; where its file cannot be used, as if it stood in it, since the change may repair it."""
    from msgspec.structs import replace

    from rehearse.data.setting_keys import setting
    from rehearse.settings import config_dir

    try:
        return _found(key)
    except UsageError:
        return replace(setting(config_dir() / "none", key, CHOSEN), is_set=True)  # where no file is


def _change(one: Setting, value: str | None) -> None:
    from rehearse.audio.devices import remember
    from rehearse.data.setting_keys import change
    from rehearse.settings import config_dir
    from rehearse.speech import models
    from rehearse.speech.choice import choose

    if one.key == "model":
        choose(None if value is None else models.find(value).name)
    elif one.key == "device":
        remember(value)
    else:
        change(config_dir(), one, value)


def _list(in_full: bool, as_json: bool) -> None:
    from rehearse.cli.terminal import print_json, show
    from rehearse.report.screens import settings as screen
    from rehearse.settings import config_dir

    found = settings()
    if as_json:
        print_json({"folder": str(config_dir()), "settings": found})
        return
    show(*(screen.in_full(found) if in_full else screen.listed(found)))
    echo("`rehearse config set KEY VALUE` changes one; `config path` names the files.", err=True)


def _shown(value: Any) -> str:
    from rehearse.report.screens.settings import shown

    return shown(value)
