"""The first step: choose a file, or drop one here."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box, paint_dots
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Choose(QWidget):
    """A place to drop a file on, with the button that chooses one."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._over = look, False
        sign = QLabel()
        sign.setPixmap(look.pixmap("file-up", "on_tint", 34))
        self._title = Line(look, "", "name")
        told = _(
            "A CSV file from the program you used before: commas, semicolons or tabs, in any"
            " language. From Excel, save the list as CSV first."
        )
        self._told = Paragraph(look, told, "words", "muted")
        self.button = KeyedButton(look, label("choose-file"), cap("choose-file"), primary=True)
        self._or = Line(look, _("or drop it here"), "caption", "muted")
        self._trouble = Trouble(look)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(look.px(280))
        self._bar.setAccessibleName(_("The file is being read"))
        self._lay_out(sign)
        self.button.clicked.connect(self.wanted)
        self.setFocusProxy(self.button)
        self.show_choice()

    def show_choice(self, trouble: str = "") -> None:
        """Nothing is chosen yet, or what was chosen is no list: `trouble` says why."""
        self._title.setText(_("Choose the list of your guests"))
        self._trouble.show_sentence(trouble)
        self._turn(reading=False)

    def show_reading(self, name: str) -> None:
        """The file called `name` is being looked at."""
        self._title.setText(_("Looking at {name}").format(name=name))
        self._trouble.show_sentence("")
        self._turn(reading=True)

    def show_over(self, over: bool) -> None:
        """Whether a file is held above the page."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white place with a dotted line; tinted while a file is held above it."""
        painter, look, box = QPainter(self), self._look, QRectF(self.rect())
        ground = look.colour("tint" if self._over else "surface")
        paint_box(painter, box, look.px(12), ground)
        line = look.colour("accent" if self._over else "border_strong")
        paint_dots(painter, box, look.px(12), line)
        painter.end()

    def _lay_out(self, sign: QLabel) -> None:
        look, pad = self._look, self._look.px(28)
        inside = QWidget()
        inside.setMaximumWidth(look.px(600))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for part in (sign, self._title, self._told, self._trouble):
            column.addWidget(part)
        column.addSpacing(look.px(6))
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        for act in (self.button, self._bar, self._or):
            row.addWidget(act)
        row.addStretch(1)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 1000)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(pad, pad, pad, pad)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)

    def _turn(self, *, reading: bool) -> None:
        self._bar.setVisible(reading)
        for part in (self.button, self._or, self._told):
            part.setVisible(not reading)
