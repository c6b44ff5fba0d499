"""What is a conclusion by its shape, and what only sounds like one, behind stories of six trades."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "Last autumn I noticed that the corks in our cider cellar leaked. "
    "Nobody had asked me about it. "
    "I weighed forty bottles, I turned the rack round and I waxed every second cork. "
    "Leaks fell from nineteen bottles a week to two.",
    "I run a puppet theatre with my cousin, and the strings kept tangling in the second act. "
    "I sketched the paths of the strings on graph paper, I knotted beads into them and I rehearsed it in the dark. "
    "We went from five tangles a show to none.",
    "Two winters ago I saw that our sledge dogs came home with cut paws, and it was nobody's job. "
    "I sewed forty boots out of old tarp, I tried three knots on them and I walked the last loop with a lamp. "
    "Cut paws went from eleven a week to one.",
    "I tune organs. "
    "One stop at the abbey kept drifting flat by noon, and I got curious. "
    "I hung a thermometer in the chest, I logged it every hour, and I felted the north shutter. "
    "The drift dropped from twelve cents to two.",
]
CONCLUSIONS = [
    (
        "What I'd say now is, ask the cellar master, he has seen it all. I had gone three years without asking.",
        "lesson",
    ),
    ("What I'd tell anybody now is, weigh it before you guess.", "lesson"),
    ("If I could give one piece of advice, it'd be to draw it before you build it.", "lesson"),
    ("My advice to anyone would be, draw it first.", "lesson"),
    ("So now I chalk the date on it before I touch anything of theirs.", "change"),
    ("So now I knock on the office door first.", "change"),
    ("And I knock on the office door first now, every time.", "change"),
    ("Would I do it different? Aye, I'd chalk the dates on the outside.", "regret"),
    ("Would I do anything differently? Yes, I'd bring a spare rope.", "regret"),
    ("Would I change anything? Sure, I'd rope in the night crew.", "regret"),
    ("What would I change? I'd pull in the night crew at the start.", "regret"),
    ("What did I learn? It's usually the valve. It's hardly ever the man shouting.", "lesson"),
    ("What did that teach me? Look at the small part before the big one.", "lesson"),
    ("So what did I take from it? Folk don't read signs, they read faces.", "lesson"),
    ("The lesson? It's hardly ever the machine.", "lesson"),
    ("I've never skipped the check since.", "change"),
    ("I haven't signed one unseen since.", "change"),
    ("I'd look for that valve in the first week of any job now.", "regret|change"),
    ("I'd walk the yard on my first day now.", "regret|change"),
    ("Ever since I carry a spare in the van.", "change"),
    ("What I'd tell you today is, feel the paws yourself, don't trust the sheet.", "lesson"),
    ("What I'd tell a new starter is, listen to the room before you touch a pipe.", "lesson"),
    ("If there's one tip I'd pass on, it's to check the wheels before the kiln.", "lesson"),
    ("My advice to somebody starting out would be, sew one and try it for a week.", "lesson"),
    ("So now I file the wheels before each season.", "change"),
    ("And now I hang up a thermometer before I open a single pipe.", "change"),
    ("Would I go about it another way? I would, I'd sew ten first.", "regret"),
    ("Would I do it the same again? Not quite, I'd photograph the wheels.", "regret"),
    ("Anything I'd change? I'd ring the builder of the kiln on day two.", "regret"),
    ("And what would I do differently? Well, I'd borrow a second level.", "regret"),
    ("What have I learned? It's never the dog, it's nearly always the harness.", "lesson"),
    ("What did it teach me? Folk blame the instrument when it's the weather.", "lesson"),
    ("And the moral? Measure where it hurts, not where it's easy.", "lesson"),
    ("What do I take from it? The cheapest wheel sets the price of the tile.", "lesson"),
    ("I've not sent a team out without boots since.", "change"),
    ("I've never trusted a noon reading since then.", "change"),
    ("I'd sew a spare set in the first month of any season now.", "regret|change"),
    ("I'd hang a thermometer on the first day now.", "regret|change"),
    ("I still file those wheels every spring because of that.", "change"),
]
NONE = [
    "You can't really put a number on that, but eleven of fourteen came back.",
    "You can't put a price on that sort of thing, but the owner was pleased.",
    "You can't really teach that, and I've never had a bad word from anybody.",
    "You can't replace them, they are two hundred years old.",
    "So I was careful, because the bottles are old and you can't replace them.",
    "I always check the bolts twice, because you never want that going wrong.",
    "I always polish the rail, that's how I am.",
    "I go the extra mile every single day.",
    "He said otherwise we'd have been forty minutes over.",
    "I wanted to leave at six because we'd have been late.",
    "I'd say I gave a hundred and ten percent.",
    "I'd say it went well.",
    "What did he say? It's usually the valve.",
    "What did I do? I rang him.",
    "Would I do it again? Absolutely, I'd love to.",
    "Would they thank me? No, they'd send a bill.",
    "And I'd love to bring that to this place.",
    "So now it runs, and I still work there.",
    "Now I earn more than my cousin.",
    "I've never had a complaint since I came.",
    "I've never missed a target.",
    "I haven't seen him since.",
    "I've never been late since the day I was born.",
    "What I'd say is that the owner was pleased.",
    "What I'd say about the crew is, they were a good bunch.",
    "My advice to the owner was to sell the rack.",
    "You need to be a people person for that.",
    "It's important to be positive.",
    "You have to be the best, and I am.",
    "You can't really measure that, but the whole village came to look.",
    "You can't put that into figures, but nine of ten stayed.",
    "You can't buy that kind of talent, and nobody has ever complained about me.",
    "I was gentle with them, because such pipes are rare and you can't get them any more.",
    "I always count the dogs twice, because you don't want one missing.",
    "I always give everything, ask anybody.",
    "I never give less than my best.",
    "The driver told us we'd have been snowed in.",
    "I wanted to start at five because we'd have missed the light.",
    "I'd say I was the best tuner they ever had.",
    "I'd say the abbot was content.",
    "What did the abbot want? It's usually more bass.",
    "What happened next? I drove home.",
    "Would I take that job again? Sure, I'd start tomorrow.",
    "Would the owner pay? Of course, he'd pay double.",
    "I'd be glad to do that for your company.",
    "So now the organ sings, and I still live there.",
    "Now I own two kilns.",
    "I've never had a bad review in my life.",
    "I've never lost a dog.",
    "I haven't heard from them since.",
    "What I'd say is that everyone was happy.",
    "What I'd tell you about the abbot is, he snores.",
    "My advice to the abbot was to buy a new bellows.",
    "You have to love dogs for that work.",
    "I always try to be a team player.",
    "I always try to be positive about it.",
    "It's important to smile.",
    "You need a good ear, and I have one.",
    "You can't fake it, you either have it or you don't.",
    "You never want to let a customer down, that's my motto.",
]
PLATITUDES = [
    "My key takeaway would be that communication is key.",
    "What I learned is that communication is everything.",
    "I learned that teamwork makes the dream work.",
    "My biggest lesson is that honesty is important.",
    "What I took away is that people matter most.",
    "I learned that change is hard.",
    "I think the lesson is that hard work pays off.",
    "My main takeaway is that teamwork is key.",
    "What I learned from that is that attitude is everything.",
    "I learned that communication matters.",
    "The biggest lesson for me was that trust is important.",
    "I think the lesson is that patience pays.",
    "I learned that you should never give up.",
    "I learned that teamwork is important and that communication is key.",
    "What I learned is that communication is key and teamwork matters.",
    "What I took from it is to always do your best.",
    "My biggest lesson is that everybody makes mistakes.",
]
OWN_RULES = [
    "I learned that communication is key and that I should have rung the depot first.",
    "I learned that you should always read the log before you swap anything.",
    "I learned that everyone on a night crew reads a card if it is short.",
    "The lesson for me was: never order without a drawing.",
]


def understood(story: str, said: str) -> Answer:
    return understand(transcript_of(f"{story} {said}"))


@pytest.mark.parametrize(("story", "case"), list(product(STORIES, CONCLUSIONS)))
def test_a_conclusion_in_everyday_words_is_heard(story: str, case: tuple[str, str]) -> None:
    said, kinds = case
    found = understood(story, said).reflection
    assert any(getattr(found, kind) is not None for kind in kinds.split("|"))


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, NONE)))
def test_boasts_reasons_and_questions_about_others_are_none(story: str, said: str) -> None:
    assert understood(story, said).reflection.first is None


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, PLATITUDES)))
def test_a_platitude_is_a_stock_phrase_unless_the_story_is_about_it(story: str, said: str) -> None:
    found = understood(story, said).reflection
    assert found.real is None
    assert found.stock is not None


def test_a_short_lesson_about_the_story_is_no_platitude() -> None:
    assert understood(f"{STORIES[0]} I sealed the corks with wax.", "I learned that wax matters.").reflection.lesson


@pytest.mark.parametrize("said", OWN_RULES)
def test_a_rule_about_something_of_the_work_is_no_motto(said: str) -> None:
    assert understood(STORIES[0], said).reflection.lesson is not None
