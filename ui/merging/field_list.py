"""Both cards field by field: the arrows choose which of them holds."""

from collections.abc import Hashable, Mapping, Sequence
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

    @property
    def marked(self) -> str:
        """The field that one stands on."""
        return str(self.current.field) if self.current is not None else ""

    def show_fields(self, fields: Sequence[FieldPair]) -> None:
        """Two other cards."""
        self.show_rows(fields)

    def take_over(self, sides: Mapping[str, Side], marked: str) -> None:
        """What was chosen of these two cards before, and where one stood."""
        self.rows.rows[:] = [
            structs.replace(one, side=sides[one.field]) if _can(one, sides.get(one.field)) else one
            for one in self.fields
        ]
        self.rows.dataChanged.emit(self.rows.index(0), self.rows.index(len(self.rows.rows) - 1))
        if marked:
            self.mark(marked)
        self.chosen.emit()

    def sizeHint(self) -> QSize:
        """It takes the room that is left, and asks for none."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def choose_side(self, side: Side) -> None:
        """What holds of the marked field; both only of numbers and addresses."""
        row = self.current
        if row is None or not _can(row, side):
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


def _can(row: FieldPair, side: Side | None) -> bool:
    """Whether another side can hold; both only of numbers and addresses."""
    other = side is not None and row.is_open and row.side != side
    return other and (side != "both" or row.field in _CONTACTS)


_KEYS: dict[Qt.Key, Side] = {
    Qt.Key.Key_Left: "ours",
    Qt.Key.Key_Right: "theirs",
    Qt.Key.Key_B: "both",
}
