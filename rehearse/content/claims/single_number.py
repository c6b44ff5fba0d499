"""Results with one number: a change by so much, the level after a change."""

from __future__ import annotations

from rehearse.content.claims import not_results
from rehearse.content.claims.costs import is_lead_time, takes_longer
from rehearse.content.claims.model import NumericResult, Shape
from rehearse.content.claims.number import Number, money, number_text
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.things import clears, sizes_a_thing
from rehearse.content.claims.words import direction_of, has, has_verb, is_verb_of, last_verb
from rehearse.content.clauses import grammar as g

BY_TOKENS = 18  # "cut the time it takes to … by a third"
VERB_TOKENS = 9  # a verb of change governs a number this far behind it
COUNT_TOKENS = 4  # and a count only from near: "saved 12 trips"
_ONLY_NEXT = frozenset({"up", "down", "above", "below", "return"})  # of the comparatives, those that stand right behind
_AMOUNTS = frozenset({"fewer", "less", "more"})  # of the comparatives, those that count what follows
_GERUNDS = frozenset({"taking", "needing", "costing", "being", "lasting", "requiring"})
_SPARED = frozenset({"saved", "save", "saves", "saving", "avoided", "spared", "spares"})
_GIVING = frozenset({"gave", "gives", "give", "bought", "buys", "won", "got"})


def changed(scene: Scene, number: Number) -> NumericResult | None:
    """A change by or to the number; None when the words around it state no change."""
    if not not_results.stands(scene, number) or takes_longer(scene, number) or is_lead_time(scene, number):
        return None
    return (
        _by(scene, number)
        or _compared(scene, number)
        or _to(scene, number)
        or _taken_off(scene, number)
        or _moved(scene, number)
        or _signed(scene, number)
        or _extra(scene, number)
        or (result_of(scene, number, -1) if clears(scene, number) else None)
    )


def result_of(
    scene: Scene, number: Number, direction: int, *, after: bool = False, value: str = "", shape: Shape = "change"
) -> NumericResult:
    """A result with one number; after: the number is the level reached."""
    sign = "" if after or number.unit == "x" else "+" if direction > 0 else "-" if direction < 0 else number.sign
    text = value or sign + number.text.lstrip("-")
    hit = scene.quote(number.start, number.end)
    cause = scene.cause(number.start)
    if after:
        return NumericResult(hit, text, number.unit, None, number.text, direction, "level", cause)
    return NumericResult(hit, text, number.unit, None, None, direction, shape, cause)


