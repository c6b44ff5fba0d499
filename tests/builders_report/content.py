"""What is judged of the sample take: by hand, so that each number and each code is known, old forms included."""

from __future__ import annotations

from typing import get_args

from msgspec.structs import replace

from rehearse import types as t
from rehearse.text.doubt import doubtful


def parts_of(said: t.Transcript) -> dict[t.PartName, t.Part]:
    parts: dict[t.PartName, t.Part] = {}
    for name in get_args(t.PartName):
        own = [sentence for sentence in said.sentences if sentence.part == name]
        count = sum(len(sentence.text.split()) for sentence in own)
        timed = [(s.end_s - s.start_s) for s in own if s.start_s is not None and s.end_s is not None]
        parts[name] = t.Part(
            present=bool(own),
            words=count,
            seconds=round(sum(timed), 1) if timed else None,
            share=round(count / max(1, sum(len(s.text.split()) for s in said.sentences)), 3),
            quote=own[0].text if own else None,
        )
    return parts


def _score(points: int, of: int, *reasons: t.Reason) -> t.Score:
    return t.Score(points, of, reasons=reasons)


def _scores() -> dict[str, t.Score]:
    return {
        "structure_star": _score(
            13,
            15,
            t.Reason("earned", 6, text="situation: “Last spring I noticed”"),
            t.Reason("earned", 7, text="action: “So I wrote a small script”"),
            t.Reason("missing", 2, text="say why it was yours to do; or whose"),
        ),
        "ownership_signal": _score(
            28,
            30,
            t.Reason("earned", 17, text="you began it: “I noticed”"),
            t.Reason("earned", 11, text="nine sentences begin with “I”"),
            t.Reason("missing", 2, text="say that nobody had asked you"),
        ),
        "action_specificity": _score(
            22, 25, t.Reason("earned", 22, text="five concrete steps"), t.Reason("missing", 3, text="name the tool")
        ),
        "quantified_impact": _score(
            18,
            20,
            t.Reason("earned", 18, text="from 20 % to 3 %, and how it was counted"),
            t.Reason("missing", 2, text="what it was worth"),
        ),
        "self_awareness": t.Score(8, 10, "A lesson and what you would change; say where you used it since."),
    }


def _at(said: t.Transcript, sentence: int) -> tuple[str, float | None, float | None]:
    one = said.sentences[sentence]
    return one.text, one.start_s, one.end_s


def findings_of(said: t.Transcript) -> tuple[t.Finding, ...]:
    found = (
        t.Finding(
            "OWN005", "your-part-is-unclear", "minor", "One step of the action is told as ours.",
            *_at(said, 8), "Say which half was yours: “I found the race, she changed the lock.”",
        ),
        t.Finding(
            "SPEC003", "technical-only", "major", "The saved hours are not tied to what they were worth.",
            *_at(said, 11), "Add what a day earlier meant to a customer or to the plan.",
        ),
        t.Finding(
            "OWN010", "unasked", "praise", "You began by noticing something outside your work.",
            *_at(said, 0), "Keep this as the first sentence.",
        ),
    )  # fmt: skip
    return tuple(replace(one, doubtful=doubtful(said.words, one.quote or "")) for one in found)


def content(said: t.Transcript) -> t.Content:
    """The judgement of the sample answer: a hire with one thing to fix."""
    return t.Content(
        scored=True,
        not_scored_reason=None,
        parts=parts_of(said),
        specific_episode=True,
        ownership=t.Ownership(
            "self", False, True, said.sentences[0].text, 9, 1, 9,
            ("I wrote a small script", "I sorted the failures by cause", "I rewrote both tests"), False, (),
        ),
        results=t.Results(
            (t.Quantity("from twenty percent to three percent", "3", "%", "20 %", "3 %"),),
            True, True, False, "I counted them from the same logs",
        ),
        scores=_scores(),
        total=89,
        verdict="strong hire",
        auto_fails=(),
        findings=findings_of(said),
        principles=(t.PrincipleSignal("Ownership", 0.9), t.PrincipleSignal("Dive Deep", 0.6)),
        follow_ups=(
            t.FollowUp("What did those five hours a week go into?", "What the saved time was worth was not said."),
            t.FollowUp("What was your part when the third test was fixed?", "That step was told as “we”."),
        ),
        next_fix=t.NextFix(
            "Close the result with what the saved time was worth to a customer.",
            "Breathe before the result: you stopped 2.4 s in front of it, then said um.",
        ),
    )  # fmt: skip
