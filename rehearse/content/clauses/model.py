"""What a clause is made of. All places are token numbers of the ParsedText; ends are exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SubjectKind = Literal[
    "i", "we", "group", "authority", "third", "you", "it", "there", "who", "nobody", "somebody", "other", "dropped"
]
Link = Literal["main", "and", "that", "relative", "question", "because", "when", "if", "other"]
Tense = Literal["past", "present", "none"]
Modality = Literal["", "can", "able", "will", "would", "should", "must", "may", "supposed", "going", "used"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what the clause is about.

    start, end: its tokens; equal where nothing is said (dropped, or carried over from the clause before).
    head: the token of its head noun or pronoun; of the earlier subject when it is carried over; -1 when dropped.
    carried: the subject was said in an earlier clause ("I opened it and called her": the I of called).
    """

    kind: SubjectKind
    start: int
    end: int
    head: int
    carried: bool = False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and verb: tokens start to end; `verb` is the token that carries the meaning, `lemma` the
    stem of its base form (`grammar.stem`, to be compared with stems of listed base forms).

    tense: of the finite word. voice: passive also for "got broken". modality: "able" for was able to, "must" for had
    to, "used" for used to. particle: of a phrasal verb ("up" of set up), else "".
    """

    start: int
    end: int
    verb: int
    lemma: str
    particle: str
    auxiliaries: tuple[str, ...]
    negated: bool
    modality: Modality
    tense: Tense
    voice: Literal["active", "passive"]
    progressive: bool = False
    perfect: bool = False


@dataclass(frozen=True, slots=True)
class Complement:
    """What the verb leads on to.

    kind: "to" (a to-infinitive), "ing" (a gerund, also behind by/with/of/on), "noun" (only a noun phrase), "none".
    start, end: tokens of what stands between the verb and the clause's end. verb: the token of the infinitive or
    gerund, lemma its stem. receiver: the token of an object pronoun before it ("asked *me* to"), -1 without one.
    preposition: the one that leads the complement in ("tasked *with*"), else "".
    """

    kind: Literal["to", "ing", "noun", "none"]
    start: int
    end: int
    verb: int = -1
    lemma: str = ""
    receiver: int = -1
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause: tokens start to end, the sentence it stands in, and how it attaches to what precedes."""

    start: int
    end: int
    sentence: int
    subject: Subject
    group: VerbGroup
    complement: Complement
    link: Link

    @property
    def told(self) -> bool:
        """Whether the clause states that something happened: not negated, no plan, no wish, no condition."""
        return not self.group.negated and self.group.modality in ("", "able", "must") and self.link != "if"
