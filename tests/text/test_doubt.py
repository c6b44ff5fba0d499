"""A word that its model is unsure of is marked, and whatever quotes it says so."""

from msgspec.structs import replace

from rehearse.data.doubt import doubt_settings
from rehearse.text.doubt import doubtful, marked, with_doubts
from rehearse.types import FollowUp, Quantity, Transcript, Word
from tests import builders_report as reports


def heard(*words: tuple[str, float | None]) -> Transcript:
    """Words of half a second each with their probabilities."""
    timed = (Word(text, i / 2, i / 2 + 0.4, probability) for i, (text, probability) in enumerate(words))
    return Transcript(" ".join(text for text, _ in words), "en", tuple(timed))


def test_a_word_under_the_threshold_is_marked_and_no_other() -> None:
    transcript = marked(heard(("It", 0.9), ("fell", 0.49), ("to", 0.5), ("2%.", None)), 0.5)
    assert [word.doubtful for word in transcript.words] == [False, True, False, False]
    assert transcript.doubtful_below == 0.5


def test_words_from_elsewhere_have_no_probability_and_so_no_doubt() -> None:
    transcript = marked(heard(("It", None), ("fell.", None)), 0.5)
    assert not any(word.doubtful for word in transcript.words)
    assert transcript.doubtful_below is None


def test_a_quote_names_its_doubtful_words_whatever_its_punctuation() -> None:
    words = marked(heard(("So", 0.2), ("it", 0.9), ("fell", 0.3), ("to", 0.9), ("2%.", 0.1), ("Good.", 0.1)), 0.5).words
    assert doubtful(words, "it fell to 2%") == ("fell", "2%")
    assert doubtful(words, "It fell, to") == ("fell",)
    assert doubtful(words, "it rose") == ()
    assert doubtful(words, "") == ()
    assert doubtful(words, "…") == ()


def test_of_words_said_twice_the_first_are_meant() -> None:
    words = marked(heard(("I", 0.9), ("saw", 0.2), ("it,", 0.9), ("I", 0.9), ("saw", 0.9), ("it.", 0.9)), 0.5).words
    assert doubtful(words, "I saw it") == ("saw",)
    assert doubtful(words[3:], "I saw it") == ()


def test_a_number_says_which_of_its_words_may_be_misheard() -> None:
    said = reports.transcript()
    unsure = tuple(replace(word, probability=0.2 if word.text == "three" else 0.9) for word in said.words)
    transcript = marked(replace(said, words=unsure), doubt_settings().probability_below)
    content = reports.content(said)
    number = Quantity("twenty percent to three percent", None, None, None, None)
    content = replace(content, results=replace(content.results, metrics=(number,)))
    assert with_doubts(content, transcript).results.metrics[0].doubtful == ("three",)
    sure = marked(replace(said, words=tuple(replace(word, probability=0.9) for word in said.words)), 0.5)
    assert with_doubts(content, sure) == content, "nothing is doubtful: nothing changes"


def test_a_number_does_not_depend_on_a_word_that_leaves_it_as_it_is() -> None:
    said = reports.transcript()
    quote = "twenty percent to three percent"
    words = (Word("The", None, None, 0.2), *(Word(text, None, None, 0.2) for text in quote.split()))
    transcript = marked(replace(said, words=words), 0.5)
    content = reports.content(said)
    number = Quantity(f"The {quote}", None, None, None, None)
    found = with_doubts(replace(content, results=replace(content.results, metrics=(number,))), transcript)
    assert found.results.metrics[0].doubtful == ("twenty", "percent", "to", "three", "percent")


def test_a_follow_up_that_quotes_doubtful_words_names_them_and_comes_last() -> None:
    said = reports.transcript()
    unsure = tuple(replace(word, probability=0.2 if word.text == "three" else 0.9) for word in said.words)
    quoting = FollowUp(
        "You said “twenty percent to three percent”. What happened then?", "The goal was missed.", "steps"
    )
    reason = FollowUp("What was it before?", "“to three percent” does not say.", None)
    plain = FollowUp("What would you do differently?", "“twenty percent” fits any story.", "lesson")
    content = replace(reports.content(said), follow_ups=(quoting, reason, plain))
    found = with_doubts(content, marked(replace(said, words=unsure), 0.5)).follow_ups
    assert found == (
        plain,
        replace(quoting, because="The goal was missed. May be misheard: three."),
        replace(reason, because="“to three percent” does not say. May be misheard: three."),
    )
