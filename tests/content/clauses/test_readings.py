"""Each clause of some hundred sentences is read as it was: its subject, verb, tense, complement and where it ends.

The sentences are made so that each needs another clause of a condition; `readings.json` holds how they are read.
"""

from pathlib import Path

import pytest

from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.text import ParsedText, parse
from rehearse.content.text.sentences import transcript_of
from tests import known

SENTENCES = (
    # who a clause is about
    "My aunt and I varnished the door.",
    "I thanked the baker and I swept the floor.",
    "Tom and the vet weighed the foal.",
    "Yesterday my brother and I hung the gate, because the smith and I had mended it.",
    "I told her that the carter and I could come.",
    "Two of us pruned the vines and some of us raked the leaves.",
    "Nobody swept the yard and no carter came.",
    "The head of the dairy rang me and her deputy wrote a letter.",
    "The owner's nephew broke the churn.",
    "The foreman of the second shift told us to stop.",
    "The list on the wall for the new apprentices said nothing.",
    "Somebody left the tap open and everyone blamed me.",
    "You need three people and they need a ladder.",
    "Can you oil the hinges?",
    "He said can you oil the hinges.",
    "Did they know the miller?",
    "In the spring the river rose and coverage hit 72 percent.",
    "Drew the map moved the shelves.",
    "Glazed the pots. Swept up. Rang the potter.",
    "I: set up the stall, called the baker.",
    # which word is its verb
    "The used kiln and the painted door stood outside.",
    "Abandoned baskets dropped by a quarter.",
    "Maybe cancelled lessons fell.",
    "Complaints dropped by about twelve percent.",
    "The roof was damaged by hail and the gutter had cracked.",
    "Based on the logs I moved the pump.",
    "I worked in a mill and spoiled sacks had piled up.",
    "It happened in May and it may happen again.",
    "I have to be quick, so I had to run.",
    "I used to grind the corn by hand.",
    "I used the old press.",
    "I fixed it broke again.",
    "I liked that and this helped the crew.",
    "As planned we opened on Monday, and two used carts came with the mare.",
    # present tense
    "I ring the depot and find his parcel.",
    "I ring the depot and parcels arrive.",
    "My boss walks over and asks me to find the key.",
    "My manager wants me to count the crates.",
    "The head of sales tells me a story.",
    "It takes an hour and everybody brings a tool.",
    "The smith makes a hinge and the carter brings two.",
    "The bakery ovens smoke.",
    "I do not know how this works.",
    "He sings and she waits. My boss knows.",
    "They go to the river and we go with them.",
    "She comes up to me and asks me for a rope.",
    "The ones he likes are gone.",
    # what belongs to the verb
    "I didn't see it, I haven't been there and I never called.",
    "I couldn't have known.",
    "I would have gone, but I should stay.",
    "We were about to leave and they were going to help.",
    "I was able to lift it and I am supposed to rest.",
    "They were meant to come, and we ought to wait.",
    "I've since written a guide and I'd already sent it.",
    "I'd been asked about it and I'd rather go.",
    "I'd like to know what it costs.",
    "It got cracked and it gets mended every year.",
    "I got put on the night shift and we get paid on Fridays.",
    "I got two buckets.",
    "The kiln is being repaired and the shed has been painted.",
    "I was counting crates while he was reading.",
    "I set up the stall, took it down and carried on.",
    "I set it up, I put them in and I wrote that down.",
    "The crates were cleaned and stacked and moved.",
    "The bins were kept and helped them.",
    "They could not.",
    "I do and they did.",
    "Having counted them, I left.",
    # what the verb leads on to
    "The owner asked me to varnish the door.",
    "The owner asked me and the two new boys at the gate to look.",
    "I was tasked with varnishing the door.",
    "I started by sanding it and went on polishing.",
    "I kept asking her to let me try.",
    "I was given a uniform by the porter.",
    "I gave him the list and told her the price.",
    "I went to the harbour, to ask the pilot.",
    "I want to quickly learn it.",
    "I looked forward to the management of it.",
    "I agreed to be there and to sort the seeds.",
    # how clauses follow each other
    "I opened the gate, with the old and heavy key, we walked in.",
    "I noticed that the kiln was cracked.",
    "I noticed the kiln was cracked, and I said so.",
    "I stopped because the belt tore, although nobody saw it.",
    "When the rain came I moved the hay, and once it was dry I turned it.",
    "If the pump fails, we carry water unless the river is low.",
    "I wondered whether it would hold and how we could mend it.",
    "The road was longer than I remembered.",
    "On the Monday after the fair, tired and wet, the crew slept.",
    "I opened it, called her, waited and then went home.",
    # speech without marks
    "i set up the stall in the yard for the smith bought t-shirts for the crew painted x-marks on the hulls",
    "i set up alerts for the pumps wrote a guide for the crew taught the night shift how to read it and rang the owner",
    "i drew the map for the harbour moved the shelves with my cousin and printed twelve signs for the quay",
    "we cleaned the trough in the yard the mare drank it she was better the next day and the vet said it was the water",
)
MISREAD = (  # still, in part; whoever mends one sees here what else it moves
    "We worked hard that year and I was glad.",
    "The smith, Ann and the groom shod the mare.",
    "There was a leak and it ruined the flour.",
    "The farrier who shod the mare knows the stable.",
    "The barrels we had ordered were late.",
    "A woman I'd met at the fair lent me a loom.",
    "Me and my cousin painted the shed.",
    "The pots ordered by the shop were late.",
    "The will was read and the can stood in the rain.",
    "The vet who works for us ordered me to wait.",
    "My boss goes, can you look at the oven.",
    "I sort of knew it and I sort the post.",
    "What I did was a list, which helped.",
    "I asked why the lamp, which hung there, was out.",
    "Before I left, the crew, and I mean all of it, knew the plan.",
    "so i made a process introduced daily meetings with the crew counted every crate two times and showed it to them",
    "i was asked to count the hulls and i did it with a friend repaired three ropes and varnished everything there",
    "at the pump our sales rose in the summer and the people came back told their friends and brought them next week",
    "It was, compared to the old one, a quiet mill.",
)


