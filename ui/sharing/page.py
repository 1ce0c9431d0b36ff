"""The page for sharing with the shop's other desks: from the first one to leaving."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.desk import Desk
from assistant.journal.stamp import DeskId
from assistant.refusal import Refused
from assistant.tongue import _, listed
from ui.bridge import Bridge
from ui.look.at_left import at_left
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.sharing.alone import Alone
from ui.sharing.desk_list import DeskList
from ui.sharing.how_it_stands import HowItStands
from ui.sharing.joining import Joining, JoiningTyped
from ui.sharing.leaving import Leaving
from ui.sharing.letting_in import LettingIn
from ui.sharing.linked import Linked
from ui.sharing.own_desk import OwnDesk
from ui.sharing.searching import Searching
from ui.sharing.standing import Standing
from ui.sharing.words import other, what_it_is

if TYPE_CHECKING:  # loaded on a thread, when it is needed
    from assistant.sharing import Sharing

Mode = Literal["practice", "alone", "damaged", "joining", "hub", "member", "out", "elsewhere"]
"""Out: of the shop, because it was removed or is a copy. Damaged: what it knew of it is lost."""
WIDTH = 760


class SharingOpen(Struct, frozen=True):
    """What is half typed here, for a window that is built anew."""

    joins: bool = False
    joining: JoiningTyped = JoiningTyped()
    names: tuple[str, str] = ("", "")
    renaming: tuple[bytes, str] | None = None


class SharingPage(QWidget):
    """Shows what `linked` tells, and asks it for what the clerk does."""

    closed = Signal()
    """Back to the settings of this desk."""
    named = Signal(str, str)
    """What this desk and the house are called now."""
    server_chosen = Signal(str)
    """Another program to connect the desks, by its path."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge, linked: Linked, *, practice: bool):
        super().__init__()
        self._look, self._desk, self._bridge, self._linked = look, desk, bridge, linked
        self._practice = practice
        self._joins = self._has_guests = False
        self._known: set[bytes] = set()
        """The desks that were there before somebody was let in."""
        self._carrier = ""
        self._back = KeyedButton(look, _("Back to the settings"), cap("cancel"), plain=True)
        self._closed = Panel(look)
        self._alone, self._joining = Alone(look), Joining(look)
        self._stands, self._letting = HowItStands(look), LettingIn(look)
        self._list, self._leaving = DeskList(look), Leaving(look)
        self._own = OwnDesk(look, bridge, linked)
        self._search = Searching(linked, self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._show(linked.standing)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """What is shown."""
        stand = self._linked.standing
        if self._practice:
            return "practice"
        if stand.kind in ("removed", "copied"):
            return "out"
        if stand.kind == "elsewhere":
            return "elsewhere"
        if self._joins:
            return "joining"
        if stand.hub:
            return "hub"
        if stand.kind == "damaged":
            return "damaged"
        return "alone" if stand.kind == "apart" else "member"

    @property
    def open(self) -> SharingOpen:
        """What is half typed."""
        names, renaming = self._alone.names, self._list.renaming
        return SharingOpen(self._joins, self._joining.typed, names, renaming)

    def take_over(self, unfinished: SharingOpen) -> None:
        """Go on where the window before stood."""
        self._joins = unfinished.joins
        self._joining.take_over(unfinished.joining)
        self._alone.show_names(*unfinished.names)
        self._show(self._linked.standing)
        self._list.take_over(unfinished.renaming)

    def show_names(self, name: str, house: str) -> None:
        """What this desk and the house are called so far."""
        self._alone.show_names(name, house)
        self._joining.show_desk(name, has_guests=self._has_guests)

    def showEvent(self, event: QShowEvent) -> None:
        """Whether there are guests to bring along, and who carries the shop."""
        super().showEvent(event)
        empty = self._desk.ask(self._desk.is_empty)
        self._bridge.when_done(self, empty, self._on_empty)
        self._own.show_all()
        self._show(self._linked.standing)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks for shops while nobody looks at the page."""
        super().hideEvent(event)
        self._search.switch(on=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to what is most likely done."""
        super().focusInEvent(event)
        self._to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back one step."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._list.is_open:
            self._list.leave()
        elif self._leaving.is_open:
            self._leaving.leave()
        elif self.mode == "joining":
            self.on_back()
        else:
            self.closed.emit()

    # -- what the clerk does ----------------------------------------------------------------------

    def on_host(self) -> None:
        """This desk is the first one."""
        if self.mode not in ("alone", "damaged") or not self._alone.is_named:
            return
        name, house = self._alone.names
        self._linked.call_it(name, house)
        self._alone.show_busy(busy=True)
        self._alone.refused("")

        def done(nothing: None) -> None:
            self._alone.show_busy(busy=False)
            self._joins = False
            self.named.emit(name, house)
            self._to_first()

        def refused(why: Refused) -> None:
            self._alone.show_busy(busy=False)
            self._alone.refused(why.sentence())

        self._linked.do(self, lambda sharing: sharing.host(), done, refused)

    def on_joining(self) -> None:
        """This desk would like to be one of a shop's."""
        stand = self._linked.standing
        if self.mode not in ("alone", "damaged", "member") and not stand.second:
            return
        name = self._alone.names[0] if self.mode in ("alone", "damaged") else self._linked.name
        self._joins = True
        self._joining.offer(stand.second_at)
        self._joining.show_desk(name, has_guests=self._has_guests)
        self._show(self._linked.standing)
        self._to_first()

    def on_back(self) -> None:
        """Or it would not."""
        self._joins = False
        self._show(self._linked.standing)
        self._to_first()

    def on_join(self, code: str, address: str) -> None:
        """With a code that is one."""
        name, (_own, house) = self._joining.name, self._alone.names
        self._linked.call_it(name, house)
        self._joining.show_busy(busy=True)

        def done(shop: str) -> None:
            self._joins = False
            self._joining.show_busy(busy=False)
            self._joining.forget()
            self._show(self._linked.standing)
            self.named.emit(name, house or shop)
            self._to_first()

        def refused(why: Refused) -> None:
            self._joining.show_busy(busy=False)
            self._joining.refused(why.sentence())

        self._linked.do(self, lambda sharing: sharing.join(code, address), done, refused)

    def on_let_in(self) -> None:
        """A code for one more desk."""
        if self.mode != "hub":
            return

        def shown(code: str) -> None:
            self._letting.refused("")
            self._on_looked()

        def known(sharing: "Sharing") -> None:
            self._known = {one.desk for one in self._linked.others()}
            self._bridge.when_done(self, sharing.let_in(), shown, self._not_let_in)

        self._linked.load(self, known)
        self._read_addresses()

    def _read_addresses(self) -> None:
        self._bridge.when_done(self, self._linked.addresses(), self._letting.show_addresses)

    def _not_let_in(self, why: Refused) -> None:
        self._letting.refused(why.sentence())

    def on_renamed(self, desk: bytes, name: str) -> None:
        """Another name for a desk."""
        self._at_hub(lambda sharing: sharing.rename(DeskId(desk), name))

    def on_removed(self, desk: bytes) -> None:
        """It is cut off."""
        self._at_hub(lambda sharing: sharing.remove(DeskId(desk)))

    def _at_hub(self, work: "Callable[[Sharing], Future[None]]") -> None:
        def done(nothing: None) -> None:
            self._list.leave()
            self._on_looked()

        self._linked.do(self, work, done, lambda why: self._list.refused(why.sentence()))

    def on_take(self) -> None:
        """This desk carries the shop from now on."""
        self._leave_by(lambda sharing: sharing.take_hub())

    def on_leave(self) -> None:
        """It works alone from now on."""
        self._leave_by(lambda sharing: sharing.leave())

    def _leave_by(self, work: "Callable[[Sharing], Future[None]]") -> None:
        def done(nothing: None) -> None:
            self._leaving.leave()
            self._to_first()

        self._linked.do(self, work, done, lambda why: self._leaving.refused(why.sentence()))

    def on_save(self) -> None:
        """Ctrl+Enter: what is asked is so, or the form is finished."""
        if self._list.is_asking:
            self._list.confirm()
        elif self._leaving.is_open:
            self._leaving.confirm()
        elif self.mode in ("joining", "out"):
            self._joining.on_join()

    # -- what is told -----------------------------------------------------------------------------

    def _on_empty(self, empty: bool) -> None:
        self._has_guests = not empty
        self._joining.show_desk("", has_guests=not empty)

    def _on_looked(self) -> None:
        """The other desks, and the code, as they are now."""
        sharing = self._linked.sharing
        if sharing is None or not self.isVisible():
            return
        now_ms = time.time_ns() // 1_000_000
        others = self._linked.others()
        self._list.show_desks([other(one, now_ms) for one in others])
        code, left_s = sharing.code
        if code:
            if not self._letting.is_open:
                self._read_addresses()
            self._letting.show_code(code, left_s)
        elif self._letting.is_open:
            came = [one.name for one in others if one.desk not in self._known]
            joined = _("Has joined the shop: {desks}").format(desks=listed(came))
            self._letting.show_closed(joined if came else _("The code is no longer good."))

    def _show(self, stand: Standing) -> None:
        mode = self.mode
        shared = mode in ("hub", "member")
        for part, there in (
            (self._closed, mode == "practice"),
            (self._alone, mode in ("alone", "damaged")),
            (self._stands, shared or mode in ("out", "elsewhere", "damaged")),
            (self._joining, mode in ("joining", "out")),
            (self._letting, mode == "hub"),
            (self._list, shared),
            (self._leaving, shared or mode == "out"),
            (self._own, mode in ("alone", "hub", "member")),
        ):
            part.setVisible(there)
        self._show_stands(mode, stand)
        self._leaving.show_mode(hub=mode == "hub", out=mode == "out", second=bool(stand.second))
        self._own.show_mode(shared=shared)
        self._joining.show_way_back(there=mode == "joining")
        self._search.switch(on=mode in ("joining", "out") and self.isVisible())
        if not shared:
            self._carrier = ""
        elif not self._carrier:
            self._bridge.when_done(self, self._linked.carrier(), self._on_carrier)
        self._on_looked()

    def _on_carrier(self, address: str) -> None:
        self._carrier = address
        self._show_stands(self.mode, self._linked.standing)

    def _show_stands(self, mode: Mode, stand: Standing) -> None:
        title, known = what_it_is(mode, stand, self._carrier)
        if title:
            self._stands.show_standing(title, stand, known)

    def _to_first(self) -> None:
        mode = self.mode
        first: dict[str, QWidget] = {"alone": self._alone, "damaged": self._alone}
        first |= {"joining": self._joining, "out": self._joining}
        first |= {"hub": self._letting, "member": self._leaving}
        first.get(mode, self._back).setFocus()

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._linked.stood.connect(self._show)
        self._linked.looked.connect(self._on_looked)
        self._own.named.connect(self.named)
        self._own.server_chosen.connect(self.server_chosen)
        self._search.found.connect(self._joining.show_found)
        self._back.clicked.connect(self.closed)
        self._alone.host_wanted.connect(self.on_host)
        self._alone.join_wanted.connect(self.on_joining)
        self._joining.wanted.connect(self.on_join)
        self._joining.left.connect(self.on_back)
        self._letting.wanted.connect(self.on_let_in)
        self._list.renamed.connect(self.on_renamed)
        self._list.removed.connect(self.on_removed)
        self._leaving.take_wanted.connect(self.on_take)
        self._leaving.leave_wanted.connect(self.on_leave)
        self._leaving.join_wanted.connect(self.on_joining)

    def _bind_keys(self) -> None:
        bind(self, "first-desk", self.on_host)
        bind(self, "join-shop", self.on_joining)
        bind(self, "let-in", self.on_let_in)
        bind(self, "rename-desk", self._list.rename)
        bind(self._list, "remove-desk", self._list.remove, inside=True)
        bind(self, "take-hub", self._leaving.ask_take)
        bind(self, "leave-shop", self._leaving.ask_leave)
        bind(self, "save", self.on_save)

    def _lay_out(self) -> None:
        look, inside, narrow = self._look, QWidget(), QWidget()
        told = _(
            "This is the practice store. It is never shared: "
            "what is made up here reaches no other desk."
        )
        self._closed.column.addWidget(Paragraph(look, told))
        lead = _("What is written at one desk is known at all of them a moment later.")
        head = QHBoxLayout()
        head.addWidget(Line(look, label("sharing"), "hero"), 1)
        head.addWidget(self._back)
        parts = QVBoxLayout(narrow)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(look.px(14))
        shown = (self._closed, self._stands, self._alone, self._joining)
        for part in (*shown, self._letting, self._list, self._own, self._leaving):
            parts.addWidget(part)
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(28))
        column.setSpacing(look.px(14))
        column.addLayout(head)
        column.addWidget(Paragraph(look, lead, "words", "muted"))
        column.addLayout(at_left(look, narrow, WIDTH))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(inside))
