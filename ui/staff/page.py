"""The page of the staff: who works here at the left, one of them or the table of rights beside."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.now import now_ms
from assistant.journal.stamp import StaffId
from assistant.people import acts
from assistant.people.rights import USUAL, Table, may
from assistant.people.view import StaffView
from assistant.recovery import house
from assistant.recovery.view import Policy
from assistant.tongue import _
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine
from ui.reader import Reader
from ui.staff.form import May, PersonForm, PersonTyped
from ui.staff.rights_table import RightsTable
from ui.staff.staff_list import StaffList

LIST_WIDTH = 400
QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's own for no limit."""
TABLE_WIDTH = 860
WIDE = 900
"""Pixels at 100 %: from there on list and form stand side by side."""
NOBODY = b""
"""For the form of somebody new."""


class StaffOpen(Struct, frozen=True):
    """What stands open, for a window that is built anew."""

    page: bytes | None = None
    """Whose form is open; NOBODY for somebody new."""
    typed: PersonTyped = PersonTyped()


class _Found(Struct, frozen=True):
    staff: tuple[StaffView, ...] = ()
    table: Table = USUAL
    policy: Policy = Policy()
    signer: StaffView | None = None


class StaffPane(QWidget):
    """Everybody may look; who looks after the staff changes it, and everybody what is their own."""

    staff_wanted = Signal(object)
    """Somebody has to say who they are first; what to call then."""
    turned = Signal()
    """A form was opened or closed."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._found = _Found()
        self._open: bytes | None = None
        self._back: Callable[[], Future[Any]] | None = None
        """How what was just done is undone."""
        self._reader = Reader(self, bridge, self._ask, self._on_read)
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._form, self._table = PersonForm(look), RightsTable(look)
        self._undo = UndoLine(look)
        self._trouble = Trouble(look)
        self._new = KeyedButton(
            look, label("new-person"), cap("new-person"), icon="user-round-plus"
        )
        self._list = StaffList(look)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show_form()

    # -- from outside -----------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What the keys at the foot are told for."""
        return "people-form" if self._open is not None else "people"

    @property
    def open(self) -> StaffOpen:
        """What stands open; a PIN half typed is not kept."""
        return StaffOpen(self._open, self._form.typed)

    def take_over(self, before: StaffOpen) -> None:
        """Go on where the window before stood."""
        self._taken = before if before.page is not None else None
        self._reader.read()

    _taken: StaffOpen | None = None

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; they are read with the rest."""

    def on_signed(self) -> None:
        """Somebody else is at this desk: what another did is theirs to take back."""
        self._tell("", None)
        self._reader.changed(seen=self.isVisible())

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if changes.staff or changes.house or changes.wide:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        self._reader.shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under each other where there is no room for both side by side."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.px(WIDE)
        way = QBoxLayout.Direction
        self._whole.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._left.setMaximumWidth(self._look.px(LIST_WIDTH) if is_wide else QWIDGETSIZE_MAX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go on to where they are of use."""
        super().focusInEvent(event)
        self._to_first()

    def _to_first(self) -> None:
        if self._open is not None:
            self._form.setFocus()
        else:
            self._list.focus_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape and self._open is not None:
            self.on_close()
        else:
            super().keyPressEvent(event)

    # -- what the clerk does ----------------------------------------------------------------------

    def on_new(self) -> None:
        """Somebody who is not in the list."""
        if self._may_all:
            self._open = NOBODY
            self._form.show_new()
            self._show_form()
            self._form.setFocus()

    def on_change(self) -> None:
        """The form of who is marked."""
        if (marked := self._list.marked) is not None:
            self.open_person(marked)

    def open_person(self, page: bytes) -> None:
        """The form of somebody."""
        self._open = page
        self._show_person()
        self._show_form()
        self._form.setFocus()

    def on_close(self) -> None:
        """Back to the list and the table; what was half typed goes."""
        page, self._open = self._open, None
        self._show_form()
        if not self._list.focus_on(page):
            self.setFocus()

    def on_saved(self, typed: PersonTyped) -> None:
        """Somebody new, or changed; the PIN with it where one was typed."""
        people, one = self._desk.people, self._person
        if one is None:
            words = {"name": typed.name, "role": typed.role, "languages": typed.languages}
            self._do(lambda: people.welcome(pin=typed.pin, **words), self.on_close)
            return
        page = StaffId(one.page)
        # What one may not change is not said anew.
        words = {"name": typed.name, "languages": typed.languages}
        if typed.role != one.role:
            words["role"] = typed.role

        def then_pin() -> None:
            if typed.pin:
                self._do(lambda: people.set_pin(page, typed.pin), self.on_close)
            else:
                self.on_close()

        self._do(lambda: people.act(page, acts.change, **words), then_pin)

    def on_removed(self) -> None:
        """No longer works here, or works here again; it can be undone at once."""
        if (one := self._person) is None or not self._may_all:
            return
        page, people = StaffId(one.page), self._desk.people
        forth, back = acts.leave, acts.come_back
        told = _("{name} no longer works here. What they wrote keeps their name.")
        if not one.active:
            forth, back = back, forth
            told = _("{name} works here again.")

        def done() -> None:
            self._tell(told.format(name=one.name), lambda: people.act(page, back))
            self.on_close()

        self._do(lambda: people.act(page, forth), done)

    def on_pin_cleared(self) -> None:
        """No PIN is asked any more."""
        if (one := self._person) is not None and one.has_pin:
            self._do(lambda: self._desk.people.set_pin(StaffId(one.page), ""), lambda: None)

    def on_misses_seen(self) -> None:
        """Whoever looks after the staff knows of the wrong PINs."""
        one = self._person or next((one for one in self._found.staff if one.warned_ms), None)
        if one is not None and one.warned_ms and self._may_all:
            page = StaffId(one.page)
            self._do(lambda: self._desk.people.act(page, acts.see_misses), lambda: None)

    def on_limited(self, limit: int | None) -> None:
        """A limit of their own."""
        if (one := self._person) is not None:
            limits = {one.page.hex(): limit}
            self._do(lambda: self._desk.matters.settle(house.settle, limits=limits), lambda: None)

    def on_settled(self, role: str, right: str, granted: bool) -> None:
        """A right is given to a role, or taken away; it can be undone at once."""
        settle = self._desk.people.settle_right

        def write(granted: bool) -> "Future[Any]":
            return settle(role, right, granted=granted)  # type: ignore[arg-type]  # of our table

        def done() -> None:
            told = _("The table of rights was changed.")
            self._tell(told, lambda: write(not granted))

        self._do(lambda: write(granted), done)

    def on_undo(self) -> None:
        """What was just told is not so."""
        if self._back is not None:
            self._do(self._back, lambda: None)

    def _do(self, write: "Callable[[], Future[Any]]", done: Callable[[], None]) -> None:
        self._tell("", None)
        self._refused("")

        def written(answer: object) -> None:
            done()
            self._reader.read()

        def refused(sentence: str) -> None:
            self._refused(sentence)
            self._reader.read()  # a box that was ticked shows again what holds

        self._carrier.carry(write, written, refused)

    def _refused(self, sentence: str) -> None:
        self._form.refused(sentence if self._open is not None else "")
        self._trouble.show_sentence(sentence if self._open is None else "")

    def _tell(self, told: str, back: "Callable[[], Future[Any]] | None") -> None:
        self._back = back
        self._undo.show_told(told)

    # -- reading and showing ----------------------------------------------------------------------

    def _ask(self) -> "Future[_Found]":
        return self._desk.ask(partial(_found, self._desk))

    def _on_read(self, found: _Found) -> None:
        self._found = found
        self._list.show_staff(found.staff, now_ms())
        is_manager = found.signer is not None and found.signer.role == "manager"
        self._table.show_table(found.table, may=is_manager and self._may_all)
        self._new.setVisible(self._may_all)
        taken, self._taken = self._taken, None
        if taken is not None and taken.page is not None:
            self._open = taken.page
            self._form.show_new()
            self._show_person()
            self._form.take_over(taken.typed)
            self._show_form()
        elif self._open:
            self._show_person(again=True)
        if self.hasFocus():
            self._to_first()

    def _show_person(self, *, again: bool = False) -> None:
        one, signer = self._person, self._found.signer
        if one is None:
            return
        is_manager = signer is not None and signer.role == "manager"
        may_all = self._may_all and (is_manager or one.role != "manager")
        mine = signer is not None and one.page == signer.page
        limit = may("settle-limits", signer)
        allowed = May(all=may_all, own=may_all or mine, limit=limit)
        self._form.show_person(one, self._found.policy, allowed, now_ms(), again=again)

    def _show_form(self) -> None:
        is_open = self._open is not None
        self._form_panel.setVisible(is_open)
        self._table_panel.setVisible(not is_open)
        self.turned.emit()

    @property
    def _person(self) -> StaffView | None:
        return next((one for one in self._found.staff if one.page == self._open), None)

    @property
    def _may_all(self) -> bool:
        return may("staff", self._found.signer)

    # -- building ---------------------------------------------------------------------------------

    def _to_table(self) -> None:
        if self._open is not None:
            self.on_close()
        self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        form = self._form
        self._list.opened.connect(self.open_person)
        form.saved.connect(self.on_saved)
        form.cancelled.connect(self.on_close)
        form.removed.connect(self.on_removed)
        form.pin_cleared.connect(self.on_pin_cleared)
        form.misses_seen.connect(self.on_misses_seen)
        form.limited.connect(self.on_limited)
        self._table.settled.connect(self.on_settled)
        self._undo.wanted.connect(self.on_undo)
        self._new.clicked.connect(self.on_new)
        for act, done in (
            *(("new-person", self.on_new), ("change-person", self.on_change)),
            *(("remove-person", self.on_removed), ("clear-pin", self.on_pin_cleared)),
            *(("misses-seen", self.on_misses_seen), ("rights-table", self._to_table)),
            *(("save", form.on_save), ("undo", self.on_undo)),
        ):
            bind(self, act, done)

    def _lay_out(self) -> None:
        look = self._look
        px = look.px
        left = Panel(look)
        left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        left.column.setSpacing(px(10))
        left.column.addWidget(Line(look, _("Who works here"), "section", "muted"))
        left.column.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._new)
        foot.addStretch(1)
        left.column.addLayout(foot)
        self._form_panel, self._table_panel = Panel(look), Panel(look)
        self._form_panel.column.addWidget(self._form)
        told = _("A tick holds at once, at every desk. A manager settles it.")
        table = self._table_panel.column
        table.setSpacing(px(8))
        table.addWidget(Line(look, _("Who may do what"), "section", "muted"))
        table.addWidget(Paragraph(look, told, "body", "muted"))
        table.addWidget(self._table)
        inside = Tall()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(10))
        for part in (self._undo, self._trouble, self._form_panel, self._table_panel):
            right.addWidget(part)
            part.setMaximumWidth(px(TABLE_WIDTH))
        right.addStretch(1)
        self._left = left
        whole = self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(14))
        whole.addWidget(left, 2)
        whole.addWidget(Scrolling(inside), 3)


def _found(desk: Desk) -> _Found:
    """Off the GUI thread: who works here, those who left behind them, and what holds."""
    staff = sorted(desk.staff(), key=lambda one: not one.active)
    signer = next((one for one in staff if one.page == desk.signed), None)
    return _Found(tuple(staff), desk.people.rights(), desk.matters.policy(), signer)
