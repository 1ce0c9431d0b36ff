"""A number or address as the caller says it: in groups to be read back, and kept by one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.lines import TypedLine
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class ReadBack(QWidget):
    """Fed with the groups, and with what keeping it would do."""

    edited = Signal(str)
    kept = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        title = _("Read back a number or address")
        self._field = TypedLine(look, title)
        self._groups = Line(look, "", "brand")
        self._keep = KeyedButton(look, _("Keep it"), cap("keep-value"))
        self._told = Paragraph(look, "", "caption", "muted")
        self.setFocusProxy(self._field)
        self._field.textEdited.connect(self.edited)
        self._field.entered.connect(self.kept)
        self._keep.clicked.connect(self.kept)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        name = Line(look, title, "section", "muted")
        name.setBuddy(self._field)
        head.addWidget(name, 1)
        head.addWidget(KeyCap(look, cap("read-back")))
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self._field, 3)
        row.addWidget(self._groups, 4, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self._told)
        self.show_value("", "", can_keep=False)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.text().strip()

    def show_text(self, text: str) -> None:
        """Begin with this."""
        self._field.setText(text)

    def show_value(self, groups: str, told: str, *, can_keep: bool) -> None:
        """The groups in which it is said, and what keeping it would do. The row keeps its place."""
        self._groups.setText(groups)
        self._told.setText(told or " ")
        self._keep.setEnabled(can_keep)
