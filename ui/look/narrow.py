"""Where it is narrow, what stood beside each other stands below each other."""

from PySide6.QtWidgets import QBoxLayout


def direction(narrow: bool) -> QBoxLayout.Direction:
    """Beside each other, or below."""
    return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
