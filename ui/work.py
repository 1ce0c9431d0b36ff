"""What begins once the shell is painted: the store is opened and the pages come into the window."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from assistant import tongue
from assistant.places import Home, Settings
from assistant.refusal import Refused
from assistant.tongue import n_
from ui.bridge import Bridge, aside
from ui.look.keys import cap, label
from ui.sweep import Sweep
from ui.window import Window

if TYPE_CHECKING:  # loaded on a thread, beside the shell that is already taking keys
    from PySide6.QtCore import QTranslator

    from assistant.desk import Desk
    from assistant.journal.rescue import Rescued
    from assistant.journal.stamp import StaffId
    from assistant.removal import Removed
    from ui.counter.finding import Finding
    from ui.frame.trouble import Trouble
    from ui.pages import Pages, Ready, Unfinished
    from ui.safe.keeper import Keeper
    from ui.sharing.linked import Linked

_LIST_MS = 1000
"""The pages do not wait longer for the list, should it not be readable."""
_LEAVE_S = 5.0
"""How long what is under way may take to come to its end when the program is closed."""
_NOTICE_MS = 2000
"""How often another process's writing is looked for."""


class Begun(Struct, frozen=True):
    """What a window begins with."""

    open: "Unfinished | None" = None
    """What stands open on its pages; None for nothing yet."""
    search: str = ""
    """What stands in the search field."""


