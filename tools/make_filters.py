"""Write rehearse/data/band_filters.toml, the designed filters of the band: `python -m tools.make_filters`."""

from pathlib import Path

from rehearse.data import folder
from rehearse.data.method_settings import BandSettings, measuring
from rehearse.signal.band import designed

RATE_HZ = 16_000
HEAD = """\
# Filters for the band of method_settings.toml at 16 kHz as second-order sections, so that no command has to design
# them: importing scipy.signal for that costs 0.5 s of processor time. Made by `python -m tools.make_filters`.
"""


def text(use: BandSettings) -> str:
    """The contents of the file."""
    lines = [HEAD, f"sample_rate_hz = {RATE_HZ}", ""]
    for name, sections in zip(("high_pass", "low_pass"), designed(RATE_HZ, use), strict=True):
        rows = "".join(f"  {row},\n" for row in sections.tolist())
        lines += [f"{name} = [\n{rows}]"]
    settings = "\n".join(f"{name} = {getattr(use, name)}" for name in BandSettings.__struct_fields__)
    return "\n".join([*lines, "", "[band]  # what they were designed for", settings, ""])


if __name__ == "__main__":
    Path(folder() / "band_filters.toml").write_text(text(measuring().band), encoding="utf-8")
