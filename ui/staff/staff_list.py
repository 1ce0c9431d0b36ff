"""Who works here, one row each; those who left stand behind the others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.people.view import StaffView
from ui.look.kept import Kept
from ui.look.look import Look
from ui.look.scrolling import Scrolling
from ui.staff.staff_row import StaffRow


class StaffList(Scrolling):
    """Arrows move the mark; Enter and a click open."""

    opened = Signal(object)
    """The page of whoever is wanted."""

    def __init__(self, look: Look) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._look = look
        self._staff: tuple[StaffView, ...] = ()
        self.rows: list[StaffRow] = []
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kept = Kept(self._row, column.addWidget)
        self.setMinimumHeight(look.px(2 * 58))

    def show_staff(self, staff: Sequence[StaffView], now_ms: int) -> None:
        """All of them; the mark stays where it is."""
        marked = next((n for n, row in enumerate(self.rows) if row.isChecked()), 0)
        self._staff = tuple(staff)
        self.rows = self._kept.take(len(self._staff))
        for at, (row, one) in enumerate(zip(self.rows, self._staff, strict=True)):
            row.show_person(one, now_ms)
            row.setChecked(at == min(marked, len(self._staff) - 1))
            row.show()

    @property
    def marked(self) -> bytes | None:
        """The page of who is marked; None while nobody is there."""
        for row, one in zip(self.rows, self._staff, strict=True):
            if row.isChecked():
                return one.page
        return None

    def focus_on(self, page: bytes | None = None) -> bool:
        """Bring the keys to somebody, else to who is marked; False where nobody is there."""
        wanted = page if page in [one.page for one in self._staff] else self.marked
        for row, one in zip(self.rows, self._staff, strict=True):
            if one.page == wanted:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _row(self) -> StaffRow:
        row = StaffRow(self._look)
        row.setAutoExclusive(True)
        row.stepped.connect(lambda step: self._step(row, step))
        row.entered.connect(lambda: row.setChecked(True))
        row.clicked.connect(lambda: self.opened.emit(self._staff[self.rows.index(row)].page))
        return row

    def _step(self, row: StaffRow, step: int) -> None:
        target = self.rows[(self.rows.index(row) + step) % len(self.rows)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target)
