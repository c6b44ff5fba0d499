"""Values as people read them: moments, shares, rates, names. Shared by every renderer, so that all say the same."""

from collections.abc import Iterable

from rehearse.data.amounts import rounded
from rehearse.data.plain_text import printable
from rehearse.data.reasons import NO_SITUATION, NO_STORY, Counted, reckoned, signed
from rehearse.delivery.metrics.page import shown
from rehearse.types import (
    Band,
    Content,
    Finding,
    Metric,
    Part,
    PartName,
    Score,
    Severity,
)

LETTERS: dict[PartName | None, str] = {
    "situation": "S",
    "task": "T",
    "action": "A",
    "result": "R",
    "reflection": "+",  # R is taken by the result
    None: "·",
}
PARTS: dict[PartName, str] = {
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "reflection": "Reflection",
}
ROWS = {  # of the rubric, in the order of its table
    "structure_star": "STAR structure",
    "ownership_signal": "Ownership",
    "action_specificity": "Specific actions",
    "quantified_impact": "Result in numbers",
    "self_awareness": "Reflection",
}
BANDS: dict[Band, str] = {"ok": "ok", "note": "a little off", "attention": "far off", "unmeasured": "not measured"}
MARKS: dict[Band, str] = {"ok": "✓", "note": "!", "attention": "✗", "unmeasured": "–"}
OPEN_MARK = "?"  # for a target that may be met or not
WORST_FIRST: tuple[Band, ...] = ("attention", "note", "ok")
SEVERITIES: dict[Severity, str] = {
    "disqualifier": "automatic “no hire”",
    "major": "costs points",
    "minor": "worth a look",
    "praise": "well done",
}
STARTED_BY = {"self": "you", "manager": "a manager", "team": "a group", "unclear": "not clear from your words"}
NO_WORDS = "There are no words to show."
EVERYTHING = "all takes with recordings and comments, interviews, drills, notes, and your own questions and stories"
BY_PLACE = "assumed from its place in the answer"  # a part in no words that are its own
_NO_PARTS = "Not enough of a story to divide into situation, task, action and result."
_MINUTES_FROM_S = 120.0
PLACES = {"clause": "inside a clause", "boundary": "between phrases", "start": "before the first word"}


clean = printable  # text of others, as every renderer shows it


def clock(moment_s: float) -> str:
    """A moment as m:ss, truncated, so that it is at or before what it points to.

    >>> clock(61.9)
    '1:01'
    """
    return f"{int(moment_s) // 60}:{int(moment_s) % 60:02d}"


def duration(length_s: float) -> str:
    """A length as m:ss, rounded.

    >>> duration(77.8)
    '1:18'
    """
    return clock(float(rounded(length_s)))


def moment(start_s: float | None) -> str:
    """A moment as m:ss, or nothing for text that was never spoken."""
    return "" if start_s is None else clock(start_s)


def seconds(duration_s: float, digits: int = 1) -> str:
    """A stretch of time in seconds, from two minutes on as m:ss.

    >>> seconds(2.44), seconds(0.25), seconds(597.0), seconds(21.2, 0)
    ('2.4 s', '0.3 s', '9:57', '21 s')
    """
    return f"{rounded(duration_s, digits)} s" if duration_s < _MINUTES_FROM_S else duration(duration_s)


def percent(share: float, digits: int = 0) -> str:
    """A share of 0-1 in percent, in whole ones but for a part of the words, which has a decimal in its points as well.

    >>> percent(0.128), percent(0.128, 1)
    ('13%', '12.8%')
    """
    return f"{rounded(100 * share, digits)}%"


def banded(metric: Metric) -> str:
    """A metric's band in words; one that only a story has is not judged without a story, rather than not measured."""
    return "not judged" if metric.reason in (NO_STORY, NO_SITUATION) else BANDS[metric.band]


def worst(metrics: Iterable[Metric], *ids: str) -> Band | None:
    """The worst band of the metrics with these ids that were measured; None where none was."""
    bands = {one.band for one in metrics if one.id in ids}
    return next((band for band in WORST_FIRST if band in bands), None)


