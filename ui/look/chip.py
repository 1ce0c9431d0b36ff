"""A short fact in a rounded frame: filled, outlined, dotted; the frame says how sure we are."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look, Role
from ui.look.paint import paint_box, paint_dots, paint_line
from ui.look.paragraph import LINE_HEIGHT, lines_of

ChipKind = Literal["filled", "outlined", "dotted", "plain", "warn", "danger"]

_COLOURS: dict[ChipKind, tuple[str, str, str]] = {  # ground, line, ink
    "filled": ("tint", "", "on_tint"),
    "outlined": ("surface", "border_strong", "text"),
    "dotted": ("surface", "faint", "text"),
    "plain": ("hover", "", "muted"),
    "warn": ("warn_tint", "", "warn"),
    "danger": ("danger_tint", "danger_line", "danger"),
}


class Chip(QLabel):
    """Icon, text, and a quiet note after it. One too long for its row wraps."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ChipKind = "filled",
        icon: str | None = None,
        note: str = "",
        role: Role = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look, self._kind, self._icon, self._note = look, kind, icon, note
        self._measured = ("", 0.0)
        self.setFont(look.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{text}, {note}" if note else text)

    def show_text(self, text: str, kind: ChipKind, icon: str | None = None, note: str = "") -> None:
        """Another fact in the same chip."""
        self._kind, self._icon, self._note = kind, icon, note
        self.setText(text)
        self.setAccessibleName(f"{text}, {note}" if note else text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All on one line."""
        if self._measured[0] != self.text():
            width = QFontMetricsF(self.font()).horizontalAdvance(" ".join(self.text().split()))
            self._measured = (self.text(), width)
        text = self._measured[1]
        return QSize(round(text + 2 + self._around()), self._row())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        few = round(self._around()) + self.font().pixelSize() * 4
        return QSize(min(few, self.sizeHint().width()), self._row())

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One row, or as many lines as the text takes."""
        lines = self._lines(width)
        return self._row() + round((lines - 1) * self.font().pixelSize() * LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, icon, text, note."""
        look, painter = self._look, QPainter(self)
        ground, line, ink = _COLOURS[self._kind]
        radius = min(look.px(15), self.height() / 2)
        box = QRectF(self.rect())
        edge = look.colour(line) if line else None
        if self._kind == "dotted" and edge is not None:
            paint_box(painter, box, radius, look.colour(ground))
            paint_dots(painter, box, radius, edge)
        else:
            paint_box(painter, box, radius, look.colour(ground), edge)
        if self.hasFocus():
            paint_box(painter, box, radius, None, look.colour("accent"), 2)
        x, row = float(look.px(11)), QRectF(0, 0, self.width(), self._row())
        if self._icon:
            size = look.px(16)
            picture = look.pixmap(self._icon, "muted" if ink == "text" else ink, 16)
            painter.drawPixmap(round(x), round(row.center().y() - size / 2), picture)
            x += size + look.px(6)
        self._paint_text(painter, x, row, ink)
        painter.end()

    def _paint_text(self, painter: QPainter, x: float, row: QRectF, ink: str) -> None:
        look = self._look
        colour = look.colour(ink)
        note_width = self._note_width()
        right = self.width() - look.px(11)
        space = right - x - note_width
        if self._lines(self.width()) == 1:
            area = QRectF(x, 0, space + 2, row.height())
            used = paint_line(painter, area, self.text(), self.font(), colour)
        else:
            layout, height = lines_of(self.text(), self.font(), round(space))
            painter.setPen(colour)
            layout.draw(painter, QPointF(x, (self.height() - height) / 2))
            used = space
        if self._note:
            place = QRectF(x + used + look.px(7), 0, note_width, row.height())
            soft = look.colour("muted" if ink == "text" else ink)
            paint_line(painter, place, self._note, look.font("caption"), soft)

    def _row(self) -> int:
        return self._look.px(30 if self.font().pixelSize() > self._look.px(12) else 26)

    def _note_width(self) -> float:
        if not self._note:
            return 0.0
        width = QFontMetricsF(self._look.font("caption")).horizontalAdvance(self._note)
        return width + self._look.px(7) + 1

    def _around(self) -> float:
        """Everything on the line but the text."""
        icon = self._look.px(16) + self._look.px(6) if self._icon else 0
        return 2 * self._look.px(11) + icon + self._note_width()

    def _lines(self, width: int) -> int:
        if width >= self.sizeHint().width() - 1:
            return 1
        return lines_of(self.text(), self.font(), round(width - self._around()))[0].lineCount()
