"""What becomes of a promise: a new time, not kept and why, or a colleague keeps it."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery.view import PromiseView
from assistant.refusal import Refused
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.choice_box import ChoiceBox
from ui.look.days import due
from ui.look.due import due_ms, here_ms, understood
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble

Purpose = Literal["renew", "break", "pass"]


class PromiseTyped(Struct, frozen=True):
    """What stands in the form."""

    purpose: Purpose
    time: str = ""
    reason: str = ""
    owner: str = ""


class PromiseForm(Box):
    """One promise at a time. What is typed stays with its promise until it is written."""

    done = Signal(str, object, object)
    """The purpose, the `PromiseView`, and the words for its act."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._promise: PromiseView | None = None
        self._purpose: Purpose = "renew"
        self._drafts: dict[EntryId, PromiseTyped] = {}
        self._pending = False
        self._title = Line(look, "", "section", "muted")
        self._what = Paragraph(look, "", "body")
        self._reason = Field(look, _("Why it was not kept"))
        hear(look, self._reason.edit, "note")
        self._time = Field(look, _("New time"), placeholder=_("18:30, +20 or tomorrow 9:00"))
        self._owner = ChoiceBox(look, _("Who keeps it"), [])
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Save"), cap("save"), primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._lay_out()
        for field in (self._reason, self._time):
            field.edit.textEdited.connect(self._on_edited)
            field.edit.returnPressed.connect(self.save)
        self._owner.taken.connect(self._on_edited)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancel)
        bind(self, "save", self.save, inside=True)
        bind(self, "cancel", self.cancel, inside=True)
        self.hide()

    @property
    def promise(self) -> PromiseView | None:
        """The promise that it is about, while it is open."""
        return None if self.isHidden() else self._promise

    @property
    def drafts(self) -> Mapping[EntryId, PromiseTyped]:
        """What was typed and is not written yet, by promise."""
        return dict(self._drafts)

    def take_drafts(self, drafts: Mapping[EntryId, PromiseTyped]) -> None:
        """Go on with what a window before had."""
        self._drafts |= drafts

    def show_staff(self, staff: Mapping[StaffId, str]) -> None:
        """Who can keep a promise."""
        chosen = self._owner.currentData()
        blocked = self._owner.blockSignals(True)
        self._owner.clear()
        for page, name in staff.items():
            self._owner.addItem(name, page.hex())
        self._owner.setCurrentIndex(max(0, self._owner.findData(chosen)))
        self._owner.blockSignals(blocked)

    def show_promise(self, purpose: Purpose, promise: PromiseView) -> None:
        """Begin, or go on where this promise was left."""
        self._purpose, self._promise, self._pending = purpose, promise, False
        typed = self._drafts.get(promise.id, PromiseTyped(purpose))
        titles: dict[Purpose, str] = {
            "renew": _("A new time, told before the old one comes"),
            "break": _("Not kept: that is a mistake of its own"),
            "pass": _("A colleague keeps it"),
        }
        self._title.setText(titles[purpose])
        self._what.setText(promise.text)
        self._reason.setVisible(purpose == "break")
        self._time.setVisible(purpose != "pass")
        self._time.label.setText(
            _("A new time, if it is promised again") if purpose == "break" else _("New time")
        )
        self._time.edit.setAccessibleName(self._time.label.text())
        self._owner.setVisible(purpose == "pass")
        self._time.set_text(typed.time)
        self._reason.set_text(typed.reason)
        at = self._owner.findData(typed.owner or promise.owner.hex())
        self._owner.show_value(self._owner.itemData(max(0, at)))
        self._save.setEnabled(True)
        self.setAccessibleName(titles[purpose])
        self._clear_troubles()
        self._read_time()
        self.show()
        first = {"renew": self._time.edit, "break": self._reason.edit, "pass": self._owner}
        first[purpose].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refused(self, sentence: str) -> None:
        """It could not be written; what was typed is still here."""
        self._pending = False
        self._save.setEnabled(True)
        self._trouble.show_sentence(sentence)

    def accepted(self, promise: EntryId) -> None:
        """It is on disk: what was typed has done its work."""
        self._drafts.pop(promise, None)
        if self._promise is not None and self._promise.id == promise:
            self._pending = False
            self.hide()

    def save(self) -> None:
        """Hand it out, once."""
        promise = self._promise
        if self._pending or promise is None or self.isHidden():
            return
        self._clear_troubles()
        words: dict[str, Any] = {}
        if self._purpose == "pass":
            words["owner"] = StaffId(PageId(bytes.fromhex(self._owner.currentData() or "")))
        else:
            if self._purpose == "break":
                words["reason"] = self._reason.text()
            typed = self._time.text()
            if typed or self._purpose == "renew":
                try:
                    words["due_ms"] = due_ms(typed)
                except Refused as why:
                    self._time.show_error(why.sentence())
                    self._time.setFocus()
                    return
        self._pending = True
        self._save.setEnabled(False)
        self.done.emit(self._purpose, promise, words)

    def cancel(self) -> None:
        """Close it; what was typed comes back with its promise."""
        self.hide()
        self.cancelled.emit()

    def _on_edited(self) -> None:
        self._clear_troubles()
        if self._promise is not None:
            self._drafts[self._promise.id] = PromiseTyped(
                self._purpose,
                self._time.text(),
                self._reason.text(),
                self._owner.currentData() or "",
            )
        self._read_time()

    def _read_time(self) -> None:
        """What the program understands of the time, while it is typed."""
        moment = understood(self._time.text())
        self._time.show_note("" if moment is None else due(moment, here_ms()))

    def _clear_troubles(self) -> None:
        self._trouble.show_sentence("")
        self._time.clear_error()

    def _lay_out(self) -> None:
        look = self._look
        fields = QHBoxLayout()
        fields.setSpacing(look.px(12))
        for field, share in ((self._reason, 3), (self._time, 2), (self._owner, 2)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        fields.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._title)
        words.addWidget(self._what)
        self.column.addLayout(words)
        self.column.addLayout(fields)
        self.column.addWidget(self._trouble)
        self.column.addLayout(buttons)
