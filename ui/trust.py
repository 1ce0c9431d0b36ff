"""The pages of trust in one window: who may do what, who looked, what is kept, and how safely."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import DeskId, PageId, StaffId
from assistant.places import Home, read_settings
from assistant.privacy.looks import SEEN_MS
from assistant.tongue import _
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.erasing.quiet import Quiet
from ui.look.keys import bind, cap
from ui.matters import MatterPages
from ui.merging.after_joining import AfterJoining
from ui.safe.keeper import Keeper
from ui.safe.told import SafeTold
from ui.sharing.linked import Linked
from ui.window import Window

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from assistant.mentions import Named
    from ui.erasing.page import EraseOpen, ErasePage
    from ui.erasing.terms_page import TermsPane
    from ui.look.tabbed import TabbedPage
    from ui.merging.page import MergingPane
    from ui.openbook.page import OpenBookPage
    from ui.openbook.reading import BookOpen
    from ui.safe.page import SafePane
    from ui.staff.page import StaffPane
    from ui.views.page import ViewsPane


class TrustOpen(Struct, frozen=True):
    """Where one stands on these pages, for a window that is built anew."""

    pane: str
    """The tab in front; "" where nobody has turned to them."""
    open: Mapping[str, Any]
    """What stands open on each pane that somebody has turned to."""
    book: "BookOpen | None" = None
    """The open book, where somebody has turned to it."""
    erase: "EraseOpen | None" = None
    """The page of erasing, where somebody has turned to it."""


class TrustPages(QObject):
    """Each pane is told who signs, what is new on disk, and what stood open in it before.

    A pane has `open`, `take_over`, `shows`, `show_names`, `on_signed`, `on_changed`, and the
    signals `turned` (it shows something else) and `staff_wanted`.
    """

    staff_wanted = Signal(object)
    """Who is at this desk? What to call when that is answered, if anything."""
    change_wanted = Signal()
    """The store is to be closed, and opened again with another key."""
    page_wanted = Signal(object)
    """A page of a shift that names who is being erased: `mentions.Named`."""
    reveal_wanted = Signal(object, object)
    """A guest's telephone and e-mail are to be shown in whole; what to call when they may be."""
    words_wanted = Signal()
    """The house's own words name them."""

    def __init__(
        self,
        window: Window,
        counter: Counter,
        desk: Desk,
        bridge: Bridge,
        place: Home,
        matters: MatterPages,
        linked: Linked,
        keeper: Keeper,
    ) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._told = SafeTold(window.top.safe, desk, bridge, keeper)
        self._window, self._counter, self._matters = window, counter, matters
        self._desk, self._bridge, self._place = desk, bridge, place
        self._linked = linked
        self._names: Mapping[StaffId, str] = {}
        self._built: dict[str, Any] = {}
        """The panes that somebody has turned to."""
        self._panes = self._made_panes()
        if self._panes:
            window.add_later("trust", lambda: self._tabs)
            first = next(iter(self._panes))
            window.rail.add("trust", _("Trust"), "lock", cap(first), foot=True)
        for name in self._panes:
            bind(window, name, partial(self.show, name))
        window.add_later("open-book", lambda: self._book)
        bind(window, "open-book", self.show_open_book)
        window.add_later("erase", lambda: self._erase)
        bind(window, "erase-guest", self.show_erase)
        bind(window, "erasing-again", self.show_erase_again)
        counter.book_wanted.connect(self.show_open_book)
        self._quiet = Quiet(desk, bridge, self)
        self._in_front: PageId | None = None
        self._looking = QTimer(self, singleShot=True, interval=SEEN_MS)
        self._looking.timeout.connect(self._on_looked)
        self._joining = AfterJoining(window.top.two, desk, bridge, linked)
        window.top.two.clicked.connect(partial(self.show, "alike-list"))
        counter.shown.connect(self._on_card)
        window.page_shown.connect(self._on_card)

    def _made_panes(self) -> dict[str, tuple[str, Callable[[], QWidget]]]:
        """The tabs by their names in the table of keys: what each is called, and how it is made."""
        return {
            "people": (_("Staff"), self._made_staff),
            "views": (_("Who looked"), self._made_views),
            "safe": (_("Safekeeping"), self._made_safe),
            "alike-list": (_("Two cards"), self._made_merging),
            "terms": (_("What goes next"), self._made_terms),
        }

    def _made_staff(self) -> "StaffPane":
        from ui.staff.page import StaffPane  # noqa: PLC0415

        return StaffPane(self._window.look, self._desk, self._bridge)

    def _made_safe(self) -> "SafePane":
        from ui.safe.page import SafePane  # noqa: PLC0415

        look, desk, bridge = self._window.look, self._desk, self._bridge
        pane = SafePane(look, desk, bridge, self._keeper, self._window)
        pane.change_wanted.connect(self.change_wanted)
        pane.tested.connect(self._told.read)
        return pane

    def _made_views(self) -> "ViewsPane":
        from ui.views.page import ViewsPane  # noqa: PLC0415

        pane = ViewsPane(self._window.look, self._desk, self._bridge, self._called)
        pane.guest_wanted.connect(self._show_guest)
        return pane

    def _made_terms(self) -> "TermsPane":
        from ui.erasing.terms_page import TermsPane  # noqa: PLC0415

        pane = TermsPane(self._window.look, self._desk, self._bridge)
        pane.guest_wanted.connect(self._show_guest)
        return pane

    def _made_merging(self) -> "MergingPane":
        from ui.merging.page import MergingPane  # noqa: PLC0415

        look, desk, bridge = self._window.look, self._desk, self._bridge
        return MergingPane(look, desk, bridge, lambda: self._counter.guest_here)

    @cached_property
    def _tabs(self) -> "TabbedPage":
        from ui.look.tabbed import TabbedPage  # noqa: PLC0415

        page = TabbedPage(self._window.look, _("Trust"))
        for name, (title, build) in self._panes.items():
            page.add_later(name, title, cap(name), partial(self._joined, name, build))
        page.turn_to(next(iter(self._panes)))
        page.turned.connect(lambda name: self._on_turned())
        self._matters.bind_authority(page)
        return page

    def _joined(self, name: str, build: Callable[[], QWidget]) -> QWidget:
        """A pane as it is made, in step with the others from now on."""
        pane: Any = build()
        pane.show_names(self._names)
        pane.turned.connect(self._on_turned)
        pane.staff_wanted.connect(self.staff_wanted)
        self._built[name] = pane
        return pane  # type: ignore[no-any-return]  # it is a widget and more

    @cached_property
    def _book(self) -> "OpenBookPage":
        from ui.openbook.page import OpenBookPage  # noqa: PLC0415

        page = OpenBookPage(
            *(self._window.look, self._desk, self._bridge, self._window),
            lambda: read_settings(self._place).house,
        )
        page.staff_wanted.connect(self.staff_wanted)
        page.left.connect(partial(self._window.show_page, "counter"))
        page.erasure_wanted.connect(self.show_erase)
        page.reveal_wanted.connect(self.reveal_wanted)
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _erase(self) -> "ErasePage":
        from ui.erasing.page import ErasePage  # noqa: PLC0415

        page = ErasePage(
            *(self._window.look, self._desk, self._bridge, self._window),
            lambda: read_settings(self._place).house,
        )
        page.show_names(self._names)
        page.staff_wanted.connect(self.staff_wanted)
        page.left.connect(partial(self._window.show_page, "counter"))
        page.page_wanted.connect(self._show_named)
        return page

    def _show_named(self, one: "Named") -> None:
        """What names somebody who is being erased, on its own page."""
        if one.where in ("card", "trace") and one.guest:
            self._show_guest(one.guest)
        elif one.where in ("problem", "promise"):
            self._matters.show_matter(one.page)
        elif one.where == "house":
            self.words_wanted.emit()
        else:
            self.page_wanted.emit(one)

    def show_erase_again(self) -> None:
        """Back to the one who is being erased, where another page was opened from there."""
        if "_erase" in vars(self) and self._erase.guest is not None:
            self._window.show_page("erase")
            self._erase.setFocus()

    def show_erase(self) -> None:
        """Erase the guest whose card is open: what that ends is told first."""
        guest, _name = self._counter.guest_here
        if guest is not None:
            self._window.show_page("erase")
            if guest != self._erase.guest:
                self._erase.show_guest(guest)
            self._erase.setFocus()

    def show_open_book(self) -> None:
        """Everything on file about the guest whose card is open, for the guest to read."""
        guest, _name = self._counter.guest_here
        if guest is not None:
            self._window.show_page("open-book")
            self._book.show_guest(guest)
            self._book.setFocus()

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> TrustOpen:
        """What stands open on these pages."""
        pane = self._tabs.name if "_tabs" in vars(self) else ""
        book = self._book.open if "_book" in vars(self) else None
        erase = self._erase.open if "_erase" in vars(self) else None
        return TrustOpen(pane, {name: pane.open for name, pane in self._built.items()}, book, erase)

    def take_over(self, before: TrustOpen) -> None:
        """Go on where the window before stood."""
        for name, unfinished in before.open.items():
            self._tabs.turn_to(name)
            self._built[name].take_over(unfinished)
        if before.pane:
            self._tabs.turn_to(before.pane)
        if before.book is not None:
            self._book.take_over(before.book)
        if before.erase is not None:
            self._erase.take_over(before.erase)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """The tab in front; what it shows where that is a form: "people-form"."""
        name = self._tabs.name if "_tabs" in vars(self) else next(iter(self._panes), "")
        pane = self._built.get(name)
        return name if pane is None else str(pane.shows)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        for pane in self._built.values():
            pane.show_names(names)
        if "_erase" in vars(self):
            self._erase.show_names(names)

    def on_signed(self) -> None:
        """Somebody else is at this desk, and sees the card that is in front."""
        self._in_front = None
        self._on_card()
        self._told.read()
        for pane in self._built.values():
            pane.on_signed()
        for page in self._of_guest:
            page.on_signed()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        self._quiet.on_changed(changes)
        for pane in self._built.values():
            pane.on_changed(changes)
        for page in self._of_guest:
            page.on_changed(changes)

    @property
    def _of_guest(self) -> list[Any]:
        """The pages of one guest that somebody has turned to."""
        return [vars(self)[name] for name in ("_book", "_erase") if name in vars(self)]

    def show(self, name: str) -> None:
        """A tab of these pages."""
        self._window.show_page("trust")
        self._tabs.turn_to(name).setFocus()

    def _called(self) -> dict[DeskId, str]:
        """What the shop's desks are called, where there are several."""
        others = {one.desk: one.name for one in self._linked.others() if one.name}
        return {**others, self._desk.neighbours.me: self._linked.name} if others else {}

    def _show_guest(self, guest: PageId) -> None:
        self._window.show_page("counter")
        self._counter.show_page(guest)

    def _on_turned(self) -> None:
        """The keys at the foot are those of what is in front."""
        if self._tabs.name == "alike-list":
            self._joining.seen()
        if self._window.page == "trust":
            self._window.show_page("trust")

    # -- who looked -----------------------------------------------------------------------------

    def _on_card(self) -> None:
        is_card = self._counter.shows == "card" and self._window.page == "counter"
        guest = self._counter.guest_here[0] if is_card else None
        if guest == self._in_front:
            return
        self._in_front = guest
        if guest is None:
            self._looking.stop()
        else:
            self._looking.start()

    def _on_looked(self) -> None:
        if self._in_front is not None:
            self._desk.views.opened(self._in_front)
