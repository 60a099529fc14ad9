"""Keeps Python from looking for cycles while a volume is laid out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the cycle collector.

    Layout makes hundreds of thousands of small objects that live to the end and hold no cycles;
    walking through them again and again takes a tenth of the whole time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            # Moves what was made to the oldest generation; else the collector, once back, would
            # begin by walking through all of it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
