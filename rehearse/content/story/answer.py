"""An answer understood: words, parts, steps, who began it, results, reflection - everything a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rehearse.content.claims import Outcome, find_results
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.events.step import Steps
from rehearse.content.events.steps import find_steps, without_wishes
from rehearse.content.story.chat import chat_sentences
from rehearse.content.story.ending import begin_result, end_with_claim, is_taken_back
from rehearse.content.story.episode import is_single_episode
from rehearse.content.story.hiding import Hiding, find_hiding
from rehearse.content.story.moods import change_first
from rehearse.content.story.outline import PARTS, outline, weights
from rehearse.content.story.outline_cues import (
    cues_of,
    find_cue,
    find_evident,
    find_outcome,
    prefer_told,
    settle,
    settle_result,
)
from rehearse.content.story.ownership import Initiation, find_initiation, settled, without_orders
from rehearse.content.story.principles import find_principles
from rehearse.content.story.reflection import Reflection, find_reflection, with_heading
from rehearse.content.story.setting import end_set_up, noticed_only, opening_of, self_descriptions
from rehearse.content.text import ParsedText, WordRange, parse
from rehearse.content.text.headings import from_heading, headed_parts, under_headings, without_heading
from rehearse.content.text.language import is_other_language
from rehearse.data.amounts import share
from rehearse.data.fillers import FillerLexicon
from rehearse.data.rubric import rubric
from rehearse.data.targets import STANDARD_S
from rehearse.types import PartName, PrincipleSignal, Question, Said, Sentence, Transcript

FEWEST_QUOTED_WORDS = 3  # a part is not quoted by so few: "As a result" alone says nothing


@dataclass(frozen=True)
class Answer:
    """What was found in an answer; rules and the rubric read it and decide."""

    reading: ParsedText
    clauses: tuple[Clause, ...]
    steps: Steps
    parts: tuple[PartName, ...]  # of each sentence
    initiation: Initiation
    hiding: Hiding
    outcome: Outcome
    reflection: Reflection
    principles: tuple[PrincipleSignal, ...]
    episode: bool
    question: Question | None
    target_s: float = STANDARD_S
    duration_s: float | None = None  # as measured from the sound

    @property
    def word_count(self) -> int:
        """Words that mean something: fillers, repeats and what a repair gave up are not counted."""
        return len(self.reading.words)

    @cached_property
    def seconds(self) -> float | None:
        """From the first word to the last, as the report states it where that is known; None for written text."""
        words = self.reading.said
        if not words or words[0].start_s is None or words[-1].end_s is None:
            return None
        return self.duration_s or words[-1].end_s - words[0].start_s

    @property
    def target_words(self) -> int:
        """Words in an answer of the target length, at the rate of the rubric's limits, rounded to tens."""
        gates = rubric().gates
        return round(self.target_s * gates.most_words / gates.most_seconds / 10) * 10

    def sentences_of(self, part: PartName) -> tuple[int, ...]:
        """The numbers of the sentences that serve a part; what is said to the interviewer serves none."""
        return tuple(number for number, served in enumerate(self.served) if served == part)

    @cached_property
    def served(self) -> tuple[PartName | None, ...]:
        """The part that each sentence serves, None for words around the story."""
        chat = chat_sentences(self.reading)
        return tuple(None if number in chat else part for number, part in enumerate(self.parts))

    def stretches_of(self, part: PartName) -> tuple[WordRange, ...]:
        """The words of a part: its sentences, of which the first may set the scene and give the task."""
        hits = tuple(self.reading.sentence_hit(number) for number in self.sentences_of(part))
        if self.opening is None or part not in ("situation", "task"):
            return hits
        scene, task = self.opening
        return (scene, *hits) if part == "situation" else (task, *hits[1:])

    @cached_property
    def words_by_part(self) -> dict[PartName, int]:
        """Words in each part."""
        scene = self.opening[0] if self.opening is not None else WordRange(0, 0)
        return _counted(self.reading.spans, self.served, scene.end)

    @cached_property
    def said_by_part(self) -> dict[PartName, int]:
        """Words as said in each part, fillers included."""
        scene = self.opening[0] if self.opening is not None else None
        return _counted(self.reading.said_spans, self.served, 0 if scene is None else self.reading.said_range(scene)[1])

    def share(self, part: PartName) -> float:
        """Share of all words, 0-1, to a tenth of a percent: what is judged and printed is the same figure."""
        return share(self.words_by_part[part], self.word_count)

    def part_hit(self, part: PartName) -> WordRange | None:
        """The first words of a part, without its heading; one of up to three words only where it has no other."""
        numbers = from_heading(self.reading, self.sentences_of(part), part)
        if part not in headed_parts(self.reading):
            if part in ("situation", "task") and self.opening is not None:
                return self.opening[0 if part == "situation" else 1]
            evident = tuple(number for number in numbers if (part, number) in self.evident)
            if part == "result" and numbers and not evident:
                if self.outcome.metrics:
                    return self.outcome.metrics[0].hit  # told in the same breath as the steps
                cue = find_cue(self.reading, weights(), "result")
                evident = (self.reading.sentence_of(cue.start),) if cue is not None else ()  # no aside behind it
            if part == "situation":
                traits = self_descriptions(self.reading, self.clauses)
                evident = tuple(number for number in evident if number not in traits)
            told = tuple(metric.hit for metric in self.outcome.metrics)
            numbers = change_first(self.reading, numbers, evident, told) if part == "result" else evident or numbers
        hits = [hit for number in numbers if (hit := without_heading(self.reading, number)) is not None]
        whole = next((hit for hit in hits if hit.end - hit.start > FEWEST_QUOTED_WORDS), None)
        return whole or next(iter(hits), self.reading.sentence_hit(numbers[0]) if numbers else None)

    @cached_property
    def opening(self) -> tuple[WordRange, WordRange] | None:
        """The words of the first sentence that tell when or where it was, and those that give the task behind them."""
        cues = (*cues_of(self.reading, weights(), "task"), self.initiation.directed)
        return opening_of(self.reading, self.clauses, self.parts, [hit for hit in cues if hit is not None])

    @cached_property
    def tells_scene(self) -> bool:
        """Whether the situation says more than what the speaker noticed; one with a heading does."""
        numbers = self.sentences_of("situation")
        return "situation" in headed_parts(self.reading) or not noticed_only(self.reading, self.clauses, numbers)

    @cached_property
    def tells_change(self) -> bool:
        """Whether the answer says what changed: a number, or a clear word of outcome, wherever a sentence ends.

        A word of outcome that is softened does not count: "it sort of worked out".
        """
        cue, hedged = find_cue(self.reading, weights(), "result"), self.outcome.hedged
        return bool(self.outcome.metrics) or (cue is not None and not is_taken_back(self.reading, cue, hedged))

    @cached_property
    def is_foreign(self) -> bool:
        """True for an answer in another language: nothing in it can be judged."""
        return is_other_language(self.reading)

    @cached_property
    def evident(self) -> frozenset[tuple[PartName, int]]:
        """The sentences whose own words speak for a part."""
        results = tuple(metric.hit for metric in self.outcome.metrics)
        found = find_evident(self.reading, weights(), self.steps, self.reflection, results)
        order = self.initiation.directed
        return found if order is None else found | {("task", self.reading.sentence_of(order.start))}

    @cached_property
    def told_outcome(self) -> WordRange | None:
        """The words of an outcome without a number that stands alone, behind the steps and outside the lesson."""
        return find_outcome(self.reading, weights(), self.steps, self.parts)

    def holds_number(self, hit: WordRange) -> bool:
        """Whether a number stands among these words, whatever it counts."""
        words = self.reading.words[hit.start : hit.end]
        counted = any(hit.start <= self.reading.tokens[one.start].word < hit.end for one in self.outcome.numbers)
        return counted or any(letter.isdigit() for word in words for letter in word.text)

    def last_sentence(self) -> WordRange:
        """The last sentence of the story, where an ending is looked for; not a closing “Does that help?”."""
        last = max((at for at, part in enumerate(self.served) if part is not None), default=len(self.served) - 1)
        return self.reading.sentence_hit(last)

    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences with the part each serves, as said."""
        made: list[Sentence] = []
        for (start, end), part in zip(self.reading.said_spans, self.served, strict=True):
            words = self.reading.said[start:end]
            text = " ".join(word.text for word in words)
            made.append(Sentence(text, words[0].start_s, words[-1].end_s, part))
        return tuple(made)


def _counted(spans: tuple[tuple[int, int], ...], parts: tuple[PartName | None, ...], scene: int) -> dict[PartName, int]:
    """Words in each part; scene: how many of the first sentence set the scene, where the rest of it is the task."""
    counts: dict[PartName, int] = dict.fromkeys(PARTS, 0)
    for (start, end), part in zip(spans, parts, strict=True):
        if part is not None:
            counts[part] += end - start
    counts["situation"] += scene
    counts["task"] -= scene
    return counts


def understand(
    transcript: Transcript,
    question: Question | None = None,
    fillers: FillerLexicon | None = None,
    confirmed: Said | None = None,
    target_s: float = STANDARD_S,
    *,
    duration_s: float | None = None,
) -> Answer:
    """Analyse an answer once, from the words up; confirmed: the speaker's answer about an open order.

    target_s: the target length in seconds. duration_s: the length as measured from the sound; by default, as told by
    the times of the words.
    """
    reading = parse(transcript, fillers)
    clauses = parse_clauses(reading)
    steps = without_orders(reading, clauses, find_steps(reading, clauses))
    outcome = find_results(reading, clauses)
    claimed = tuple(metric.hit for metric in outcome.metrics)
    reflection = find_reflection(reading, clauses, claimed)
    steps = without_wishes(steps, reflection.regret)
    parts = settle(outline(reading, steps, claimed), reading, steps, reflection, weights())
    parts = under_headings(reading, end_with_claim(parts, reading, claimed))
    reflection = with_heading(reflection, reading)
    changes = tuple(metric.hit for metric in outcome.metrics if metric.before is not None or metric.direction)
    parts = settle_result(parts, reading, changes, weights(), reflection)
    parts = end_set_up(prefer_told(parts, reading, steps, claimed, weights()), steps)
    parts = begin_result(parts, reading, steps, claimed, weights())
    parts = under_headings(reading, parts)
    return Answer(
        reading=reading,
        clauses=clauses,
        steps=steps,
        parts=parts,
        initiation=settled(find_initiation(reading, clauses, steps), confirmed),
        hiding=find_hiding(reading, clauses, steps, parts),
        outcome=outcome,
        reflection=reflection,
        principles=find_principles(reading, clauses),
        episode=is_single_episode(reading, clauses),
        question=question,
        target_s=target_s,
        duration_s=duration_s,
    )
