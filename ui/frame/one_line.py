"""The bar for one line from anywhere: its kind, the words, what goes with them, what came of it."""

from collections.abc import Mapping

from msgspec import structs
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.frame.line_draft import ACTS, KINDS, Guest, LineDraft, LineKind
from ui.frame.line_options import LineOptions
from ui.frame.undo_key import UndoKey
from ui.listening.hear import about, hear
from ui.look.current_stack import CurrentStack
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import KEYS, cap, label
from ui.look.line import Line
from ui.look.lines import TypedLine
from ui.look.look import Look
from ui.look.tab_order import step
from ui.look.trouble import Trouble

TOLD_MS = 8_000
"""So long what was told can be taken back with one key."""
LEAST = 300
"""Narrower than this, in pixels at 100 %, the words have too little room."""
_SIGNS: dict[LineKind, str] = {
    "wow": "hand-heart",
    "suggestion": "lightbulb",
    "pin": "pin",
    "trace": "clipboard-list",
}


class OneLine(CurrentStack):
    """While it is open no key reaches the page under it; it keeps nothing of what was typed."""

    sent = Signal(object)
    """The `LineDraft` that is to be written; then whoever writes calls `written` or `refused`."""
    changed = Signal(object)
    """The `LineDraft` as it is now."""
    put_away = Signal()
    kind_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        """`window` is where Ctrl+Z is listened for while something can be taken back."""
        super().__init__()
        self._look = look
        self._draft = LineDraft("wow")
        self._came_from: QWidget | None = None
        self.is_pending = False
        """Whether the line is on its way to the disk."""
        self._form, self._told = QWidget(), QWidget()
        self._sign, self._kind = QLabel(), Line(look, "", "strong", elide=False)
        self._edit = hear(look, TypedLine(look, ""), "note")
        self._edit.setFont(look.font("words"))
        self._save = KeyedButton(look, _("Write it down"), "Enter")
        self._away = KeyHint(look, cap("cancel"), _("put away"))
        self._options = LineOptions(look)
        self._trouble = Trouble(look)
        self._words = Line(look, "", "strong")
        self._undo = KeyedButton(look, label("undo"), cap("undo"), icon="undo-2")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo_key = UndoKey(window)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.hide_told)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a line is being typed."""
        return not self.isHidden() and self.currentWidget() is self._form

    def show_draft(self, draft: LineDraft, here: Guest | None) -> None:
        """Open it with a line as far as it is typed; `here` is the guest whose card is open."""
        if not self.is_open:
            self._came_from = QApplication.focusWidget()
        self.hide_told()
        self._wait(False)
        self._draw(draft, here)
        self.setCurrentWidget(self._form)
        self.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.end(False)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who works here, besides whoever is at the desk."""
        self._options.show_names(names)

    def show_changed(self, draft: LineDraft, here: Guest | None) -> None:
        """The same line with other choices; the keys stay where they are."""
        self._draw(draft, here)

    def refused(self, sentence: str, *, at_day: bool = False) -> None:
        """It could not be written: why, beside the words, which are still here."""
        self._wait(False)
        self._trouble.show_sentence(sentence)
        self._edit.setAccessibleDescription(sentence or _hint(self._draft.kind))
        if at_day:
            self._options.to_date()
        elif self.isVisible():
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Away with it; the keys go back to where they were."""
        self._wait(False)
        inside = self._has_keys()
        before, self._came_from = self._came_from, None
        self.hide()
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_told(self, sentence: str, *, can_undo: bool = True) -> None:
        """That it is written, for some seconds, with the way back."""
        self.close_line()
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self.setCurrentWidget(self._told)
        self.show()
        self._over.start(TOLD_MS)
        if can_undo:
            self._undo_key.watch()

    def hide_told(self) -> None:
        """It can no longer be taken back by one key."""
        self._over.stop()
        self._undo_key.stop()
        if self.currentWidget() is self._told:
            self.hide()

    # -- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """No shortcut of a page is heard while the keys are here."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_open:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The bar's own keys come before the field's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field wanted ends here."""
        if self.is_open:
            self._take(event)
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the bar."""
        return step(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the words have the room: the sign tells the kind, Escape needs no cap.

        What stands in the field before anything is typed tells the kind as well.
        """
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a line of the accent to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), self._look.px(2), self._look.colour("accent"))
        painter.end()

    def _take(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the bar's."""
        pressed = QKeySequence(event.keyCombination())
        for kind in KINDS:
            if pressed == QKeySequence(KEYS[ACTS[kind]].sequence):
                self.kind_wanted.emit(kind)
                return True
        if self.is_pending:
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
            return True
        if pressed == QKeySequence(KEYS["cancel"].sequence):
            self.put_away.emit()
            return True
        if pressed == QKeySequence(KEYS["line-guest"].sequence):
            self._options.next_guest()
            return True
        # A letter with Alt is no letter of the words, whatever becomes of it.
        if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier:
            digit = event.key() - Qt.Key.Key_0
            return self._options.press(digit) or (event.text().isascii() and event.text() != "")
        return False

    # -- the line ---------------------------------------------------------------------------------

    def send(self) -> None:
        """Hand it out, once."""
        if not self.is_pending:
            self._wait(True)
            self.sent.emit(self._draft)

    def _wait(self, pending: bool) -> None:
        """Nothing is typed into words that are on their way to the disk."""
        self.is_pending = pending
        self._edit.setReadOnly(pending)

    def _on_typed(self, text: str) -> None:
        self._draft = structs.replace(self._draft, text=text)
        self._trouble.show_sentence("")
        self.changed.emit(self._draft)

    def _on_option(self, draft: LineDraft) -> None:
        self._draft = structs.replace(draft, text=self._draft.text)
        self._trouble.show_sentence("")
        self.changed.emit(self._draft)

    def _draw(self, draft: LineDraft, here: Guest | None) -> None:
        other = draft.kind != self._draft.kind
        self._draft = draft
        about(self, [draft.guest.name] if draft.guest is not None else [])
        self._sign.setPixmap(self._look.pixmap(_SIGNS[draft.kind], "accent", 20))
        self._kind.setText(label(ACTS[draft.kind]))
        hint = _hint(draft.kind)
        self._edit.setAccessibleName(label(ACTS[draft.kind]))
        self._edit.setAccessibleDescription(hint)
        self._edit.setPlaceholderText(hint)
        if other or self._edit.text() != draft.text:
            self._edit.setText(draft.text)
        self._options.show_draft(draft, here)
        self._trouble.show_sentence("")
        self._kind.updateGeometry()
        self._sign.setToolTip(self._kind.text())
        self._fit()

    def _fit(self) -> None:
        px = self._look.px
        room = self.width() - px(2 * 18 + 20 + 10) - self._save.sizeHint().width() - px(10)
        for part in (self._kind, self._away):
            room -= part.sizeHint().width() + px(10)
        self._away.setVisible(room >= px(LEAST))
        room += 0 if room >= px(LEAST) else self._away.sizeHint().width() + px(10)
        self._kind.setVisible(room >= px(LEAST))

    def _has_keys(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self._look.px
        first = QHBoxLayout()
        first.setSpacing(px(10))
        first.addWidget(self._sign)
        first.addWidget(self._kind)
        first.addWidget(self._edit, 1)
        first.addWidget(self._save)
        first.addWidget(self._away)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(px(18), px(10), px(18), px(8))
        form.setSpacing(px(4))
        form.addLayout(first)
        form.addWidget(self._options)
        form.addWidget(self._trouble)
        done = QLabel()
        done.setPixmap(self._look.pixmap("circle-check", "accent", 20))
        told = QHBoxLayout(self._told)
        told.setContentsMargins(px(18), px(6), px(18), px(4))
        told.setSpacing(px(10))
        told.addWidget(done)
        told.addWidget(self._words, 1)
        told.addWidget(self._undo)
        told.addStrut(px(38))  # as high without the way back
        self.addWidget(self._form)
        self.addWidget(self._told)
        for part in (self._edit, self._save, *self._options.fields):
            part.installEventFilter(self)

    def _connect(self) -> None:
        self._edit.textEdited.connect(self._on_typed)
        self._save.clicked.connect(self.send)
        self._away.clicked.connect(self.put_away)
        self._options.changed.connect(self._on_option)
        self._undo.clicked.connect(self.undo_wanted)
        self._undo_key.pressed.connect(self.undo_wanted)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _hint(kind: LineKind) -> str:
    return {
        "wow": _("What was done that made somebody say “wow”?"),
        "suggestion": _("What would make the work, or the stay, better?"),
        "pin": _("What must the next shift know?"),
        "trace": _("What is to be done for the guest?"),
    }[kind]
