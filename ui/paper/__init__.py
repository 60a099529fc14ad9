"""A composed volume on the screen and on paper."""
