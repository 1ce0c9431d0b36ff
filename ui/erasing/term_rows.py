"""How long the house keeps what, and when a second person confirms an erasure."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.privacy.terms import EVER, Terms
from assistant.tongue import _, n_
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.settings.number_row import NumberRow
from ui.settings.setting_row import SettingBox

_MOST = 36_500


def _days(n: int) -> str:
    return n_("{n} day", "{n} days", n).format(n=n)


def _days_or_ever(n: int) -> str:
    return _days(n) if n else _("0: without an end")


def _days_after(n: int) -> str:
    return _days(n) if n else _("0: as the visit ends")


def _lines(n: int) -> str:
    return n_("{n} line", "{n} lines", n).format(n=n)


class TermRows(Panel):
    """Each choice holds at once and is told by a signal."""

    settled = Signal(str, object)
    """A field of `privacy.terms.TermsSet`, and its value."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._numbers = {
            "moods": NumberRow(look, _("Moods are kept"), _days_or_ever, 0, _MOST),
            "access": NumberRow(
                look, _("What is needed for access, after the visit"), _days_after, 0, _MOST
            ),
            "restricted": NumberRow(
                look, _("Restricted problems, after their end"), _days_or_ever, 0, _MOST
            ),
            "guests": NumberRow(
                look, _("Guests, after the last line about them"), _days_or_ever, 0, _MOST
            ),
            "lines": NumberRow(look, _("Many lines are"), _lines, 1, _MOST),
        }
        choices = [
            ("lines", _("Open, or many lines")),
            ("open", _("Something is open")),
            ("always", _("Always")),
            ("never", _("Never")),
        ]
        second = _("A second person confirms an erasure")
        self._second = SettingBox(look, second, choices)
        told = _("An allergy is kept as long as the guest wants it. What is needed for access is "
                 "kept longer where the guest agreed: mark it as private, with a day.")  # fmt: skip
        self.column.setSpacing(look.px(8))
        self.column.addWidget(Line(look, _("How long it is kept"), "section", "muted"))
        for row in self._numbers.values():
            self.column.addWidget(row)
        self.column.addWidget(Paragraph(look, second))
        self.column.addWidget(self._second)
        self.column.addWidget(Paragraph(look, told, "caption", "muted"))
        self._second.taken.connect(lambda value: self.settled.emit("second", value))
        for name, row in self._numbers.items():
            row.settled.connect(lambda n, name=name: self.settled.emit(name, _stored(name, n)))

    def show_terms(self, terms: Terms, *, may: bool) -> None:
        """What holds now, and whether who is at this desk may change it."""
        for name, row in self._numbers.items():
            row.show_number(max(getattr(terms, name), 0))
            row.lock(locked=not may)
        self._second.show_value(terms.second)
        self._second.setEnabled(may)

    def show_error(self, name: str, sentence: str) -> None:
        """Why a number was not taken."""
        if name in self._numbers:
            self._numbers[name].show_error(sentence)


def _stored(name: str, number: int) -> int:
    ever = name in ("moods", "restricted", "guests")
    return EVER if ever and not number else number
