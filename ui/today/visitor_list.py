"""The list of those who are expected on a day, by time."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.look.look import Look
from ui.look.rows import RowList, RowModel
from ui.today.reading import Visitor
from ui.today.visitor_row import VisitorRow
from ui.today.words import sentence, written_by


class _Model(RowModel):
    def __init__(self, row: VisitorRow) -> None:
        super().__init__()
        self._row = row
        self.names: Mapping[StaffId, str] = {}

    def say(self, row: Any) -> str:
        return sentence(row, self._row.now_ms)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return written_by(self.rows[index.row()], self.names, self._row.now_ms)
        return super().data(index, role)


class VisitorList(RowList):
    """Fed with `Visitor`s; Return is for whoever is marked."""

    chosen = Signal(object)
    """The `Visitor` that was entered, or clicked twice."""
    ALWAYS_MARKED = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        self._row = VisitorRow(look)
        self._model = _Model(self._row)
        super().__init__(_("Who is expected"), self._model, self._row, parent)
        self.entered_row.connect(self.chosen)

    def sizeHint(self) -> QSize:
        """Two guests at least; it takes what room there is."""
        return QSize(super().sizeHint().width(), self._look.px(150))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(super().minimumSizeHint().width(), self._look.px(150))

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.expected.page)

    def show_visitors(self, visitors: Sequence[Visitor], now_ms: int) -> None:
        """Others, or the same ones later."""
        self._row.now_ms = now_ms
        self.show_rows(visitors)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._model.names = names
