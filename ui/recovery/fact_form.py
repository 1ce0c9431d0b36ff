"""At the step of going through it: one fact after the other, and what has been done meanwhile."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from assistant.recovery import acts
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.lines import TypedLine
from ui.look.look import Look
from ui.recovery.deeds import Deed
from ui.recovery.form import Form

Kind = Literal["fact", "deed"]
_ICONS: dict[Kind, str] = {"fact": "message-circle", "deed": "check"}


class FactForm(Form):
    """One line: F2 makes it a fact, F3 something done about it; Enter adds it."""

    FIELDS = ("fact",)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._kind: Kind = "fact"
        self._line = hear(look, TypedLine(look, _("What we know")), "note")
        self._choices: dict[Kind, KeyedChoice] = {
            "fact": KeyedChoice(look, label("note-fact"), cap("note-fact"), _ICONS["fact"]),
            "deed": KeyedChoice(look, label("note-deed"), cap("note-deed"), _ICONS["deed"]),
        }
        kinds = QWidget()
        row = FlowLayout(kinds, look.px(4))
        for kind, choice in self._choices.items():
            choice.clicked.connect(lambda checked, which=kind: self.choose(which))
            row.addWidget(choice)
        self.add_edit("fact", self._line)
        self.column.addWidget(kinds)
        self.column.addWidget(self._line)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._line)
        self.choose("fact")

    def choose(self, kind: Kind) -> None:
        """A fact, or something done; the keys go to the line."""
        self._kind = kind
        self._choices[kind].setChecked(True)
        hint = {
            "fact": _("When, where, what: one fact a line. Enter adds it."),
            "deed": _("What has been done, solved or not. Enter adds it."),
        }[kind]
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleDescription(hint)
        self._line.setFocus()

    def deeds(self) -> list[Deed]:
        """The line, where there is one."""
        words = self.filled("fact")
        act = acts.note_fact if self._kind == "fact" else acts.note_deed
        return [Deed(act, {"text": words}, self.sent("fact"))] if words else []
