"""Running text that wraps, with the air between its lines that QLabel cannot give."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look, Role
from ui.look.paint import CAP_CENTRE

LINE_HEIGHT = 1.45


def lines_of(
    text: str, font: QFont, width: float, lead: int = 0, lead_colour: QColor | None = None
) -> tuple[QTextLayout, float]:
    """`text` broken at `width`, and its height; lines are set by baseline, so scripts may mix.

    The first `lead` letters are semibold, in `lead_colour`.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    if lead:
        layout.setFormats([_leading(lead, lead_colour)])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    pitch, cap = font.pixelSize() * LINE_HEIGHT, CAP_CENTRE * font.pixelSize()
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        middle = (number + 0.5) * pitch
        line.setPosition(QPointF(0, round(middle + cap) - line.ascent()))
        number += 1
    layout.endLayout()
    return layout, max(1, number) * pitch


def _leading(length: int, colour: QColor | None) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    if colour is not None:
        bold.setForeground(colour)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = 0, length, bold
    return span


class Paragraph(QLabel):
    """Plain text, wrapped; `heightForWidth` is exact, so nothing is clipped."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: Role = "body",
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._ink = look.colour(colour)
        self._kept: dict[int, QTextLayout] = {}
        self._heights: dict[int, int] = {}
        self._lead = 0
        self._lead_ink = self._ink
        self.setFont(look.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_colour(self, colour: str) -> None:
        """Another colour of the palette."""
        self._ink = self._look.colour(colour)
        self.update()

    def show_words(self, lead: str, text: str, colour: str = "text") -> None:
        """`text` after a semibold `lead` in `colour`; a long text goes on under the lead."""
        self._lead = len(lead)
        self._lead_ink = self._look.colour(colour)
        self.setText(f"{lead}\u2002{text}" if text else lead)

    def setText(self, text: str) -> None:
        """Other words."""
        self._forget()
        super().setText(text)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Another type."""
        self._forget()
        super().setFont(font)

    def setContentsMargins(self, *margins: Any) -> None:
        """Other air around the words."""
        self._forget()
        super().setContentsMargins(*margins)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines at `width`. Kept: a layout asks for the same width again and again."""
        if width in self._heights:
            return self._heights[width]
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = self._laid_out(inner).lineCount()
        high = round(max(1, lines) * self._pitch()) + margins.top() + margins.bottom()
        self._heights[width] = high
        return high

    def sizeHint(self) -> QSize:
        """A comfortable measure, at most some 60 letters wide."""
        whole = max(
            (QFontMetricsF(self.font()).horizontalAdvance(t) for t in self.text().split("\n")),
            default=0.0,
        )
        margins = self.contentsMargins()
        # Qt breaks a line that is a fraction of a pixel too long.
        width = min(ceil(whole) + 2, self.font().pixelSize() * 30)
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few letters; one line."""
        few = min(self.font().pixelSize() * 4, self.sizeHint().width())
        return QSize(few, round(self._pitch()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every line on its own baseline."""
        painter = QPainter(self)
        painter.setPen(self._ink if self.isEnabled() else self._look.colour("faint"))
        area = self.contentsRect()
        laid = self._laid_out(area.width())
        spare = area.height() - laid.lineCount() * self._pitch()
        painter.translate(0, max(0, round(spare / 2)))
        laid.draw(painter, QPointF(area.topLeft()))
        painter.end()

    def _pitch(self) -> float:
        return self.font().pixelSize() * LINE_HEIGHT

    def _laid_out(self, width: int) -> QTextLayout:
        if width not in self._kept:
            laid = lines_of(self.text(), self.font(), width, self._lead, self._lead_ink)
            self._kept[width] = laid[0]
        return self._kept[width]

    def _forget(self) -> None:
        self._kept.clear()
        self._heights.clear()
