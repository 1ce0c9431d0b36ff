"""Running text that can be selected and copied, as exact in its lines as a paragraph."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QWidget

from ui.look.look import Look, Role
from ui.look.paragraph import Paragraph


class SelectableParagraph(Paragraph):
    """Drag or double click selects, Ctrl+A takes all, Ctrl+C copies; a click is passed on."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: Role = "body",
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, role, colour, parent)
        self._anchor = self._end = 0
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def selected(self) -> str:
        """The words that are marked; "" when none are."""
        start, end = sorted((self._anchor, self._end))
        return self.text()[start:end]

    def select(self, start: int, end: int) -> None:
        """Mark the characters from `start` to `end`."""
        self._anchor, self._end = start, end
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where a selection begins."""
        at = self._at(event.position().toPoint())
        self.select(at, at)
        event.ignore()  # what it lies on is clicked as well

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The selection follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.select(self._anchor, self._at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A whole word; in Chinese, the characters up to the next mark."""
        layout = self._laid_out(self.contentsRect().width())
        at = self._at(event.position().toPoint())
        mode = QTextLayout.CursorMode.SkipWords
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        start = layout.previousCursorPosition(min(at + 1, len(self.text())), mode)
        self.select(start, start + len(self.text()[start:].split(" ")[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select all, as everywhere."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected or self.text())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self.text()))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A selection goes with the focus."""
        super().focusOutEvent(event)
        self.select(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, the marked part on the accent's tint."""
        painter = QPainter(self)
        painter.setPen(self._ink)
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = min(self._anchor, self._end), len(self.selected)
        style = QTextCharFormat()
        style.setBackground(self._look.colour("tint"))
        style.setForeground(self._look.colour("on_tint"))
        marked.format = style
        area = self.contentsRect()
        layout = self._laid_out(area.width())
        layout.draw(painter, QPointF(area.topLeft()), [marked] if marked.length else [])
        painter.end()

    def _at(self, point: QPoint) -> int:
        """The place in the text under `point`."""
        layout = self._laid_out(self.contentsRect().width())
        inside = QPointF(point - self.contentsRect().topLeft())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if inside.y() < line.y() + line.height() or number == layout.lineCount() - 1:
                return int(line.xToCursor(inside.x()))
        return 0
