"""At the steps of listening and apologising: the guest's words, and what one would say oneself."""

from PySide6.QtGui import QGuiApplication

from assistant.recovery import acts
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.keys import cap
from ui.look.lines import TypedWords, labelled
from ui.look.look import Look
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names


class Heard(Form):
    """The words can be put right; one's own are tried out here."""

    FIELDS = ("text", "own")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        name = _("What happened, in the guest’s words")
        self._text = TypedWords(look, name, _("Enter writes it down"), most=3)
        own = _("What you would say or write")
        hint = _("Try it here: what takes an apology back is marked. {key} copies it.")
        field = TypedWords(look, own, hint.format(key=cap("copy-own")), least=2, most=5)
        self._own = hear(look, field, "said")
        self.add_edit("text", self._text)
        self.add_edit("own", self._own)
        self._story = labelled(look, name, self._text)
        self.column.addWidget(self._story)
        self.column.addWidget(labelled(look, own, self._own))
        self.column.addWidget(self.trouble)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The guest's words as they are on file."""
        self._text.show_value(known.view.text)
        self._story.setVisible(self._text.differs or not known.view.text or self._text.hasFocus())

    def tell_again(self) -> None:
        """The guest's words, to put them right: they stand in the head of the page otherwise."""
        self._story.show()
        self._text.setFocus()

    def begin(self) -> None:
        """What happened is written first; then one's own words."""
        (self._own if self.filled("text") else self._text).setFocus()

    def on_entered(self, name: str) -> None:
        """One's own words are not written down."""
        if name == "text":
            self.entered.emit()

    def deeds(self) -> list[Deed]:
        """The guest's words, where they changed."""
        if not self._text.typed.strip():
            return []
        return [Deed(acts.change, {"text": self.filled("text")}, self.sent("text"))]

    def copy_own(self) -> None:
        """Put one's own words on the clipboard."""
        if self.filled("own"):
            QGuiApplication.clipboard().setText(self.filled("own"))
