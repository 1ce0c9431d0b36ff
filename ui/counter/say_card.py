"""One line to say: why, the words, what they mean, the keys to copy and to note it as said."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from ui.look.key_hint import KeyHint
from ui.look.keycap import KeyCap
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look, Role
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph
from ui.look.selectable import SelectableParagraph

COPIED_MS = 1600
"""So long a card says that it was copied."""


class SayCard(QAbstractButton):
    """A card is a button: a click, Space or Enter copies its words. The marked one can be said."""

    said = Signal()
    ROLE: Role = "words"

    def __init__(self, look: Look, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._key = look, cap(f"copy-{number}")
        self._marked = False
        self._why = Paragraph(look, "", "caption", "muted")
        self._cap = self._made_cap()
        self._copied = Line(look, _("Copied"), "caption", "accent", elide=False)
        self._copied.hide()
        self._words = SelectableParagraph(look, "", self.ROLE)
        self._gloss = Paragraph(look, "", "caption", "muted")
        self._said = KeyHint(look, cap("said"), _("Said"))
        self._said.clicked.connect(self.said)
        self._done = Line(look, _("Noted as said"), "caption", "accent", elide=False)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(COPIED_MS)
        self._over.timeout.connect(self._show_cap)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()

    @property
    def words(self) -> str:
        """The line as it is said and copied."""
        return self._words.text()

    def show_prompt(self, words: str, gloss: str, why: str, row: str = "") -> None:
        """Another line in the same card; `row` of the handbook is told to who asks."""
        self._why.setText(why)
        self._words.setText(words)
        self._words.select(0, 0)
        self._gloss.setText(gloss)
        self._gloss.setVisible(bool(gloss))
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        handbook = _("Handbook, {row}.").format(row=row) if row else ""
        copies = _("{key} copies it.").format(key=self._key)
        self.setAccessibleDescription(sentences(why, handbook, copies))
        self.setToolTip(handbook)
        self._done.hide()
        self._show_cap()
        self.updateGeometry()

    def show_marked(self, marked: bool) -> None:
        """Whether "said" is about this card."""
        self._marked = marked
        self._said.setVisible(marked and self._done.isHidden())
        self.update()

    def show_copied(self) -> None:
        """Say for a moment that the words are on the clipboard."""
        self._cap.hide()
        self._copied.show()
        self._over.start()

    def show_said(self, noted: bool) -> None:
        """Whether it is on disk that the words were said."""
        self._done.setVisible(noted)
        self._said.setVisible(self._marked and not noted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
        """A frame; stronger on the marked card, a ring when the keys are here."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        line = look.colour("border_strong" if self._marked or self.underMouse() else "border")
        paint_box(painter, box, look.px(10), look.colour("surface"), line)
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        painter.end()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        for sign in (self._cap, self._copied):
            head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._said)
        foot.addWidget(self._done)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(look.px(13), look.px(11), look.px(11), look.px(11))
        column.setSpacing(look.px(6))
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._gloss)
        column.addLayout(foot)
        self._grow()

    def _made_cap(self) -> KeyCap | KeyHint:
        return KeyCap(self._look, self._key)

    def _grow(self) -> None:
        """As high as the words need."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_cap(self) -> None:
        self._copied.hide()
        self._cap.show()
