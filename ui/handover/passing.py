"""Who sees to an item from now on: a colleague, by a digit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _
from ui.handover.reading import Known
from ui.look.digits import Digits
from ui.look.line import Line
from ui.look.look import Look

MOST = 9
"""As many as there are digits; those on duty come first."""


class Passing(QWidget):
    """Opens in the card."""

    chosen = Signal(object)
    """The `StaffId`."""
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._head = Line(look, _("Who sees to it from now on?"), "section", "text")
        self._nobody = Line(look, _("Nobody else works here."), "body", "muted")
        self._choice: Digits | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look.px(6), 0, 0)
        self._column.setSpacing(look.px(4))
        self._column.addWidget(self._head)
        self._column.addWidget(self._nobody)
        self.hide()

    def begin(self, known: Known, owner: StaffId | None) -> None:
        """Open the choice: all who work here, but who sees to it already."""
        people = [one for one in _people(known) if one != owner][:MOST]
        before, self._choice = self._choice, None
        if before is not None:
            before.hide()
            before.deleteLater()
        self._nobody.setVisible(not people)
        if people:
            choices = [(one.hex(), _named(known, one), "") for one in people]
            self._choice = Digits(self._look, self._head.text(), choices)
            self._choice.chosen.connect(self._on_chosen)
            self._column.addWidget(self._choice)
            self.setFocusProxy(self._choice)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it is; Return takes the one that the arrows marked."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._choice is not None and self._choice.is_chosen:
                self._on_chosen(self._choice.value)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, staff: str) -> None:
        self.hide()
        self.left.emit()
        self.chosen.emit(StaffId(PageId(bytes.fromhex(staff))))


def _people(known: Known) -> list[StaffId]:
    """Those on duty first, then the others by name."""
    here = [staff for staff in known.readers if _is_active(known, staff)]
    others = [staff for staff in known.staff if _is_active(known, staff) and staff not in here]
    return [*here, *sorted(others, key=lambda staff: known.names.get(staff, "").casefold())]


def _is_active(known: Known, staff: StaffId) -> bool:
    person = known.staff.get(staff)
    return person is not None and person.active


def _named(known: Known, staff: StaffId) -> str:
    name = known.names.get(staff, "")
    return _("{name} (you)").format(name=name) if staff == known.me else name
