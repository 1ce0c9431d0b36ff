"""The pages of the words in one window, in step with what the house settles about them."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assistant.desk import Changes, Desk
from assistant.journal.stamp import StaffId
from assistant.tongue import _
from assistant.words.book import Book
from assistant.words.view import HouseWords
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.listening.listening import Listening
from ui.look.keys import bind, cap
from ui.matters import MatterPages
from ui.reader import Reader
from ui.window import Window

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from ui.lexicon.page import LexiconPane
    from ui.look.tabbed import TabbedPage


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

    # -- pages that are built when they are first wanted -----------------------------------------

    def _made_panes(self) -> dict[str, tuple[str, Callable[[], QWidget]]]:
        """The tabs by their names in the table of keys: what each is called, and how it is made."""
        return {
            "lexicon": (_("Lexicon"), lambda: self._lexicon),
        }

    @cached_property
    def _lexicon(self) -> "LexiconPane":
        from ui.lexicon.page import LexiconPane  # noqa: PLC0415

        look, house = self._window.look, self._house
        pane = LexiconPane(look, self._desk, self._bridge, self.words, house)
        pane.show_names(self._names)
        pane.staff_wanted.connect(self.staff_wanted)
        self.settled.connect(pane.show_house)
        return pane

    @cached_property
    def _tabs(self) -> "TabbedPage":
        from ui.look.tabbed import TabbedPage  # noqa: PLC0415

        page = TabbedPage(self._window.look, _("Words"))
        for name, (title, build) in self._panes.items():
            page.add_later(name, title, cap(name), build)
        page.turn_to(next(iter(self._panes)))
        self._matters.bind_authority(page)
        return page

    @property
    def _built(self) -> dict[str, Any]:
        """The panes and pages that somebody has turned to."""
        names = {"lexicon": "_lexicon"}
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
        return self._tabs.turn_to(name)

    # -- from outside ---------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """The tab in front."""
        return self._tabs.name if "_tabs" in vars(self) else next(iter(self._panes), "")

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

    # -- what the house has settled -------------------------------------------------------------

    def _on_read(self, words: HouseWords) -> None:
        if words != self.words:
            self.words = words
            self._book.settle(words)
            self.settled.emit(words)
