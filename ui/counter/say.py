"""What to say now: up to three lines for the moment, why each fits, and the keys to use them."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from assistant.guests.entries import Moment
from assistant.tongue import _
from assistant.words.situation import DRAFTS
from ui.counter.lead_card import LeadCard
from ui.counter.moment_head import MomentHead
from ui.counter.moment_list import MomentList
from ui.counter.moments import beside
from ui.counter.say_card import SayCard
from ui.look.advice import AdviceBox
from ui.look.current_stack import LooseStack
from ui.look.key_hint import KeyHint
from ui.look.keycap import KeyCap
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Box, Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

TABS = ("greeting", "farewell", "moments")
"""By the names of their keys; behind the third one stand all other moments."""
AT_ONCE = 3
"""Lines shown together; the others come by Alt+→."""


class SayPane(Panel):
    """Draws the prompts it is shown; copies, and tells what was copied and what was said."""

    moment_wanted = Signal(str)
    """A `Moment` for which words are wanted, or "moments" for the list of them."""
    copied = Signal(str)
    said = Signal(object)
    """The `Prompt` that was said to the guest."""

    def __init__(
        self, look: Look, lead: LeadCard | None = None, parent: QWidget | None = None
    ) -> None:
        """`lead` stands elsewhere and takes the first words while something is open."""
        super().__init__(look, parent)
        self._look = look
        self._prompts: tuple[Prompt, ...] = ()
        self._reasons: tuple[str, ...] = ()
        self._first = self._marked = 0
        self._noted: frozenset[tuple[str, str]] = frozenset()
        self._moment: Moment = "greeting"
        self._tabs = QTabBar()
        self._roomy = 0
        """How wide the tabs are with all their air."""
        self._changed, self._advice = _Changed(look), AdviceBox(look)
        self._head = MomentHead(look)
        self._nothing = Paragraph(look, "", "body", "muted")
        self._cards: list[SayCard] = [SayCard(look, number) for number in range(1, AT_ONCE + 1)]
        self._other = KeyHint(look, cap("other-words"), label("other-words"))
        self._first_card, self._lead = self._cards[0], lead
        self._where = Line(look, "", "caption", "muted", elide=False)
        self._cards_page = QWidget()
        self._scroll = Scrolling(self._cards_page)
        self._places = LooseStack()
        self._lay_out()
        self._connect()
        self._show_cards()

    def show_prompts(
        self,
        moment: Moment,
        prompts: "Sequence[Prompt]",
        reasons: Sequence[str],
        advice: Sequence[str],
        *,
        changed: str = "",
        leads: bool = False,
        nothing: str = "",
        of_guest: bool = True,
    ) -> None:
        """The lines for `moment`, best first; why each is suggested; what to mind.

        `changed` says why they are others than usual; with `leads` the first ones stand in the
        lead; `nothing` says why there are none. What nobody on file was told (`of_guest`) is not
        noted. The same lines again leave everything as it is, the card in hand included.
        """
        again = moment == self._moment and tuple(prompts) == self._prompts and not self._lists
        self._show_moment(moment)
        self._changed.show_reason(changed)
        self._advice.show_advice("\n".join(advice))
        self._nothing.setText(nothing)
        self._prompts, self._reasons, self._of_guest = tuple(prompts), tuple(reasons), of_guest
        if self._take_lead(leads) or not again:
            self._first = self._marked = 0
            self._show_cards()
            self._scroll.verticalScrollBar().setValue(0)

    _of_guest = True

    def show_nobody(self) -> None:
        """No guest is chosen."""
        unknown = _("{key} has words for somebody unknown.").format(key=cap("greeting"))
        nothing = _("Choose a guest, and the words stand here.") + "\n" + unknown
        self.show_prompts("greeting", (), (), (), nothing=nothing)

    def show_moments(self) -> None:
        """The other moments, to choose one. The keys go there if they are at the tabs."""
        self._turn_tabs(2)
        self._moments.show_moment(self._moment)
        self._places.setCurrentWidget(self._moments)

    def show_lead(self, prompt: "Prompt | None") -> None:
        """The first words stay in the lead while others are looked at; without their keys."""
        if self._lead is not None and prompt is not None:
            self._take_lead(False)
            self._lead.show_prompt(prompt.text, prompt.gloss, "", prompt.why)
            self._lead.show_marked(False)
            self._lead.foot.hide()
            self._lead.show()

    def copy(self, at: int) -> None:
        """Put the words of card `at` on the clipboard and take it in hand."""
        if not self._is_shown(at):
            return
        QGuiApplication.clipboard().setText(self._cards[at].words)
        self._mark(at)
        if self._cards_page.isAncestorOf(self._cards[at]):
            self._scroll.ensureWidgetVisible(self._cards[at], 0, self._look.px(8))
        self._cards[at].show_copied()
        self.copied.emit(self._cards[at].words)

    def say(self, at: int) -> None:
        """Tell that the words of card `at` were said."""
        if self._is_shown(at) and self._of_guest:
            self._mark(at)
            self.said.emit(self._prompts[self._first + at])

    def show_said(self, lines: Collection[tuple[str, str]]) -> None:
        """The lines, by moment and key, that are on disk as said since the guest was opened."""
        self._noted = frozenset(lines)
        for card, prompt in zip(self._cards, self._prompts[self._first :], strict=False):
            card.show_said((prompt.moment, prompt.key) in self._noted)

    def turn(self) -> None:
        """The next lines; after the last ones the first again."""
        if len(self._prompts) > self._at_once and not self._lists:
            self._first = self._first + self._at_once
            if self._first >= len(self._prompts):
                self._first = 0
            self._marked = 0
            self._show_cards()
            self._scroll.verticalScrollBar().setValue(0)

    def step(self, step: int) -> None:
        """The moment before (-1) or after (+1) in its group."""
        to = beside(self._moment, step)
        if to != self._moment and not self._lists:
            self.moment_wanted.emit(to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the tabs stand closer, so that no word is cut."""
        super().resizeEvent(event)
        self._roomy = self._roomy or self._tabs.sizeHint().width()
        margins = self.column.contentsMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        tight = self._roomy > room
        if tight != bool(self._tabs.property("tight")):
            self._tabs.setProperty("tight", tight)
            self._tabs.setFont(self._look.font("caption" if tight else "body"))
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
            # Qt keeps the widths of the other style until it is told.
            QCoreApplication.sendEvent(self._tabs, QEvent(QEvent.Type.StyleChange))

    # -- the moment -----------------------------------------------------------------------------

    @cached_property
    def _moments(self) -> MomentList:
        """Made when it is first wanted."""
        moments = MomentList(self._look)
        moments.chosen.connect(self._on_chosen)
        moments.left.connect(lambda: self._on_chosen(self._moment))
        self._places.addWidget(moments)
        return moments

    @property
    def _lists(self) -> bool:
        """Whether the list of moments is in front."""
        return self._places.currentWidget() is not self._scroll

    @property
    def _has_keys(self) -> bool:
        """Whether the keys are in the list."""
        keys = QApplication.focusWidget()
        return keys is not None and self._moments.isAncestorOf(keys)

    def _on_key(self, at: int) -> None:
        """A tab by its key: to the list the keys go along, and come back when one is chosen."""
        self._turn_tabs(at)
        self.moment_wanted.emit(TABS[at])
        if self._lists and not self._has_keys:
            self._came_from = QApplication.focusWidget()
            self._moments.setFocus(Qt.FocusReason.ShortcutFocusReason)

    _came_from: QWidget | None = None

    def _on_chosen(self, moment: str) -> None:
        here = self._has_keys
        self.moment_wanted.emit(moment)
        if here:
            back, self._came_from = self._came_from, None
            (back if back is not None and back.isVisible() else self._tabs).setFocus()

    def _show_moment(self, moment: Moment) -> None:
        self._turn_tabs(TABS.index(moment) if moment in TABS else 2)
        self._places.setCurrentWidget(self._scroll)
        self._moment = moment
        self._head.show_moment(moment)

    def _turn_tabs(self, at: int) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(at)
        self._tabs.blockSignals(False)

    # -- the cards ------------------------------------------------------------------------------

    @property
    def _at_once(self) -> int:
        """A letter is read by itself."""
        return 1 if self._moment in DRAFTS else AT_ONCE

    def _take_lead(self, leads: bool) -> bool:
        """Whether the first words stand in the lead; True where they did not before, or did."""
        if self._lead is None:
            return False
        moved = leads != (self._cards[0] is self._lead)
        self._lead.foot.setVisible(leads)
        if moved or not leads:
            self._lead.hide()
        if moved:
            self._cards[0].hide()
            self._cards[0] = self._lead if leads else self._first_card
        return moved

    def _is_shown(self, at: int) -> bool:
        behind = self._lists and self._cards[at] is not self._lead
        return not behind and at < self._at_once and self._first + at < len(self._prompts)

    def _mark(self, at: int) -> None:
        self._marked = at
        for each, card in enumerate(self._cards):
            card.show_marked(each == at and self._of_guest)

    def _show_cards(self) -> None:
        count, at_once = len(self._prompts), self._at_once
        for at, card in enumerate(self._cards):
            card.setVisible(self._is_shown(at))
            if self._is_shown(at):
                prompt = self._prompts[self._first + at]
                why = "".join(self._reasons[self._first + at : self._first + at + 1])
                card.show_prompt(prompt.text, prompt.gloss, why, prompt.why)
        if self._lead is self._cards[0]:
            self._lead.foot.setVisible(self._is_shown(0))
        self._mark(self._marked)
        self.show_said(self._noted)
        self._nothing.setVisible(not count)
        self._other.setVisible(count > at_once)
        first, last = self._first + 1, min(self._first + at_once, count)
        several = _("{first}–{last} of {n}").format(first=first, last=last, n=count)
        one = _("{at} of {n}").format(at=first, n=count)
        self._where.setText(one if first == last else several)
        self._where.setVisible(count > at_once)

    # -- how it is put together -----------------------------------------------------------------

    def _connect(self) -> None:
        for at, tab in enumerate(TABS):
            self._tabs.addTab(_("More") if tab == "moments" else label(tab))
            self._tabs.setTabToolTip(at, f"{label(tab)} ({cap(tab)})")
            bind(self, tab, partial(self._on_key, at))
        self._tabs.currentChanged.connect(lambda at: self.moment_wanted.emit(TABS[at]))
        self._tabs.tabBarClicked.connect(self._on_clicked)
        self._head.stepped.connect(self.step)
        self._head.list_wanted.connect(partial(self._on_key, 2))
        bind(self, "moment-before", partial(self.step, -1))
        bind(self, "moment-after", partial(self.step, 1))
        for at, card in enumerate(self._cards):
            card.clicked.connect(partial(self.copy, at))
            card.said.connect(partial(self.say, at))
            bind(self, f"copy-{at + 1}", partial(self.copy, at))
            bind(self, f"said-{at + 1}", partial(self.say, at))
        if self._lead is not None:
            self._lead.clicked.connect(self._on_lead)
            self._lead.said.connect(partial(self.say, 0))
        bind(self, "said", lambda: self.say(self._marked))
        bind(self, "other-words", self.turn)
        self._other.clicked.connect(self.turn)

    def _on_clicked(self, at: int) -> None:
        """A click on the third tab leads back from a moment to the list."""
        if TABS[at] == "moments" == TABS[self._tabs.currentIndex()] and not self._lists:
            self.moment_wanted.emit("moments")

    def _on_lead(self) -> None:
        """Copied, whatever the pane shows."""
        if self._lead is self._cards[0]:
            self.copy(0)
        elif self._lead is not None:
            QGuiApplication.clipboard().setText(self._lead.words)
            self.copied.emit(self._lead.words)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.addWidget(Line(look, _("What to say"), "section", "muted"), 1)
        head.addWidget(KeyCap(look, f"{cap('greeting')}…3"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setFont(look.font("body"))
        self._tabs.setAccessibleName(_("The moment"))
        self.column.addLayout(head)
        self.column.addWidget(self._tabs)
        self.column.addWidget(self._places, 1)
        self._places.addWidget(self._scroll)
        self._lay_out_cards()

    def _lay_out_cards(self) -> None:
        look = self._look
        cards = QVBoxLayout(self._cards_page)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(look.px(10))
        for part in (self._head, self._changed, self._advice, self._nothing, *self._cards):
            cards.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self._where)
        cards.addLayout(foot)
        cards.addStretch(1)


class _Changed(Box):
    """Why other words than usual stand here: quiet, as a guest may see it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        sign = QLabel()
        sign.setPixmap(look.pixmap("life-buoy", "warn", 17))
        self._words = Paragraph(look, "", "caption")
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.column.addLayout(row)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Other words; "" for none."""
        self._words.setText(reason)
        self.setVisible(bool(reason))
