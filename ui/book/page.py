"""The page of the phrase book: what is said at each moment, and what the house makes of it."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.entries import Moment
from assistant.journal.stamp import StaffId
from assistant.tongue import LANGUAGES, _, spoken
from assistant.words.book import Book
from assistant.words.open_book import OpenBook, Shown, moved
from assistant.words.view import HouseWords
from ui.book.deeds import Deeds, Done
from ui.book.front import BookFront
from ui.book.line_form import LineForm
from ui.book.pen import Pen
from ui.book.reading import Found, read, sought_in
from ui.book.trading import Trading
from ui.book.trading_intake import TradeIntake
from ui.book.typed import FormTyped
from ui.bridge import Bridge, aside
from ui.look.keys import bind, cap
from ui.look.look import Look
from ui.reader import Reader

BESIDE = 1500
"""Pixels at 100 %: from there on the lines stay beside the form."""


class BookOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    language: str = ""
    """"" for the interface's, whichever that is."""
    moment: Moment = "greeting"
    marked: str = ""
    """The key of the line."""
    sought: str = ""
    form: FormTyped = FormTyped()
    beside: bool = False
    """Whether the line in the form was begun from one of ours."""
    told: str = ""
    done: Done = ()
    file: TradeIntake | None = None
    """Words of another house that are looked at."""


