"""A line of the house's own in its form: what it begins with, who may write it, and its saving."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.guests.entries import Moment
from assistant.journal.stamp import StaffId
from assistant.people.rights import with_right
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES
from assistant.words.book import Book
from assistant.words.boxes import pattern
from assistant.words.open_book import Shown
from assistant.words.view import Around, HouseWords
from ui.book.deeds import Deeds
from ui.book.line_form import LineForm
from ui.book.typed import FormTyped, LineTyped


class Pen(QObject):
    """Opens the form for whoever may keep what is written in it; others are told who may."""

    opened = Signal()
    closed = Signal()
    written = Signal(str, str)
    """The moment and the key of a line that is on disk."""
    refused = Signal(str)
    """Why the form was not opened."""

    def __init__(self, form: LineForm, deeds: Deeds, desk: Desk, book: Book) -> None:
        super().__init__(form)
        self._form, self._deeds, self._desk, self._book = form, deeds, desk, book
        self._staff: Mapping[StaffId, StaffView] = {}
        self._sending = False
        self.is_beside = False
        """Whether the line in the form was begun from one of ours."""
        form.wanted.connect(self.on_wanted)
        form.cancelled.connect(self.closed)

    def show_staff(self, staff: Sequence[StaffView]) -> None:
        """All who ever joined: who of them may write."""
        self._staff = {StaffId(one.page): one for one in staff}

    def resume(self, typed: FormTyped, *, beside: bool) -> None:
        """Go on with what the window before kept."""
        self.is_beside = beside
        self._form.resume(typed)
        if self._form.is_open:
            self.opened.emit()

    def set_aside(self) -> None:
        """Something else comes to the front; what is typed is kept."""
        if self._form.is_open:
            self._form.on_back()

    # -- what it begins with ----------------------------------------------------------------------

    def begin(self, moment: Moment, situation: str) -> None:
        """An empty line."""
        self._if_allowed(partial(self._form.show_new, moment, situation), beside=False)

    def change(self, line: Shown) -> None:
        """An own line is changed; from one of ours an own one is made."""
        if line.own is None:
            self.copy(line)
        else:
            self._if_allowed(partial(self._form.show_own, line.own), beside=False)

    def copy(self, line: Shown) -> None:
        """An own line that begins with the words of `line`."""
        texts, bears = self._patterns(line)
        show = partial(self._form.show_from, line.moment, line.situation, texts, bears, line.only)
        self._if_allowed(show, beside=line.own is None)

    def _patterns(self, line: Shown) -> tuple[Mapping[str, str], tuple[str, ...]]:
        """Its words in every language, and the guards under which it may be said."""
        if line.own is not None:
            one = line.own.written
            boxes = {tag: texts for tag, texts in one.texts.items() if tag in LANGUAGES}
            return {tag: pattern(texts, one.varies, tag) for tag, texts in boxes.items()}, one.bears
        ours = {tag: self._book.shipped(tag, line.moment)[line.key] for tag in LANGUAGES}
        return {tag: one.text for tag, one in ours.items()}, ours["en"].bears

    def _if_allowed(self, show: Callable[[], None], *, beside: bool) -> None:
        def go_on() -> None:
            why = self._refusal()
            if why:
                self.refused.emit(why)
            else:
                self.is_beside = beside
                self.opened.emit()
                show()

        self._deeds.signed_first(go_on)

    def _refusal(self) -> str:
        """Why who is at the desk may not write; "" where they may, or it is not known yet."""
        signed = self._desk.signed
        try:
            if signed is not None and signed in self._staff:
                now_ms = time.time_ns() // 1_000_000
                with_right("settle-house", Around(now_ms, signed, self._staff, HouseWords()))
        except Refused as why:
            return why.sentence()
        return ""

    # -- saving -----------------------------------------------------------------------------------

    def on_wanted(self, typed: LineTyped) -> None:
        """It is to be kept."""
        if self._sending:
            return
        self._sending = True

        def written(key: str) -> None:
            self._sending = False
            self._form.done()
            self.written.emit(typed.moment, key)

        def refused(sentence: str) -> None:
            self._sending = False
            self._form.show_refused(sentence)

        self._deeds.write(typed, beside=self.is_beside, written=written, refused=refused)
