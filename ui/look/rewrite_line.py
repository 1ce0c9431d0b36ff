"""Better words for a line of one's own, in place: Return keeps them, Escape does not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.lines import TypedLine
from ui.look.look import Look


class RewriteLine(QWidget):
    """A line (`edit`) that is not there until it is begun."""

    rewritten = Signal(str)
    ended = Signal()
    """It is gone: the keys may go back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.edit = TypedLine(look, _("Better words"))
        save = KeyedButton(look, _("Save"), "Enter")
        cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.edit, 1)
        row.addWidget(save)
        row.addWidget(cancel)
        self.setFocusProxy(self.edit)
        self.edit.entered.connect(self._on_entered)
        save.clicked.connect(self._on_entered)
        cancel.clicked.connect(self.end)
        self.hide()

    @property
    def text(self) -> str:
        """What stands there."""
        return self.edit.text()

    def begin(self, text: str) -> None:
        """With the words as they stand."""
        self.edit.setText(text)
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def end(self) -> None:
        """It is written, or it is not wanted."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _on_entered(self) -> None:
        self.rewritten.emit(self.edit.text())
