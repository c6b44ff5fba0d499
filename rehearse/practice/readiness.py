"""How ready the user is for questions about a principle: stories that cover it, and takes that went well."""

from collections.abc import Sequence

import msgspec

from rehearse.delivery.length import Misfit, misfit
from rehearse.practice.counting import reached
from rehearse.practice.story_file import Story
from rehearse.store.summary import Entry, Summary
from rehearse.types import Verdict

GOOD: tuple[Verdict, ...] = ("strong hire", "hire")


class Readiness(msgspec.Struct, frozen=True):
    """Where one principle stands: its scored takes and their best verdict; `missing` says what to do, in order.

    best_misfit: how the length of the best take fails to fit the round; None where it fits.
    """

    principle: str
    stories: tuple[str, ...]
    takes: int
    best: Verdict | None
    missing: tuple[str, ...]
    best_misfit: Misfit | None = None

    @property
    def ready(self) -> bool:
        """Whether a story covers it and a take was a hire."""
        return not self.missing


def readiness(principle: str, stories: Sequence[Story], entries: Sequence[Entry]) -> Readiness:
    """The stories kept for a principle, the scored takes on its questions, and what is still missing."""
    covering = tuple(story.id for story in stories if principle in story.principles)
    takes = [e.summary for e in entries if principle in e.summary.principles and reached(e.summary) is not None]
    order: tuple[Verdict, ...] = ("strong hire", "hire", "lean no hire", "no hire")
    judged = [(order.index(take.verdict), _misfit(take), take.verdict) for take in takes if take.verdict in order]
    _, how, best = min(judged, key=lambda one: (one[0], one[1] is not None), default=(None, None, None))
    missing = []
    if not covering:
        missing.append('Add a story for it: rehearse stories new "TITLE"')
    if best not in GOOD:
        missing.append(f"Answer a question about it aloud: rehearse record --principle {short_name(principle)}")
    return Readiness(principle, covering, len(takes), best, tuple(missing), how)


def _misfit(take: Summary) -> Misfit | None:
    """How the length of a take fails to fit the round."""
    return misfit(take.duration_verdict, take.measures.get("duration_s"), take.target_s)


def short_name(principle: str) -> str:
    """The first word of a principle's name, which no other principle begins with: enough for --principle."""
    return principle.split(maxsplit=1)[0].strip(",;")
