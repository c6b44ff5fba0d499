"""The failing inputs of ../shared/bugs that are read without sound, and that every case there has its proof here."""

import ast
import os
import tomllib
from pathlib import Path

import pytest

from rehearse.pipeline import check
from rehearse.practice import stories
from tests.cli.running import rehearse

ROOT = Path(__file__).parents[2]
BUGS = ROOT.parent / "shared" / "bugs"
pytestmark = pytest.mark.skipif(
    not BUGS.is_dir() and not os.environ.get("REQUIRE_ALL"), reason=f"there are no failing inputs in {BUGS}"
)

WRITTEN = "tests/cli/test_written_cases.py"
TRANSCRIPTS = "tests/cli/test_transcript_cases.py"
SYSTEM = "tests/cli/test_the_system.py"
SENTENCES = "tests/content/text/test_sentences.py"
HOSTILE = "tests/cli/test_hostile_cases.py"
PROOFS = {  # the number of each case, and a test that fails where the case fails
    "B01": "tests/cli/test_destinations.py::test_what_a_command_reads_is_kept_even_with_force",
    "B02": "tests/speech/test_human_speech.py::test_no_sentence_is_lost_where_a_model_skips_one",
    "B03": f"{WRITTEN}::test_results_of_written_answers_are_what_was_written",
    "B04": f"{WRITTEN}::test_results_of_written_answers_are_what_was_written",
    "B05": f"{TRANSCRIPTS}::test_pieces_of_numbers_are_put_together",
    "B06": f"{TRANSCRIPTS}::test_rolling_captions_have_the_rate_of_the_answer",
    "B07": f"{TRANSCRIPTS}::test_each_word_counts_once",
    "B09": f"{TRANSCRIPTS}::test_each_word_counts_once",
    "B11": f"{TRANSCRIPTS}::test_entities_are_the_characters_they_stand_for",
    "B13": f"{TRANSCRIPTS}::test_each_word_counts_once",
    "B14": f"{TRANSCRIPTS}::test_words_beyond_the_take_are_said_to_be",
    "B16": f"{TRANSCRIPTS}::test_marks_come_from_the_running_text",
    "B17": f"{TRANSCRIPTS}::test_each_word_counts_once",
    "B18": f"{TRANSCRIPTS}::test_written_answers_in_another_encoding_or_with_mark_up",
    "B20": "tests/cli/test_heard_cases.py::test_channels_that_cancel_are_heard_one_at_a_time",
    "B21": "tests/cli/test_heard_cases.py::test_tracks_and_links_are_heard_where_the_voice_is",
    "B23": "tests/cli/test_heard_cases.py::test_tracks_and_links_are_heard_where_the_voice_is",
    "B25": "tests/cli/test_heard_cases.py::test_pings_are_no_fillers",
    "B28": "tests/cli/test_heard_cases.py::test_tracks_and_links_are_heard_where_the_voice_is",
    "B32": f"{WRITTEN}::test_a_missing_space_after_a_stop_costs_no_points",
    "B35": f"{WRITTEN}::test_results_of_written_answers_are_what_was_written",
    "B36": f"{WRITTEN}::test_results_of_written_answers_are_what_was_written",
    "B37": f"{WRITTEN}::test_results_of_written_answers_are_what_was_written",
    "B39": f"{HOSTILE}::test_b39_a_transcript_of_looping_numbers_is_a_report",
    "B40": f"{WRITTEN}::test_what_looks_like_a_filler_or_a_repeat_does_not_count",
    "B44": f"{WRITTEN}::test_what_looks_like_a_filler_or_a_repeat_does_not_count",
    "B45": f"{SYSTEM}::test_a_recording_with_a_long_name_is_kept",
    "B48": f"{SYSTEM}::test_without_a_home_it_says_what_to_set",
    "B49": f"{SYSTEM}::test_without_a_home_it_says_what_to_set",
    "B50": "tests/store/test_connection.py::test_a_place_without_shared_memory_gets_a_rollback_journal",
    "B52": f"{SYSTEM}::test_on_a_read_only_home_everything_that_reads_works",
    "B53": f"{SYSTEM}::test_an_attempt_is_kept_before_it_is_shown",
    "B56": "tests/store/test_moments.py::test_a_take_keeps_its_day_wherever_it_is_looked_at",
    "B57": f"{WRITTEN}::test_tables_of_spreadsheets_hold_two_questions",
    "B59": f"{WRITTEN}::test_a_heading_a_part_is_one_story",
    "B61": "tests/audio/test_voice_input.py::test_a_voice_on_either_input_is_kept_whole",
    "B63": "tests/speech/test_settle.py::test_another_language_is_named_where_the_model_knows_it",
    "B68": f"{SENTENCES}::test_an_abbreviation_ends_a_sentence_only_before_a_word_that_begins_one",
    "A01": f"{HOSTILE}::test_a01_a_lying_header_is_one_sentence",
    "A02": f"{HOSTILE}::test_a02_the_sound_that_is_there_is_used",
    "A03": f"{HOSTILE}::test_a03_a_list_of_other_files_opens_none",
    "A04": f"{HOSTILE}::test_a04_settings_that_cannot_be_are_one_sentence_with_the_file",
    "A05": f"{HOSTILE}::test_a05_a_transcript_of_impossible_numbers_is_one_sentence",
    "A06": f"{HOSTILE}::test_a06_a_field_without_end_is_one_sentence_and_a_bomb_of_tags_is_read",
    "A07": f"{HOSTILE}::test_a07_any_name_that_a_file_system_allows_is_a_name",
}

