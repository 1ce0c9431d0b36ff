"""What was found out about a file, each finding open to be put right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.exchange.imports import Outcome
from assistant.exchange.table import Table
from assistant.tongue import _
from ui.exchange.words import ENCODINGS, SEPARATORS, file_words
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel

_LEAST_NAME = 230
"""Pixels at 100 % for the file's name."""


class FileFacts(Panel):
    """Name, rows, size; encoding, separator and header as boxes."""

    read_differently = Signal(str, str, bool)
    """Encoding, separator, whether the first row is a header."""
    other_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        sign = QLabel()
        sign.setPixmap(look.pixmap("file-text", "muted", 22))
        self._name = Line(look, "", "strong")
        self._told = Line(look, "", "caption", "muted")
        self._encoding = ChoiceBox(
            look, _("Letters are written in"), [(v, _(w)) for v, w in ENCODINGS.items()]
        )
        self._separator = ChoiceBox(
            look, _("Columns are parted by"), [(v, _(w)) for v, w in SEPARATORS.items()]
        )
        self._header = QCheckBox(_("The first row names the columns"))
        self._header.setFont(look.font("body"))
        self.other = KeyedButton(look, _("Another file"), cap("choose-file"), plain=True)
        self._names, self._boxes = QWidget(), QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._told)
        names = QHBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(look.px(12))
        names.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        names.addLayout(words, 1)
        boxes = FlowLayout(self._boxes, look.px(10))
        for box in (self._encoding, self._separator, self._header):
            boxes.addWidget(box)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(8))
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self._place(wide=True)
        self._encoding.taken.connect(self._on_taken)
        self._separator.taken.connect(self._on_taken)
        self._header.clicked.connect(self._on_taken)
        self.other.clicked.connect(self.other_wanted)

    def show_file(self, table: Table, forecast: Outcome | None) -> None:
        """The file as it is read now."""
        self._name.setText(table.path.name)
        self._told.setText(file_words(table, forecast))
        self._encoding.show_value(table.encoding)
        self._separator.show_value(table.separator)
        self._header.setChecked(table.has_header)

    def show_open(self, opened: bool) -> None:
        """Whether the findings can be changed."""
        for part in (self._encoding, self._separator, self._header, self.other):
            part.setEnabled(opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All on one line where there is room."""
        super().resizeEvent(event)
        look = self._look
        room = self.width() - self._boxes.sizeHint().width() - self.other.sizeHint().width()
        self._place(wide=room >= look.px(_LEAST_NAME + 2 * (self.PAD + 14)))

    def _place(self, *, wide: bool) -> None:
        self._boxes.setMinimumWidth(self._boxes.sizeHint().width() if wide else 0)
        self._grid.addWidget(self._names, 0, 0)
        self._grid.addWidget(self.other, 0, 2)
        if wide:
            self._grid.addWidget(self._boxes, 0, 1)
        else:
            self._grid.addWidget(self._boxes, 1, 0, 1, 3)

    def _on_taken(self) -> None:
        self.read_differently.emit(
            self._encoding.currentData(), self._separator.currentData(), self._header.isChecked()
        )
