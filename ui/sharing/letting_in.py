"""At the desk that carries the others: shows the code for a new one, and how long it is good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _, listed
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.sharing.code_face import CodeFace


class LettingIn(Panel):
    """A button; then the code, until it is used or too old."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._told = Paragraph(look, "", "body", "muted")
        self._button = KeyedButton(
            look, label("let-in"), cap("let-in"), primary=True, icon="monitor"
        )
        self.face = CodeFace(look)
        self._left = Line(look, "", "strong")
        self._where = Paragraph(look, "", "body", "muted")
        self._trouble = Trouble(look)
        self._open = QWidget()
        self._lay_out(look)
        self._button.clicked.connect(self.wanted)
        self.setFocusProxy(self._button)
        self.show_closed("")

    @property
    def is_open(self) -> bool:
        """Whether a code is shown."""
        return bool(self.face.code)

    def show_code(self, code: str, left_s: float) -> None:
        """A code that is good for so many seconds."""
        seconds = int(left_s)
        clock = f"{seconds // 60}:{seconds % 60:02}"
        self.face.show_code(code)
        self._left.setText(_("Good for {time}, for one desk").format(time=clock))
        self._told.setText(_("At the other desk choose “Join a shop” and type this code."))
        self._button.show_text(_("Another code"), primary=False)
        self._open.show()

    def show_addresses(self, addresses: Sequence[str]) -> None:
        """Where this desk is found, if it is not found by itself."""
        told = _("Should it not find this desk by itself, type this address there: {addresses}")
        self._where.setText(told.format(addresses=listed(addresses)) if addresses else "")
        self._where.setVisible(bool(addresses))

    def show_closed(self, came: str) -> None:
        """No code; `came` says what became of the last one."""
        self.face.show_code("")
        usual = _("A code lets one more desk of the house share this memory.")
        self._told.setText(came or usual)
        self._button.show_text(label("let-in"), primary=True)
        self._open.hide()

    def refused(self, sentence: str) -> None:
        """Why there is no code."""
        self._trouble.show_sentence(sentence)

    def _lay_out(self, look: Look) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(look.px(6))
        beside.addWidget(self._left)
        beside.addWidget(self._where)
        beside.addStretch(1)
        row = QHBoxLayout(self._open)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(20))
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.column.setSpacing(look.px(12))
        self.column.addWidget(Line(look, label("let-in"), "section", "muted"))
        self.column.addWidget(self._told)
        self.column.addWidget(self._open)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
