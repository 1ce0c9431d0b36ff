"""A promise gets a new time in good time; or it was not kept, and may be given anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from assistant.recovery.view import PromiseView
from assistant.refusal import Refused
from assistant.tongue import _
from ui.counter.due_field import DueField
from ui.counter.unfinished import PromiseTyped
from ui.listening.hear import hear
from ui.look.due import due_ms
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class PromiseForm(Panel):
    """The promise above; for one that was not kept a reason, and a time, if there is a new one."""

    renewed = Signal(object, object)
    """The `PromiseView`, and the new time in milliseconds."""
    broken = Signal(object, str, object)
    """The `PromiseView`, why, and the time of the new promise or None."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._promise: PromiseView | None = None
        self._broke = self._pending = False
        self._title = Line(look, "", "section", "muted")
        self._was = Paragraph(look, "", "body")
        self._reason = hear(look, QLineEdit(), "note")
        self._reason.setFont(look.font("words"))
        self._reason.setAccessibleName(_("Why it was not kept"))
        self._reason.setPlaceholderText(_("Why, if you know it"))
        self._due = DueField(look, with_owner=False)
        self._note = Line(look, "", "caption", "muted")
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Save"), "Enter", primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        for edit in (self._reason, self._due.edit):
            edit.returnPressed.connect(self.save)
            edit.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "save", self.save, inside=True)
        bind(self, "cancel", self.cancelled.emit, inside=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self._reason, 1)
        row.addWidget(self._due, 1)
        row.addWidget(self._save)
        row.addWidget(self._cancel)
        for part in (self._title, self._was):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._note)
        self.column.addWidget(self._trouble)

    def show_promise(self, promise: PromiseView, *, broke: bool) -> None:
        """Begin: a new time for it, or that it was not kept."""
        self._promise, self._broke = promise, broke
        self._pending = False
        self._save.setEnabled(True)
        self._title.setText(_("It was not kept") if broke else _("A new time for the promise"))
        self._was.setText(promise.text)
        self._reason.setVisible(broke)
        self._reason.setText("")
        self._due.show_due("")
        told = _("With a time it is promised anew.") if broke else _("Tell the guest the new time.")
        self._note.setText(told)
        self._trouble.show_sentence("")
        self.setFocusProxy(self._reason if broke else self._due)

    @property
    def typed(self) -> PromiseTyped | None:
        """As far as it is typed."""
        if self._promise is None:
            return None
        reason, due = self._reason.text(), self._due.edit.text()
        return PromiseTyped(self._promise, self._broke, reason, due)

    def resume(self, typed: PromiseTyped) -> None:
        """Go on with what the window before had."""
        self.show_promise(typed.promise, broke=typed.broke)
        self._reason.setText(typed.reason)
        self._due.show_due(typed.due)

    def refused(self, sentence: str) -> None:
        """It could not be written; the words are still here."""
        self._pending = False
        self._save.setEnabled(True)
        self._trouble.show_sentence(sentence)
        self.setFocus()

    def save(self) -> None:
        """Hand it out; a time is needed for a new time only."""
        if self._pending or self._promise is None:
            return
        text = self._due.edit.text().strip()
        try:
            due = due_ms(text) if text or not self._broke else None
        except Refused as why:
            self._trouble.show_sentence(why.sentence() if text else _("Write the new time first."))
            self._due.setFocus()
            return
        self._pending = True
        self._save.setEnabled(False)
        if self._broke:
            self.broken.emit(self._promise, self._reason.text(), due)
        else:
            self.renewed.emit(self._promise, due)
