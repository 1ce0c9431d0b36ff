"""Text on one line, at the height that suits every script; rounded boxes with sharp hairlines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

CAP_CENTRE = 0.364
"""Height of the middle of a capital above the baseline, in parts of the font size (Inter).
A Chinese character has it at 0.38, so one baseline serves all and nothing jumps."""


def baseline(rect: QRectF, font: QFont) -> float:
    """The y at which text of `font` stands in the middle of `rect`."""
    return round(rect.center().y() + CAP_CENTRE * font.pixelSize())


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw `text` on one line in `rect`, cut with an ellipsis if it is too long. The width used."""
    if rect.width() <= 0 or not text:
        return 0.0
    metrics = QFontMetricsF(font)
    shown = " ".join(text.split())
    width = metrics.horizontalAdvance(shown)
    if width > rect.width():
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        width = min(metrics.horizontalAdvance(shown), rect.width())
    left = rect.left()
    if align == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - width
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left = rect.center().x() - width / 2
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, baseline(rect, font)), shown)
    return width


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose line lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(line, width))
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(rect, radius, radius)


def paint_dots(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """A line of round dots around `rect`: not sure."""
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 0.5, radius - 0.5)
