"""A station that a test may write to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fqdesk.storage.store import Store
from tests.storage import sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the station of `store` lives."""
    return tmp_path / "白石所"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A station with an officer p1, a village v1 and a visit a, open for writing."""
    with sample.populated(folder) as opened:
        yield opened
