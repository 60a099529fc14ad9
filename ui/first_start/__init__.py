"""The first start: what a new station has to say about itself, in four steps that may be left."""

from ui.first_start.setup_page import SetupPage, offer

__all__ = ["SetupPage", "offer"]
