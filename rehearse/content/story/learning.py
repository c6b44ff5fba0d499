"""Whether the speaker's group is said to have learned something: no step of the story, and no lesson of the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.missed_people import is_person
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority, people
from rehearse.content.text import ParsedText, WordRange

_LEARNING = g.stems(("learn", "realise", "realize", "understand"))
_SEEING = _LEARNING | g.stems(("see",))
_TEACHING = g.stems(("teach", "show"))
_LEADING = g.stems(("make", "help"))  # "that made us realise"
_DRAWING = g.stems(("draw", "take", "learn"))
_TAUGHT = frozenset({"that", "to", "how", "what", "never"})
_SOMEBODY = frozenset({"he", "she", "they", "who"})
_SHARING = frozenset({"all", "both", "each", "of", "whole", "entire", "as", "a"})
_LESSONS = frozenset({"lesson", "lessons", "takeaway", "takeaways", "learning"})
ADJECTIVE_TOKENS = 2  # "our (biggest) lesson"


def learns(text: ParsedText, clause: Clause) -> bool:
    """True for "we learned to wait", "our team came to see that …", "the crew took away that …"."""
    if clause.subject.kind not in ("we", "group") or not clause.told:
        return False
    group = clause.group
    behind = [token.text for token in text.tokens[group.end : group.end + 2]]
    taken = group.lemma == g.stem("take") and behind == ["away", "that"]
    come_to = group.lemma == g.stem("come") and clause.complement.lemma in _SEEING
    return taken or come_to or group.lemma in _LEARNING


def learned_among(text: ParsedText, hit: WordRange) -> bool:
    """Whether a group is said to learn among these words: "as a department we realised …"."""
    told = (one for one in parse_clauses(text) if hit.start <= text.tokens[one.group.verb].word < hit.end)
    return any(learns(text, clause) for clause in told)


def is_taught(words: Sequence[str]) -> bool:
    """Whether a sentence calls something the group's lesson: "the lesson for our lab was …", "it made us see …"."""
    if ["what", "we", "took"] in (list(words[:3]), list(words[1:4])):
        return True
    return any(_is_lesson_for_us(words, at) or _teaches_us(words, at) for at in range(len(words)))


def _is_lesson_for_us(words: Sequence[str], at: int) -> bool:
    """Whether the word at a place is a lesson of the group: "our main takeaway", "the lesson that we drew"."""
    if words[at] not in _LESSONS:
        return False
    before, behind = words[max(0, at - ADJECTIVE_TOKENS) : at], words[at + 1 :]
    ours = "our" in before or any(word.removesuffix("'s") in people().groups for word in before if word.endswith("'s"))
    told = behind[list(behind[:1]) == ["that"] :]
    drawn = list(told[:1]) == ["we"] and g.past_of("".join(told[1:2])) in _DRAWING
    return ours or drawn or (behind[:1] == ["for"] and _us(behind[1:]) > 0)


def _teaches_us(words: Sequence[str], at: int) -> bool:
    """True for the "taught" of "it taught us to wait" and the "made" of "that made our whole crew realise …"."""
    verb, width = g.past_of(words[at]), _us(words[at + 1 :])
    following = words[at + 1 + width :][:1]
    if not width or not following:
        return False
    if verb in _TEACHING:
        return following[0] in _TAUGHT
    seen, said = g.stem(following[0]), words[at + 2 + width :][:1]
    seen_what = seen in _LEARNING or (seen in _SEEING and not _TAUGHT.isdisjoint(said))
    return verb in _LEADING and seen_what and not _ends_in_person(words[:at])


def _ends_in_person(words: Sequence[str]) -> bool:
    """True for "the head (made us realise that we were late)", which tells what somebody said."""
    last = "".join(words[-1:])
    return last in _SOMEBODY or is_person(last) or is_authority(list(words[-2:]))


def _us(words: Sequence[str]) -> int:
    """How many words at the start name the speaker's group: "us", "all of us", "our lab", "the whole crew"; else 0."""
    at = next((place for place, word in enumerate(words) if word not in _SHARING | {"the"}), len(words))
    if words[at : at + 1] == ["us"]:
        return at + 1
    if words[at : at + 1] == ["our"]:
        at += 1 + (words[at + 1 : at + 2] in (["whole"], ["entire"]))
        noun = "".join(words[at : at + 1])
        others = noun not in people().groups and (noun.endswith("s") or is_person(noun))  # "our guests"
        return 0 if not noun or others else at + 1
    grouped = "the" in words[:at] and words[at : at + 1] and words[at] in people().groups
    return at + 1 if grouped else 0
