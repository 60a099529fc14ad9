"""One whole volume for all tests that read it."""

from pathlib import Path

import pytest

from fqdesk.evidence import printing
from tests.evidence.printing.reading import Read, read
from tests.evidence.printing.volume_facts import SOURCES, whole


@pytest.fixture(scope="session")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The volume of the invented year, laid out, printed and read back by other libraries."""
    laid_out = printing.plan(whole(), SOURCES)
    path: Path = tmp_path_factory.mktemp("volume") / "崇州2019.pdf"
    return read(laid_out, printing.write(laid_out, path))
