"""Says to who may only read the house's rules who can change them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from assistant.tongue import _, listed, sentences
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class ClosedNotice(QWidget):
    """With `staff`, the button to change hands; not there for who may."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 18))
        self._words = Paragraph(look, "", "words")
        self.staff = KeyedButton(look, label("who"), cap("who"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, look.px(4))
        row.setSpacing(look.px(10))
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.staff)

    def show_people(self, names: Sequence[str], *, may: bool) -> None:
        """Who can."""
        told = listed(names)
        who = _("This is settled by: {names}.").format(names=told) if told else ""
        self._words.setText(sentences(_("You can read this."), who))
        self.setVisible(not may)
