"""One shaper for all tests of the page engine: fonts are read once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Edition, Section, plan, write


@pytest.fixture(scope="session")
def shaper() -> Shaper:
    return Shaper(Faces())


@pytest.fixture
def printed(shaper: Shaper, tmp_path: Path) -> Callable[..., Path]:
    """Print leaves as one section and return the file."""

    def make(leaves: Sequence[Leaf], edition: Edition | None = None, name: str = "out.pdf") -> Path:
        path = tmp_path / name
        volume = plan([Section("all", "全部", leaves)])
        write(
            volume,
            path,
            shaper,
            Details("试印册", "青石镇派出所", day="2026-03-06"),
            edition or Edition(),
        )
        return path

    return make
