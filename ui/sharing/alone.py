"""Where this desk works alone: what it is called, and the two ways to share."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.field import Field
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.start_card import StartCard
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns
from ui.sharing.desk_row import LONGEST


class Alone(QWidget):
    """The names first, as the other desks will read them; then one of two cards."""

    host_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        note = _("As the other desks will read it, such as Reception or Bar")
        self._name = Field(look, _("What this desk is called"), note=note)
        self._name.edit.setMaxLength(LONGEST)
        house_note = _("By this name the other desks find the shop")
        self._house = Field(look, _("The house’s name"), note=house_note)
        self._house.edit.setMaxLength(LONGEST)
        self._trouble = Trouble(look)
        self._first = StartCard(look, "monitor", _first_words(), cap("first-desk"), primary=True)
        self._join = StartCard(look, "users-round", _join_words(), cap("join-shop"))
        self._cards = QHBoxLayout()
        self._lay_out()
        self._first.chosen.connect(self.host_wanted)
        self._join.chosen.connect(self.join_wanted)
        self._name.edit.returnPressed.connect(self._house.setFocus)
        self._house.edit.returnPressed.connect(self._first.setFocus)
        self.setFocusProxy(self._first)

    def show_names(self, name: str, house: str) -> None:
        """As they are so far; what is being typed stays."""
        for field, text in ((self._name, name), (self._house, house)):
            if not field.edit.isModified():
                field.set_text(text)

    @property
    def names(self) -> tuple[str, str]:
        """This desk's and the house's."""
        return self._name.text(), self._house.text()

    @property
    def is_named(self) -> bool:
        """Whether the desk has a name; where it has none, that is said at the field."""
        if self._name.text():
            self._name.clear_error()
            return True
        self._name.show_error(_("The other desks need a name for this one."))
        self._name.setFocus()
        return False

    def show_busy(self, *, busy: bool) -> None:
        """While it is being made the first one."""
        for card in (self._first, self._join):
            card.setEnabled(not busy)

    def refused(self, sentence: str) -> None:
        """Why it was not done; "" for nothing."""
        self._trouble.show_sentence(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        least = sum(card.minimumSizeHint().width() for card in (self._first, self._join))
        self._cards.setDirection(direction(self.width() <= least + self._cards.spacing()))

    def _lay_out(self) -> None:
        look = self._look
        names, both = Panel(look), TwoColumns(look)
        both.add(self._name)
        both.add(self._house)
        names.column.addWidget(Line(look, _("Names"), "section", "muted"))
        names.column.addWidget(both)
        self._cards.setSpacing(look.px(14))
        for card in (self._first, self._join):
            self._cards.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addWidget(names)
        column.addLayout(self._cards)
        column.addWidget(self._trouble)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cards.setDirection(direction(narrow=True))


def _first_words() -> tuple[str, str, str, str]:
    return (
        _("The first desk of the shop"),
        _("The others join it. It carries what all of them write, and gives it on at once."),
        _("Best the computer that is always on. All desks are on the same network of the house."),
        label("first-desk"),
    )


def _join_words() -> tuple[str, str, str, str]:
    return (
        _("One more desk"),
        _("Another desk of the house shares already. With a code from there this one joins it."),
        _("Guests who are on file here stay: both memories become one."),
        label("join-shop"),
    )
