"""The words to say before all others: large, on white, with their keys at the foot."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.counter.say_card import SayCard
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.look import Role
from ui.look.paint import paint_box


class LeadCard(SayCard):
    """A card of words without a frame; `foot` holds its keys and stands where there is room."""

    ROLE: Role = "big"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but a ring when the keys are here."""
        if self.hasFocus():
            look, painter = self._look, QPainter(self)
            paint_box(painter, QRectF(self.rect()), look.px(8), None, look.colour("accent"), 2)
            painter.end()

    def _made_cap(self) -> KeyHint:
        hint = KeyHint(self._look, self._key, _("Copy"))
        hint.clicked.connect(self.click)
        return hint

    def _lay_out(self) -> None:
        look = self._look
        self.foot = QWidget()
        row = FlowLayout(self.foot, look.px(4))
        for part in (self._cap, self._copied, self._said, self._done):
            row.addWidget(part)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(look.px(4), look.px(2), look.px(4), look.px(2))
        column.setSpacing(look.px(2))
        self._why.setParent(self)
        self._why.hide()
        column.addWidget(self._words)
        column.addWidget(self._gloss)
        self._grow()
