"""How bad a problem is and of what kind, as small signs that need no colour."""

from typing import get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from assistant.recovery.entries import Defect
from ui.look.icons import device_ratio
from ui.look.look import Look
from ui.look.paint import paint_box

KINDS: tuple[Defect, ...] = (*(kind for kind in get_args(Defect) if kind), "")
"""Mr. BIV's five in their order, then what nobody has said."""


def paint_severity(painter: QPainter, rect: QRectF, look: Look, severity: int) -> None:
    """Three bars like a signal's, so many filled."""
    step = rect.width() / 3
    for at in range(3):
        bar = QRectF(rect.left() + at * step, rect.top(), step - 1.5, rect.height())
        bar.setTop(rect.bottom() - rect.height() * (at + 1) / 3)
        filled = at < severity
        paint_box(painter, bar, 1, look.colour("muted" if filled else "meter"))


def paint_kind(painter: QPainter, rect: QRectF, look: Look, kind: Defect) -> None:
    """A kind's own hatch: told apart without colour, on either ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent, ink, paper = look.colour("accent"), look.colour("muted"), look.colour("surface")
    radius = min(2.0, rect.width() / 4)
    if kind == "mistake":
        paint_box(painter, rect, radius, accent)
    elif kind == "rework":
        paint_box(painter, rect, radius, look.colour("tint"))
        _lines(painter, rect, accent, 1.8, slant=1)
        paint_box(painter, rect, radius, None, accent, 1.2)
    elif kind == "breakdown":
        paint_box(painter, rect, radius, paper)
        _lines(painter, rect, ink, 1.1, slant=1)
        _lines(painter, rect, ink, 1.1, slant=-1)
        paint_box(painter, rect, radius, None, ink, 1.2)
    elif kind == "inefficiency":
        paint_box(painter, rect, radius, look.colour("meter"))
        _lines(painter, rect, ink, 1.2, slant=0)
    elif kind == "variation":
        paint_box(painter, rect, radius, paper)
        _dots(painter, rect, accent)
        paint_box(painter, rect, radius, None, accent, 1.2)
    else:
        paint_box(painter, rect, radius, paper, look.colour("faint"), 1.2)
    painter.restore()


def _lines(painter: QPainter, rect: QRectF, ink: QColor, width: float, slant: int) -> None:
    """Lines four pixels apart, level or slanting, cut off at the edges."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(ink, width))
    gap, high, wide = 4.0, rect.height(), rect.width()
    if slant:
        at = -high
        while at < wide + high:
            foot, head = rect.left() + at, rect.left() + at + high
            if slant < 0:
                foot, head = head, foot
            painter.drawLine(QPointF(foot, rect.bottom()), QPointF(head, rect.top()))
            at += gap * 1.4
    else:
        y = rect.bottom() - 2
        while y > rect.top():
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            y -= gap
    painter.restore()


def _dots(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    dots, gap = QPainterPath(), 4.5
    y, row = rect.bottom() - gap * 0.6, 0
    while y > rect.top() - gap:
        x = rect.left() + gap * (0.5 if row % 2 else 1.0) - gap / 2 + 0.7
        while x < rect.right() + gap:
            dots.addEllipse(QPointF(x, y), 1.1, 1.1)
            x += gap
        y -= gap * 0.8
        row += 1
    painter.drawPath(dots)
    painter.restore()


def kind_pixmap(look: Look, kind: Defect, size: float = 14) -> QPixmap:
    """The kind's hatch as a small square; `size` in pixels at 100 %."""
    side, ratio = look.px(size), device_ratio()
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_kind(painter, QRectF(0, 0, side, side), look, kind)
    painter.end()
    return pixmap
