"""The head of a day: which one it is, how many come, the days around it, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.today.words import day_date, day_name

DAY = 420
"""Pixels at 100 %: which day it is, and how many come."""


class DayHead(QWidget):
    """Shows the keys and does not bind them."""

    stepped = Signal(int)
    """So many days on, or back."""
    today_wanted = Signal()
    expect_wanted = Signal()
    paste_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = Line(look, "", "name", elide=False)
        self._date = Line(look, "", "body", "muted")
        self._count = Line(look, "", "body", "muted")
        self._before = KeyedButton(look, "", cap("day-before"), icon="chevron-left", plain=True)
        self._after = KeyedButton(look, "", cap("day-after"), icon="chevron-right", plain=True)
        for button, act in ((self._before, "day-before"), (self._after, "day-after")):
            button.setAccessibleName(label(act))
            button.setToolTip(f"{label(act)}  {cap(act)}")
        self._today = KeyedButton(look, _("Today"), cap("to-today"))
        self._today.setAccessibleName(label("to-today"))
        self._expect = KeyedButton(look, _("Expect a guest"), cap("expect"), primary=True)
        self._paste = KeyedButton(look, label("paste-list"), cap("paste-list"))
        self._file = KeyedButton(look, _("From a file"), cap("import-list"), icon="file-up")
        self._file.setAccessibleName(label("import-list"))
        self._lay_out(look)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._today.clicked.connect(self.today_wanted)
        self._expect.clicked.connect(self.expect_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._file.clicked.connect(self.file_wanted)

    def show_day(self, day: str, today: str, counted: str) -> None:
        """Another day, or how many come by now."""
        self._name.setText(day_name(day, today))
        self._date.setText(day_date(day, today))
        self._count.setText(counted)
        for line in (self._name, self._date, self._count):
            line.updateGeometry()
        self._today.setVisible(day != today)
        self._place()

    def fill_button(self, filled: bool) -> None:
        """Whether the filled button of the screen is here; not while a form is open."""
        self._expect.show_text(_("Expect a guest"), primary=filled)

    def _lay_out(self, look: Look) -> None:
        day = QHBoxLayout()
        day.setSpacing(look.px(4))
        day.addWidget(self._before)
        day.addWidget(self._name)
        day.addWidget(self._after)
        day.addSpacing(look.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._date)
        words.addWidget(self._count)
        day.addLayout(words, 1)
        acts = QWidget()
        flow = FlowLayout(acts, look.px(8))
        for button in (self._today, self._expect, self._paste, self._file):
            flow.addWidget(button)
        self._acts = acts
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(look.px(8))
        self._whole.addLayout(day, 1)
        self._whole.addWidget(acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be done stands beside the day where there is room."""
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        look = self._look
        buttons = (self._today, self._expect, self._paste, self._file)
        shown = [one.sizeHint().width() + look.px(8) for one in buttons if not one.isHidden()]
        wide = self.width() >= look.px(DAY) + sum(shown)
        self._whole.setDirection(direction(not wide))
        self._acts.setMinimumWidth(sum(shown) if wide else 0)
