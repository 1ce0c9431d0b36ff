"""One number to be settled, in a row with what it is."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assistant.tongue import _
from ui.look.look import Look
from ui.settings.setting_row import SettingRow, lock_edit


class NumberRow(SettingRow):
    """Digits of any script; what is wrong stands under it, and what was typed stays."""

    settled = Signal(int)

    def __init__(
        self, look: Look, label: str, note: Callable[[int], str], least: int, most: int
    ) -> None:
        """`note` says the number with its unit: “90 days”."""
        self._edit = QLineEdit()
        self._edit.setFont(look.font("body"))
        self._edit.setMaxLength(24)
        super().__init__(look, label, self._edit)
        self._say, self._least, self._most = note, least, most
        self._number = 0
        self._edit.editingFinished.connect(self.on_edited)
        self._edit.textEdited.connect(lambda: self.show_error(""))

    def show_number(self, number: int) -> None:
        """What holds now; a number half typed stays."""
        self._number = number
        if not self._edit.isModified():
            self._edit.setText(self._say(number))

    def lock(self, *, locked: bool) -> None:
        """Only to be read."""
        lock_edit(self._edit, locked=locked)

    def on_edited(self) -> None:
        """Enter, or the focus went on."""
        if not self._edit.isModified():
            return
        digits = "".join(char for char in self._edit.text() if char.isdecimal())
        stray = [c for c in self._edit.text() if not (c.isalnum() or c.isspace())]
        number = int(digits) if digits and not stray else None
        if number is None or not self._least <= number <= self._most:
            told = _("Please choose a number from {least} to {most}.")
            self.show_error(told.format(least=self._least, most=self._most))
            return
        self.show_error("")
        self._edit.setModified(False)
        self._edit.setText(self._say(number))
        if number != self._number:
            self._number = number
            self.settled.emit(number)
