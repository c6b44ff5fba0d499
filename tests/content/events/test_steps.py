"""Steps and who takes them."""

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.step import Steps
from rehearse.content.events.steps import find_steps
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def steps(text: str) -> Steps:
    answer = parse(transcript_of(text))
    return find_steps(answer, parse_clauses(answer))


STEPS = [
    ("I introduced a gate, wrote two examples and held a session.", ["introduced", "wrote", "held"]),
    ("I then carefully measured the beam.", ["measured"]),
    ("I decided to dig up the pipe.", ["dig"]),
    ("I started by counting the crates.", ["counting"]),
    ("I was able to explain the plan.", ["explain"]),
    ("Built a dashboard for the nurses. Moved the alarm to the desk.", ["Built", "Moved"]),
    ("i drew the map moved the shelves and printed the signs", ["drew", "moved", "printed"]),
    ("So, um, I rang the baker.", ["rang"]),
    ("I felt tired and I was asked about it.", []),
    ("I made a list and I called every shop.", ["made", "called"]),
    ("I made the call to weld the beam and took the time to sand it.", ["weld", "sand"]),
    ("I sanded the pew. I also ask the sexton for wax. I varnished it.", ["sanded", "ask", "varnished"]),
    ("So I go to the vet and I ring the farm, I bring the crate and weigh it.", ["go", "ring", "bring", "weigh"]),
    ("Then I come round the bar, I hand him a towel and I sit with him.", ["come", "hand", "sit"]),
    ("The horse was bleeding, and I tied it up and had them fetch a rope.", ["tied", "had"]),
    ("I reached out to two divers, got hold of a map and left a note.", ["reached", "got", "left"]),
    ("I had to weld every joint by hand.", ["weld"]),
    ("I got to paint the hull.", ["paint"]),
    ("There was a rower who was slow. I stay with the boat for the whole race.", ["stay"]),
    ("I wanted to paint it. What I learned is to look before I start to paint.", []),
    ("I wanted to paint it. What I took away from it is that people read a number.", []),
    ("I wanted to paint it. What I took from that was that nobody likes white.", []),
    ("What I took down was the lamp.", ["took"]),
    ("I learned all the signals by heart and rang the pilot.", ["learned", "rang"]),
    ("I sat down and learned their names by heart.", ["sat", "learned"]),
    ("I learned a lot. I learned that I must ask. I learned the value of a good map.", []),
    ("I work in a bakery, and the oven was broken.", []),
    ("I've since written a guide. I ended the call.", ["written", "ended"]),
    ("I rang a welder I'd met at a fair.", ["rang"]),
    ("I left the firm, got to school and stayed late.", []),
    ("I had no time to paint the hull.", []),
]


@pytest.mark.parametrize(("text", "verbs"), STEPS)
def test_own_steps_are_found_by_their_verbs(text: str, verbs: list[str]) -> None:
    found = [act.verb for act in steps(text).own]
    assert found[: len(verbs)] == [verb.lower() for verb in verbs]
    assert bool(found) == bool(verbs)


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("I looked into the charge.", False),
        ("I took care of the mare.", False),
        ("I told them why the kiln must stay shut.", False),
        ("I took him to the yard.", False),
        ("I looked at the charge.", True),
        ("I supported them where I could.", True),
        ("I told them about the kiln.", True),
    ],
)
def test_what_stands_behind_a_general_verb_may_show_the_work(text: str, general: bool) -> None:
    assert [act.weak for act in steps(text).own] == [general]


def test_finding_something_hard_is_no_step() -> None:
    assert [act.verb for act in steps("I sanded the pew, which I found very dull.").own] == ["sanded"]


def test_the_present_tense_tells_no_step_behind_the_last_one() -> None:
    assert [act.verb for act in steps("I sanded the pew. I varnished it. I check the oil each morning.").own] == [
        "sanded",
        "varnished",
    ]


def test_a_step_of_a_group_is_not_one_s_own() -> None:
    steps_found = steps("My friend and I painted the hall.")
    assert [act.actor for act in steps_found.all] == ["group"]


def test_somebody_else_s_we_is_not_counted() -> None:
    steps_found = steps("The customer said we can't wait any longer. I sent the van.")
    assert (steps_found.we_count, steps_found.i_count) == (0, 1)


def test_sentences_that_begin_with_i_are_seen_behind_openers() -> None:
    text = "So, I rang the baker. As a porter, I carried the crates. It rained. I mean, it was late. I wrote it down."
    assert steps(text).i_sentences == 3


def test_fillers_do_not_change_who_acts() -> None:
    plain = steps("I moved the shelf and we opened the shop.")
    spoken = steps("Um, I, you know, moved the, uh, shelf and, um, we opened the shop.")
    assert [act.verb for act in plain.all] == [act.verb for act in spoken.all]


VERBS = ("glazed", "varnished", "grouted", "saddled", "caulked", "pruned", "welded", "basted", "crated", "sanded")
THINGS = ("kiln", "mare", "trough", "hull", "orchard", "beam", "loom", "barrel", "turbine", "pew")
FRAMES = (
    "i {0} the {5} {1} {6}s for the {7} {2} a {8} with my {9} and {3} everything in the yard {4} two of the {5}s",
    "at the mill i {0} every {5} by hand {1} our {6} on the {7} {2} it in june {3} {8}s with {9}s so i {4} them",
)


