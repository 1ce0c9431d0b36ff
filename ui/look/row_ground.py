"""What lies under a painted row of a list: marked, pointed at, or neither."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look.look import Look
from ui.look.paint import paint_box


def paint_ground(painter: QPainter, rect: QRectF, look: Look, option: QStyleOptionViewItem) -> None:
    """Selection, hover and focus of a row."""
    inner = rect.adjusted(look.px(6), 2, -look.px(6), -2)
    radius, state = look.px(10), option.state
    if state & QStyle.StateFlag.State_Selected:
        focus = state & QStyle.StateFlag.State_HasFocus
        line = look.colour("accent") if focus else None
        paint_box(painter, inner, radius, look.colour("tint"), line, 2)
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_box(painter, inner, radius, look.colour("hover"))
