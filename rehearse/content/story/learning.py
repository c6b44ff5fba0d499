"""Who learned what: a lesson said without "that", and what only the speaker's group is said to have learned.

What a group learned is no step of the story, and no lesson of the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_NEVER = frozenset({"not", "never"})
_SPECIFIC = frozenset({"third", "who", "authority"})  # "I learned she is ill" is news
ADJECTIVE_TOKENS = 2  # "our (biggest) lesson"
SUBJECT_TOKENS = 4  # "I learned (a printed form) can be wrong"


def own_lessons(text: ParsedText, clauses: Sequence[Clause]) -> Iterator[WordRange]:
    """The "I learned" of "I learned not to guess", "I learned a form can be wrong", "I learned when to ask".

    "I learned not asking" denies nothing: whoever learned nothing says "did not learn".
    """
    for at, clause in enumerate(clauses):
        group = clause.group
        if clause.subject.kind != "i" or group.lemma != g.stem("learn") or not clause.told or group.progressive:
            continue
        following = clauses[at + 1] if at + 1 < len(clauses) else None
        says = following is not None and _is_general(text, clause, following)
        if says or _is_rule(text, clause):
            start, end = text.tokens[clause.subject.start].word, text.tokens[group.end - 1].word + 1
            yield WordRange(start, end, "i learned", text.offset_of(start))


def _is_rule(text: ParsedText, clause: Clause) -> bool:
    """Whether "to" and a verb follow what says how: "not to guess", "when to ask"; or a gerund "not", "never"."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    lead = "".join(behind[:1])
    if lead in _NEVER and any(map(g.gerund_of, behind[1:2])):
        return True
    return clause.complement.kind == "to" and behind[1:2] == ["to"] and (lead in _NEVER or lead in g.words("questions"))


def _is_general(text: ParsedText, clause: Clause, following: Clause) -> bool:
    """Whether the next clause says, in the present, what was learned: "(I learned) one knot is not enough"."""
    if following.sentence != clause.sentence or following.group.tense != "present" or following.group.perfect:
        return False
    lead = text.tokens[clause.group.end].text if clause.group.end < len(text.tokens) else ""
    near = following.subject.start - clause.group.end <= SUBJECT_TOKENS and not text.tokens[clause.group.end - 1].closed
    named = following.link in ("that", "question") and following.subject.kind not in _SPECIFIC
    return near and (named or lead == "there")


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
