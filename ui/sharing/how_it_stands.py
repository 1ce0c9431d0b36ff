"""How this desk stands with the others: a sign, a sentence, and how far it has caught up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.sharing.standing import Standing
from ui.sharing.words import progress_words, standing_words, trouble_words

SIGNS = {"together": ("monitor-check", "accent"), "alone": ("monitor-x", "warn")}
SIGNS |= {"removed": ("monitor-x", "warn"), "copied": ("monitor-x", "warn")}
PARTS = 1000


class HowItStands(Panel):
    """Fed by `show_standing`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look, self._sign = look, QLabel()
        self._title = Line(look, "", "brand")
        self._words = Paragraph(look, "", "body", "muted")
        self._known = Paragraph(look, "", "body", "muted")
        self._progress = Paragraph(look, "", "body")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, PARTS)
        self._trouble = Trouble(look)
        if (lines := self._trouble.layout()) is not None:  # its sign and words under those above
            lines.setContentsMargins(look.px(6), 0, look.px(12), 0)
            lines.setSpacing(look.px(20))
        said = QVBoxLayout()
        said.setSpacing(look.px(4))
        for part in (self._title, self._words, self._known, self._progress, self._bar):
            said.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        self.column.setSpacing(look.px(12))
        self.column.addLayout(row)
        self.column.addWidget(self._trouble)

    def show_standing(self, title: str, stand: Standing, known: str = "") -> None:
        """`title` says what this desk is; `known` what else there is to know."""
        icon, colour = SIGNS.get(stand.kind, ("monitor", "muted"))
        self._sign.setPixmap(self._look.pixmap(icon, colour, 28))
        self._title.setText(title)
        self._show(self._words, standing_words(stand))
        self._show(self._known, known)
        self._trouble.show_sentence(trouble_words(stand))
        catching = stand.kind == "catching-up" and stand.whole > 0
        self._show(self._progress, progress_words(stand) if catching else "")
        self._bar.setVisible(catching)
        if catching:
            self._bar.setValue(round(PARTS * (stand.whole - stand.behind) / stand.whole))
            self._bar.setAccessibleName(progress_words(stand))

    @staticmethod
    def _show(part: Paragraph, words: str) -> None:
        if part.text() != words:
            part.setText(words)
        part.setVisible(bool(words))
