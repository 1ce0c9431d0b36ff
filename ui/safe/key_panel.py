"""The key: where it lies, which sheet fits, and the way to another one."""

from PySide6.QtCore import Qt, Signal

from assistant.safekeeping import Safety
from assistant.tongue import _, sentences
from ui.look.asking import Asking
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.safe.words import behind_words, key_words


class KeyPanel(Panel):
    """Asks once more in place, and says what will be."""

    change_wanted = Signal()
    asked = Signal()
    """It asks once more: what it asks is to be seen."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._told = Paragraph(look, "", "body", "muted")
        self._behind = Paragraph(look, "", "body", "warn")
        self._change = KeyedButton(look, label("change-key"), cap("change-key"))
        self._asking = Asking(look)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("Key"), "section", "muted"))
        self.column.addWidget(self._told)
        self.column.addWidget(self._behind)
        self.column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._asking)
        self._behind.hide()
        self._change.clicked.connect(self.ask)
        self._asking.said.connect(self.confirm)
        self._asking.left.connect(self.leave)
        self.setFocusProxy(self._change)

    @property
    def is_open(self) -> bool:
        """Whether it is asked."""
        return self._asking.isVisibleTo(self)

    def show_safety(self, safety: Safety) -> None:
        """Where it lies, and what an old sheet still opens."""
        self._told.setText(key_words(safety))
        self._behind.setText(behind_words(safety))
        self._behind.setVisible(bool(safety.behind))

    def allow(self, *, allowed: bool) -> None:
        """Only who has the right to the key."""
        self._change.setEnabled(allowed)

    def ask(self) -> None:
        """Should it be another one?"""
        if not self._change.isEnabled():
            return
        told = sentences(
            _("This is right where the sheet is lost, or somebody saw it who should not."),
            _("Salve closes the store for a moment and opens it again with another key."),
            _("The old sheet no longer fits then: print the new one at once."),
        )
        self._asking.ask(told, label("change-key"))
        self.asked.emit()

    def confirm(self) -> None:
        """It is so."""
        if self.is_open:
            self._asking.hide()
            self.change_wanted.emit()

    def leave(self) -> None:
        """It is not."""
        self._asking.hide()
        self._change.setFocus()
