"""What every test stands on: Qt without a screen, and data and settings folders of the test's own."""

import os
from pathlib import Path

import pytest

# Before any PySide6 import, or Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test, nor a process it starts, reads or writes what the user of this machine has."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home
