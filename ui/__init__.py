"""The window: Qt only, resting on fqdesk.desk and knowing nothing of files or SQL."""
