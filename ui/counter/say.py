"""What to say now: up to three lines for the moment, why each fits, and the keys to use them."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from assistant.tongue import _
from ui.counter.say_card import SayCard
from ui.look.advice import AdviceBox
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

MOMENTS = ("greeting", "farewell", "telephone")
AT_ONCE = 3
"""Lines shown together; the others come by Alt+→."""


class SayPane(Panel):
    """Draws the prompts it is shown; copies, and tells what was copied and what was said."""

    moment_wanted = Signal(str)
    copied = Signal(str)
    said = Signal(object)
    """The `Prompt` that was said to the guest."""

    def __init__(
        self, look: Look, lead: SayCard | None = None, parent: QWidget | None = None
    ) -> None:
        """`lead` stands elsewhere and takes the first words while something is open."""
        super().__init__(look, parent)
        self._look = look
        self._prompts: tuple[Prompt, ...] = ()
        self._reasons: tuple[str, ...] = ()
        self._first = self._marked = 0
        self._noted: frozenset[tuple[str, str]] = frozenset()
        self._tabs = QTabBar()
        self._roomy = 0
        """How wide the tabs are with all their air."""
        self._changed, self._advice = _Changed(look), AdviceBox(look)
        self._telephone = _Telephone(look)
        nothing = _("Choose a guest, and the words stand here.")
        self._nothing = Paragraph(look, nothing, "body", "muted")
        self._cards: list[SayCard] = [SayCard(look, number) for number in range(1, AT_ONCE + 1)]
        self._other = KeyHint(look, cap("other-words"), label("other-words"))
        self._first_card, self._lead = self._cards[0], lead
        self._where = Line(look, "", "caption", "muted", elide=False)
        self._cards_page = QWidget()
        self._scroll = Scrolling(self._cards_page)
        self._lay_out()
        for at, moment in enumerate(MOMENTS):
            self._tabs.addTab(label(moment))
            self._tabs.setTabToolTip(at, cap(moment))
            bind(self, moment, partial(self._tabs.setCurrentIndex, at))
        self._tabs.currentChanged.connect(self._on_tab)
        for at, card in [*enumerate(self._cards), *([(0, lead)] if lead else [])]:
            card.clicked.connect(partial(self.copy, at))
            card.said.connect(partial(self.say, at))
        for at in range(AT_ONCE):
            bind(self, f"copy-{at + 1}", partial(self.copy, at))
            bind(self, f"said-{at + 1}", partial(self.say, at))
        bind(self, "said", lambda: self.say(self._marked))
        bind(self, "other-words", self.turn)
        self._other.clicked.connect(self.turn)
        self._show_cards()

    def show_prompts(
        self,
        moment: str,
        prompts: "Sequence[Prompt]",
        reasons: Sequence[str],
        advice: Sequence[str],
        *,
        changed: str = "",
        leads: bool = False,
    ) -> None:
        """The lines for `moment`, best first; why each is suggested; what to mind.

        `changed` says why they are others than usual; with `leads` the first ones stand in the
        lead. The same lines again leave everything as it is, the card in hand included.
        """
        again = moment == self._moment and tuple(prompts) == self._prompts
        self._show_moment(moment)
        self._changed.show_reason(changed)
        self._advice.show_advice("\n".join(advice))
        self._prompts, self._reasons = tuple(prompts), tuple(reasons)
        if self._lead is not None and leads != (self._cards[0] is self._lead):
            again = False
            self._cards[0].hide()
            self._cards[0] = self._lead if leads else self._first_card
        if not again:
            self._first = self._marked = 0
            self._show_cards()

    def show_nobody(self) -> None:
        """No guest is chosen."""
        self.show_prompts(self._moment, (), (), ())

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
        if self._is_shown(at):
            self._mark(at)
            self.said.emit(self._prompts[self._first + at])

    def show_said(self, lines: Collection[tuple[str, str]]) -> None:
        """The lines, by moment and key, that are on disk as said since the guest was opened."""
        self._noted = frozenset(lines)
        for card, prompt in zip(self._cards, self._prompts[self._first :], strict=False):
            card.show_said((prompt.moment, prompt.key) in self._noted)

    def turn(self) -> None:
        """The next three lines; after the last ones the first again."""
        if len(self._prompts) > AT_ONCE:
            self._first = self._first + AT_ONCE
            if self._first >= len(self._prompts):
                self._first = 0
            self._marked = 0
            self._show_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the tabs stand closer, so that no word is cut."""
        super().resizeEvent(event)
        self._roomy = self._roomy or self._tabs.sizeHint().width()
        margins = self.column.contentsMargins()
        tight = self._roomy > self.width() - margins.left() - margins.right()
        if tight != bool(self._tabs.property("tight")):
            self._tabs.setProperty("tight", tight)
            self._tabs.setFont(self._look.font("caption" if tight else "body"))
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
            # Qt keeps the widths of the other style until it is told.
            QCoreApplication.sendEvent(self._tabs, QEvent(QEvent.Type.StyleChange))

    @property
    def _moment(self) -> str:
        return MOMENTS[self._tabs.currentIndex()]

    def _on_tab(self, at: int) -> None:
        self._telephone.setVisible(MOMENTS[at] == "telephone")
        self.moment_wanted.emit(MOMENTS[at])

    def _show_moment(self, moment: str) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(MOMENTS.index(moment))
        self._tabs.blockSignals(False)
        self._telephone.setVisible(moment == "telephone")

    def _is_shown(self, at: int) -> bool:
        return self._first + at < len(self._prompts)

    def _mark(self, at: int) -> None:
        self._marked = at
        for each, card in enumerate(self._cards):
            card.show_marked(each == at)

    def _show_cards(self) -> None:
        count = len(self._prompts)
        for at, card in enumerate(self._cards):
            card.setVisible(self._is_shown(at))
            if self._is_shown(at):
                prompt = self._prompts[self._first + at]
                why = "".join(self._reasons[self._first + at : self._first + at + 1])
                card.show_prompt(prompt.text, prompt.gloss, why, prompt.why)
        self._mark(self._marked)
        self.show_said(self._noted)
        self._nothing.setVisible(not count)
        self._other.setVisible(count > AT_ONCE)
        last = min(self._first + AT_ONCE, count)
        self._where.setText(
            _("{first}–{last} of {n}").format(first=self._first + 1, last=last, n=count)
        )
        self._where.setVisible(count > AT_ONCE)

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
        self.column.addWidget(self._scroll, 1)
        self._lay_out_cards()

    def _lay_out_cards(self) -> None:
        look = self._look
        cards = QVBoxLayout(self._cards_page)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(look.px(10))
        for part in (self._changed, self._advice, self._telephone, self._nothing, *self._cards):
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


class _Telephone(QWidget):
    """What the handbook asks of a call (H15), as a quiet line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("phone", "muted", 16))
        words = _("Pick up by the third ring. A hold is at most 17 seconds.")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(2), 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(sign)
        row.addWidget(Paragraph(look, words, "caption", "muted"), 1)
        self.hide()
