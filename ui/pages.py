"""The pages at work: all that needs the core. Imported after the shell is painted."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.view import DAY_MS
from assistant.journal import key
from assistant.journal.stamp import PageId, StaffId
from assistant.people.rights import may, missing
from assistant.people.view import StaffView, signatures
from assistant.places import Home, Settings
from assistant.tongue import _
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.finding import Finding
from ui.counter.page import Counter
from ui.counter.unfinished import Unfinished as CounterOpen
from ui.desks import DeskPages
from ui.firstrun.welcome import Welcome
from ui.frame.page_keys import keys_of, title_of
from ui.hands import Hands, HandsOpen
from ui.hiding import Hiding
from ui.look import masked
from ui.look.keys import bind, cap
from ui.matters import MatterPages, MattersOpen
from ui.revealing import Revealing
from ui.safe.keeper import Keeper
from ui.sharing.linked import Linked
from ui.shifts import ShiftPages, ShiftsOpen
from ui.trust import TrustOpen, TrustPages
from ui.turning import Turning
from ui.window import Window
from ui.wordings import WordPages, WordsOpen

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from ui.exchange.intake import Intake
    from ui.exchange.page import ImportPage
    from ui.safe.restoring import RestoreOpen, Restoring
    from ui.settings.keys_page import KeysPage
    from ui.settings.page import SettingsPage
    from ui.sharing.page import SharingOpen


class Ready(Struct, frozen=True):
    """What the pages begin with."""

    desk: Desk
    book: Book
    staff: list[StaffView]
    stale: bool
    """Whether the look-up is another version's and has to be made anew."""


class Unfinished(Struct, frozen=True):
    """What stands open on the pages, for a window that is built anew."""

    page: str
    counter: CounterOpen
    intake: "Intake | None"
    matters: MattersOpen
    shifts: ShiftsOpen
    words: WordsOpen
    desks: "SharingOpen | None"
    trust: TrustOpen
    restore: "RestoreOpen | None"
    hands: HandsOpen
    hidden: StaffId | bool
    """Whether everything is hidden (`Hiding.open`)."""


def made_ready(desk: Desk) -> Ready:
    """What the pages need, read and loaded. Not for the GUI thread."""
    return Ready(desk, Book(), desk.staff(), desk.is_stale())


