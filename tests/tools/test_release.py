"""A release is refused while version, changelog, tag, tree or contract disagree, and what is built is what is meant."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import release

ROOT = Path(__file__).parents[2]
GOOD = "# Changelog\n\n## 1.2.0 (2026-11-28)\n\n- A rule.\n\n## 1.1.0 (2026-10-01)\n\n- Another.\n"


def test_a_changelog_that_agrees_is_right() -> None:
    assert release.wrong_changelog(GOOD, "1.2.0") == []


@pytest.mark.parametrize(
    ("changelog", "said"),
    [
        ("# Changelog\n", "no heading"),
        (GOOD.replace("1.2.0", "1.3.0"), "begins with 1.3.0"),
        (GOOD.replace("2026-11-28", "unreleased"), "no day but “unreleased”"),
        (GOOD.replace("2026-11-28", "2026-13-28"), "no day"),
        (GOOD.replace("- A rule.\n", ""), "is empty"),
    ],
)
def test_a_changelog_that_does_not_is_said_to_be_wrong(changelog: str, said: str) -> None:
    assert said in " ".join(release.wrong_changelog(changelog, "1.2.0"))


def test_a_version_is_tagged_once_and_none_after_a_later_one() -> None:
    assert release.wrong_tags(["v1.1.0", "v0.9.12", "draft"], "1.2.0") == []
    assert "there already" in release.wrong_tags(["v1.2.0"], "1.2.0")[0]
    assert "later version" in release.wrong_tags(["v1.10.0"], "1.2.0")[0]


def test_what_is_not_committed_is_named() -> None:
    assert release.wrong_tree("") == []
    assert release.wrong_tree(" M a.py\n?? b.py\n") == ["Not committed: a.py", "Not committed: b.py"]


def test_files_that_are_missing_or_do_not_belong_are_named() -> None:
    wheel = [*release._IN_WHEEL, "rehearse-1.dist-info/licenses/LICENSE"]
    sdist = [f"rehearse-1/{name}" for name in ("LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml")]
    assert release.wrong_files(wheel, sdist) == []
    assert release.wrong_files([*wheel, "tests/a.py"], sdist) == ["The wheel holds tests/a.py."]
    assert "The sdist lacks README.md." in release.wrong_files(wheel, sdist[:1])
    assert "The wheel lacks the licence." in release.wrong_files(wheel[:-1], sdist)


def test_the_entry_of_this_version_is_the_newest() -> None:
    """That it has no day yet is all that may be wrong between two releases."""
    from rehearse import __version__

    wrong = release.wrong_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    assert [one for one in wrong if "unreleased" not in one] == []


@pytest.mark.slow
def test_a_dry_run_builds_everything_and_sets_no_tag(tmp_path: Path) -> None:
    """In a copy of the tree with a day in its changelog."""
    tree = tmp_path / "tree"
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    changelog = tree / "CHANGELOG.md"
    changelog.write_text(
        changelog.read_text(encoding="utf-8").replace("(unreleased)", "(2026-11-28)"), encoding="utf-8"
    )
    who = ("-c", "user.name=a", "-c", "user.email=a@b.invalid")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "All of it")):
        subprocess.run(["git", *words], cwd=tree, check=True)
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tools.release", "--dry-run", "--dist", str(tmp_path / "dist")],
        cwd=tree, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "was not tagged" in done.stdout
    assert sorted(path.suffix for path in (tmp_path / "dist").iterdir()) == [".gz", ".whl"]
    assert subprocess.run(["git", "tag"], cwd=tree, capture_output=True, text=True, check=True).stdout == ""
