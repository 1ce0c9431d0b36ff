"""The one field by which every guest is found."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from assistant.tongue import _
from ui.look.keycap import KeyCap
from ui.look.look import Look
from ui.look.paint import paint_box


class SearchField(QWidget):
    """Takes any words about a guest; what an input method still composes is asked as well."""

    asked = Signal(str)
    """The words changed."""
    entered = Signal()
    """Return: the first hit is meant."""
    stepped = Signal(int)
    """Up (-1) or down (+1) through the hits, without leaving the field."""
    newcomer_wanted = Signal()
    """Ctrl+Return: somebody else than all who were found."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._edit = _Edit(look, self)
        self.is_entered = False
        """Whether Return came after the last letter: for a list that comes later than the hand."""
        self._edit.textEdited.connect(self._on_edited)
        self._edit.composed.connect(self.asked)
        self._edit.stepped.connect(self.stepped)
        self._edit.returnPressed.connect(self._on_entered)
        self._edit.newcomer_wanted.connect(self.newcomer_wanted)
        self._edit.installEventFilter(self)
        self._cap = KeyCap(look, "/")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12) + look.px(18) + look.px(10), 0, look.px(12), 0)
        row.setSpacing(look.px(10))
        row.addWidget(self._edit, 1)
        row.addWidget(self._cap)
        self.setFixedHeight(look.px(38))
        self.setMaximumWidth(look.px(560))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._edit)

    @property
    def text(self) -> str:
        """What is typed, without what an input method still composes."""
        return self._edit.text()

    @property
    def asking(self) -> str:
        """The same while it is a question; "" once it was answered and a guest opened."""
        return self.text if self._edit.isModified() else ""

    def show_text(self, text: str) -> None:
        """Put words into the field as if they had been typed."""
        self._edit.setText(text)
        self._edit.setModified(True)
        self.asked.emit(text)

    def begin(self) -> None:
        """The next letter begins another search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def take_key(self, event: QKeyEvent) -> None:
        """A letter typed where no field was being edited lands here."""
        self.begin()
        self._edit.event(event)

    def settle(self) -> None:
        """The search has come to its end: the next letter begins another, Ctrl+Z is free."""
        self.is_entered = False
        self._edit.setText(self._edit.text())
        self._edit.selectAll()

    def _on_edited(self, text: str) -> None:
        self.is_entered = False
        self.asked.emit(text)

    def _on_entered(self) -> None:
        self.is_entered = True
        self.entered.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Repaints the frame when the focus comes or goes; a search that is over is begun anew."""
        if isinstance(event, QFocusEvent):
            self.update()
            if event.gotFocus() and not self._edit.isModified():
                self._edit.selectAll()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame of its own, so that icon and key stand inside the ring."""
        painter = QPainter(self)
        look, focused = self._look, self._edit.hasFocus()
        line = look.colour("accent" if focused else "faint")
        paint_box(
            painter,
            self.rect().toRectF(),
            look.px(10),
            look.colour("surface"),
            line,
            2 if focused else 1,
        )
        top = round((self.height() - look.px(18)) / 2)
        painter.drawPixmap(look.px(12), top, look.pixmap("search"))
        painter.end()


class _Edit(QLineEdit):
    """The line edit inside: tells of composition and of the arrow keys."""

    composed = Signal(str)
    stepped = Signal(int)
    newcomer_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bare")
        self.setFont(look.font("words"))
        self.setPlaceholderText(_("Name, phone, e-mail, a word of a note"))
        self.setAccessibleName(_("Find a guest"))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the field's only while there is something in it to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Z
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pinyin on its way to characters is a query already."""
        super().inputMethodEvent(event)
        at = self.cursorPosition()
        self.composed.emit(self.text()[:at] + event.preeditString() + self.text()[at:])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the hits; Escape empties the field; "/" leads here and is no name."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                self.newcomer_wanted.emit()
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self.textEdited.emit("")
            case _ if event.text() == "/" and self.selectedText() == self.text():
                self.selectAll()
            case _:
                super().keyPressEvent(event)
