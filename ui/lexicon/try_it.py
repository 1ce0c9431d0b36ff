"""A sentence to try: typed here, and told at once what the program would say of it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.lexicon import Use, remarks
from assistant.words.own import OwnEntry
from assistant.words.remark import Remark
from ui.lexicon.rows import example
from ui.look.kept import Kept
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.lines import TypedLine
from ui.look.look import Look
from ui.look.paragraph import Paragraph

MOST = 4
"""Remarks that are told."""


class TryIt(QWidget):
    """The lexicon as it stands is given by `show_lexicon`; every letter asks it anew."""

    begun = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._language = "en"
        self._use: Use = "said"
        self._own: Sequence[OwnEntry] = ()
        self._off: Collection[str] = ()
        self.line = TypedLine(
            look, _("Try a sentence"), _("Type a sentence as you would say or write it")
        )
        self.line.setMaxLength(500)
        self._hint = KeyHint(look, cap("try-word"), _("Try it"))
        self._nothing = Paragraph(look, "", "body", "muted")
        self._told = QWidget()
        self._lay_out()
        self.line.textChanged.connect(self._show)
        self._hint.clicked.connect(self.begin)
        self.setFocusProxy(self.line)
        self._show()

    def show_lexicon(
        self, language: str, use: Use, own: Sequence[OwnEntry], off: Collection[str]
    ) -> None:
        """By what is judged from now on: the house's entries, and the keys of those left out."""
        self._language, self._use, self._own, self._off = language, use, own, off
        self._show()

    def begin(self) -> None:
        """Into the line."""
        self.line.setFocus()
        self.line.selectAll()
        self.begun.emit()

    @property
    def remarks(self) -> list[Remark]:
        """What is to be said of the sentence."""
        text = self.line.text()
        return remarks(text, self._language, use=self._use, own=self._own, off=self._off)

    @property
    def told(self) -> list[str]:
        """What stands below the line."""
        if not self._nothing.isHidden():
            return [self._nothing.text()]
        return [one.text() for one in self._rows.take(min(MOST, len(self.remarks)))]

    def _show(self) -> None:
        text, found = self.line.text(), self.remarks[:MOST]
        for row, remark in zip(self._rows.take(len(found)), found, strict=True):
            row.show_words(_change(text, remark), remark.reason)
            row.show()
        self._told.setVisible(bool(found))
        blank = _("Here stands what Salve would say of it.")
        marked = _("Nothing is marked in this sentence.")
        self._nothing.setText(marked if text.strip() else blank)
        self._nothing.setVisible(not found)

    def _row(self) -> Paragraph:
        return Paragraph(self._look, "", "body", "muted")

    def _lay_out(self) -> None:
        look = self._look
        told = QVBoxLayout(self._told)
        told.setContentsMargins(look.px(12), 0, 0, 0)
        told.setSpacing(look.px(4))
        self._rows = Kept(self._row, told.addWidget)
        self._nothing.setContentsMargins(look.px(12), 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self.line, 1)
        row.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addLayout(row)
        column.addWidget(self._told)
        column.addWidget(self._nothing)


def _change(text: str, remark: Remark) -> str:
    """“no worries” → My pleasure."""
    piece = _("“{words}”").format(words=text[remark.start : remark.end])
    better = example(remark.better) if remark.takes == "example" else remark.better
    return f"{piece}  →  {better}" if better else piece
