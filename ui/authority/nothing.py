"""Where nothing waits: a quiet sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from ui.authority.known import Known
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph

WIDTH = 560


class Nothing(QWidget):
    """Who may decide hears that nobody waits; who may not, how to ask; nobody, to say who it is."""

    staff_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = Line(look, "", "name")
        self._words = Paragraph(look, "", "words", "muted")
        self._staff = KeyedButton(look, label("who"), cap("who"))
        self._staff.clicked.connect(self.staff_wanted)
        sign = QLabel()
        sign.setPixmap(look.pixmap("circle-check", "accent", 30))
        panel = Panel(look)
        panel.setMaximumWidth(look.px(WIDTH))
        pad = look.px(26)
        panel.column.setContentsMargins(pad, pad, pad, pad)
        panel.column.setSpacing(look.px(10))
        panel.column.addWidget(sign)
        for part in (self._title, self._words):
            panel.column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self._staff)
        buttons.addStretch(1)
        panel.column.addLayout(buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(panel, 100, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(60), 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        self.show_known(Known())

    def show_known(self, known: Known) -> None:
        """For who is at this desk."""
        if known.signer is None:
            title, told = _("Who is at this desk?"), _("Say it first: then you see what waits.")
        elif known.decides:
            title = _("Nothing waits for you")
            told = _(
                "Requests beyond a limit, second failures, and guests who ask for somebody "
                "with authority come here, and are told in the bar above."
            )
        else:
            title = _("You have asked for nothing")
            told = sentences(
                _("A gesture beyond your limit goes to somebody with authority at once."),
                _("Ask from the open problem, with {key}.").format(key=cap("authority")),
            )
        self._title.setText(title)
        self._words.setText(told)

    def begin(self) -> None:
        """The keys go to its button."""
        self._staff.setFocus(Qt.FocusReason.OtherFocusReason)
