"""The names of rules as words, such as "few-steps-of-your-own", for people rather than for programs."""

import re

from rehearse.data.plain_text import printable

_ALONE = re.compile(r"\bi\b")  # the pronoun, which is written in lower case in a name


def in_words(name: str) -> str:
    """The name of a rule as words, without control characters.

    >>> in_words("few-steps-of-your-own"), in_words("we-instead-of-i")
    ('few steps of your own', 'we instead of I')
    """
    return _ALONE.sub("I", printable(name).replace("-", " "))
