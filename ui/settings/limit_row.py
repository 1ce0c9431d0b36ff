"""What one may give without asking: a role, or a person for whom it differs."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.recovery.money import read_money, told_money
from assistant.recovery.view import NO_LIMIT
from assistant.refusal import Refused
from assistant.tongue import _, named, spoken
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.settings.setting_row import lock_edit


class LimitRow(QWidget):
    """An amount, or no limit. What is wrong stands under it, and what was typed stays."""

    settled = Signal(object)
    """The new limit in the smallest coin, `NO_LIMIT`, or None for that of the role."""

    def __init__(self, look: Look, name: str, note: str = "", *, person: bool = False) -> None:
        super().__init__()
        self._person, self._currency = person, "EUR"
        self._limit: int | None = None
        self._usual: int | None = None
        self._edit = QLineEdit()
        self._edit.setFont(look.font("body"))
        self._edit.setAccessibleName(_("What {name} may give").format(name=name))
        self._edit.setFixedWidth(look.px(130))
        self._free = QCheckBox(_("No limit"))
        self._free.setFont(look.font("body"))
        self._free.setAccessibleName(named(name, _("No limit")))
        self.trouble = Trouble(look)
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(Paragraph(look, name))
        if note:
            words.addWidget(Paragraph(look, note, "caption", "muted"))
        row = QHBoxLayout()
        row.setSpacing(look.px(14))
        row.addLayout(words, 1)
        row.addWidget(self._edit)
        row.addWidget(self._free)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(row)
        column.addWidget(self.trouble)
        self._edit.editingFinished.connect(self.on_edited)
        self._edit.textEdited.connect(lambda: self.show_error(""))
        self._free.toggled.connect(self.on_free)

    def show_limit(self, limit: int | None, currency: str, usual: int | None = None) -> None:
        """What holds now; a text half typed stays. `usual` is the role's, where it is a person."""
        self._limit, self._currency, self._usual = limit, currency, usual
        free = limit == NO_LIMIT
        blocked = QSignalBlocker(self._free)
        self._free.setChecked(free)
        blocked.unblock()
        self._edit.setEnabled(not free)
        if not (self._edit.isModified() and self._edit.hasFocus()) and not self.trouble.isVisible():
            self._edit.setText("" if limit is None or free else _told(limit, currency))
        hint = "" if usual is None else _in_words(usual, currency)
        self._edit.setPlaceholderText("" if free else hint)

    def lock(self, *, locked: bool) -> None:
        """Only to be read."""
        lock_edit(self._edit, locked=locked)
        self._free.setEnabled(not locked)

    def show_error(self, sentence: str) -> None:
        """Why it was not taken; "" when nothing is wrong."""
        self.trouble.show_sentence(sentence)
        self._edit.setAccessibleDescription(sentence)
        self._edit.setProperty("wrong", bool(sentence))
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)

    def on_edited(self) -> None:
        """Enter, or the focus went on: the amount holds, if it is one."""
        text = self._edit.text().strip()
        if not self._edit.isModified():
            if not text:
                self.show_limit(self._limit, self._currency, self._usual)
        elif not text and self._person:
            self._settle(None)
        elif not text:
            self.show_error(_("Please write an amount; with 0 everything is asked for."))
        else:
            try:
                self._settle(read_money(text, self._currency))
            except Refused as why:
                self.show_error(why.sentence())

    def on_free(self, free: bool) -> None:
        """No limit; or an amount after all, which holds once it is written."""
        self.show_error("")
        self._edit.setModified(False)
        if free:
            self._settle(NO_LIMIT)
            return
        self._edit.setEnabled(True)
        self._edit.setFocus()
        if self._person:
            self._settle(None)

    def _settle(self, limit: int | None) -> None:
        self._edit.setModified(False)
        self.show_error("")
        if limit != self._limit:
            self.settled.emit(limit)
        else:
            self.show_limit(self._limit, self._currency, self._usual)


def _told(limit: int, currency: str) -> str:
    return told_money(limit, currency, spoken())


def _in_words(limit: int, currency: str) -> str:
    return _("No limit") if limit == NO_LIMIT else _told(limit, currency)
