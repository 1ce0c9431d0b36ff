"""Answers requests beyond a limit at the desk of who may; shows who asked what became of it."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from msgspec import Struct, structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId, PageId
from assistant.recovery import gestures
from assistant.recovery.deciding import Decision, again
from assistant.recovery.money import read_money
from assistant.recovery.view import MatterView
from assistant.refusal import Refused
from assistant.tongue import _
from ui.authority.answer import Answer, AnswerTyped
from ui.authority.asked import Asked
from ui.authority.finding import found
from ui.authority.foot import Foot
from ui.authority.known import Known
from ui.authority.nothing import Nothing
from ui.authority.waiting_list import WaitingList
from ui.bridge import Bridge
from ui.listening.hear import about
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.scrolling import Scrolling
from ui.reader import Reader

Key = tuple[PageId, EntryId]
LIST, LIST_PART = 330, 0.36
"""The list is so wide (pixels at 100 %), in a small window this part of the page."""
DETAIL = 760


class Unfinished(Struct, frozen=True):
    """What stands open on the page, for a window that is built anew."""

    drafts: Mapping[Key, AnswerTyped] = {}
    chosen: Key | None = None


class AuthorityPage(QWidget):
    """A list at the left, the one at hand at the right; the answer under it."""

    matter_wanted = Signal(object)
    """The `PageId` of a problem to be opened."""
    staff_wanted = Signal()
    """Somebody else is to be at this desk."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._known = Known()
        self._chosen: Decision | None = None
        self._wanted: PageId | Key | None = None
        self._drafts: dict[Key, AnswerTyped] = {}
        self._sending = False
        self._reader = Reader(self, bridge, self._found, self._on_read)
        self._list, self._asked = WaitingList(look), Asked(look)
        self._answer, self._foot = Answer(look), Foot(look)
        self._nothing = Nothing(look)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def open(self) -> Unfinished:
        """What is half written, and what it belongs to."""
        self._keep()
        return Unfinished(dict(self._drafts), self._chosen.key if self._chosen else None)

    def take_over(self, unfinished: Unfinished) -> None:
        """Go on where the window before stood."""
        self._drafts = dict(unfinished.drafts)
        self._chosen, self._wanted = None, unfinished.chosen
        self.read()

    def show_matter(self, page: PageId) -> None:
        """Put the mark on what waits in this matter."""
        self._wanted = page
        self.read()

    def on_signed(self) -> None:
        """Somebody else is at this desk."""
        self._keep()
        self._chosen = None
        self.read()

    def on_changed(self, changes: Changes) -> None:
        """What waits may be other now; read at once where it is seen."""
        if changes.wide or changes.staff or changes.house or changes.matters or changes.entries:
            self._reader.changed(seen=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """Anew, where something changed meanwhile."""
        super().showEvent(event)
        self._reader.shown()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the list, or to the one button that there is."""
        super().focusInEvent(event)
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from the offer; from the request it leads away, which is not ours."""
        back = event.key() == Qt.Key.Key_Escape and self._foot.back.isVisibleTo(self)
        if back:
            self.on_cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has a narrow list."""
        wide = min(self._look.px(LIST), round(event.size().width() * LIST_PART))
        self._left.setFixedWidth(wide)
        super().resizeEvent(event)

    # -- reading ----------------------------------------------------------------------------------

    def read(self) -> None:
        """All that waits, as it is now."""
        self._reader.read()

    def _found(self) -> "Future[tuple[Known, list[MatterView]]]":
        kept = self._chosen.matter.page if self._chosen else None
        return self._desk.ask(found, self._desk, kept)

    def _on_read(self, answer: tuple[Known, list[MatterView]]) -> None:
        known, views = answer
        self._known = self._with_chosen(known, views)
        self._show(self._next(self._known.decisions))

    def _with_chosen(self, known: Known, views: list[MatterView]) -> Known:
        """What one is looking at stays, also when a colleague answered it meanwhile."""
        chosen = self._chosen
        if chosen is None or any(one.key == chosen.key for one in known.decisions):
            return known
        now = again(chosen, views)
        if now is None or known.signer is None:
            return known
        at = next((n for n, d in enumerate(self._known.decisions) if d.key == now.key), 0)
        waiting = list(known.decisions)
        waiting.insert(at, now)
        return structs.replace(known, decisions=tuple(waiting))

    def _next(self, waiting: tuple[Decision, ...]) -> Decision | None:
        """The one that is asked for, the one at hand, or the first."""
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, bytes):
            there = [one for one in waiting if one.matter.page == wanted]
            fresh = [one for one in there if one.waits or one.is_news]
            if there:
                return (fresh or there)[0]
        key = wanted if isinstance(wanted, tuple) else self._chosen and self._chosen.key
        for one in waiting:
            if one.key == key:
                return one
        return waiting[0] if waiting else None

    # -- showing ----------------------------------------------------------------------------------

    def _show(self, chosen: Decision | None) -> None:
        before, self._chosen = self._chosen, chosen
        now_ms, known = _now_ms(), self._known
        had_focus = self.isAncestorOf(self.focusWidget() or self) or self.hasFocus()
        self._list.show_known(known, chosen, now_ms)
        self._left.setVisible(bool(known.decisions))
        self._right.setVisible(chosen is not None)
        self._nothing.setVisible(chosen is None)
        self._nothing.show_known(known)
        if chosen is not None:
            about(self._answer, [known.guest(chosen)])
            self._asked.show_decision(chosen, known, now_ms)
            if before is None or before.key != chosen.key:
                self._answer.show_typed(self._drafts.get(chosen.key, AnswerTyped()))
                self._scroll.verticalScrollBar().setValue(0)
            self._show_foot()
        if had_focus and (before is None) != (chosen is None):
            self._begin()

    def _show_foot(self) -> None:
        one = self._chosen
        if one is None:
            return
        asks = one.kind == "ask"
        typed = not self._answer.typed.is_blank
        self._answer.setVisible(asks and (one.waits or typed))
        self._foot.show_decision(one, instead=self._answer.is_instead)

    def _begin(self) -> None:
        if self._chosen is not None:
            self._list.begin()
        else:
            self._nothing.begin()

    # -- acting -----------------------------------------------------------------------------------

    def on_chosen(self, one: Decision) -> None:
        """The mark came to another one; words half written stay with theirs."""
        self._keep()
        self._show(one)
        if any(not d.waits and d.kind != "own" for d in self._known.decisions):
            self.read()

    def on_primary(self) -> None:
        """Ctrl+Enter: yes, the offer, "I am seeing to it", or the problem itself."""
        one = self._chosen
        if one is None:
            if self._known.signer is None:
                self.staff_wanted.emit()
        elif not one.waits or one.kind == "own":
            self.matter_wanted.emit(one.matter.page)
        elif one.ask is None:
            self._do(one, gestures.come)
        elif self._answer.is_instead:
            self._offer(one)
        else:
            words = self._answer.typed.words
            self._do(one, gestures.approve, of=one.ask.id, text=words)

    def on_instead(self) -> None:
        """What is offered instead?"""
        if self._chosen is not None and self._chosen.kind == "ask" and self._chosen.waits:
            self._answer.turn(instead=True)
            self._show_foot()
            self._answer.begin()

    def on_cancel(self) -> None:
        """From the offer back to the request; what was typed stays in it."""
        self._answer.turn(instead=False)
        self._show_foot()
        self._list.begin()

    def on_open(self) -> None:
        """The whole problem."""
        if self._chosen is not None:
            self.matter_wanted.emit(self._chosen.matter.page)

    def on_withdraw(self) -> None:
        """No longer needed."""
        one = self._chosen
        if one is not None and one.kind == "own" and one.ask is not None and one.waits:
            self._do(one, gestures.withdraw, of=one.ask.id)

    def _offer(self, one: Decision) -> None:
        typed, ask = self._answer.typed, one.ask
        if ask is None:
            return
        if not typed.offer.strip():
            self._answer.refused_offer(_("Please write what is offered instead."))
            return
        try:
            cost = read_money(typed.cost, ask.currency)
        except Refused as why:
            self._answer.refused_cost(why.sentence())
            return
        words = {"of": ask.id, "text": typed.offer, "gesture": typed.kind, "cost": cost}
        self._do(one, gestures.offer_instead, **words)

    def _do(self, one: Decision, act: Callable[..., Any], **words: Any) -> None:
        if self._sending:
            return
        self._sending = True

        def done(changes: Changes) -> None:
            self._sending = False
            self._drafts.pop(one.key, None)
            self._foot.show_done(self._told(one, act))
            if self._chosen is not None and self._chosen.key == one.key:
                self._answer.show_typed(AnswerTyped())
                self._chosen = None
            self._list.begin()
            self.read()

        def refused(why: Refused) -> None:
            self._sending = False
            self._answer.refused(why.sentence())
            self._foot.refused("" if self._answer.isVisible() else why.sentence())
            self.read()

        future = self._desk.matters.act(one.matter.page, act, **words)
        self._bridge.when_done(self, future, done, refused)

    def _told(self, one: Decision, act: Callable[..., Any]) -> str:
        name = self._known.name(one.ask.staff) if one.ask else ""
        if act is gestures.withdraw:
            return _("Taken back.")
        if act is gestures.come:
            return _("Every desk sees now that you are seeing to it.")
        return _("{name} has your answer.").format(name=name)

    def _keep(self) -> None:
        """Words half written belong to their request."""
        if self._chosen is not None and self._chosen.kind == "ask":
            typed = self._answer.typed
            self._drafts.pop(self._chosen.key, None)
            if not typed.is_blank:
                self._drafts[self._chosen.key] = typed

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(10))
        column.addWidget(self._asked)
        column.addWidget(self._answer)
        column.addStretch(1)
        for part in (self._asked, self._answer):
            part.setMaximumWidth(px(DETAIL))
        self._left, self._right = Panel(look), Panel(look)
        self._left.column.addWidget(Scrolling(self._list), 1)
        self._scroll = Scrolling(inside)
        pad = px(24)
        self._right.column.setContentsMargins(pad, px(20), pad, px(18))
        self._right.column.addWidget(self._scroll, 1)
        self._right.column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(14), px(14), px(14))
        row.setSpacing(px(12))
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        row.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        foot = self._foot
        self._list.chosen.connect(self.on_chosen)
        self._answer.entered.connect(self.on_primary)
        foot.primary.clicked.connect(self.on_primary)
        foot.instead.clicked.connect(self.on_instead)
        foot.back.clicked.connect(self.on_cancel)
        foot.open.clicked.connect(self.on_open)
        foot.withdraw.clicked.connect(self.on_withdraw)
        foot.staff.clicked.connect(self.staff_wanted)
        self._nothing.staff_wanted.connect(self.staff_wanted)
        bind(self, "answer", self.on_primary)
        bind(self, "offer-instead", self.on_instead)
        bind(self, "open-problem", self.on_open)
        bind(self, "withdraw", self.on_withdraw)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
