"""One line of text that is cut with an ellipsis instead of pushing its neighbours away."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look, Role
from ui.look.paint import paint_line


class Line(QLabel):
    """A label on one line; when it is cut, the whole text is its tooltip."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: Role = "body",
        colour: str = "text",
        elide: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._ink = look.colour(colour)
        self._elide = elide
        self.setFont(look.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        width = QSizePolicy.Policy.Preferred if elide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)

    def set_colour(self, colour: str) -> None:
        """Another colour of the palette."""
        self._ink = self._look.colour(colour)
        self.update()

    def sizeHint(self) -> QSize:
        """The whole text; the height is the same in every script."""
        return QSize(round(self._text_width() + 1), round(self.font().pixelSize() * 1.45))

    def minimumSizeHint(self) -> QSize:
        """Some letters and an ellipsis, or all of it where it must not be cut."""
        hint = self.sizeHint()
        least = self.font().pixelSize() * 3
        return hint if not self._elide else QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text on its baseline."""
        painter = QPainter(self)
        align = Qt.AlignmentFlag.AlignLeft
        for which in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter):
            if self.alignment() & which:
                align = which
        text = self.text()
        used = paint_line(painter, QRectF(self.rect()), text, self.font(), self._ink, align)
        painter.end()
        whole = text if used >= self.width() - 1 and self._text_width() > self.width() else ""
        if whole != self.toolTip():
            self.setToolTip(whole)

    def _text_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(" ".join(self.text().split()))
