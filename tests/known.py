"""Values that must stay as they are, but for the last digits: kept beside the test as JSON.

`pytest --snapshot-update` writes them again; read the difference.
"""

import json
from pathlib import Path
from typing import Any

import pytest


def hold(path: Path, value: Any, config: pytest.Config, within: float) -> None:
    """Fail where a number is further than `within` of itself, or of 1, from what is kept, or anything else differs."""
    if config.getoption("update_snapshots", default=False):
        path.write_text(json.dumps(value, indent=1) + "\n")
    differences = list(_differences(json.loads(path.read_text()), json.loads(json.dumps(value)), "", within))
    assert not differences, "\n".join(
        [f"{path.name} keeps other values. If they are meant to change: pytest --snapshot-update", *differences]
    )


def _differences(kept: Any, now: Any, where: str, within: float) -> list[str]:
    if isinstance(kept, dict) and isinstance(now, dict) and kept.keys() == now.keys():
        return [found for key in kept for found in _differences(kept[key], now[key], f"{where}.{key}", within)]
    if isinstance(kept, dict) and isinstance(now, dict):
        gone, new = sorted(kept.keys() - now.keys()), sorted(now.keys() - kept.keys())
        return [f"{where}: without {', '.join(gone) or 'nothing'}, with {', '.join(new) or 'nothing'} new"]
    if isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        pairs = enumerate(zip(kept, now, strict=True))
        return [found for at, (a, b) in pairs for found in _differences(a, b, f"{where}[{at}]", within)]
    if isinstance(kept, list) and isinstance(now, list):
        gone, new = [one for one in kept if one not in now], [one for one in now if one not in kept]
        return [f"{where}: {len(kept)} are now {len(now)}, without {gone or 'nothing'}, with {new or 'nothing'} new"]
    if isinstance(kept, float) and isinstance(now, int | float):
        return [] if abs(kept - now) <= within * max(1.0, abs(kept)) else [f"{where}: {kept} is now {now}"]
    return [] if kept == now else [f"{where}: {kept!r} is now {now!r}"]
