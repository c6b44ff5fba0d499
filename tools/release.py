"""Make a release: check that version, changelog, tag and contract agree, build everything, and set the tag.

`python -m tools.release --dry-run` checks and builds into dist/ without setting the tag. Disagreements are listed, one
per line, with exit code 1, before anything is built. The version is only in rehearse/__init__.py.
"""

import argparse
import re
import subprocess
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path

from rehearse import __version__
from tools import make_schema

ROOT = Path(__file__).parents[1]
_HEADING = re.compile(r"^## (\S+) \(([^)]*)\)$", re.MULTILINE)
_IN_WHEEL = ("rehearse/__init__.py", "rehearse/data/report.schema.json", "rehearse/data/targets.toml")
_NOT_IN_WHEEL = re.compile(r"^(?:tests|tools|fixtures|docs)/|\.pyc$|/\.|/models/")


def wrong_changelog(changelog: str, version: str) -> list[str]:
    """Errors in the changelog: a newest heading for another version, an invalid date, or an empty entry."""
    found = list(_HEADING.finditer(changelog))
    if not found:
        return ["CHANGELOG.md has no heading of the form `## 1.2.3 (2026-01-31)`."]
    newest, entry = found[0], changelog[found[0].end() : found[1].start() if len(found) > 1 else None]
    wrong = []
    if newest[1] != version:
        wrong.append(f"CHANGELOG.md begins with {newest[1]}, and rehearse/__init__.py says {version}.")
    try:
        date.fromisoformat(newest[2])
    except ValueError:
        wrong.append(f"The entry of {newest[1]} in CHANGELOG.md has no day but “{newest[2]}”.")
    if not re.search(r"^- ", entry, re.MULTILINE):
        wrong.append(f"The entry of {newest[1]} in CHANGELOG.md is empty.")
    return wrong


def wrong_tags(tags: list[str], version: str) -> list[str]:
    """Reasons why this version cannot be tagged: the tag, or one of a later version, exists."""
    numbers = {tag: tuple(map(int, tag[1:].split("."))) for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)}
    if f"v{version}" in tags:
        return [f"The tag v{version} is there already: raise the version in rehearse/__init__.py."]
    mine = tuple(map(int, version.split(".")))
    return [f"The tag {tag} is of a later version than {version}." for tag, one in numbers.items() if one > mine]


def wrong_tree(status: str) -> list[str]:
    """Uncommitted files, from `git status --porcelain`."""
    return [f"Not committed: {line[3:]}" for line in status.splitlines()]


def wrong_contract() -> list[str]:
    """Fields of the schema that are missing from the contract's list."""
    frozen, now = make_schema.frozen(), make_schema.paths()
    return [
        f"docs/json-contract.txt lacks {path}: type `python -m tools.make_schema`." for path in sorted(now - frozen)
    ]


def wrong_files(wheel: list[str], sdist: list[str]) -> list[str]:
    """Files that are missing from what was built, and files that do not belong there."""
    missing = [f"The wheel lacks {name}." for name in _IN_WHEEL if name not in wheel]
    licence = any(name.endswith("licenses/LICENSE") for name in wheel)
    missing += [] if licence else ["The wheel lacks the licence."]
    top = {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml"}
    missing += [f"The sdist lacks {name}." for name in sorted(top - {name.partition("/")[2] for name in sdist})]
    return missing + [f"The wheel holds {name}." for name in wheel if _NOT_IN_WHEEL.search(name)]


def build(folder: Path) -> tuple[Path, Path]:
    """Build the wheel and the sdist with this environment's hatchling; return their paths."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    stem = f"rehearse-{__version__}"
    return folder / f"{stem}-py3-none-any.whl", folder / f"{stem}.tar.gz"


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _stop(wrong: list[str]) -> None:
    if wrong:
        raise SystemExit("\n".join(wrong))


def main() -> None:
    """Check, build, check what was built, and set the tag unless this is a dry run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry-run", action="store_true", help="Build, and set no tag.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    wanted = parser.parse_args()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    tags = _git("tag", "--list").split()
    _stop([*wrong_changelog(changelog, __version__), *wrong_tags(tags, __version__), *wrong_contract(),
           *wrong_tree(_git("status", "--porcelain"))])  # fmt: skip
    wheel, sdist = build(wanted.dist)
    with zipfile.ZipFile(wheel) as packed, tarfile.open(sdist) as archive:
        _stop(wrong_files(packed.namelist(), archive.getnames()))
    print(f"built {wheel} and {sdist}")
    if wanted.dry_run:
        print(f"dry run: v{__version__} was not tagged")
    else:
        _git("tag", "--annotate", f"v{__version__}", "--message", f"rehearse {__version__}")
        print(f"tagged v{__version__}; push it with `git push --tags`")


if __name__ == "__main__":
    main()
