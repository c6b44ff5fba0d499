"""Storey 1: the answer as words that mean something, with sentences; fillers and repairs are set aside here.

ParsedText, Token, WordRange   the values; numbers of words and tokens are those of `ParsedText.words`
parse(transcript, fillers)     prepare an answer
"""

from rehearse.content.text.parse import parse
from rehearse.content.text.parsed import ParsedText, WordRange
from rehearse.content.text.tokens import Token

__all__ = ["ParsedText", "Token", "WordRange", "parse"]
