"""Why something is kept past its time, and until when."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.clearing import REASON_MOST
from assistant.tongue import _
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.passing import Passing
from ui.look.trouble import Trouble


class KeepTyped(Struct, frozen=True):
    """What is chosen and typed."""

    months: str
    reason: str


class KeepForm(Passing):
    """Not there until it is begun. Enter writes it down, Escape leaves it."""

    wanted = Signal(int, str)
    """For so many months, 0 without an end; and why."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Line(look, "", "section", "muted")
        choices = [
            ("6", _("Half a year longer")),
            ("12", _("A year longer")),
            ("36", _("Three years longer")),
            ("0", _("Without an end")),
        ]
        self._span = ChoiceField(look, _("How long"), choices)
        self._reason = Field(look, _("Why it is kept"))
        self._reason.edit.setMaxLength(REASON_MOST)
        self._trouble = Trouble(look)
        save = KeyedButton(look, _("Keep it"), "Enter")
        cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.end)
        self._reason.edit.returnPressed.connect(self.save)
        bind(self, "save", self.save, inside=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self._reason, 3)
        row.addWidget(self._span, 1)
        below = QHBoxLayout()
        below.setSpacing(look.px(10))
        below.addWidget(save)
        below.addWidget(cancel)
        below.addStretch(1)
        self.column.addWidget(self._title)
        self.column.addLayout(row)
        self.column.addWidget(self._trouble)
        self.column.addLayout(below)
        self.setFocusProxy(self._reason)
        self.hide()

    def begin(self, title: str) -> None:
        """Open it for what `title` says."""
        self._title.setText(title)
        self._reason.set_text("")
        self._trouble.show_sentence("")
        self.show()

    @property
    def typed(self) -> KeepTyped:
        """What is chosen and typed so far."""
        return KeepTyped(self._span.value, self._reason.text())

    def resume(self, typed: KeepTyped) -> None:
        """Go on with what was chosen and typed."""
        self._span.choose_known(typed.months)
        self._reason.set_text(typed.reason)

    def save(self) -> None:
        """Hand it out."""
        self.wanted.emit(int(self._span.value or "0"), self._reason.text())

    def refused(self, sentence: str) -> None:
        """It could not be written; the words are still here."""
        self._trouble.show_sentence(sentence)
