"""The last sentence of the action that holds a counted number is the result, where no other is."""

from rehearse.content.judgement.judge import judge
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Last summer at the bakery in Leeds the dough went sour every Friday, and nobody knew why. My goal was to keep it "
    "fresh until Saturday. I measured the heat in the cellar for a week. I moved the trays to the wall by the door."
)
ENDINGS = (
    "I rented a cooled van. The dough was kept, and we sold 300 loaves the next morning instead of none.",
    "I rented a cooled van and we sold 300 loaves on Saturday instead of none.",
    "I bought a fan. I kept the dough in the yard, so the shop sold 90 rolls that day rather than nothing.",
)


def test_the_sentence_with_the_number_is_the_result() -> None:
    told = {ending: judge(transcript_of(f"{STORY} {ending}"))[0] for ending in ENDINGS}
    assert all(content.results.metrics for content in told.values())
    assert not [ending for ending, content in told.items() if not content.parts["result"].present]
    reasons = {ending: content.scores["structure_star"].reasons for ending, content in told.items()}
    assert not [ending for ending, said in reasons.items() if any(one.id == "no_result" for one in said)]


def test_none_is_the_value_before() -> None:
    content = judge(transcript_of(f"{STORY} {ENDINGS[0]}"))[0]
    assert [(one.before, one.after) for one in content.results.metrics] == [("0", "300")]
    assert "RES003" not in {finding.code for finding in content.findings}
