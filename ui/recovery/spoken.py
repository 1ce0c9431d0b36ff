"""The words to say now, large, with the keys to copy them, to change them and to note them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from ui.look.keycap import KeyCap
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

COPIED_MS = 1600
SIZE = 21
"""Pixels at 100 %: what is said aloud is the largest text on the page."""
QUOTES = {"es": "«»", "ru": "«»"}
"""The marks around what is said, by its language; English and Chinese use the same."""
LONG = 160
"""Letters; longer words are set a little smaller."""


class Spoken(QAbstractButton):
    """A click, Space or Enter copies the words. They turn in a ring by `turn`."""

    said = Signal(object)
    """The `Prompt` that was said to the guest."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._prompts: tuple[Prompt, ...] = ()
        self._at = 0
        self._noted: set[tuple[str, str]] = set()
        self._why = Line(look, "", "caption", "on_tint")
        self._words = Paragraph(look, "", "big", "on_tint")
        self._gloss = Paragraph(look, "", "body", "muted")
        self._copy = KeyCap(look, cap("copy-1"))
        self._copy.setToolTip(_("Copy the words"))
        self._other = KeyCap(look, cap("other-words"))
        self._other.setToolTip(_("Other words"))
        self._copied = Line(look, _("Copied"), "caption", "on_tint", elide=False)
        self._say = KeyCap(look, cap("said"))
        self._say.setToolTip(_("Note that it was said"))
        self._done = Line(look, _("Noted as said"), "caption", "on_tint", elide=False)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(COPIED_MS)
        self._over.timeout.connect(self._show_caps)
        self._keeps = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.copy)
        self._lay_out()

    @property
    def words(self) -> str:
        """As they are said and copied; "" when there are none."""
        return self._prompts[self._at].text if self._prompts else ""

    def show_prompts(self, prompts: "Sequence[Prompt]", why: str = "", *, keeps: bool) -> None:
        """Other words, the best first; `why` above them. `keeps`: it can be noted what was said.

        The same words again leave the one in hand in view.
        """
        again = [(p.moment, p.key, p.text) for p in prompts] == [
            (p.moment, p.key, p.text) for p in self._prompts
        ]
        self._prompts, self._keeps = tuple(prompts), keeps
        self._why.setText(why)
        self._why.setVisible(bool(why))
        if not again:
            self._at = 0
        self._show()

    def copy(self) -> None:
        """Put the words on the clipboard."""
        if self.words:
            QGuiApplication.clipboard().setText(self.words)
            self._copy.hide()
            self._copied.show()
            self._over.start()

    def say(self) -> None:
        """Tell that the words were said."""
        if self._prompts and self._keeps:
            self.said.emit(self._prompts[self._at])

    def show_said(self, moment: str, key: str) -> None:
        """It is on disk that these were said."""
        self._noted.add((moment, key))
        self._show()

    def forget_said(self) -> None:
        """Another guest."""
        self._noted.clear()

    def turn(self) -> None:
        """The next words; after the last ones the first again."""
        if self._prompts:
            self._at = (self._at + 1) % len(self._prompts)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """What its column asks for: a button of its own accord knows no layout."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same, at the least."""
        return self._column.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft ground of what is said."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        paint_box(painter, box, look.px(10), look.colour("tint"))
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        painter.end()

    def _show(self) -> None:
        prompt = self._prompts[self._at] if self._prompts else None
        words, gloss = (prompt.text, prompt.gloss) if prompt else ("", "")
        font = self._look.font("big")
        font.setPixelSize(self._look.px(SIZE if len(words) <= LONG else SIZE - 4))
        self._words.setFont(font)
        marks = QUOTES.get(prompt.language if prompt else "", "“”")
        self._words.setText(f"{marks[0]}{words}{marks[1]}" if words else "")
        self._gloss.setText(gloss)
        self._gloss.setVisible(bool(gloss))
        noted = prompt is not None and (prompt.moment, prompt.key) in self._noted
        self._say.setVisible(self._keeps and not noted)
        self._done.setVisible(noted)
        self._other.setVisible(len(self._prompts) > 1)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words or _("What to say"))
        copies = _("{key} copies it.").format(key=cap("copy-1"))
        self.setAccessibleDescription(sentences(self._why.text(), gloss, copies))
        self.setVisible(bool(words))
        self._show_caps()
        self.updateGeometry()

    def _show_caps(self) -> None:
        self._copied.hide()
        self._copy.show()

    def _lay_out(self) -> None:
        look = self._look
        keys = QVBoxLayout()
        keys.setSpacing(look.px(4))
        right = Qt.AlignmentFlag.AlignRight
        for part in (self._copy, self._copied, self._other, self._say, self._done):
            keys.addWidget(part, 0, right)
        keys.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(look.px(4))
        texts.addWidget(self._why)
        texts.addWidget(self._words)
        texts.addWidget(self._gloss)
        texts.addStretch(1)
        row = self._column = QHBoxLayout(self)
        row.setContentsMargins(look.px(20), look.px(13), look.px(14), look.px(13))
        row.setSpacing(look.px(12))
        row.addLayout(texts, 1)
        row.addLayout(keys)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