def _by(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "dropped by 30 %", "cut the time it takes to … by a third"; an unlisted verb needs a share."""
    if "by" not in scene.lead(number, 4) or trimmed(scene.lead(number, 4))[-1:] != ["by"]:
        return None
    lead = scene.lead(number, BY_TOKENS)
    if _is_agent(scene, number):
        return None
    if trimmed(lead)[-3:-1] == ["under", "budget"]:
        return result_of(scene, number, -1)
    direction = direction_of(lead)
    share = number.unit in ("%", "x", "point")
    if not direction and not share:
        return None
    if number.unit == "x":
        return result_of(scene, number, 0, value=f"x{number_text(number.value)}")
    return result_of(scene, number, direction or _direction_by_particle(lead))


def _is_agent(scene: Scene, number: Number) -> bool:
    """True for "it has been used by all four teams": who did it, not by how much it moved."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.voice != "passive" or number.unit or not number.noun:
        return False
    return direction_of([scene.words[clause.group.verb]]) == 0


def _direction_by_particle(lead: list[str]) -> int:
    return 1 if "up" in lead else -1 if "down" in lead else 0


def _compared(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "30 % fewer calls", "a 12 % drop in complaints", "three hours faster", "10 % under budget"."""
    tail = scene.tail(number, 3)
    if number.unit == "x":
        return _multiplied(scene, number)
    if number.noun and not has(tail[:1], "less") and not has(tail[:1], "more"):
        return None
    if tail[:2] == ["under", "budget"]:
        return result_of(scene, number, 0)
    at = next((at for at, word in enumerate(tail) if has([word], "less") or has([word], "more")), -1)
    if at < 0 or tail[0] == "or" or (at > 0 and tail[at] in _ONLY_NEXT) or _describes(scene, number, at):
        return None  # "four or more years"
    down = has([tail[at]], "less")
    if scene.cause(number.start) == "i" and not down and _own_more(scene, number):
        return None
    return result_of(scene, number, -1 if down else _up(tail[at], number))


def _describes(scene: Scene, number: Number, at: int) -> bool:
    """True for "three smaller dishes", "two longer tables": the things counted are described; nothing changed."""
    bare = not number.unit and not number.rate and number.of is None
    following = scene.tail(number, at + 2)[at + 1 : at + 2]
    noun = bool(following) and not g.is_function(following[0])
    return bare and noun and scene.tail(number, at + 1)[at] not in _AMOUNTS


def _own_more(scene: Scene, number: Number) -> bool:
    """True for "I opened an hour earlier", "I found twelve more customers": what the speaker did or found."""
    counted = not number.unit and not number.rate and not has_verb(scene.clause_lead(number, 4), "winning")
    return number.dimension == "time" or counted


def _multiplied(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "three times faster", "ten times as many", "grew tenfold"."""
    tail, lead = scene.tail(number, 2), scene.clause_lead(number, 6)
    as_many = tail[:1] == ["as"] and tail[1:] and has(tail[1:], "as_many") and scene.cause(number.start) != "i"
    said = has(tail, "less") or has(tail, "more") or tail[:1] in (["the"], ["what"]) or as_many
    moved = scene.words[number.end - 1] != "times" and (has_verb(lead, "rising") or has_verb(lead, "falling"))
    return result_of(scene, number, 0, value=f"x{number_text(number.value)}") if said or moved else None


def _up(word: str, number: Number) -> int:
    """+1, but 0 for time gained: "three weeks early"."""
    return 0 if number.dimension == "time" and word in ("early", "ahead", "sooner", "earlier", "faster") else 1


def _to(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "dropped to 3.2 %", "got the wait down to under five minutes", "dwindled to six minutes"."""
    lead = scene.clause_lead(number, VERB_TOKENS)
    core = trimmed(lead)
    if core[-1:] and core[-1] in _GERUNDS:
        core = trimmed(core[:-1])  # "from taking an afternoon to taking ten minutes"
    near = core[-1:]
    if near == ["into"] and not number.unit and scene.cause(number.start) == "i":
        return None  # "I cut the cake into 12 pieces"
    apart = core[-2:-1] in (["through"], ["agreed"], ["agree"], ["matched"])
    if near == ["to"] and (apart or _is_place(scene, number, core)):
        return None  # "I got through to nineteen" of those who were rung; "the two agreed to within a minute"
    if near in (["to"], ["into"], ["at"]):
        core = core[:-1]
        if near == ["at"] and not (has_verb(core, "moving") or "back" in core):
            return None
    elif not near or not {"under", "below", "within"} & set(lead[len(core) :]) or not has_verb(lead, "moving"):
        return None
    return result_of(scene, number, 0, after=True) if _reaches(scene, number, core, down="down" in lead) else None


def _is_place(scene: Scene, number: Number, lead: list[str]) -> bool:
    """True for "I took them to one side", "I brought it to three schools": where the speaker went, not a level."""
    bare = not (number.unit or number.rate or number.of) and bool(number.noun)
    return bare and scene.cause(number.start) == "i" and "down" not in lead and direction_of(lead) == 0


def _reaches(scene: Scene, number: Number, verb: list[str], *, down: bool) -> bool:
    """Whether the words before "to" move something to the number; an unlisted verb needs a thing and a unit."""
    certain = down or "up" in verb or direction_of(verb) != 0
    if verb[-1:] in (["came"], ["comes"], ["come"]) and "from" not in verb and not certain:
        return False  # "it came to 38 minutes" is what was found
    receives = has_verb(verb, "no_receiver")
    moving = has_verb(verb, "moving")
    if receives and not certain:
        to_it = has_verb(verb[-1:], "moving") or ("from" in verb and moving)
        counted = "from" in verb and bool(number.rate or number.noun)
        return to_it and (bool(number.unit) or counted or number.value == 0)
    if certain or moving:
        return True
    return bool(number.unit and verb) and scene.cause(number.start) != "i" and not has_verb(verb, "effort")


def _taken_off(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "took forty thousand off our bill", "knocked two days off", "gives each nurse an hour back"."""
    tail = scene.words[number.reach : min(number.reach + 2, scene.bounds(number.start)[1])]
    counted = bool(number.unit or number.noun or number.rate)
    back = tail[:1] == ["back"] and number.dimension in {"time"} | money()
    lead = scene.clause_lead(number, 6)
    back = back or (trimmed(lead)[-1:] == ["back"] and number.dimension in {"time"} | money())
    gave = back and not _GIVING.isdisjoint(lead)
    named = g.words("determiners") | g.words("possessives") | {"of"}
    off = tail[:1] == ["off"] and tail[1:] and (tail[1] in named or g.gerund_of(tail[1]) is not None)
    if not counted or not (off or gave):
        return None
    won = back and has_verb(lead, "selling")  # "won back 20,000 euros of business"
    return result_of(scene, number, 0, shape="level") if won else result_of(scene, number, -1)


def _moved(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "saves each clerk three hours a week", "went up eighteen points", "cut 40 minutes"."""
    lead = scene.clause_lead(number, VERB_TOKENS)
    counts = bool(number.unit or number.noun) or number.value >= 1000
    if (
        not counts
        or number.unit == "x"
        or trimmed(lead)[-1:] in (["for"], ["with"], ["in"], ["on"], ["about"], ["than"], ["at"], ["from"])
    ):
        return None
    if lead[-1:] == ["at"] or _is_size(lead) or sizes_a_thing(scene, number):
        return None  # "added an alert at 80 percent"
    reach = lead if number.unit else lead[-COUNT_TOKENS:]
    saves = last_verb(reach, "saving")
    rises = max(last_verb(reach, "rising"), _particle(reach, "up") if saves < 0 else -1)
    falls = max(last_verb(reach, "falling"), saves, _particle(reach, "down"))
    if max(falls, rises) < 0 or _is_own_deed(scene, number, saves=saves >= 0, falls=falls >= 0):
        return None
    if number.dimension in money() and max(rises, falls) >= 0 and is_verb_of(reach[max(rises, falls)], "winning"):
        return result_of(scene, number, 0, shape="level")  # money raised is a level, not a rise
    return result_of(scene, number, -1 if falls >= rises else 1)


def _is_size(lead: list[str]) -> bool:
    """True for "cut a film of six minutes", "files older than five years": a size, not a change."""
    if lead[-1:] == ["of"]:
        return lead[-2:-1] != [] and direction_of(lead[-2:-1]) == 0
    return lead[-1:] == ["than"] and lead[-2:-1] != [] and has(lead[-2:-1], "size_comparative")


def _is_own_deed(scene: Scene, number: Number, *, saves: bool, falls: bool) -> bool:
    """True for "I added 20 tables", "I saved two seats for them", "we extended it two weeks": a deed, not an effect."""
    lead = scene.clause_lead(number, COUNT_TOKENS)
    if scene.cause(number.start) == "i" and {"gained", "put", "lost"} & set(lead):
        return True  # "I gained ten pounds"
    if number.rate and number.noun and scene.cause(number.start) == "i" and not (saves or falls):
        return True  # "I lifted sixty boxes an hour"
    if not number.unit and not number.rate:
        spared = saves and not _SPARED.isdisjoint(lead) and "for" not in scene.tail(number, 4)
        return scene.cause(number.start) == "i" and not spared
    return number.dimension == "time" and not falls and scene.caused(number.start)


def _particle(words: list[str], particle: str) -> int:
    """The place of "up" or "down" before the number and its hedges, as in "is up 20 percent"; -1 without."""
    core = trimmed(words)
    return len(core) + words[len(core) :].index(particle) if particle in words[len(core) :] else -1


def _signed(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "+18 points", "plus 35 percent"."""
    if number.sign == "+" and has(scene.clause_lead(number, 6), "unwanted"):
        return None
    said = (number.sign and number.unit in {"%", "point"} | money()) or (number.sign == "+" and number.unit)
    return result_of(scene, number, 1 if number.sign == "+" else -1) if said else None


def _extra(scene: Scene, number: Number) -> NumericResult | None:
    """The result of "an additional 60 orders a week", "an extra $14,000": more of what was wanted."""
    extra = bool({"additional", "extra"} & set(scene.lead(number, 3))) and bool(number.unit or number.noun)
    verb = has_verb(scene.clause_lead(number, 6), "yielding") and scene.cause(number.start) != "i"
    return result_of(scene, number, 1) if extra and verb and scene.late(number.start) else None
