"""`rehearse demo`: the whole job at once, without a network, in seconds, by the contract."""

import json
import os
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from rehearse.data import folder
from tests.contract import jsonschema
from tests.fixtures import answer_s, planted, truth
from tests.hearing import word_error_rate
from tests.run_cli import rehearse
from tests.timing import allowed_s

NO_NETWORK = """
import sys
def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError(f"the network was used: {event} {args[1:]}")
sys.addaudithook(refuse)
from rehearse.cli import main
sys.argv[0] = "rehearse"
main()
"""


@cache
def demo() -> tuple[dict[str, object], float]:
    """The demo's report with every socket refused, and the processor seconds it took: the machine may be busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", NO_NETWORK, "demo", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)
    assert done.returncode == 0, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout), taken_s


@pytest.mark.model
def test_it_needs_no_network_and_gives_a_report() -> None:
    report = demo()[0]["report"]
    assert isinstance(report, dict)
    assert report["content"]["scored"]
    assert report["delivery"]["speech_rate_wpm"] is not None


@pytest.mark.model
def test_it_takes_less_than_eight_seconds() -> None:
    assert demo()[1] < allowed_s(8.0)


@pytest.mark.model
def test_it_validates_against_the_contract() -> None:
    schema = json.loads((folder() / "report.schema.json").read_text())
    jsonschema.validate(demo()[0], schema)


@pytest.mark.model
def test_its_duration_is_that_of_what_is_said_to_a_tenth_of_a_second() -> None:
    report = demo()[0]["report"]
    assert isinstance(report, dict)
    assert report["delivery"]["duration_s"] == pytest.approx(answer_s("strong"), abs=0.1)
    assert report["audio"]["duration_s"] == pytest.approx(truth("strong").duration_s, abs=0.01)


@pytest.mark.model
def test_its_planted_pauses_are_found_within_a_tenth_of_a_second() -> None:
    report = demo()[0]["report"]
    assert isinstance(report, dict)
    found = [(p["start_s"], p["end_s"]) for p in report["delivery"]["pauses"]["items"]]
    for pause in planted("strong", "pause"):
        assert any(abs(s - pause.start_s) < 0.1 and abs(e - pause.end_s) < 0.1 for s, e in found), pause


@pytest.mark.model
def test_none_of_its_pauses_is_said_to_lie_inside_a_clause() -> None:
    """Every one of them lies between two sentences."""
    report = demo()[0]["report"]
    assert isinstance(report, dict)
    assert [item for item in report["delivery"]["pauses"]["items"] if item["place"] == "clause"] == []
    assert "Pause between sentences" not in (report["content"]["next_fix"]["delivery"] or "")


@pytest.mark.model
def test_it_is_heard_as_what_it_says_and_judged_as_such() -> None:
    """An answer that does everything right; of its words, at most one in twenty is misheard."""
    report = demo()[0]["report"]
    assert isinstance(report, dict)
    assert report["provenance"]["model"] == "tiny.en"
    assert report["content"]["verdict"] == "strong hire"
    assert word_error_rate(truth("strong").text, report["transcript"]["text"]) <= 0.05


@pytest.mark.slow
def test_without_a_model_the_sound_is_measured_and_one_sentence_says_what_to_type(tmp_path: Path) -> None:
    done = rehearse("demo", home=tmp_path, REHEARSE_MODELS=str(tmp_path / "models"))
    assert done.returncode == 4
    assert "1:18 (target 1:30)" in done.stdout
    assert done.stderr.count("rehearse models install tiny.en") == 1
    assert not (tmp_path / "attempts.sqlite3").exists()


@pytest.mark.slow
@pytest.mark.model
def test_it_can_be_written_as_a_page_and_a_note_which_print_no_report(tmp_path: Path) -> None:
    page, note = tmp_path / "demo.html", tmp_path / "demo.md"
    done = rehearse("demo", "--html", str(page), "--markdown", str(note), home=tmp_path / "home")
    assert (done.returncode, done.stdout) == (0, "")
    for written in (page, note):
        assert str(written) in done.stderr
        assert "never got a new receipt" in written.read_text(encoding="utf-8")
    assert not (tmp_path / "home" / "attempts.sqlite3").exists()
