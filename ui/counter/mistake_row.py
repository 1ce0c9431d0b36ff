"""One past mistake: what happened, and below it how it was put right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from assistant.guests.view import MistakeView
from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _
from ui.counter.card_words import signed
from ui.counter.matter_words import mistake_words
from ui.look import days
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class MistakeRow(QWidget):
    """Kept between guests, like every row of the card. One of a problem leads to its case."""

    matter_wanted = Signal(object)
    """The page of the problem or promise that the mistake comes from."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._what = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted")
        self._matter, self._text = PageId(b""), ""
        self._case = KeyedButton(look, _("Open the case"), plain=True)
        self._case.clicked.connect(self.open_case)
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
        grid.addWidget(self._case, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        self._sign.setFixedHeight(look.px(20))

    def show_mistake(self, mistake: MistakeView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """Another mistake in the same row."""
        self._what.setText(mistake_words(mistake))
        self._matter = mistake.matter
        self._case.setVisible(bool(mistake.matter))
        self._text = mistake.text
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

    @property
    def has_case(self) -> bool:
        """Whether a problem or promise stands behind it."""
        return bool(self._matter)

    def set_first(self, first: bool) -> None:
        """Whether the key that opens a case is about this row."""
        self._case.show_text(_("Open the case"), cap("open-case") if first else "")
        self._case.setAccessibleName(_("Open the case: {words}").format(words=self._text))

    def open_case(self) -> None:
        """To the problem or promise that it comes from."""
        self.matter_wanted.emit(self._matter)
