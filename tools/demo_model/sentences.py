"""Sentences of the corpus: templates with a wide vocabulary, WordNet's texts, word salads, fillers and restarts."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.demo_model.lexicon import Frequency, Pool, lexicon, pool, wordfreq_frequency, wordnet_texts
from tools.demo_model.spelling import american
from tools.demo_model.spoken_forms import NUMBER_SLOTS
from tools.demo_model.units import Unit, Units, words

DATA = Path(__file__).parent / "data"
_SLOT = re.compile(r"\{(\w+)\}")
PACKAGE_DATA = Path(__file__).parents[2] / "rehearse" / "data"
_OWN = ("questions.toml", "drills.toml", "to_ask.toml", "measuring.toml", "principles.toml")
_PLAIN = re.compile(r"[A-Z][A-Za-z' ,]+[.?!]?")
_PARTS_OF_SPEECH = ("nn", "nns", "vb", "vbd", "vbg", "vbz", "jj", "rb")


@dataclass(frozen=True)
class Sources:
    """All that sentences are made of."""

    slots: dict[str, list[str]]
    templates: dict[str, list[str]]
    fillers: dict[str, list[str]]
    pools: dict[str, Pool]
    domain: Pool
    examples: list[str]
    glosses: list[str]
    own: list[str]  # sentences of the question bank, the drills and the advice
    domain_share: float  # how often a slot takes a word of the interview vocabulary
    figures_share: float  # how many sentences more are about numbers


@cache
def sources(
    wordnet: Path, domain_share: float = 0.08, figures_share: float = 0.0, frequency: Frequency = wordfreq_frequency
) -> Sources:
    """Read the templates, the word lists and WordNet; the shares: see Sources."""
    raw = tomllib.loads((DATA / "templates.toml").read_text())
    stories = tomllib.loads((DATA / "stories.toml").read_text())
    listed = (DATA / "interview_words.txt").read_text().split()
    examples, glosses = wordnet_texts(wordnet, frequency)
    domain = pool(sorted(set(listed)), frequency, flatness=0.2)
    return Sources(
        raw["slots"] | stories["slots"] | stories["more"],
        raw["templates"] | stories["templates"],
        raw["fillers"],
        lexicon(wordnet, frequency),
        domain,
        examples,
        glosses,
        own_texts(),
        domain_share,
        figures_share,
    )


def own_texts(folder: Path = PACKAGE_DATA) -> list[str]:
    """Sentences of 4 to 22 words without figures from the question bank, the drills and the advice of the package."""
    found: set[str] = set()
    for name in _OWN:
        for text in _strings(tomllib.loads((folder / name).read_text())):
            found.update(t for t in re.split(r"(?<=[.?!]) |: |; ", american(text)) if _PLAIN.fullmatch(t))
    return sorted(t for t in found if 4 <= len(t.split()) <= 22)


def _strings(value: object) -> list[str]:
    """Every string in a tree of tables and lists."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in _strings(one)]


def _fill(text: str, s: Sources, r: random.Random) -> Units:
    out: list[Unit] = []
    for token in text.split():
        match = _SLOT.search(token)
        if not match:
            out.append(Unit(token, token))
            continue
        before, name, after = token[: match.start()], match.group(1), token[match.end() :]
        filled = list(_slot(name.lower(), s, r))
        if name[0].isupper():
            filled[0] = filled[0].capital()
        if after:
            filled[-1] = Unit(
                filled[-1].written.removesuffix(".") + after, filled[-1].spoken + after, filled[-1].proper
            )
        out.extend(filled if not before else words(before + filled[0].written) + tuple(filled[1:]))
    return tuple(out)


def _slot(name: str, s: Sources, r: random.Random) -> Units:
    if name in NUMBER_SLOTS:
        return (NUMBER_SLOTS[name](r),)
    if name == "any":
        return words((s.domain if r.random() < 0.5 else s.pools["any"]).draw(r))
    if name in _PARTS_OF_SPEECH:
        return words(s.domain.draw(r) if r.random() < s.domain_share else s.pools[name].draw(r))
    phrase = r.choice(s.slots[name])
    if name in ("name", "month", "weekday"):
        return (Unit(phrase, phrase, proper=True),)
    return _fill(phrase, s, r)


def template(s: Sources, r: random.Random) -> Units:
    """A sentence of the interview register."""
    kind = r.choices(("situation", "task", "action", "result", "reflection", "question"), (5, 2, 8, 7, 3, 1))[0]
    return _articles(_fill(r.choice(s.templates[kind]), s, r))


def result(s: Sources, r: random.Random) -> Units:
    """A sentence that states a result, most often in figures."""
    return _articles(_fill(r.choice(s.templates["result"]), s, r))


_STORY = {"said": 6, "happened": 12, "mine": 26, "others": 18, "numbers": 24, "steps": 10, "thought": 8}


def story(s: Sources, r: random.Random) -> Units:
    """A sentence of somebody who tells what happened, with everyday things."""
    kind = r.choices(list(_STORY), list(_STORY.values()))[0]
    return _articles(_fill(r.choice(s.templates[kind]), s, r))