class Pages(QObject):
    """The pages of one window, connected to the desk and to each other."""

    settings_chosen = Signal(object)
    """New `Settings`."""
    signed = Signal(object)
    """The `StaffId` who is at this desk now."""
    handed_over = Signal(object)
    """Somebody else came in while everything was hidden; the `StaffId` of who was here before."""
    practice_wanted = Signal()
    change_wanted = Signal()
    """The store is to be closed, and opened again with another key."""
    restore_wanted = Signal(object, str)
    """A backup and what was typed from its sheet: they are to become the store."""

    def __init__(
        self,
        window: Window,
        ready: Ready,
        bridge: Bridge,
        place: Home,
        settings: Settings,
        finding: Finding | None,
        linked: Linked,
        keeper: Keeper,
    ) -> None:
        super().__init__(window)
        masked.mask(settings.mask)
        desk = ready.desk
        self._window, self._desk, self._bridge = window, desk, bridge
        self._place, self._chosen = place, settings
        self._name = ""
        self.hands = Hands(window, desk, bridge, place, ready.staff)
        self._hiding = Hiding(window, self.hands, desk, settings.away_minutes, settings.house)
        self.counter = Counter(
            window.counter,
            window.top.search,
            desk,
            bridge,
            ready.book,
            settings.house,
            settings.longest_stay_days * DAY_MS,
            finding,
        )
        self._revealing = Revealing(window, self.counter, desk, bridge)
        self._turning = Turning(
            *(window, self.counter, desk, bridge), hiding=self._hiding, house=settings.house
        )
        self._matters = MatterPages(window, self.counter, desk, bridge, ready.book, settings.house)
        self._shifts = ShiftPages(
            window, self.counter, desk, bridge, ready.book, settings.house, self._matters
        )
        self._words = WordPages(
            *(window, self.counter, desk, bridge, ready.book, settings.house, self._matters),
            practice=place.practice,
        )
        self.desks = DeskPages(
            *(window, self.counter, desk, bridge, linked, self._matters), practice=place.practice
        )
        self._trust = TrustPages(
            *(window, self.counter, desk, bridge, place, self._matters, linked, keeper)
        )
        self._trust.change_wanted.connect(self.change_wanted)
        window.add_later("restore", lambda: self._restore)
        window.add_later("welcome", lambda: self._welcome)
        window.add_later("import", lambda: self._import)
        window.add_later("settings", lambda: self._settings)
        window.add_later("keys", lambda: self._keys)
        also = ("rules", "sharing")
        window.rail.add(
            "settings", _("Settings"), "settings", cap("settings"), foot=True, also=also
        )
        window.rail.show_page(window.page)
        self._connect()
        self._bind_keys()
        self._show_staff()
        self.hands.read()

    # -- pages that are built when they are first wanted -----------------------------------------

    @cached_property
    def _welcome(self) -> Welcome:
        page = Welcome(self._window.look)
        page.show_key_place(self._key_place, self._place.key)
        page.show_staff(self._name)
        page.import_wanted.connect(lambda: self.hands.signed_first(self._bring))
        page.newcomer_wanted.connect(lambda: self.hands.signed_first(self._meet))
        page.practice_wanted.connect(self.practice_wanted)
        page.restore_wanted.connect(self._to_restore)
        page.safe_wanted.connect(partial(self._trust.show, "safe"))
        page.staff_wanted.connect(self.hands.ask)
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _restore(self) -> "Restoring":
        from ui.safe.restoring import Restoring  # noqa: PLC0415

        page = Restoring(self._window.look)
        page.wanted.connect(self.restore_wanted)
        page.left.connect(self._to("welcome"))
        self._matters.bind_authority(page)
        return page

    def _to_restore(self) -> None:
        self._window.show_page("restore")
        self._restore.setFocus()

    @cached_property
    def _import(self) -> "ImportPage":
        from ui.exchange.page import ImportPage  # noqa: PLC0415

        page = ImportPage(self._window.look, self._desk, self._bridge)
        page.finished.connect(self._to("counter"))
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _settings(self) -> "SettingsPage":
        from ui.settings.page import SettingsPage  # noqa: PLC0415

        page = SettingsPage(
            self._window.look, practice=self._place.practice, why_masked=self._why_masked
        )
        page.show_settings(self._chosen)
        page.show_places(self._place.store, self._key_place)
        page.chosen.connect(self.settings_chosen)
        page.import_wanted.connect(lambda: self.hands.signed_first(self._bring))
        page.practice_wanted.connect(self.practice_wanted)
        page.rules_wanted.connect(self._matters.show_rules)
        page.shifts_wanted.connect(self._shifts.show_rules)
        page.sharing_wanted.connect(self.desks.show)
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _keys(self) -> "KeysPage":
        from ui.settings.keys_page import KeysPage  # noqa: PLC0415

        page = KeysPage(self._window.look)
        page.left.connect(partial(self._window.look_up, "keys"))
        return page

    def _why_masked(self) -> str:
        here = self.hands.here
        if not here or may("reveal-contact", self.hands.signer):
            return ""
        return missing("reveal-contact", here).sentence()

    @property
    def _key_place(self) -> str:
        return key.kept_in(self._place) or "file"

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> Unfinished:
        """What stands open on the pages."""
        intake = self._import.intake if "_import" in vars(self) else None
        restore = self._restore.open if "_restore" in vars(self) else None
        page = self._window.page
        shifts, words = self._shifts.open, self._words.open
        matters, desks, trust = self._matters.open, self.desks.open, self._trust.open
        return Unfinished(
            *(page, self.counter.open, intake, matters, shifts, words, desks, trust, restore),
            hands=self.hands.open,
            hidden=self._hiding.open,
        )

    def take_over(self, before: Unfinished) -> None:
        """Go on where the window before stood."""
        self.counter.take_over(before.counter)
        if before.intake is not None:
            self._import.take_over(before.intake)
        if before.restore is not None:
            self._restore.take_over(before.restore)
        self._shifts.take_over(before.shifts)
        self._words.take_over(before.words)
        self.desks.take_over(before.desks)
        self._trust.take_over(before.trust)
        self.hands.take_over(before.hands)
        self._matters.take_over(before.matters, before.page)
        self._hiding.take_over(before.hidden)
        self._comes_back = before.counter.page is not None and before.page != "counter"

    _comes_back = False
    """Whether the card of the window before is still on its way."""

    # -- who is at this desk --------------------------------------------------------------------

    def sign_in_last(self, last: str) -> None:
        """The one who was here last is here still, unless a PIN is asked or nobody was."""
        if self.hands.sign_in_last(last):
            self._window.uncover()
        else:
            self._hiding.lock(StaffId(PageId(bytes.fromhex(last))) if last else None)

    def on_signed(self, staff: StaffId) -> None:
        """Somebody is at this desk now."""
        self.signed.emit(staff)
        self._matters.on_signed()
        self._shifts.on_signed()
        self._words.on_signed()
        self._revealing.on_signed()
        self._trust.on_signed()

    def _show_staff(self) -> None:
        names = signatures(self.hands.staff)
        signed = self._desk.signed
        self._name = names.get(signed, "") if signed else ""
        self._window.top.show_staff(self._name)
        if "_welcome" in vars(self):
            self._welcome.show_staff(self._name)
        self.counter.show_names(names)
        self._matters.show_names(names)
        self._shifts.show_names(names)
        self._words.show_names(names)
        self._trust.show_names(names)

    # -- pages ----------------------------------------------------------------------------------

    def on_nobody_known(self, empty: bool) -> None:
        """An empty store greets; the first guest opens the counter."""
        if empty and self._window.page == "counter":
            self._window.show_page("welcome")
            if not self._window.top.search.text:
                self._welcome.setFocus()  # so that 1, 2 and 3 are its keys
        elif not empty and self._window.page == "welcome":
            self._window.show_page("counter")

    def on_page_shown(self, name: str) -> None:
        """The keys that are useful there; and what waited for the answer who is here goes on."""
        matters = self._matters
        shown = {
            "counter": self.counter.shows,
            "recovery": matters.shows,
            "problems": matters.tab,
            "shift": self._shifts.shows,
            "words": self._words.shows,
            "trust": self._trust.shows,
            "call": self._words.call_shows,
        }
        self._window.show_title(title_of(shown["trust"] if name == "trust" else name))
        self._window.hints.show_keys(keys_of(shown.get(name, name)))
        if name != "who":
            self.hands.go_on()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk."""
        if changes.staff:
            self.hands.read()
        self._trust.on_changed(changes)

    def _on_counter_shown(self) -> None:
        """Who finds somebody looks at them; a card that only stands again turns no page."""
        if self._comes_back:
            QTimer.singleShot(0, self, self._on_back)  # with the form that stood over it
        else:
            self._window.show_page("counter")

    def _on_back(self) -> None:
        self._comes_back = False

    def _to(self, name: str) -> Callable[[], None]:
        return partial(self._window.show_page, name)

    def _meet(self) -> None:
        self._window.show_page("counter")
        self.counter.meet(self._window.top.search.text)

    def _bring(self) -> None:
        staff, signer = self.hands.staff, self.hands.signer
        if not may("import", signer):
            why = missing("import", staff).sentence()
            self._window.top.show_state(why, "lock", "warn")
            return
        self._window.show_page("import")
        self._import.setFocus()

    def _connect(self) -> None:
        window, counter = self._window, self.counter
        window.page_shown.connect(self.on_page_shown)
        self.hands.signed.connect(self.on_signed)
        self._hiding.handed_over.connect(self.handed_over)
        self.hands.known.connect(self._show_staff)
        self.hands.staff_page_wanted.connect(lambda: self._trust.show("people"))
        window.top.staff_wanted.connect(self.hands.ask)
        self._bridge.changed.connect(self.on_changed)
        counter.staff_wanted.connect(self.hands.ask)
        self._matters.staff_wanted.connect(self.hands.ask)
        self._shifts.staff_wanted.connect(self.hands.ask)
        self._words.staff_wanted.connect(self.hands.ask)
        self._trust.staff_wanted.connect(self.hands.ask)
        self._trust.reveal_wanted.connect(self._revealing.reveal_of)
        self._trust.page_wanted.connect(self._shifts.show_named)
        self._trust.words_wanted.connect(partial(self._words.show, "book"))
        self._revealing.staff_wanted.connect(self.hands.ask)
        self._words.practice_wanted.connect(self.practice_wanted)
        counter.nobody_known.connect(self.on_nobody_known)
        counter.shown.connect(self._on_counter_shown)

    def _bind_keys(self) -> None:
        window = self._window
        self._matters.bind_authority(window.counter)
        bind(window, "counter", self._to("counter"))
        bind(window, "settings", self._to("settings"))
        bind(window, "help", partial(window.look_up, "keys"))
        bind(window, "who", self.hands.ask)
        bind(window, "import", lambda: self.hands.signed_first(self._bring))
