"""Opening the window over a station of 50,000 records, beside a bare PySide6 window.

`ready`: seconds from process start to the usable 今日 page, its gaps shown, as the program itself
tells. `bare`: the same for an application with one empty main window, told the same way at its
first idle moment. Turn by turn; the ratios of the medians are what counts. Memory is the highest
resident size of each process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from timing import report

RECORDS = int(os.environ.get("FQDESK_BENCH_RECORDS", "50000"))
PER_SCALE = 900
"""Records that one more step of the demo's scale adds, about."""
ON = date(2026, 10, 31)
ROUNDS = 5
MADE = f"""
import sys
from datetime import date
from pathlib import Path
from fqdesk.demo import make
from fqdesk.desk import Desk
on = date.fromisoformat("{ON}")
make(Path(sys.argv[1]), photos=0, scale={max(1, RECORDS // PER_SCALE)}, on=on)
with Desk.open(Path(sys.argv[1]), writing=False) as desk:
    print(sum(len(group) for group in desk.facts(on).by_kind.values()))
"""
BARE = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from ui.age import process_age
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 738)
window.show()
def ready():
    print(json.dumps({"ready_s": round(process_age(), 3)}), flush=True)
    app.quit()
QTimer.singleShot(0, ready)
app.exec()
"""


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds to the window that was told, and MB at the highest."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: {process.returncode}")
    # ru_maxrss is in kB on Linux.
    return float(json.loads(said)["ready_s"]), usage.ru_maxrss / 1024


def main() -> None:
    """Make the station once, open both windows turn by turn, print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "所案"
        # In a process of its own: a child's highest size on Linux counts its parent's, too.
        made = subprocess.run([sys.executable, "-c", MADE, folder], check=True, capture_output=True)
        records = int(made.stdout)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": name}
        # A station's Python keeps what it compiled; else every start would compile the program anew.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ours = [sys.executable, "-m", "ui", "--desk", str(folder), "window", "--exit-when-ready"]
        bare = [sys.executable, "-c", BARE]
        run(ours, environment)  # the caches of the disk are warm for both
        times: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
        for _ in range(ROUNDS):
            times["bare"].append(run(bare, environment))
            times["ours"].append(run(ours, environment))
    (ready, peak), (base, least) = (
        (statistics.median(s for s, _ in found), max(mb for _, mb in found))
        for found in (times["ours"], times["bare"])
    )
    report(
        "window_start", records=records, ready_s=ready, bare_s=base, ratio=ready / base, target=2.0,
        peak_mb=peak, bare_mb=least, memory_ratio=peak / least, memory_target=2.5,
    )  # fmt: skip


if __name__ == "__main__":
    main()
