"""Something went wrong: the first words to say, large, and one field. Enter opens the problem."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import PageId
from assistant.recovery.entries import NOBODY, Restriction
from assistant.recovery.labels import restriction_label, severity_label
from assistant.tongue import _
from ui.listening.hear import about, hear
from ui.look.at_left import at_left
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.lines import TypedLine, TypedWords, labelled
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.recovery.spoken import Spoken
from ui.recovery.typed import OpeningTyped

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

SEVERITIES = (1, 2, 3)
NARROW = 720
"""Pixels at 100 %; in less what stands beside goes below."""


class Opening(Panel):
    """Nothing but the words has to be looked at; the rest has a good answer already."""

    PAD = 20
    opened = Signal()
    left = Signal()
    guest_needed = Signal()
    changed = Signal()
    """Something that decides on the words."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._guest: PageId = NOBODY
        self._name = ""
        self._severity = 2
        self.spoken = Spoken(look)
        self._title = Line(look, _("Something went wrong"), "name")
        self._about = Paragraph(look, "", "body", "muted")
        name = _("What happened, in the guest’s words")
        self._text = TypedWords(look, name, _("You can write it down later"), least=2, most=5)
        whose = TypedLine(look, _("Whose day it spoils"), _("If not only the guest’s own"))
        self._whose = hear(look, whose, "note")
        told = _("The lady of table 4, the caller from room 12")
        self._who = hear(look, TypedLine(look, _("Who it is"), told), "note")
        restrictions: list[Restriction] = list(get_args(Restriction))
        kinds = [(one, restriction_label(one)) for one in restrictions]
        self._restricted = ChoiceBox(look, _("Who may see it"), kinds)
        self._severities = {n: KeyedChoice(look, severity_label(n)) for n in SEVERITIES}
        self._find = KeyedButton(look, _("Find the guest"), cap("whose-problem"), plain=True)
        self._open = KeyedButton(look, _("Open the problem"), "Enter", primary=True)
        self._leave = KeyedButton(look, _("Set aside, kept"), cap("cancel"), plain=True)
        self._trouble = Trouble(look)
        self._unknown = QWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._text)

    @property
    def typed(self) -> OpeningTyped:
        """As far as it is typed."""
        return OpeningTyped(
            guest=self._guest,
            name=self._name,
            who="" if self._guest else self._who.text(),
            text=self._text.words,
            whose=self._whose.text(),
            severity=self._severity,
            restricted=self._restricted.currentData() or "",
        )

    def resume(self, typed: OpeningTyped) -> None:
        """Begin, or go on where it was set aside."""
        self._guest, self._name = typed.guest, typed.name
        self._text.setPlainText(typed.text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._whose.setText(typed.whose)
        self._who.setText(typed.who)
        self._restricted.show_value(typed.restricted)
        self._choose(typed.severity)
        self._show()

    def show_guest(self, guest: PageId, name: str) -> None:
        """It has become known who it is; what is typed stays."""
        self._guest, self._name = guest, name
        about(self, [name])
        self._show()

    def show_words(self, prompts: "Sequence[Prompt]", note: str) -> None:
        """What to say; `note`: what should be known before."""
        self.spoken.show_prompts(prompts, _("Say this now"), keeps=False)
        self._about.setText(note)
        self._about.setVisible(bool(note))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        self._columns.setDirection(direction(self.width() < self._look.px(NARROW)))
        super().resizeEvent(event)

    def refused(self, sentence: str) -> None:
        """It could not be opened; everything typed is still here."""
        self._trouble.show_sentence(sentence)
        self._open.setEnabled(True)

    def send(self) -> None:
        """Open it, once."""
        if self._open.isEnabled():
            self._open.setEnabled(False)
            self.opened.emit()

    def sent(self) -> None:
        """It is on disk: the fields are free."""
        self.resume(OpeningTyped())

    def _choose(self, severity: int) -> None:
        self._severity = severity
        for number, choice in self._severities.items():
            choice.setChecked(number == severity)

    def _next_severity(self) -> None:
        self._choose(self._severity % len(SEVERITIES) + 1)
        self.changed.emit()

    def _show(self) -> None:
        self._whole_unknown.setVisible(not self._guest)
        self._title.setText(
            _("Something went wrong for {name}").format(name=self._name)
            if self._name
            else _("Something went wrong")
        )
        self._open.setEnabled(True)
        self._trouble.show_sentence("")

    def _connect(self) -> None:
        for number, choice in self._severities.items():
            choice.clicked.connect(partial(self._on_severity, number))
        for field in (self._text, self._whose, self._who):
            field.entered.connect(self.send)
        self._open.clicked.connect(self.send)
        self._leave.clicked.connect(self.left)
        self._find.clicked.connect(self.guest_needed)
        bind(self, "step-done", self.send)
        bind(self, "severity", self._next_severity)
        bind(self, "restrict", self._next_restriction)
        bind(self, "whose-problem", self._on_whose)
        bind(self, "copy-1", self.spoken.copy)
        bind(self, "other-words", self.spoken.turn)

    def _on_whose(self) -> None:
        if not self._guest:
            self.guest_needed.emit()

    def _on_severity(self, number: int) -> None:
        self._choose(number)
        self.changed.emit()

    def _next_restriction(self) -> None:
        count = self._restricted.count()
        self._restricted.setCurrentIndex((self._restricted.currentIndex() + 1) % count)

    def _lay_out(self) -> None:
        look = self._look
        main, beside = QVBoxLayout(), QVBoxLayout()
        main.setSpacing(look.px(14))
        beside.setSpacing(look.px(14))
        main.addWidget(self._title)
        main.addWidget(self._about)
        main.addWidget(self.spoken)
        main.addWidget(labelled(look, self._text.accessibleName(), self._text))
        main.addWidget(self._trouble)
        main.addStretch(1)
        for part in self._beside():
            beside.addWidget(part)
        beside.addStretch(1)
        page, sheet = QWidget(), QWidget()
        page.setLayout(at_left(look, sheet))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        self._columns.setContentsMargins(0, 0, look.px(2), 0)
        self._columns.setSpacing(look.px(28))
        self._columns.addLayout(main, 19)
        self._columns.addLayout(beside, 8)
        foot = QWidget()
        buttons = FlowLayout(foot, look.px(8))
        buttons.addWidget(self._open)
        buttons.addWidget(self._leave)
        self.column.setSpacing(look.px(12))
        self.column.addWidget(Scrolling(page), 1)
        self.column.addWidget(foot)

    def _beside(self) -> tuple[QWidget, ...]:
        """What has a good answer already: who, how bad, whose day, who may see it."""
        look = self._look
        severity, restricted = QWidget(), QWidget()
        row = FlowLayout(severity, look.px(2))
        for choice in self._severities.values():
            row.addWidget(choice)
        row.addWidget(KeyCap(look, cap("severity")))
        line = QHBoxLayout(restricted)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        line.addWidget(self._restricted, 1)
        line.addWidget(KeyCap(look, cap("restrict")))
        unknown = QVBoxLayout(self._unknown)
        unknown.setContentsMargins(0, 0, 0, 0)
        unknown.setSpacing(look.px(4))
        unknown.addWidget(self._who)
        unknown.addWidget(self._find)
        self._whole_unknown = _titled(look, _("Who it is"), self._unknown)
        return (
            self._whole_unknown,
            _titled(look, _("How bad it is"), severity),
            labelled(look, _("Whose day it spoils"), self._whose),
            _titled(look, _("Who may see it"), restricted),
        )


def _titled(look: Look, words: str, part: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(4))
    column.addWidget(Line(look, words, "section", "muted"))
    column.addWidget(part)
    return whole
