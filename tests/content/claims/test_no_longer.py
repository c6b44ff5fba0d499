"""A level and what it no longer is: both ends of a change, where they are of one thing and no choice of one's own."""

from rehearse.content import judge, transcript_of

STORY = (
    "Last June I ran the tea room of a cricket club, and most of the scones went into the bin. I weighed the bin each "
    "night, wrote a list for the cook, and baked in two rounds."
)
CHANGED = {
    "We tipped out nine scones a day and no longer seventy.": "70/day -> 9/day",
    "A round took twelve minutes and no longer fifty.": "50 min -> 12 min",
    "The bin held two kilos and no longer eleven.": "11 kg -> 2 kg",
}
NONE = ["I bought nine scones and no longer seventy.", "I knelt there for nine minutes and no longer."]


def values(ending: str) -> list[str | None]:
    content, _ = judge(transcript_of(f"{STORY} {ending} I learned to weigh first."))
    return [metric.value for metric in content.results.metrics]


def test_what_is_no_longer_so_is_the_value_before() -> None:
    assert {ending: values(ending) for ending in CHANGED} == {ending: [value] for ending, value in CHANGED.items()}


def test_a_choice_of_one_s_own_is_no_change() -> None:
    assert [ending for ending in NONE if values(ending)] == []
