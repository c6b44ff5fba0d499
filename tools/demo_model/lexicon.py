"""Word lists by part of speech, from WordNet (which words) and wordfreq (how common they are), with inflections."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from tools.demo_model.spelling import american

#: Zipf frequency of an English word: the logarithm to base 10 of its count in a thousand million words.
Frequency = Callable[[str], float]

_POS = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv"}
_MIN_ZIPF = 3.0  # about the 12,000 most common lemmas
_WORD = re.compile(r"[a-z]{2,14}")
_VOWELS = "aeiou"
_NUMBER_WORD = re.compile(  # written in digits by the corpus, so they must not come in letters from a list
    r"\b(eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand"
    r"|millions?|billions?|percent|dollars?|points?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pool:
    """Words to draw from, common ones more often, rare ones still often enough to be learnt."""

    words: tuple[str, ...]
    cumulative: tuple[float, ...]

    def draw(self, r: random.Random) -> str:
        """One word."""
        return r.choices(self.words, cum_weights=self.cumulative)[0]


def wordfreq_frequency(word: str) -> float:
    """The frequency that the training extra's wordfreq knows; 0 for a word that it does not."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def pool(words: list[str], frequency: Frequency, flatness: float = 0.3) -> Pool:
    """Weight each word by its frequency to the power flatness."""
    weights = [10 ** (flatness * frequency(w)) for w in words]
    return Pool(tuple(words), tuple(accumulate(weights)))


def _lemmas(wordnet: Path, pos: str, frequency: Frequency) -> list[str]:
    found = []
    for line in (wordnet / f"index.{pos}").read_text(errors="ignore").splitlines():
        word = line.split(" ", 1)[0]
        if line.startswith(" ") or _NUMBER_WORD.fullmatch(word) or american(word) != word:
            continue
        if _WORD.fullmatch(word) and frequency(word) >= _MIN_ZIPF:
            found.append(word)
    return found


def _irregular(wordnet: Path, pos: str) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for line in (wordnet / f"{pos}.exc").read_text().splitlines():
        inflected, base = line.split()[:2]
        forms[base].append(inflected)
    return forms


def _doubles(verb: str) -> bool:
    return bool(re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb))  # one syllable, one vowel letter


def past(verb: str, irregular: dict[str, list[str]], frequency: Frequency) -> str:
    """The past tense; of several irregular forms the most common one that is no -ing or -s form."""
    forms = [f for f in irregular.get(verb, []) if not f.endswith(("ing", "s"))]
    if forms:
        return max(forms, key=frequency)
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + "ed"


def gerund(verb: str, irregular: dict[str, list[str]]) -> str:
    """The -ing form."""
    forms = [f for f in irregular.get(verb, []) if f.endswith("ing")]
    if forms:
        return forms[0]
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"


def plural(noun: str, irregular: dict[str, list[str]]) -> str:
    """The plural, also the third person of a verb when irregular is empty."""
    if irregular.get(noun):
        return irregular[noun][0]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _common(words: list[str], frequency: Frequency) -> list[str]:
    return sorted({w for w in words if frequency(w) >= _MIN_ZIPF - 0.2})


@cache
def lexicon(wordnet: Path, frequency: Frequency = wordfreq_frequency) -> dict[str, Pool]:
    """Slot name to pool: nn, nns, vb, vbd, vbg, vbz, jj, rb, and any (all of them)."""
    nouns, verbs, adjectives, adverbs = (_lemmas(wordnet, pos, frequency) for pos in _POS.values())
    noun_forms, verb_forms = _irregular(wordnet, "noun"), _irregular(wordnet, "verb")
    lists = {
        "nn": nouns,
        "nns": _common([plural(n, noun_forms) for n in nouns], frequency),
        "vb": verbs,
        "vbd": _common([past(v, verb_forms, frequency) for v in verbs], frequency),
        "vbg": _common([gerund(v, verb_forms) for v in verbs], frequency),
        "vbz": _common([plural(v, {}) for v in verbs], frequency),
        "jj": adjectives,
        "rb": adverbs,
    }
    pools = {name: pool(words, frequency) for name, words in lists.items()}
    pools["any"] = pool(sorted({w for words in lists.values() for w in words}), frequency, flatness=0.12)
    return pools


def wordnet_texts(wordnet: Path, frequency: Frequency = wordfreq_frequency) -> tuple[list[str], list[str]]:
    """WordNet's example sentences and its glosses, as plain text of 3 to 16 words without figures."""
    examples: set[str] = set()
    glosses: set[str] = set()
    for pos in _POS.values():
        for line in (wordnet / f"data.{pos}").read_text(errors="ignore").splitlines():
            if line.startswith("  ") or "|" not in line:
                continue
            gloss = line.split("|", 1)[1]
            examples.update(_clean(e) for e in re.findall(r'"([^"]{12,110})"', gloss))
            head = re.sub(r"\([^)]*\)", "", gloss.split('"')[0]).split(";")[0]
            glosses.add(_clean(head))
    return sorted(_speakable(examples, frequency)), sorted(_speakable(glosses, frequency))


def _clean(text: str) -> str:
    return american(" ".join(text.replace("-", " ").replace("`", "'").split()).strip(" ;,.:!?"))


def _speakable(texts: set[str], frequency: Frequency) -> list[str]:
    plain = [t for t in texts if re.fullmatch(r"[A-Za-z' ,]+", t) and 3 <= len(t.split()) <= 16]
    plain = [t for t in plain if not _NUMBER_WORD.search(t)]
    return [t for t in plain if all(frequency(w) >= _MIN_ZIPF - 0.3 for w in re.findall(r"[A-Za-z']+", t))]
