"""A stretch of time."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A time span in seconds, ordered by start; raises ValueError if it ends before it starts."""

    start_s: float
    end_s: float

    def __post_init__(self) -> None:
        if not self.end_s >= self.start_s:
            raise ValueError(f"a span cannot end ({self.end_s} s) before it starts ({self.start_s} s)")

    @property
    def duration_s(self) -> float:
        """Length in seconds, >= 0."""
        return self.end_s - self.start_s

    def overlap_s(self, other: "Span") -> float:
        """Overlap of the two spans in seconds, >= 0."""
        return max(0.0, min(self.end_s, other.end_s) - max(self.start_s, other.start_s))
