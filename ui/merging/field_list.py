"""Both cards field by field: the arrows choose which of them holds."""

from collections.abc import Hashable, Sequence
from typing import Any

from msgspec import structs
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from assistant.privacy.merge_entries import Side
from assistant.tongue import _
from ui.look.look import Look
from ui.look.rows import RowList, RowModel
from ui.merging.field_row import FieldRow, columns, said
from ui.merging.words import FieldPair

_CONTACTS = ("phone", "email")


class _Fields(RowModel):
    def say(self, row: Any) -> str:
        return said(row)


class FieldList(RowList):
    """← takes the left card's value, → the right one's, B both where both can hold."""

    ALWAYS_MARKED = True
    chosen = Signal()
    """Something else holds."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Both cards, field by field"), _Fields(), FieldRow(look), parent)
        self._look = look
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def key_of(self, row: Any) -> Hashable:
        return str(row.field)

    @property
    def fields(self) -> list[FieldPair]:
        """All of them, with what holds."""
        return list(self.rows.rows)

    def show_fields(self, fields: Sequence[FieldPair]) -> None:
        """Two other cards."""
        self.show_rows(fields)

    def sizeHint(self) -> QSize:
        """It takes the room that is left, and asks for none."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def choose_side(self, side: Side) -> None:
        """What holds of the marked field; both only of numbers and addresses."""
        row = self.current
        if row is None or not row.is_open or row.side == side:
            return
        if side == "both" and row.field not in _CONTACTS:
            return
        at = self.currentIndex().row()
        self.rows.rows[at] = structs.replace(row, side=side)
        self.rows.dataChanged.emit(self.rows.index(at), self.rows.index(at))
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows to the sides choose; the others move."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            side = _KEYS.get(Qt.Key(event.key()))
            if side is not None:
                self.choose_side(side)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a value takes it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        left, right = columns(self._look, self.viewport().width())[1:]
        if event.position().x() >= right.left():
            self.choose_side("theirs")
        elif event.position().x() >= left.left():
            self.choose_side("ours")


_KEYS: dict[Qt.Key, Side] = {
    Qt.Key.Key_Left: "ours",
    Qt.Key.Key_Right: "theirs",
    Qt.Key.Key_B: "both",
}
