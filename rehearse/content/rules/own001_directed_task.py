"""OWN001: the work was somebody else's idea."""

from rehearse.content.rules.fix_its import open_with_notice
from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the assignment that started the work."""
    directed = answer.initiation.directed
    if directed is None:
        return ()
    message = "Somebody else gave you the work, so the initiative was not yours. Automatic “no hire”."
    return (Accusation(directed, message, open_with_notice(answer, directed)),)


RULE = Rule(
    code="OWN001",
    name="not-your-own-initiative",
    severity="disqualifier",
    why=(
        "Ownership is doing what nobody told you to do. Work that a manager hands over shows that you carry "
        "things out, "
        "and a bar raiser scores it 1 out of 30 whatever follows."
    ),
    before="«My supervisor asked me to tidy up the seed catalogue», so I sorted four hundred cards and I wrote a "
    "new index.",
    after="I noticed that half the seed catalogue was out of date, so I sorted four hundred cards and I wrote a new "
    "index.",
    advice="Open with what you noticed, that no one had asked you, and why you took it on; or choose another story.",
    source="seed 003: auto-fail, manager-directed task",
    check=check,
)
