"""What the answer says: STAR parts, ownership, results, rules, rubric.

words_of(text)                  a typed answer as words without times
transcript_of(text)             the same as a Transcript that keeps its lines
judge(transcript, question)     the whole judgement, and the sentences with the part each serves
numbers(transcript)             the numbers of the judgement, and how each was measured in the speaker's words
judge_with_numbers(transcript)  the judgement and these numbers at once
"""

from rehearse.content.judgement.judge import judge, judge_with_numbers
from rehearse.content.judgement.measured import Measured, numbers
from rehearse.content.text.sentences import transcript_of, words_of

__all__ = ["Measured", "judge", "judge_with_numbers", "numbers", "transcript_of", "words_of"]
