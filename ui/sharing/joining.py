"""Joins a shop: which one, and the code that its first desk shows. What was typed stays."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns
from ui.sharing.desk_row import LONGEST

DIGITS = 6
_CODE_MOST = 20
"""Characters that are taken: six digits, with whatever spaces stand between them."""


class Found(NamedTuple):
    """A shop on this network."""

    house: str
    address: str
    """With its port; several, the best first and apart by spaces, where it has several."""


class JoiningTyped(NamedTuple):
    """What is in the fields."""

    code: str = ""
    address: str = ""
    name: str = ""


class Joining(Panel):
    """The shops found by themselves as choices, or an address; the code; this desk's name."""

    wanted = Signal(str, str)
    """The code as digits, and the address."""
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._found: tuple[Found, ...] = ()
        self._searched = Paragraph(look, "", "body", "muted")
        self._both = Paragraph(look, "", "body", "muted")
        self._address = Field(
            look,
            _("Its address"),
            note=_("It stands beside the code, such as 192.168.1.20"),
        )
        self._code = Field(look, _("The code"), note=_("Six digits, from the first desk’s screen"))
        self._code.edit.setMaxLength(_CODE_MOST)
        self._code.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._name = Field(look, _("What this desk is called"))
        self._name.edit.setMaxLength(LONGEST)
        self._trouble = Trouble(look)
        self._join = KeyedButton(look, label("join-shop"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back"), cap("cancel"), plain=True)
        self._lay_out()
        self._join.clicked.connect(self.on_join)
        self._back.clicked.connect(self.left)
        self._code.edit.returnPressed.connect(self.on_join)
        self._address.edit.returnPressed.connect(self._code.setFocus)
        self._name.edit.returnPressed.connect(self.on_join)
        self._address.edit.textEdited.connect(self._on_address)
        self._code.edit.textEdited.connect(self._code.clear_error)
        self.setFocusProxy(self._code.edit)
        self.show_found(None)

    @property
    def typed(self) -> JoiningTyped:
        """What is in the fields."""
        return JoiningTyped(self._code.text(), self._address.text(), self._name.text())

    def take_over(self, typed: JoiningTyped) -> None:
        """Go on with what was in the fields."""
        self._code.set_text(typed.code)
        self._address.set_text(typed.address)
        self._name.set_text(typed.name)

    def forget(self) -> None:
        """A code is good once."""
        self._code.set_text("")
        self._trouble.show_sentence("")

    def offer(self, address: str) -> None:
        """The desk that is most likely meant; "" for none."""
        if address and not self._address.edit.isModified():
            self._address.set_text(address)
            self._on_address(address)

    def show_way_back(self, *, there: bool) -> None:
        """Whether one may go back to what was there before."""
        self._back.setVisible(there)

    def show_desk(self, name: str, *, has_guests: bool) -> None:
        """What this desk brings along; "" leaves its name as it is."""
        if name and not self._name.edit.isModified():
            self._name.set_text(name)
        told = _(
            "This desk’s guests and those of the shop become one memory. "
            "Whoever is on file at both stands there twice."
        )
        self._both.setText(told if has_guests else "")
        self._both.setVisible(has_guests)

    def show_found(self, found: Sequence[Found] | None) -> None:
        """The shops on this network; None while nobody has answered yet."""
        if found is None:
            self._searched.setText(_("Looking for shops on this network…"))
            return
        told = _("Found on this network:") if found else _("No shop is found on this network yet.")
        self._searched.setText(told)
        if tuple(found) == self._found:
            return
        chosen = self.chosen
        self._found = tuple(found)
        choices = self._choices.take(len(found))
        for choice, one in zip(choices, found, strict=True):
            named = one.house or _("A shop without a name")
            choice.show_shop(f"{named} · {one.address.split()[0]}")
            choice.show()
        typed = bool(self._address.text())
        here = next((at for at, one in enumerate(found) if one == chosen), 0)
        for at, choice in enumerate(choices):
            choice.setAutoExclusive(False)
            choice.setChecked(at == here and not typed)
            choice.setAutoExclusive(True)

    @property
    def chosen(self) -> Found | None:
        """The shop that is chosen among those found."""
        choices = self._choices.take(len(self._found))
        marked = (one for one, choice in zip(self._found, choices, strict=True)
                  if choice.isChecked())  # fmt: skip
        return next(marked, None)

    @property
    def name(self) -> str:
        """What this desk is called."""
        return self._name.text()

    def on_join(self) -> None:
        """With what is typed, if that can be a code and an address."""
        code = "".join(str(int(sign)) for sign in self._code.text() if sign.isdecimal())
        chosen, typed = self.chosen, self._address.text()
        address = typed or (chosen.address if chosen is not None else "")
        if not self.name:
            self._name.show_error(_("The other desks need a name for this one."))
            self._name.setFocus()
        elif not address:
            self._address.show_error(_("Please type the address that stands beside the code."))
            self._address.setFocus()
        elif len(code) != DIGITS:
            self._code.show_error(_("The code has six digits."))
            self._code.setFocus()
        else:
            self._name.clear_error()
            self._trouble.show_sentence("")
            self.wanted.emit(code, address)

    def show_busy(self, *, busy: bool) -> None:
        """While the other desk is asked."""
        self._join.setEnabled(not busy)
        self._join.show_text(_("Asking the other desk…") if busy else label("join-shop"))

    def refused(self, sentence: str) -> None:
        """Why it may not come in; the code is typed over at once."""
        self._trouble.show_sentence(sentence)
        self._code.setFocus()
        self._code.edit.selectAll()

    def _on_address(self, text: str) -> None:
        """A typed address is meant before all that were found."""
        self._address.clear_error()
        for at, choice in enumerate(self._choices.take(len(self._found))):
            choice.setAutoExclusive(False)
            choice.setChecked(at == 0 and not text.strip())
            choice.setAutoExclusive(True)

    def _on_chosen(self) -> None:
        self._address.set_text("")
        self._code.setFocus()

    def _choice(self) -> "_Shop":
        choice = _Shop(self._look, "")
        choice.clicked.connect(self._on_chosen)
        return choice

    def _lay_out(self) -> None:
        look, shops, acts = self._look, QWidget(), QWidget()
        column = QVBoxLayout(shops)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        self._choices = Kept(self._choice, column.addWidget)
        fields = TwoColumns(look)
        for field in (self._code, self._address, self._name):
            fields.add(field)
        flow = FlowLayout(acts, look.px(8))
        flow.addWidget(self._join)
        flow.addWidget(self._back)
        self.column.setSpacing(look.px(12))
        self.column.addWidget(Line(look, label("join-shop"), "section", "muted"))
        for part in (self._searched, shops, fields, self._both, self._trouble, acts):
            self.column.addWidget(part)


class _Shop(KeyedChoice):
    """One that was found."""

    def show_shop(self, words: str) -> None:
        """Another one."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
