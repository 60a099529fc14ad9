"""粘贴标准文本: a pasted scheme confirmed claim by claim."""

from ui.pasting.paste_page import PastePage

__all__ = ["PastePage"]