class Work(QObject):
    """The open desk and the pages that show it; or why it is not open and what helps."""

    settings_chosen = Signal(object)
    """New `Settings`."""
    signed = Signal(object)
    """The `StaffId` who is at this desk now."""
    handed_over = Signal()
    """Somebody else came in while everything was hidden: a new window for them."""
    change_wanted = Signal()
    """The store is to be closed, and opened again with another key."""
    restore_wanted = Signal(object, str)
    """A backup and what was typed from its sheet: they are to become the store."""
    named = Signal(str, str)
    """What this desk and the house are called at the other desks."""
    server_chosen = Signal(str)
    """The program that connects the desks, by its path."""
    turned = Signal()
    """The store was locked, or opened again: nothing that stood in the window holds."""

    def __init__(
        self, application: QApplication, window: Window, place: Home, settings: Settings
    ) -> None:
        super().__init__()
        self._application, self._window = application, window
        self._place, self._settings = place, settings
        self._bridge = Bridge()
        self._desk: Desk | None = None
        self._finding: Finding | None = None
        self._is_free = False
        """Whether it is known that nobody at this desk needs a PIN: else no guest is listed."""
        self._ready: Ready | None = None
        self._pages: Pages | None = None
        self._begun: Begun | None = None
        """What the next window begins with, where that is not what stands open in this one."""
        self._left: dict[StaffId, Begun] = {}
        """What they have not finished who left the desk to somebody else while it was hidden."""
        self._linked: Linked | None = None
        self._keeper: Keeper | None = None
        self._closing = False
        self._sweep: Sweep | None = None
        self._trouble: Trouble | None = None
        self._why: Refused | None = None
        self._stop_rescue = Event()
        self._rescue: Future[Rescued] | None = None
        self._loading: Future[Ready] | None = None
        self._notice = QTimer(self)
        self._notice.setInterval(_NOTICE_MS)
        self._notice.timeout.connect(self._on_notice)

    def open(self) -> None:
        """Open the store beside the window, then fill it."""

        opening = aside(_opened, self._place, self._settings.staff)
        self._bridge.when_done(self, opening, self._on_opened, self._on_trouble)

    def _on_opened(self, opened: "tuple[Desk, bool]") -> None:
        """The search first: what was typed meanwhile is answered before anything else is loaded."""
        desk, self._is_free = opened
        if self._closing:
            desk.close()
            return
        self._desk = desk
        self._trouble = None
        desk.on_changes(self._bridge.tell)
        desk.removal.on_turned(lambda: self._bridge.call(self, self._on_turned))
        self._begin(desk)

    def _begin(self, desk: "Desk") -> None:
        """In a window that has nothing yet."""
        if desk.removal.of is not None:
            self._show_removed(desk, desk.removal.of)
            return
        self._window.show_work()
        if self._is_free:
            self._finding = self._find(desk)
            QTimer.singleShot(_LIST_MS, self._load)
        else:
            self._load()  # the list comes with what hides it until it is known who is here

    def _load(self) -> None:
        """The pages, and all that they need; once."""
        if self._desk is None or self._loading is not None or self._closing:
            return

        def loaded(ready: "Ready") -> None:
            if self._closing or ready.desk.removal.of is not None:
                return
            self._ready = ready
            self._linked = self._linked or self._link(ready.desk)
            self._finding = self._finding or self._find(ready.desk)
            self._furnish(ready, self._linked).sign_in_last(self._settings.staff)
            self._bear_the_mark()
            self._notice.start()
            if ready.stale:
                self._make_look_up(ready.desk)
            self._linked.begin()
            self._sweep = self._sweep or Sweep(self)

        self._loading = aside(_loaded, self._desk)
        self._bridge.when_done(self, self._loading, loaded)

    def move_to(self, window: Window, settings: Settings) -> None:
        """Go on in a window that was built anew; nothing that was typed or open is lost."""
        pages = self._pages
        self._window, self._settings = window, settings
        if self._desk is not None and self._loading is None:
            self._begin(self._desk)
            return
        if self._desk is not None and (self._is_free or self._ready is not None):
            self._finding = self._find(self._desk)
        if self._ready is not None and pages is not None and self._linked is not None:
            begun, self._begun = self._begun, None
            if begun is None:
                begun = Begun(pages.open, window.top.search.text)
            fresh = self._furnish(self._ready, self._linked)
            window.top.search.show_text(begun.search)
            if begun.open is not None:
                fresh.take_over(begun.open)
        elif self._trouble is not None and self._why is not None:
            self._on_trouble(self._why)

    def _on_turned(self) -> None:
        """The desk was removed from its shop, or has joined again: the window begins anew."""
        if self._closing:
            return
        if self._finding is not None:
            self._finding.stop()
        self._finding = self._pages = self._ready = self._loading = None
        self._is_free = False
        self._begun = None
        self._left.clear()
        self.turned.emit()

    def _show_removed(self, desk: "Desk", removed: "Removed") -> None:
        from ui.sharing.removed import RemovedPage  # noqa: PLC0415 - hardly ever needed

        self._linked = self._linked or self._link(desk)
        page = RemovedPage(self._window.look, self._linked, removed)
        page.named.connect(self.named)
        page.close_wanted.connect(self._window.close)
        self._window.show_trouble(page)
        keys = [(cap("save"), label("join-shop")), (cap("quit"), label("quit"))]
        self._window.hints.show_keys(keys)
        page.setFocus()
        self._notice.start()
        self._sweep = self._sweep or Sweep(self)

    def close(self) -> None:
        """In reverse: no more looking, then the other desks, then the store."""
        if self._sweep is not None:
            self._sweep.end()
        self._closing = True
        self._notice.stop()
        if self._finding is not None:
            self._finding.stop()
        self._stop_rescue.set()
        # A rescue clears away what it has begun; who is still reading the store reads on.
        under_way: list[Future[Any]] = [w for w in (self._rescue, self._loading) if w is not None]
        wait(under_way, timeout=_LEAVE_S)
        if self._keeper is not None:
            self._keeper.close()
        if self._linked is not None:
            self._linked.close()
        if self._desk is not None:
            self._desk.close()
        self._bridge.close()  # a future is done a moment before it tells so

    def _find(self, desk: "Desk") -> "Finding":
        """Bring the list into the window, fed from the search field."""
        from assistant.guests.view import DAY_MS  # noqa: PLC0415 - lazy for start-up
        from ui.counter.finding import finding_in  # noqa: PLC0415 - lazy for start-up

        field, stay_ms = self._window.top.search, self._settings.longest_stay_days * DAY_MS
        finding = finding_in(self._window.counter, field, desk, self._bridge, stay_ms)
        # What is in the list is painted before the pages are loaded.
        finding.listed.connect(lambda: QTimer.singleShot(0, self._load))
        return finding

    def _link(self, desk: "Desk") -> "Linked":
        """What shares the store with other desks, as far as it does."""
        from ui.sharing.linked import Linked  # noqa: PLC0415 - lazy for start-up

        settings = self._settings
        names = settings.desk_name, settings.house
        return Linked(desk, self._bridge, self._place, *names, settings.server)

    def _kept(self, desk: "Desk") -> "Keeper":
        """What makes backups while the program runs."""
        from ui.safe.keeper import Keeper  # noqa: PLC0415 - lazy for start-up

        keeper = Keeper(desk, self._bridge)
        keeper.begin()
        return keeper

    def _furnish(self, ready: "Ready", linked: "Linked") -> "Pages":
        """Bring the pages into the window."""
        from ui.pages import Pages  # noqa: PLC0415 - lazy for start-up

        keeper = self._keeper = self._keeper or self._kept(ready.desk)
        there = (self._bridge, self._place, self._settings, self._finding, linked, keeper)
        pages = Pages(self._window, ready, *there)
        self._window.key_coming.connect(self._bridge.catch_up)
        pages.change_wanted.connect(self.change_wanted)
        pages.restore_wanted.connect(self.restore_wanted)
        pages.desks.named.connect(self.named)
        pages.desks.server_chosen.connect(self.server_chosen)
        pages.settings_chosen.connect(self.settings_chosen)
        pages.signed.connect(self.signed)
        pages.handed_over.connect(self._on_handed_over)
        pages.practice_wanted.connect(self._on_practice)
        self._pages = pages
        pages.on_page_shown(self._window.page)
        self._speak_qt()
        return pages

    def _on_handed_over(self, before: "StaffId") -> None:
        """What is half done stays with who did it; the next one goes on with what is theirs."""
        if self._pages is None or self._desk is None or self._desk.signed is None:
            return
        there = structs.replace(self._pages.open, hidden=False)
        self._left[before] = Begun(there, self._window.top.search.text)
        self._begun = self._left.pop(self._desk.signed, Begun())
        self.handed_over.emit()

    def _speak_qt(self) -> None:
        """Qt's own texts (the file dialog, "Undo" in a field's menu) in the window's language."""
        from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415 - lazy for start-up

        if self._qt_texts is not None:
            self._application.removeTranslator(self._qt_texts)
        self._qt_texts = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        name = {"zh": "zh_CN"}.get(tongue.spoken(), tongue.spoken())
        if self._qt_texts.load(f"qtbase_{name}", folder):
            self._application.installTranslator(self._qt_texts)

    _qt_texts: "QTranslator | None" = None

    def _bear_the_mark(self) -> None:
        from ui.look.mark import window_icon  # noqa: PLC0415 - lazy for start-up

        self._application.setWindowIcon(window_icon())

    def _make_look_up(self, desk: "Desk") -> None:
        """Guests are found as far as the look-up has come; writing goes on meanwhile."""

        def show(done: int) -> None:
            told = n_("{n} guest can be found again", "{n} guests can be found again", done)
            self._window.top.show_state(told.format(n=done), "refresh-cw")

        def progress(done: int) -> None:
            self._bridge.call(self, partial(show, done))

        future = aside(desk.rebuild, progress=progress, cancelled=lambda: self._closing)
        self._bridge.when_done(self, future, lambda done: self._window.top.show_state("", ""))

    def _on_practice(self) -> None:
        """The practice store opens in a program of its own: the two can never mix."""
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - hardly ever needed

        words = ["-m", "ui", "--practice", "--home", str(self._place.root)]
        QProcess.startDetached(sys.executable, words)

    def _on_notice(self) -> None:
        if self._desk is not None:
            self._desk.notice()

    # -- a store that does not open ---------------------------------------------------------------

    def _on_trouble(self, why: Refused) -> None:
        from ui.frame.trouble import Trouble  # noqa: PLC0415 - hardly ever needed

        self._why = why
        self._trouble = page = Trouble(self._window.look)
        self._window.show_trouble(page)
        page.close_wanted.connect(self._window.close)
        page.again.connect(self._on_again)
        page.rescue_wanted.connect(self._on_rescue)
        page.stop_wanted.connect(self._stop_rescue.set)
        page.show_trouble(why)
        self._sweep = self._sweep or Sweep(self)

    def _on_again(self) -> None:
        if self._trouble is not None:
            self._trouble.show_opening()
        self.open()

    def _on_rescue(self) -> None:
        """Set the damaged store aside and bring what can be read of it into a new one."""
        self._stop_rescue.clear()

        def show(done: int, pages: int) -> None:
            if self._trouble is not None:
                self._trouble.show_progress(done, pages)

        def rescued(came_to: "Rescued") -> None:
            if self._trouble is not None:
                self._trouble.show_rescued(came_to.kept, came_to.lost, came_to.aside.name)

        def refused(why: Refused) -> None:
            if self._trouble is not None:
                self._trouble.show_stopped(why)

        show(0, 1)
        progress = self._bridge.progress(self, show)
        self._rescue = aside(_rescued, self._place, progress, self._stop_rescue.is_set)
        self._bridge.when_done(self, self._rescue, rescued, refused)


