"""The house rules a machine can hold: declared dependencies, a clean lock file, small files, no foreign paths."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from rehearse.speech.models import catalogue

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "rehearse").rglob("*.py"))
LONGEST = 250  # lines
LONG_BODY, LONG_BODIES = 30, 8  # lines of a function without its docstring; so many may have more


def normal(name: str) -> str:
    """A distribution's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """Top-level names of everything a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_every_imported_package_is_declared_and_every_declared_one_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["cluster"]]
    declared = {normal(re.split(r"[<>=\[ ;]", line)[0]) for line in lines}
    where = packages_distributions()
    foreign = {n for path in SOURCES for n in imported(path)} - set(sys.stdlib_module_names) - {"rehearse", "tests"}
    used = {normal(where[name][0]) for name in foreign}
    # msgspec imports the first, uvicorn the last; the second is pinned for faster-whisper
    through_others = {"tomli-w", "ctranslate2", "websockets"}
    assert used - declared == set()
    assert declared - used - through_others == set()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock"])
def test_a_lock_file_holds_versions_and_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text()
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert "--index-url" not in lock
    assert "--find-links" not in lock


def pinned(lock: str) -> dict[str, set[str]]:
    """Each `name==version` of a lock file with its hashes."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / lock).read_text().splitlines():
        if match := re.match(r"([\w.-]+==[^ ]+)", line):
            held = found.setdefault(match[1], set())
        elif match := re.match(r" +--hash=(\S+)", line):
            held.add(match[1])
    return found


def test_the_demo_installs_what_the_tests_run_with_and_less() -> None:
    """`make lock` writes both; `make test` after `make demo` must only add packages."""
    demo, everything = pinned("requirements-run.lock"), pinned("requirements.lock")
    assert demo.items() <= everything.items()
    assert len(demo) < len(everything) / 2
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    direct = {normal(re.split(r"[<>=\[ ;]", line)[0]) for line in project["dependencies"]}
    assert direct <= {name.partition("==")[0] for name in demo}


def test_the_package_of_tiny_en_is_pinned_alike_wherever_it_is_named() -> None:
    """In the catalogue, in the extra, and in the lock of its own: the code's lock must install where it has gone."""
    package = catalogue().stock["tiny.en"].package
    assert package is not None
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["optional-dependencies"]["tiny"] == [f"{package.name}=={package.version}"]
    wheels = (ROOT / "requirements-models.lock").read_text().replace("\\\n    ", "").splitlines()
    assert wheels[1:] == [package.requirement]
    assert package.name not in (ROOT / "requirements.lock").read_text()


def test_a_file_holds_one_thing() -> None:
    """Where one has more lines, split it by what it does."""
    lines = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring not counted."""
    first = function.body[1 if ast.get_docstring(function) and len(function.body) > 1 else 0]
    return (function.body[-1].end_lineno or 0) - first.lineno + 1


def test_few_functions_are_long() -> None:
    nodes = ((path.name, node) for path in SOURCES for node in ast.walk(ast.parse(path.read_text())))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [f"{name}: {one.name}" for name, one in nodes if isinstance(one, kinds) and body_lines(one) > LONG_BODY]
    assert len(long) <= LONG_BODIES, f"{len(long)} functions have over {LONG_BODY} lines: {', '.join(long)}"


def test_no_drawer_is_called_utils() -> None:
    assert not [p for p in SOURCES if re.search(r"(utils?|helpers?|misc|common)(\.py|/)", str(p.relative_to(ROOT)))]


def test_no_tracked_file_names_a_path_of_the_makers_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    home = re.compile(r"/(wor[k]|roo[t]|hom[e]/\w+)/")
    found = [
        name
        for name in listed
        if name.endswith((".py", ".toml", ".md", ".sh", ".json", ".lock", "Makefile", "run", ".html", ".js", ".css"))
        and (ROOT / name).is_file()
        and home.search((ROOT / name).read_text(errors="ignore"))
    ]
    assert found == []


def test_only_the_command_line_reads_the_users_settings() -> None:
    """Every stage gets them handed over, so that no two screens can judge by different ones."""
    reads = re.compile(r"read_(targets|fillers|own|preferences)\(\w*config_dir|config_dir\(\)\)\.targets")
    package = ROOT / "rehearse"
    found = [path for path in package.rglob("*.py") if reads.search(path.read_text(encoding="utf-8"))]
    assert {path.relative_to(package).parts[0] for path in found} == {"cli"}
