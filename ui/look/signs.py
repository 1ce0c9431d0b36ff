"""Where a promise or a problem stands, as a small shape that needs no colour."""

from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from assistant.recovery.view import Stage
from ui.look.look import Look
from ui.look.paint import paint_box

Sign = Stage | Literal["open", "content", "ended"]
_INKS: dict[str, str] = {
    "later": "faint",
    "soon": "warn",
    "due": "warn",
    "overdue": "warn",
    "open": "warn",
    "kept": "accent",
    "content": "accent",
    "broken": "muted",
    "ended": "muted",
}


def sign_ink(sign: Sign) -> str:
    """The token of the colour that goes with a sign's words."""
    return {"later": "muted"}.get(sign, _INKS[sign])


def paint_sign(painter: QPainter, rect: QRectF, look: Look, sign: Sign) -> None:
    """Ring: to come. Half: soon. Disc: now. Disc with a stroke: late. Tick: done. Bar: not done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = look.colour(_INKS[sign])
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    if sign in ("kept", "content"):
        paint_box(painter, disc, side / 2, look.colour("tint"))
        _tick(painter, disc, look.colour("on_tint"))
    elif sign in ("broken", "ended"):
        paint_box(painter, disc, side / 2, None, look.colour("faint"), 1.5)
        _stroke(painter, disc, ink, QLineF(-0.22, 0, 0.22, 0))
    elif sign in ("due", "overdue"):
        paint_box(painter, disc, side / 2, ink)
        if sign == "overdue":
            paper = look.colour("surface")
            _stroke(painter, disc, paper, QLineF(0, -0.24, 0, 0.06))
            _stroke(painter, disc, paper, QLineF(0, 0.24, 0, 0.25))
    else:
        if sign == "soon":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPie(disc.adjusted(1, 1, -1, -1), 90 * 16, -180 * 16)
        paint_box(painter, disc.adjusted(0.5, 0.5, -0.5, -0.5), side / 2, None, ink, 2)
    painter.restore()


def _stroke(painter: QPainter, disc: QRectF, ink: QColor, line: QLineF) -> None:
    """A line in parts of the disc's size, from its middle."""
    pen = QPen(ink, max(1.6, disc.width() * 0.12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, size = disc.center(), disc.width()
    painter.drawLine(middle + line.p1() * size, middle + line.p2() * size)


def _tick(painter: QPainter, disc: QRectF, ink: QColor) -> None:
    pen = QPen(ink, max(1.6, disc.width() * 0.11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = (QPointF(-0.22, 0.01), QPointF(-0.06, 0.17), QPointF(0.23, -0.15))
    painter.drawPolyline([disc.center() + point * disc.width() for point in points])
