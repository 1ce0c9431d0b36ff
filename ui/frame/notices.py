"""Tells on every page what is due and what is asked; tells the desktop once when it comes due."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk, Reading
from assistant.guests.lookup import find
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.view import StaffView, signatures
from assistant.recovery import register
from assistant.recovery.deciding import Decision, decisions
from assistant.recovery.pressing import JUST_NOW_MS, come_due, next_change_ms, pressing
from assistant.recovery.view import MatterView, Policy, PromiseView
from ui.bridge import Bridge
from ui.frame import notice_words
from ui.frame.desktop_notice import DesktopNotice
from ui.frame.topbar import TopBar
from ui.reader import Reader

_LONGEST_WAIT_MS = 5 * 60 * 1000
"""A clock that was set, or a computer that slept, is noticed after so long."""


class _Known(Struct, frozen=True):
    """What the pills are made of."""

    matters: Mapping[PageId, MatterView]
    guests: Mapping[PageId, str]
    staff: tuple[StaffView, ...]
    policy: Policy


class Told:
    """What this run has told the desktop of; handed on to a window that is built anew."""

    def __init__(self, now_ms: int) -> None:
        self.since_ms = now_ms - JUST_NOW_MS
        self.promises: set[tuple[EntryId, int]] = set()
        """Each with its time: a renewed one is told of again."""
        self.asked: set[tuple[PageId, EntryId]] = set()
        self.asked_of: StaffId | None = None
        """For whom `asked` holds: what waited when they came is no news."""


class Notices(QObject):
    """Feeds the pills of the top bar. Driven by changes and by the next moment that matters."""

    promises_wanted = Signal()
    matter_wanted = Signal(object)
    """The `PageId` of the matter in which somebody asks, is asked for, or has an answer."""

    def __init__(
        self,
        top: TopBar,
        desk: Desk,
        bridge: Bridge,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__(top)
        self._top, self._desk, self._now_ms = top, desk, now_ms
        self._known = _Known({}, {}, (), Policy())
        self._asked: Decision | None = None
        self._reader = Reader(self, bridge, lambda: desk.ask(_read, desk), self._show)
        self.told = Told(now_ms())
        self.desktop = DesktopNotice(top)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_moment)
        top.promise.clicked.connect(self.promises_wanted)
        top.matter.clicked.connect(self.on_matter)
        self.desktop.opened.connect(self.on_opened)
        bridge.changed.connect(self.on_changed)
        self.read()

    def take_over(self, told: Told) -> None:
        """A window built anew tells nothing twice."""
        self.told = told

    def on_signed(self) -> None:
        """Somebody else is at this desk: what they may see and decide."""
        self.read()

    def on_changed(self, changes: Changes) -> None:
        """Matters that changed; all of them where more did than can be named."""
        written = {entry.page for entry in changes.entries}
        known = self._known
        mine = changes.matters.keys() | (written & known.matters.keys())
        guests = changes.guests.keys() & known.guests.keys()
        if (
            changes.wide
            or changes.staff
            or changes.house
            or (self._reader.is_busy and (mine or guests))
        ):
            self.read()
        elif mine or guests:
            matters = {page: view for page, view in known.matters.items() if page not in mine}
            matters |= changes.matters
            names = {page: changes.guests[page].identity.name for page in guests}
            self._show(_Known(matters, {**known.guests, **names}, known.staff, known.policy))

    def read(self) -> None:
        """All of it anew."""
        self._reader.read()

    def on_moment(self) -> None:
        """A promise has come to another stage, or the day is over."""
        self._show(self._known)

    def on_matter(self) -> None:
        """The pill of the matter."""
        if self._asked is not None:
            self.matter_wanted.emit(self._asked.matter.page)

    def on_opened(self) -> None:
        """The notification was clicked."""
        window = self._top.window()
        window.raise_()
        window.activateWindow()
        if self._asked is not None and self._asked.kind != "own":
            self.on_matter()
        else:
            self.promises_wanted.emit()

    def _show(self, known: _Known) -> None:
        self._known = known
        views = known.matters.values()
        signed = self._desk.signed
        signer = next((one for one in known.staff if one.page == signed), None)
        waiting = decisions(views, signer)
        if any(d.matter.guest and d.matter.guest not in known.guests for d in waiting):
            self.read()
            return
        self._show_promises([promise for view in views for promise in view.promises])
        self._show_decisions(waiting, signed)

    def _show_promises(self, promises: list[PromiseView]) -> None:
        now_ms, soon_ms = self._now_ms(), self._known.policy.soon_ms
        midnight_ms = _midnight_ms(now_ms)
        names = signatures(self._known.staff)
        found = pressing(promises, now_ms, soon_ms, midnight_ms)
        self._top.promise.show_notice(*notice_words.of_promise(found, names, now_ms))
        due = [
            one
            for one in come_due(promises, self.told.since_ms, now_ms)
            if (one.id, one.due_ms) not in self.told.promises
        ]
        self.told.promises |= {(one.id, one.due_ms) for one in due}
        if due:
            self.desktop.tell(notice_words.due_now(due, names, now_ms))
        wait_ms = next_change_ms(promises, now_ms, soon_ms, midnight_ms) - now_ms
        self._timer.start(min(wait_ms, _LONGEST_WAIT_MS))

    def _show_decisions(self, waiting: list[Decision], signed: StaffId | None) -> None:
        names, known = signatures(self._known.staff), self._known
        asked = [one for one in waiting if one.kind != "own"]
        news = [one for one in waiting if one.is_news]
        shown = asked or news
        self._asked = shown[0] if shown else None
        self._top.matter.show_notice(*notice_words.of_decisions(shown, names, known.guests))
        keys = {one.key for one in asked}
        fresh = [one for one in asked if one.key not in self.told.asked]
        if fresh and self.told.asked_of == signed:
            self.desktop.tell(notice_words.asked_now(fresh, names))
        if self.told.asked_of != signed:
            self.told.asked_of, self.told.asked = signed, set()
        self.told.asked |= keys


def _read(desk: Desk) -> _Known:
    """Not for the GUI thread."""
    views = desk.matters.all(_pages)
    guests = {view.guest for view in views if view.guest}
    found = desk.look_up(lambda tx: find.named(tx, guests))
    names = {page: found[page].name if page in found else "" for page in guests}
    matters = {view.page: view for view in views}
    return _Known(matters, names, tuple(desk.staff()), desk.matters.policy())


def _pages(tx: Reading) -> list[PageId]:
    """What is open; a problem that is closed may have a promise to be kept."""
    pages = [*register.promises(tx, "open"), *register.open_ones(tx)]
    return list(dict.fromkeys(pages))


def _midnight_ms(now_ms: int) -> int:
    """The end of this day in the desk's zone."""
    local = datetime.fromtimestamp(now_ms / 1000)
    end = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return round(end.timestamp() * 1000)
