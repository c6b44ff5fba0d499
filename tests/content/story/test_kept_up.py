"""A practice kept up since, or to this day, is a lasting change; a state, a job held or one more deed is not."""

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORIES = {
    "kiln": "In May the lid of our kiln jammed at night, with forty pots inside. I prised it open with a bar, I filed "
    "the hinge and I drew a chart of the heat. Broken pots fell from nine a month to two.",
    "ferry": "Last autumn the ferry left without the parcels three times. I asked the skipper, I wrote a list for the "
    "pier and I pinned it on the gate. The parcels left behind fell from thirty a week to none.",
}
KEPT_UP = {
    "kiln": [
        "I still oil the hinge first, every time.",
        "I still weigh the pots before each firing.",
        "I still touch the lid whenever I pass.",
        "To this day, I wipe the hinge before a firing.",
        "I grease each hinge before a firing to this day.",
        "I have hung a chart beside every oven since.",
        "I have filed the hinges of our ovens since then.",
        "Since then I've had a second pair of eyes on every firing.",
        "And I have checked the lid before each firing ever since.",
        "I have kept the bar within reach since.",
        "I have filed the edge of every new tool since.",
        "I have drawn up a plan for every delivery since, even for the small ones.",
        "I do a test firing with every new glaze now, one day ahead.",
        "I do a dry run before each load now, two days beforehand, and I send nobody home early.",
    ],
    "ferry": [
        "I still ring the skipper first, each time.",
        "I still read the list aloud before we cast off.",
        "To this day I count parcels before I sign.",
        "I have nailed a list to every gate since.",
        "I have used a list since then.",
        "I've weighed the parcels before every crossing since.",
        "I have asked every driver for a name since.",
        "I do a head count at each stop now, a minute ahead.",
    ],
}
NONE = [
    "I still think about the {thing} every time.",
    "I still hate the {thing}, every time.",
    "I still need the {thing} first.",
    "I still take the bus every time.",
    "I still carry the {thing}.",
    "He still checks the {thing} first, every time.",
    "It still breaks every time.",
    "To this day I don't know why.",
    "To this day I blame the {thing} every time.",
    "I have been at the {thing} since.",
    "I have left the {thing} since then.",
    "I have sold two more of the {thing}s since.",
    "I have moved house since.",
    "I have laughed about the {thing} since.",
    "I have worked on another {thing} since.",
    "I have stood by the {thing} since.",
    "I had checked the {thing} since.",
    "I have mended the {thing} since.",
    "I now run the {thing}.",
    "I have seen every {thing} in the county since.",
    "I have lost every race since.",
    "Since then I have had three jobs.",
    "Since then I moved to the coast.",
    "Ever since I was small I have liked the {thing}.",
]


def change_in(text: str) -> str | None:
    """The words taken for a lasting change."""
    answer = understand(transcript_of(text))
    return answer.reading.quote(answer.reflection.change) if answer.reflection.change is not None else None


def test_work_of_the_story_that_is_done_since_is_a_lasting_change() -> None:
    missed = [said for name, story in STORIES.items() for said in KEPT_UP[name] if not change_in(f"{story} {said}")]
    assert missed == []


def test_a_state_a_post_an_attitude_and_one_more_deed_are_none() -> None:
    things = {"kiln": "hinge", "ferry": "list"}
    told = [(story, said.format(thing=things[name])) for name, story in STORIES.items() for said in NONE]
    assert [(said, found) for story, said in told if (found := change_in(f"{story} {said}"))] == []


def test_a_practice_kept_up_is_quoted_and_ends_the_answer_as_its_reflection() -> None:
    said = "To this day, I wipe the hinge twice before a firing."
    answer = understand(transcript_of(f"{STORIES['kiln']} {said}"))
    assert answer.reflection.change is not None
    assert answer.reading.quote(answer.reflection.change) == "To this day, I wipe the hinge twice before a firing"
    assert answer.parts[-1] == "reflection"