def _opened(place: Home, last: str) -> "tuple[Desk, bool]":
    """Load the core and open the store, beside the shell that is already taking keys.

    With it, whether who was here `last` is here again without a PIN, as the store tells: what lies
    beside it may be of another store, or gone.
    """
    from assistant.desk import open_desk  # noqa: PLC0415 - lazy for start-up
    from assistant.people.view import asks_pin, last_here  # noqa: PLC0415 - lazy for start-up
    from ui.counter import finding  # noqa: F401, PLC0415 - so that it is there when it is needed

    desk = open_desk(place)
    if place.practice and desk.is_empty():
        from assistant.exchange import practice  # noqa: PLC0415 - only in a new practice store

        practice.furnish(desk, time.time_ns() // 1_000_000)
    if desk.removal.of is not None:  # nothing of it can be read
        return desk, False
    staff = desk.staff()
    return desk, not asks_pin(staff, last_here(staff, last, practice=place.practice))


def _loaded(desk: "Desk") -> "Ready":
    """Load the pages, beside the search that is already at work."""
    from ui.pages import made_ready  # noqa: PLC0415 - lazy for start-up

    return made_ready(desk)


def _rescued(
    place: Home, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> "Rescued":
    from assistant.journal.key import store_key  # noqa: PLC0415 - lazy for start-up
    from assistant.journal.rescue import rescue  # noqa: PLC0415 - lazy for start-up

    return rescue(place, store_key(place)[0], progress, cancelled)
