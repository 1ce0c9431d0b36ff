"""Writes an idea of the house's own for the line-up: the idea, and a question to talk about."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId
from assistant.shift.rules import NEW
from assistant.shift.view import OwnIdea
from assistant.tongue import _
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.trouble import Trouble

LONGEST = 1000
"""Characters that a field takes: more than are kept, so that nothing is cut in silence."""


class IdeaTyped(Struct, frozen=True):
    """An idea as far as it is written."""

    idea: str = ""
    question: str = ""


class IdeaForm(QWidget):
    """What is typed is kept until it is saved, for each idea by itself."""

    saved = Signal(object, str, str)
    """The `EntryId` of the one it replaces, the idea, its question."""
    retired = Signal(object)
    """The `EntryId` of one that is no longer to be told."""
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._of = NEW
        self._on_file = IdeaTyped()
        self._drafts: dict[EntryId, IdeaTyped] = {}
        note = _("One or two sentences, to be read aloud")
        self._idea = Field(look, _("The idea"), note=note)
        self._question = Field(look, _("A question to talk about"))
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Keep this idea"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back, what is typed is kept"), cap("cancel"))
        self._retire = KeyedButton(look, label("retire-idea"), cap("retire-idea"))
        self._lay_out(look)
        self._idea.edit.returnPressed.connect(self._question.setFocus)
        self._question.edit.returnPressed.connect(self.on_save)
        for field in (self._idea, self._question):
            field.edit.setMaxLength(LONGEST)
            field.edit.textEdited.connect(self.on_typing)
        for button, act, done in (
            (self._save, "save", self.on_save),
            (self._retire, "retire-idea", self.on_retire),
        ):
            button.clicked.connect(done)
            bind(self, act, done)
        self._back.clicked.connect(self.on_back)
        self.setFocusProxy(self._idea)
        self.hide()

    # -- from outside -----------------------------------------------------------------------------

    @property
    def of(self) -> EntryId:
        """The idea in the form; `NEW` for one that is none yet."""
        return self._of

    @property
    def drafts(self) -> Mapping[EntryId, IdeaTyped]:
        """All that is typed and not saved."""
        self._keep()
        return dict(self._drafts)

    def take_over(self, drafts: Mapping[EntryId, IdeaTyped]) -> None:
        """Go on with what the window before kept."""
        self._drafts = dict(drafts)

    def show_idea(self, own: OwnIdea | None) -> None:
        """One to be changed, or an empty form; what was typed in it before comes back."""
        self._keep()
        self._of = own.id if own is not None else NEW
        self._on_file = IdeaTyped(own.written.idea, own.written.question) if own else IdeaTyped()
        typed = self._drafts.get(self._of, self._on_file)
        self._idea.set_text(typed.idea)
        self._question.set_text(typed.question)
        self.on_typing()
        self._retire.setVisible(own is not None)
        self.show()
        self._idea.setFocus()

    def done(self, of: EntryId) -> None:
        """It is on disk."""
        self._drafts.pop(of, None)
        if of == self._of:
            self.hide()

    def refused(self, sentence: str) -> None:
        """Why it was not saved; everything stays."""
        self._trouble.show_sentence(sentence)

    # -- by hand ----------------------------------------------------------------------------------

    def on_typing(self) -> None:
        """What was wrong is being mended."""
        self._trouble.show_sentence("")
        self._idea.clear_error()
        self._question.clear_error()

    def on_save(self) -> None:
        """Check, then tell; what is missing stands at its field."""
        for field, told in (
            (self._idea, _("Please write the idea.")),
            (self._question, _("Please write a question to talk about.")),
        ):
            if not field.text():
                field.show_error(told)
                field.setFocus()
                return
        self.saved.emit(self._of, self._idea.text(), self._question.text())

    def on_retire(self) -> None:
        """No longer told."""
        if self._of != NEW:
            self.retired.emit(self._of)

    def on_back(self) -> None:
        """To the list; what is typed is kept."""
        self._keep()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        """What differs from what is on file is a draft."""
        if self.isHidden():
            return
        typed = IdeaTyped(self._idea.text(), self._question.text())
        self._drafts.pop(self._of, None)
        if typed != self._on_file:
            self._drafts[self._of] = typed

    def _lay_out(self, look: Look) -> None:
        foot = QWidget()
        flow = FlowLayout(foot, look.px(10))
        for button in (self._save, self._back, self._retire):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for part in (self._idea, self._question, self._trouble, foot):
            column.addWidget(part)
