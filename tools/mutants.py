"""Test whether a room's own tests notice small changes to its code: `python -m tools.mutants ROOM`.

mutmut makes the changes and runs the tests: numbers, operators, comparisons, conditions, arguments and assigned values.
The letters of strings are not changed, since most strings are sentences. The work is done on a copy of the tree. Prints
how many changes of a sample were noticed (killed), and each change that was not.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stdout, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
_KILLED = {"killed", "timeout", "suspicious", "segfault"}
_AS_ANOTHER_USER = (  # who cannot read mutmut's notes
    "tests/audio/test_decode_refusals.py::test_a_file_without_read_permission_is_refused",
    "tests/store/test_connection.py::test_on_a_read_only_disk_everything_can_be_read_and_nothing_written",
)
_SETTINGS = """
[tool.mutmut]
source_paths = ["rehearse"]
only_mutate = ["rehearse/{room}/*"]
also_copy = ["fixtures", "tools", "docs", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"]
pytest_add_cli_args_test_selection = ["tests/{room}"]
pytest_add_cli_args = ["-p", "no:cacheprovider", {deselected}]
timeout_multiplier = 4.0
timeout_constant = 5.0
process_isolation = "forkserver"
"""


def copied(room: str, folder: Path, left_out: list[str]) -> None:
    """Copy the tree to `folder`, with mutmut's settings for the room; the tests in `left_out` are not run."""
    for name in ("rehearse", "tests", "fixtures", "tools", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy2(ROOT / name, folder)
    deselected = ", ".join(f'"--deselect={test}"' for test in (*_AS_ANOTHER_USER, *left_out))
    settings = (ROOT / "pyproject.toml").read_text() + _SETTINGS.format(room=room, deselected=deselected)
    (folder / "pyproject.toml").write_text(settings)


def run(room: str, count: int, seed: int, only: str) -> int:
    """Test a sample of mutants of the tree in the current folder; return the share killed in percent, rounded down."""
    sys.path.insert(0, str(Path.cwd()))
    from mutmut import __main__ as mutmut
    from mutmut.mutation import diff_apply, mutators
    from mutmut.mutation.data import SourceFileMutationData
    from mutmut.stats import status_by_exit_code
    from mutmut.utils.file_utils import walk_mutatable_files

    mutators.mutation_operators[:] = [
        one for one in mutators.mutation_operators if one[1] is not mutators.operator_string
    ]
    mutmut.set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir()
    with redirect_stdout(io.StringIO()):
        mutmut.copy_src_dir()
        mutmut.create_mutants(1)

    def known() -> dict[str, tuple[int | None, Path]]:
        found: dict[str, tuple[int | None, Path]] = {}
        for path in walk_mutatable_files():
            data = SourceFileMutationData(path=path)
            data.load()
            found |= {name: (code, path) for name, code in data.exit_code_by_key.items() if only in name}
        return found

    every = sorted(known())
    sample = sorted(random.Random(seed).sample(every, min(count, len(every))))
    mutmut.run.main(["--max-children", "1", *sample], standalone_mode=False)
    found = {name: known()[name] for name in sample}
    for name, (code, path) in found.items():
        if status_by_exit_code[code] == "no tests":
            found[name] = (_elsewhere(name, room), path)
    outcomes = Counter(status_by_exit_code[code] for code, _ in found.values())
    for name, (code, path) in found.items():
        if status_by_exit_code[code] not in _KILLED:
            print(f"\n# {name}: {status_by_exit_code[code]}\n{diff_apply.get_diff_for_mutant(name, path=path)}")
    killed = sum(n for outcome, n in outcomes.items() if outcome in _KILLED)
    print(f"\n{killed} of {len(sample)} mutants killed (of {len(every)} there are); {dict(outcomes)}")
    return 100 * killed // max(1, len(sample))


def _elsewhere(mutant: str, room: str) -> int:
    """The exit code of the tests that start separate processes, in which mutmut cannot trace calls."""
    starting = [str(path) for path in Path(f"mutants/tests/{room}").rglob("test_*.py") if _starts(path.read_text())]
    if not starting:
        return 0
    tests = [str(Path(path).relative_to("mutants")) for path in starting]
    run_by_name = mutant.partition(".__main__.")[2]  # `python -m` calls that module by another name
    env = {**os.environ, "MUTANT_UNDER_TEST": f"__main__.{run_by_name}" if run_by_name else mutant}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, cwd="mutants", env=env, capture_output=True, timeout=300, check=False)
        return min(1, done.returncode)
    return 36  # mutmut's own code for that


def _starts(test: str) -> bool:
    return "subprocess" in test or "Take(" in test or "list_devices" in test


def main() -> int:
    """Run the sample; return exit code 0 if at least 80% of it were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of the names of mutants, as of a module")
    parser.add_argument("--without", nargs="*", default=[], metavar="TEST", help="tests to leave out, as the slowest")
    asked = parser.parse_args()
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        Path(folder).chmod(0o755)  # some tests run the program as another user
        copied(asked.room, Path(folder), asked.without)
        os.chdir(folder)
        return 0 if run(asked.room, asked.sample, asked.seed, asked.only) >= 80 else 1


if __name__ == "__main__":
    sys.exit(main())
