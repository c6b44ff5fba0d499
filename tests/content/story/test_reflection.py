"""What counts as reflection, and what only looks like it."""

import pytest

from rehearse.content.story.reflection import find_reflection
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

LESSONS = [
    "From that on I asked before I cut.",
    "Moved the shelf back. Learned to ask the drivers first.",
    "It made me realize that people need to hear bad news early.",
    "That made me a lot more careful with promises.",
    "The biggest thing I got out of it was that you can't skip the dry run.",
    "If I could do it again I would bring the finance people in on day one.",
    "If I had to do it over, I'd start with the smallest customer.",
    "I would handle that differently now.",
    "I'd have called her first if I did it again.",
    "What I would change is the order of the steps.",
    "In retrospect the plan was too big for a week.",
    "I've since learned to ask for the deadline in writing.",
    "Ever since, I write the agenda the night before.",
    "It showed me that silence is not agreement.",
    "I now know that a plan without an owner is a wish.",
    "I came away with a real respect for checklists, and I use one every day now.",
    "It was a reminder that details matter.",
    "It was a wake-up call for me.",
    "That was a great learning experience for me because I saw how much people need context.",
    "My mistake was not asking why.",
    "I could've told them a week earlier.",
    "I should've double checked the numbers before sending them.",
    "I have learned that it's always better to over communicate.",
    "So what I learned is that you have to listen before you speak.",
    "Key takeaway: measure before you optimise.",
    "Lesson learned: never deploy on a Friday.",
    "From that day on I always checked the valve twice.",
    "Now I always ask who else needs to know.",
    "Today I would ask for help much sooner.",
    "I try to remember that whenever someone pushes back.",
    "It helped me grow as a leader and taught me to trust my team.",
    "I understood how important it is to write things down.",
    "I learned how to deal with people who are under stress.",
    "This taught me that being fast is not the same as being ready.",
    "i think the main lesson for me was to slow down",
    "I was too proud to ask and that cost us two days.",
    "The thing I regret is not speaking up in the first meeting.",
    "I underestimated how long the paperwork takes.",
    "We added a second check so that it can never happen again.",
    "I've made it a habit to call the client the day after.",
    "I don't do that anymore, I always send the draft first.",
    "since that incident i test every backup on the first monday of the month",
    "What stayed with me is that nobody reads a long email.",
    "I had assumed too much, and next time I will check.",
    "That experience changed me, I listen more than I talk now.",
    "Going forward I put everything in writing.",
    "I realized I had been listening only to the loudest voices.",
    "Looking back, I'd split the project in two.",
    "one thing i'd do differently is test it with real users first",
    "I learned the hard way that you can't trust a single source.",
    "I learned to never assume.",
    "I learned to check the shelves every evening.",
    "I learned to read the whole lease every time.",
    "It reinforced for me that quality beats speed.",
    "I would have saved us a month by asking the drivers first.",
    "It made me a calmer person at the counter.",
    "I no longer send a quote without a second pair of eyes.",
    "My lesson was to test it with the slowest reader first.",
    "these days the first thing i do is call the customer",
    "I should have known better than to trust the old map.",
    "If I were doing it today I'd start with the smallest store.",
    "In hindsight the van was the wrong choice.",
]
NOT_LESSONS = [
    "From that I built a board with one slot for every driver.",
    "I learned that the pump had been switched off since Tuesday.",
    "I learned Spanish on the bus so that I could talk to the cooks.",
    "He learned to check the mirror after that.",
    "It taught the new guy to be careful with the forklift.",
    "Since then every nurse must sign the sheet.",
    "After that the company made everyone wear a badge.",
    "I looked back at the old invoices and found three mistakes.",
    "Looking back over my shoulder I saw the smoke.",
    "The next time the alarm rang it was a cat.",
    "I taught the evening class how to read a meter.",
    "The lesson started at nine and I had the projector ready.",
    "I realized that the door was open.",
    "I understood the drawing after an hour.",
    "I learned the whole script by heart in two nights.",
    "We learned about the delay from the radio.",
    "In the future tense exercise the pupils did well.",
    "I now work at a bank.",
    "I always worked late in those days.",
    "The customer regretted the order and wanted to cancel it.",
    "She said she should have read the contract.",
    "Today the system runs in four countries.",
    "I felt proud of the whole thing.",
    "He told me he had learned his lesson.",
    "I learned the route by heart.",
    "Next time we meet I will bring the plans, he said.",
    "The school learned about it from the papers.",
    "Looking back at the footage we saw the thief.",
    "The company has since introduced a new rule for ladders.",
    "I realised that the key was in my pocket.",
]


@pytest.mark.parametrize("text", LESSONS)
def test_a_lesson_a_regret_or_a_lasting_change_is_reflection(text: str) -> None:
    assert find_reflection(parse(transcript_of(text))).first is not None


@pytest.mark.parametrize("text", NOT_LESSONS)
def test_facts_learned_and_other_people_s_lessons_are_none(text: str) -> None:
    assert find_reflection(parse(transcript_of(text))).first is None


def test_a_general_remark_counts_only_towards_the_end() -> None:
    story = "You have to listen to the pump before you open it. " + "I opened the cover and I cleaned the filter. " * 6
    assert find_reflection(parse(transcript_of(story))).first is None
    assert find_reflection(parse(transcript_of(story + "You have to listen to the pump."))).first is not None


FRAMES = ["If I did it again I would {choice}", "What I'd do differently is, I would {choice}", "I should have {done}"]
CHOICES = [("ring the parents first", "rung the parents first"), ("bring a second ladder", "brought a second ladder")]
REASONS = ["because half of them never read the letter", "because the wall was too soft for one of us"]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_reason_for_a_better_choice_is_the_lesson(frame: str, choice: tuple[str, str], reason: str) -> None:
    said = frame.format(choice=choice[0], done=choice[1])
    reading = parse(transcript_of(f"{said}, {reason}."))
    found = find_reflection(reading)
    assert found.regret is not None
    assert found.lesson is not None
    assert reading.quote(found.lesson) == reason
    assert find_reflection(parse(transcript_of(f"{said}. Two left, {reason}."))).lesson is None
    assert find_reflection(parse(transcript_of(f"{said}, because of me."))).lesson is None
