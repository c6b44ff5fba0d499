"""What is always so, and what one would do, is no occasion: a person who is only mentioned makes it none either."""

from itertools import product

from rehearse.content import judge, transcript_of

PEOPLE = (
    "There was this one tenor, he was proud and he had his moods, and we had some talks about it.",
    "One of the altos was always late, and she had her reasons, and it was not easy for anybody.",
    "There was a soloist who was never pleased, and I was polite, and in the end she was okay.",
)
GENERAL = (
    "In a choir I usually let both sides talk. {who} I would do it like that again, because patience is everything.",
    "I always stay calm, that is how I am as a singer. {who} Generally I believe that people want to be heard.",
    "I try to keep the peace. {who} I'd handle the next one just the same, and that usually works for everyone.",
)
OCCASIONS = (
    "I usually stay calm. {who} I moved her to the second row, I wrote her part out and I sang it with her twice.",
    "In general I like quiet. {who} Last winter I drew up a rota with her. I always ask first now.",
    "{who} On the Monday I drove to her house and brought the score. I would usually write a letter first.",
)
HALF = (
    "In the end it sort of worked out.",
    "It kind of worked in the end.",
    "In the end everybody was more or less happy with it.",
    "In the end they were sort of pleased.",
)
WHOLE = (
    "It sort of scared me, but the leaks stopped for good.",
    "It was some sort of rope, and it worked.",
    "In the end the choir was happy with the hall and booked it again.",
)
STORY = "Last winter the hall was cold. I taped the windows and I borrowed two heaters. I read the gauge for a week. "


def test_generalities_about_a_person_are_no_occasion() -> None:
    for frame, who in product(GENERAL, PEOPLE):
        content, _ = judge(transcript_of(frame.format(who=who)))
        assert not content.specific_episode, (frame, who)
        assert "SPEC002" in {finding.code for finding in content.findings}, (frame, who)


def test_what_was_done_or_dated_is_one_whatever_is_said_in_general() -> None:
    for frame, who in product(OCCASIONS, PEOPLE):
        content, _ = judge(transcript_of(frame.format(who=who)))
        assert content.specific_episode, (frame, who)


def test_an_outcome_told_as_half_one_sounds_unsure() -> None:
    for said, half in [*((said, True) for said in HALF), *((said, False) for said in WHOLE)]:
        content, _ = judge(transcript_of(STORY + said))
        assert ("RES005" in {finding.code for finding in content.findings}) == half, said
