"""The table of waits says what the takes were."""

from tools.bench_live.__main__ import Timed, table


def test_the_median_the_95th_percentile_and_the_ratio_are_those_of_the_takes() -> None:
    """Twenty waits of 0.1 to 2.0 s: nineteen do not exceed 1.9 s."""
    rows = [Timed(n / 10, n / 10, 0.5, 3.0, 2.0, overflows=1, lost_s=0.5) for n in range(1, 21)]
    (line,) = (line for line in table({"tiny.en": rows}).splitlines() if line.startswith("| tiny.en"))
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[:5] == ["tiny.en", "20", "1.05 s", "1.90 s", "3.00 s"]
    assert cells[5] == "2.9 times", "the median of the takes' own ratios, 3.0 s to 1.0 and 1.1 s"
    assert cells[8:] == ["4.0 times", "20", "10.0 s"]
