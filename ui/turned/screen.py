"""The screen turned to the guest, in their language: large, calm, nothing but what is theirs."""

import time

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.privacy.turned import Turned
from assistant.tongue import _, named, spoken_as
from ui.calm.picture import paint_picture
from ui.look.days import due
from ui.look.keycap import KeyCap
from ui.look.keys import bind, cap
from ui.look.look import FAMILIES, Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall

WIDTH = 980


class TurnedScreen(QWidget):
    """Every key ends here, but for those that lead back."""

    left = Signal()
    """Back to the desk."""
    hide_wanted = Signal()

    def __init__(self, look: Look, house: str, shown: Turned) -> None:
        super().__init__()
        self._look, self._house = look, house
        inside = Tall()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(look.px(40), look.px(56), look.px(40), look.px(40))
        self._column.setSpacing(look.px(18))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(inside), 1)
        whole.addLayout(self._foot())
        with spoken_as(shown.language):
            self._fill(shown)
        bind(self, "turned", self.left.emit)
        bind(self, "cancel", self.left.emit)
        bind(self, "hide", self.hide_wanted.emit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing behind it hears of a key."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is nowhere to go."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same quiet landscape as over the hidden desk."""
        painter = QPainter(self)
        paint_picture(painter, QRectF(self.rect()), dark=self._look.dark)
        painter.end()

    def _fill(self, shown: Turned) -> None:
        told = _("Welcome, {name}.").format(name=shown.name) if shown.name else _("Welcome.")
        self._add(self._large(told))
        if self._house:
            self._add(Paragraph(self._look, self._house, "big"))
        self.setAccessibleName(told)
        now_ms = time.time_ns() // 1_000_000
        promises = [named(due(one.due_ms, now_ms), one.text) for one in shown.promises]
        for title, lines in (
            (_("What we have promised you"), promises),
            (_("What you like"), shown.preferences),
            (_("In your own words"), shown.statements),
        ):
            if lines:
                self._add(self._section(title, list(lines)))
        asked = _("Please tell us whatever we can do for you.")
        if not (promises or shown.preferences or shown.statements):
            self._add(Paragraph(self._look, asked, "speech"))
        self._column.addStretch(1)

    def _section(self, title: str, lines: list[str]) -> Panel:
        look = self._look
        panel = Panel(look)
        pad = look.px(26)
        panel.column.setContentsMargins(pad, look.px(20), pad, look.px(22))
        panel.column.setSpacing(look.px(10))
        panel.column.addWidget(Paragraph(look, title, "big", "muted"))
        for line in lines:
            panel.column.addWidget(Paragraph(look, line, "speech"))
        return panel

    def _large(self, text: str) -> QLabel:
        label = QLabel(text)
        font = QFont(FAMILIES)
        font.setPixelSize(self._look.px(46))
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _add(self, part: QWidget) -> None:
        part.setMaximumWidth(self._look.px(WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(part, 100)
        row.addStretch(1)
        self._column.addLayout(row)

    def _foot(self) -> QHBoxLayout:
        look, foot = self._look, QHBoxLayout()
        foot.setContentsMargins(look.px(18), look.px(8), look.px(18), look.px(14))
        foot.addStretch(1)
        foot.addWidget(KeyCap(look, cap("turned")))
        foot.addWidget(KeyCap(look, cap("cancel")))
        return foot
