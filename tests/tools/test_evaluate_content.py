"""The evaluation counts as it says, and its page names every number."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from tests.content import retellings
from tools.evaluate_content.__main__ import main
from tools.evaluate_content.fields import numbers_in
from tools.evaluate_content.measures import count, spearman
from tools.evaluate_content.traps import agrees


def test_precision_and_recall_are_of_the_true_items() -> None:
    found = count("field", [("a", True, True), ("b", True, False), ("c", False, True), ("d", False, False)])
    assert (found.precision, found.recall, found.f1, found.accuracy, found.balanced) == (0.5, 0.5, 0.5, 0.5, 0.5)
    assert (found.false_positive, found.false_negative) == (("c",), ("b",))


def test_rank_correlation_shares_the_ranks_of_ties() -> None:
    assert spearman([(1, 10), (2, 20), (3, 30)]) == pytest.approx(1.0)
    assert spearman([(1, 30), (2, 20), (3, 10)]) == pytest.approx(-1.0)
    assert spearman([(1, 1), (2, 1), (3, 2)]) == pytest.approx(0.866, abs=0.001)


def test_a_quote_covers_its_numbers_in_digits_and_words() -> None:
    assert numbers_in("from twenty to 10.5 percent, like half") == {"twenty", "10.5", "half"}


def test_principles_pass_within_the_top_three_and_sets_in_any_order() -> None:
    assert agrees("principles", ["Ownership"], ["Dive Deep", "Ownership", "Frugality"])
    assert not agrees("principles", ["Ownership", "Think Big"], ["Ownership"])
    assert agrees("parts", ["task", "action"], ["action", "task"])
    assert not agrees("baseline_to_after", True, False)


def label(name: str, **fields: object) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(("situation", "task", "action", "result", "reflection"), True)
    values |= {
        "id": name,
        "specific_episode": True,
        "initiated": "self",
        "collective_hiding": False,
        "metrics": ["45%"],
    }
    values |= {"i_sentences": 3, "own_actions": 3, "baseline_to_after": False, "measurement_method": False}
    values |= {"qualitative_result_only": False, "strength": "strong", "score": 90, "lps": [], "ambiguous": []}
    return values | fields


@pytest.mark.slow
def test_the_page_is_written_with_date_data_set_and_every_table(tmp_path: Path) -> None:
    folder = tmp_path / "answers-of-our-own"
    folder.mkdir()
    answers = [{"id": "one", "text": retellings.SELF_STARTED}, {"id": "two", "text": retellings.ASSIGNED}]
    labels = [label("one"), label("two", initiated="manager", collective_hiding=True, score=20, strength="weak")]
    words = len(retellings.SELF_STARTED.split())
    traps = [{"id": "t", "category": "initiation", "text": "I volunteered.", "expect": {"self_initiated": True}}]
    contents = {
        "answers.json": answers,
        "answers_dev_labels.json": labels,
        "segments_dev.json": [{"id": "one", "parts": [["situation", words]]}],
        "tricky_dev.json": traps,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(msgspec.json.encode(content))
    page = tmp_path / "page.md"
    page.write_text("old figures\n\n## Held out\n\nFirst run: 7 of 9.\n", encoding="utf-8")
    result = CliRunner().invoke(main, [str(folder), "--out", str(page), "--share", "0.01"])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "answers-of-our-own" in text
    assert "| manager-directed | 2 | 1.00 | 1.00 |" in text
    assert "| initiation | 1 of 1 |" in text
    assert "1.00" in text[text.index("Spearman") :]
    assert "| assignment |" in text
    assert "| with commas |" in text
    assert "old figures" not in text
    assert text.endswith("## Held out\n\nFirst run: 7 of 9.\n")
