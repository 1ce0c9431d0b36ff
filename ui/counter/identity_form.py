"""The fields of a guest's details: from an `Identity` to what is typed and back, with errors."""

import re
import time
from datetime import datetime

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from assistant.exchange.dates import is_ambiguous, read_date
from assistant.guests.details import tidy, tidy_contact
from assistant.guests.entries import Contact, Gender, Identity
from assistant.guests.labels import GENDERS, label
from assistant.languages import NAMES, language_name
from assistant.refusal import Refused
from assistant.tongue import _
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.keycap import KeyCap
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.two_columns import TwoColumns

FIRST = ("name", "reading", "call_me", "phones", "emails", "title", "language")
MORE = ("given", "middle", "family", "nickname", "birthday", "gender")
TWO_WAYS = ("es", "ru", "zh")
"""Languages of the phrase book in which one says tú or usted, ты or вы, 你 or 您."""
_TEXTS = ("name", "reading", "call_me", "given", "middle", "family", "title", "nickname")
_CONTACTS: dict[str, Contact] = {"phones": "phone", "emails": "email"}

_APART = re.compile(r"[,;，；、\n\u2028]+")
_WITHOUT_YEAR = re.compile(r"\d\d-\d\d")
_NUMBER = re.compile(r"[\d\s()+./-]{3,}")
_NAME_AND_NUMBER = re.compile(r"(?s)(.*\D)\s(\+?[\d\s()./-]{4,})")


def guess(typed: str) -> Identity:
    """Where words from the search field belong: a number, an address, a name, name and number."""
    text = " ".join(typed.split())
    if "@" in text and " " not in text:
        return Identity("", emails=(text,))
    if _NUMBER.fullmatch(text) and any(c.isdecimal() for c in text):
        return Identity("", phones=(text,))
    if both := _NAME_AND_NUMBER.fullmatch(text):
        return Identity(both[1].strip(), phones=(both[2].strip(),))
    return Identity(text)


