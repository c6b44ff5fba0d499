"""A WordNet of a few dozen words in the real file format: the corpus can be made where WordNet is not installed."""

from pathlib import Path

import pytest

from tools.demo_model.sentences import Sources, sources

_WORDS = {
    "noun": "house ticket market window engine doctor garden letter river bottle city baby box leaf server camera",
    "verb": "build open carry write stop make try watch move paint",
    "adj": "green quiet heavy narrow recent simple",
    "adv": "slowly again often together",
}
_IRREGULAR = {
    "noun": "leaves leaf\n",
    "verb": "built build\nwrote write\nwritten write\nstopped stop\nstopping stop\nmade make\n",
}
_GLOSSES = [
    'a small place where bread is sold; "the baker opened the window before the market started"',
    'move from one side to the other (of a river); "they carried the heavy bottle across the garden"',
    'in a way that makes no sound; "she closed the letter box quietly, and the doctor slept on"',
]


def flat_frequency(word: str) -> float:
    """Every word is common."""
    return 5.0 if word else 0.0


@pytest.fixture(scope="session")
def wordnet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with index, data and exception files."""
    folder = tmp_path_factory.mktemp("wordnet")
    for pos, words in _WORDS.items():
        head = "  1 This software and database is being provided to you\n"
        (folder / f"index.{pos}").write_text(head + "".join(f"{w} n 1 0 1 0 00001740  \n" for w in words.split()))
        lines = [f"0000{i} 03 n 01 thing 0 000 | {gloss}  \n" for i, gloss in enumerate(_GLOSSES)]
        (folder / f"data.{pos}").write_text(head + "".join(lines))
        (folder / f"{pos}.exc").write_text(_IRREGULAR.get(pos, ""))
    return folder


@pytest.fixture(scope="session")
def material(wordnet: Path) -> Sources:
    """What sentences are made of."""
    return sources(wordnet, frequency=flat_frequency)
