"""Results without a figure: doubled, from hours to minutes, nobody has complained since, every one passed."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.content.claims.bystanders import is_of_others
from rehearse.content.claims.missed_people import is_dated, missed_at
from rehearse.content.claims.model import NumericResult, Shape
from rehearse.content.claims.none_came import none_came
from rehearse.content.claims.nothing_failed import nothing_failed
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.stayed_away import not_since, passed_without
from rehearse.content.claims.unchanged import says_unchanged
from rehearse.content.claims.words import has, has_verb, is_verb_of, listed
from rehearse.content.clauses import grammar as g

_MULTIPLES = {
    "doubled": "x2", "doubling": "x2", "doubles": "x2", "tripled": "x3", "tripling": "x3", "trebled": "x3",
    "quadrupled": "x4", "halved": "-50%", "halving": "-50%", "halves": "-50%",
}  # fmt: skip
_AS_MANY = frozenset({"many", "much", "long", "often", "fast", "quickly", "big", "high", "expensive", "good"})
CLAUSE_TOKENS = 40
LEAD_TOKENS = 2  # "it got no quieter"
_MOODS = frozenset({"happy", "satisfied", "better"})  # "everyone was happy" counts nobody
_EVERY = frozenset({"every", "all", "each", "everyone", "both"})
_PERIODS = frozenset({"day", "night", "week", "month", "shift", "evening", "morning", "time"})
_NONE = frozenset({"nobody", "none", "no", "zero", "no-one"})
_NOT = frozenset({"not", "never", "without"})
_COMPARED = frozenset({"better", "further", "farther"})
_KINDS_OF_NONE = (none_came, passed_without, not_since, nothing_failed)
_NEVER = frozenset({"zero", "none", "nothing", "never"})


def find_worded(scene: Scene) -> list[NumericResult]:
    """Every result in words; a caller drops those that overlap one with figures."""
    found: list[NumericResult] = []
    for start, end in scene.text.token_spans:
        if start == end or scene.set_up(start):
            continue
        for first, stop, value, shape in _sentence(scene, start, end):
            before, _, after = value.partition(" -> ")
            hit = scene.quote(first, stop)
            down = -1 if after or value.startswith("-") else 0
            found.append(
                NumericResult(hit, value, "", before if after else None, after or None, down, shape, scene.cause(first))
            )
    return found


def _sentence(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    words = scene.words
    for at in range(start, end):
        for found in (
            *_multiples(words, at, end),
            *_units(words, at, end),
            *_ranked(words, at, end),
            *_climbed(words, at, end),
        ):
            lead = words[max(start, at - 7) : at]
            own = "as" in words[at : found[1]] and scene.cause(at) == "i"  # "I watered it half as often"
            if (
                not own
                and not is_of_others(scene, at)
                and not has(lead, "target")
                and not has([*lead, words[at]], "denied")
            ):
                yield found
    yield from _nobody(scene, start, end)
    yield from _everyone(scene, start, end)
    for at in range(start, end - 2):
        if words[at] == "every" and words[at + 1] in _PERIODS and words[at + 2] == "since" and scene.cause(at) == "it":
            yield at, at + 3, "100%", "absence"


def _multiples(words: list[str], at: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "doubled", "half as many", "half the time", "in half", "twice as fast"."""
    word = words[at]
    ahead = words[at + 1 : min(at + 4, end)]
    parted = words[at - 1 : at] in (["into"], ["two"])  # "I split the year into halves"
    if word in _MULTIPLES and not parted and ahead[:1] not in (["as"], ["down"], ["back"], ["over"]):
        yield at, at + 1, _MULTIPLES[word], "words"
    elif word in ("half", "twice", "double") and len(ahead) > 1 and _of_which(ahead):
        yield at, at + 3, "-50%" if word == "half" else "x2", "words"
    elif word == "half" and words[at - 1 : at] == ["in"] and at > 1 and ahead[:1] not in (["a"], ["an"], ["the"]):
        yield at - 1, at + 1, "-50%", "words"


