"""A day: those who are expected by time, and what can be done about the marked one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.today.reading import Visitor
from ui.today.visitor_list import VisitorList


class DayList(Panel):
    """Hints tell the keys that are about the marked row; nobody expected is said in words."""

    acted = Signal(str)
    """A key of the table: "change-coming", "whose-coming", "newcomer", "cancel-coming", "undo"."""

    PAD = 8

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.list = VisitorList(look)
        nobody = _("Nobody is expected on this day. A line is enough: who, when, what to prepare.")
        self._empty = Paragraph(look, nobody, "words", "muted")
        self._told = Paragraph(look, "", "body", "muted")
        self._trouble = Trouble(look)
        self._rule = hairline()
        words = {
            "open-card": ("Enter", _("Open the card")),
            "whose-coming": (cap("whose-coming"), _("Who it is")),
            "newcomer": (cap("newcomer"), _("New guest")),
            "change-coming": (cap("change-coming"), _("Change")),
            "cancel-coming": (cap("cancel-coming"), _("Does not come")),
            "come": (cap("cancel-coming"), _("Comes after all")),
            "undo": (cap("undo"), _("Undo")),
        }
        self._hints = {act: KeyHint(look, *word) for act, word in words.items()}
        self._lay_out(look)
        for act, hint in self._hints.items():
            key = {"come": "cancel-coming"}.get(act, act)
            hint.clicked.connect(lambda checked=False, key=key: self._on_hint(key))
        self.list.pointed.connect(self._settle)
        self.setFocusProxy(self.list)
        self._settle()

    @property
    def current(self) -> Visitor | None:
        """The marked one."""
        row = self.list.current
        return row if isinstance(row, Visitor) else None

    def show_visitors(self, visitors: Sequence[Visitor], now_ms: int) -> None:
        """Another day, or the same one later."""
        self.list.show_visitors(visitors, now_ms)  # it stays in sight: the keys would leave it
        self._empty.setVisible(not visitors)
        self._settle()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self.list.show_names(names)

    def show_told(self, sentence: str, *, can_undo: bool = False) -> None:
        """What was done just now."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._can_undo = can_undo
        self._trouble.show_sentence("")
        self._settle()

    @property
    def told(self) -> str:
        """What was done just now."""
        return self._told.text()

    def show_current(self) -> None:
        """Bring the marked one into sight."""
        self.list.scrollTo(self.list.currentIndex())

    def show_trouble(self, sentence: str) -> None:
        """Why something was not done."""
        self._trouble.show_sentence(sentence)

    _can_undo = False

    def _settle(self) -> None:
        one = self.current
        shown = {
            "open-card": one is not None and one.hit is not None,
            "whose-coming": one is not None,
            "newcomer": one is not None and one.hit is None,
            "change-coming": one is not None,
            "cancel-coming": one is not None and not one.expected.cancelled,
            "come": one is not None and one.expected.cancelled,
            "undo": self._can_undo,
        }
        for act, hint in self._hints.items():
            hint.setVisible(shown[act])
        self._rule.setVisible(any(shown.values()) or not self._told.isHidden())

    def _on_hint(self, act: str) -> None:
        if act == "open-card":
            self.list.choose()
        else:
            self.acted.emit(act)

    def _lay_out(self, look: Look) -> None:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(look.px(10), look.px(4), look.px(10), look.px(2))
        column.setSpacing(look.px(4))
        hints = FlowLayout(spacing=look.px(8))
        for hint in self._hints.values():
            hints.addWidget(hint)
        column.addWidget(self._told)
        column.addWidget(self._trouble)
        column.addLayout(hints)
        self._empty.setContentsMargins(look.px(14), look.px(14), look.px(14), look.px(14))
        self.column.addWidget(self._empty)
        self.column.addWidget(self.list, 1)
        self.column.addStretch(0)
        self.column.addWidget(self._rule)
        self.column.addWidget(foot)
        self._told.hide()
