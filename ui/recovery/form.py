"""What a form on this page is: fields, the deeds that they amount to, a sentence when refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.lines import TypedLine, TypedWords
from ui.look.look import Look
from ui.look.trouble import Trouble
from ui.recovery.deeds import Deed
from ui.recovery.known import Known, Names
from ui.recovery.typed import Typed

Edit = TypedLine | TypedWords


class Form(QWidget):
    """A column (`column`) of fields. What is typed is kept by `typed` until it is on disk."""

    entered = Signal()
    """Enter: write what stands here."""
    closed = Signal()
    """What was to be done here is done, or is not wanted."""

    FIELDS: tuple[str, ...] = ()
    """The names of the fields, the first one the one to begin with."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.edits: dict[str, Edit] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(8))
        self.trouble = Trouble(look)

    def add_edit(self, name: str, edit: Edit) -> None:
        """A field of the form, by the name under which its words are kept."""
        self.edits[name] = edit
        edit.entered.connect(lambda: self.on_entered(name))
        edit.textChanged.connect(lambda *changed: self.trouble.show_sentence(""))

    def begin(self) -> None:
        """The keys go to the field to begin with."""
        self.setFocus()

    def on_entered(self, name: str) -> None:
        """Enter in the field called `name`."""
        self.entered.emit()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now; words half typed stay."""

    def deeds(self) -> list[Deed]:
        """What is to be written; empty when there is nothing. Refused where it makes no sense."""
        return []

    def done(self, deed: Deed) -> None:
        """A deed is on disk."""
        for name, sent in deed.fields.items():
            if name in self.edits:
                self.edits[name].empty(sent)

    def refused(self, sentence: str) -> None:
        """It could not be written; everything typed is still here."""
        self.trouble.show_sentence(sentence)

    @property
    def typed(self) -> dict[str, str]:
        """What is typed and not on file."""
        return {name: edit.typed for name, edit in self.edits.items() if edit.typed.strip()}

    def resume(self, typed: Typed) -> None:
        """Another matter: what was typed about it before."""
        self.trouble.show_sentence("")
        for name, edit in self.edits.items():
            edit.show_value("")
            fresh = typed.get(name, "")
            if isinstance(edit, TypedLine):
                edit.setText(fresh)
            else:
                edit.setPlainText(fresh)

    def filled(self, name: str) -> str:
        """What stands in a field, without the spaces around it."""
        edit = self.edits[name]
        return (edit.text() if isinstance(edit, TypedLine) else edit.words).strip()

    def sent(self, *names: str) -> dict[str, str]:
        """What stands in fields now, as a deed remembers it."""
        texts = {name: self.edits[name] for name in names}
        return {n: e.text() if isinstance(e, TypedLine) else e.words for n, e in texts.items()}
