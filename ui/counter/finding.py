"""From what is typed to the hits in the list: the exact ones at once, the near ones after."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk, Reading
from assistant.guests.lookup import find
from assistant.guests.lookup.find import Hit
from assistant.guests.view import FORGOTTEN_MS
from assistant.journal.stamp import PageId
from assistant.recovery import register
from assistant.recovery.entries import KINDS as OF_MATTERS
from assistant.recovery.view import MatterView, Policy
from assistant.shift import register as shifts
from assistant.shift.times import day_of
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from ui.bridge import Bridge
from ui.counter.expected_guest import ExpectedGuest, expected_rows
from ui.counter.guest_list import GuestList
from ui.counter.nobody import Nobody
from ui.counter.open_problem import OpenProblem, open_rows
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell

T = TypeVar("T")
_Problems = tuple[list[MatterView], dict[PageId, Hit], Policy]
_Expected = tuple[list[ExpectedView], dict[PageId, Hit]]
_Rows = Sequence[OpenProblem] | Sequence[Hit] | Sequence[ExpectedGuest]

RECENT = 40
"""Guests listed under “Recent” while nothing is asked."""
AGAIN_MS = 30
"""So often, at the most, the list is read again while others write."""
TICK_MS = 20_000
"""So often what is promised is told anew as time goes on."""
MOST_PROBLEMS = 40
"""Open problems that are listed; the page of problems has them all."""
MOST_EXPECTED = 60
"""Guests still to come who are listed; the page of the day has them all."""
GLANCE_MS = 70
"""So long the arrows rest on a guest before the card follows: a held key runs through."""


class Finding(QObject):
    """Asks the desk on every keystroke; an answer that a later keystroke overtook is dropped."""

    chosen = Signal(object)
    problem_chosen = Signal(object)
    """The page of a problem whose guest is not known."""
    expected_chosen = Signal(object)
    """The `ExpectedView` of somebody of whom it is not known who that is."""
    glanced = Signal(object)
    """The arrows rest on this guest."""
    newcomer_wanted = Signal(str)
    nobody_known = Signal(bool)
    """Told after each listing: whether the store has no guest at all."""
    listed = Signal()
    """Something is in the list: an answer, or who matters while nothing is asked."""

    def __init__(
        self,
        field: SearchField,
        hits: GuestList,
        nobody: Nobody,
        desk: Desk,
        bridge: Bridge,
        parent: QObject,
        *,
        forgotten_ms: int = FORGOTTEN_MS,
    ) -> None:
        """A guest whose open visit began over `forgotten_ms` ago is not listed as here."""
        super().__init__(parent)
        self._field, self._list, self._desk, self._bridge = field, hits, desk, bridge
        self._nobody = nobody
        self._forgotten_ms = forgotten_ms
        self._round = 0
        self._query = ""
        self._hits: Sequence[Hit] = ()
        self._here: list[Hit] = []
        self._others: list[Hit] = []
        self._problems: _Problems = ([], {}, Policy())
        self._expected: _Expected = ([], {})
        self._told: tuple[list[OpenProblem], list[ExpectedGuest]] = ([], [])
        self._day = ""
        self._choose_next = False
        self._is_heard = self._is_stopped = False
        field.asked.connect(self.on_asked)
        field.entered.connect(self.on_entered)
        field.stepped.connect(hits.step)
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(lambda: self.glanced.emit(hits.current_page()))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._on_again)
        hits.pointed.connect(lambda page: self._glance.start())
        hits.chosen.connect(self._on_chosen)
        hits.problem_chosen.connect(self.problem_chosen)
        hits.expected_chosen.connect(self.expected_chosen)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        nobody.newcomer_wanted.connect(self.on_entered)
        self.on_asked(field.text)
        if field.is_entered and field.text.strip():  # typed while the store was being opened
            self.on_entered()

    def hear(self) -> None:
        """From now on somebody can show a guest; whoever was chosen before is told now."""
        if self._is_stopped:  # the program was closed before its first page stood
            return
        self._is_heard = True
        self.refresh_problems()
        self.refresh_expected()
        if not self._query.strip() and self._answered == self._round:
            self.nobody_known.emit(self._is_nobody)
        self._choose()

    def refresh(self) -> None:
        """What is on file has changed: ask again soon, once for a whole stream of changes."""
        if not self._again.isActive():
            self._again.start()

    def refresh_problems(self) -> None:
        """Problems or promises have changed, or whoever looks at them has."""
        asked = self._desk.ask(_open_now, self._desk)
        self._bridge.when_done(self, asked, self._on_problems)

    def _on_problems(self, problems: "_Problems") -> None:
        self._problems = problems
        self._on_tick()

    def refresh_expected(self) -> None:
        """Who is expected has changed, or another day has begun."""
        self._day = day_of(time.time_ns() // 1_000_000)
        asked = self._desk.ask(_to_come, self._desk, self._day)
        self._bridge.when_done(self, asked, self._on_expected)
        if not self._tick.isActive():
            self._tick.start()

    def follow(self, changes: Changes) -> None:
        """Something is new on disk: whatever of the list it is about is read again."""
        if changes.guests or changes.wide:
            self.refresh()
        about_matters = any(entry.kind in OF_MATTERS for entry in changes.entries)
        if about_matters or changes.wide or changes.house:
            self.refresh_problems()
        mine = any(isinstance(view, ExpectedView) for view in changes.shifts.values())
        if mine or changes.wide or not self._expected[1].keys().isdisjoint(changes.guests):
            self.refresh_expected()

    def _on_expected(self, expected: "_Expected") -> None:
        self._expected = expected
        self._on_tick()

    def _on_tick(self) -> None:
        """What is near moves up as time goes on; at midnight another day begins."""
        if self._day and self._day != day_of(time.time_ns() // 1_000_000):
            self.refresh_expected()
        is_at_rest = not self._query.strip() and self._answered == self._round
        if is_at_rest and self._rows() != self._told:
            self._show_sections()
            self.nobody_known.emit(self._is_nobody)

    @property
    def _is_nobody(self) -> bool:
        """Whether there is nobody to be listed."""
        return not (self._hits or any(self._told))

    def _rows(self) -> tuple[list[OpenProblem], list[ExpectedGuest]]:
        """Who has an open problem stands there only."""
        matters, hits, policy = self._problems
        now_ms = time.time_ns() // 1_000_000
        problems = open_rows(matters, hits, policy, now_ms)
        theirs = {row.guest for row in problems if row.guest}
        rows = expected_rows(*self._expected, now_ms)
        return problems, [row for row in rows if row.guest not in theirs][:MOST_EXPECTED]

    def _show_sections(self) -> None:
        """Who has an open problem stands there only; who is still to come is not “recent”."""
        self._told = self._rows()
        problems, expected = self._told
        theirs = {row.guest for row in problems}
        coming = theirs | {row.guest for row in expected}
        here = [hit for hit in self._here if hit.page not in theirs]
        others = [hit for hit in self._others if hit.page not in coming]
        sections: list[tuple[str, _Rows]] = [
            (_("Open problems"), problems),
            (_("In the house"), here),
            (_("Expected"), expected),
            (_("Recent"), others),
        ]
        self._list.show_sections([(title, rows) for title, rows in sections if rows])

    def stop(self) -> None:
        """The desk is about to be closed: nothing is asked any more."""
        self._is_stopped = True
        self._glance.stop()
        self._again.stop()
        self._tick.stop()

    def _on_again(self) -> None:
        """What the hand asked is answered first; what it wants next stays wanted."""
        if self._answered == self._round:
            self._ask_now()
        else:
            self._again.start()

    def _ask_now(self) -> None:
        self._round += 1
        if self._query.strip():
            self._ask(partial(find.exact, query=self._query), self._show_exact)
        else:
            self._ask(_at_rest, self._show_rest)

    def on_asked(self, query: str) -> None:
        """The field's words changed."""
        self._query = query
        self._choose_next = False
        self._glance.stop()
        self._ask_now()

    def on_entered(self) -> None:
        """Return: the marked hit, or the first; a new guest where there is none.

        Return may come before the hits do; then the first hit is chosen as soon as it is known.
        It does not wait for the near ones: the exact ones stand before them.
        """
        if not self._is_heard:
            self._choose_next = True
        elif not self._query.strip() or (self._hits and self._met == self._round):
            self._list.choose_current()
        elif self._answered != self._round:
            self._choose_next = True
        else:
            self.newcomer_wanted.emit(self._query)

    _answered = -1
    """The last question that all is known of."""
    _met = -1
    """The last question that some hits are shown for."""

    def _ask(self, question: Callable[[Reading], T], show: Callable[[T], None]) -> None:
        asked_in = self._round

        def then(answer: T) -> None:
            if asked_in == self._round:
                show(answer)

        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), then)

    def _show_rest(self, lists: tuple[list[Hit], list[Hit]]) -> None:
        inside_now, recent = map(self._as_they_stand, lists)
        self._here = [hit for hit in inside_now if hit.here]
        inside = {hit.page for hit in self._here}
        self._others = [hit for hit in recent if hit.page not in inside]
        self._answered = self._met = self._round
        self._hits = (*self._here, *self._others)
        self._show_list()
        self._show_sections()
        self.nobody_known.emit(self._is_nobody)
        self.listed.emit()
        self._choose()

    def _as_they_stand(self, hits: Sequence[Hit]) -> list[Hit]:
        """Those whose visit was forgotten are not here."""
        since_ms = time.time_ns() // 1_000_000 - self._forgotten_ms
        return [
            replace(hit, here=False) if hit.here and hit.last_ms < since_ms else hit for hit in hits
        ]

    def _show_exact(self, hits: list[Hit]) -> None:
        self._show(hits)
        asked_in = self._round
        if len(hits) < find.FEW:
            near = partial(
                find.nearby,
                query=self._query,
                hits=hits,
                cancelled=lambda: asked_in != self._round,
            )
            self._ask(near, self._show_all)
        else:
            self._finish()

    def _show_all(self, hits: list[Hit]) -> None:
        self._show(hits)
        self._finish()

    def _show(self, hits: list[Hit]) -> None:
        self._met, self._hits = self._round, self._as_they_stand(hits)
        self._list.show_hits(self._hits, self._query)
        self.listed.emit()
        if hits:
            self._show_list()
            self._choose()

    def _finish(self) -> None:
        self._answered = self._round
        if not self._hits:
            self._nobody.show_query(self._query)
            self._list.hide()
        self._choose()

    def _show_list(self) -> None:
        self._nobody.hide()
        self._list.show()

    def _on_chosen(self, page: object) -> None:
        self._glance.stop()
        if self._is_heard:
            self.chosen.emit(page)
        else:
            self._choose_next = True

    def _choose(self) -> None:
        if self._choose_next and self._is_heard:
            self._choose_next = False
            self.on_entered()


