"""A running studio."""

from collections.abc import Iterator

import pytest

from tests.studio.running import Studio, running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One studio for the tests of a file, entered, without a model."""
    with running(tmp_path_factory.mktemp("studio")) as opened:
        opened.enter()
        yield opened
