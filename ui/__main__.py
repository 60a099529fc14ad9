"""The front door: a verb goes to the command line, nothing (or `window`) opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from fqdesk.cli import parser
from fqdesk.cli.main import last_folder, plain_utf8, run


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command or the window; returns the exit code (cli.md)."""
    plain_utf8()
    args = parser.build().parse_args(sys.argv[1:] if argv is None else argv)
    if args.verb not in {None, "window", "self-test"}:
        return run(args)
    # Qt takes a third of a second to import, which no command should pay.
    if args.verb == "self-test":
        from ui.selftest import self_test  # noqa: PLC0415

        return self_test()
    from ui.start import open_window  # noqa: PLC0415

    exit_when_ready = bool(getattr(args, "exit_when_ready", False))
    return open_window(args.desk or last_folder(), exit_when_ready=exit_when_ready)


if __name__ == "__main__":
    sys.exit(main())
