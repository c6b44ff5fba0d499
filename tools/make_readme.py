"""Regenerate the README's tables of commands and rules from the program.

    python -m tools.make_readme

Each table is between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

from pathlib import Path

from rehearse.cli.root import SECTIONS
from tools.marked import replaced

README = Path(__file__).parent.parent / "README.md"


def commands() -> str:
    """A table of all commands with their one-line help, under their headings."""
    rows = []
    for heading, section in SECTIONS.items():
        rows.append(f"| **{heading}** | |")
        rows += [f"| `rehearse {name}` | {line} |" for name, line in section.items()]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def rules() -> str:
    """A table of all rules: code, habit, severity and advice."""
    from rehearse.content.rules import ALL

    rows = [f"| `{rule.code}` | {rule.name} | {rule.severity} | {rule.advice} |" for rule in ALL]
    return "\n".join(["| code | habit | weight | instead |", "|---|---|---|---|", *rows])


TABLES = {"commands": commands, "rules": rules}


def generated(text: str) -> str:
    """The text with every marked table regenerated."""
    return replaced(text, TABLES)


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
