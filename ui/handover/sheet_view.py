"""The pane as it looks: the sheet at the left, what is beside it at the right."""

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from assistant.shift.entries import Item
from ui.handover.head import Head
from ui.handover.item_list import ItemList
from ui.handover.nothing import Nothing
from ui.handover.reading import Known
from ui.handover.rows import drafted, to_read
from ui.handover.sheets import Sheets
from ui.handover.side import Side
from ui.handover.to_all import ToAll
from ui.look.current_stack import LooseStack
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel, hairline
from ui.look.scrolling import Scrolling

BESIDE, SIDE = 860, 266
"""Pixels at 100 %: from which width on there is room beside the sheet, and how much is taken."""
BELOW = 0.26
"""In a narrow window so much of the height."""


class SheetView(QWidget):
    """One sheet, read or written; or the list of the earlier ones."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.head, self.to_all = Head(look), ToAll(look)
        self.list, self.sheets = ItemList(look), Sheets(look)
        self.nothing, self.side = Nothing(look), Side(look)
        self._stack = LooseStack()
        for part in (self.list, self.nothing, self.sheets):
            self._stack.addWidget(part)
        self._paper = Panel(look)
        pad = look.px(16)
        self._paper.column.setContentsMargins(pad, look.px(14), pad, look.px(10))
        self._paper.column.setSpacing(look.px(10))
        top: list[QWidget] = [self.head, hairline(), self.to_all]
        for above in top:
            self._paper.column.addWidget(above)
        self._paper.column.addWidget(self._stack, 1)
        self._beside = Scrolling(self.side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(12))
        self._row.addWidget(self._paper, 1)
        self._row.addWidget(self._beside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.on_focus_changed)

    @property
    def shows_earlier(self) -> bool:
        """Whether the list of the earlier ones is in front."""
        return self._stack.currentWidget() is self.sheets

    def show_known(
        self,
        known: Known,
        now_ms: int,
        *,
        writing: bool,
        signing: Iterable[Item] = (),
        for_whom: bytes = b"",
    ) -> None:
        """A sheet, or what changed on it; what is typed and marked stays."""
        if not self.shows_earlier:
            self.head.show_known(known, now_ms, writing=writing, for_whom=for_whom)
            self.to_all.setVisible(writing)
        if writing:
            self.to_all.show_known(known)
        rows = drafted(known) if writing else to_read(known, signing)
        self.list.show_known(known, rows, now_ms)
        self.side.show_known(known, now_ms, writing=writing)
        self.nothing.show_why(writing=writing, given=known.sheet is not None)
        if not self.shows_earlier:
            self.show_items()

    def on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """What has the keys comes into sight."""
        if now is not None and self.list.card.isAncestorOf(now):
            self.list.show_part(now)

    def show_items(self) -> None:
        """The items in front, or why there are none; what stands above them is shown anew."""
        self._beside.show()
        self._stack.setCurrentWidget(self.list if self.list.rows.rows else self.nothing)

    def show_earlier(self) -> None:
        """The earlier ones in front."""
        self.head.show_earlier()
        self.to_all.hide()
        self._beside.hide()
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.setFocus()

    def begin(self) -> None:
        """The keys go to the items, or where one can write."""
        if self.shows_earlier:
            self.sheets.setFocus()
        elif self.list.rows.rows:
            self.list.setFocus()
        elif self.to_all.isVisibleTo(self):
            self.to_all.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one stands below the other."""
        super().resizeEvent(event)
        px = self._look.px
        narrow = self.width() < px(BESIDE)
        self._row.setDirection(direction(narrow))
        if narrow:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(16_777_215)
            self._beside.setMaximumHeight(round(self.height() * BELOW))
        else:
            self._beside.setFixedWidth(px(SIDE))
            self._beside.setMaximumHeight(16_777_215)
