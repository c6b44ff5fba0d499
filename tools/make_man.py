"""Write a manual page for every command with click-man: `make man`."""

import argparse
from pathlib import Path

import click

from rehearse import __version__
from rehearse.cli.root import root


def opened(group: click.Group) -> click.Group:
    """The group with all commands loaded; our groups load them lazily."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if found is not None:
            group.commands[name] = opened(found) if isinstance(found, click.Group) else found
    return group


def main() -> None:
    """Write the pages into a folder."""
    from click_man.core import write_man_pages

    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    write_man_pages("rehearse", opened(root), version=__version__, target_dir=str(folder))
    print(f"{len(list(folder.glob('*.1')))} pages in {folder}")


if __name__ == "__main__":
    main()
