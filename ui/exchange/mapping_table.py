"""What each column of the file becomes; one box a column, the guess chosen already."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.exchange.columns import Mapping
from assistant.exchange.table import Table
from assistant.tongue import _, n_
from ui.exchange.column_row import ColumnRow
from ui.look.choice_box import ChoiceBox
from ui.look.kept import Kept
from ui.look.keyed_choice import KeyedChoice
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph

_MOST = 120
"""Columns that are shown; a list with more of them is no list of guests."""


class MappingTable(Panel):
    """Tab goes from column to column; a letter or an arrow changes what it becomes."""

    taken = Signal(int, str)
    dates_taken = Signal(bool)
    """Whether the day stands before the month."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._more = Paragraph(look, "", "caption", "muted")
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look.px(8), 0)
        column.setSpacing(look.px(2))
        rows = QVBoxLayout()
        rows.setSpacing(look.px(2))
        column.addLayout(rows)
        column.addWidget(self._more)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._rows = Kept(lambda: self._row(look), rows.addWidget)
        self._dates = _DateOrder(look)
        head = QHBoxLayout()
        head.addWidget(Line(look, _("What each column becomes"), "section", "muted"), 1)
        self.column.addLayout(head)
        self.column.addWidget(self._dates)
        self.column.addWidget(self._scroll, 1)
        self._dates.taken.connect(self.dates_taken)
        self._first: QWidget = self._scroll

    def show_mapping(self, table: Table, mapping: Mapping, asked: bool) -> None:
        """The columns of `table`; `asked` tells whether the order of dates is to be settled."""
        shown = min(len(mapping.fields), _MOST)
        for at, row in enumerate(self._rows.take(shown)):
            row.show_column(table, at, mapping.fields[at])
            row.show()
            self._first = row.box if at == 0 else self._first
        left = len(mapping.fields) - shown
        told = n_("{n} more column is not shown.", "{n} more columns are not shown.", left)
        self._more.setText(told.format(n=left))
        self._more.setVisible(left > 0)
        self._dates.show_order(mapping.day_first)
        self._dates.setVisible(asked)

    def first(self) -> QWidget:
        """Where the keys go first."""
        return self._first

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """A column that the keys come to is scrolled into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(box, ChoiceBox):
            self._scroll.ensureWidgetVisible(box)
        return False

    def _row(self, look: Look) -> ColumnRow:
        row = ColumnRow(look)
        row.taken.connect(self.taken)
        row.box.installEventFilter(self)
        return row


class _DateOrder(QWidget):
    """Asked where the dates of the file can be read both ways."""

    taken = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._day = KeyedChoice(look, _("3 April (day first)"))
        self._month = KeyedChoice(look, _("4 March (month first)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(Line(look, _("03/04 in this file is"), "body", elide=False))
        row.addWidget(self._day)
        row.addWidget(self._month)
        row.addStretch(1)
        self._day.clicked.connect(lambda: self.taken.emit(True))
        self._month.clicked.connect(lambda: self.taken.emit(False))

    def show_order(self, day_first: bool) -> None:
        """The order that is taken."""
        (self._day if day_first else self._month).setChecked(True)
