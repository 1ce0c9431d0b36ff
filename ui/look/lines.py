"""What is typed into: one line, or several. Enter is told, Ctrl+Z is given up when idle."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.look.line import Line
from ui.look.look import Look

PAD = 13
"""Pixels between a text and its frame, above and below (Qt's own margin counted)."""
_UNBROKEN = "\N{NO-BREAK SPACE}"


class TypedLine(QLineEdit):
    """A line. What was typed by hand stays when the same matter is shown again."""

    entered = Signal()

    def __init__(self, look: Look, name: str, hint: str = "") -> None:
        super().__init__()
        self.setFont(look.font("body"))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleDescription(hint)
        self.setMinimumWidth(look.px(60))
        self._shown = ""

    @property
    def typed(self) -> str:
        """What differs from what is on file; "" where nothing does."""
        return self.text() if self.differs else ""

    @property
    def differs(self) -> bool:
        """Whether something else stands here than on file."""
        return self.text() != self._shown

    def show_value(self, value: str) -> None:
        """What is on file; a text half typed stays."""
        idle = self.text() == self._shown
        self._shown = value
        if idle and self.text() != value:
            self.setText(value)

    def empty(self, sent: str) -> None:
        """`sent` is on disk: the line is free again, unless it says something else by now."""
        if self.text() == sent and not self._shown:
            self.setText("")  # and nothing of it to take back: Ctrl+Z is the page's again

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the page's where the line has nothing to take back."""
        if isinstance(event, QKeyEvent) and gives_up(event, idle=not self.isUndoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CTRL:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class TypedWords(QPlainTextEdit):
    """Some lines, as high as they need. Enter is told, Shift+Enter begins another one."""

    entered = Signal()

    def __init__(
        self, look: Look, name: str, hint: str = "", least: int = 1, most: int = 4
    ) -> None:
        """`least` and `most`: lines that it is high."""
        super().__init__()
        self._look, self._least, self._most = look, least, most
        self._shown = ""
        self.setFont(look.font("words"))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleDescription(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.px(80))
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())
        self._fit()

    @property
    def words(self) -> str:
        """What stands here."""
        return self.toPlainText()

    @property
    def typed(self) -> str:
        """What differs from what is on file; "" where nothing does."""
        return self.words if self.differs else ""

    @property
    def differs(self) -> bool:
        """Whether something else stands here than on file."""
        return self.words != self._shown

    def show_value(self, value: str) -> None:
        """What is on file; a text half typed stays."""
        idle = self.words == self._shown
        self._shown = value.replace(_UNBROKEN, " ")  # as Qt gives it back
        if idle and self.words != self._shown:
            self.show_text(value)

    def show_text(self, text: str) -> None:
        """`text`, whatever stood here: one goes on writing where one was, or at its end."""
        place = self.textCursor().position() if self.words == text else None
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if place is not None:
            cursor.setPosition(place)
        self.setTextCursor(cursor)

    def empty(self, sent: str) -> None:
        """`sent` is on disk: the field is free again, unless it says something else by now."""
        if self.words == sent and not self._shown:
            self.setPlainText("")

    def sizeHint(self) -> QSize:
        """A line's width; its own height."""
        return QSize(self._look.px(240), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(self._look.px(80), self._height())

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the page's where the field has nothing to take back."""
        idle = not self.document().isUndoAvailable()
        if isinstance(event, QKeyEvent) and gives_up(event, idle=idle):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is told; with Shift it begins a line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | _CTRL):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # no tab stands in what is said
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.document().size().height() <= self._most
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        lines = max(self._least, min(self._most, ceil(self.document().size().height())))
        pitch = ceil(QFontMetricsF(self.font()).lineSpacing()) + 1
        return lines * pitch + self._look.px(2 * PAD)


_CTRL = Qt.KeyboardModifier.ControlModifier


def labelled(look: Look, label: str, field: QWidget) -> QWidget:
    """`field` under its label."""
    whole = QWidget()
    words = Line(look, label, "section", "muted")
    words.setBuddy(field)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(4))
    column.addWidget(words)
    column.addWidget(field)
    whole.setFocusProxy(field)
    return whole


def gives_up(event: QKeyEvent, *, idle: bool) -> bool:
    """Whether an undo that finds nothing to undo here is left to the page."""
    undo = event.matches(QKeySequence.StandardKey.Undo)
    if event.type() == QEvent.Type.ShortcutOverride and undo and idle:
        event.ignore()
        return True
    return False
