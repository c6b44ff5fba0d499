"""The root command. Subcommands are imported only when they run; their one-line helps stand here (a test compares)."""

import gc
import importlib
import os
import signal
import sys
from typing import Any

import click

from rehearse import __version__
from rehearse.cli.errors import translated
from rehearse.cli.groups import Group
from rehearse.cli.say import echo
from rehearse.cli.usage import in_plain_words
from rehearse.data.near import one_of
from rehearse.data.plain_text import readable
from rehearse.errors import Declined
from rehearse.permissions import close_to_others, forget_abandoned

SECTIONS = {  # heading: {command: one-line help, the same as the command's own first line}, by a user's day
    "Practise": {
        "record": "Answer a question aloud and see the report.",
        "studio": "Rehearse in the browser, on this machine only.",
        "mock": "Run a mock interview, with follow-ups and one scorecard.",
        "drill": "Train your ear: find, name and fix what weakens an answer.",
        "test": "Test yourself: ten questions, a result, and what to practise.",
        "analyze": "Report on saved recordings.",
        "check": "Judge the content of a written answer.",
        "demo": "Analyse the bundled recording.",
    },
    "Look back": {
        "show": "Show the report of a take, by default the last one.",
        "list": "List your takes, newest first.",
        "play": "Play a take from a moment on: m:ss, a part, slowest or fastest.",
        "progress": "Show whether you are getting better, overall or on one question.",
        "compare": "Compare two takes, by default a question's last two scored ones.",
        "radar": "Show how hard the questions are and how your answers went.",
        "question": "Show which question a take answers, or change it.",
        "reanalyze": "Re-score earlier takes with the current rubric and model.",
        "recover": "Finish interrupted takes.",
    },
    "Prepare": {
        "checklist": "Show what is ready for your interview, and what to do next.",
        "questions": "List, add, import and export questions.",
        "stories": "Manage your stories: what they cover and what they lack.",
        "principles": "Show what each leadership principle asks for, and your stories.",
        "frameworks": "Show frameworks to decide, prove and tell; fill in a template.",
        "advice": "Read advice on nerves, culture, strategy and more.",
        "rules": "List the rules for content, or explain one.",
        "notes": "Keep notes of interviews, and see what to ask the interviewer.",
    },
    "Coach others, or be coached": {
        "person": "Show or change who speaks in a take, or list everybody.",
        "share": "Pack takes into a ZIP file for a coach or friend.",
        "feedback": "Import a coach's comments, moment by moment, and list them.",
        "cohort": "Summarise the results of many recordings.",
    },
    "Set up": {
        "doctor": "Check what recording needs: folder, model, microphone.",
        "devices": "List microphones and choose one.",
        "models": "List, install and verify speech models.",
        "config": "List every setting, or change one.",
        "data": "Show where your data is stored; export or delete it.",
        "completion": "Complete commands in the shell: --install sets it up.",
    },
}
COMMANDS = {name: said for section in SECTIONS.values() for name, said in section.items()}

_COLLECT_AFTER = 50_000  # new objects; with Python's 700 a tenth of a command's time goes into walking what it imports


class LazyGroup(Group):
    """A group whose commands live in modules of their own, loaded on use: `rehearse.cli.<name>:command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return it."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"rehearse.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the line; what cannot be understood is reported in plain words."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            raise in_plain_words(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a line that cannot be understood is an error like any other, also where --json stands."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise in_plain_words(error) from None
        except (click.Abort, EOFError, KeyboardInterrupt):
            echo(err=True)  # the cursor may stand behind a question or ^C
            raise Declined("You stopped this command.") from None

    def helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """The table above, so that --help imports none of the commands."""
        return list(COMMANDS.items())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands under their headings, all in one column."""
        width = max(map(len, COMMANDS))
        for heading, section in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), said) for name, said in section.items()])
        formatter.write_paragraph()
        formatter.write_text("`rehearse COMMAND -h` explains a command.")

    def hint(self, ctx: click.Context, words: list[str]) -> str:
        """What was probably meant; a word that belongs to one of the commands is looked for there first."""
        if owners := self._owners(ctx, words[0]):
            return f"Did you mean {one_of([f'`rehearse {name} {words[0].lower()}`' for name in owners])}?"
        return super().hint(ctx, words)

    def _owners(self, ctx: click.Context, word: str) -> tuple[str, ...]:
        """The commands that have this word as a command of their own or as a value of an argument."""
        commands = {name: self.get_command(ctx, name) for name in COMMANDS}
        return tuple(name for name, one in commands.items() if one is not None and word.lower() in _words_of(one))


def _words_of(command: click.Command) -> tuple[str, ...]:
    """What may follow a command's name: its own commands, or the values that an argument takes."""
    own = tuple(command.commands) if isinstance(command, click.Group) else ()
    kinds = [one.type for one in command.params if isinstance(one, click.Argument)]
    return (*own, *(str(value) for kind in kinds if isinstance(kind, click.Choice) for value in kind.choices))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="rehearse")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Answer an interview question aloud; see at once how long you spoke, how you sounded and how your story scores."""
    close_to_others()
    forget_abandoned()
    if ctx.invoked_subcommand is None:
        from rehearse.cli.home import show_home

        show_home()


def main() -> None:
    """The console script."""
    gc.set_threshold(_COLLECT_AFTER)
    _fill_gaps()
    _end_in_order()
    try:
        with translated():
            root(list(map(_word, sys.argv[1:])))
    finally:
        gc.freeze()  # the interpreter's last collection would look at every object that the end of the process frees


def _fill_gaps() -> None:
    """Have standard streams that were closed before we began lead nowhere.

    Otherwise the next file that is opened gets their number, and what a library prints is written into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115


def _end_in_order() -> None:
    """Have SIGTERM and a closed terminal end the program as any error does: unpacked files are deleted on the way."""

    def leave(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, leave)


def _word(typed: str) -> str:
    """A word of the command line; what is neither UTF-8 nor a file cannot be kept as it is."""
    is_file = os.path.lexists(typed) or os.path.lexists(typed.removeprefix("file:"))
    return typed if is_file else readable(typed)