def test_steps_without_marks_or_subjects_are_the_speaker_s() -> None:
    for turn in range(20):
        words = [VERBS[(turn + 3 * at) % 10] for at in range(5)] + [THINGS[(turn + 3 * at) % 10] for at in range(5)]
        text = FRAMES[turn % 2].format(*words)
        assert [act.verb for act in steps(text).own] == words[:5], text


@pytest.mark.parametrize(
    "text",
    [
        "i felt tired at the end of that long week in the mill but the whole thing taught me a deal of patience",
        "i knew the baker of the village and in all that time her bread rolls reached 90 percent of the homes",
        "it was a long winter in the yard and the kiln was cleaned and tested by others before i was there again",
        "i was late and the whole plan was based on counts of the week before that were wrong as it turned out",
    ],
)
def test_what_others_or_things_do_is_no_step_without_marks_either(text: str) -> None:
    assert steps(text).own == ()


def test_a_pronoun_before_a_colon_leads_its_list() -> None:
    assert [act.verb for act in steps("Although it was late, I:\nSanded the hull\nWelded a beam").own] == [
        "sanded",
        "welded",
    ]


WORK = ["a class of loud bakers", "the night desk of a harbour", "a kiln from a retired potter"]
POSTED = ["I took over {0}.", "I took {0} over.", "I had taken over {0}.", "I inherited {0}."]
TAKEN = [
    "My colleague fell ill, so I took over {0}.",
    "I noticed that nobody cared. I took over {0}.",
    "I offered to help. I took over {0}.",
]


@pytest.mark.parametrize("work", WORK)
def test_being_given_the_work_at_the_beginning_is_no_step(work: str) -> None:
    after = " I rang every parent and I drew a map."
    for said in POSTED:
        for when in ("Last May ", "It was my first job. In May "):
            assert [act.verb for act in steps(when + said.format(work) + after).own] == ["rang", "drew"], said
    for said in TAKEN:
        assert "took" in [act.verb for act in steps(said.format(work) + after).own], said
    assert "took" in [act.verb for act in steps(f"I sanded a hull.{after} I took over {work}.").own]


def test_where_somebody_began_to_work_is_no_step() -> None:
    for said in ("I started at a mill.", "I began as a cook.", "In June I moved to Leeds."):
        assert [act.verb for act in steps(f"{said} I rang every parent.").own] == ["rang"], said
    for said in ("I started at the back of the hall.", "I moved the shelves."):
        assert len(steps(f"{said} I rang every parent.").own) == 2, said


def test_a_single_word_without_a_subject_is_read() -> None:
    assert [act.verb for act in steps("asked").own] == ["asked"]


HANDLED = [
    "put a thermometer in the oven",
    "put an orange dot on every jar",
    "set the alarm to six",
    "took the first forty calls",
    "gave the couple half of the fee",
    "brought two benches from home",
    "made a chart",
    "made a cover sheet with a tick box",
    "looked at which jars had leaked",
]
UNSEEN = [
    "put a lot of effort into it",
    "put my heart into it",
    "set a goal for the team",
    "took two weeks off",
    "gave a hundred and ten percent",
    "brought value to the firm",
    "made a difference",
    "made an improvement",
    "looked at the problem",
]


def test_a_general_verb_shows_the_work_with_what_was_handled() -> None:
    for said in HANDLED:
        assert [act.weak for act in steps(f"I rang the baker. I {said}.").own] == [False, False], said
    for said in UNSEEN:
        assert [act.weak for act in steps(f"I rang the baker. I {said}.").own] == [False, True], said


@pytest.mark.parametrize(
    "aided", ["helped with moving", "assisted in moving", "helped in moving", "assisted with moving"]
)
@pytest.mark.parametrize("thing", ["our office", "the looms", "two organs"])
def test_to_help_with_a_work_is_no_step_that_shows_it(aided: str, thing: str) -> None:
    assert all(step.weak for step in steps(f"Last year I {aided} {thing}.").own)
    assert [step.weak for step in steps(f"Last year I helped by moving {thing}.").own] == [False]


@pytest.mark.parametrize("thing", ["one fitting", "the old shelf", "a lamp", "every loose panel"])
@pytest.mark.parametrize("where", ["down", "off", "apart"])
def test_to_take_a_thing_down_shows_the_work(thing: str, where: str) -> None:
    assert [step.weak for step in steps(f"I took {thing} {where}.").own] == [False]


@pytest.mark.parametrize("rest", ["a day off", "the whole week off", "one month out", "the lead", "a decision"])
def test_to_take_time_off_does_not_show_it(rest: str) -> None:
    assert all(step.weak for step in steps(f"I took {rest}.").own)


@pytest.mark.parametrize("thing", ["beans", "trains", "figures"])
def test_what_the_speaker_likes_is_no_step(thing: str) -> None:
    assert not steps(f"I like {thing}, {thing} are fun.").own
