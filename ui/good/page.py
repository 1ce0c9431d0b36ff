"""The page of good deeds: reads them beside the window, keeps them in step, carries thanks."""

import time
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import signatures
from assistant.shift import good, register
from assistant.shift.view import WowView
from assistant.tongue import _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.good.good_list import GoodList
from ui.good.words import Names
from ui.listening.hear import hear
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.rewrite_line import RewriteLine
from ui.look.trouble import Trouble
from ui.reader import Reader


class GoodOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    marked: PageId | None = None
    rewriting: str | None = None
    """Better words that are half typed."""


class _Found(Struct, frozen=True):
    views: list[WowView]
    names: Names


class GoodPane(QWidget):
    """What was done well, and one key to thank for it. Never a ranking (H42)."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    guest_wanted = Signal(object)
    """The `PageId` of the guest of a good deed."""
    line_wanted = Signal(str)
    """The kind of a line that is to be written: "wow"."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._views: list[WowView] = []
        self._names = Names()
        self._resume = GoodOpen()
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._list, self._rewrite = GoodList(look), RewriteLine(look)
        hear(look, self._rewrite.edit, "note")
        self._empty = Paragraph(look, "", "words", "muted")
        self._thank = KeyedButton(look, label("thank"), cap("thank"), True, "heart")
        self._to_guest = KeyHint(look, "Enter", _("to the guest"))
        self._correct = KeyHint(look, cap("correct-told"), label("correct-told"))
        self._tell = KeyHint(look, cap("tell-wow"), label("tell-wow"))
        self._trouble = Trouble(look)
        self._lay_out()
        self._list.pointed.connect(lambda row: self._show_foot())
        self._list.entered_row.connect(lambda row: self.on_guest())
        self._tell.clicked.connect(lambda: self.line_wanted.emit("wow"))
        self._thank.clicked.connect(self.on_thank)
        self._to_guest.clicked.connect(self.on_guest)
        self._correct.clicked.connect(self.on_correct)
        self._rewrite.rewritten.connect(self.on_rewritten)
        self._rewrite.ended.connect(self._on_rewrite_ended)
        bind(self, "thank", self.on_thank)
        bind(self, "correct-told", self.on_correct)
        self.setFocusProxy(self._list)
        for part in (self._thank, self._to_guest, self._correct):
            part.hide()  # until something is there

    # -- from outside -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all of it again."""
        self._reader.read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        about = any(isinstance(view, WowView) for view in changes.shifts.values())
        if about or changes.wide or changes.staff:
            self._reader.changed(seen=self.isVisible())

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = Names(self._names.guests, names)
        self._show()

    def on_signed(self) -> None:
        """Somebody else is at this desk: what they may thank for."""
        self._rewrite.end()
        self._show_foot()

    @property
    def open(self) -> GoodOpen:
        """Where one stands."""
        rewriting = None if self._rewrite.isHidden() else self._rewrite.text
        return GoodOpen(self._list.page, rewriting)

    def take_over(self, before: GoodOpen) -> None:
        """Stand where the window before stood."""
        self._resume = before
        self._reader.read()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.shown()

    # -- acting -----------------------------------------------------------------------------------

    def on_thank(self) -> None:
        """Thank for the marked one, once."""
        view: WowView | None = self._list.current
        if view is not None:
            write = partial(self._desk.shifts.act, view.page, good.thank)
            self._carrier.carry(write, self._on_written, self._trouble.show_sentence)

    def on_guest(self) -> None:
        """To the guest of the marked one."""
        view: WowView | None = self._list.current
        if view is not None and view.guest:
            self.guest_wanted.emit(view.guest)

    def on_correct(self) -> None:
        """Better words for what one told."""
        view: WowView | None = self._list.current
        if view is not None and self._is_own(view):
            self._trouble.show_sentence("")
            self._rewrite.begin(view.text)

    def on_rewritten(self, text: str) -> None:
        """The better words."""
        page = self._list.page
        if page is not None:
            write = partial(self._desk.shifts.act, page, good.correct, text=text)
            self._carrier.carry(write, self._on_corrected, self._trouble.show_sentence)

    def _on_written(self, changes: Changes) -> None:
        self._trouble.show_sentence("")

    def _on_corrected(self, changes: Changes) -> None:
        self._trouble.show_sentence("")
        self._rewrite.end()

    def _on_rewrite_ended(self) -> None:
        self._list.setFocus()

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found]":
        return self._desk.ask(_found, self._desk)

    def _on_read(self, found: _Found) -> None:
        self._views, self._names = found.views, found.names
        self._show()
        before, self._resume = self._resume, GoodOpen()
        there = before.marked is not None and self._list.mark(bytes(before.marked))
        if there and before.rewriting is not None:
            self._rewrite.begin(before.rewriting)

    def _show(self) -> None:
        self._list.show_good(self._views, self._names, time.time_ns() // 1_000_000)
        self._list.setVisible(bool(self._views))
        if self._views and self._list.current is None:
            self._list.mark(bytes(self._views[0].page))
        self._empty.setVisible(not self._views)
        self._show_foot()

    def _show_foot(self) -> None:
        view: WowView | None = self._list.current
        signed = self._desk.signed
        self._thank.setVisible(bool(self._views))
        may = view is not None and signed not in view.about and signed not in view.thanks
        self._thank.setEnabled(may)
        self._to_guest.setVisible(view is not None and bool(view.guest))
        self._correct.setVisible(view is not None and self._is_own(view))
        self._trouble.show_sentence("")

    def _is_own(self, view: WowView) -> bool:
        return view.staff == self._desk.signed

    def _lay_out(self) -> None:
        px = self._look.px
        told = _("Nothing told yet. {key} tells of something good from any page, in one line.")
        self._empty.setText(told.format(key=cap("tell-wow")))
        acts = QWidget()
        flow = FlowLayout(acts, px(12))
        for part in (self._thank, self._to_guest, self._correct):
            flow.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(acts, 1)
        foot.addWidget(self._tell, 0, Qt.AlignmentFlag.AlignBottom)
        panel = Panel(self._look)
        panel.column.setContentsMargins(px(4), px(6), px(4), px(12))
        self._empty.setContentsMargins(px(16), px(8), px(16), 0)
        panel.column.addWidget(self._empty)
        panel.column.addWidget(self._list, 1)
        panel.column.addStretch(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(4), px(16), 0)
        inner.setSpacing(px(8))
        inner.addWidget(self._rewrite)
        inner.addWidget(self._trouble)
        inner.addLayout(foot)
        panel.column.addLayout(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel, 1)


def _found(desk: Desk) -> _Found:
    """Off the GUI thread: what was told, and what its guests and colleagues are called."""
    views = [view for view in desk.shifts.all(register.wows) if isinstance(view, WowView)]
    guests = {view.guest for view in views if view.guest}
    hits = desk.look_up(lambda tx: find.named(tx, guests)) if guests else {}
    called = {page: hit.name for page, hit in hits.items()}
    return _Found(views, Names(called, signatures(desk.staff())))
