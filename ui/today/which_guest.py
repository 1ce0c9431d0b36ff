"""Which of several guests on file somebody on a list is: a digit takes one, 0 says a new one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.exchange.expecting_list import Arriving
from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from assistant.tongue import _, listed
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.line import Line
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.tinted import Tinted


class WhichGuest(Tinted):
    """The question stands below the list, for the row that is marked there."""

    chosen = Signal(object, object)
    """The page of the one on the list, and the guest's; an empty one for somebody new."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "warn")
        self._one: Arriving | None = None
        self._choices: list[tuple[KeyedChoice, PageId]] = []
        self._title = Line(look, "", "section", "warn")
        self._place = QWidget()
        self._flow = FlowLayout(self._place, look.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(14), look.px(8), look.px(12), look.px(8))
        column.setSpacing(look.px(2))
        column.addWidget(self._title)
        column.addWidget(self._place)
        self.hide()

    def ask(self, one: Arriving | None, chosen: PageId | None) -> None:
        """Ask about this one; nothing where it is clear."""
        if one is not self._one:
            self._one = one
            self._build()
        for choice, page in self._choices:
            choice.setAutoExclusive(False)
            choice.setChecked(chosen is not None and page == chosen)
            choice.setAutoExclusive(True)
        self.setVisible(one is not None)

    def on_key(self, event: QKeyEvent) -> bool:
        """A digit answers; whether it did."""
        text = event.text()
        if self._one is None or not text.isdigit() or len(text) != 1:
            return False
        if int(text) >= len(self._choices):
            return False
        self._take(self._choices[int(text) - 1][1])  # the last one is 0, a new guest
        return True

    def _take(self, page: PageId) -> None:
        if self._one is not None:
            self.chosen.emit(self._one.page, page)

    def _build(self) -> None:
        for choice, _page in self._choices:
            self._flow.removeWidget(choice)
            choice.deleteLater()
        self._choices = []
        if self._one is None:
            return
        name = self._one.booked.told.name
        self._title.setText(_("Which guest is {name}?").format(name=name))
        for number, hit in enumerate(self._one.likely, 1):
            self._add(_about(hit), str(number), hit.page)
        self._add(_("A new guest"), "0", PageId(b""))

    def _add(self, words: str, key: str, page: PageId) -> None:
        choice = KeyedChoice(self._look, words, key, parent=self._place)
        choice.clicked.connect(lambda: self._take(page))
        self._flow.addWidget(choice)
        self._choices.append((choice, page))
        choice.show()


def _about(hit: Hit) -> str:
    """Enough to tell one from another, in few words."""
    return listed((hit.name, hit.reading, *map(masked, hit.phones[:1]), hit.line[:40]))
