"""The banded metrics of a report, one page each, in the order in which they are read."""

from rehearse.delivery.metrics import (
    articulation_rate,
    duration,
    filled_pauses,
    filler_phrases,
    longest_pause,
    pitch_spread,
    response_latency,
    situation_share,
    speech_rate,
)
from rehearse.delivery.metrics.page import MetricPage

ALL: tuple[MetricPage, ...] = (
    duration.PAGE,
    speech_rate.PAGE,
    articulation_rate.PAGE,
    filled_pauses.PAGE,
    filler_phrases.PAGE,
    longest_pause.IN_CLAUSE,
    longest_pause.ANYWHERE,
    response_latency.PAGE,
    pitch_spread.PAGE,
    situation_share.PAGE,
)
