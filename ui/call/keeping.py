"""What the caller says to be written down: read back in groups, then kept with the details."""

from PySide6.QtCore import QObject, Signal

from assistant.guests import acts
from assistant.guests.details import contact_in
from assistant.tongue import _
from ui.call.caller import CallerPanel
from ui.call.finding import CallerFinding
from ui.call.words import kept_words
from ui.counter.deeds import Deeds
from ui.look.keys import cap


class Keeping(QObject):
    """Feeds the line that is read back; what is kept there can be taken back while one talks."""

    shown = Signal(str)
    """What is read back now, as it is said."""
    _told = ""
    """What came of the last one, while nothing new is typed."""
    has_kept = False
    """Whether something was kept in this call that can be taken back."""

    def __init__(self, panel: CallerPanel, finding: CallerFinding, deeds: Deeds) -> None:
        super().__init__(panel)
        self._panel, self._finding, self._deeds = panel, finding, deeds
        panel.read_back.kept.connect(self.on_keep)

    def begin(self) -> None:
        """Another call."""
        self._told, self.has_kept = "", False
        self.show()

    def show(self) -> None:
        """What is read back: in groups as soon as these are known."""
        back = self._panel.read_back
        value = back.text

        def show(groups: str) -> None:
            if back.text == value:
                told = kept_words(value, self._finding.view) if value else self._told
                back.show_value(groups, told, can_keep=bool(value))
                self.shown.emit(groups)

        if contact_in(value) == "phone":
            self._finding.ask_groups(value, show)
        else:
            show(value)

    def on_keep(self) -> None:
        """It is right: with the details it goes; what is no contact goes into the note."""
        panel, page = self._panel, self._finding.page
        value = panel.read_back.text
        kind = contact_in(value)
        if not value:
            return
        if kind is None:
            note = panel.note.text().strip()
            panel.note.setText("; ".join(filter(None, (note, value))))
            self._empty(_("It stands in the note."))
        elif page is None:
            panel.show_trouble(_("Please choose the caller first. Then one key keeps it."))
        else:
            self._deeds.do(
                page, acts.add_contact, self._on_kept, panel.show_trouble, contact=kind, value=value
            )

    def undo(self) -> None:
        """Take back what was kept last."""
        if self.has_kept:
            self.has_kept, self._told = False, ""
            self._deeds.undo()

    def _on_kept(self, changes: object) -> None:
        self.has_kept = True
        told = _("Kept with the details. {key} takes it back.")
        self._empty(told.format(key=cap("undo")))

    def _empty(self, told: str) -> None:
        panel = self._panel
        panel.show_trouble("")
        self._told = told
        panel.read_back.show_text("")
        self.show()
