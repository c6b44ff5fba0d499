"""Who set the work going, and who is hidden behind a group."""

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

INITIATED = [  # text, directed, begun by the speaker
    ("Our head of sales asked us to look into the churn numbers before the board meeting.", True, False),
    ("The principal put me in charge of the science fair.", True, False),
    ("I got handed a project that nobody wanted.", True, False),
    ("I was assigned to the billing team to fix the invoices.", True, False),
    ("My lead pinged me and asked if I could take a look at the failing build.", True, False),
    ("It came down from the CEO that we had to cut costs.", True, False),
    ("A ticket came in on my shift so I picked it up.", True, False),
    ("My supervisor wanted me to train the new starters, so I wrote a plan.", True, False),
    ("we were told by management to reduce the stock by march and i counted everything", True, False),
    ("The director suggested that our team try a new layout.", True, False),
    ("I had been given the job of organising the conference.", True, False),
    ("I was brought in to turn the shop around.", True, False),
    ("my boss gave me the task of cleaning up the address list", True, False),
    ("She's the ward manager and she told me to reorganise the medicine cupboard.", True, False),
    ("The manager of the store needed someone to do the night count and she picked me.", True, False),
    ("It was my turn on the rota to close the pool.", True, False),
    ("My professor assigned a group project on recycling.", True, False),
    ("Head office instructed every branch to change the signs, and I did ours.", True, False),
    ("I was selected by my director to lead the audit.", True, False),
    ("They asked me to step in as team lead when Ana left.", True, False),
    ("I noticed that the same three parts were always missing so I built a bin for them.", False, True),
    ("I convinced my boss to let me try a different supplier.", False, True),
    ("I went to my manager with the idea of a shared calendar and she liked it.", False, True),
    ("My manager didn't think it was worth it but I did it in my own time.", False, True),
    ("My manager asked how the rollout went and I told her the truth.", False, False),
    ("My manager was impressed and asked me to present it to the board.", False, False),
    ("The customer asked me to send the parts again.", False, False),
    ("Without anyone telling me to, I started to write down the near misses.", False, True),
    ("I realised nobody was checking the fridge, so I set up a log.", False, True),
    ("I volunteered to run the food bank on Sundays.", False, True),
    ("I took it on myself to learn the old system.", False, True),
    ("I pitched the idea to my director and got two weeks to prove it.", False, True),
    ("It bothered me that the queue was so long, so I timed it for a week.", False, True),
    ("Nobody had told us to, but I stayed and mopped the flood.", False, True),
    ("I decided to rewrite the manual because people kept asking the same thing.", False, True),
    ("My boss said no at first. I ran a small test anyway and showed him the numbers.", False, True),
    ("I told my manager that the date was wrong and proposed a new one.", False, True),
    ("A colleague asked me for help with her spreadsheet.", False, False),
    ("I worked at a bakery for six years and the ovens were old.", False, False),
    ("My interviewer asked me to tell a story about conflict.", False, False),
    ("My manager told us to stop, but I kept a copy and finished it at home.", False, True),
    ("My team lead never asked me to do it, I just saw the need and started.", False, True),
    ("I was given the weekly report to do. On top of that I built a dashboard nobody had asked for.", True, True),
    (
        "My manager asked me to fix one test. While I was there I noticed the whole suite was flaky, which wasn't part "
        "of the ask, so I fixed that too.",
        True,
        True,
    ),
    (
        "I spotted a gap in the handover and raised it with my supervisor, who asked me to lead the fix.",
        False,
        True,
    ),
    ("I asked for permission to change the layout and my supervisor agreed.", False, True),
    ("The board asked the staff for ideas and I sent in one about the lights.", False, False),
    ("There was a problem with the printer and everyone ignored it. I fixed it on my lunch break.", False, True),
    ("I started a reading club for the new nurses.", False, True),
    ("The head teacher handed me the school trip in March and I booked the coach.", True, False),
    ("our team lead said could you look at the login page so i did", True, False),
    ("It was on the rota that I do the stock count, and I did it.", True, False),
    ("I asked what needed doing and the chef pointed me to the freezer.", True, False),
    ("After the audit the area manager wanted every shop to redo its fire plan, and I wrote ours.", True, False),
    ("I got a ticket to fix the search and fixed it in two days.", True, False),
    ("They put me on the night shift to sort out the deliveries.", True, False),
    ("My boss had been on at me to tidy the archive so in June I finally did.", True, False),
    (
        "The vet told me not to touch the schedule but I could see the cats were waiting for hours, so I changed it on "
        "the Sunday.",
        False,
        True,
    ),
    ("My manager later asked me why the numbers were better.", False, False),
    ("I went to my boss with three options and she picked the second.", False, True),
    ("It wasn't in my job description, but the plants were dying so I watered them.", False, True),
    ("A guest asked me for a taxi and I called one.", False, False),
    ("I offered to take the late shift so that we could try the new till.", False, True),
    ("No one had asked for it. I drew a map of the cables over three evenings.", False, True),
    (
        "I got the job of printing the catalogue. On top of that I rewrote the price list, which nobody had ordered.",
        True,
        True,
    ),
    ("My supervisor asked me afterwards to show the others.", False, False),
    ("I persuaded my manager to let me close the counter on Mondays.", False, True),
    ("The director was against it. I did a trial in one ward anyway.", False, True),
    ("The gate was open again. Visitors asked at the desk rather than complaining.", False, False),
    ("It worked. The crew hung the ropes up instead of leaving them in the rain.", False, False),
    ("Rather than complaining, I drew a new rota for the crew.", False, True),
    ("I stayed with the horse instead of leaving it to the night crew.", False, True),
    ("I set out traps along the fence to see where the foxes came in.", False, False),
    ("I set out to see where the foxes came in.", False, True),
    ("I came up the ladder and held the lamp.", False, False),
    ("I came up with a better hook for the lamp.", False, True),
    ("I took an early reading every Sunday.", False, False),
    ("I gave up two of my own Sundays to paint it.", False, True),
]
HIDING = [
    ("We noticed the leak and we fixed it before the guests came.", True),
    ("The team found the bug and we rolled back the release.", True),
    ("It was decided that the store would close early, and the staff were informed.", True),
    ("My colleagues and I built a new schedule and we tested it for a month.", True),
    ("Our group came up with the plan and everyone carried it out.", True),
    ("As a team we agreed to drop the feature.", True),
    (
        "I was part of a team that rebuilt the site. We chose a new host, we moved the pages, we trained the staff.",
        True,
    ),
    ("I worked closely with the team to find a solution and we solved it.", True),
    ("I was proud of how we turned it around. We changed the menu and we cut the prices.", True),
    ("The decision was made jointly by the department.", True),
    ("Mistakes were found, the supplier was called and the parts were replaced.", True),
    ("We were short of staff. I called three agencies, I interviewed nine people and I hired two.", False),
    ("I wrote the plan and my team carried it out.", False),
    ("We had a problem with the heating. I traced it to a valve and replaced it.", False),
    ("My team of six was new. I paired each of them with an old hand and I sat in on every call.", False),
    ("I drafted the contract, we negotiated together, and I closed it.", False),
    ("He said we should give up. I kept calling and I found a buyer.", False),
    ("I designed the test, ran it twice and wrote it up, and then we shipped it.", False),
    ("We, or rather I, wrote the whole thing in a weekend.", False),
    ("In the end we won the contract. I had built the demo and I had written the bid.", False),
    ("together with my neighbour i dug the trench and i laid the pipe", False),
    ("we had two vans and we delivered to forty shops. i redrew the routes and i swapped the drivers", False),
    ("We brainstormed, we voted and we picked the cheapest option. I think it went well.", True),
    ("The new process was introduced and all of the forms were digitised.", True),
    ("I suggested a swap of the shifts, I asked each nurse and I put up the list, and we never looked back.", False),
    ("We worked out what was wrong and we put it right.", True),
    ("It was found that the pump was broken and a new one was ordered.", True),
    ("The whole department decided to skip the test.", True),
    ("I was involved in the project where we rebuilt the kitchen and we changed every pipe.", True),
    ("Me and the team fixed the roof and we were really proud.", True),
    ("The plan was drawn up, the rooms were painted and the keys were handed out.", True),
    ("We as a group settled on the cheaper bus.", True),
    ("I wired the lamps, I tested them and we opened on time.", False),
    ("My colleagues were busy, so I took the calls, I wrote the notes and I sent the bills.", False),
    ("We had no chef. I cooked, I wrote the menu and I did the shopping.", False),
    ("She said we need to talk. I listened, I wrote it down and I changed the rota.", False),
    ("we i mean i rebuilt the engine over the winter", False),
    ("I found the leak with a dye test and I sealed it, and the team helped me clean up.", False),
    ("I coached the team, I set the drills and I picked the captain, and we won the cup.", False),
]


@pytest.mark.parametrize(("text", "directed", "own"), INITIATED)
def test_who_set_the_work_going(text: str, directed: bool, own: bool) -> None:
    initiation = understand(transcript_of(text)).initiation
    assert (initiation.directed is not None, initiation.own is not None) == (directed, own)


@pytest.mark.parametrize(("text", "hides"), HIDING)
def test_who_is_hidden(text: str, hides: bool) -> None:
    assert understand(transcript_of(text)).hiding.hides is hides


def test_a_self_cue_before_the_assignment_wins() -> None:
    text = "I suggested a tidy week for the store and my manager asked me to organise it."
    assert understand(transcript_of(text)).initiation.by == "self"


def test_no_cue_is_unclear_and_never_a_manager() -> None:
    assert understand(transcript_of("I painted the gate and the fence last June.")).initiation.by == "unclear"
