"""Small signs that say without colour what stands beside them: a stage, a state, a kind."""

from typing import Literal, get_args

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from assistant.recovery.entries import Defect
from assistant.recovery.view import Stage
from ui.look.icons import device_ratio
from ui.look.look import Look
from ui.look.paint import paint_box

Sign = Stage | Literal["open", "content", "ended"]
KINDS: tuple[Defect, ...] = (*(kind for kind in get_args(Defect) if kind), "")
"""Mr. BIV's five in their order, then what nobody has said."""
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
