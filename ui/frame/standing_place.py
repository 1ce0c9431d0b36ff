"""Where the window stands on its screens: told in a few words, and taken up again from them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

_TOLD = re.compile(r"(-?\d{1,5}) (-?\d{1,5}) (\d{1,5}) (\d{1,5})( maximized)?")


def told(window: QWidget) -> str:
    """Left, top, width, height in pixels while it does not fill a screen; whether it does."""
    at = window.normalGeometry() if window.isMaximized() else window.geometry()
    filled = " maximized" if window.isMaximized() else ""
    return f"{at.x()} {at.y()} {at.width()} {at.height()}{filled}"


def take_up(window: QWidget, words: str) -> None:
    """Put a window that is not shown yet where `words` of `told` say, as far as it can be seen.

    Words of another making leave it where it is.
    """
    if (found := _TOLD.fullmatch(words)) is None:
        return
    screens = [screen.availableGeometry() for screen in window.screen().virtualSiblings()]
    wanted = QRect(*(int(number) for number in found.groups()[:4]))
    window.setGeometry(seen(wanted, screens, window.minimumSize()))
    if found[5]:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def seen(wanted: QRect, screens: Sequence[QRect], least: QSize) -> QRect:
    """`wanted`, moved and made smaller so that one of the `screens` holds all of it.

    It stays on the screen that shows most of it; where none does, it is on the first. It is not
    made smaller than `least`.
    """

    def shown(screen: QRect) -> int:
        part = wanted & screen
        return part.width() * part.height() if part.isValid() else 0

    screen = max(screens, key=shown)
    size = wanted.size().boundedTo(screen.size()).expandedTo(least)
    place = QRect(wanted.topLeft(), size)
    if not shown(screen):
        place.moveCenter(screen.center())
    place.moveRight(min(place.right(), screen.right()))
    place.moveBottom(min(place.bottom(), screen.bottom()))
    place.moveTopLeft(_below(place, screen))
    return place


def _below(place: QRect, screen: QRect) -> QPoint:
    """The title is at the top: it is seen whatever else is not."""
    return QPoint(max(place.left(), screen.left()), max(place.top(), screen.top()))
