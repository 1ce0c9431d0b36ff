"""A shop for each test, closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.share.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Nobody is in it yet."""
    opened = Shop(tmp_path)
    yield opened
    opened.close()
