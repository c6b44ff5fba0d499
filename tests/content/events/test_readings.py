"""Each step, initiative and order is read as it was: who took it, its verb, its words, and whether it is a general one.

`readings.json` holds what is read in the traps and steps of many trades, and in sentences made so that each needs
another clause of a condition.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.content.clauses import parse_clauses
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.events.orders import find_orders
from rehearse.content.story.answer import understand
from rehearse.content.text import WordRange
from rehearse.content.text.sentences import transcript_of
from tests import known

UNSEEN = Path(__file__).parents[1] / "unseen"
SENTENCES = (
    # the verb that says what was done
    "It turned out that the belt was torn.",
    "I turned to the miller and I turned the key.",
    "I turned away. Turned out the belt was torn.",
    "I figured it would rain, and I figured out the lock.",
    "I found it very confusing, and I found out why.",
    "First thing I do, I walk the yard, as I did before. I do the books.",
    "I decided to dig, kept asking and began by counting the sacks.",
    "I decided to be there and began to think.",
    "I made the call to split the crew and had no time to measure it.",
    "I got to shorten the talk. I got to school. I got him to sign.",
    "I got the wait down and got hold of the pilot. I got a cold.",
    "I went to the pilot and I went to school. I came up with a plan. I came home.",
    "I put it together and looked into the charge. I put a jar there.",
    "I took care of the mare. I told them how to oil it, and I told him to go.",
    "I left a note, left a year later and left the firm.",
    "I ended the call and ended up in the harbour.",
    "I sat with him, stood by her and stayed at the inn.",
    "I had them credit us, I had her check it, and I have had it.",
    "I used the time to sand it. I handled it. I worked on the hull.",
    # who took it
    "The hull was sanded. The hull was sanded by the owner. The rope had been stolen. I was sent home.",
    "We oiled the lock. My cousin and I hung the gate. Everyone came. She mended it.",
    "Oiled the lock. Had been asked.",
    "When I took over, while I served there, I mended it.",
    "What I offered was a trade. I asked what I offered. I asked how I could help.",
    "A smith I'd met came. My manager suggested I look into it. I said I mended it.",
    "I had to find the leak. I mended it. I had to weld the joint.",
    "She said we mended it. The chance that the crew hit the goal was low.",
    "I usually ring the bell. I ring the bell, then I open the gate and I always wave.",
    "I go to the mill. He is asleep. I wake him and I carry the sacks.",
    # what I set going
    "I was supposed to be on something else, and I was supposed to rest.",
    "If I did not do it, no one would. If he did it, nobody would.",
    "I was not happy with how we did it. I am not happy. I was happy with it.",
    "I took it upon myself to mend it and I proposed a trade.",
    "I decided that we would mend it. I decided. I chose to stay.",
    "I knew I had to stay with him. I knew that we should ask. I knew he had to go. I knew the way.",
    "I wanted to change it, I wanted him to change it and I wanted to eat.",
    "So I got going, I set about changing it and I set about noon.",
    "I asked my manager for a week. I asked the owner if I could try. I begged her to let me try.",
    "I asked my cousin to let me try. I asked for permission. I persuaded the owner. I asked the owner to sit.",
    "I noticed that it leaked. I found it hard. I found a gap. I came across a letter. I came home.",
    "I read about it and I heard a noise. I read the book. I had been wondering about it.",
    "Noticed that it leaked. Identified two buyers. I notice a crack and I oil it.",
    # what somebody else set going
    "My manager said I should mend it. My manager did not say I should mend it. A friend said I should mend it.",
    "My manager said I would mend it. She said I would mend it. My manager said he should mend it.",
    "My manager said I had to mend it and the owner said I could try.",
    "She told me I was the one to mend it, and I was the one she chose. I was glad.",
    "My boss left me a note asking me to mend it. I wrote a note asking him to mend it.",
    "My boss suggested we mend it. My boss suggested a walk.",
    "My boss asked whether I could mend it. My boss asked if I was well. I asked if I could mend it.",
    "The owner said, please mend the pump. The owner said please.",
    "My orders from the owner were to mend it. My orders were small.",
    "My boss put me on the night shift, in charge of the pump, into a team. My boss put the key on the desk.",
    "My boss made it my job to mend it. My boss had me mend it. My boss made me a coffee.",
    "The owner gave me the task of mending it. The owner handed the mill over to me. The owner gave me a coat.",
    "I was given to the smith, and the job was given to the smith and me.",
    "I was told to mend it. We were asked to count. He was told to mend it. I was not told to mend it.",
    "I was picked to lead it. They needed somebody for it and I was picked. My boss wanted it done and she chose me.",
    "The job fell to me. It landed on my desk. The task came down to us from the office. The ball fell to me.",
    "I got the job of mending it. We received an order from the owner to mend it. I got the job.",
    "I was pressed into mending it. I was put in charge of the pump. I was placed at the door.",
    "If my boss asked me to mend it, I would. Nobody asked me to mend it. My boss never told me to mend it.",
    "My boss asked me to dance. I was told the code for the door. My boss asked me for directions.",
)


def readings(text: str) -> list[str]:
    """One line for each step, initiative and order, and who set the work going."""
    answer = understand(transcript_of(text), None)
    reading, clauses = answer.reading, parse_clauses(answer.reading)
    steps = answer.steps
    lines = [
        f"{step.actor}: {step.verb} = {step.lemma}{', general' if step.weak else ''} | {reading.quote(step.hit)}"
        for step in steps.all
    ]
    lines += [f"{one.kind} | {reading.quote(one.hit)}" for one in find_initiatives(reading, clauses)]
    lines += [f"order | {reading.quote(hit)}" for hit in find_orders(reading, clauses)]
    hits = {name: getattr(answer.initiation, name) for name in ("directed", "own", "team", "open")}
    lines += [f"{name} | {reading.quote(hit)}" for name, hit in hits.items() if isinstance(hit, WordRange)]
    lines += [f"hides | {reading.quote(hit)}" for hit in answer.hiding.quotes]
    return [*lines, f"{steps.i_count} I, {steps.we_count} we, {steps.i_sentences} sentences"]


def texts() -> Iterator[str]:
    """The sentences above, the steps of many trades and the later traps."""
    yield from SENTENCES
    for name in ("trades_steps.json", "later_traps.json"):
        for one in json.loads((UNSEEN / name).read_text("utf-8")):
            yield one["text"]


@pytest.mark.slow
def test_every_step_and_order_is_read_as_it_was(request: pytest.FixtureRequest) -> None:
    kept = {text: readings(text) for text in texts()}
    known.hold(Path(__file__).with_name("readings.json"), kept, request.config, within=0)
