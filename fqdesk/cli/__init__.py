"""The command line: the same verbs as the window, over `fqdesk.desk.Desk` alone."""

from fqdesk.cli.main import main

__all__ = ["main"]
