"""What the renderers say of the question's framework, each in its own form."""

from rehearse.report.wording import count
from rehearse.types import ExampleCount


def examples(counted: ExampleCount) -> str:
    """How many examples were asked for and given.

    >>> examples(ExampleCount(2, 1))
    '2 examples asked for, 1 heard.'
    """
    return f"{count(counted.asked, 'example')} asked for, {counted.given} heard."
