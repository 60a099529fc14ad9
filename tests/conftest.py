"""What every test stands on: Qt without a screen, and a home folder of the test's own."""

import os

# Before any PySide6 import, or Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
