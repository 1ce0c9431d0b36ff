"""The list of items, the marked one unfolded in its place; ten thousand of them are no matter."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from assistant.shift.entries import Item
from assistant.tongue import _
from ui.handover.card import ItemCard
from ui.handover.item_row import GAP, ItemRow
from ui.handover.reading import Known
from ui.handover.rows import Row
from ui.handover.words import row_sentence
from ui.look.look import Look
from ui.look.rows import Heading, RowList, RowModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Model(RowModel):
    def __init__(self, painted: ItemRow) -> None:
        super().__init__()
        self._painted = painted

    def say(self, row: Any) -> str:
        known = self._painted.known
        if isinstance(row, Heading) or known is None:
            return super().say(row)
        return row_sentence(row, known, self._painted.now_ms)


class ItemList(RowList):
    """Only what is seen is painted, and only the marked item is made of widgets (`card`)."""

    above_wanted = Signal()
    """Up, from the first item."""

    def __init__(self, look: Look) -> None:
        self._look, self._painted = look, ItemRow(look)
        self._is_filling = False
        self.card = ItemCard(look)  # before Qt, which lays out rows while it builds the list
        model = _Model(self._painted)
        super().__init__(_("Items of the handover"), model, self._painted, None)
        self._painted.model = model
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalScrollBar().setSingleStep(look.px(24))
        self.card.setParent(self.viewport())
        self.card.hide()
        self.card.resized.connect(self._on_resized)
        self.pointed.connect(self._on_pointed)

    def key_of(self, row: Any) -> Hashable:
        item: Item = row.item
        return item

    @property
    def item(self) -> Item | None:
        """The marked item."""
        row = self.current
        return row.item if row is not None else None

    def show_known(self, known: Known, rows: Sequence[Row | Heading], now_ms: int) -> None:
        """Other rows, or the same with what is new; the mark and what is typed stay."""
        self._painted.known, self._painted.now_ms = known, now_ms
        before, self._is_filling = self.item, True  # the card stays, and so do the keys in it
        self.show_rows(rows)
        if self.current is None and rows:
            self._mark_near(0)
        self._is_filling = False
        self.card.show_row(self.current, known, now_ms, fresh=self.item != before)
        self._unfold()

    def begin_anew(self) -> None:
        """Another sheet, or another reader: the mark will be on the first item."""
        self.setCurrentIndex(self.rootIndex())

    def mark_next(self, item: Item) -> None:
        """To the next that is to be read, below `item` or else from the top."""
        rows = self.rows.rows
        at = next((n for n, row in enumerate(rows) if isinstance(row, Row) and row.item == item), 0)
        order = [*range(at + 1, len(rows)), *range(at)]
        waiting = (n for n in order if isinstance(rows[n], Row) and rows[n].part == "unread")
        found = next(waiting, None)
        if found is not None:
            self.setCurrentIndex(self.rows.index(found))

    def step(self, by: int) -> None:
        """The mark goes up or down."""
        rows, at = self.rows.rows, self.currentIndex().row() + by
        while 0 <= at < len(rows) and isinstance(rows[at], Heading):
            at += by
        if 0 <= at < len(rows):
            self.setCurrentIndex(self.rows.index(at))
        elif by < 0:
            self.above_wanted.emit()

    def sizeHint(self) -> QSize:
        """A row or two; it takes what room there is, and the rest is a matter of scrolling."""
        return QSize(super().sizeHint().width(), self._look.px(80))

    # -- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from item to item. A key that is held down signs for nothing."""
        if event.key() in _ENTER and event.isAutoRepeat():
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card has the ring."""
        super().focusInEvent(event)
        self.card.show_ring(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes where the keys are."""
        super().focusOutEvent(event)
        self.card.show_ring(has_focus=False)

    # -- the card ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height of the card."""
        super().resizeEvent(event)
        self._unfold()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The card moves with its row."""
        super().scrollContentsBy(dx, dy)
        self._place()

    def updateGeometries(self) -> None:
        """After the rows were laid out."""
        super().updateGeometries()
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """The window comes to the front, or goes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.card.show_ring(has_focus=self.hasFocus())

    def show_part(self, part: QWidget) -> None:
        """Scroll so far that a part of the card can be seen: a card may be higher than the list."""
        if self.card.isAncestorOf(part):
            top = part.mapTo(self.viewport(), part.rect().topLeft()).y()
            bottom, room = top + part.height() + self._look.px(GAP), self.viewport().height()
            by = min(top, bottom - room) if bottom > room else min(top, 0)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + by)

    def _on_resized(self) -> None:
        self._unfold()
        focus = QApplication.focusWidget()
        if focus is not None:
            self.show_part(focus)

    def _on_pointed(self, row: Any) -> None:
        known = self._painted.known
        if known is not None and not self._is_filling:
            self.card.show_row(row, known, self._painted.now_ms, fresh=True)
        self._unfold()

    def _unfold(self) -> None:
        """Give the marked row the height of its card."""
        if self._is_filling:
            return
        number = self.currentIndex().row() if self.current is not None else -1
        wide = self.viewport().width()
        high = self.card.heightForWidth(wide) if number >= 0 else 0
        if (number, high) != (self._painted.open_row, self._painted.open_high):
            self._painted.open_row, self._painted.open_high = number, high
            self.doItemsLayout()
            if number >= 0:
                self.scrollTo(self.currentIndex())
        self._place()

    def _place(self) -> None:
        number = self._painted.open_row
        if self._is_filling:
            return
        if number < 0 or number >= len(self.rows.rows):
            self.card.hide()
            return
        rect = self.visualRect(self.rows.index(number))
        wide, high = self.viewport().width(), self._painted.open_high
        gap = self._look.px(GAP)
        self.card.setGeometry(QRect(0, rect.top(), wide, max(0, min(high, rect.height() - gap))))
        self.card.show()
