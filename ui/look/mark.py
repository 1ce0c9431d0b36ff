"""The program's own mark, for the window's frame and the system's list of windows."""

from PySide6.QtGui import QIcon

from ui.look.places import ICONS


def window_icon() -> QIcon:
    """The mark. It loads Qt's reader of drawings, so it is for after the first paint."""
    return QIcon(str(ICONS / "salve.svg"))
