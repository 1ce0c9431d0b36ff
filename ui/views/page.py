"""The page of who looked: the openings of the last days, what stands out, and whom to ask."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.journal.now import now_ms
from assistant.journal.stamp import DeskId, StaffId
from assistant.people.rights import may, missing
from assistant.people.view import signatures
from assistant.privacy import looks
from assistant.privacy.looks import Outstanding, Seen
from assistant.refusal import Refused
from assistant.tongue import _, n_
from ui.bridge import Bridge
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.seek_line import SeekLine
from ui.reader import Reader
from ui.views.look_list import LookList
from ui.views.words import Names, by, guest_name, told

_DAYS = 7
"""So many days are shown, today among them."""
_MOST = 2000
"""So many looks are listed; the others are found by what is sought."""
_TOLD = 6
"""So much of what stands out is told; the newest."""


class ViewsOpen(Struct, frozen=True):
    """What is sought, for a window that is built anew."""

    sought: str = ""


class _Found(Struct, frozen=True):
    seen: list[Seen]
    outstanding: list[Outstanding]
    names: Names
    refused: Refused | None = None
    """Whom it is for, where the signer may not see it."""


class ViewsPane(QWidget):
    """For who has the right to it; everybody else is told who has."""

    staff_wanted = Signal(object)
    """Somebody has to say who they are first."""
    turned = Signal()
    """It shows something else; here it never does."""
    guest_wanted = Signal(object)
    """The `PageId` of a guest whose card is to be opened."""

    def __init__(
        self, look: Look, desk: Desk, bridge: Bridge, desks: Callable[[], Mapping[DeskId, str]]
    ) -> None:
        """`desks` tells what the shop's desks are called; nothing where there is one only."""
        super().__init__()
        self._look, self._desk, self._desks = look, desk, desks
        self._found = _Found([], [], Names())
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._seek = SeekLine(look, _("Guest or colleague"), _("Guest or colleague"))
        self._head = Line(look, "", "section", "muted")
        self._stands_out = Paragraph(look, "", "body", "text")
        self._empty = Paragraph(look, "", "words", "muted")
        self._list = LookList(look)
        self._to_guest = KeyHint(look, "Enter", _("to the guest"))
        self._to_seek = KeyHint(look, cap("find-look"), _("find"))
        self._lay_out()
        self._list.entered_row.connect(lambda row: self._on_guest())
        self._to_guest.clicked.connect(self._on_guest)
        self._to_seek.clicked.connect(self._seek.begin)
        self._seek.textChanged.connect(self._show)
        self._seek.left.connect(self._list.setFocus)
        bind(self, "find-look", self._seek.begin)
        self.setFocusProxy(self._list)
        self._show()

    # -- from outside -----------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What the keys at the foot are told for."""
        return "views"

    @property
    def open(self) -> ViewsOpen:
        """What is sought."""
        return ViewsOpen(self._seek.text())

    def take_over(self, before: ViewsOpen) -> None:
        """Go on where the window before stood."""
        self._seek.setText(before.sought)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; they are read with the rest."""

    def on_signed(self) -> None:
        """Somebody else is at this desk, who may see it or not."""
        self._found = _Found([], [], Names())
        self._show()
        self._reader.changed(seen=self.isVisible())

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        looked = any(one.kind in looks.KINDS for one in changes.entries)
        if looked or changes.wide or changes.staff or changes.house:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true: whoever looks here has just looked elsewhere."""
        super().showEvent(event)
        self._reader.read()

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found]":
        return self._desk.ask(partial(_found, self._desk, self._desks()))

    def _on_read(self, found: _Found) -> None:
        self._found = found
        self._show()

    def _on_guest(self) -> None:
        guest = self._list.guest
        if guest is not None and guest in self._found.names.guests:
            self.guest_wanted.emit(guest)

    def _show(self) -> None:
        found, names = self._found, self._found.names
        sought = self._seek.text().casefold().split()
        rows = [one for one in found.seen if _fits(one, names, sought)]
        self._list.show_looks(rows[:_MOST], names, now_ms())
        if rows and self._list.current is None:
            self._list.mark(self._list.key_of(rows[0]))
        outstanding = found.outstanding[:_TOLD]
        self._stands_out.setText("\n".join(told(one, names) for one in outstanding))
        self._stands_out.setVisible(bool(outstanding))
        self._head.setText(self._headline(rows))
        self._head.setVisible(found.refused is None)
        self._seek.setVisible(bool(found.seen))
        self._empty.setText(self._nothing())
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        for hint in (self._to_guest, self._to_seek):
            hint.setVisible(bool(found.seen))

    def _headline(self, rows: list[Seen]) -> str:
        told_days = n_("In the last {n} day", "In the last {n} days", _DAYS).format(n=_DAYS)
        cards = n_("{n} card opened", "{n} cards opened", len(rows)).format(n=count(len(rows)))
        return f"{told_days} · {cards}"

    def _nothing(self) -> str:
        if self._found.refused is not None:
            return self._found.refused.sentence()
        if self._found.seen:
            return _("Nobody is found by these words.")
        return _("No card has been opened in the last days.")

    def _lay_out(self) -> None:
        px = self._look.px
        panel = Panel(self._look)
        panel.column.setContentsMargins(px(4), px(10), px(4), px(12))
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.setSpacing(px(12))
        head.addWidget(self._head, 1)
        head.addWidget(self._seek)
        above = QVBoxLayout()
        above.setContentsMargins(px(16), px(2), px(16), px(4))
        above.addWidget(self._stands_out)
        above.addWidget(self._empty)
        panel.column.addLayout(head)
        panel.column.addLayout(above)
        panel.column.addWidget(self._list, 1)
        panel.column.addStretch(0)
        panel.column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(6), px(16), 0)
        foot.setSpacing(px(12))
        foot.addWidget(self._to_guest)
        foot.addWidget(self._to_seek)
        foot.addStretch(1)
        panel.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel, 1)


def _fits(one: Seen, names: Names, sought: list[str]) -> bool:
    words = f"{guest_name(one.guest, names)} {by(one.staff, one.desk, names)}".casefold()
    return all(word in words for word in sought)


def _found(desk: Desk, desks: Mapping[DeskId, str]) -> _Found:
    """Off the GUI thread: who looked, and what guests, colleagues and desks are called."""
    staff = desk.staff()
    signer = next((one for one in staff if one.page == desk.signed), None)
    if not may("view-log", signer):
        return _Found([], [], Names(), missing("view-log", staff))
    today = date.today()
    first = today - timedelta(days=_DAYS - 1)
    try:
        seen = desk.views.of_days(first, today)
        outstanding = desk.views.outstanding(first, today)
    except Refused as why:  # hands have changed since
        return _Found([], [], Names(), why)
    guests = {one.guest for one in seen}
    hits = desk.look_up(lambda tx: find.named(tx, guests)) if guests else {}
    called = {page: hit.name for page, hit in hits.items()}
    return _Found(seen, outstanding, Names(called, signatures(staff), desks))
