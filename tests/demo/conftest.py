"""One full demo station for all tests here; nobody writes to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fqdesk.desk import Desk
from fqdesk.domain.facts import Facts
from tests.demo_desk import ON, make_demo, open_demo


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full demo station."""
    return make_demo(tmp_path_factory.mktemp("demo") / "所案")


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[Desk]:
    """The full demo station, opened for reading."""
    with open_demo(demo_folder) as desk:
        yield desk


@pytest.fixture(scope="session")
def facts(demo: Desk) -> Facts:
    """All its records."""
    return demo.facts(ON)