def _of_which(ahead: list[str]) -> bool:
    """Whether "half" or "twice" compares: "as many", "the time", "what we had before"."""
    as_many = ahead[0] == "as" and ahead[1] in _AS_MANY
    earlier = ahead[0] == "what" and ahead[1] in ("we", "i", "it") and "had" in ahead[2:]
    return as_many or earlier or (ahead[0] == "the" and ahead[1] in listed("halved"))


def _units(words: list[str], at: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "from hours to minutes", "from weekly to daily", "from daily to zero"."""
    if words[at] != "from" or at + 3 >= end:
        return
    to = next((place for place in range(at + 2, min(at + 5, end - 1)) if words[place] in ("to", "into")), -1)
    if to < 0:
        return
    one = words[to - 1] if words[to - 1] != "down" else words[to - 2]
    two = words[to + 1] if words[to + 1] not in ("just", "only", "a", "almost", "mere") else words[min(to + 2, end - 1)]
    if has([one], "units_of_time") and has([two], "units_of_time") and one != two:
        yield at, to + 2, f"{one} -> {'0' if two in _NEVER else two}", "words"


def _ranked(words: list[str], at: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "ranked first in the region", "came second of forty"."""
    rank, follows = words[at + 1 : min(at + 2, end)], words[at + 2 : min(at + 3, end)]
    if not any(_is_rank(word) for word in rank) or follows in (["the"], ["my"], ["our"]):
        return
    sure = words[at] in ("ranked", "placed") or (
        words[at] in ("was", "were") and follows in (["of"], ["among"]) and words[at + 3 : at + 4] != ["all"]
    )
    if sure or (words[at] in ("finished", "came") and follows in (["in"], ["of"], ["out"], ["among"], [])):
        yield at, at + 2, f"rank {rank[0]}", "words"


def _climbed(words: list[str], at: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "from last to second in town", "from 14th place to 3rd"; floors are places."""
    if words[at] != "from" or at + 3 >= end or not _is_rank(words[at + 1]):
        return
    to = at + 3 if words[at + 2] in ("place", "rank", "position") else at + 2
    if to + 1 < end and words[to] == "to" and _is_rank(words[to + 1]):
        follows = words[to + 2 : min(to + 3, end)]
        if follows in ([], ["in"], ["of"], ["out"], ["place"], ["among"], ["on"]):
            yield at, to + 2, f"{words[at + 1]} -> {words[to + 1]}", "words"


def _is_rank(word: str) -> bool:
    return has([word], "ranks") or (word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"))


def _nobody(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "not a single guest complained", "nobody has complained since", "never happened again"."""
    if not scene.late(start):
        return
    for at in range(start, end):
        if scene.words[at] not in _NONE | _NOT | {"nothing"}:
            continue
        stop = _stop(scene, at, end)
        missed = missed_at(scene, start, at, stop)
        if missed in ("open", "loss") or says_unchanged(scene.words[max(start, at - LEAD_TOKENS) : stop]):
            continue
        spared = missed == "gain" and is_dated(scene.words[at:stop])
        if (
            spared
            or _stays_away(scene, start, at, stop)
            or any(kind(scene, start, at, stop) for kind in _KINDS_OF_NONE)
        ):
            yield at, stop, "0", "absence"
            return
        word = scene.words[at]
        if word != "nothing" and _is_absent(scene.words[max(start, at - 12) : at], word, scene.words[at + 1 : stop]):
            yield at, stop, "0", "absence"
            return


def _stays_away(scene: Scene, start: int, at: int, stop: int) -> bool:
    """True for "it has not come back in over a year", "we have not lost a crate for two seasons", "… since March"."""
    behind = scene.words[at + 1 : stop]
    perfect = bool({"has", "have"} & set(scene.words[max(start, at - 2) : at])) and scene.cause(at) != "i"
    span = next((place for place, word in enumerate(behind) if word in ("in", "for") and place), len(behind))
    lasting = has(behind[span + 1 : span + 5], "units_of_time") or "since" in behind[1:5]
    return scene.words[at] in ("not", "never") and perfect and lasting and has_verb(behind[:2], "failing")


def _is_absent(lead: list[str], word: str, behind: list[str]) -> bool:
    """Whether a denial says that something unwanted stayed away: "not a single …", "no … since", "never … again"."""
    if has_verb(behind, "asking") or (word == "no" and _is_no_thing(lead, behind)):
        return False
    dated = has(behind, "lasting") or has(lead, "now")
    failed = has_verb(behind[:6], "failing")
    single = word in _NOT and ("single" in behind[:4] or (word == "not" and behind[:1] == ["one"]))
    if single:
        return dated or (
            (failed or has(behind, "spans") or (word == "without" and has(lead, "spans"))) and lead[-1:] != ["had"]
        )
    if word == "without":
        one = behind[:1] in (["a"], ["an"], ["one"], ["any"])
        return one and has([*lead, *behind], "spans") and not has(behind[1:2], "not_missed")
    if word in _NONE or behind[:1] == ["one"]:
        kept = behind[:1] in (["has"], ["have"]) and "since" in behind  # "nobody has sent a crate back since"
        return dated and (failed or kept or "back" in behind[:5] or word in ("no", "zero"))
    return dated and _once_more(behind)


def _is_no_thing(lead: list[str], behind: list[str]) -> bool:
    """True for "got no better after that", "it was no use since": nothing that could stay away."""
    described = lead[-2:-1] in (["it"], ["that"], ["this"]) and lead[-1] in g.verb_words("be")
    return described or has(behind[:1], "not_missed") or any(is_compared(word) for word in behind[:1])


def is_compared(word: str) -> bool:
    """Whether a word is an adjective compared: "easier", "bigger", "safer", "faster"."""
    if not word.endswith("er"):
        return word == "worse"
    short = len(word) > 5 and word[-3] == word[-4]
    bases = {word[:-1], word[:-2], word[:-3] if short else word[:-2], word[:-3] + "y"}
    return word in _COMPARED or not bases.isdisjoint(g.words("adjectives"))


def _once_more(behind: list[str]) -> bool:
    """True for "never happened again", "not had one complaint since", "not lost another order"."""
    again = "again" in behind and has_verb(behind[:3], "failing")
    counted = bool({"one", "another", "any", "once"} & set(behind)) and has_verb(behind[:4], "failing")
    return again or counted


def _stop(scene: Scene, at: int, end: int) -> int:
    """Where the clause around a token ends: at a comma or a joiner, at most `CLAUSE_TOKENS` on."""
    limit = min(end, at + CLAUSE_TOKENS)
    for place in range(at + 1, limit):
        if scene.text.tokens[place - 1].closed or scene.words[place] in ("and", "but", "so", "because", "which"):
            return place
    return limit


def _everyone(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int, str, Shape]]:
    """Results such as "every student passed", "all of the vans left on time", "each order arrived"."""
    words = scene.words
    opens = next((at for at in range(start, min(start + 5, end)) if words[at] in _EVERY), -1)
    if opens < 0 or not scene.late(start) or any(_finite(word) for word in words[start:opens]):
        return
    all_but = words[opens + 1 : opens + 3] == ["but", "one"]
    stop = _stop(scene, opens + all_but, end)
    verb = next((at for at in range(opens + 1, min(opens + 9, stop)) if _finite(words[at]) or _is_still(words, at)), -1)
    if verb < 0:
        return
    behind = words[verb : min(verb + 5, stop)]
    main = behind[-1] if g.is_auxiliary(words[verb]) else words[verb]
    if is_verb_of(main, "passing_all") or (has(behind, "fixed") and _MOODS.isdisjoint(behind)):
        yield opens, stop, "all but one" if all_but else "100%", "absence"


def _is_still(words: list[str], at: int) -> bool:
    """True for "every one of them is still here"."""
    return words[at] in ("is", "are") and words[at + 1 : at + 2] == ["still"]


def _finite(word: str) -> bool:
    return g.past_of(word) is not None or word in ("has", "have", "were", "was")
