"""The pages of problems and promises in one window, connected to the counter and to each other."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.tongue import _
from assistant.words.book import Book
from ui.bridge import Bridge, aside
from ui.counter.page import Counter
from ui.frame.desktop_notice import DesktopNotice
from ui.frame.notices import Notices, Told
from ui.look.keys import bind, cap, label
from ui.window import Window

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from ui.authority.page import AuthorityPage
    from ui.authority.page import Unfinished as AuthorityOpen
    from ui.paper.deeds import Papers
    from ui.problems.page import ProblemsOpen, ProblemsPage
    from ui.recovery.page import Recovery
    from ui.recovery.typed import Unfinished as RecoveryOpen
    from ui.settings.recovery_settings import RecoverySettings, RulesOpen

TOLD_MS = 8_000
"""So long it is told that something was saved or printed."""
QUIET_MS = 3_000
"""So long after the start nobody waits for it: what F8 needs is loaded."""


class MattersOpen(Struct, frozen=True):
    """Where one stands on these pages, for a window that is built anew."""

    told: Told
    recovery: "RecoveryOpen | None" = None
    problems: "ProblemsOpen | None" = None
    authority: "AuthorityOpen | None" = None
    rules: "RulesOpen | None" = None
    """Of a page that nobody has turned to, nothing."""


class MatterPages(QObject):
    """The recovery, the record of problems, what waits for authority, and the notices on top."""

    staff_wanted = Signal(object)
    """Who is at this desk? What to call when that is answered, if anything."""

    def __init__(
        self, window: Window, counter: Counter, desk: Desk, bridge: Bridge, book: Book, house: str
    ) -> None:
        super().__init__(window)
        self._window, self._counter = window, counter
        self._desk, self._bridge, self._book, self._house = desk, bridge, book, house
        self._was = "counter"
        self._names: Mapping[StaffId, str] = {}
        self._notices = Notices(window.top, desk, bridge)
        window.add_later("recovery", lambda: self._recovery)
        window.add_later("problems", lambda: self._problems)
        window.add_later("authority", lambda: self._authority)
        window.add_later("rules", lambda: self._rules)
        key = cap("problems")
        window.rail.add("problems", label("problems"), "life-buoy", key, also=("recovery",))
        self._connect()
        bind(window, "problem", self.on_problem)
        bind(window, "problems", partial(self.show_record, "problems"))
        bind(window, "promises", partial(self.show_record, "promises"))
        bind(window, "house-rules", self.show_rules)
        QTimer.singleShot(QUIET_MS, self, lambda: aside(_load_recovery))

    # -- pages that are built when they are first wanted -----------------------------------------

    @cached_property
    def _papers(self) -> "Papers":
        from ui.paper.deeds import Papers  # noqa: PLC0415

        papers = Papers(self._desk, self._bridge, self._window)
        papers.told.connect(self._tell)
        papers.refused.connect(partial(self._tell, trouble=True))
        return papers

    @cached_property
    def _recovery(self) -> "Recovery":
        from ui.recovery.page import Recovery  # noqa: PLC0415

        page = Recovery(self._window.look, self._desk, self._bridge, self._book, self._house)
        page.show_names(self._names)
        page.shown.connect(self._show_recovery)
        page.guest_wanted.connect(self._show_guest)
        page.guest_needed.connect(self.on_guest_needed)
        page.left.connect(self._back)
        page.staff_wanted.connect(self.staff_wanted)
        bind(page, "print", lambda: self._on_paper(self._papers.print_case))
        bind(page, "save-pdf", lambda: self._on_paper(self._papers.save_case))
        return page

    @cached_property
    def _problems(self) -> "ProblemsPage":
        from ui.problems.page import ProblemsPage  # noqa: PLC0415

        page = ProblemsPage(self._window.look, self._desk, self._bridge)
        page.turned.connect(partial(self._window.show_page, "problems"))
        page.chosen.connect(self.show_matter)
        page.print_wanted.connect(lambda case: self._papers.print_case(case))
        page.save_wanted.connect(lambda case: self._papers.save_case(case))
        page.staff_wanted.connect(self.staff_wanted)
        self.bind_authority(page)
        return page

    @cached_property
    def _authority(self) -> "AuthorityPage":
        from ui.authority.page import AuthorityPage  # noqa: PLC0415

        page = AuthorityPage(self._window.look, self._desk, self._bridge)
        page.matter_wanted.connect(self.show_matter)
        page.staff_wanted.connect(partial(self.staff_wanted.emit, None))
        self.bind_authority(page)
        return page

    @cached_property
    def _rules(self) -> "RecoverySettings":
        from ui.settings.recovery_settings import RecoverySettings  # noqa: PLC0415

        page = RecoverySettings(self._window.look, self._desk, self._bridge)
        page.closed.connect(partial(self._window.show_page, "settings"))
        page.staff_wanted.connect(partial(self.staff_wanted.emit, None))
        self.bind_authority(page)
        return page

    def _built(self, name: str) -> bool:
        """Whether somebody has turned to that page."""
        return name in vars(self)

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> MattersOpen:
        """What stands open on these pages."""
        return MattersOpen(
            self._notices.told,
            self._recovery.open if self._built("_recovery") else None,
            self._problems.open if self._built("_problems") else None,
            self._authority.open if self._built("_authority") else None,
            self._rules.open if self._built("_rules") else None,
        )

    def take_over(self, before: MattersOpen, page: str) -> None:
        """Go on where the window before stood; `page` is the one that was open there."""
        if before.recovery is not None:
            self._recovery.take_over(before.recovery)
        if before.problems is not None:
            self._problems.take_over(before.problems)
        if before.authority is not None:
            self._authority.take_over(before.authority)
        if before.rules is not None:
            self._rules.take_over(before.rules)
        self._notices.take_over(before.told)
        self._window.show_page(page)

    @property
    def shows(self) -> str:
        """What the recovery page shows: "opening", "matter" or "nothing"."""
        return self._recovery.shows if self._built("_recovery") else "nothing"

    @property
    def tab(self) -> str:
        """Which tab of the page of problems is in front: "problems" or "promises"."""
        return self._problems.tab if self._built("_problems") else "problems"

    @property
    def desktop(self) -> DesktopNotice:
        """Tells the desktop what comes due, whatever window is in front."""
        return self._notices.desktop

    # -- from outside ---------------------------------------------------------------------------

    def bind_authority(self, *pages: QWidget) -> None:
        """F11 asks what waits, on all pages where it does nothing nearer."""
        for page in pages:
            bind(page, "authority", self.show_authority)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        if self._built("_recovery"):
            self._recovery.show_names(names)

    def on_signed(self) -> None:
        """Somebody else is at this desk: what they may see and decide."""
        self._notices.on_signed()
        if self._built("_authority"):
            self._authority.on_signed()
        if self._built("_rules"):
            self._rules.on_signed()
        if self._built("_problems") and self._problems.isVisible():
            self._problems.refresh()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if self._built("_recovery"):
            self._recovery.on_changed(changes)
        if self._built("_authority"):
            self._authority.on_changed(changes)
        if self._built("_rules"):
            self._rules.on_changed(changes)

    def on_problem(self) -> None:
        """F8: the open problem of the guest who is looked at, or a new one; at once.

        Who was sent to find the guest of a problem comes back to it without one.
        """
        if self._counter.seeking:
            self._show_recovery()
            return
        guest, name = self._counter.guest_here if self._on_counter else (None, "")
        known = self._counter.open_matter if self._on_counter else None
        if known is not None:
            self.show_matter(known)
        elif guest is not None:
            self._recovery.open_new(guest, name)
        else:
            self._recovery.open_new(who=name or self._typed)

    def on_problem_of(self, guest: PageId) -> None:
        """A new problem of a guest, also where one is open."""
        _guest, name = self._counter.guest_here
        self._recovery.open_new(guest, name)

    def show_matter(self, page: PageId) -> None:
        """A problem, or a promise by itself."""
        self._recovery.show_matter(page)

    def show_record(self, tab: str) -> None:
        """The page of problems, with one of its tabs in front."""
        self._window.show_page("problems")
        if tab == "promises":
            self._problems.show_promises()
        else:
            self._problems.show_problems()

    def show_rules(self) -> None:
        """What the house has settled about recoveries."""
        self._window.show_page("rules")
        self._rules.setFocus()

    def show_authority(self) -> None:
        """What waits for somebody with authority, and one's own requests."""
        self._window.show_page("authority")
        self._authority.setFocus()

    # -- who is it? -----------------------------------------------------------------------------

    @property
    def _on_counter(self) -> bool:
        return self._window.page == "counter"

    @property
    def _typed(self) -> str:
        """Words in the search field may tell who it is, while the counter asks for nobody else."""
        return self._window.top.search.text.strip() if self._on_counter else ""

    def on_guest_needed(self) -> None:
        """The counter finds, or meets, the guest of the problem; then back to it."""
        self._counter.seeking = True
        self._window.show_page("counter")
        self._window.to_search()
        told = _("Whose problem is it? Find the guest, or meet a new one.")
        self._window.top.show_state(told, "life-buoy", "warn")

    def on_guest_found(self, guest: PageId) -> None:
        """The counter has found, or met, somebody."""
        self._end_seeking()
        self._recovery.name_guest(guest)

    def _end_seeking(self) -> None:
        if self._counter.seeking:
            self._counter.seeking = False
            self._window.top.show_state("", "")

    # -- connections ----------------------------------------------------------------------------

    def on_page_shown(self, name: str) -> None:
        """Who turns to another page has given up seeking; where to go back to is remembered."""
        if name != "counter":
            self._end_seeking()
        if name not in ("recovery", "who"):
            self._was = name

    def _back(self) -> None:
        self._window.show_page(self._was)

    def _show_recovery(self) -> None:
        self._window.show_page("recovery")
        self._recovery.setFocus()

    def _show_guest(self, guest: PageId) -> None:
        self._window.show_page("counter")
        self._counter.show_page(guest)

    def _on_paper(self, done: Callable[[PageId], None]) -> None:
        if (page := self._recovery.page) is not None:
            done(page)

    def _tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Beside the record where that is seen; else on top, for a while."""
        if self._window.page == "problems":
            (self._problems.show_trouble if trouble else self._problems.show_done)(sentence)
            return
        icon, tone = ("circle-alert", "warn") if trouble else ("printer", "muted")
        self._window.top.show_state(sentence, icon, tone)
        QTimer.singleShot(TOLD_MS, self, lambda: self._window.top.show_state("", ""))

    def _connect(self) -> None:
        notices, counter = self._notices, self._counter
        self._window.page_shown.connect(self.on_page_shown)
        self._bridge.changed.connect(self.on_changed)
        counter.matter_wanted.connect(self.show_matter)
        counter.problem_wanted.connect(self.on_problem_of)
        counter.sought.connect(self.on_guest_found)
        notices.promises_wanted.connect(partial(self.show_record, "promises"))
        notices.matter_wanted.connect(self._show_decision)

    def _show_decision(self, page: PageId) -> None:
        self.show_authority()
        self._authority.show_matter(page)


def _load_recovery() -> None:
    """On a thread of its own: whoever presses F8 has a guest before them."""
    import ui.recovery.page  # noqa: F401, PLC0415
