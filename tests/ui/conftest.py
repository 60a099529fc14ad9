"""A window's surroundings for tests: the real application look, and a real station in a folder."""

import pytest

from ui import app as application
from ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp) -> Theme:
    """The look of the window at 100 %."""
    application.translate(qapp)
    return application.dress(qapp, 100)
