"""What to say now: the moment, what to mind, and the words; every other moment by one digit."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _
from assistant.words.situation import DRAFTS
from ui.counter.lead_card import LeadCard
from ui.counter.moment_head import MomentHead
from ui.counter.moment_list import MomentList
from ui.counter.moments import beside
from ui.counter.say_cards import AT_ONCE, SayCards
from ui.counter.say_changed import SayChanged
from ui.look.advice import AdviceBox
from ui.look.current_stack import LooseStack
from ui.look.keycap import KeyCap
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

TABS = ("greeting", "farewell", "moments")
"""By the names of their keys; behind the third one stand all other moments."""


class SayPane(Panel):
    """Draws the prompts it is shown; asks for another moment, tells what was copied and said."""

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
        self._moment: Moment = "greeting"
        self._tabs = QTabBar()
        self._roomy = 0
        """How wide the tabs are with all their air."""
        self._changed, self._advice = SayChanged(look), AdviceBox(look)
        self._head, self._cards = MomentHead(look), SayCards(look, lead)
        self._nothing = Paragraph(look, "", "body", "muted")
        page = QWidget()
        self._scroll = Scrolling(page)
        self._places = LooseStack()
        self._lay_out(page)
        self._connect()

    @property
    def prompts(self) -> "tuple[Prompt, ...]":
        """What is offered, shown or not."""
        return self._cards.prompts

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
        again = moment == self._moment and not self._lists
        self._moment = moment
        self._turn_tabs(TABS.index(moment) if moment in TABS else 2)
        self._places.setCurrentWidget(self._scroll)
        self._head.show_moment(moment)
        self._changed.show_reason(changed)
        self._advice.show_advice("\n".join(advice))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not prompts)
        self._cards.show_prompts(
            prompts,
            reasons,
            leads=leads,
            at_once=1 if moment in DRAFTS else AT_ONCE,  # a letter is read by itself
            of_guest=of_guest,
            again=again,
        )

    def show_nobody(self) -> None:
        """No guest is chosen."""
        unknown = _("{key} has words for somebody unknown.").format(key=cap("greeting"))
        nothing = _("Choose a guest, and the words stand here.") + "\n" + unknown
        self.show_prompts("greeting", (), (), (), nothing=nothing)

    def show_moments(self) -> None:
        """The other moments, to choose one."""
        self._turn_tabs(2)
        self._moments.show_moment(self._moment)
        self._places.setCurrentWidget(self._moments)

    def show_lead(self, prompt: "Prompt | None") -> None:
        """The first words stay in the lead while others are looked at; without their keys."""
        if prompt is not None:
            self._cards.show_lead(prompt)

    def show_said(self, lines: Collection[tuple[str, str]]) -> None:
        """The lines, by moment and key, that are on disk as said since the guest was opened."""
        self._cards.show_said(lines)

    def step(self, step: int) -> None:
        """The moment before (-1) or after (+1) in its group."""
        to = beside(self._moment, step)
        if to != self._moment:
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

    # -- the list of the moments ----------------------------------------------------------------

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

    def _on_clicked(self, at: int) -> None:
        """A click on the third tab leads back from a moment to the list."""
        if TABS[at] == "moments" and at == self._tabs.currentIndex() and not self._lists:
            self.moment_wanted.emit("moments")

    def _turn_tabs(self, at: int) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(at)
        self._tabs.blockSignals(False)

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
        bind(self._head, "moment-before", partial(self.step, -1))
        bind(self._head, "moment-after", partial(self.step, 1))
        self._cards.copied.connect(self.copied)
        self._cards.said.connect(self.said)
        self._cards.taken.connect(
            lambda card: self._scroll.ensureWidgetVisible(card, 0, self._look.px(8))
        )
        self._cards.turned.connect(lambda: self._scroll.verticalScrollBar().setValue(0))

    def _lay_out(self, page: QWidget) -> None:
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
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(look.px(10))
        for part in (self._head, self._changed, self._advice, self._nothing, self._cards):
            words.addWidget(part)
        words.addStretch(1)
