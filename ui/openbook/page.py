"""The page of the open book: reads it aside, gives it, and writes what the guest wishes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from msgspec import structs
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.view import UNDO_MS
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy import acts
from assistant.privacy.entries import Use, Way
from assistant.privacy.special import special_in
from assistant.tongue import LANGUAGES, _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.openbook.correcting import Correction, Place, correction, place_of, statement, undo_all
from ui.openbook.mark_form import Marked, MarkForm
from ui.openbook.masking import hides, is_masked, on_screen
from ui.openbook.reading import BookOpen, Found, read_book
from ui.openbook.said_form import SaidForm
from ui.openbook.sheet import BookSheet
from ui.openbook.side import NEXT, USES, Side
from ui.paper.deeds import Papers
from ui.reader import Reader

SHEET = 940
"""So wide, in pixels at 100 %, the sheet gets."""
NARROW = 720
"""Narrower than this the side stands below the sheet."""


class OpenBookPage(QWidget):
    """Of one guest at a time, in the guest's language until another one is chosen."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    left = Signal()
    """The guest is gone from the file: there is nothing to show."""
    erasure_wanted = Signal()
    reveal_wanted = Signal(object, object)
    """The guest's telephone and e-mail are to be shown in whole; what to call when they may be."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, window: QWidget, house: Callable[[], str]
    ) -> None:
        """`house` tells what the house is called."""
        super().__init__()
        self._look, self._desk, self._bridge, self._house = look, desk, bridge, house
        self._guest: PageId | None = None
        self._seen_of: PageId | None = None
        """Whose book whoever is here has opened: to read it anew is no other look."""
        self._language = ""
        self._found: Found | None = None
        self._asks: Correction | None = None
        self._adds = False
        self._written: list[EntryId] = []
        self._resume = BookOpen()
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._papers = Papers(desk, bridge, window)
        self._sheet, self._side, self._form = BookSheet(look), Side(look), SaidForm(look)
        self._mark_form, self._place = MarkForm(look), Place()
        self._until = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._until.timeout.connect(lambda: self._show_undo([]))
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self._sheet)

    # -- from outside -----------------------------------------------------------------------------

    def show_guest(self, guest: PageId) -> None:
        """All that is on file about a guest, read now."""
        self._seen_of = None
        self.show_anew()
        if guest != self._guest:
            self._guest, self._language, self._found = guest, "", None
            self._sheet.show_rows([])  # nobody reads along about somebody else
            self._form.end()
            self._mark_form.end()
            self._side.show_told("")
            self._side.trouble.show_sentence("")
            self._show_undo([])
        self._reader.read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        mine = self._guest in changes.guests
        if mine or changes.wide or changes.house or changes.matters or changes.shifts:
            self._reader.changed(seen=self.isVisible())

    def on_signed(self) -> None:
        """Somebody else is at this desk: what they may see and give."""
        self._seen_of = None
        self.show_anew()
        self._reader.changed(seen=self.isVisible())

    @property
    def open(self) -> BookOpen:
        """Where one stands, and what is half written."""
        line = self._sheet.line.id if self._sheet.line else EntryId(b"")
        typed = self._mark_form.typed or self._form.typed
        return BookOpen(self._guest, self._language, typed, self._adds, line)

    def take_over(self, before: BookOpen) -> None:
        """Go on where the window before stood."""
        self._guest, self._language, self._resume = before.guest, before.language, before
        self._reader.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the side stands below."""
        self._across.setDirection(direction(self._is_narrow))
        self._make_room()
        super().resizeEvent(event)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._look.px(NARROW)

    def _make_room(self) -> None:
        """For a form below the sheet: what stands below that waits."""
        marks = not self._mark_form.isHidden()
        self._side.setVisible(not (self._is_narrow and (marks or not self._form.isHidden())))
        self._sheet.setVisible(not (self._is_narrow and marks))  # the form has the line's words

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[Found | None]":
        again, self._seen_of = self._guest == self._seen_of, self._guest
        words = self._guest, self._language, self._house()
        return self._desk.ask(read_book, self._desk, *words, again=again)

    def _on_read(self, found: Found | None) -> None:
        if found is None:
            if self._guest is not None and self.isVisible():
                self.left.emit()
            return
        self._guest, self._found = found.book.page, found
        self.show_anew()
        self._side.show_book(found.book.language, found.view, found.signing)
        before, self._resume = self._resume, BookOpen()
        if before.line:
            self._sheet.mark_line(before.line)
        if isinstance(before.typed, Marked):
            self.on_marking()
            self._mark_form.resume(before.typed)
        elif before.typed is not None:
            line = self._sheet.line
            self._begin(statement(None) if before.adds else correction(line), adds=before.adds)
            self._form.resume(before.typed)

    def show_anew(self) -> None:
        """The book as it is, with what is masked or no longer is."""
        if self._found is not None:
            self._sheet.show_book(on_screen(self._found.book))
            self._side.show_masked(is_masked(self._found.book))

    def reveal(self, then: Callable[[], object] = lambda: None) -> None:
        """Telephone and e-mail in whole, after it is written down that they were seen."""

        def shown() -> None:
            self.show_anew()
            then()

        if self._found is not None and is_masked(self._found.book):
            self.reveal_wanted.emit(self._found.book.page, shown)

    # -- giving it --------------------------------------------------------------------------------

    def on_language(self, language: str) -> None:
        """Told in another language from now on."""
        self._language = language
        self._reader.read()

    def give(self, way: Way) -> None:
        """Printed or saved, by whoever may; that it was given is written down."""
        if self._found is None:
            return
        book = self._found.book

        def given() -> None:
            self._carry(partial(self._desk.open_book.hand_out, book, way))

        def answered(why: str) -> None:
            if asked is self._asked and self._guest == book.page and self.isVisible():
                self._side.trouble.show_sentence(why)
                if not why:
                    self._papers.give_book(book, way, given)

        asked = self._asked = self._desk.ask(self._desk.open_book.require)
        self._bridge.when_done(
            self, asked, lambda _: answered(""), lambda no: answered(no.sentence())
        )

    _asked: "Future[None] | None" = None
    """Whether the book may be given; a key pressed twice opens one dialog."""

    # -- the guest's words and wishes -------------------------------------------------------------

    def on_correcting(self) -> None:
        """The marked line is to read otherwise, or the guest's own words are put beside it."""
        line = self._sheet.line
        if self._found is not None and hides(self._found.book, line):
            self.reveal(self.on_correcting)
        else:
            self._begin(correction(line), adds=False)

    def on_adding(self) -> None:
        """A word of the guest's own, to the marked line's page or to everything."""
        self._begin(statement(None), adds=True)

    def _begin(self, asks: Correction, *, adds: bool) -> None:
        if self._found is None:
            return
        before, self._asks, self._adds = self._asks, asks, adds
        if self._form.typed is not None and before is not None and before.asks_as(asks):
            self._form.setFocus()  # its key once more: what is typed stays
            return
        self._mark_form.end()
        self._form.begin(asks.title, asks.about, asks.begin)
        self._make_room()
        self._sheet.keep_in_sight()

    def on_said(self, text: str) -> None:
        """The words of the guest."""
        if self._asks is not None:
            self._do(self._asks.act(text), self._form.end, self._form.refused)

    def on_marking(self) -> None:
        """The marked line or detail is private: the form tells how it stands."""
        if not self._mark_form.isHidden():
            self._mark_form.setFocus()  # its key once more: what is typed stays
            return
        line = self._sheet.line
        if self._found is None or line is None or not line.on_card or line.state:
            self._side.trouble.show_sentence(_("Please mark a line of the card first."))
            return
        view = self._found.view
        self._place = place_of(view, line)
        mark = view.private_mark(self._place.of, self._place.field)
        self._form.end()
        self._mark_form.begin(line.text, mark, special_in(line.words) or "")
        self._make_room()
        self._sheet.keep_in_sight()

    def on_marked(self, said: Marked) -> None:
        """As the form says it."""
        words = {**structs.asdict(said), **structs.asdict(self._place)}
        act = partial(acts.mark_private, **words)
        self._do(act, self._mark_form.end, self._mark_form.refused)

    def _on_mark(self, act: Callable[..., Sequence[Body]]) -> None:
        """The mark is taken away, or the consent is."""
        act = partial(act, **structs.asdict(self._place))
        self._do(act, self._mark_form.end, self._mark_form.refused)

    def on_restricting(self) -> None:
        """From now on all is only kept, or used again."""
        if self._found is not None:
            self._do(partial(acts.restrict, on=self._found.view.restricted is None))

    def on_objecting(self, use: Use) -> None:
        """The guest does not want this use, or no longer minds it."""
        if self._found is not None:
            self._do(partial(acts.mind, use=use, on=not self._found.view.objects_to(use)))

    def on_signing(self) -> None:
        """Colleagues are named in the next way."""
        if self._found is not None:
            settle = partial(self._desk.open_book.settle, signing=NEXT[self._found.signing])
            self._carry(settle)

    def on_undo(self) -> None:
        """What was just written is taken back."""
        if self._written:
            self._do(partial(undo_all, of=tuple(self._written)))

    def _do(
        self,
        act: Callable[..., Sequence[Body]],
        done: Callable[[], object] = lambda: None,
        refused: Callable[[str], object] | None = None,
    ) -> None:
        if self._guest is None:
            return

        def written(changes: Changes) -> None:
            self._side.trouble.show_sentence("")
            undone = any(entry.kind == "line-undone" for entry in changes.entries)
            fresh = [one.id for one in changes.entries if one.page == self._guest]
            self._show_undo([] if undone else fresh)
            done()

        self._carry(partial(self._desk.on_guest, self._guest, act), written, refused)

    def _carry(
        self,
        write: "Callable[[], Future[Changes]]",
        done: Callable[[Changes], None] = lambda changes: None,
        refused: Callable[[str], object] | None = None,
    ) -> None:
        def failed(sentence: str) -> None:
            (refused or self._side.trouble.show_sentence)(sentence)
            if self._found is not None:  # a switch stands again as it stood
                found = self._found
                self._side.show_book(found.book.language, found.view, found.signing)

        self._carrier.carry(write, done, failed)

    def _show_undo(self, written: list[EntryId]) -> None:
        self._written = written
        self._side.undo.show_told(_("Written down.") if written else "")
        if written:
            self._until.start()

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self._look.px
        paper = Panel(self._look)
        paper.column.setContentsMargins(px(6), px(6), px(4), px(10))
        paper.column.addWidget(self._sheet, 1)
        paper.column.addWidget(self._form)
        paper.column.addWidget(self._mark_form)
        paper.setMaximumWidth(px(SHEET))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(12))
        self._across.addStretch(1)
        self._across.addWidget(paper, 1000)
        self._across.addWidget(self._side)
        self._across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(10))
        column.addLayout(self._across)

    def _connect(self) -> None:
        side = self._side
        side.language_chosen.connect(self.on_language)
        side.print_wanted.connect(partial(self.give, "print"))
        side.pdf_wanted.connect(partial(self.give, "pdf"))
        side.data_wanted.connect(partial(self.give, "json"))
        side.correction_wanted.connect(self.on_correcting)
        side.words_wanted.connect(self.on_adding)
        side.mark_wanted.connect(self.on_marking)
        side.restriction_wanted.connect(self.on_restricting)
        side.objection_wanted.connect(self.on_objecting)
        side.signing_wanted.connect(self.on_signing)
        side.undo_wanted.connect(self.on_undo)
        side.erasure_wanted.connect(self.erasure_wanted)
        side.reveal_wanted.connect(self.reveal)
        self._sheet.entered_row.connect(lambda row: self.on_correcting())
        self._form.said.connect(self.on_said)
        for form in (self._form, self._mark_form):
            form.ended.connect(self._make_room)
            form.ended.connect(self._sheet.setFocus)
        self._mark_form.marked.connect(self.on_marked)
        self._mark_form.unmarked.connect(partial(self._on_mark, acts.unmark))
        self._mark_form.withdrawn.connect(partial(self._on_mark, acts.withdraw_consent))
        self._papers.told.connect(side.show_told)
        self._papers.refused.connect(side.trouble.show_sentence)

    def _bind_keys(self) -> None:
        keys: list[tuple[str, Callable[[], Any]]] = [
            ("print", partial(self.give, "print")),
            ("save-pdf", partial(self.give, "pdf")),
            ("save-data", partial(self.give, "json")),
            ("guest-corrects", self.on_correcting),
            ("guest-adds", self.on_adding),
            ("mark-line", self.on_marking),
            ("only-keep", self.on_restricting),
            ("name-staff", self.on_signing),
            ("undo", self.on_undo),
            ("reveal", self.reveal),
        ]
        keys += [(f"mind-{n}", partial(self.on_objecting, use)) for n, use in enumerate(USES, 1)]
        keys += [
            (f"book-language-{n}", partial(self.on_language, language))
            for n, language in enumerate(LANGUAGES, 1)
        ]
        for act, done in keys:
            bind(self, act, done)
