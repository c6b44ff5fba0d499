"""The HTML page as text: safe, the same twice, complete, quick."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from rehearse.content import rules
from rehearse.errors import UsageError
from rehearse.report import to_html, wording
from rehearse.report.sound import Sound
from tests import builders_report as reports
from tests.timing import takes_at_most

replace = msgspec.structs.replace

SOUND = Sound(77.8, (0.1, 1.0, 0.4), ((1.0, 0.5), (1.01, -0.5), (3.0, 2.0)), b"not really Opus")


class PageFile(SingleFileSnapshotExtension):
    """One page a snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "srcset", "data"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def scrubbed(page: str) -> str:
    """A page without its style, script and their digests, which have files and tests of their own."""
    page = re.sub(r"(<style>).*(</style>)", r"\1\2", page, flags=re.DOTALL)
    page = re.sub(r"(<script>).*(</script>)", r"\1\2", page, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/&;#]+=*", "sha256-", page)


@pytest.mark.parametrize("name", reports.ALL)
def test_it_looks_like_this(name: str, snapshot: SnapshotAssertion) -> None:
    heard = None if name == "text_only" else SOUND
    assert scrubbed(to_html.render(reports.ALL[name](), heard)) == snapshot.use_extension(PageFile)


@pytest.mark.parametrize("name", reports.ALL)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert to_html.render(reports.ALL[name](), SOUND) == to_html.render(reports.ALL[name](), SOUND)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=`{}%#!-[]() \n\x1b\u202eonscript"), min_size=1) | st.text(min_size=1))
def test_no_words_can_become_markup(words: str) -> None:
    """In every field any text gives the same tags with the same attributes as a harmless one, and reads as it is."""
    page = Skeleton(to_html.render(reports.hostile(words), SOUND))
    assert page.tags == Skeleton(to_html.render(reports.hostile("harmless"), SOUND)).tags
    assert wording.clean(words) in page.text


@pytest.mark.parametrize("name", reports.ALL)
def test_no_address_leads_outside(name: str) -> None:
    page = Skeleton(to_html.render(reports.ALL[name](), SOUND))
    assert all(address.startswith(("#note-", "data:audio/webm;base64,")) for address in page.addresses)
    assert {tag for tag, _ in page.tags} & {"link", "iframe", "object", "embed", "base", "form", "img"} == set()
    assert "url(" not in to_html.render(reports.full(), SOUND)


def test_it_allows_itself_its_own_style_and_script_and_nothing_else() -> None:
    page = unescape(to_html.render(reports.full()))
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "unsafe-inline" not in page


def test_every_word_that_was_said_is_in_it() -> None:
    report = reports.full()
    assert report.transcript is not None
    text = " ".join(Skeleton(to_html.render(report)).text.split())
    assert all(word.text in text for word in report.transcript.words)


def test_each_finding_stands_in_the_passage_of_its_words() -> None:
    page = to_html.render(reports.full())
    result = page[page.index('class="said result"') : page.index('class="said reflection"')]
    assert "SPEC003" in result
    assert "OWN005" not in result


def test_a_finding_about_something_missing_stands_at_the_end() -> None:
    report = reports.full()
    assert report.content is not None
    missing = msgspec.structs.replace(report.content.findings[0], quote=None, start_s=None, end_s=None)
    content = msgspec.structs.replace(report.content, findings=(missing,))
    page = to_html.render(msgspec.structs.replace(report, content=content))
    assert page.index("About the whole answer") < page.index("OWN005")


def test_not_scored_shows_the_reason_and_no_points() -> None:
    text = Skeleton(to_html.render(reports.not_scored())).text
    assert "22 words are too few to judge" in text
    assert "Points" not in text


def test_the_cards_of_fillers_and_pace_are_marked_as_their_measures_are() -> None:
    full = reports.full()
    for marks in (("ok", "note"), ("attention", "ok")):
        bands = dict(zip(("fillers", "speech_rate"), marks, strict=True))
        metrics = tuple(replace(one, band=bands.get(one.id, one.band)) for one in full.delivery.metrics)
        page = to_html.render(replace(full, delivery=replace(full.delivery, metrics=metrics)))
        cards = dict(re.findall(r'<h2>(Fillers|Pace)</h2>.*?<p class="band (\w+)">', page, re.DOTALL))
        assert cards == {"Fillers": marks[0], "Pace": marks[1]}


def test_a_written_answer_has_no_player_and_no_timeline() -> None:
    page = to_html.render(reports.text_only())
    assert "<audio" not in page
    assert "The answer over time" not in page


def test_a_written_answer_has_its_ribbon_over_words() -> None:
    page = to_html.render(reports.text_only())
    assert "<title>Situation, 0 to 23 of the words</title>" in page
    assert "What you wrote" in page


@pytest.mark.slow
def test_a_page_of_ninety_seconds_takes_less_than_one_and_a_half_seconds_and_two_megabytes(tmp_path: Path) -> None:
    recording = reports.speak(reports.full(), tmp_path / "answer.wav")
    page = tmp_path / "page.html"
    assert takes_at_most(1.5, lambda: to_html.write(reports.full(), recording, page))
    assert page.stat().st_size < 2_000_000


def test_the_sound_can_lie_beside_the_page(tmp_path: Path) -> None:
    recording = reports.speak(reports.not_scored(), tmp_path / "answer.wav")
    to_html.write(reports.not_scored(), recording, tmp_path / "my page.html", embed=False)
    assert (tmp_path / "my page.webm").stat().st_size > 1000
    assert 'src="my%20page.webm"' in (tmp_path / "my page.html").read_text()


def test_nothing_is_left_beside_the_page_when_it_is_written(tmp_path: Path) -> None:
    to_html.write(reports.text_only(), None, tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written: no such file or directory"):
        to_html.write(reports.text_only(), None, tmp_path / "no such folder" / "page.html")
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(UsageError, match="cannot be written: is a directory"):
        to_html.write(reports.text_only(), None, tmp_path / "folder.html")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.html"]


def test_the_rule_of_a_finding_unfolds_beside_it_with_the_accused_words_marked() -> None:
    page = to_html.render(reports.no_hire())
    rule = next(rule for rule in rules.ALL if rule.code == "OWN001")
    accused = rule.before[rule.before.index("«") + 1 : rule.before.index("»")]
    assert f"<mark>{accused}</mark>" in page
    assert unescape(rule.why) in unescape(page)


def test_the_page_of_an_old_attempt_shows_the_targets_it_was_judged_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It once drew the targets of today beside the verdicts of then."""
    before = to_html.render(reports.full())
    (tmp_path / "targets.toml").write_text("[duration]\nok_min = 10.0\nok_max = 20.0\n", encoding="utf-8")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert to_html.render(reports.full()) == before
    metrics = reports.full().delivery.metrics
    judged = msgspec.structs.replace(metrics[0], low=10.0, high=20.0, target="10-20 s")
    delivery = msgspec.structs.replace(reports.full().delivery, metrics=(judged, *metrics[1:]))
    assert "0:10-0:20" in to_html.render(msgspec.structs.replace(reports.full(), delivery=delivery))


def test_a_rule_that_is_no_more_has_no_page() -> None:
    assert "Rule OWN010" not in to_html.render(reports.full())


def test_the_steps_listed_are_those_that_the_points_count() -> None:
    text = Skeleton(to_html.render(reports.judged(), None)).text
    counts = re.findall(r"[Ss]teps told with “I”: (\d+)", text)
    assert len(counts) == 2, counts
    assert len(set(counts)) == 1


def test_the_page_says_what_it_counts_and_what_a_number_is() -> None:
    text = Skeleton(to_html.render(reports.judged(), None)).text
    assert re.search(r"“I” \d+ times?, “we” \d+ times?, repeated words counted once", text)
    assert "what you did." not in text.partition("Whose story it is")[2].partition("What changed")[0]
    assert re.search(r"SHA-256 of the recording: ?[0-9a-f]", text)
    assert "filler #1: um, in the words and the sound" in text


def test_where_no_step_was_found_the_page_says_so() -> None:
    report = reports.judged()
    assert report.content is not None
    nobody = msgspec.structs.replace(report.content.ownership, own_actions=())
    content = msgspec.structs.replace(report.content, ownership=nobody)
    text = Skeleton(to_html.render(msgspec.structs.replace(report, content=content), None)).text
    assert "No step of your own was found." in text
