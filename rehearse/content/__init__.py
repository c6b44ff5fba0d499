"""What the answer says: STAR parts, ownership, results, rules, rubric.

words_of(text)                  a typed answer as words without times
transcript_of(text)             the same as a Transcript that keeps its lines
judge(transcript, question)     the whole judgement, and the sentences with the part each serves
"""

from rehearse.content.judgement.judge import judge
from rehearse.content.text.sentences import transcript_of, words_of

__all__ = ["judge", "transcript_of", "words_of"]
