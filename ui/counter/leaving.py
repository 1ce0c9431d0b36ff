"""The close of a visit: words to part with, the mood at leaving, anything to remember."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from assistant.tongue import _
from ui.counter.unfinished import LeavingTyped
from ui.listening.hear import hear
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.mood_choice import MoodChoice
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.selectable import SelectableParagraph
from ui.look.trouble import Trouble

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt


NARROW, LOW = 720, 560
"""Pixels at 100 %: the form’s width, and the window’s height."""


class Leaving(Panel):
    """A digit for the mood if it was seen, words if there are any, Enter: the visit is closed."""

    left = Signal(object, str, str)
    """Mood (1 to 5, or None), its cause, and what is to be remembered."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._pending = False
        self._words = SelectableParagraph(look, "", "words")
        self._gloss = Paragraph(look, "", "caption", "muted")
        self._mood = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title = Line(look, _("Mood at leaving"), "section", "muted", elide=False)
        self._faces = MoodChoice(look)
        self._cause = QLineEdit()
        self._remember = QLineEdit()
        self._trouble = Trouble(look)
        self._close = KeyedButton(look, _("Close the visit"), "Enter", primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        for field, name in (
            (self._cause, _("The cause, if you know it")),
            (self._remember, _("Anything to remember?")),
        ):
            field.setFont(look.font("body"))
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            hear(look, field, "note")
            field.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._faces.chosen.connect(lambda level: self._cause.setFocus())
        self._faces.typed.connect(self._on_typed)
        self._close.clicked.connect(self.close_visit)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "save", self.close_visit, inside=True)
        bind(self, "cancel", self.cancelled.emit, inside=True)
        self._lay_out(look)
        self.setFocusProxy(self._faces)
        self.show_farewells(())

    def show_farewells(self, prompts: "Sequence[Prompt]") -> None:
        """Begin: the best words first; empty fields."""
        best = prompts[0] if prompts else None
        self._words.setText(best.text if best else "")
        self._gloss.setText(best.gloss if best else "")
        self._fit()
        self._faces.show_level(0)
        self._cause.clear()
        self._remember.clear()
        self._trouble.show_sentence("")
        self._settle(pending=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window: below each other, and without the words, which stand above too."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        narrow = self.width() < self._look.px(NARROW)
        self._mood.setDirection(direction(narrow))
        self._title.setVisible(not narrow)
        low = self.window().height() < self._look.px(LOW)
        pad = self._look.px(10 if low else self.PAD)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(self._look.px(6 if low else 10))
        self._words.setVisible(bool(self._words.text()) and not low)
        self._gloss.setVisible(bool(self._gloss.text()) and not low)

    @property
    def typed(self) -> LeavingTyped:
        """What is noted so far."""
        return LeavingTyped(self._faces.level, self._cause.text(), self._remember.text())

    def resume(self, typed: LeavingTyped) -> None:
        """Go on with what the window before had."""
        self._faces.show_level(typed.level)
        self._cause.setText(typed.cause)
        self._remember.setText(typed.remember)

    def refused(self, sentence: str) -> None:
        """It could not be written; everything typed is still here."""
        self._settle(pending=False)
        self._trouble.show_sentence(sentence)

    def close_visit(self) -> None:
        """Hand out what was noted; a cause needs its mood."""
        if self._pending:
            return
        cause = self._cause.text().strip()
        if cause and not self._faces.level:
            self._trouble.show_sentence(_("Choose a face first, with 1 to 5."))
            self._faces.setFocus()
            return
        self._settle(pending=True)
        self.left.emit(self._faces.level or None, cause, self._remember.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes the visit from wherever the keys are."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_visit()
        else:
            super().keyPressEvent(event)

    def _settle(self, *, pending: bool) -> None:
        self._pending = pending
        self._close.setEnabled(not pending)

    def _on_typed(self, event: QKeyEvent) -> None:
        """A letter on the faces is not a mood: it is something to remember."""
        field = self._cause if self._faces.level else self._remember
        field.setFocus()
        field.event(event)

    def _lay_out(self, look: Look) -> None:
        mood = self._mood
        mood.setSpacing(look.px(10))
        mood.addWidget(self._title)
        mood.addWidget(self._faces, 3)
        mood.addWidget(self._cause, 2)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(10))
        foot.addWidget(self._remember, 1)
        foot.addWidget(self._close)
        foot.addWidget(self._cancel)
        self.column.addWidget(self._words)
        self.column.addWidget(self._gloss)
        self.column.addLayout(mood)
        self.column.addLayout(foot)
        self.column.addWidget(self._trouble)
