"""The pages of the words in one window, in step with what the house settles about them."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _, p_, spoken
from assistant.words import lexicon
from assistant.words.book import Book
from assistant.words.view import HouseWords
from ui.bridge import Bridge, aside
from ui.counter.page import Counter
from ui.listening.listening import Listening
from ui.look.keys import bind, cap
from ui.matters import QUIET_MS, MatterPages
from ui.reader import Reader
from ui.window import Window

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from ui.book.page import BookPane
    from ui.call.page import CallPage
    from ui.call.words import Notice
    from ui.drill.elsewhere import DrillElsewhere
    from ui.drill.page import DrillPane
    from ui.lexicon.page import LexiconPane
    from ui.look.tabbed import TabbedPage


_READY_MS = 5_000
"""So long after the pages the lexicon is read beside them; in that second keys would wait."""


class WordsOpen(Struct, frozen=True):
    """Where one stands on these pages, for a window that is built anew."""

    pane: str
    """The tab in front; "" where nobody has turned to the words."""
    open: Mapping[str, Any]
    """What stands open on each page that somebody has turned to."""


class WordPages(QObject):
    """The book, the lexicon, practice, and a call; and the house's words wherever they count."""

    staff_wanted = Signal(object)
    """Who is at this desk? What to call when that is answered, if anything."""
    practice_wanted = Signal()
    settled = Signal(object)
    """The `HouseWords` that count from now on; the book has them already."""

    def __init__(
        self,
        window: Window,
        counter: Counter,
        desk: Desk,
        bridge: Bridge,
        book: Book,
        house: str,
        matters: MatterPages,
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._counter, self._matters = window, counter, matters
        self._desk, self._bridge, self._book, self._house = desk, bridge, book, house
        self._practice = practice
        self._names: Mapping[StaffId, str] = {}
        self.words = HouseWords()
        """What the house has settled, as it was read last."""
        self._listening = Listening(window.look, window)
        self.settled.connect(self._listening.show_words)
        QTimer.singleShot(_READY_MS, self, lambda: aside(lexicon.make_ready, spoken()))
        self._panes = self._made_panes()
        self._reader = Reader(self, bridge, lambda: desk.ask(desk.words.house), self._on_read)
        self.settled.connect(counter.saying.refresh)
        self._reader.read()
        bridge.changed.connect(self.on_changed)
        if self._panes:
            window.add_later("words", lambda: self._tabs)
            window.rail.add("words", _("Words"), "quote", cap("book"))
        for name in self._panes:
            bind(window, name, partial(self.show, name))
        if not self._practice:
            window.add_later("elsewhere", lambda: self._elsewhere)
            bind(window, "drill", self._show_elsewhere)
        window.add_later("call", lambda: self._call)
        window.rail.add("call", _("Call"), "phone", cap("call"))
        QTimer.singleShot(QUIET_MS, self, lambda: aside(_load_call))
        window.top.call.clicked.connect(self.call)
        window.page_shown.connect(lambda page: self._show_notice())
        bind(window, "call", self.call)

    # -- pages that are built when they are first wanted -----------------------------------------

    def _made_panes(self) -> dict[str, tuple[str, Callable[[], QWidget]]]:
        """The tabs by their names in the table of keys: what each is called, and how it is made."""
        panes: dict[str, tuple[str, Callable[[], QWidget]]] = {
            "book": (_("Phrase book"), lambda: self._lines),
            "lexicon": (_("Lexicon"), lambda: self._lexicon),
        }
        if self._practice:
            panes["drill"] = (p_("of situations", "Practice"), lambda: self._drill)
        return panes

    @cached_property
    def _lines(self) -> "BookPane":
        from ui.book.page import BookPane  # noqa: PLC0415

        look, name = self._window.look, self._house
        pane = BookPane(look, self._desk, self._bridge, self._book, self.words, name)
        self._join(pane)
        return pane

    @cached_property
    def _lexicon(self) -> "LexiconPane":
        from ui.lexicon.page import LexiconPane  # noqa: PLC0415

        look, house = self._window.look, self._house
        pane = LexiconPane(look, self._desk, self._bridge, self.words, house)
        self._join(pane)
        return pane

    def _join(self, pane: "BookPane | LexiconPane") -> None:
        """A pane on which the house writes its words."""
        pane.show_names(self._names)
        pane.turned.connect(self._on_turned)
        pane.staff_wanted.connect(self.staff_wanted)
        self.settled.connect(pane.show_house)

    @cached_property
    def _drill(self) -> "DrillPane":
        from ui.drill.page import DrillPane  # noqa: PLC0415

        pane = DrillPane(self._window.look, self._desk, self._book, self.words, self._house)
        pane.show_names(self._names)
        self.settled.connect(pane.show_house)
        return pane

    @cached_property
    def _elsewhere(self) -> "DrillElsewhere":
        from ui.drill.elsewhere import DrillElsewhere  # noqa: PLC0415

        page = DrillElsewhere(self._window.look)
        page.practice_wanted.connect(self.practice_wanted)
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _tabs(self) -> "TabbedPage":
        from ui.look.tabbed import TabbedPage  # noqa: PLC0415

        page = TabbedPage(self._window.look, _("Words"))
        for name, (title, build) in self._panes.items():
            page.add_later(name, title, cap(name), build)
        page.turn_to(next(iter(self._panes)))
        page.turned.connect(lambda name: self._on_turned())
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _call(self) -> "CallPage":
        from ui.call.page import CallPage  # noqa: PLC0415

        look, house = self._window.look, self._house
        page = CallPage(look, self._desk, self._bridge, self._book, house)
        page.show_names(self._names)
        page.staff_wanted.connect(self.staff_wanted)
        page.guest_wanted.connect(self._show_guest)
        page.noticed.connect(self._on_noticed)
        page.turned.connect(self._on_call_turned)
        self.settled.connect(page.show_words)
        self._matters.bind_authority(page)
        return page

    @property
    def _built(self) -> dict[str, Any]:
        """The panes and pages that somebody has turned to."""
        names = {"call": "_call", "book": "_lines", "lexicon": "_lexicon", "drill": "_drill"}
        return {name: vars(self)[kept] for name, kept in names.items() if kept in vars(self)}

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> WordsOpen:
        """What stands open on these pages."""
        pane = self._tabs.name if "_tabs" in vars(self) else ""
        return WordsOpen(pane, {name: page.open for name, page in self._built.items()})

    def take_over(self, before: WordsOpen) -> None:
        """Go on where the window before stood."""
        for name, unfinished in before.open.items():
            self._page(name).take_over(unfinished)
        if before.pane:
            self._tabs.turn_to(before.pane)

    def _page(self, name: str) -> Any:
        return self._call if name == "call" else self._tabs.turn_to(name)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """The tab in front; what it shows where that is a form or a file: "book-form"."""
        name = self._tabs.name if "_tabs" in vars(self) else next(iter(self._panes), "")
        pane = self._built.get(name)
        return name if pane is None or name == "drill" else str(pane.shows)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        self._listening.show_names([*names.values(), self._house])
        for page in self._built.values():
            page.show_names(names)

    def on_signed(self) -> None:
        """Somebody else is at this desk."""
        for page in self._built.values():
            page.on_signed()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if changes.house or changes.wide:
            self._reader.read()
        for page in self._built.values():
            page.on_changed(changes)

    def show(self, name: str) -> None:
        """A tab of the words."""
        self._window.show_page("words")
        self._tabs.turn_to(name).setFocus()

    def _on_turned(self) -> None:
        """The keys at the foot are those of what is in front."""
        if self._window.page == "words":
            self._window.show_page("words")

    def _show_elsewhere(self) -> None:
        """Nobody practises among real guests; where one does is told."""
        self._window.show_page("elsewhere")
        self._elsewhere.setFocus()

    # -- a call -----------------------------------------------------------------------------------

    def call(self) -> None:
        """It rings, or back to the call that goes on."""
        self._window.show_page("call")
        self._call.ring()
        self._call.setFocus()

    def _show_guest(self, guest: PageId) -> None:
        self._window.show_page("counter")
        self._counter.show_page(guest)

    @property
    def call_shows(self) -> str:
        """What the page of a call shows: "silent", "ringing" or "talk"."""
        return self._call.shows if "_call" in vars(self) else "silent"

    def _on_call_turned(self) -> None:
        if self._window.page == "call":
            self._window.show_page("call")  # other keys are of use

    def _on_noticed(self, notice: "Notice") -> None:
        self._notice = notice
        self._show_notice()

    _notice: "Notice | None" = None

    def _show_notice(self) -> None:
        """On every page but its own."""
        top, told = self._window.top.call, self._notice
        if told is None or not told.words or self._window.page == "call":
            top.show_notice("")
        else:
            top.show_notice(told.words, "phone", told.tone, told.short)

    # -- what the house has settled -------------------------------------------------------------

    def _on_read(self, words: HouseWords) -> None:
        if words != self.words:
            self.words = words
            self._book.settle(words)
            self.settled.emit(words)


def _load_call() -> None:
    """On a thread of its own: a telephone that rings does not wait."""
    import ui.call.page  # noqa: F401, PLC0415
