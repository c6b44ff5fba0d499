"""home.toml: what home looks at."""

import msgspec


class HomeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """home.toml."""

    newest_takes: int
    last_takes: int
    recent_takes: int
    weak_share: float
    rungs: int
    settled_takes: int
    settled_points: float
    settled_think_aloud: float
    shortest_s: float
