"""Runs programs beside each other and tells what each took of the processor and of memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """What one run took: processor seconds with all child processes, wall seconds, peak MB."""

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str | Path]) -> Sample:
    """Run a command to its end; raises RuntimeError with its words when it fails."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: {said.decode(errors='replace')[-2000:]}")
    wall = time.perf_counter() - begun
    # ru_maxrss is in kB on Linux.
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def beside(commands: Mapping[str, Sequence[str | Path]], rounds: int) -> dict[str, Sample]:
    """Run every command `rounds` times in turn, so that a busy machine disturbs all alike.

    Returns the medians.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(run(command))
    return {
        name: Sample(
            statistics.median(s.cpu for s in found),
            statistics.median(s.wall for s in found),
            max(s.peak for s in found),
        )
        for name, found in samples.items()
    }


def script(name: str, *arguments: str | Path) -> list[str | Path]:
    """Return the command that runs a script of this folder with this Python."""
    return [sys.executable, Path(__file__).parent / name, *arguments]


def report(benchmark: str, **values: object) -> None:
    """Print one JSON line."""
    rounded = {k: round(v, 3) if isinstance(v, float) else v for k, v in values.items()}
    print(json.dumps({"benchmark": benchmark, **rounded}, ensure_ascii=False), flush=True)
