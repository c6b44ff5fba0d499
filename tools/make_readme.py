"""Regenerates the README's tables from the program itself: the commands and the rules.

    python -m tools.make_readme

A table stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

from pathlib import Path

from rehearse.cli.root import COMMANDS
from tools.marked import replaced

README = Path(__file__).parent.parent / "README.md"


def commands() -> str:
    """Every command and its one-line help."""
    rows = [f"| `rehearse {name}` | {line} |" for name, line in COMMANDS.items()]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def rules() -> str:
    """Every rule's code, the habit it names, how grave it is and what to do instead."""
    from rehearse.content.rules import ALL

    rows = [f"| `{rule.code}` | {rule.name} | {rule.severity} | {rule.advice} |" for rule in ALL]
    return "\n".join(["| code | habit | weight | instead |", "|---|---|---|---|", *rows])


TABLES = {"commands": commands, "rules": rules}


def generated(text: str) -> str:
    """The text with every marked table regenerated."""
    return replaced(text, TABLES)


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
