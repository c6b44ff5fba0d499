"""RES002 quotes no number as a result without one."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Finding

BEGINNING = """Last spring the parcels in our depot left late every morning. Nobody had asked me, but I decided to look
into it. I built a loading plan, I labelled the bays and I moved the heavy boxes to the front."""


def found(ending: str) -> Finding:
    """What the rule says of this ending."""
    content, _ = judge(transcript_of(f"{BEGINNING} {ending}"))
    (finding,) = (finding for finding in content.findings if finding.code == "RES002")
    return finding


@pytest.mark.parametrize(
    ("ending", "quote"),
    [
        ("As a result the loading was faster.", "As a result the loading was faster"),
        ("As a result the 3 vans were faster. The drivers were happier.", "The drivers were happier"),
        ("As a result the loading was faster. Two drivers thanked me.", "As a result the loading was faster"),
    ],
)
def test_it_quotes_a_sentence_without_a_number(ending: str, quote: str) -> None:
    assert found(ending).quote == quote


def test_where_every_sentence_has_one_it_does_not_say_that_there_is_none() -> None:
    assert found("As a result the loading was faster.").message.startswith("The result has no number")
    for ending in (
        "In the end the loading went better in bay 12.",
        "As a result it was faster, and 14 drivers saw it.",
    ):
        assert found(ending).message.startswith("No number says what changed")
