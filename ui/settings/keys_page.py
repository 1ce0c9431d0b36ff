"""All keys of the window on one page, by what they are for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look import keys
from ui.look.keycap import KeyCap, keycap_width
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph

_LEAST_COLUMN = 330
"""Pixels at 100 %; as many columns as fit."""
_MOST_COLUMNS = 4


class KeysPage(QWidget):
    """A panel for each group, in as many columns as there is room for; it scrolls if it must."""

    left = Signal()
    """Esc, or the key that led here: back to where one was."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups = [_Group(look, title, pairs) for title, pairs in keys.groups()]
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(12))
        self._columns: list[QVBoxLayout] = []
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(28))
        column.setSpacing(look.px(6))
        column.addWidget(Line(look, _("All keys"), "hero"))
        told = _("Everything here can be done without the mouse.")
        column.addWidget(Paragraph(look, told, "words", "muted"))
        column.addSpacing(look.px(12))
        column.addLayout(self._row)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("All keys"))
        scroll.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFocusProxy(scroll)  # the arrow keys scroll it
        keys.bind(self, "cancel", self.left.emit)
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        look = self._look
        room = self.width() - 2 * look.px(40) + look.px(12)
        fit = room // look.px(_LEAST_COLUMN + 12)
        self._arrange(max(1, min(_MOST_COLUMNS, fit, len(self._groups))))

    def _arrange(self, count: int) -> None:
        """Put the groups into `count` columns."""
        if count == len(self._columns):
            return
        for old in self._columns:
            while old.takeAt(0) is not None:
                pass
            self._row.removeItem(old)
        self._columns = []
        for groups in _shared_out(self._groups, count):
            column = QVBoxLayout()
            column.setSpacing(self._look.px(12))
            for group in groups:
                column.addWidget(group)
            column.addStretch(1)
            self._row.addLayout(column, 1)
            self._columns.append(column)


def _shared_out(groups: "Sequence[_Group]", count: int) -> "list[list[_Group]]":
    """Into `count` columns of about one height, each in the order of the table."""
    places = range(len(groups))
    heights = [group.sizeHint().height() for group in groups]
    columns: list[list[int]] = [[] for _at in range(count)]
    for place in sorted(places, key=lambda at: -heights[at]):
        least = min(columns, key=lambda column: sum(heights[at] for at in column))
        least.append(place)
    columns = sorted(sorted(column) for column in columns)
    return [[groups[at] for at in column] for column in columns]


class _Group(Panel):
    """A heading, and under it what each key does."""

    def __init__(self, look: Look, title: str, pairs: list[tuple[str, str]]) -> None:
        super().__init__(look)
        self.column.setSpacing(look.px(5))
        self.column.addWidget(Line(look, title, "section", "muted"))
        wide = max(keycap_width(look, cap) for cap, _label in pairs)
        for cap, label in pairs:
            row = QHBoxLayout()
            row.setSpacing(look.px(12))
            held = QHBoxLayout()
            held.addWidget(KeyCap(look, cap))
            held.addStretch(1)
            left = QWidget()
            left.setFixedWidth(wide)
            left.setLayout(held)
            held.setContentsMargins(0, look.px(1), 0, 0)
            row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(look, label), 1)
            self.column.addLayout(row)
