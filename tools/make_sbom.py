"""Write the software bill of materials of the running program with cyclonedx-bom: `make sbom`.

Of requirements.lock, which also contains what the tests need, only the packages needed to run are used.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from rehearse import __version__
from tools.make_licences import closure

ROOT = Path(__file__).parents[1]


def running(lock: str) -> str:
    """The entries of a lock file, with their hashes, for the packages that the program needs to run.

    Raises SystemExit if one of them is not in the lock.
    """
    entries: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if line and not line.startswith((" ", "#")):
            name = line.partition("==")[0].strip()
        if name and not line.lstrip().startswith("#"):
            entries.setdefault(name, []).append(line)
    if missing := sorted(set(closure()) - entries.keys()):
        raise SystemExit(f"requirements.lock holds no {', '.join(missing)}: type make lock")
    return "\n".join("\n".join(entries[name]) for name in closure()) + "\n"


def write(target: Path) -> None:
    """Write the bill as reproducible CycloneDX JSON. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(running((ROOT / "requirements.lock").read_text(encoding="utf-8")), encoding="utf-8")
        program = [sys.executable, "-m", "cyclonedx_py", "requirements", str(listed)]
        about = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--validate", "-o", str(target)]
        subprocess.run([*program, *about], check=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = __version__  # in pyproject.toml the version is left to hatchling
    target.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("target", type=Path)
    wanted = parser.parse_args()
    wanted.target.parent.mkdir(parents=True, exist_ok=True)
    write(wanted.target)
    print(f"{len(closure())} packages in {wanted.target}")
