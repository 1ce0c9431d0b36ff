"""The time of a promise, as it is typed and as it is understood; and who keeps it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _, listed, p_
from ui.look import days
from ui.look.choice_box import ChoiceBox
from ui.look.due import here_ms, understood
from ui.look.line import Line
from ui.look.look import Look

WIDTH = 108
"""Of the field, at 100 %: “tomorrow 9:00”."""


class DueField(QWidget):
    """By when, in any of the ways that people write a time; what is understood stands beside it."""

    edited = Signal(str)
    owner_chosen = Signal(object)
    """A `StaffId`; None for whoever writes it down."""

    def __init__(
        self, look: Look, *, with_owner: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setFont(look.font("body"))
        self.edit.setFixedWidth(look.px(WIDTH))
        self.edit.setAccessibleName(_("By when"))
        self.edit.setPlaceholderText(_("18:30, +20"))
        self._understood = Line(look, "", "caption", "muted")
        self._by = Line(look, p_("promise", "By"), "section", "muted", elide=False)
        self._owner = ChoiceBox(look, _("Who keeps it"), [("", p_("owner", "you"))])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._by)
        row.addWidget(self.edit)
        row.addWidget(self._understood, 1)
        row.addWidget(self._owner)
        self._owner.setVisible(with_owner)
        self.edit.textEdited.connect(self._on_edited)
        self._owner.taken.connect(self._on_owner)
        self.setFocusProxy(self.edit)

    def show_due(self, text: str, owner: StaffId | None = None) -> None:
        """What is typed so far, and who keeps it."""
        if self.edit.text() != text:
            self.edit.setText(text)
        self._owner.show_value(owner.hex() if owner else "")
        self._understand()

    def show_colleagues(self, names: Mapping[StaffId, str]) -> None:
        """Who else could keep a promise."""
        chosen = self._owner.currentData()
        while self._owner.count() > 1:
            self._owner.removeItem(1)
        for staff, name in names.items():
            self._owner.add(staff.hex(), name)
        self._owner.show_value(chosen)

    def _on_owner(self, staff: str) -> None:
        self.owner_chosen.emit(StaffId(PageId(bytes.fromhex(staff))) if staff else None)

    def _on_edited(self, text: str) -> None:
        self._understand()
        self.edited.emit(text)

    def _understand(self) -> None:
        """The time in words before it is saved: “tomorrow 9:00, in 14 h”."""
        due, now_ms = understood(self.edit.text()), here_ms()
        told = listed((days.due(due, now_ms), days.until(due, now_ms))) if due is not None else ""
        self._understood.setText(told)
        self.edit.setAccessibleDescription(told)
