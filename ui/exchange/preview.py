"""The first guests of the file as they would be written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from assistant.exchange.incoming import Incoming
from assistant.tongue import _
from ui.exchange import words
from ui.look.chip import Chip
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.look import Look
from ui.look.panel import Box, Panel
from ui.look.paragraph import Paragraph

_CHIPS = 4
_NOTE_MOST = 140


class Preview(Panel):
    """A box for each guest; while no column holds names it says so."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._nobody = Paragraph(look, "", "body", "muted")
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look.px(2), 0)
        column.setSpacing(look.px(8))
        column.addWidget(self._nobody)
        guests = QVBoxLayout()
        guests.setSpacing(look.px(8))
        column.addLayout(guests)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._guests = Kept(lambda: _Guest(look), guests.addWidget)
        self.column.addWidget(
            Paragraph(look, _("The first guests, as they would be written"), "section", "muted")
        )
        self.column.addWidget(scroll, 1)

    def show_guests(self, guests: Sequence[Incoming]) -> None:
        """Some guests as rows tell them."""
        self._nobody.setText(_("None of the first rows can be read as a guest."))
        self._nobody.setVisible(not guests)
        for box, guest in zip(self._guests.take(len(guests)), guests, strict=True):
            box.show_guest(guest)
            box.show()


class _Guest(Box):
    """Name, details, contacts, chips, note; what is not known takes no room."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.setSpacing(look.px(4))
        self._name = Paragraph(look, "", "body")
        self._who = Paragraph(look, "", "caption", "muted")
        self._contacts = Paragraph(look, "", "body")
        self._note = Paragraph(look, "", "body", "muted")
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.setSpacing(look.px(5))
        self._chips = Kept(lambda: Chip(look, "", role="caption"), flow.addWidget)
        self._chip_row = chips
        for part in (self._name, self._who, self._contacts, chips, self._note):
            self.column.addWidget(part)

    def show_guest(self, guest: Incoming) -> None:
        """Another guest."""
        who = guest.who
        self._name.show_words(who.name, who.reading)
        details = words.DOT.join(t for t in (words.who_words(guest), words.visit_words(guest)) if t)
        for part, text in (
            (self._who, details),
            (self._contacts, words.contact_words(guest)),
            (self._note, _shortened(words.notes(guest))),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        cares, wishes = words.cares(guest)[:_CHIPS], words.wishes(guest)[:_CHIPS]
        for at, chip in enumerate(self._chips.take(len(cares) + len(wishes))):
            if at < len(cares):
                chip.show_text(_shortened(cares[at]), "danger", "triangle-alert")
            else:
                chip.show_text(_shortened(wishes[at - len(cares)]), "outlined")
            chip.show()
        self._chip_row.setVisible(bool(cares or wishes))


def _shortened(text: str) -> str:
    return text if len(text) <= _NOTE_MOST else text[: _NOTE_MOST - 1].rstrip() + "…"
