"""What the answer says: STAR parts, ownership, results, rules, rubric.

words_of(text)                  a typed answer as words without times
transcript_of(text)             the same as a Transcript that keeps its lines
judge(transcript, question)     the whole judgement, and the sentences with the part each serves
methods(transcript)             how each number of the judgement was measured, in the speaker's words
"""

from rehearse.content.judgement.judge import judge, methods
from rehearse.content.text.sentences import transcript_of, words_of

__all__ = ["judge", "methods", "transcript_of", "words_of"]
