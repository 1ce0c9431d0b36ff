"""The guest's card: who this is, what must be known first, then everything else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from assistant.guests import standing
from assistant.guests.view import GuestView
from assistant.journal.stamp import StaffId
from assistant.shift.view import TraceView
from assistant.tongue import _
from ui.counter.card_alerts import CardAlerts
from ui.counter.card_expected import CardExpected
from ui.counter.card_facts import CardFacts
from ui.counter.card_head import CardHead
from ui.counter.card_log import CardLog, shown_log
from ui.counter.card_matter import CardMatter
from ui.counter.card_mistakes import CardMistakes
from ui.counter.card_mood import CardMood
from ui.counter.card_preferences import CardPreferences
from ui.counter.card_promises import CardPromises
from ui.counter.clean_page import CleanPage
from ui.counter.fact_row import FactRow
from ui.counter.lead_card import LeadCard
from ui.counter.matter_words import Known, Open
from ui.look.at_left import at_left
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.traces.trace_list import TraceList

SIDE_BY_SIDE = 520
"""From this width on, at 100 %, mistakes and mood stand beside each other."""

TIGHT = 340
"""Narrower than this, at 100 %, there is no room for the avatar."""
MOST_HEAD, MOST_OPEN, MOST_TOP = 0.4, 0.66, 0.58
"""The part of the card that the head, and all that stays in view, may hold on to."""
EDGE = 4
"""From the scroll bar to the card's edge; what is not scrolled keeps 18."""


