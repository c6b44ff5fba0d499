"""Where only a word that may have been misheard denies a lesson, the finding quotes it and names the word."""

import pytest
from msgspec.structs import replace

from rehearse.content import judge, transcript_of
from rehearse.text.words import fold
from rehearse.types import Finding

STORY = (
    "Our choir lost its sheet music twice in May. I bought a crate with a lid, I numbered the folders and I read out "
    "the numbers at the door. No folder has been lost for a year. {last} Thank you for your time."
)
DENIALS = [
    ("I did not learn that the {thing} comes first.", "not"),
    ("I never learned how the {thing} works.", "never"),
    ("I learned nothing from the {thing}.", "nothing"),
    ("I learned not the {thing}.", "not"),
    ("The {thing} taught me nothing.", "nothing"),
]
THINGS = ["door", "list", "crate"]
OTHERS = [
    "The {thing} was not ours.",
    "The {thing} was never locked again.",
    "I did not learn that the {thing} is heavy.",
]


def finding(last: str, unsure: str) -> Finding:
    """REF001 of the story with this ending, in which every word `unsure` is doubtful."""
    given = transcript_of(STORY.format(last=last))
    words = tuple(replace(word, doubtful=fold(word.text).strip(".,") == unsure) for word in given.words)
    content, _ = judge(replace(given, words=words))
    return next(one for one in content.findings if one.code == "REF001")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(("frame", "unsure"), DENIALS)
def test_the_doubtful_word_is_named_with_the_sentence(frame: str, unsure: str, thing: str) -> None:
    found = finding(frame.format(thing=thing), unsure)
    assert found.quote == frame.format(thing=thing).rstrip(".")
    assert found.doubtful == (unsure,)


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("frame", OTHERS)
def test_any_other_doubtful_word_changes_nothing(frame: str, thing: str) -> None:
    found = finding(frame.format(thing=thing), "heavy" if "heavy" in frame else "not" if " not " in frame else "never")
    assert found.doubtful == ()
    assert found.message.startswith("The answer ends here")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(("frame", "unsure"), DENIALS)
def test_a_denial_that_was_heard_clearly_is_the_end_of_the_answer_as_before(
    frame: str, unsure: str, thing: str
) -> None:
    found = finding(frame.format(thing=thing), "crate with")
    assert unsure not in found.doubtful
    assert found.message.startswith("The answer ends here")
