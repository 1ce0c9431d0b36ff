"""The quiet line of a card that was two: since when, by whom, and the way back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _
from ui.counter.joined_words import joined_told
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class CardJoined(QWidget):
    """Not there on a card that was always one."""

    parted = Signal(object, bytes)
    """The card's page, and the merge that is to be undone: the last one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._view: GuestView | None = None
        self._told = Paragraph(look, "", "caption", "muted")
        self._part = KeyHint(look, cap("part-cards"), _("two cards again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(2), 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(self._told, 1)
        row.addWidget(self._part, 0, Qt.AlignmentFlag.AlignTop)
        self._part.clicked.connect(self.part)
        self.hide()

    @property
    def page(self) -> PageId | None:
        """Whose card is shown."""
        return None if self._view is None else self._view.page

    def show_joins(self, view: GuestView, names: Mapping[StaffId, str]) -> None:
        """What became this card, the last first."""
        self._view = view
        if view.joined or not self.isHidden():
            told = (joined_told(one, names, view.page) for one in reversed(view.joined))
            self._told.setText("\n".join(told))
            self.setVisible(bool(view.joined))

    def part(self) -> None:
        """What was joined last is to be parted."""
        if self._view is not None and self._view.joined:
            self.parted.emit(self._view.page, self._view.joined[-1].id)