class IdentityForm(QWidget):
    """The few fields that matter, and `more`. Errors stand under their fields; words stay."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {name: Field(look, *words) for name, words in _words().items()}
        languages = [("", _("Not known"))]
        languages += [(tag, _(NAMES[tag])) for tag in NAMES if tag != "no"]
        self._language = ChoiceField(look, _("Language"), languages)
        genders = [("", _("Not known")), *((one, label(GENDERS, one)) for one in GENDERS)]
        self._gender = ChoiceField(look, _("As the guest says of themself"), genders)
        self._quiet = QCheckBox(_("Greet quietly"))
        self._quiet.setFont(look.font("body"))
        quiet = Paragraph(
            look, _("The guest does not want to be recognised aloud."), "caption", "muted"
        )
        self._familiar = _Familiar(look)
        self.first, self.more = TwoColumns(look), TwoColumns(look)
        parts: dict[str, QWidget] = dict(self._fields)
        parts |= {"language": self._language, "gender": self._gender}
        for page, names in ((self.first, FIRST), (self.more, MORE)):
            for name in names:
                page.add(parts[name], wide=name == "name")
        self.more.add(self._quiet)
        self.more.add(quiet)
        self.more.add(self._familiar, wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self.first)
        column.addWidget(self.more)
        self.more.hide()
        for field in self._fields.values():
            field.edit.textEdited.connect(self._on_edited)
        self._language.edited.connect(self.edited)
        self._gender.edited.connect(self.edited)
        self._quiet.toggled.connect(self.edited)
        self._familiar.check.toggled.connect(self.edited)
        self._language.edited.connect(self._on_language)

    @property
    def identity(self) -> Identity:
        """What is typed, as it is; nothing is checked."""
        texts = {name: self._fields[name].text() for name in _TEXTS}
        return Identity(
            **texts,
            birthday=_birthday_or_text(self._fields["birthday"].text()),
            language=self._language.value,
            gender=_gender(self._gender.value),
            phones=_several(self._fields["phones"].text()),
            emails=_several(self._fields["emails"].text()),
            quiet=self._quiet.isChecked(),
            manner="familiar" if self._familiar.check.isChecked() else "",
        )

    def show_identity(self, who: Identity) -> None:
        """Fill every field; more fields open if any of them says something."""
        for name in _TEXTS:
            self._fields[name].set_text(getattr(who, name))
        self._fields["birthday"].set_text(who.birthday.removeprefix("--"))
        self._fields["phones"].set_text(", ".join(who.phones))
        self._fields["emails"].set_text(", ".join(who.emails))
        self._language.choose(who.language, language_name(who.language))
        self._gender.choose(who.gender, who.gender)
        self._quiet.setChecked(who.quiet)
        self._familiar.check.setChecked(who.manner == "familiar")
        self._on_language()
        self._clear()
        more = ("quiet", "manner", *MORE)
        self.more.setVisible(any(getattr(who, name) for name in more))

    def checked(self) -> Identity | None:
        """What is typed, fit to be saved; None when a field is wrong, which then says why."""
        self._clear()
        now_ms, good = int(time.time() * 1000), {}
        typed = structs.asdict(self.identity)
        wrong = ""
        for name in (*_TEXTS, "birthday", "phones", "emails"):
            try:
                good[name] = self._good(name, typed[name], now_ms)
            except Refused as refusal:
                self._fields[name].show_error(refusal.sentence())
                wrong = wrong or name
        if wrong:
            if wrong in MORE:
                self.more.show()
            self._fields[wrong].edit.setFocus()
            return None
        return structs.replace(self.identity, **good)

    def first_field(self) -> QWidget:
        """Where the keys begin: at the name, or past it when it is there."""
        name = self._fields["name"]
        return (self._fields["reading"] if name.text() else name).edit

    def _on_language(self) -> None:
        """It is asked where the language has two ways; what was answered stays in sight."""
        has_two = self._language.value.partition("-")[0] in ("", *TWO_WAYS)
        self._familiar.setVisible(has_two or self._familiar.check.isChecked())

    def turn_manner(self) -> QWidget | None:
        """Informally, or not: what answered is handed back; None where it is not asked."""
        if self._familiar.isHidden():
            return None
        self.more.show()
        self._familiar.check.toggle()
        self._familiar.check.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._familiar

    def _good(self, name: str, value: object, now_ms: int) -> object:
        if isinstance(value, tuple):
            return tuple(tidy_contact(_CONTACTS[name], one) for one in value)
        if name == "birthday":
            value = _birthday(str(value))
        return tidy(name, str(value), now_ms)

    def _clear(self) -> None:
        for field in self._fields.values():
            field.clear_error()

    def _on_edited(self) -> None:
        for field in self._fields.values():
            if field.edit is self.sender():
                field.clear_error()
        self.edited.emit()


class _Familiar(QWidget):
    """One check, its key, and what it is for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.check = QCheckBox(_("Speak informally"))
        self.check.setFont(look.font("body"))
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.check)
        row.addWidget(KeyCap(look, cap("informal")))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addLayout(row)
        told = _("The guest wants to be addressed as a friend is: tú, ты, 你.")
        column.addWidget(Paragraph(look, told, "caption", "muted"))


def _words() -> dict[str, tuple[str, str, str, str]]:
    """Label, text, placeholder and note of every field to type in."""
    return {
        "name": (_("Name"), "", _("As it is written on a card"), ""),
        "reading": (_("How it is said"), "", _("Wáng Yǎqín, SOOL-haym"), ""),
        "call_me": (_("Asked to be called"), "", _("Word for word"), ""),
        "phones": (_("Telephone"), "", _("Several with commas"), ""),
        "emails": (_("E-mail"), "", _("Several with commas"), ""),
        "given": (_("Given name"), "", "", ""),
        "middle": (_("Middle name or patronymic"), "", "", ""),
        "family": (_("Family name"), "", "", ""),
        "title": (_("Title"), "", _("Ms, Dr, Professor"), ""),
        "nickname": (_("Nickname"), "", "", ""),
        "birthday": (_("Birthday"), "", "1980-05-31", _("Without the year: 05-31")),
    }


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _APART.split(text) if part.strip())


def _gender(value: str) -> Gender:
    genders: tuple[Gender, ...] = ("f", "m", "x")
    return next((gender for gender in genders if gender == value), "")


def _birthday(text: str) -> str:
    """As it is kept, from the usual ways to write a day; what cannot be read is left for `tidy`."""
    if is_ambiguous(text):
        raise Refused(_("Day or month first? Please write it as 1980-05-31."))
    return _birthday_or_text(text)


def _birthday_or_text(text: str) -> str:
    text = f"--{text}" if _WITHOUT_YEAR.fullmatch(text) else text
    found = None if is_ambiguous(text) else read_date(text, True, datetime.now().date())
    return found.iso() if found else text
