"""The quiet line of a guest who is expected today: when, how many, and what to prepare."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.shift.labels import DOT, party_words
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from ui.counter.strip import Strip
from ui.look.kept import Kept
from ui.look.look import Look


class CardExpected(QWidget):
    """Without anybody expected it is not there."""

    moved = Signal()
    """It came or went: the card has to place its parts anew."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown: Sequence[ExpectedView] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self._strips = Kept(lambda: Strip(look), column.addWidget)
        self.hide()

    def show_expected(self, views: Sequence[ExpectedView]) -> None:
        """When the guest on the card is expected today, by time."""
        if list(views) == list(self._shown):
            return
        self._shown = views
        for strip, view in zip(self._strips.take(len(views)), views, strict=True):
            word = _("Expected today")
            if view.at:
                word = _("Expected at {time}").format(time=view.at)
            text = DOT.join(filter(None, (party_words(view.party), view.note)))
            strip.show_strip("calm", "clock", word, text)
            strip.show()
        self.setVisible(bool(views))
        self.moved.emit()