def measured(metric: Metric) -> str:
    """A metric's value with its unit; with more decimals where it would else read as one that meets the target.

    >>> measured(Metric("Pitch spread", 1.47, "semitones", "note", "at least 1.5 semitones", low=1.5))
    '1.47 semitones'
    """
    return "–" if metric.value is None else clean(shown(metric))


def aim(metric: Metric) -> str:
    """What is aimed at: "at most 3 /min"; of the duration in minutes and seconds.

    >>> aim(Metric("Duration", 80.0, "s", "ok", "75-105 s", id="duration", low=75.0, high=105.0))
    '1:15-1:45'
    """
    if metric.id != "duration" or metric.low is None or metric.high is None:
        return clean(metric.target)
    return f"{duration(metric.low)}-{duration(metric.high)}"


def name(identifier: str) -> str:
    """An identifier as words.

    >>> name("ownership_signal")
    'Ownership signal'
    """
    words = clean(identifier).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def rubric_rows(content: Content) -> list[tuple[str, Score]]:
    """The rows of the rubric with their labels, ours in our order, any others after them."""
    known = [(label, content.scores[row]) for row, label in ROWS.items() if row in content.scores]
    return known + [(name(row), score) for row, score in sorted(content.scores.items()) if row not in ROWS]


def reasons(score: Score) -> tuple[tuple[str, str], ...]:
    """Why a row has its points: (+4 or -1, what gave or took them), (→, what would earn more), to the row's maximum.

    A report from before reasons were kept has its one line of text, marked "·".
    """
    if not score.reasons:
        return (("·", clean(score.why)),)
    return tuple(_marked(counted) for counted in reckoned(score))


def _marked(counted: Counted) -> tuple[str, str]:
    if counted.kind == "missing":
        return "→", f"{count(counted.points, 'point')} to gain: {clean(counted.said)}"
    return signed(counted), clean(counted.said)


def ranked(findings: tuple[Finding, ...]) -> list[Finding]:
    """The gravest first, praise last; among equals as the rules gave them."""
    grave = list(SEVERITIES)
    return sorted(findings, key=lambda finding: grave.index(finding.severity))


def said(words: str | None, doubtful: tuple[str, ...] = ()) -> str:
    """Words as said, in quotation marks, and which of them may be misheard.

    >>> said("it fell to 2%", ("2%",))
    '“it fell to 2%” (may be misheard: 2%)'
    """
    unsure = f" ({misheard(doubtful)})" if doubtful else ""
    return quoted(words) + unsure if words else ""


def part_words(part: Part) -> str:
    """The first words of a part; of a doubtful one, what speaks for it."""
    return BY_PLACE if by_place(part) else quoted(part.quote)


def by_place(part: Part | None) -> bool:
    """Whether sentences count as this part by their place alone, so that none of their words is quoted for it."""
    return part is not None and part.present and part.certainty == "doubtful"


def no_parts(content: Content | None) -> str:
    """Why there are no parts to show; empty where there are, or where no story was asked for."""
    asked = content is not None and content.asks_for_story and content.think_aloud is None
    return _NO_PARTS if asked and content is not None and not content.tells_story else ""


def misheard(doubtful: tuple[str, ...]) -> str:
    """Which words may be misheard, each named once."""
    return f"may be misheard: {', '.join(clean(word) for word in dict.fromkeys(doubtful))}"


def doubted_numbers(content: Content) -> tuple[str, ...]:
    """The results with a number in whose words one may be misheard, a sentence each; it need not be the number."""
    doubted = (one for one in content.results.metrics if one.doubtful)
    return tuple(f"A result depends on doubtful words: {said(one.quote, one.doubtful)}." for one in doubted)


def quoted(words: str | None) -> str:
    """Words as said, in quotation marks; empty for no words."""
    return f"“{clean(words)}”" if words else ""


def count(number_of: float, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "pause"), count(3, "pause"), count(18000, "word")
    ('1 pause', '3 pauses', '18,000 words')
    """
    shown = f"{int(number_of):,}" if number_of == int(number_of) else f"{number_of:,g}"
    return f"{shown} {one if number_of == 1 else many or one + 's'}"
