"""The bill of materials lists what runs, with hashes."""

import json
from pathlib import Path

import pytest

from rehearse import __version__
from tools import make_licences, make_sbom

LOCK = "\n".join(f"{name}==1 \\\n    --hash=sha256:00" for name in [*make_licences.closure(), "pytest"])


def test_only_what_runs_is_taken_from_the_lock() -> None:
    taken = make_sbom.running(LOCK)
    assert "numpy==1 \\\n    --hash=sha256:00" in taken
    assert "pytest" not in taken


def test_a_package_that_the_lock_lacks_is_named() -> None:
    with pytest.raises(SystemExit, match="numpy"):
        make_sbom.running(LOCK.replace("numpy==", "nothing=="))


@pytest.mark.slow
def test_the_bill_lists_every_package_with_its_hash(tmp_path: Path) -> None:
    """The tool that makes it validates it, too."""
    make_sbom.write(tmp_path / "bill.json")
    bill = json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))
    assert {one["name"] for one in bill["components"]} == set(make_licences.closure())
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])
    assert bill["metadata"]["component"]["version"] == __version__
