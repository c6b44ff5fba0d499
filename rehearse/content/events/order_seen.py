"""A clause as the shapes of an order read it: who acts, what follows the verb, and where the speaker is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority, people
from rehearse.content.events.directive_words import listed, stems
from rehearse.content.text import ParsedText

NAMED_TOKENS = 4  # "my boss, who …"


@dataclass(frozen=True)
class Seen:
    """A clause among its neighbours, as the shapes read it."""

    text: ParsedText
    clauses: Sequence[Clause]
    at: int

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.clauses[self.at]

    @property
    def lemma(self) -> str:
        """The stem of its verb."""
        return self.clause.group.lemma

    @property
    def following(self) -> Clause | None:
        """The next clause of the same sentence."""
        after = self.clauses[self.at + 1] if self.at + 1 < len(self.clauses) else None
        return after if after is not None and after.sentence == self.clause.sentence else None

    @cached_property
    def behind(self) -> list[str]:
        """The words behind the verb and its particle, to the end of the clause; adverbs right behind it left out."""
        return [token.text for token in self.text.tokens[self.behind_at : self.clause.end]]

    @property
    def after(self) -> list[str]:
        """The words behind the verb, its particle among them."""
        return [token.text for token in self.text.tokens[self.clause.group.end : self.clause.end]]

    @cached_property
    def behind_at(self) -> int:
        """The token with which `behind` begins."""
        at = self.clause.group.end
        while at < self.clause.end and (
            g.is_adverb(self.text.tokens[at].text) or self.text.tokens[at].text == self.clause.group.particle != "by"
        ):
            at += 1
        return at

    @cached_property
    def subject(self) -> list[str]:
        """The words of the subject."""
        return [token.text for token in self.text.tokens[self.clause.subject.start : self.clause.subject.end]]

    @property
    def by_superior(self) -> bool:
        """Whether a superior acts; of "he" and "they" the storey above looks for the name."""
        if self.clause.group.voice == "passive" or self.clause.group.modality not in ("", "going", "must"):
            return False
        if self.clause.subject.kind != "who":
            tasks = self.clause.subject.kind == "other" and self.lemma in stems("tasking")  # who does so, may do so
            return tasks or self.clause.subject.kind in ("authority", "third")
        before = self.text.tokens[max(0, self.clause.subject.start - NAMED_TOKENS) : self.clause.subject.start]
        words = [token.text for token in before]
        words = words[: words.index("of")] if "of" in words else words  # "the head of sales, who …"
        return any(is_authority(words[at:]) for at in range(len(words)))

    @property
    def of_us(self) -> bool:
        """Whether something is done to the speaker: "I was …", "our team was …"."""
        own = self.clause.subject.kind in ("i", "we") or (
            self.clause.subject.kind == "group" and self.subject[:1] in (["my"], ["our"])
        )
        return own and self.clause.group.voice == "passive" and self.clause.group.modality == ""

    @property
    def receiver(self) -> int:
        """How many words behind the verb name the speaker: "me", "us", "my team"; 0 for somebody else."""
        return mine(self.behind)


def mine(words: Sequence[str]) -> int:
    """How many of these words, from the first on, name the speaker: "me", "my team"."""
    if words[:1] in (["me"], ["us"]):
        return 1
    if list(words[:2]) == ["of", "us"]:
        return 2  # "each of us", whose "each" reads as an adverb
    if len(words) > 1 and words[0] in ("every", "each", "all") and not g.is_function(words[1]):
        return 2  # "every branch", "all staff"
    group = len(words) > 1 and words[0] in ("my", "our") and words[1] in people().groups
    return 2 if group else 0


def work_named(words: Sequence[str]) -> bool:
    """Whether a noun for a piece of work stands among the words."""
    return bool(listed().task.intersection(words))
