"""Rows of the file with what there is to say of them: the refused ones, or those with a remark."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from assistant.tongue import _
from ui.look.look import Look

Told = tuple[int, str, str]
"""Row number, why, what stands in the row."""
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """Any number of rows: only what is seen is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Told] = ()

    def show(self, rows: Sequence[Told]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Row"), _("Why"), _("What stands in it"))[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowTable(QTableView):
    """Arrows go from row to row; a reason that is cut is whole in its tooltip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rows = _Rows()
        self._rows.setParent(self)
        self.setModel(self._rows)
        self.setFont(look.font("body"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.px(32))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(0, look.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reason has more room than what stands in the row."""
        super().resizeEvent(event)
        self.setColumnWidth(2, round(self.viewport().width() * 0.36))

    def show_rows(self, name: str, rows: Sequence[Told]) -> None:
        """Other rows, called `name`."""
        self.setAccessibleName(name)
        self._rows.show(rows)
        self.scrollToTop()
