"""The user's own pitch baseline: the newest spread against the median of the takes before it.

How far a voice moves is a habit of the user more than of the day, so no table of targets can say what is flat for
them; only spreads under the target's floor in two takes running are called flat for anybody.
"""

from collections.abc import Sequence
from statistics import median
from typing import Literal

import msgspec

from rehearse.data.amounts import tenths
from rehearse.data.targets import PitchTarget

Against = Literal["as usual", "flatter than usual", "livelier than usual", "flat twice running"]


class OwnPitch(msgspec.Struct, frozen=True):
    """The newest take against the user's own, in semitones: what is usual, its band, and on which side it lies."""

    usual_st: float
    low_st: float
    high_st: float
    newest_st: float
    takes_before: int
    against: Against

    @property
    def said(self) -> str:
        """One sentence; empty where there is nothing to keep in mind."""
        if self.against == "as usual":
            return ""
        low, high = tenths(self.low_st), tenths(self.high_st)
        band = f"{low}-{high} semitones is usual for you (median of {self.takes_before:,} takes)"
        return f"Pitch spread {tenths(self.newest_st)} semitones in the newest take, {self.against}; {band}."


def own_pitch(spreads_st: Sequence[float], target: PitchTarget, fewest: int) -> OwnPitch | None:
    """The newest of these spreads (semitones, oldest first) against those before; None under `fewest` takes."""
    if len(spreads_st) < fewest:
        return None
    before, newest = spreads_st[:-1], spreads_st[-1]
    usual = median(before)
    low, high = usual * (1 - target.own_band), usual * (1 + target.own_band)
    # As printed: "1.3, flatter than usual; 1.3-2.0 is usual for you" would contradict itself.
    shown = float(tenths(newest))
    floor = target.ok_min or 0.0
    against: Against = "as usual"
    if newest < floor and before[-1] < floor:
        against = "flat twice running"
    elif shown < float(tenths(low)):
        against = "flatter than usual"
    elif shown > float(tenths(high)):
        against = "livelier than usual"
    return OwnPitch(round(usual, 2), round(low, 2), round(high, 2), newest, len(before), against)
