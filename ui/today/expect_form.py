"""One guest more, or what is known of one: a line with name, time and what to prepare."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.exchange.clock import read_clock
from assistant.exchange.coming_day import read_day
from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from ui.listening.hear import about, hear
from ui.look.guest_field import GuestField
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.trouble import Trouble

NARROW = 620
"""Pixels at 100 %; in less the fields stand below each other."""


class ExpectTyped(Struct, frozen=True):
    """What is typed, as it is."""

    name: str = ""
    at: str = ""
    party: str = ""
    note: str = ""
    day: str = ""
    guest: PageId = PageId(b"")
    """Who was taken of those on file."""
    page: PageId | None = None
    """The one that is changed; None for a new one."""


class ExpectForm(Panel):
    """Return in any of its fields keeps it."""

    saved = Signal(object)
    """`ExpectTyped`; the page answers with `refused`, or closes the form."""
    cancelled = Signal()
    asked = Signal(str)
    """A name that is being typed: the page answers with `show_offered`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._page: PageId | None = None
        self._title = Line(look, "", "section", "muted")
        self._name = GuestField(look, _("Name"), _("Ana Gil"))
        self._at = TypedLine(look, _("Time"), "19:30")
        self._party = TypedLine(look, _("How many"), "2")
        note = TypedLine(look, _("To prepare"), _("Extra pillow, side door"))
        self._note = hear(look, note, "note")
        self._day = TypedLine(look, _("Day"), "2026-12-24")
        self._parts = [
            labelled(look, field.accessibleName() or _("Name"), field)
            for field in (self._name, self._at, self._party, self._note, self._day)
        ]
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Keep"), "Enter", primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"))
        self._lay_out()
        self._connect()

    @property
    def typed(self) -> ExpectTyped:
        """What stands in the fields."""
        hit = self._name.chosen
        return ExpectTyped(
            self._name.text,
            self._at.text().strip(),
            self._party.text().strip(),
            self._note.text().strip(),
            self._day.text().strip(),
            hit.page if hit is not None else PageId(b""),
            self._page,
        )

    def show_new(self, day: str) -> None:
        """Somebody more, on `day`."""
        self._begin(ExpectTyped(day=day), _("A guest is expected"))

    def show_expected(self, view: ExpectedView) -> None:
        """What is known of somebody, to be changed."""
        party = str(view.party) if view.party else ""
        typed = ExpectTyped(view.name, view.at, party, view.note, view.day, page=view.page)
        self._begin(typed, _("Change what is known"))

    def resume(self, typed: ExpectTyped) -> None:
        """What was half typed when the window was built anew."""
        title = _("A guest is expected") if typed.page is None else _("Change what is known")
        self._begin(typed, title)

    def show_offered(self, typed: str, hits: Sequence[Hit]) -> None:
        """Guests on file whom the name may mean; not where another name is put right."""
        if self._page is None:
            self._name.show_offered(typed, hits)

    def refused(self, sentence: str) -> None:
        """It could not be kept; everything typed is still here."""
        self._trouble.show_sentence(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where it is narrow."""
        self._row.setDirection(direction(self.width() < self._look.px(NARROW)))
        super().resizeEvent(event)

    def _begin(self, typed: ExpectTyped, title: str) -> None:
        self._page = typed.page
        self._title.setText(title)
        self._trouble.show_sentence("")
        self._name.show_name(typed.name)
        self._at.setText(typed.at)
        self._party.setText(typed.party)
        self._note.setText(typed.note)
        self._day.setText(typed.day)
        self._note.setCursorPosition(0)
        self.setFocus()

    def _lay_out(self) -> None:
        look = self._look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.px(10))
        name, at, party, note, day = self._parts
        for part, width in ((at, 86), (party, 86), (day, 122)):
            part.setFixedWidth(look.px(width))
        for part, stretch in ((name, 4), (at, 1), (party, 1), (note, 6), (day, 2)):
            column = QVBoxLayout()
            column.addWidget(part)
            column.addStretch(1)
            self._row.addLayout(column, stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(10))
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        self.column.addWidget(self._title)
        self.column.addLayout(self._row)
        self.column.addWidget(self._name.offered)
        self.column.addWidget(self._trouble)
        self.column.addLayout(buttons)
        self.setFocusProxy(self._name)
        for first, then in zip(self._tabs[:-1], self._tabs[1:], strict=True):
            QWidget.setTabOrder(first, then)

    @property
    def _tabs(self) -> list[QWidget]:
        return [self._name.line, self._at, self._party, self._note, self._day, self._save]

    def _connect(self) -> None:
        self._name.asked.connect(self.asked)
        self._name.line.textChanged.connect(lambda name: about(self, [name]))
        self._name.entered.connect(self._on_saved)
        for field in (self._at, self._party, self._note, self._day):
            field.entered.connect(self._on_saved)
        self._save.clicked.connect(self._on_saved)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "cancel", self.cancelled.emit, inside=True)

    def _on_saved(self) -> None:
        self._trouble.show_sentence("")
        self.saved.emit(self.typed)


def as_clock(text: str) -> str:
    """A time as it is kept, from one as it is typed; what is none stays, to be refused."""
    return read_clock(text) or text


def as_day(text: str) -> str:
    """The same of a day: “tomorrow”, “24 Dec” and 24.12. are days as well."""
    return read_day(text, True, date.today()) or text
