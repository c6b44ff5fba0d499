"""Where a value stands in a plot of a few rows, whatever the values, the target and the number of rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.cli.progress_screen import PLOT_LINES
from rehearse.report.plot_rows import FEWEST, Rows, placed
from rehearse.report.plots import FRAME_LINES

VALUES = st.lists(
    st.one_of(st.floats(0, 400), st.sampled_from([0.0, 2.9, 3.0, 3.1, 74.9, 75.0, 75.1, 104.9, 105.0, 105.1])),
    min_size=1,
    max_size=12,
)
TARGETS = st.one_of(
    st.sampled_from([(75.0, 105.0), (None, 3.0), (None, None), (120.0, 170.0), (0.0, 3.0), (0.0, 0.0), (90.0, 90.0)]),
    st.tuples(st.floats(0.1, 200), st.floats(0, 200)).map(lambda two: (two[0], sum(two))),
)
ROWS = range(FEWEST, max(PLOT_LINES) + 3)


def side(value: float, low: float | None, high: float | None) -> int:
    """-1 below the target, 0 within it, 1 above it."""
    return 1 if high is not None and value > high else -1 if low is not None and value < low else 0


def row_side(found: Rows, row: int, low: float | None, high: float | None) -> int:
    """The same of a row, which is within from the row of the low edge to that of the high one."""
    edges = {edge: at for edge, at in found.named.items() if edge in (low, high)}
    lowest, highest = edges.get(low or -1.0, -1), edges.get(-1.0 if high is None else high, 1_000)
    return 1 if row > highest else -1 if row < lowest else 0


@pytest.mark.parametrize("rows", ROWS)
@given(values=VALUES, target=TARGETS)
def test_a_value_is_on_the_side_of_the_target_where_it_belongs(
    rows: int, values: list[float], target: tuple[float | None, float | None]
) -> None:
    found = placed(values, *target, rows)
    for value, row in zip(values, found.of, strict=True):
        assert row_side(found, row, *target) == side(value, *target)
        assert 0 <= row < rows


@pytest.mark.parametrize("rows", ROWS)
@given(values=VALUES, target=TARGETS)
def test_a_larger_value_is_never_lower_and_each_named_number_has_a_row_of_its_own(
    rows: int, values: list[float], target: tuple[float | None, float | None]
) -> None:
    found = placed(values, *target, rows)
    placed_values = sorted([*zip(values, found.of, strict=True), *found.named.items()])
    assert [row for _, row in placed_values] == sorted(row for _, row in placed_values)
    assert len({*found.named.values()}) == len(found.named)
    assert all(edge in found.named for edge in target if edge)


def test_nothing_but_0_is_on_its_row_if_less_than_the_target_asks_for() -> None:
    for rows in ROWS:
        found = placed([23.0, 0.0, 90.0, 148.0], 75.0, 105.0, rows)
        assert (0.0 in found.named) is (rows > FEWEST)
        assert found.of[0] > 0 or rows == FEWEST


def test_every_plot_has_rows_enough_to_tell_below_within_and_above() -> None:
    assert min(PLOT_LINES) - FRAME_LINES >= FEWEST