def finding_in(
    shell: CounterShell,
    field: SearchField,
    desk: Desk,
    bridge: Bridge,
    forgotten_ms: int = FORGOTTEN_MS,
) -> Finding:
    """The list in its frame, fed from the search field."""
    guests, nobody = GuestList(shell.look), Nobody(shell.look)
    shell.add_guests(nobody)
    shell.add_guests(guests)
    return Finding(field, guests, nobody, desk, bridge, shell, forgotten_ms=forgotten_ms)


def _at_rest(tx: Reading) -> tuple[list[Hit], list[Hit]]:
    """Who matters now: the guests in the house, and those who were here last."""
    return find.here(tx), find.recent(tx, RECENT)


def _open_now(desk: Desk) -> _Problems:
    """The open problems that the signer may see, and whose they are."""
    wanted = register.Wanted(is_open=True)
    matters = desk.matters.all(partial(register.problems, wanted=wanted, limit=MOST_PROBLEMS))
    pages = {view.guest for view in matters if view.guest}
    hits = desk.look_up(partial(find.named, pages=pages)) if pages else {}
    return matters, hits, desk.matters.policy()


def _to_come(desk: Desk, day: str) -> _Expected:
    """Who is still to come on a day, as many as are listed, and who of them is on file."""
    pages = desk.look_up(partial(shifts.to_come, day=day))
    coming: list[ExpectedView] = []
    known: dict[PageId, Hit] = {}
    while pages and len(coming) < MOST_EXPECTED:
        part, pages = pages[:MOST_EXPECTED], pages[MOST_EXPECTED:]
        found = desk.shifts.all(lambda tx, part=part: part)  # type: ignore[misc]
        views = [view for view in found if isinstance(view, ExpectedView)]
        hits = desk.look_up(partial(find.named, pages={view.guest for view in views if view.guest}))
        coming += [row.view for row in expected_rows(views, hits, time.time_ns() // 1_000_000)]
        known |= hits
    return coming, known
