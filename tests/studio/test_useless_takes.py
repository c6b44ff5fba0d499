"""The home page offers no report of a take that none can be made of, and lets it be deleted."""

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import SafeWav
from tests.builders import silence
from tests.studio.running import Studio, heard, packet

OFFER = "Make its report"


def test_a_take_of_silence_from_an_earlier_day_offers_no_report(studio: Studio) -> None:
    (studio.home / "recordings").mkdir(parents=True, exist_ok=True)
    take = SafeWav(studio.home / "recordings" / take_name("1", "hardest-customer"), 16_000)
    take.append(bytes(2 * 16_000 * 21))
    left = take.close()
    page = studio.ask("/").text
    assert "A take of 0:21 cannot be used (only silence): Which customer" in page
    assert OFFER not in page
    assert "Delete it" in page
    assert left is not None
    left.unlink()


def test_a_take_of_the_studio_that_was_silent_offers_no_second_try(studio: Studio) -> None:
    name = studio.begin()
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, silence(2.0)))
        heard(line)
    assert studio.ask(f"/takes/{name}/report", "POST").status >= 400
    page = studio.ask("/").text
    assert "cannot be used (only silence)" in page
    assert OFFER not in page
    studio.ask(f"/takes/{name}", "DELETE")
    assert "cannot be used" not in studio.ask("/").text
