"""OWN004: hardly any step is the speaker's."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.data.amounts import counted
from rehearse.data.rubric import rubric


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the first own step, or the action's first sentence, when the answer has fewer than three own steps."""
    hit = answer.part_hit("action")
    if answer.word_count < rubric().gates.least_words or hit is None:
        return ()
    count = len(answer.steps.own_concrete)
    least = int(rubric().ownership["least_i_sentences"])
    if count >= least:
        return ()
    named = f"only {counted(count)}" if count else counted(0)
    if count:
        hit = answer.reading.sentence_hit(answer.steps.own_concrete[0].sentence)
    shown = " with a verb that shows the work" if len(answer.steps.own) > count else ""
    message = f"You name {named} of your own steps{shown}; aim for {counted(least)}."
    return (Accusation(hit, message, quoted_as="after" if count else None),)


RULE = Rule(
    code="OWN004",
    name="few-steps-of-your-own",
    severity="major",
    why="With three steps of your own, a listener can see what you did; with one, it is only a claim.",
    before=(
        "When I joined the choir there was no library of scores. The copies were in a damp box and half of the "
        "pages were "
        "missing. «I worked with the others on it for several weeks.» It was a lot of effort and everybody was very "
        "motivated. "
        "In the end the library was ready before the concert and the director was happy."
    ),
    after=(
        "When I joined the choir there was no library of scores. The copies were in a damp box and half of the "
        "pages were "
        "missing. I scanned every page, I borrowed the missing ones from two other choirs and I bound forty sets by "
        "voice. In the end "
        "the library was ready before the concert and the director was happy."
    ),
    advice="Give at least three steps that begin with “I” and a verb for something visible: measured, wrote, called, "
    "rebuilt.",
    source="seed 003: at least three sentences that begin with “I”",
    check=check,
    yields_to=("STAR003",),
)
