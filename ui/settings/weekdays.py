"""The days of the week on which something is so, beginning with the local first day."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tongue import named, spoken
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.look import Look

WEEK = 7


class Weekdays(QWidget):
    """Seven toggles, one stop for Tab: arrows go along them, Space turns one on or off.

    Their keys are shown to a screen reader and bound by what they stand in.
    """

    changed = Signal()
    """By hand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        first = QLocale.system().firstDayOfWeek().value
        order = [(first - 1 + n) % WEEK + 1 for n in range(WEEK)]
        self._days = {day: _Day(look, day) for day in order}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(2))
        for place, day in enumerate(self._days.values()):
            day.setAccessibleDescription(cap(f"shift-day-{place + 1}"))
            day.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
            day.clicked.connect(self.changed)
            day.moved.connect(lambda by, place=place: self._go(place + by))
            row.addWidget(day)

    @property
    def days(self) -> tuple[int, ...]:
        """Those that are on, as ISO weekdays."""
        return tuple(sorted(day for day, one in self._days.items() if one.isChecked()))

    def show_days(self, days: Iterable[int]) -> None:
        """Others."""
        on = set(days)
        for day, one in self._days.items():
            one.setChecked(day in on)

    def lock(self, *, locked: bool) -> None:
        """Only to be read: no more than the days that are on."""
        for day in self._days.values():
            day.setVisible(day.isChecked() or not locked)
        self.setEnabled(not locked)

    def show_owner(self, name: str) -> None:
        """Whose days they are, for a screen reader."""
        for one in self._days.values():
            one.setAccessibleName(named(name, one.day_name))

    def turn(self, place: int) -> None:
        """The day at a place of the row (0 to 6), as by hand."""
        list(self._days.values())[place].click()

    def _go(self, place: int) -> None:
        list(self._days.values())[place % WEEK].setFocus()


class _Day(KeyedChoice):
    moved = Signal(int)

    def __init__(self, look: Look, day: int) -> None:
        locale, form = QLocale(spoken()), QLocale.FormatType
        super().__init__(look, locale.standaloneDayName(day, form.ShortFormat))
        self.day_name = locale.standaloneDayName(day, form.LongFormat)
        self.setAutoExclusive(False)
        self.setToolTip(self.day_name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the neighbour."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers():
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)
