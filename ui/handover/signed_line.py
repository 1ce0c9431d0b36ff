"""A sign and words that wrap beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.look import Look, Role
from ui.look.paragraph import Paragraph


class SignedLine(QWidget):
    """Without words it is not there."""

    def __init__(
        self,
        look: Look,
        icon: str,
        role: Role = "body",
        colour: str = "text",
        sign: str = "muted",
        indent: float = 26,
    ) -> None:
        super().__init__()
        self._look, self._sign = look, QLabel()
        self._size = 14
        self._place = QWidget()
        self._place.setFixedWidth(look.px(indent))
        self.words = Paragraph(look, "", role, colour)
        stand = QVBoxLayout(self._place)
        stand.setContentsMargins(1, look.px(3), 0, 0)
        stand.addWidget(self._sign)
        stand.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.show_sign(icon, sign)

    def show_sign(self, icon: str, colour: str) -> None:
        """Another sign; "" for none."""
        self._sign.setVisible(bool(icon))
        if icon:
            self._sign.setPixmap(self._look.pixmap(icon, colour, self._size))

    def show_text(self, text: str, lead: str = "", colour: str = "text") -> None:
        """Words, after a semibold `lead` where there is one; "" for none."""
        self.words.show_words(lead, "")
        if lead:
            self.words.show_words(lead, text, colour)
        else:
            self.words.setText(text)
        self.setVisible(bool(text or lead))
