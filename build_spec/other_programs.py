"""Runs first in the built program: what it opens (a viewer, a file manager) loads the machine's libraries.

The starter points LD_LIBRARY_PATH at the program's folder, and every child would inherit that. The
loader has read it by now, so the program itself loses nothing.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
