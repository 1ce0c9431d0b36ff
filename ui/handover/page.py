"""The handover at work: what is read, signed for and written, carried to the desk and back."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Literal

from msgspec import Struct, structs
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.shift.entries import ANYBODY
from assistant.shift.view import HandoverView
from assistant.tongue import _
from ui.bridge import Bridge
from ui.handover import reading
from ui.handover.deeds import Deeds
from ui.handover.drafting import Drafting
from ui.handover.handling import Handling
from ui.handover.pen import Pen, Sheet
from ui.handover.reading import Known
from ui.handover.rows import Row
from ui.handover.sheet_view import SheetView
from ui.listening.hear import about
from ui.look.keys import bind, cap
from ui.look.look import Look
from ui.reader import Reader

Mode = Literal["read", "write"]
_TICK_MS = 30_000
"""So often what depends on the clock is told anew."""
_ON_SHEET = {
    *("item-noted", "item-sealed", "words-to-all", "item-passed", "handover-begun"),
    *("item-signed", "question-asked", "question-answered", "line-undone"),
}
"""Lines that change what was said on a sheet, and not what it tells."""


class HandoverOpen(Struct, frozen=True):
    """Where one stands, for a window that is built anew."""

    mode: Mode
    page: PageId | None
    instead_of: StaffId
    typed: Mapping[Sheet, Mapping[str, str]]


class HandoverPane(QWidget):
    """Reading and signing; or writing the next one."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    guest_wanted = Signal(object)
    matter_wanted = Signal(object)
    """The page of what an item is about."""
    given = Signal()
    """The handover is finished: who is next?"""
    print_wanted = Signal(object)
    save_wanted = Signal(object)
    """The page of the handover that is to be printed, or saved as PDF."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._desk, self._bridge = desk, bridge
        self._mode: Mode = "read"
        self._page: PageId | None = None
        self._known: Known | None = None
        self._view = SheetView(look)
        self._list, self._card = self._view.list, self._view.list.card
        self._deeds, self._pen = Deeds(desk, bridge, self), Pen(desk, bridge, self)
        self._drafting = Drafting(self._view, self._deeds, self._pen, self)
        self._handling = Handling(self._view, self._deeds, self._pen, self)
        self._reader = Reader(self, bridge, self._ask, self._show)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._render)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self._bind_keys()

    # -- from outside -----------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Whether one reads or writes."""
        return self._mode

    @property
    def open(self) -> HandoverOpen:
        """Where one stands, and what is typed."""
        instead = self._drafting.instead_of
        return HandoverOpen(self._mode, self._page, instead, self._pen.all)

    def take_over(self, before: HandoverOpen) -> None:
        """Go on where the window before stood."""
        self._mode, self._page = before.mode, before.page
        self._drafting.instead_of = before.instead_of
        self._pen.take_over(before.typed)
        self.refresh()

    def show_given(self, page: PageId | None = None) -> None:
        """Read a handover that was given, the latest one without `page`."""
        self._turn("read", page)

    def show_draft(self, instead_of: StaffId = ANYBODY) -> None:
        """Write the next one; for somebody who left without one where `instead_of` says so."""
        self._drafting.instead_of = instead_of
        self._turn("write", None)

    def refresh(self) -> None:
        """Read all of it again."""
        self._reader.read()

    def on_signed(self) -> None:
        """Somebody else is at this desk."""
        self._handling.signing.clear()
        self._view.head.show_done("")
        self._reader.changed(seen=self.isVisible())

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        if self._known is not None and dict(names) != dict(self._known.names):
            self._know(structs.replace(self._known, names=dict(names)))
            self._render()

    def show_done(self, sentence: str) -> None:
        """What was just done: printed, saved."""
        self._view.head.show_done(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Why it was not; "" when all is well."""
        self._view.head.show_trouble(sentence)

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        self._pen.forget(changes.erased)
        known = self._known
        sheet = known.sheet if known is not None else None
        if sheet is None or not self.isVisible():
            self._reader.changed(seen=self.isVisible())
            return
        view = changes.shifts.get(sheet.page)
        if isinstance(view, HandoverView) and not changes.wide and not changes.staff:
            if self._mode == "write" and view.is_given:
                self._drafting.given_meanwhile()
                return
            if all(one.page == sheet.page and one.kind in _ON_SHEET for one in changes.entries):
                self._take(view)
                return
        if self._mode == "write" or self._concerns(changes):
            self._reader.read()
        if self._mode == "read":
            self._tell_of_newer(changes)

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true; who comes back to read reads the latest."""
        super().showEvent(event)
        if not event.spontaneous():
            self._clock.start()
            known = self._known
            unread = known.sheet.unread(known.me) if known and known.sheet and known.me else ()
            if self._mode == "read" and not unread:
                self._page, self._reader.is_stale = None, True
            self._reader.shown()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen asks for nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._clock.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the items."""
        super().focusInEvent(event)
        self._view.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from the earlier ones; else it leads away, which is not ours."""
        if event.key() == Qt.Key.Key_Escape and self._view.shows_earlier:
            self._leave_earlier()
        else:
            super().keyPressEvent(event)

    # -- reading ----------------------------------------------------------------------------------

    def _turn(self, mode: Mode, page: PageId | None) -> None:
        if self._mode == "write":
            self._drafting.leave()
        self._mode, self._page = mode, page
        self._view.head.show_done("")
        self._view.show_items()
        self._reader.read()

    def _ask(self) -> "Future[Known]":
        if self._mode == "write":
            return self._desk.ask(reading.draft, self._desk)
        return self._desk.ask(reading.given, self._desk, self._page)

    def _show(self, known: Known) -> None:
        before, sheet = self._known, known.sheet
        was_draft = self._drafting.known is not None
        self._know(known)
        if sheet is not None:
            if was_draft and self._mode == "write":
                self._pen.carry_over(sheet.page)
            self._pen.begin(known.me, sheet.page, known.typed)
            is_other = before is None or before.sheet is None or before.me != known.me
            if is_other or (before and before.sheet and before.sheet.page != sheet.page):
                self._view.to_all.begin_anew()
                if before is None or before.me != known.me or not self._types_on(known):
                    self._list.begin_anew()
            if self._mode == "read":
                self._page = sheet.page
        had_keys = self.isAncestorOf(self.focusWidget() or self) and self.focusWidget() is not None
        self._render()
        if self.hasFocus() or (had_keys and before is None):
            self._view.begin()
        then, self._once_shown = self._once_shown, None
        if then is not None:
            then()

    _once_shown: Callable[[], None] | None = None

    def _types_on(self, known: Known) -> bool:
        """Whether one is in the midst of words on an item that the next sheet has as well."""
        item, fields = self._list.item, self._list.card.facts.fields
        on_it = any(one.told.item == item for one in known.items)
        return self._mode == "write" and fields.is_typing and on_it

    def _take(self, view: HandoverView) -> None:
        """What was said on the sheet since."""
        if self._known is not None:
            self._know(reading.with_view(self._known, view))
            self._render()

    def _know(self, known: Known) -> None:
        self._known = known
        about(self, [one.told.name for one in known.items])
        self._handling.known = known if self._mode == "read" else None
        self._drafting.known = known if self._mode == "write" else None
        self._handling.around = known

    def _concerns(self, changes: Changes) -> bool:
        """Whether what is read tells of something that changed."""
        if changes.wide or changes.staff or changes.house:
            return True
        known = self._known
        pages = {one.told.item.page for one in known.items} if known is not None else set()
        return any(one.page in pages for one in changes.entries) or any(
            isinstance(one, HandoverView) for one in changes.shifts.values()
        )

    def _tell_of_newer(self, changes: Changes) -> None:
        """Somebody hands over while one reads an earlier one: that stays where it is."""
        page = self._known.sheet.page if self._known and self._known.sheet else None
        for one in changes.shifts.values():
            fresh = isinstance(one, HandoverView) and one.is_given and one.page != page
            if fresh and any(entry.kind == "handover-given" for entry in changes.entries):
                told = _("There is a new handover. {key} leads to it.")
                self._view.head.show_done(told.format(key=cap("other-sheet")))

    def _render(self) -> None:
        if self._known is None:
            return
        self._view.show_known(
            self._known,
            _now_ms(),
            writing=self._mode == "write",
            signing=self._handling.signing,
            for_whom=self._drafting.for_another,
        )

    # -- acting -----------------------------------------------------------------------------------

    def on_entered(self, row: Row) -> None:
        """Return: read, and on to the next; in a draft, into the fields."""
        if self._mode == "write":
            self._card.facts.fields.setFocus()
        else:
            self._handling.enter(row)

    def on_note(self) -> None:
        """F2: one’s own words on the item; for a quick hand as soon as it is read."""
        if self._reader.is_busy:
            self._once_shown = self.on_note
        elif self._mode == "write" and self._list.current is not None:
            self._card.facts.fields.setFocus()
        else:
            self._handling.note()

    def on_open(self) -> None:
        """Alt+Return: the problem, or the guest."""
        row = self._list.current
        told = row.one.told if row is not None else None
        if told is not None and told.matter is not None:
            self.matter_wanted.emit(told.matter.page)
        elif told is not None and told.guest:
            self.guest_wanted.emit(told.guest)

    # -- other sheets, paper ----------------------------------------------------------------------

    def on_other(self) -> None:
        """Alt+J: the earlier handovers, or back from them."""
        if self._view.shows_earlier:
            self._leave_earlier()
            return

        def show(earlier: reading.Earlier) -> None:
            self._view.sheets.show_earlier(earlier, _now_ms())
            self._view.show_earlier()

        self._bridge.when_done(self, self._desk.ask(reading.earlier, self._desk), show)

    def _leave_earlier(self) -> None:
        self._view.show_items()
        self._render()
        self._view.begin()

    def on_chosen(self, page: PageId) -> None:
        """An earlier one is wanted."""
        self.show_given(page)
        self._list.setFocus()

    def _wanted(self, signal: Callable[[object], object]) -> None:
        view = self._known.view if self._known is not None else None
        if view is not None and view.is_given:
            signal(view.page)
        elif self._mode == "write":
            told = _("It can be printed when it is handed over, with {key}.")
            self._view.head.show_trouble(told.format(key=cap("give-handover")))

    # -- connections ------------------------------------------------------------------------------

    def _connect(self) -> None:
        view, card = self._view, self._card
        handling, drafting = self._handling, self._drafting
        self._deeds.staff_wanted.connect(self.staff_wanted)
        for part in (handling, drafting):
            part.staff_wanted.connect(self.staff_wanted)
            part.changed.connect(self._render)
        handling.taken.connect(self._on_taken)
        drafting.read_wanted.connect(self._reader.read)
        drafting.given.connect(self._on_given)
        self._list.entered_row.connect(self.on_entered)
        self._list.above_wanted.connect(self._on_above)
        view.head.print_wanted.connect(lambda: self._wanted(self.print_wanted.emit))
        view.head.other_wanted.connect(self.on_other)
        view.head.give_wanted.connect(drafting.give)
        view.sheets.chosen.connect(self.on_chosen)
        card.acts.open_wanted.connect(self.on_open)
        card.acts.note_wanted.connect(self.on_note)
        view.to_all.done.connect(view.begin)

    def _on_taken(self, page: PageId, view: HandoverView) -> None:
        sheet = self._known.sheet if self._known is not None else None
        if sheet is not None and sheet.page == page:
            self._take(view)

    def _on_given(self, page: PageId) -> None:
        self.show_given(page)
        self.given.emit()

    def _on_above(self) -> None:
        if self._mode == "write":
            self._view.to_all.setFocus()

    def _bind_keys(self) -> None:
        handling = self._handling
        for key, done in (
            ("ask-back", handling.reply),
            ("note-item", self.on_note),
            ("open-item", self.on_open),
            ("own", handling.own),
            ("other-sheet", self.on_other),
            ("give-handover", self._drafting.give),
            ("words-to-all", self._on_above),
            ("print", lambda: self._wanted(self.print_wanted.emit)),
            ("save-pdf", lambda: self._wanted(self.save_wanted.emit)),
            ("undo", handling.undo),
        ):
            bind(self, key, done)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
