"""What pages need is loaded while nobody types, and nothing of it before the first page is there."""

import json
import subprocess
import sys

SCRIPT = """
import json, sys
from PySide6.QtCore import QCoreApplication
from ui.warming import WANTED, Warming
app = QCoreApplication([])
before = [name for name in WANTED if name in sys.modules]
warming = Warming(app)
warming.setInterval(0)
while warming.isActive():
    app.processEvents()
print(json.dumps([before, [name for name in WANTED if name not in sys.modules]]))
"""


def test_every_page_is_loaded_once_the_timer_has_come_to_rest():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout) == [[], []]
