"""“Nine vans in ten” is a share, and no change from nine to ten; how many are out of the trouble is a result."""

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Every spring the vans of our market filled the square, and the tram stood still behind them. The drivers shouted. "
    "I drew a plan with a lane for each of them, I painted it on the stones and I rang the tram people."
)
SHARES = {
    "By June nine vans in ten were off the square before the tram came.": "9/10",
    "By June eight in ten vans were out of the square.": "8/10",
    "A month later ninety vans in a hundred were clear of the square.": "90/100",
    "In the end seven drivers in ten came back.": "7/10",
}
NONE = [
    "By June nine vans in ten were off the motorway.",
    "By June two vans in ten were off the square.",
    "By June nine vans in ten were on the square.",
    "In June we had nine vans in ten lanes.",
    "In June we parked nine vans in ten minutes.",
]


def values(said: str) -> list[str]:
    return [one.value for one in find_results(parse(transcript_of(f"{STORY} {said}"))).metrics]


def test_so_many_in_ten_out_of_the_trouble_is_a_share_of_them() -> None:
    assert [said for said, share in SHARES.items() if values(said) != [share]] == []


def test_other_shares_and_other_tens_are_no_result() -> None:
    assert [(said, found) for said in NONE if (found := values(said))] == []