class BookPane(QWidget):
    """Everybody reads it; what the house settles is for those with authority, and said so."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    turned = Signal()
    """Something else is in front (`shows`)."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, book: Book, house: HouseWords, name: str
    ) -> None:
        """`house` is what counts now, `name` what the house is called."""
        super().__init__()
        self._look, self._desk, self._book, self._name = look, desk, book, name
        self._at_hand: QWidget | None = None
        """What is in front: the book, the form, or a file."""
        self._house, self._language, self._is_chosen = house, spoken(), False
        self._found = Found()
        self._pages: OpenBook = {}
        """Of these the lines that are sought."""
        self._names: Mapping[StaffId, str] = {}
        self._resume: BookOpen | None = None
        self._wanted = ""
        """The key of the line that is to be marked when it is there."""
        self._front, self._form = BookFront(look), LineForm(look, book, name)
        self._trading = Trading(look, desk, bridge, house, name)
        self._deeds = Deeds(desk, bridge, self)
        self._pen = Pen(self._form, self._deeds, desk, book)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(self._front, 4)
        for part in (self._form, self._trading):
            row.addWidget(part, 5)
            part.hide()
        self._connect()
        self._turn_to(self._front)
        self._form.show_lexicon(house.lexicon, house.words_off)
        self._front.head.show_language(self._language)
        self._front.show_moments()
        self._reader.read()

    # -- from outside -----------------------------------------------------------------------------

    def show_house(self, house: HouseWords) -> None:
        """What the house has settled, as it is now."""
        self._house = house
        self._form.show_lexicon(house.lexicon, house.words_off)
        self._trading.show_house(house)
        self._reader.read()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        self._show_speaker()
        self._show()

    def on_signed(self) -> None:
        """Somebody else is at this desk: what another did is theirs to take back."""
        self._deeds.forget()
        self._front.show_told("")
        self._form.show_refused("")
        self._show_speaker()

    def on_changed(self, changes: Changes) -> None:
        """What the house settles comes by `show_house`; here, who may settle it."""
        if changes.staff or changes.wide:
            self._reader.changed(seen=self.isVisible())

    @property
    def shows(self) -> str:
        """What is in front: "book", "book-form" or "trading"."""
        form, file = self._at_hand is self._form, self._at_hand is self._trading
        return "book-form" if form else "trading" if file else "book"

    @property
    def open(self) -> BookOpen:
        """Where one stands."""
        front = self._front
        line = front.lines.line
        return BookOpen(
            self._language if self._is_chosen else "",
            front.moments.moment or "greeting",
            line.key if line is not None else "",
            front.search.text(),
            self._form.typed,
            self._pen.is_beside,
            front.told,
            self._deeds.done,
            self._trading.intake,
        )

    def take_over(self, before: BookOpen) -> None:
        """Stand where the window before stood."""
        if before.language:
            self.choose(before.language)
        self._resume, self._deeds.done = before, before.done
        self._front.search.setText(before.sought)
        self._front.show_told(before.told)
        self._pen.resume(before.form, beside=before.beside)
        if before.file is not None:
            self._trading.take_over(before.file)
        self._reader.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true; and days go by."""
        super().showEvent(event)
        self._reader.shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines beside the form, where there is room for both."""
        super().resizeEvent(event)
        self._settle()

    # -- what is shown ----------------------------------------------------------------------------

    def choose(self, language: str) -> None:
        """Read it in another language."""
        self._is_chosen = True
        if language != self._language:
            self._language = language
            self._front.head.show_language(language)
            self._form.show_language(language)
            self._reader.read()

    def _ask(self) -> "Future[Found]":
        return aside(read, self._desk, self._book, self._house, self._language, self._name)

    def _on_read(self, found: Found) -> None:
        self._found = found
        self._pen.show_staff(found.staff)
        self._show()
        before, self._resume = self._resume, None
        if before is not None:
            self._front.moments.mark(before.moment)
            self._mark_soon(before.marked)

    def _show(self) -> None:
        """The moments that are sought, and the lines of the marked one."""
        if not self._found.language:
            return
        sought, pages = self._front.search.text().strip(), self._found.pages
        self._pages = sought_in(pages, sought) if sought else pages
        many = {one: len(lines) for one, lines in self._pages.items()}
        self._front.show_moments(many if sought else None)
        self._show_lines()

    def _show_lines(self) -> None:
        front, found = self._front, self._found
        if not found.language:
            return
        moment = front.moments.moment
        lines = () if moment is None else self._pages.get(moment, ())
        front.lines.show_names(self._names, found.language, _now_ms())
        front.show_lines(lines, found.house)
        self._mark_soon(self._wanted)

    def _mark_soon(self, key: str) -> None:
        """Mark the line, or as soon as it is there."""
        self._wanted = "" if key and self._front.lines.mark(key) else key

    def _on_turned(self) -> None:
        self._wanted = ""
        self._show_lines()

    def _show_speaker(self) -> None:
        signed = self._desk.signed
        self._form.show_staff("" if signed is None else self._names.get(signed, ""))

    # -- acts on the marked line ------------------------------------------------------------------

    def on_switch(self) -> None:
        """It is offered, or no longer."""
        if (line := self._front.lines.line) is not None:
            self._deeds.switch(line)

    def on_moved(self, key: str, place: str) -> None:
        """It takes the place of another one of its situation."""
        lines = self._lines_of(key)
        keys = [one.key for one in lines]
        line = lines[keys.index(key)]
        by = keys.index(place) - keys.index(key)
        self._deeds.order(line, moved(lines, key, by))

    def on_retire(self) -> None:
        """An own line leaves the book; ours can be switched off."""
        line = self._front.lines.line
        if line is None:
            return
        if line.own is None:
            told = _("This line comes with Salve. {key} switches it off.")
            self._front.show_trouble(told.format(key=cap("switch-line")))
        else:
            self._deeds.retire(line)

    def _lines_of(self, key: str) -> tuple[Shown, ...]:
        """All lines of its situation, also those that a search hides."""
        every = (line for lines in self._found.pages.values() for line in lines)
        moment = self._front.moments.moment
        found = next(line for line in every if line.key == key and line.moment == moment)
        page = self._found.pages[found.moment]
        return tuple(line for line in page if line.situation == found.situation)

    # -- what stands in place of the book ---------------------------------------------------------

    def on_new(self) -> None:
        """A line of one's own for the situation that is looked at."""
        moment, line = self._front.moments.moment or "greeting", self._front.lines.line
        self._pen.begin(moment, "plain" if line is None else line.situation)

    def on_change(self) -> None:
        """An own line is changed; from one of ours an own one is made."""
        if (line := self._front.lines.line) is not None:
            self._pen.change(line)

    def on_copy(self) -> None:
        """An own line that begins with the words of the marked one."""
        if (line := self._front.lines.line) is not None:
            self._pen.copy(line)

    def on_written(self, moment: Moment, key: str) -> None:
        """An own line is on disk: it is marked."""
        self._front.search.clear()
        self._front.moments.mark(moment)
        self._turn_to(self._front)
        self._mark_soon(key)

    def _on_form(self) -> None:
        self._front.show_told("")
        self._turn_to(self._form)

    def _on_file(self) -> None:
        self._pen.set_aside()
        self._turn_to(self._trading)

    def _to_front(self) -> None:
        self._turn_to(self._front)

    def _turn_to(self, part: QWidget) -> None:
        """One of the three to the front; the keys go with it, if they are on this page."""
        here = QApplication.focusWidget()
        has_keys = here is not None and self.isAncestorOf(here)
        self._at_hand = part
        self.setFocusProxy(part)
        part.show()
        if has_keys and self.isVisible():
            part.setFocus()
        self._settle()
        self.turned.emit()

    def _settle(self) -> None:
        """One of the three; the lines stay beside the form where there is room for both."""
        at_hand, wide = self._at_hand, self.width() >= self._look.px(BESIDE)
        beside = at_hand is self._form and wide
        self._front.show_beside(beside)
        self._front.setVisible(at_hand is self._front or beside)
        self._form.setVisible(at_hand is self._form)
        self._trading.setVisible(at_hand is self._trading)

    def _connect(self) -> None:
        front, deeds = self._front, self._deeds
        acts: dict[str, Callable[[], None]] = {
            "switch-line": self.on_switch,
            "line-earlier": partial(front.lines.step, -1),
            "line-later": partial(front.lines.step, 1),
            "change-line": self.on_change,
            "line-from": self.on_copy,
            "retire-line": self.on_retire,
            "own-line": self.on_new,
            "undo": deeds.undo,
        }
        front.acted.connect(lambda act: acts[act]())
        front.turned.connect(self._on_turned)
        front.lines.moved.connect(self.on_moved)
        front.head.language_chosen.connect(self.choose)
        front.search.textChanged.connect(self._show)
        deeds.told.connect(front.show_told)
        deeds.refused.connect(front.show_trouble)
        deeds.staff_wanted.connect(self.staff_wanted)
        self._connect_others()
        for act in ("own-line", "undo"):
            bind(front, act, acts[act])
        for at, tag in enumerate(LANGUAGES, 1):
            bind(front.head, f"line-language-{at}", partial(self.choose, tag))

    def _connect_others(self) -> None:
        front, pen, trading = self._front, self._pen, self._trading
        pen.opened.connect(self._on_form)
        pen.closed.connect(self._to_front)
        pen.written.connect(self.on_written)
        pen.refused.connect(front.show_trouble)
        trading.serve(self, front)
        for hint in trading.hints():
            front.head.add_hint(hint)
        trading.opened.connect(self._on_file)
        trading.closed.connect(self._to_front)
        trading.told.connect(front.show_note)
        trading.taken.connect(self._deeds.did)
        trading.staff_wanted.connect(self.staff_wanted)


def _now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
