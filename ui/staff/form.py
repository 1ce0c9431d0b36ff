"""What is known of one colleague, to be read and changed: name, role, languages, PIN, limit."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.people.labels import role_word
from assistant.people.rights import ROLES
from assistant.people.view import StaffView
from assistant.recovery.view import Policy
from assistant.tongue import _, n_, sentences
from ui.look.choice_field import ChoiceField
from ui.look.days import day, moment
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.people.joining import PIN_LONGEST, pin_refused
from ui.settings.limit_row import LimitRow
from ui.staff.languages import SpokenLanguages


class PersonTyped(Struct, frozen=True):
    """What stands in the form."""

    name: str = ""
    role: str = "clerk"
    languages: tuple[str, ...] = ()
    pin: str = ""


class May(Struct, frozen=True):
    """What who is at this desk may change of somebody."""

    all: bool = False
    """Their role, their limit, whether they work here."""
    own: bool = False
    """Name, languages and PIN."""
    limit: bool = False


class PersonForm(QWidget):
    """Nothing holds before it is saved, but for the limit, which has a row of its own."""

    saved = Signal(object)
    """`PersonTyped`."""
    cancelled = Signal()
    removed = Signal()
    """No longer works here; or works here again."""
    pin_cleared = Signal()
    misses_seen = Signal()
    limited = Signal(object)
    """A limit of their own, or None for that of the role."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._person: StaffView | None = None
        self._title = Line(look, "", "name")
        self._note = Paragraph(look, "", "body", "muted")
        self._warning = Trouble(look)
        self._seen = KeyedButton(look, label("misses-seen"), cap("misses-seen"), plain=True)
        self._name = Field(look, _("Name"), "", _("As it is to stand under every line"))
        self._name.edit.setMaxLength(101)
        self._role = ChoiceField(look, _("Role"), [(one, role_word(one)) for one in ROLES])
        self._languages = SpokenLanguages(look)
        note = _("Four digits or more, or a passphrase of eight letters or more.")
        self._pin = Field(look, _("New PIN"), note=note)
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.setMaxLength(PIN_LONGEST)
        self._limit_title = Line(look, _("What may be given without asking"), "section", "muted")
        self._limit = LimitRow(look, _("To one guest"), person=True)
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, label("save"), cap("save"), primary=True)
        self._cancel = KeyedButton(look, label("cancel"), cap("cancel"), plain=True)
        self._clear = KeyedButton(look, label("clear-pin"), cap("clear-pin"), plain=True)
        self._remove = KeyedButton(look, "", cap("remove-person"), plain=True)
        self._lay_out()
        self._save.clicked.connect(self.on_save)
        self._cancel.clicked.connect(self.cancelled)
        self._remove.clicked.connect(self.removed)
        self._clear.clicked.connect(self.pin_cleared)
        self._seen.clicked.connect(self.misses_seen)
        self._limit.settled.connect(self.limited)
        for field in (self._name, self._pin):
            field.edit.returnPressed.connect(self.on_save)
            field.edit.textEdited.connect(field.clear_error)
        self.setFocusProxy(self._name)

    @property
    def typed(self) -> PersonTyped:
        """What stands in it; the PIN is nobody's to take over."""
        return PersonTyped(self._name.text(), self._role.value, self._languages.tags)

    def take_over(self, typed: PersonTyped) -> None:
        """Go on where the window before stood."""
        self._name.set_text(typed.name)
        self._role.choose(typed.role, "")
        self._languages.show_languages(typed.languages)

    def show_new(self) -> None:
        """Somebody who is not in the list."""
        self._person = None
        self._title.setText(label("new-person"))
        self.take_over(PersonTyped())
        self._pin.set_text("")
        self._pin.clear_error()
        self._name.clear_error()
        self.refused("")
        self._show_may(May(all=True, own=True))
        self._warning.show_sentence("")
        self._note.setText("")
        for part in (self._seen, self._clear, self._remove, self._limit, self._limit_title):
            part.hide()

    def show_person(
        self, person: StaffView, policy: Policy, may: May, now_ms: int, *, again: bool = False
    ) -> None:
        """Somebody. `again`: what is half typed stays."""
        self._person = person
        self._title.setText(person.name)
        if not again:
            self.take_over(PersonTyped(person.name, person.role, person.languages))
            self._pin.set_text("")
            self._pin.clear_error()
            self._name.clear_error()
            self.refused("")
        self._show_may(may if person.active else May(all=may.all))
        own = policy.limits.get(person.page.hex())
        self._limit.show_limit(own, policy.currency, policy.limits.get(person.role) or 0)
        self._limit.lock(locked=not may.limit)
        self._clear.setVisible(may.own and person.has_pin and person.active)
        back = _("Works here again") if not person.active else _("No longer works here")
        self._remove.show_text(back, cap("remove-person"))
        self._remove.setVisible(may.all)
        self._note.setText(_told(person, now_ms))
        self._warning.show_sentence(_warned(person, now_ms))
        self._seen.setVisible(bool(person.warned_ms) and may.all)
        for part in (self._limit, self._limit_title):
            part.setVisible(person.active)

    def refused(self, sentence: str) -> None:
        """Why it was not done; everything typed stays."""
        self._trouble.show_sentence(sentence)

    def on_save(self) -> None:
        """Check, then tell."""
        if self._save.isHidden():
            return
        pin = self._pin.text()
        if not self._name.text():
            self._name.show_error(_("Please write a name."))
            self._name.edit.setFocus()
        elif why := pin_refused(pin):
            self._pin.show_error(why)
            self._pin.edit.setFocus()
        else:
            typed = self.typed
            self.saved.emit(PersonTyped(typed.name, typed.role, typed.languages, pin))

    def _show_may(self, may: May) -> None:
        self._name.edit.setReadOnly(not may.own)
        self._role.setEnabled(may.all)
        self._languages.lock(locked=not may.own)
        self._pin.setVisible(may.own)
        self._save.setVisible(may.own)

    def _lay_out(self) -> None:
        look = self._look
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(look.px(14))
        first.addWidget(self._name, 3)
        first.addWidget(self._role, 2)
        second.setSpacing(look.px(14))
        second.addWidget(self._pin, 3)
        foot = QWidget()
        flow = FlowLayout(foot, look.px(10))
        for button in (self._save, self._cancel, self._clear, self._remove):
            flow.addWidget(button)
        seen = QHBoxLayout()
        seen.addWidget(self._seen)
        seen.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for part in (self._title, self._note, self._warning):
            column.addWidget(part)
        column.addLayout(seen)
        column.addLayout(first)
        column.addWidget(self._languages)
        column.addLayout(second)
        below: tuple[QWidget, ...] = (self._limit_title, self._limit, self._trouble, foot)
        for one in below:
            column.addWidget(one)


def _told(person: StaffView, now_ms: int) -> str:
    """When they were last here, and whether a PIN is asked."""
    here = _("Not here so far.")
    if person.here_ms:
        here = _("Last here: {when}.").format(when=moment(person.here_ms, now_ms))
    pin = _("A PIN is asked.") if person.has_pin else _("No PIN: anybody can sign as them.")
    sheet = ""
    if person.by_sheet_ms:
        sheet = _("The PIN was set anew by the recovery sheet: {day}.")
        sheet = sheet.format(day=day(person.by_sheet_ms, now_ms))
    return sentences(here, pin if person.active else "", sheet)


def _warned(person: StaffView, now_ms: int) -> str:
    if not person.warned_ms:
        return ""
    when = moment(person.warned_ms, now_ms)
    if person.misses:
        told = n_(
            "{n} wrong PIN in a row, the last: {when}.",
            "{n} wrong PINs in a row, the last: {when}.",
            person.misses,
        )
        return told.format(n=person.misses, when=when)
    return _("Several wrong PINs in a row, the last: {when}.").format(when=when)
