"""The front door: a verb goes to the command line, nothing or `window` opens the window."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from fqdesk.cli import parser
from fqdesk.cli.outputs import plain_utf8
from ui.age import process_age


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    plain_utf8()
    args = parser.build().parse_args(sys.argv[1:] if argv is None else argv)
    if args.verb == "self-test":
        from ui.selftest import self_test  # noqa: PLC0415 - only this verb needs it

        return self_test()
    if args.verb in (None, "window"):
        return window(args)
    # The window, which most people only ever open, comes sooner without the other verbs.
    from fqdesk.cli.main import run  # noqa: PLC0415 - as said

    return run(args)


def window(args: Namespace) -> int:
    """Open the window and stay in it; with --exit-when-ready, say how long that took and leave."""
    # The command line must work where Qt's libraries are missing, and never pay for them.
    from ui import app as application  # noqa: PLC0415
    from ui.program import Program  # noqa: PLC0415
    from ui.remembered import recall  # noqa: PLC0415

    application.catch_bugs()
    app, theme = application.create(sys.argv[:1], recall().font)
    program = Program(app, theme)
    if getattr(args, "exit_when_ready", False):
        program.ready = lambda: _say_ready(app.quit)
    failed = program.begin(args.desk)
    if failed is not None and program.ready is not None:
        # Nobody sits before this window; waiting for an answer would be waiting for ever.
        sys.stderr.write("\n".join(failed.sentences()) + "\n")
        return failed.exit_code
    return int(app.exec())


def _say_ready(leave: Callable[[], object]) -> None:
    sys.stdout.write(json.dumps({"ready_s": round(process_age(), 3)}) + "\n")
    sys.stdout.flush()
    leave()


if __name__ == "__main__":
    raise SystemExit(main())
