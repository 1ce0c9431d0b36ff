"""One past mistake: what happened, and below it how it was put right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from assistant.guests.view import MistakeView
from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.counter.card_words import signed
from ui.look import days
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class MistakeRow(QWidget):
    """Kept between guests, like every row of the card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._what = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted")
        self._sign = QLabel()
        self._remedy = Paragraph(look, "", "body", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(7))
        grid.setVerticalSpacing(look.px(1))
        grid.addWidget(self._what, 0, 0, 1, 2)
        grid.addWidget(self._sign, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._remedy, 1, 1)
        grid.addWidget(self._signed, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._sign.setFixedHeight(look.px(20))

    def show_mistake(self, mistake: MistakeView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """Another mistake in the same row."""
        self._what.setText(mistake.text)
        when = days.day(mistake.when_ms, now_ms)
        self._signed.setText(signed(mistake.staff, when, names))
        if mistake.remedy:
            self._sign.setPixmap(self._look.pixmap("undo-2", "muted", 15))
            self._remedy.setText(mistake.remedy)
            self._remedy.set_colour("muted")
        else:
            self._sign.setPixmap(self._look.pixmap("circle-alert", "warn", 15))
            self._remedy.setText(_("Not yet put right"))
            self._remedy.set_colour("warn")
