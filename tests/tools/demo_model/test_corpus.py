"""Windows are seeded, of one voice, and no longer than the longest chunk."""

import re

from tools.demo_model.corpus import MAX_WINDOW_S, from_json, to_json, windows
from tools.demo_model.sentences import Sources
from tools.demo_model.units import written


def test_a_shard_number_gives_the_same_windows_every_time(material: Sources) -> None:
    first, again, other = (list(windows(material, n, 20, frozenset())) for n in (3, 3, 4))
    assert first == again
    assert first != other


def test_a_window_survives_its_file(material: Sources) -> None:
    for window in windows(material, 1, 20, frozenset()):
        assert from_json(to_json(window)) == window


def test_windows_use_many_voices_rates_and_lengths(material: Sources) -> None:
    made = list(windows(material, 2, 600, frozenset()))
    espeak = {w.voice.name for w in made if w.voice.engine == "espeak"}
    assert len(espeak) >= 8
    assert {w.voice.engine for w in made} == {"espeak", "flite"}
    rates = [w.voice.rate_wpm for w in made]
    assert min(rates) < 130
    assert max(rates) > 180
    lengths = [len(written(w.units).split()) for w in made]
    assert min(lengths) < 6
    assert max(lengths) > 20
    assert all(p.gap_s < MAX_WINDOW_S / 4 for w in made for p in w.pieces)


def test_fillers_restarts_and_figures_are_in_the_text(material: Sources) -> None:
    text = " ".join(written(w.units) for w in windows(material, 5, 600, frozenset())).lower()
    for sign in ("um,", "uh,", "er,", "hmm,", "%", "$", "million", "you know,"):
        assert sign in text
    assert re.search(r"\b([a-z]+), \1 ", text), "no word is said twice"
