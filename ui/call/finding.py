"""Finds who is calling while it is typed, and reads what is on file about whoever is chosen."""

import time
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.lookup import find
from assistant.guests.lookup.find import Hit
from assistant.guests.lookup.phones import grouped
from assistant.guests.standing import presumed_over
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.matters import WithGuest
from assistant.privacy.looks import SEEN_MS
from assistant.words.prompts import Matter
from ui.bridge import Bridge
from ui.call.caller import CallerPanel
from ui.counter.matter_words import Known, still_open, waiting

OFFERED = 4
"""Guests offered while a name is typed."""


class CallerFinding(QObject):
    """Feeds the panel of the caller; knows who is chosen, and what waits for them."""

    changed = Signal()
    """Somebody else is chosen, or more is known of them."""
    newcomer_wanted = Signal()
    settled = Signal()
    """Return has chosen the guest."""

    def __init__(self, panel: CallerPanel, desk: Desk, bridge: Bridge) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._bridge = panel, desk, bridge
        self._names: Mapping[StaffId, str] = {}
        self._found: WithGuest | None = None
        self._is_asking = self._choose_next = False
        self.page: PageId | None = None
        """The guest who is chosen."""
        self._looking = QTimer(self, singleShot=True, interval=SEEN_MS)
        self._looking.timeout.connect(self._on_looked)
        panel.field.asked.connect(self._on_asked)
        panel.field.edited.connect(self._on_edited)
        panel.field.entered.connect(self.on_entered)

    @property
    def view(self) -> GuestView | None:
        """The chosen guest as on file; None while nobody is, or it is not read yet."""
        return self._found.guest if self._found is not None else None

    @property
    def matter(self) -> Matter | None:
        """What waits to be named to the caller before anything else."""
        if self._found is None:
            return None
        known = self._known(self._found)
        told = waiting(still_open(self._found.matters), known)
        return told.matter if told is not None else None

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what. Whoever signs now may see other things."""
        self._names = names
        self.refresh()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk."""
        about = any(view.guest == self.page for view in changes.matters.values())
        if about or changes.wide or changes.house or self.page in changes.guests:
            self.refresh()

    def refresh(self) -> None:
        """The chosen guest as everything stands now."""
        if self.page is not None:
            asked = self._desk.ask(self._desk.matters.with_guest, self.page)
            self._bridge.when_done(self, asked, self._on_read)

    def begin(self, typed: str = "", page: PageId | None = None) -> None:
        """Another call, or the same in a window that is built anew."""
        self.page, self._found, self._choose_next = page, None, False
        self._panel.field.show_name(typed)
        self._panel.show_nobody()
        if page is not None:
            question = partial(find.named, pages=[page])
            self._ask(question, partial(self._on_named, typed, page))
        elif typed:
            self._on_asked(typed)

    def on_entered(self) -> None:
        """Return: the marked guest, else the first; a new one where there is none.

        It may come before the answer does; then the first one is chosen as soon as it is known.
        """
        field = self._panel.field
        if not field.text:
            return
        if field.chosen is None and self._is_asking:
            self._choose_next = True
            return
        if field.chosen is None and field.is_offering:
            field.choose(0)
        if field.chosen is None:
            self.newcomer_wanted.emit()
        else:
            self._panel.settle()
            self.settled.emit()

    def _on_asked(self, typed: str) -> None:
        self._choose_next, self._is_asking = False, True
        question = partial(find.find, query=typed, limit=OFFERED)
        self._ask(question, partial(self._on_offered, typed))

    def _on_offered(self, typed: str, hits: list[Hit]) -> None:
        if typed.strip() != self._panel.field.text:
            return
        self._is_asking = False
        self._panel.show_offered(typed, hits)
        if self._choose_next:
            self._choose_next = False
            self.on_entered()

    def _on_named(self, typed: str, page: PageId, hits: dict[PageId, Hit]) -> None:
        if self.page == page and page in hits:
            self._panel.field.show_name(typed or hits[page].name, [hits[page]], mark=True)
            self._panel.settle()
            self.refresh()

    def _on_edited(self) -> None:
        chosen = self._panel.field.chosen
        page = chosen.page if chosen is not None else None
        if page == self.page:
            return
        self.page, self._found = page, None
        self._looking.stop()
        if page is None:
            self._panel.show_nobody()
            self.changed.emit()
        else:
            self.refresh()
            self._looking.start()

    def _on_looked(self) -> None:
        """What stands there of the caller is what stands on their card."""
        if self.page is not None:
            self._desk.views.opened(self.page)

    def _on_read(self, found: WithGuest) -> None:
        view = found.guest
        if view is None or view.page != self.page:
            return
        known = self._known(found)
        self._found = found
        self._panel.show_guest(presumed_over(view, known.now_ms), still_open(found.matters), known)
        self.changed.emit()

    def _known(self, found: WithGuest) -> Known:
        now_ms = time.time_ns() // 1_000_000
        return Known(now_ms, self._names, self._desk.signed, found.policy)

    def ask_groups(self, value: str, show: Callable[[str], None]) -> None:
        """A number in the groups in which it is said."""
        asked = self._desk.ask(grouped, value, self._desk.region)
        self._bridge.when_done(self, asked, show)

    def _ask(self, question: Callable[..., object], show: Callable[..., None]) -> None:
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), show)