RESULTS = {
    "latency_ms.txt": ["800 ms -> 200 ms"],
    "pair_shops.txt": ["9 day -> 2 day"],
    "pair_list.txt": ["9 day -> 2 day"],
    "pair_weeks.txt": ["9 day -> 2 day"],
    "pair_year.txt": ["9 day -> 2 day"],
    "one_and_a_half.txt": ["-$1500000"],
    "two_thirds.txt": ["-67%"],
    "tenfold.txt": ["x10"],
    "dozen.txt": ["24 -> 20"],
    "score_of_five.txt": ["3.2 -> 4.6"],
    "gigabytes.txt": ["90 GB -> 10 GB"],
    "arrow_glued.txt": ["9% -> 2%"],
    "us_dollars.txt": ["$60000 -> $45000"],
    "rupees.txt": ["₹60000 -> ₹45000"],
    "euro_after.txt": ["€60000 -> €45000"],
    "euro_dots.txt": ["€60000 -> €45000"],
    "thin_space.txt": ["$60000 -> $45000"],
}


def written(name: str) -> str:
    return (BUGS / name).read_text(encoding="utf-8")


def test_every_case_has_a_test_that_is_there() -> None:
    cases = tomllib.loads(written("cases.toml"))["case"]
    assert {case["id"] for case in cases} == set(PROOFS)
    for proof in PROOFS.values():
        file, _, name = proof.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, proof


@pytest.mark.slow
def test_results_of_written_answers_are_what_was_written() -> None:
    contents = {name: check(written(name)).content for name in RESULTS}
    found = {name: [one.value for one in content.results.metrics] for name, content in contents.items() if content}
    assert found == RESULTS


def test_a_missing_space_after_a_stop_costs_no_points() -> None:
    text = written("no_space_after_stop.txt")
    glued, spaced = (check(one).content for one in (text, text.replace(".", ". ").replace("  ", " ")))
    assert glued is not None
    assert spaced is not None
    assert glued.total == spaced.total
    assert glued.total is not None
    assert glued.total >= 96


@pytest.mark.parametrize("name", ["err_verb.txt", "acronym.txt", "digits_read.txt"])
def test_what_looks_like_a_filler_or_a_repeat_does_not_count(name: str) -> None:
    delivery = check(written(name)).delivery
    assert [filler for filler in delivery.fillers.items if filler.kind == "sound"] == []
    assert delivery.repeats == ()


@pytest.mark.parametrize("name", ["semi.csv", "tab.csv", "sepc.csv"])
def test_tables_of_spreadsheets_hold_two_questions(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert rehearse("questions", "import", str(BUGS / name)).stdout.startswith("2 questions added")


def test_a_heading_a_part_is_one_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert rehearse("stories", "import", str(BUGS / "story_headings.md")).exit_code == 0
    (story,) = stories.read_own(())
    assert set(story.parts) >= {"situation", "task", "action", "result"}
