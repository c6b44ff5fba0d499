"""The first lines of every report: whether the recording can be trusted, the verdict, the time, what is left out."""

from rehearse.data.amounts import rounded, tenths
from rehearse.delivery.length import Misfit, misfit, side
from rehearse.report.wording import clean, count, duration, percent, seconds
from rehearse.types import Band, Content, Report, Verdict

STORIES: dict[Verdict, str] = {"strong hire": "strong story", "hire": "good story"}  # for verdicts on the words alone
BRIEF: dict[Verdict, str] = {"strong hire": "strong", "hire": "good"}  # the same, where there is room for a word or two
_LENGTHS: dict[Band, str] = {
    "ok": "on target", "note": "a little {}", "attention": "too {}", "unmeasured": "not judged"
}  # fmt: skip
NOT_INCLUDED = "The points are for the words only, not for length, pace, fillers or voice."
UNASKED = "No story was asked for; this one is judged as a story all the same."
CHANNELS = {1: "mono", 2: "stereo"}
_APART_S = 2.0  # between two lengths in whole seconds; from here on a reader asks why they differ


def covered(content: Content) -> str:
    """What the points cover, and whether a story was asked for at all."""
    return NOT_INCLUDED if content.asks_for_story else f"{UNASKED} {NOT_INCLUDED}"


def duration_verdict(report: Report) -> str:
    """How the length compares with the target, in words."""
    delivery = report.delivery
    if delivery.duration_s is None:
        return "not timed"
    return _LENGTHS[delivery.duration_verdict].format(side(delivery.duration_s, delivery.target_s))


def of_recording(report: Report) -> str:
    """Why the answer is shorter than its recording; empty where the lengths, as shown, are less than 2 s apart."""
    answer_s = report.delivery.duration_s
    if report.audio is None or answer_s is None:
        return ""
    apart_s = float(rounded(report.audio.duration_s)) - float(rounded(answer_s))
    return f"first word to last, of {duration(report.audio.duration_s)} recorded" if apart_s >= _APART_S else ""


def untimed(report: Report) -> tuple[str, str]:
    """What stands for the length of an answer that has none: what there is of it, and why it is not timed."""
    words = _words(report)
    if report.audio is None:
        said = max(words, len(report.transcript.words) if report.transcript else 0)
        return count(said, "word"), f"{words} of them judged; not timed" if words < said else "written, not timed"
    return (count(words, "word"), "not timed") if words else ("no speech", "")


def _words(report: Report) -> int:
    """The words that were judged; as many as there are in a report made before these were counted."""
    if report.content is not None and report.content.judged_words is not None:
        return report.content.judged_words
    return len(report.transcript.words) if report.transcript else 0


def headline(report: Report) -> str:
    """The verdict in words; a hire whose length does not fit the round is never called simply a hire."""
    content, delivery = report.content, report.delivery
    if content is None:
        return "no transcript"
    if not content.asks_for_story and not content.scored:
        return "no story asked for"
    how = misfit(delivery.duration_verdict, delivery.duration_s, delivery.target_s)
    if content.verdict not in STORIES or how is None:
        return content.verdict
    return f"{STORIES[content.verdict]}, {how} for the round"


def brief(verdict: Verdict, band: Band, duration_s: float | None, target_s: float) -> str:
    """The headline as one of many, as in a table: a hire that does not fit the round is "strong, too long".

    band: how the length compares with its target.
    """
    return with_length(verdict, misfit(band, duration_s, target_s))


def fixes(report: Report) -> tuple[tuple[str, str], ...]:
    """The next fixes, each with what it is about: the content's first, unless the answer is too long.

    An answer that is too long is to be shortened before anything is added to it. What is said as the reason for no
    score is not said again. A written answer has no delivery, and only its lengths can be advised on.
    """
    if report.content is None:
        return ()
    fix, delivery = report.content.next_fix, report.delivery
    content = None if fix.content == report.content.not_scored_reason else fix.content
    about = "Delivery" if report.audio or delivery.pauses else "Length"
    rows = [("Content", content), (about, fix.delivery)]
    if misfit(delivery.duration_verdict, delivery.duration_s, delivery.target_s) == "too long":
        rows.reverse()
    return tuple((about, said) for about, said in rows if said)


def with_length(verdict: Verdict, how: Misfit | None) -> str:
    """The verdict, for a hire with how its length fails to fit the round; None: it fits."""
    return verdict if how is None or verdict not in BRIEF else f"{BRIEF[verdict]}, {how}"


def is_believed(report: Report) -> bool:
    """Whether a recording is neither poor nor so unclear that its delivery was not measured."""
    return report.audio is None or (report.audio.trust == "ok" and not _unclear(report))


def _unclear(report: Report) -> bool:
    """Whether words were recognised, but not where in the sound they are spoken."""
    return report.audio is not None and report.delivery.duration_s is None and _words(report) > 0


def trust_short(report: Report) -> str:
    """As `trust_sentence`; of a recording that can be believed only what may change with the microphone."""
    audio = report.audio
    if audio is None or not is_believed(report) or lost_sentence(report):
        return trust_sentence(report)
    facts = [
        "" if audio.peak_dbfs is None else f"peak {tenths(audio.peak_dbfs)} dBFS",
        "" if audio.noise_dbfs is None else f"noise {rounded(audio.noise_dbfs)} dBFS",
        "" if audio.speech_ratio is None else f"{percent(audio.speech_ratio)} speech",
    ]
    return f"Audio ok: {', '.join(filter(None, facts))}."


def trust_sentence(report: Report) -> str:
    """The line that opens every report: whether the recording can be trusted, and the facts behind that."""
    audio = report.audio
    if audio is None:
        return "No recording: a written answer, judged by its words only."
    facts = [
        f"{audio.sample_rate / 1000:g} kHz",
        f"{audio.format} {CHANNELS.get(audio.channels, count(audio.channels, 'channel'))}",
        "digital silence" if audio.peak_dbfs is None else f"peak {tenths(audio.peak_dbfs)} dBFS",
        "" if audio.noise_dbfs is None else f"noise {rounded(audio.noise_dbfs)} dBFS",
        f"{audio.clipped_ratio:.1%} clipped" if audio.clipped_ratio else "nothing clipped",
        "" if audio.speech_ratio is None else f"{percent(audio.speech_ratio)} speech",
    ]
    known = ", ".join(clean(fact).strip() for fact in facts if fact.strip())
    said = f"Audio ok: {known}."
    if _unclear(report):
        said = f"Audio unclear: the speech in it is not clear enough to measure the delivery ({known})."
    if audio.trust != "ok":
        said = f"Audio poor: {'; '.join(clean(reason) for reason in audio.reasons)} ({known})."
    return " ".join(filter(None, (said, lost_sentence(report))))


def lost_sentence(report: Report) -> str:
    """What was lost while recording; empty if nothing was, or if it was recorded elsewhere."""
    live = report.live
    if live is None or not (live.lost_s or live.overflows):
        return ""
    return f"{seconds(live.lost_s)} of sound was lost while recording ({count(live.overflows, 'time')})."
