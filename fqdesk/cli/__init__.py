"""The command line: the same verbs as the window, over `fqdesk.desk.Desk` alone."""
