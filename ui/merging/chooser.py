"""Which other card is the guest’s: found by typing, for who is not in the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from assistant.guests.lookup.find import Hit
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.guest_field import GuestField
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Chooser(Panel):
    """The arrows take one of those who are found; Enter lays both cards side by side."""

    asked = Signal(str)
    """What is typed: the page answers with `show_offered`."""
    chosen = Signal(object)
    """The `PageId` of the other card."""
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        px = look.px
        self._title = Line(look, "", "section", "muted")
        self._told = Paragraph(
            look,
            _("Find the other card by a name, number or address. The arrows take one."),
            "body",
            "muted",
        )
        self.field = GuestField(look, _("The other card"), _("Name, number or address"))
        self._trouble = Trouble(look)
        self._go = KeyedButton(look, _("Look at both"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back"), cap("cancel"), plain=True)
        self.column.setContentsMargins(px(20), px(12), px(20), px(16))
        self.column.setSpacing(px(10))
        for part in (self._title, self._told, self.field, self.field.offered, self._trouble):
            self.column.addWidget(part)
        foot = FlowLayout(spacing=px(10))
        foot.addWidget(self._go)
        foot.addWidget(self._back)
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.field.asked.connect(self.asked)
        self.field.entered.connect(self.choose)
        self._go.clicked.connect(self.choose)
        self._back.clicked.connect(self.closed)
        bind(self, "save", self.choose)
        bind(self, "cancel", self.closed.emit)
        self.setFocusProxy(self.field)

    def show_guest(self, name: str, typed: str) -> None:
        """Whose other card is sought, and what is typed for it: their own name at first."""
        self._title.setText(_("Another card of {name}").format(name=name))
        self._trouble.show_sentence("")
        self.field.show_name(typed)
        if typed == name:
            self.field.line.selectAll()

    def show_offered(self, typed: str, hits: Sequence[Hit]) -> None:
        """Who is found by what was typed."""
        self._trouble.show_sentence("")
        self.field.show_offered(typed, hits)

    def choose(self) -> None:
        """The marked one is the other card; where only one is found that one is."""
        if self.field.chosen is None and self.field.is_offering:
            self.field.choose(0)
        if self.field.chosen is None:
            self._trouble.show_sentence(_("Please choose one of the guests on file."))
        else:
            self.chosen.emit(self.field.chosen.page)