def reading(text: str) -> list[str]:
    """One line for each clause."""
    parsed = parse(transcript_of(text))
    return [_line(parsed, clause) for clause in parse_clauses(parsed)]


def _line(text: ParsedText, clause: Clause) -> str:
    subject, group, complement = clause.subject, clause.group, clause.complement
    who = "carried over" if subject.carried else _said(text, subject.start, subject.end)
    head = _said(text, subject.head, subject.head + 1)
    marks = [group.tense, group.voice, group.modality, group.particle, *group.auxiliaries]
    marks += [name for name in ("negated", "progressive", "perfect") if getattr(group, name)]
    led = _said(text, complement.verb, complement.verb + 1)
    receiver = _said(text, complement.receiver, complement.receiver + 1)
    ends = f"{_said(text, clause.start, clause.end)} / {_said(text, complement.start, complement.end)}"
    return (
        f"{clause.link}: {subject.kind} ({who}; {head}) | {_said(text, group.start, group.end)}: "
        f"{_said(text, group.verb, group.verb + 1)} = {group.lemma}, {' '.join(filter(None, marks))} | "
        f"{complement.kind} ({complement.preposition}; {receiver}; {led} = {complement.lemma}) | {ends}"
    )


def _said(text: ParsedText, start: int, end: int) -> str:
    return " ".join(token.text for token in text.tokens[start:end]) if start >= 0 else "-"


def test_every_clause_is_read_as_it_was(request: pytest.FixtureRequest) -> None:
    readings = {text: reading(text) for text in (*SENTENCES, *MISREAD)}
    known.hold(Path(__file__).with_name("readings.json"), readings, request.config, within=0)
