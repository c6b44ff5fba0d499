"""The interview loop: its rounds, who holds them and what they look at (loop.toml)."""

import msgspec

from rehearse.data import load
from rehearse.data.near import did_you_mean
from rehearse.errors import UsageError
from rehearse.types import QuestionKind


class Interviewer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who asks: what they look at, and the kinds of their questions in turn."""

    id: str
    title: str
    focus: str
    asks: tuple[QuestionKind, ...]


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One round: its minutes in a real interview, who holds it, and the kind of each question in it."""

    id: str
    title: str
    kind: str
    minutes: int
    interviewer: str
    asks: tuple[QuestionKind, ...]


class Loop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """loop.toml; `days` from the screen to the decision, `share_for_role` 0-1 of the questions."""

    days: int
    share_for_role: float
    source: str
    round: tuple[Round, ...]
    interviewer: tuple[Interviewer, ...]


def interview_loop() -> Loop:
    """The loop that ships with the program."""
    return load("loop.toml", Loop)


def held_by(round_: Round) -> Interviewer:
    """Who holds a round."""
    return next(one for one in interview_loop().interviewer if one.id == round_.interviewer)


def interviewer(name: str) -> Interviewer:
    """The interviewer meant by an id or a part of the title; raises UsageError that lists them for none or several."""
    known = interview_loop().interviewer
    wanted = name.strip().lower()
    exact = [one for one in known if wanted in (one.id, one.title.lower())]
    found = exact or [one for one in known if wanted and wanted in f"{one.id} {one.title.lower()}"]
    if len(found) != 1:
        said = f"could be any of {len(found)} interviewers" if found else "is not an interviewer"
        ids = [one.id for one in found or known]
        meant = "" if found else did_you_mean(name, ids)
        raise UsageError(f'"{name}" {said}.', f"{meant}Choose one of: {', '.join(ids)}.")
    return found[0]
