"""What is said of the takes that count in no trend."""

from rehearse.practice.left_out import LeftOut, of_unscored

FEW, NONE = (
    "{} words are too few to judge; a story needs at least 45.",
    "No single past episode was found. Describe one.",
)


def test_takes_are_counted_by_reason_whatever_its_number_and_without_its_advice() -> None:
    """Three of the newest takes were named, of which the notes cut the last, and no other."""
    takes = [*(LeftOut(at, FEW.format(at)) for at in (2, 3, 5, 8)), *(LeftOut(at, NONE) for at in (4, 9)),
             LeftOut(11, "There is no transcript.")]  # fmt: skip
    (said,) = of_unscored(takes)
    assert said == (
        "7 takes were not scored and count in no trend. Take 8, and 3 like it: 8 words are too few to judge; a story "
        "needs at least 45. Take 9, and 1 like it: No single past episode was found. "
        '`rehearse list --verdict "not scored"` lists them.'
    )


def test_a_single_take_is_named_with_its_reason() -> None:
    (said,) = of_unscored([LeftOut(4, NONE)])
    assert said == "1 take was not scored and counts in no trend. Take 4: No single past episode was found."
    assert of_unscored([]) == ()
