"""`rehearse person`: who speaks in a take."""

from __future__ import annotations

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json
from rehearse.errors import UsageError


@click.command()
@click.argument("attempt", metavar="[TAKE]", required=False, shell_complete=ATTEMPT)
@click.argument("words", metavar="[NAME]", nargs=-1)
@click.option("--none", "nobody", is_flag=True, help="Mark it as your own take.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(attempt: str | None, words: tuple[str, ...], nobody: bool, as_json: bool) -> None:
    """Show or change who speaks in a take, or list everybody.

    Takes without a name are yours. Progress, compare and home treat each person separately.
    """
    from rehearse.store.people import name_speaker, speaker, speakers

    name = " ".join(words) if words else None
    if name is not None and nobody:
        raise UsageError("A name and --none were both given.", "Use one or the other.")
    with opened() as store:
        if attempt is None:
            entries = store.entries()
            _print_all({who: sum(entry.person == who for entry in entries) for who in speakers(store)}, as_json)
            return
        number = store.known(number_of(store, attempt))
        known = speakers(store)
        if name is not None or nobody:
            name_speaker(store, number, name)
        who = speaker(store, number)
    if as_json:
        print_json({"attempt": number, "person": who})
        return
    echo(f"Take {number}: {who or 'a take of your own'}")
    if who is not None and who not in known:
        _introduce(number, who, known)


def _introduce(number: int, who: str, known: tuple[str, ...]) -> None:
    """Say that a name is new, and which known one it may have been meant for."""
    from rehearse.data.near import near

    alike = near(who, known, most=1)
    meant = f' Did you mean {alike[0]}? `rehearse person {number} "{alike[0]}"`' if alike else ""
    echo(f"{who} is a new name.{meant}", err=True)


def _print_all(rows: dict[str, int], as_json: bool) -> None:
    """Everybody with how many takes are theirs."""
    if as_json:
        print_json({"people": [{"person": who, "attempts": takes} for who, takes in rows.items()]})
        return
    from rehearse.report.wording import count

    for who, takes in rows.items():
        echo(f"{who}: {count(takes, 'take')}", rest="  ")
    if not rows:
        echo("Every take is yours: `rehearse person TAKE NAME` assigns one to somebody else.", err=True)