class GuestCard(Panel):
    """Fed by `show_guest` and `show_open`. The widgets stay; another guest brings other words."""

    arrived = Signal(str)
    """The channel by which the guest came."""
    left = Signal()
    preference_confirmed = Signal(bytes)
    preference_changed = Signal(bytes)
    retired = Signal(bytes)
    put_right = Signal(bytes)
    line_corrected = Signal(bytes)
    details_wanted = Signal()
    book_wanted = Signal()
    matter_wanted = Signal(object)
    """The page of a problem or promise."""
    problem_wanted = Signal()
    """Something went wrong for the guest on the card."""
    taken_over = Signal(object)
    """The page of the problem that the clerk sees to from now on."""
    promise_answered = Signal(str, object)
    """One of `promise_row.ANSWERS`, and the `PromiseView`."""

    def __init__(self, look: Look, arrive_key: str = "", parent: QWidget | None = None) -> None:
        """`arrive_key` is shown on the button for coming and going; the page binds it."""
        super().__init__(look, parent)
        self._look = look
        self._view: GuestView | None = None
        self._now_ms = 0
        self._narrow = self._tight = False
        self._names: Mapping[StaffId, str] = {}
        self._head = CardHead(look, arrive_key)
        self.show_elsewhere = self._head.show_elsewhere
        self._matter, self._promises = CardMatter(look), CardPromises(look)
        self.expected, self.traces = CardExpected(look), TraceList(look)
        self._above, self._calm = QWidget(), QWidget()
        self._alerts = CardAlerts(look)
        self._preferences = CardPreferences(look)
        self._mistakes, self._mood = CardMistakes(look), CardMood(look)
        self.facts = CardFacts(look)
        self._empty = CleanPage(look)
        self._log = CardLog(look)
        self._correct = KeyHint(look, "C", _("correct the line"))
        self._retire = KeyHint(look, "N", _("does not hold"))
        self._wrong = KeyHint(look, cap("problem"), label("problem"))
        self._tabs = QTabBar()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        inside = [w.layout() for w in self.findChildren(QWidget)]
        self._layouts = [layout for layout in (self.layout(), *inside) if layout is not None]

    def show_guest(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """Another guest, or the same one after something was written."""
        same = self._view is not None and self._view.page == view.page
        self._view, self._now_ms, self._names = view, now_ms, names
        with self._at_rest():
            self._show_parts(view, now_ms, names)
        self._place_top()
        if not same:
            self._tabs.setCurrentIndex(0)
            self._scroll.verticalScrollBar().setValue(0)
            self._log.show_log((), now_ms, names)
        elif self._stack.currentIndex() == 1:
            self._show_lines(view)

    @contextmanager
    def _at_rest(self) -> Iterator[None]:
        """The layouts work once at the end instead of after every word, whatever happens."""
        for layout in self._layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in self._layouts:
                layout.setEnabled(True)

    def _show_parts(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        self._head.show_guest(view, now_ms)
        self._alerts.show_alerts(view, now_ms, names)
        self._preferences.show_preferences(view.preferences, now_ms, names)
        self._mistakes.show_mistakes(view.mistakes, now_ms, names)
        self._mood.show_moods(view.moods, now_ms, names)
        self.facts.show_facts(view, now_ms, names)
        self._show_emptiness(view)
        self._name_tabs()

    def show_open(self, now: Open, known: Known) -> None:
        """What is open with the guest: the problem before everything else, and promises."""
        has_open = bool(now.problems or now.promises)
        if has_open or self._has_open:
            self._has_open = has_open
            with self._at_rest():
                self._matter.show_problems(now.problems, known)
                self._promises.show_promises(now.promises, known)
                self._above.setVisible(bool(now.problems) or self._promises.has_urgent)
                self._head.fill_button(not now.problems)
                self._has_problem = bool(now.problems)
                self._show_way()
            self._place_top()

    _has_open = _has_problem = False

    def show_traces(
        self, traces: Sequence[TraceView], names: Mapping[StaffId, str], now_ms: int
    ) -> None:
        """The tasks that are for now."""
        if traces or not self.traces.isHidden():
            with self._at_rest():
                self.traces.show_traces(traces, names, now_ms)
            self._show_calm()

    def _show_calm(self) -> None:
        told = any(not part.isHidden() for part in (self.expected, self.traces))
        self._calm.setVisible(told)
        self._place_top()

    def _show_way(self) -> None:
        """How a problem begins; where it is narrow, the line of keys tells it alone."""
        self._wrong.setVisible(not (self._has_problem or self._narrow))

    @property
    def lead(self) -> LeadCard:
        """Where the first words stand while a problem is open."""
        return self._matter.lead

    def answer_promise(self, act: str) -> None:
        """An answer to the promise that is meant."""
        self._promises.answer(act)

    def open_case(self) -> None:
        """To the problem that a past mistake comes from."""
        self._mistakes.open_case()

    def focus_preferences(self) -> bool:
        """The keyboard goes to the preferences; False when there are none."""
        self._tabs.setCurrentIndex(0)
        return self._preferences.focus_first()

    def show_log(self) -> None:
        """Turn to everything written."""
        self._tabs.setCurrentIndex(1)
        self._log.setFocus()

    def put_right_first(self) -> bool:
        """The newest open mistake is to be put right; False when there is none."""
        return self._alerts.put_first_right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Things stand beside each other where there is room, and below where there is not.

        The card decides it for its parts, before they are laid out.
        """
        narrow = self.width() < self._look.px(SIDE_BY_SIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._boxes.setDirection(direction(narrow))
            self._head.set_narrow(narrow)
            for part in (self._matter, self._alerts):
                part.set_narrow(narrow)
            self._show_way()
        tight = self.width() < self._look.px(TIGHT)
        if tight != self._tight:
            self._tight = tight
            self._head.set_tight(tight)
            for row in self.findChildren(FactRow):
                row.set_tight(tight)
            self._tabs.setProperty("tight", tight)
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
            QCoreApplication.sendEvent(self._tabs, QEvent(QEvent.Type.StyleChange))
            self._name_tabs()
        super().resizeEvent(event)
        self._place_top()

    def _name_tabs(self) -> None:
        lines = len(self._view.log) if self._view else 0
        counted = _("Everything written ({n})").format(n=lines)
        self._tabs.setTabText(1, _("Everything written") if self._tight else counted)

    def _place_top(self) -> None:
        """Head and alerts stay in view unless they would leave no room: then they scroll.

        What is open stands between them: where the head scrolls, so does it; where it has to
        scroll, so has what comes after it. Quiet tasks come last, and push nothing away.
        """
        width, whole = self.width() - self._look.px(36), self.height()
        held, full = 0, False
        pinned: list[bool] = []
        for part, most in zip(self._top, (MOST_HEAD, MOST_OPEN, MOST_TOP, MOST_TOP), strict=True):
            _measure_anew(part)
            high = 0 if _is_gone(part) else part.heightForWidth(width)
            if most is MOST_TOP and not _is_gone(self._above):
                most = MOST_OPEN
            fits = not full and held + high <= whole * most
            if part is self._above:
                fits = fits and pinned[0]
            held += high if fits else 0
            full = part is self._above and not fits
            pinned.append(fits)
        for room, wanted in ((self._pinned, True), (self._flowing, False)):
            parts = [part for part, pin in zip(self._top, pinned, strict=True) if pin is wanted]
            for at, part in enumerate(parts):
                if room.indexOf(part) != at:
                    room.insertWidget(at, part)

    def _lay_out(self) -> None:
        look = self._look
        self.column.setSpacing(look.px(10))
        self.column.setContentsMargins(look.px(18), look.px(16), look.px(EDGE), look.px(4))
        top = QWidget()
        fixed = QVBoxLayout(top)
        fixed.setContentsMargins(0, 0, look.px(18 - EDGE), 0)
        fixed.setSpacing(look.px(10))
        self._pinned = QVBoxLayout()
        self._pinned.setSpacing(look.px(10))
        for room, parts in (
            (self._above, (self._matter, self._promises.urgent)),
            (self._calm, (self.expected, self.traces)),
        ):
            inside = QVBoxLayout(room)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(look.px(6))
            for part in parts:
                inside.addWidget(part)
            room.hide()
        self._top = (self._head, self._above, self._alerts, self._calm)
        for part in self._top:
            self._pinned.addWidget(part)
        fixed.addLayout(self._pinned)
        self._tabs.setObjectName("small")
        font = look.font("caption")
        font.setWeight(QFont.Weight.Medium)
        self._tabs.setFont(font)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setExpanding(False)
        self._tabs.addTab(_("At a glance"))
        self._tabs.addTab("")
        self._tabs.setAccessibleName(_("Parts of the card"))
        tabs = FlowLayout(spacing=look.px(8))
        tabs.addWidget(self._tabs)
        for hint in (self._correct, self._retire):
            tabs.addWidget(hint)
            hint.hide()
        tabs.addWidget(self._wrong)
        fixed.addLayout(tabs)
        self.column.addLayout(at_left(look, top))
        self._scroll = self._glance()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._log)
        self.column.addWidget(self._stack, 1)

    def _glance(self) -> QScrollArea:
        """Everything but the head, to be scrolled where the window is low."""
        look, page, sheet = self._look, QWidget(), QWidget()
        page.setObjectName("page")
        page.setLayout(at_left(look, sheet))
        column = QVBoxLayout(sheet)
        column.setSpacing(look.px(12))
        self._flowing = QVBoxLayout()
        self._flowing.setSpacing(look.px(10))
        column.addLayout(self._flowing)
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._boxes.setSpacing(look.px(10))
        self._boxes.addWidget(self._mistakes, 1)
        self._boxes.addWidget(self._mood, 1)
        for part in (self._empty, self._promises, self._preferences):
            column.addWidget(part)
        column.addLayout(self._boxes)
        column.addWidget(self.facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(_("At a glance"))
        scroll.setWidget(page)
        bar = scroll.verticalScrollBar()

        def keep_edge() -> None:
            """With a scroll bar or without, everything ends on the edge of the head."""
            taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
            right = max(0, look.px(18 - EDGE) - taken)
            column.setContentsMargins(0, look.px(4), right, look.px(12))

        bar.rangeChanged.connect(keep_edge)
        keep_edge()
        return scroll

    def _connect(self) -> None:
        self._head.arrived.connect(self.arrived)
        self._head.left.connect(self.left)
        self._alerts.put_right.connect(self.put_right)
        self._preferences.confirmed.connect(self.preference_confirmed)
        self._preferences.changed.connect(self.preference_changed)
        self._preferences.retired.connect(self.retired)
        self._matter.matter_wanted.connect(self.matter_wanted)
        self._matter.taken_over.connect(self.taken_over)
        self._wrong.clicked.connect(lambda: self.problem_wanted.emit())
        self._mistakes.matter_wanted.connect(self.matter_wanted)
        self._promises.answered.connect(self.promise_answered)
        self.expected.moved.connect(self._show_calm)
        self.facts.details.clicked.connect(lambda: self.details_wanted.emit())
        self.facts.book.clicked.connect(lambda: self.book_wanted.emit())
        self._correct.clicked.connect(self._log.correct_current)
        self._retire.clicked.connect(self._log.retire_current)
        self._log.corrected.connect(self.line_corrected)
        self._log.retired.connect(self.retired)
        self._log.pointed.connect(self._on_pointed)
        self._tabs.currentChanged.connect(self._on_tab)

    def _on_tab(self, index: int) -> None:
        """The log is filled when it is looked at: two thousand lines cost nothing until then."""
        self._stack.setCurrentIndex(index)
        self._on_pointed(False, False)
        if index == 1 and self._view is not None:
            self._show_lines(self._view)

    def _on_pointed(self, can_correct: bool, can_retire: bool) -> None:
        """The keys that are about the marked line are shown beside the tabs."""
        self._correct.setVisible(can_correct)
        self._retire.setVisible(can_retire)

    def _show_lines(self, view: GuestView) -> None:
        self._log.show_log(shown_log(view), self._now_ms, self._names, standing.on_card(view))

    def _show_emptiness(self, view: GuestView) -> None:
        """A guest of whom nothing is known yet is a beginning, not a lack."""
        known = view.preferences or view.mistakes or view.moods or view.notes or view.ties
        self._empty.setVisible(not known)


def _measure_anew(part: QWidget) -> None:
    """Qt tells layouts of other words from the inside out, one round of events for each."""
    for layout in part.findChildren(QLayout):
        layout.invalidate()
    for widget in reversed(part.findChildren(QWidget)):
        widget.updateGeometry()


def _is_gone(part: QWidget) -> bool:
    """Whether it was hidden on purpose: what has just moved is hidden until its layout shows it."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
