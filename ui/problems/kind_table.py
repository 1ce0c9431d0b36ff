"""The same count as a table: a month a row, a kind a column, the sum at the end."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from assistant.recovery.labels import defect_label
from assistant.tongue import _, named
from ui.look.days import month
from ui.look.look import Look
from ui.look.numbers import count
from ui.problems.months import Month
from ui.problems.signs import KINDS, kind_pixmap

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class _Months(QAbstractTableModel):
    """The latest month first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.months: Sequence[Month] = ()

    def show(self, months: Sequence[Month]) -> None:
        self.beginResetModel()
        self.months = list(reversed(months))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.months)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(KINDS) + 2

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        one, column = self.months[index.row()], index.column()
        if role == _Role.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return None
        if column == 0:
            return month(one.from_ms)
        of = one.total if column > len(KINDS) else one.numbers.get(KINDS[column - 1], 0)
        if role == _Role.DisplayRole:
            return count(of) if of else "–"
        return named(_title(column), count(of))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        is_kind = 0 < section <= len(KINDS)
        if role == _Role.DecorationRole and is_kind:
            return kind_pixmap(self._look, KINDS[section - 1])
        if role == _Role.DisplayRole:
            return "" if is_kind else _title(section)
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return _title(section)
        if role == _Role.FontRole:
            return self._look.font("caption")
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class KindTable(QTableView):
    """Arrows go from cell to cell; each cell tells its kind."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._months = _Months(look)
        self._months.setParent(self)
        self.setModel(self._months)
        self.setFont(look.font("caption"))
        self.setAccessibleName(_("Problems by kind, the last twelve months"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.px(26))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(look.font("caption"))
        head.setMinimumSectionSize(look.px(28))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(KINDS) + 1):
            self.setColumnWidth(column, look.px(34))
        self.setColumnWidth(len(KINDS) + 1, look.px(48))

    def show_months(self, months: Sequence[Month]) -> None:
        """The oldest one first, as the chart has them."""
        self._months.show(months)
        if months and not self.currentIndex().isValid():
            self.setCurrentIndex(self._months.index(0, 0))


def _title(column: int) -> str:
    if column == 0:
        return _("Month")
    return _("All") if column > len(KINDS) else defect_label(KINDS[column - 1])
