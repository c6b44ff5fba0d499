"""SPEC003: technical detail, and nobody who gains from it."""

from rehearse.content.rules.rule import Accusation, Rule
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern

_MANY = 6  # distinct technical words make a technical answer


def check(answer: Answer) -> tuple[Accusation, ...]:
    """Accuses the last sentence of a technical answer that names no customer, user or cost anywhere."""
    reading = answer.reading
    technical = {hit.folded for hit in reading.find(pattern("style", "technical"))}
    if len(technical) < _MANY or reading.first(pattern("results", "gains")) is not None:
        return ()
    return (Accusation(answer.last_sentence(), "The answer never says who benefited from the technical work."),)


RULE = Rule(
    code="SPEC003",
    name="does-not-say-whom-it-helped",
    severity="minor",
    why="Detail shows skill, but an interviewer also asks whom it helped.",
    before=(
        "I found that the query scanned the whole database. I added an index, I moved the cache behind the api and "
        "I changed the "
        "config of the server. «The latency of the endpoint dropped from nine seconds to one.»"
    ),
    after=(
        "I found that the query scanned the whole database. I added an index, I moved the cache behind the api and "
        "I changed the "
        "config of the server. The latency of the endpoint dropped from nine seconds to one, so the customers "
        "stopped calling."
    ),
    advice="Close with one sentence on what it meant: for customers, for cost, for the people on duty.",
    source="seed 002: pitfall, technical detail without customer or business impact",
    check=check,
    quoted_as="after",
)