def own(s: Sources, r: random.Random) -> Units:
    """A sentence of the package's own texts."""
    return _sentence(words(r.choice(s.own).rstrip(".?!")), r)


def plain(s: Sources, r: random.Random) -> Units:
    """A grammatical sentence without much sense: no word helps to guess the next."""
    return _articles(_fill(r.choice(s.templates["plain"]), s, r))


def example(s: Sources, r: random.Random) -> Units:
    """An example sentence of WordNet."""
    return _sentence(words(r.choice(s.examples)), r)


def gloss(s: Sources, r: random.Random) -> Units:
    """A definition of WordNet in a short frame."""
    text = r.choice(s.glosses)
    frame = r.choice(s.templates["gloss_frames"])
    return _sentence(words(frame.replace("{g}", text).replace("{G}", text).rstrip(".")), r)


def salad(s: Sources, r: random.Random) -> Units:
    """Random words among small words: the decoder can only listen."""
    out: list[str] = []
    for _ in range(r.randint(2, 7)):
        if r.random() < 0.6:
            out.append(r.choice(s.fillers["glue"]))
        out.append((s.domain if r.random() < max(0.5, s.domain_share) else s.pools["any"]).draw(r))
    return _sentence(words(" ".join(out)), r, comma=0.1)


def figures(s: Sources, r: random.Random) -> Units:
    """Numbers of every kind among random words."""
    out: list[Unit] = []
    for _ in range(r.randint(1, 3)):
        out.extend(words(r.choice(s.fillers["glue"])))
        if r.random() < 0.6:
            out.extend(words(s.pools["any"].draw(r)))
        unit = NUMBER_SLOTS[
            r.choice(("num", "num", "pct", "pct", "money", "money", "year", "date", "clock", "dec", "large", "nth"))
        ](r)
        out.append(unit)
        if unit.written[0].isdigit() and unit.written[-1].isdigit() and r.random() < 0.7:
            out.extend(words(r.choice((*s.slots["unit"], s.pools["nns"].draw(r)))))
    return _sentence(tuple(out), r, comma=0.05)


def _sentence(units: Units, r: random.Random, comma: float = 0.0) -> Units:
    units = tuple(Unit("I", "I") if u.written == "i" else u for u in units)
    units = tuple(u.ended(",") if not u.mark and r.random() < comma else u for u in units[:-1]) + units[-1:]
    return (
        (units[0].capital(), *units[1:-1], units[-1].ended(".")) if len(units) > 1 else (units[0].capital().ended("."),)
    )


def _articles(units: Units) -> Units:
    """Write a before a consonant and an before a vowel letter."""
    out = list(units)
    for i in range(len(out) - 1):
        if out[i].written.lower() in ("a", "an"):
            first = out[i].written[0]
            form = first + ("n" if out[i + 1].spoken[:1].lower() in "aeio" else "")
            out[i] = Unit(form, form)
    return tuple(out)


_KINDS = (
    *((story, 30), (template, 18), (example, 22), (gloss, 5), (own, 5)),
    *((plain, 7), (salad, 5), (figures, 8)),
)


def sentence(s: Sources, r: random.Random) -> Units:
    """A sentence of any kind, some with fillers and restarts."""
    kind = r.choices([k for k, _ in _KINDS], [w for _, w in _KINDS])[0]
    if r.random() < s.figures_share:
        kind = r.choice((figures, result))
    units = kind(s, r)
    return disturb(units, s, r) if r.random() < 0.45 else units


def disturb(units: Units, s: Sources, r: random.Random) -> Units:
    """Put fillers, filler phrases, openers and repeated words into a sentence."""
    out: list[Unit] = []
    rate = r.choice((0.04, 0.1, 0.16))
    if r.random() < 0.4:
        out.extend(_opener(s, r))
    for i, unit in enumerate(units):
        word = unit.lower() if i == 0 and out else unit
        if out and r.random() < rate:
            if not out[-1].mark and r.random() < 0.85:
                out[-1] = out[-1].ended(",")
            sound = r.random() < 0.75
            filler = r.choice(s.fillers["sounds" if sound else "phrases"]) + ("," if r.random() < 0.9 else "")
            out.extend(words(filler))
        out.append(word)
        if r.random() < 0.02 and len(word.written) < 6 and word.written.isalpha():
            out[-1] = word.ended(",")
            out.append(word.lower())
    first = out[0].capital()
    return (first, *out[1:])


def _opener(s: Sources, r: random.Random) -> Units:
    kind = r.random()
    sound = r.choice(s.fillers["sounds"]) + ","
    if kind < 0.45:
        return words(sound)
    if kind < 0.65:
        return words(f"{r.choice(s.fillers['openers'])}, {sound}")
    if kind < 0.75:
        return words(f"{sound} {r.choice(s.fillers['openers']).lower()},")
    if kind < 0.85:
        return words(r.choice(s.fillers["phrases"]) + ",")
    return words(r.choice(s.fillers["openers"]) + ",")
