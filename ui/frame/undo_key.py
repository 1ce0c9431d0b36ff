"""Ctrl+Z for what was just told, wherever the keys are, until something else is typed."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class UndoKey(QObject):
    """Listens only between `watch` and `stop`, and only where the keys are."""

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listens = False
        self._heard: QWidget | None = None

    def watch(self) -> None:
        """From now on."""
        app = QApplication.instance()
        if not self._listens and isinstance(app, QApplication):
            self._listens = True
            app.focusChanged.connect(self._on_focus_changed)
        self._hear(QApplication.focusWidget())

    def stop(self) -> None:
        """No more."""
        app = QApplication.instance()
        if self._listens and isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        self._listens = False
        self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key is ours before it is the field's or the page's; a letter gives it up."""
        if isinstance(event, QKeyEvent) and self._listens:
            if event.matches(QKeySequence.StandardKey.Undo):
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.pressed.emit()
                    return True
            elif event.type() == QEvent.Type.KeyPress and _writes(event):
                self.stop()
        return False

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        self._hear(now)

    def _hear(self, widget: QWidget | None) -> None:
        self._leave()
        self._heard = widget or self._window
        self._heard.installEventFilter(self)

    def _leave(self) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = None


def _writes(event: QKeyEvent) -> bool:
    return event.text() != "" and event.text().isprintable()
