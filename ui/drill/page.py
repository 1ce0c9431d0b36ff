"""The page of practice: draws situations, uncovers the words, and leads back and forth (H44)."""

from collections.abc import Mapping
from datetime import datetime
from random import Random

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.tongue import spoken
from assistant.words.book import Book
from assistant.words.drawing import draw
from assistant.words.drill import hints, lines
from assistant.words.plots import Field
from assistant.words.prompts import Prompt
from assistant.words.view import HouseWords
from ui.drill.book_words import AT_ONCE, BookWords
from ui.drill.choices import Choices
from ui.drill.own_words import OwnWords
from ui.drill.situation import SituationPanel
from ui.drill.turn import KEPT, DrillOpen, Turn
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.scrolling import Scrolling

NARROW = 760
"""Pixels at 100 %: below it the two kinds of words stand below each other."""
WIDEST = 1280
"""Pixels at 100 %: lines stay short enough to read."""


class DrillPane(QWidget):
    """Nothing is counted, judged or written: what was practised is gone with the program."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        book: Book,
        words: HouseWords,
        house: str,
        rng: Random | None = None,
    ) -> None:
        """`words`: what the house has settled so far; `house`: what it is called."""
        super().__init__()
        self._look, self._desk, self._book, self._house = look, desk, book, house
        self._rng = rng or Random()  # noqa: S311 - nothing secret is drawn
        self._names: Mapping[StaffId, str] = {}
        self._signed = desk.signed
        self._turns: list[Turn] = []
        self._at = -1
        self._field: Field | None = None
        self._language = spoken()
        self._choices, self._situation = Choices(look), SituationPanel(look)
        self._own, self._others = OwnWords(look), BookWords(look)
        self._own.show_house(words)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._own)
        self._draw()

    # -- from outside -----------------------------------------------------------------------------

    def show_house(self, words: HouseWords) -> None:
        """What the house has settled, from now on; the book has it already."""
        self._own.show_house(words)
        self._show_words()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who is called what: a line may say the name of whoever practises."""
        self._names = names
        self._show_words()

    def on_signed(self) -> None:
        """Somebody else practises: what was said before is not theirs to see."""
        if self._desk.signed != self._signed:
            self._signed = self._desk.signed
            self._turns = []
            self._draw()

    def on_changed(self, changes: Changes) -> None:
        """Nothing here is on disk."""

    @property
    def turn(self) -> Turn:
        """The situation that is shown, with what has been typed."""
        return replace(self._turns[self._at], typed=self._own.field.words)

    @property
    def open(self) -> DrillOpen:
        """Where one stands."""
        self._keep()
        return DrillOpen(tuple(self._turns), self._at, self._field, self._language)

    def take_over(self, before: DrillOpen) -> None:
        """Stand where the window before stood."""
        self._turns, self._at = list(before.turns), before.at
        self._field, self._language = before.field, before.language
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """The first words belong into the field."""
        super().showEvent(event)
        self._focus()

    # -- practising -------------------------------------------------------------------------------

    def on_entered(self) -> None:
        """The words are said: uncover the others. Once that is done, the next situation."""
        if self._turns[self._at].uncovered:
            self.on_next()
        else:
            self._keep(uncovered=True)
            self._show()
            QTimer.singleShot(0, self, self._show_lower)

    def on_next(self) -> None:
        """The situation after this one; a new one after the last."""
        self._keep()
        if self._at + 1 < len(self._turns):
            self._at += 1
            self._show()
        else:
            self._draw()

    def on_before(self) -> None:
        """The situation before this one, with what was said then."""
        if self._at > 0:
            self._keep()
            self._at -= 1
            self._show()

    def on_more(self) -> None:
        """The book's next lines; after the last ones the first again."""
        turn = self._turns[self._at]
        if turn.uncovered:
            first = turn.first + AT_ONCE
            self._keep(first=first if first < len(self._lines()) else 0)
            self._show_words()

    def on_field(self, field: Field | None) -> None:
        """Something else is to be practised."""
        self._field = field
        self._draw_instead()

    def on_language(self, language: str) -> None:
        """With guests who speak another language."""
        self._language = language
        self._draw_instead()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter go on, wherever nobody types."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.on_entered()
        else:
            super().keyPressEvent(event)

    # -- showing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        now = datetime.now().astimezone()
        unlike = self._turns[-1].drill.moment if self._turns else None
        drill = draw(self._rng, now, self._book, self._language, self._field, unlike)
        self._turns = [*self._turns[1 - KEPT :], Turn(drill)]
        self._at = len(self._turns) - 1
        self._show()

    def _draw_instead(self) -> None:
        """A situation to which nothing was said yet makes room."""
        self._keep()
        last = self._turns[-1]
        if not last.typed and not last.uncovered:
            self._turns.pop()
        self._draw()

    def _keep(self, **changes: object) -> None:
        """What is typed stays with its situation."""
        self._turns[self._at] = replace(self.turn, **changes)

    def _show(self) -> None:
        turn = self._turns[self._at]
        self._choices.show_choices(self._field, self._language)
        self._situation.show_drill(turn.drill)
        self._own.show_turn(turn.typed, turn.uncovered, turn.drill.language, self._at == 0)
        self._own.field.setAccessibleDescription(self._situation.told)
        self._show_words()
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._focus()

    def _show_words(self) -> None:
        turn = self._turns[self._at]
        if turn.uncovered:
            self._others.show_lines(self._lines(), turn.first, hints(turn.drill))
        else:
            self._others.cover()

    def _lines(self) -> list[Prompt]:
        signed = self._desk.signed
        staff = self._names.get(signed, "") if signed else ""
        return lines(self._turns[self._at].drill, self._book, staff=staff, house=self._house)

    def _show_lower(self) -> None:
        """Where the words stand below each other, they move up."""
        if self._sides.direction() == QBoxLayout.Direction.TopToBottom:
            self._scroll.verticalScrollBar().setValue(self._own.y())

    def _focus(self) -> None:
        if self._turns[self._at].uncovered:
            self._own.focus_button()
        else:
            self._own.field.setFocus()

    # -- laying out -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._sides.setDirection(direction(self.width() < self._look.px(NARROW)))

    def _lay_out(self) -> None:
        px = self._look.px
        inner = QWidget()
        inner.setMaximumWidth(px(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(px(12))
        self._sides.addWidget(self._own, 1)
        self._sides.addWidget(self._others, 1)
        column.addWidget(self._choices)
        column.addWidget(self._situation)
        column.addLayout(self._sides, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self._scroll = Scrolling(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self._own.entered.connect(self.on_entered)
        self._own.before_wanted.connect(self.on_before)
        self._own.other_wanted.connect(self.on_next)
        self._others.more_wanted.connect(self.on_more)
        self._choices.field_chosen.connect(self.on_field)
        self._choices.language_chosen.connect(self.on_language)
        bind(self, "uncover", self.on_entered)
        bind(self, "drill-next", self.on_next)
        bind(self, "drill-before", self.on_before)
        bind(self, "other-words", self.on_more)
        bind(self, "drill-field", self._choices.step)
        bind(self, "drill-language", self._choices.to_languages)
