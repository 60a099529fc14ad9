"""Where the program's own data lies and where a user's stations live."""

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path

# PyInstaller sets __file__ relative to the bundle, so one line serves source and built program.
RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def default_desk() -> Path:
    """The station folder used when none was named and none was opened before."""
    return user_data_path("fqdesk", appauthor=False) / "所案"


def config_file() -> Path:
    """The small TOML-like file that remembers the last opened folder and the font size."""
    return user_config_path("fqdesk", appauthor=False) / "window.json"


def user() -> str:
    """Who types, as the system knows it; stands in the history of every record."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


def documents() -> Path:
    """Where a user expects printed volumes to be saved."""
    return user_documents_path()
