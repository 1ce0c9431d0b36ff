"""The page of what goes next: listed before it goes, kept longer where somebody wants it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.clearing import MOST, Next
from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.people.rights import may
from assistant.privacy.terms import Terms
from assistant.tongue import _, listed, n_, named
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.erasing.keep_form import KeepForm, KeepTyped
from ui.erasing.term_list import TermList
from ui.erasing.term_rows import TermRows
from ui.erasing.words import goes
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.numbers import count
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.reader import Reader

_DAYS = 30
"""So far ahead is looked."""
NARROW = 1080
"""Narrower than this (pixels at 100 %) the rules stand below the list."""


class TermsOpen(Struct, frozen=True):
    """What is half written, for a window that is built anew."""

    asked: Next | None = None
    """What is to be kept longer; None where the form is closed."""
    typed: KeepTyped | None = None


class _Found(Struct, frozen=True):
    coming: list[Next]
    terms: Terms
    may: bool
    erased: int
    behind: tuple[str, ...] = ()
    """Files in which something is still to be erased, by their names."""


class TermsPane(QWidget):
    """What goes next at the left, how long it is kept at the right."""

    staff_wanted = Signal(object)
    turned = Signal()
    """It shows something else; here it never does."""
    guest_wanted = Signal(object)
    """The `PageId` of a guest whose card is to be opened."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._found = _Found([], Terms(), may=False, erased=0)
        self._asked: Next | None = None
        """What the form was opened for, wherever the mark is by now."""
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._on_read)
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._head = Line(look, "", "section", "muted")
        self._empty = Paragraph(look, "", "words", "muted")
        self._behind = Paragraph(look, "", "body", "warn")
        self._list, self._form, self._rows = TermList(look), KeepForm(look), TermRows(look)
        self._to_guest = KeyHint(look, "Enter", _("to the guest"))
        self._to_keep = KeyHint(look, cap("keep-longer"), _("keep it longer"))
        self._rule = hairline()
        self._lay_out()
        self._list.entered_row.connect(lambda row: self._on_guest())
        self._to_guest.clicked.connect(self._on_guest)
        self._to_keep.clicked.connect(self.on_keep)
        self._form.wanted.connect(self.on_kept)
        self._form.ended.connect(self._on_form_over)
        self._rows.settled.connect(self.on_settled)
        bind(self, "keep-longer", self.on_keep)
        self.setFocusProxy(self._list)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What the keys at the foot are told for."""
        return "terms"

    @property
    def open(self) -> TermsOpen:
        """What is half written."""
        return TermsOpen() if self._form.isHidden() else TermsOpen(self._asked, self._form.typed)

    def take_over(self, before: TermsOpen) -> None:
        """Go on where the window before stood."""
        if before.asked is not None and before.typed is not None:
            self._ask_for(before.asked)
            self._form.resume(before.typed)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Nobody is named here."""

    def on_signed(self) -> None:
        """Somebody else is at this desk, who may settle it or not."""
        self._reader.changed(seen=self.isVisible())

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true; in a window built anew one types on."""
        super().showEvent(event)
        self._reader.read()
        if not self._form.isHidden():
            self._form.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the rules stand below."""
        self._across.setDirection(direction(self.width() < self._look.px(NARROW)))
        self._make_room()
        super().resizeEvent(event)

    # -- reading and showing ----------------------------------------------------------------------

    def _on_read(self, found: _Found) -> None:
        self._found = found
        self._list.show_rows(found.coming)
        if found.coming and self._list.current is None:
            self._list.mark(self._list.key_of(found.coming[0]))
        self._head.setText(self._headline())
        self._empty.setText(self._nothing())
        self._empty.setVisible(not found.coming)
        told = _("Something is still to be erased from these files. It is done when they can be "
                 "reached: {names}.")  # fmt: skip
        self._behind.setText(told.format(names=listed(found.behind)))
        self._behind.setVisible(bool(found.behind))
        if self._form.isHidden():
            self._list.setVisible(bool(found.coming))
        self._make_room()
        for part in (self._rule, self._to_guest, self._to_keep):
            part.setVisible(bool(found.coming))
        self._rows.show_terms(found.terms, may=found.may)

    def _headline(self) -> str:
        coming = len(self._found.coming)
        ahead = n_("In the next {n} day", "In the next {n} days", _DAYS).format(n=_DAYS)
        told = count(coming) if coming < MOST else _("{n} and more").format(n=count(MOST))
        erased = self._found.erased
        gone = n_("{n} guest erased so far", "{n} guests erased so far", erased)
        return " · ".join([ahead, told, *([gone.format(n=count(erased))] if erased else [])])

    def _nothing(self) -> str:
        return _("Nothing goes in the next days. What does is listed here before.")

    # -- acting -----------------------------------------------------------------------------------

    def _on_guest(self) -> None:
        chosen = self._list.chosen
        if chosen is not None and chosen.name:
            self.guest_wanted.emit(chosen.guest)

    def on_keep(self) -> None:
        """The marked one is to be kept."""
        if not self._form.isHidden():
            self._form.setFocus()  # its key once more: what is typed stays
            return
        if (chosen := self._list.chosen) is not None:
            self._ask_for(chosen)
            self._form.setFocus()

    def _ask_for(self, chosen: Next) -> None:
        self._asked = chosen
        who, what = goes(chosen, chosen.due.when_ms)
        self._form.begin(named(_("Keep it longer"), f"{who} · {what}"))
        self._make_room()

    def _make_room(self) -> None:
        """A small window has no room for the form and the rest."""
        if not self._form.isHidden():
            narrow = self.width() < self._look.px(NARROW)
            self._side.setVisible(not narrow)
            self._list.setVisible(not narrow and bool(self._found.coming))

    def _on_form_over(self) -> None:
        self._side.show()
        self._list.setVisible(bool(self._found.coming))
        self._list.setFocus()

    def on_kept(self, months: int, reason: str) -> None:
        """Until when, and why."""
        if (asked := self._asked) is None:
            return
        until = (date.today() + timedelta(days=months * 31)).isoformat() if months else ""
        keep = partial(self._desk.erasing.clearing.keep, asked.due, until=until, reason=reason)
        self._carrier.carry(keep, lambda changes: self._form.end(), self._form.refused)

    def on_settled(self, name: str, value: Any) -> None:
        """The house wants it so from now on."""

        def refused(sentence: str) -> None:
            self._rows.show_error(name, sentence)
            self._rows.show_terms(self._found.terms, may=self._found.may)

        write = partial(self._desk.erasing.settle, **{name: value})
        self._carrier.carry(write, self._on_written, refused)

    def _on_written(self, changes: Changes) -> None:
        self._reader.read()

    def _lay_out(self) -> None:
        px = self._look.px
        panel = Panel(self._look)
        panel.column.setContentsMargins(px(4), px(10), px(4), px(12))
        above = QVBoxLayout()
        above.setContentsMargins(px(16), px(2), px(16), px(4))
        above.addWidget(self._head)
        above.addWidget(self._behind)
        above.addWidget(self._empty)
        panel.column.addLayout(above)
        panel.column.addWidget(self._list, 1)
        panel.column.addStretch(0)
        panel.column.addWidget(self._form)
        panel.column.addWidget(self._rule)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(6), px(16), 0)
        foot.setSpacing(px(12))
        foot.addWidget(self._to_guest)
        foot.addWidget(self._to_keep)
        foot.addStretch(1)
        panel.column.addLayout(foot)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(12))
        self._across.addWidget(panel, 3)
        rules = QWidget()
        below = QVBoxLayout(rules)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._rows)
        below.addStretch(1)
        self._side = Scrolling(rules)
        self._across.addWidget(self._side, 2)


def _read(desk: Desk) -> _Found:
    """Off the GUI thread."""
    staff = desk.staff()
    signer = next((one for one in staff if one.page == desk.signed), None)
    terms, erased = desk.erasing.terms(), len(desk.erasing.receipts())
    coming, behind = desk.erasing.clearing.coming(_DAYS), desk.erasing.behind()
    names = tuple(str(one) for one in behind)
    return _Found(coming, terms, may("retention", signer), erased, names)
