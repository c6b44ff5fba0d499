"""Whether the speaker can be seen doing the work, or hides behind "we", everybody, or no named actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.content.clauses import Clause
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.step import Step, Steps
from rehearse.content.story.learning import learned_among
from rehearse.content.story.paired import is_paired
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern
from rehearse.types import PartName


@dataclass(frozen=True, slots=True)
class Hiding:
    """Decisive steps with a collective or missing actor; `hides` when the speaker's own are not there beside them."""

    hides: bool
    explicit: tuple[WordRange, ...]
    steps: tuple[Step, ...]

    @property
    def quotes(self) -> tuple[WordRange, ...]:
        """The words to show, explicit ones first."""
        return self.explicit + tuple(act.hit for act in self.steps)


def find_hiding(reading: ParsedText, clauses: Sequence[Clause], steps: Steps, parts: tuple[PartName, ...]) -> Hiding:
    """Whether the decisive steps belong to "we", to everybody, or to no named actor."""
    explicit = tuple(
        hit
        for hit in reading.find(pattern("collective", "explicit"))
        if not (hit.folded.startswith("as a ") and learned_among(reading, hit))
    )
    making, deciding = verb_class("making"), verb_class("deciding")
    collective = [act for act in steps.all if act.actor in {"we", "group"} and _decisive(act, parts)]
    told = [act for act in collective if not (is_paired(reading, clauses, act) and _acts_besides(steps, parts, act))]
    passive = [act for act in steps.all if act.actor == "passive" and parts[act.sentence] in {"action", "result"}]
    setting = 0 if parts[:1] == ("situation",) else -1  # "I drove a bus in a small town" is the job, and no step
    concrete = [act for act in steps.own_concrete if parts[act.sentence] != "reflection" and act.sentence != setting]
    key = [
        act
        for act in told
        if act.lemma in making | deciding and (parts[act.sentence] != "situation" or act.lemma in deciding)
    ]
    evidence = key or collective or passive
    if not concrete:
        alone = not steps.own
        hides = bool(key) or len(told) >= (1 if alone else 2) or (len(passive) >= 2 and alone)
    else:
        hides = len(concrete) == 1 and len(key) >= 1 and len(key) + len(passive) // 2 >= len(concrete)
    decided = tuple(hit for hit in explicit if parts[reading.sentence_of(hit.start)] != "reflection")
    certain = tuple(
        hit for hit in decided if hit.folded.startswith(("we ", "it was", "there was", "as a ", "decision", "choice"))
    )
    return Hiding(hides or bool(certain), certain or (decided if hides else ()), tuple(evidence))


def _acts_besides(steps: Steps, parts: tuple[PartName, ...], shared: Step) -> bool:
    """Whether the speaker takes a step of the story, however general, outside the sentence of a shared one."""
    return any(act.sentence != shared.sentence and parts[act.sentence] in {"task", "action"} for act in steps.own)


def _decisive(act: Step, parts: tuple[PartName, ...]) -> bool:
    """Whether a step belongs to the story proper, not to the set-up or the shared outcome."""
    if act.lemma in verb_class("outcomes"):
        return False
    return parts[act.sentence] in {"task", "action"} or (
        act.lemma in verb_class("making") | verb_class("deciding") and parts[act.sentence] != "reflection"
    )
