"""A stretch of time."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """From `start_s` to `end_s`, in seconds; ordered by start; an end before the start is refused."""

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
        """Seconds that both spans share, >= 0."""
        return max(0.0, min(self.end_s, other.end_s) - max(self.start_s, other.start_s))
