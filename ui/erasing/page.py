"""The page on which a guest is erased: what is open is told first, then it is done, then told."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.erasing import Open, Receipt
from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId, StaffId
from assistant.mentions import Named
from assistant.people.rights import may
from assistant.privacy.erasure import NOBODY, Reason
from assistant.tongue import _, closest, spoken, spoken_as
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.erasing.form import EraseForm
from ui.erasing.named_panel import NamedPanel
from ui.erasing.receipt import receipt_paper
from ui.erasing.searching import Searching, Sought
from ui.erasing.words import (
    extent,
    receipt_lines,
    search_told,
    still_named,
    still_open,
    warning,
)
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.paper.deeds import Papers
from ui.reader import Reader

WIDTH, NARROW = 720, 900
"""Pixels at 100 %: of the form, and of a page on which what was found stands below it."""


class EraseOpen(Struct, frozen=True):
    """Of whom it speaks and what is typed, or what was erased; for a window that is built anew."""

    guest: PageId | None = None
    reason: Reason = "asked"
    text: str = ""
    receipt: Receipt | None = None
    language: str = ""
    aside: tuple[str, ...] = ()
    sought: Sought = Sought()
    second: StaffId = NOBODY
    """Who is to confirm it."""


class _Found(Struct, frozen=True):
    open: Open
    second: tuple[tuple[StaffId, str, bool], ...]
    sees_all: bool
    """Whether nothing is hidden from who is here."""
    aside: tuple[str, ...]
    """Damaged files that stay."""


class ErasePage(QWidget):
    """Of one guest at a time."""

    staff_wanted = Signal(object)
    left = Signal()
    """Back to the counter."""
    page_wanted = Signal(object)
    """The `Named` whose page is to be opened."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, window: QWidget, house: Callable[[], str]
    ) -> None:
        """`house` tells what the house is called."""
        super().__init__()
        self._look, self._desk, self._house = look, desk, house
        self._guest: PageId | None = None
        self._language = ""
        self._stands: Literal["reading", "asked", "going"] = "reading"
        """Nobody is erased before it was told what that is, or twice."""
        self._names: Mapping[StaffId, str] = {}
        self._receipt: Receipt | None = None
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._papers = Papers(desk, bridge, window)
        self._title = Line(look, "", "name")
        self._told = Paragraph(look, "", "body")
        self._open_head = Line(look, _("Not finished yet"), "section", "muted")
        self._open = Paragraph(look, "", "body", "warn")
        self._warning = Paragraph(look, warning(()), "body", "muted")
        self._sought = Paragraph(look, "", "body")
        self._named = NamedPanel(look)
        self._searching = Searching(desk, bridge, self, self.isVisible)
        self._sees_all, self._aside = True, ()  # type: bool, tuple[str, ...]
        self._form = EraseForm(look)
        self._print = KeyedButton(look, label("print"), cap("print"), icon="printer", primary=True)
        self._pdf = KeyedButton(look, label("save-pdf"), cap("save-pdf"), icon="save")
        self._back = KeyedButton(look, label("counter"), cap("cancel"), plain=True)
        self._lay_out()
        self._form.wanted.connect(self.on_erase)
        self._form.left.connect(self.on_leave)
        self._print.clicked.connect(self.on_print)
        self._pdf.clicked.connect(self.on_save)
        self._back.clicked.connect(self.on_leave)
        self._searching.told.connect(self._show_sought)
        self._named.opened.connect(self.page_wanted)
        self._named.erasing.connect(self.on_erase_named)
        self._papers.told.connect(self._open.setText)
        self._papers.refused.connect(self._open.setText)
        for act, done in (
            ("save", self.on_erase),
            ("erase-named", self._named.on_erase),
            ("print", self.on_print),
            ("save-pdf", self.on_save),
        ):
            bind(self, act, done)
        self.setFocusProxy(self._form)

    # -- from outside -----------------------------------------------------------------------------

    def show_guest(self, guest: PageId) -> None:
        """What would go, and what of it is open."""
        self._guest, self._receipt, self._stands = guest, None, "reading"
        for part in (self._title, self._told, self._open):
            part.setText("")  # it told of somebody else
        self._searching.begin(guest)
        self._form.begin()
        self._form.wait(waiting=True)
        self._show_parts(done=False)
        self._reader.read()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._names = names
        self._named.show_names(names)

    @property
    def guest(self) -> PageId | None:
        """Of whom it speaks, or spoke until they were erased."""
        return self._guest

    @property
    def open(self) -> EraseOpen:
        """Of whom it speaks, and what is typed; a PIN is not kept."""
        reason, text = self._form.reason, self._form.text
        told = self._receipt, self._language, self._aside
        sought, second = self._searching.sought, self._form.second[0]
        return EraseOpen(self._guest, reason, text, *told, sought, second)

    def take_over(self, before: EraseOpen) -> None:
        """Go on where the window before stood."""
        if before.receipt is not None:
            self._guest, self._language = before.guest, before.language
            self._aside = before.aside
            self._on_erased(before.receipt)
            self._searching.take_over(before.sought)
        elif before.guest is not None:
            self.show_guest(before.guest)
            self._form.resume(before.reason, before.text, before.second)
            if before.sought.seeking is not None:
                self._searching.take_over(before.sought)

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        self._searching.on_changed()
        if self._receipt is None and self._guest is not None:
            self._reader.changed(seen=self.isVisible())

    def on_signed(self) -> None:
        """Somebody else is at this desk, and may read more or less."""
        self._searching.begin_again()
        if self._receipt is None and self._guest is not None:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        if self._guest is not None and self._receipt is None:
            self._reader.shown()
        self._searching.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what was found stands below."""
        narrow = self.width() < self._look.px(NARROW)
        self._across.setDirection(direction(narrow))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; nothing was erased then."""
        if event.key() == Qt.Key.Key_Escape:
            self.on_leave()
        else:
            super().keyPressEvent(event)

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found | None]":
        return self._desk.ask(_read, self._desk, self._guest)

    def _on_read(self, found: _Found | None) -> None:
        if self._receipt is not None or self._stands == "going":
            return
        if found is None:
            if self._guest is not None and self.isVisible():
                self._guest = None
                self.left.emit()
            return
        view = found.open.guest
        self._language = closest(view.identity.language) or spoken()
        self._title.setText(_("Erase {name}").format(name=view.identity.name))
        self._told.setText(extent(found.open))
        lines = still_open(found.open, now_ms())
        self._open.set_colour("warn")
        self._open.setText("\n".join(lines))
        for part in (self._open_head, self._open):
            part.setVisible(bool(lines))
        self._sees_all, self._aside = found.sees_all, found.aside
        self._warning.setText(warning(found.aside))
        self._show_sought()
        self._form.show_second(found.second, needed=found.open.needs_second)
        self._show_parts(done=False)
        if self._stands == "reading":
            self._stands = "asked"
            self._form.wait(waiting=False)

    def _show_sought(self) -> None:
        sought = self._searching.sought
        self._named.show_found(sought.found)
        is_known = sought.seeking is not None
        self._sought.setText(search_told(sought, sees_all=self._sees_all) if is_known else "")
        self._sought.setVisible(is_known)

    def _show_parts(self, *, done: bool) -> None:
        before: tuple[QWidget, ...] = (self._warning, self._form)
        after: tuple[QWidget, ...] = (self._print, self._pdf, self._back)
        for part in (*before, *after):
            part.setVisible(done == (part in after))

    # -- doing it ---------------------------------------------------------------------------------

    def on_erase(self) -> None:
        """It is done, after the desk has looked at it once more."""
        guest = self._guest
        if guest is None or self._receipt is not None or self._stands != "asked":
            return

        def erased(receipt: Receipt) -> None:
            if self._guest == guest:  # else somebody else is spoken of by now
                self._on_erased(receipt)

        def refused(sentence: str) -> None:
            if self._guest == guest:
                self._stands = "asked"
                self._form.refused(sentence)

        second, pin = self._form.second
        self._stands = "going"
        self._form.wait(waiting=True)
        erase = partial(self._desk.erasing.erase, guest, self._form.reason)
        write = partial(erase, text=self._form.text, confirmed_by=second, pin=pin)
        self._carrier.carry(write, erased, refused)

    def on_erase_named(self, one: Named) -> None:
        """A line of another page goes as well; the guest may be erased by then."""
        sentence = self._named.trouble.show_sentence
        sentence("")
        second, pin = self._form.second if self._receipt is None else (NOBODY, "")
        reason = self._form.reason if self._receipt is None else self._receipt.reason
        by = second if pin else NOBODY
        erase = self._desk.erasing.mentions.erase
        write = partial(erase, one, reason, confirmed_by=by, pin=pin)
        self._carrier.carry(write, lambda changes: self._searching.on_changed(), sentence)

    def _on_erased(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._form.begin()
        with spoken_as(self._language):
            lines = self._lines(receipt)
        self._title.setText(_("Erased"))
        self._told.setText("\n\n".join(lines))
        self._open_head.hide()
        self._open.setText("")
        self._open.set_colour("muted")
        self._open.show()
        self._show_parts(done=True)
        self._print.setFocus()

    def _lines(self, receipt: Receipt) -> list[str]:
        by = self._names.get(receipt.by, "")
        second = self._names.get(receipt.confirmed_by, "")
        return receipt_lines(receipt, by, second, aside=bool(self._aside))

    def on_print(self) -> None:
        """The receipt, for the guest."""
        if self._receipt is not None:
            self._papers.print_receipt(self._paper())

    def on_save(self) -> None:
        """The same as PDF."""
        if self._receipt is not None:
            self._papers.save_receipt(self._paper(), self._receipt.when_ms)

    def _paper(self) -> partial:  # type: ignore[type-arg]
        lines = self._told.text().split("\n\n")
        if named := len(self._searching.sought.found):
            with spoken_as(self._language):
                lines.append(still_named(named))
        return partial(receipt_paper, lines, self._house(), self._language)

    def on_leave(self) -> None:
        """Back to the counter; who was erased is told nowhere, and who was not is asked anew."""
        if self._stands != "going" or self._receipt is not None:
            self._guest = None
        self._searching.stop()
        self._form.begin()
        self.left.emit()

    def _lay_out(self) -> None:
        px = self._look.px
        panel = Panel(self._look)
        panel.column.setContentsMargins(px(22), px(18), px(22), px(18))
        panel.column.setSpacing(px(12))
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        for button in (self._print, self._pdf, self._back):
            foot.addWidget(button)
        foot.addStretch(1)
        for part in (
            *(self._title, self._told, self._open_head, self._open, self._warning, self._sought),
            self._form,
        ):
            panel.column.addWidget(part)
        panel.column.addLayout(foot)
        panel.setMaximumWidth(px(WIDTH))
        inner = QWidget()
        self._across = across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        across.setContentsMargins(px(16), px(14), px(16), px(10))
        across.setSpacing(px(12))
        across.addStretch(1)
        across.addWidget(panel, 1000, Qt.AlignmentFlag.AlignTop)
        self._named.setMaximumWidth(px(WIDTH))
        across.addWidget(self._named, 800)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolling(inner))
        self._show_parts(done=False)


def _read(desk: Desk, guest: PageId | None) -> _Found | None:
    """Off the GUI thread. None where there is no such guest."""
    found = desk.erasing.what_is_open(guest) if guest is not None else None
    if found is None:
        return None
    second = tuple(desk.erasing.confirmers()) if desk.signed is not None else ()
    signer = next((one for one in desk.staff() if one.page == desk.signed), None)
    aside = tuple(str(one) for one in desk.erasing.stays_aside())
    return _Found(found, second, may("see-restricted", signer), aside)
