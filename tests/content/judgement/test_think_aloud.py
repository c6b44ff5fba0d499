"""Promises of the think-aloud checklist: what is said is heard in whatever words, what is denied is not."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.judgement.think_aloud import checklist
from rehearse.types import BANK_KINDS, THOUGHT_ALOUD, Question, QuestionKind, ThinkAloud, Transcript, Word

SAID = {  # how people say each point, in words that no list was written from
    "clarified": [
        "First I want to understand what the business means by a retained customer.",
        "Quick question before anything else: is the data streamed or loaded every night?",
        "Are we talking about paying users here, or only everyone who signed up?",
        "Just so I have it right, we need one row per shop, correct?",
        "Could you tell me whether deleted accounts count?",
        "I'd want to know how fresh the numbers have to be.",
        "What's the definition of active in this company?",
        "Let me make sure I understand what retained means.",
    ],
    "assumptions": [
        "I'm assuming the timestamps are all in the same time zone.",
        "Let's say there are roughly ten million users.",
        "I will take it that an order cannot change its currency.",
        "One assumption I make is that events arrive at most an hour late.",
        "Presumably the keys are unique.",
        "If we take ten million rows as given, that fits on one machine.",
        "Suppose the reviews fit into memory.",
        "I'd assume that the users are spread evenly over the shards.",
        "For now I'll treat a bot as a normal user.",
    ],
    "approach": [
        "I'd bucket the users by signup week and count who is still active.",
        "The simplest thing that works is a hash map from word to count.",
        "We could fit a logistic regression on the last ninety days.",
        "Bagging works by training many models on resampled data and averaging them.",
        "My plan is a two-stage ranker, candidates first and then a scorer.",
        "PCA is a technique that projects the data on the directions of largest variance.",
        "I sort both lists and walk them with two pointers.",
        "Here is what I'd do: rank the rows within each category and keep the first three.",
        "We split the stream by user and keep a counter for each.",
        "The idea is to penalise large weights.",
    ],
    "alternative": [
        "You could also do this with a correlated subquery.",
        "A different route would be to precompute it every night.",
        "If that is too slow, the other option is an approximate index.",
        "Rather than retraining weekly, one might update the model online.",
        "There are two ways to do this, a trie or a hash set.",
        "Otherwise a materialised view would do.",
        "Or one could sample.",
        "An alternative is a materialised view.",
        "As opposed to a full scan, an index would help.",
        "A second way is to use a set.",
    ],
    "trade_offs": [
        "The downside is that new users get no recommendations.",
        "It's more accurate but a lot harder to explain to the business.",
        "We pay for that freshness with more load on the database.",
        "Batch is cheaper, although the scores are a day old.",
        "The drawback of that is staleness.",
        "You gain recall and you lose precision.",
        "It depends on how often the prices change.",
        "Precision goes up at the expense of recall.",
        "It is simpler, but it misses late events.",
        "The catch is the cold start.",
    ],
    "cost": [
        "That runs in linear time with constant extra memory.",
        "Sorting dominates, so it's n log n overall.",
        "At a thousand requests per second the cache has to hold about two gigabytes.",
        "We would need around forty thousand users per arm to see a one percent lift.",
        "It's O of n squared in the worst case.",
        "Memory grows with the number of distinct words.",
        "It needs two passes over the table.",
        "One pass, constant memory.",
        "Training takes about two hours on four machines.",
        "Latency stays under fifty milliseconds.",
    ],
    "tested": [
        "Let me run through it with the list one, one, two.",
        "What if the table is empty?",
        "I would check the result against a count by hand for one day.",
        "As a test I feed it a string with only banned words.",
        "Let me trace it on a small array.",
        "I'd write a unit test for the tie.",
        "I would replay last week's traffic against it before switching.",
        "I would try an edge case with a tie.",
        "We can sanity check it against last month's report.",
        "With an empty list it returns an empty list.",
    ],
}
NOT_SAID = {  # nothing of the point, though its words are near
    "clarified": ["The question is hard and I like hard questions.", "The customer asked me about the price."],
    "assumptions": ["I made no assumptions.", "I assumed responsibility for the project."],
    "approach": ["I do not know how this works.", "The manager approached me in May."],
    "alternative": ["There is no other way.", "Some of them wore other shirts."],
    "trade_offs": ["There are no trade-offs here.", "The price of the shirt was nine dollars."],
    "cost": ["The team was large and constant in its mood.", "We took our time over lunch."],
    "tested": ["I did not test it.", "The test was on a Monday and the pupils passed."],
}
NEAR = (  # whole sentences that speak of such things and say no point
    "I was tested for the role.",
    "We never weighed the drawbacks.",
    "I worked with the team for three years.",
    "The alternative press wrote about it.",
    "He asked me a question about lunch.",
    "I did not assume anything.",
    "My manager gave me a project about linear motors.",
    "I wrote tests for the team last year and got promoted.",
    "She never asked any questions.",
    "There is no drawback.",
    "It costs a lot of nerves.",
    "I have no approach.",
    "We never tested it.",
    "Nobody assumed that.",
    "I like this question.",
)


def heard(text: str) -> ThinkAloud:
    content, _ = judge(transcript_of(text), Question("x", "Explain.", kind="coding"))
    assert content.think_aloud is not None
    return content.think_aloud


def ids(text: str) -> set[str]:
    return {point.id for point in heard(text).points if point.heard}


def test_each_point_is_heard_however_it_is_said() -> None:
    missed = [(point, text) for point, texts in SAID.items() for text in texts if point not in ids(text)]
    assert missed == []


def test_what_is_denied_or_only_sounds_like_a_point_is_no_point() -> None:
    false = [(point, text) for point, texts in NOT_SAID.items() for text in texts if point in ids(text)]
    assert false == []
    assert {text: ids(text) for text in NEAR if ids(text)} == {}


def test_a_point_has_its_words_and_their_moment_or_what_to_say_for_it() -> None:
    text = "So we count users. I assume one row per user. Then it is n log n for the sort."
    words = tuple(Word(word, float(at), at + 0.5) for at, word in enumerate(text.split()))
    content, sentences = judge(Transcript(text, words=words), Question("x", "Explain.", kind="technical"))
    assert content.think_aloud is not None
    said = {point.id: point for point in content.think_aloud.points}
    assert said["assumptions"].quote == "I assume one row per user"
    assert (said["assumptions"].start_s, said["assumptions"].end_s) == (4.0, 9.5)
    assert said["tested"].quote is None
    assert said["tested"].advice
    assert {sentence.part for sentence in sentences} == {None}


@pytest.mark.parametrize("kind", BANK_KINDS)
def test_only_reasoning_aloud_has_a_checklist_and_only_a_story_has_parts(kind: QuestionKind) -> None:
    text = (
        "Last spring I noticed that the pump failed every night and nobody owned it. I read the log of six weeks, I "
        "found a worn valve and I replaced it. Failures fell from nine to one a week. I learned to read logs first."
    )
    content, _ = judge(transcript_of(text), Question("x", "Tell me.", kind=kind))
    aloud = kind in THOUGHT_ALOUD
    assert (content.think_aloud is not None) == aloud
    assert any(part.present for part in content.parts.values()) != aloud
    assert bool(content.findings) != aloud
    if aloud:
        assert content.next_fix.content == checklist().point[0].advice
        assert not content.scored


SIMPLE = [
    "The simple way would be {simple}, but {why}. So I'd use a hash map from key to node.",
    "The obvious approach is {simple}, but {why}. I would keep a hash map from key to node.",
    "The naive solution would scan {simple}, however {why}. I'd use a hash map from key to node.",
]
REJECTED = [("a list with timestamps", "then eviction is linear"), ("two nested loops", "that takes an hour")]


@pytest.mark.parametrize("frame", SIMPLE)
@pytest.mark.parametrize(("simple", "why"), REJECTED)
def test_the_simple_way_that_is_rejected_is_the_alternative_and_the_chosen_one_the_approach(
    frame: str, simple: str, why: str
) -> None:
    found = {point.id: point for point in heard(frame.format(simple=simple, why=why)).points}
    assert simple in (found["alternative"].quote or "")
    assert "hash map" in (found["approach"].quote or "")


def test_a_simple_way_that_is_taken_is_no_alternative() -> None:
    found = {point.id: point for point in heard("The simple way would be a heap of the open orders.").points}
    assert found["approach"].heard
    assert not found["alternative"].heard


@pytest.mark.parametrize("asked", ["Do we need it in constant time?", "Is linear time all right?"])
@pytest.mark.parametrize("said", ["Both are O of one, memory is O of n.", "It takes quadratic time."])
def test_what_is_stated_is_quoted_before_what_is_asked(asked: str, said: str) -> None:
    found = {point.id: point for point in heard(f"{asked} I'd use a heap. {said}").points}
    assert found["cost"].quote == said.rstrip(".")
    assert {point.id: point.heard for point in heard(asked).points}["cost"]
