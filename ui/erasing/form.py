"""What is asked before a guest is erased: the reason, and a second person where the house wants."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.privacy.erase_acts import TEXT_MOST
from assistant.privacy.erasure import NOBODY, Reason
from assistant.tongue import _
from ui.erasing.words import REASONS
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.people.joining import PIN_LONGEST

_FIRST = "asked"


class EraseForm(QWidget):
    """The words stay where something is wrong; the PIN goes."""

    wanted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._confirms = ""
        choices = [(one, _(words)) for one, words in REASONS.items()]
        self._reason = ChoiceField(look, _("Why"), choices)
        self._reason.choose(_FIRST, _(REASONS["asked"]))
        self._text = Field(
            look,
            _("In a few words, if need be"),
            note=_("These words stay when all else is gone: without a name, please."),
        )
        self._text.edit.setMaxLength(TEXT_MOST)
        self._second = Paragraph(look, "", "body", "text")
        self._who = ChoiceField(look, _("Who confirms it"), [])
        self._pin = Field(look, _("PIN of who confirms it"))
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.setMaxLength(PIN_LONGEST)
        self.trouble = Trouble(look)
        self._erase = KeyedButton(look, _("Erase for good"), cap("save"), primary=True)
        cancel = KeyedButton(look, _("Back to the card"), cap("cancel"), plain=True)
        self._erase.clicked.connect(self.wanted)
        cancel.clicked.connect(self.left)
        for field in (self._text, self._pin):
            field.edit.textEdited.connect(lambda: self.trouble.show_sentence(""))
        foot = QHBoxLayout()
        foot.setSpacing(look.px(10))
        foot.addWidget(self._erase)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for part in (self._reason, self._text, self._second, self._who, self._pin, self.trouble):
            column.addWidget(part)
        column.addLayout(foot)
        self.setFocusProxy(self._reason)

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self._confirms = ""
        self._reason.choose(_FIRST, _(REASONS["asked"]))
        self._text.set_text("")
        self._pin.set_text("")
        self.trouble.show_sentence("")
        self.wait(waiting=False)

    def resume(self, reason: Reason, text: str, second: StaffId = NOBODY) -> None:
        """Go on with what was chosen and typed; `second` is chosen once they are known."""
        self._confirms = second.hex()
        self._reason.choose(reason, _(REASONS[reason]))
        self._text.set_text(text)

    def show_second(self, people: Sequence[tuple[StaffId, str, bool]], *, needed: bool) -> None:
        """Who may confirm: page, name, and whether there is a PIN."""
        ready = [(page, name) for page, name, has_pin in people if has_pin]
        before = self._who.value or self._confirms
        self._who.show_choices([(page.hex(), name) for page, name in ready])
        if before:
            self._who.choose_known(before)
        told = _("The house wants a second person for this: two pairs of eyes.")
        if needed and not ready:
            told = _("The house wants a second person for this, but nobody else who may confirm it "
                     "has a PIN yet.")  # fmt: skip
        self._second.setText(told)
        self._second.setVisible(needed)
        for part in (self._who, self._pin):
            part.setVisible(needed and bool(ready))

    @property
    def reason(self) -> Reason:
        """Why."""
        return self._reason.value  # type: ignore[return-value]  # the list has those only

    @property
    def text(self) -> str:
        """The words that stay."""
        return self._text.text()

    @property
    def second(self) -> tuple[StaffId, str]:
        """Who confirms, and the PIN."""
        chosen = self._who.value if not self._who.isHidden() else ""
        return (StaffId(bytes.fromhex(chosen)) if chosen else NOBODY), self._pin.edit.text()  # type: ignore[arg-type]

    def wait(self, *, waiting: bool) -> None:
        """It is on its way."""
        self._erase.setEnabled(not waiting)

    def refused(self, sentence: str) -> None:
        """It could not be done; nothing was erased."""
        self._pin.set_text("")
        self.wait(waiting=False)
        self.trouble.show_sentence(sentence)
