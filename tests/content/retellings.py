"""Answers in our own words, each made to be judged in one way; they stand in for the seeds' own texts."""

ASSIGNED = (
    "In the week of the harvest fair my supervisor suggested I look after the ticket printer since my stall was "
    "quiet. While "
    "I was testing it, I found that every tenth ticket came out blank. I worked together with the other helpers on "
    "it and "
    "supported them where I could. We discovered that the paper roll was too narrow for the printer. After that the "
    "complaints at the gate went down by 30% and the visitors were happier."
)
SELF_STARTED = (
    "I noticed on my way through the returns room that parcels with a torn label were never scanned again, and that "
    "wasn't "
    "part of my job and nobody had opened a ticket for it. Nobody had asked me to look, but I wanted it put "
    "right because I cared "
    "more about the waiting customers than about my own list for the week. I sorted two hundred of those parcels by "
    "hand, I "
    "traced the torn labels to one roller of the sorting belt and I drew up a test for it. I persuaded the workshop "
    "to change "
    "the roller within two days and I rang the forty customers who had waited longest. This cut lost parcels by "
    "45%, raised "
    "our satisfaction score by 9% and lowered calls to the help desk by 20% over the next month."
)
COLLECTIVE_DECISION = (
    "I saw that readers gave up on the loan form on our website. I led a group to draw it anew, and loans rose by "
    "12%. We "
    "jointly decided to close the late desk for a month so that there was time for it. The change made readers a "
    "good deal "
    "happier. I also introduced a short survey every week to see what was still wrong. Everyone in the library "
    "stood behind it."
)
ASKED_AND_VAGUE = (
    "My manager asked me to find out why guests were cross about the breakfast. I worked with the kitchen, and we "
    "made the "
    "morning better, which pleased the house."
)
CUSTOMER_FIRST = (
    "I went out and gathered the views of our customers myself and changed the plan of our product to fit what they "
    "needed, "
    "although that moved our internal dates."
)
ASSIGNED_PHRASE = "My manager told me to put the complaints of customers before the sales figures"
HABITS = (
    "I always write a list in the morning and I usually start with the most urgent thing on it. I prefer to keep my "
    "desk "
    "clear, and I try to answer every letter on the same day. I avoid long meetings. When something is unclear I "
    "generally "
    "ask, because asking is cheaper than guessing, and I like to leave at five with an empty tray."
)
EARN_TRUST = (
    "Last autumn a colleague in the next office stopped speaking to me after a meeting in which I had cut him "
    "short. I asked "
    "him for ten minutes, I apologized without any excuse and I listened to what else had annoyed him. I told him "
    "honestly "
    "that I had been nervous about my own report. I offered to show him my drafts before the next meeting. In the "
    "end he was "
    "satisfied, we agreed on a way to disagree, and he has reviewed my reports ever since. I learned that a quick "
    "tongue costs "
    "more than a slow meeting."
)
