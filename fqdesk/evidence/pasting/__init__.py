"""A pasted standard: split into a tree, numbers lifted as proposals, known claims recognised.

Nothing here decides anything: every claim stays a proposal until a person confirms it.
"""

from fqdesk.evidence.pasting.lift import Proposal, lift
from fqdesk.evidence.pasting.match import Match, match
from fqdesk.evidence.pasting.propose import Suggestion, checks_for, known_checks, suggest
from fqdesk.evidence.pasting.tree import Node, split

__all__ = [
    "Match",
    "Node",
    "Proposal",
    "Suggestion",
    "checks_for",
    "known_checks",
    "lift",
    "match",
    "split",
    "suggest",
]
