"""RES005: a result that takes itself back."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.story.fit import accepts_qualitative

_IN_WORDS = "Ask before the interview, then say plainly what changed and how you know it."
_EITHER = "Say plainly what changed and how you know it, with a figure if there is one."


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the hedge."""
    hedged = answer.outcome.hedged
    if hedged is None:
        return ()
    sentence = answer.reading.sentence_hit(answer.reading.sentence_of(hedged.start))
    worded = "" if answer.holds_number(sentence) else _EITHER  # "felt okay about it" has no figure to look up
    advice = _IN_WORDS if accepts_qualitative(answer) else worded  # else the page's, which asks for a figure
    return (Accusation(hedged, "These words make your result sound unsure.", advice),)


RULE = Rule(
    code="RES005",
    name="result-sounds-unsure",
    severity="major",
    why="“Or something” tells the listener that you did not check.",
    before="After that the calls went down «or something».",
    after="After that the calls went down from thirty a day to twelve.",
    advice="Look the figure up before the interview, or say “about” and the figure.",
    source="our own choice: hedged outcomes are not results",
    check=check,
)
