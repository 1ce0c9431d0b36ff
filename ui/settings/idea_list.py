"""The house's own ideas for the line-up: the list of them, and the form below it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId
from assistant.shift.rules import NEW
from assistant.shift.view import OwnIdea
from assistant.tongue import _
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine
from ui.settings.idea_form import IdeaForm, IdeaTyped
from ui.settings.way_row import WayRow


class IdeaList(QWidget):
    """What was done last with an idea can be undone until something else is."""

    saved = Signal(object, str, str)
    """The `EntryId` of the one it replaces, the idea, its question."""
    retired = Signal(object)
    """The `EntryId` of one that is no longer to be told."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ideas: tuple[OwnIdea, ...] = ()
        self._before: IdeaTyped | None = None
        self._after: IdeaTyped | None = None
        self._locked = False
        self._none = Paragraph(
            look,
            _("Salve brings an idea for each day. Yours are told among them."),
            "body",
            "muted",
        )
        self._new = KeyedButton(look, label("own-idea"), cap("own-idea"), icon="lightbulb")
        self._form, self.undo = IdeaForm(look), UndoLine(look)
        self._trouble = Trouble(look)
        self._lay_out()
        self._new.clicked.connect(lambda: self.on_idea(None))
        self._form.saved.connect(self.saved)
        self._form.retired.connect(self.retired)
        self._form.closed.connect(self.on_form_closed)
        self.undo.wanted.connect(self.on_undo)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def drafts(self) -> Mapping[EntryId, IdeaTyped]:
        """All that is typed and not saved."""
        return self._form.drafts

    @property
    def writing(self) -> EntryId | None:
        """The idea in the form; None where it is closed."""
        return None if self._form.isHidden() else self._form.of

    def take_over(self, drafts: Mapping[EntryId, IdeaTyped]) -> None:
        """Go on with what the window before kept."""
        self._form.take_over(drafts)

    def show_ideas(self, ideas: tuple[OwnIdea, ...]) -> None:
        """What holds now."""
        self._ideas = ideas
        self._list.setVisible(bool(ideas))
        for row, one in zip(self._rows.take(len(ideas)), ideas, strict=True):
            row.show_way(one.written.idea, one.written.question)
            row.show()

    def lock(self, *, locked: bool) -> None:
        """Only to be read; what is half written stays."""
        self._locked = locked
        self._list.setEnabled(not locked)
        self._new.setVisible(not locked and self._form.isHidden())
        if not self._form.isHidden():
            told = _("This is settled by others. Please change hands with F12.")
            self.refused(told if locked else "")

    def refused(self, sentence: str) -> None:
        """Why it was not done; everything stays."""
        self._form.refused(sentence)
        self._trouble.show_sentence(sentence if self._form.isHidden() else "")

    def done(self, of: EntryId, idea: str, question: str) -> None:
        """It is on disk: written where there are words, retired where there are none."""
        self._before = self._known(of)
        self._after = IdeaTyped(idea, question) if idea else None
        self._form.done(of)
        self._trouble.show_sentence("")
        self.on_form_closed()
        if self._after is None:
            self.undo.show_told(_("The idea is no longer told."))
        elif self._before is None:
            self.undo.show_told(_("The idea is kept."))
        else:
            self.undo.show_told(_("The idea is changed."))

    # -- by hand ----------------------------------------------------------------------------------

    def on_idea(self, own: OwnIdea | None) -> None:
        """The form for an idea of the house's own, new or to be changed."""
        if not self._locked:
            self._new.hide()
            self.undo.show_told("")
            self._form.show_idea(own)

    def on_form_closed(self) -> None:
        """Back to the list."""
        self._new.setVisible(not self._locked)
        self._new.setFocus()

    def on_undo(self) -> None:
        """As it was before."""
        self.undo.show_told("")
        after, before = self._after, self._before
        now = next((one.id for one in self._ideas if after and _words(one) == after), NEW)
        if before is not None:
            self.saved.emit(now, before.idea, before.question)
        elif now != NEW:
            self.retired.emit(now)

    def open_idea(self, of: EntryId) -> None:
        """The form for the idea of that id; an empty one where it is none."""
        self.on_idea(next((one for one in self._ideas if one.id == of), None))

    def _known(self, of: EntryId) -> IdeaTyped | None:
        return next((_words(one) for one in self._ideas if one.id == of), None)

    def _row(self) -> WayRow:
        row = WayRow(self._look)
        row.clicked.connect(lambda: self.on_idea(self._ideas[self._column.indexOf(row)]))
        return row

    def _lay_out(self) -> None:
        look, self._list = self._look, QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self._rows = Kept(self._row, self._column.addWidget)
        new = QHBoxLayout()
        new.addWidget(self._new)
        new.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for part in (self._none, self._list, self._form, self.undo, self._trouble):
            column.addWidget(part)
        column.addLayout(new)


def _words(one: OwnIdea) -> IdeaTyped:
    return IdeaTyped(one.written.idea, one.written.question)
