"""What can be done with the item at hand, and who has read it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.handover.marks import Marks
from ui.handover.reading import Known
from ui.handover.rows import Row, is_read, marks
from ui.handover.signed_line import SignedLine
from ui.handover.words import reply_label
from ui.look import days
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.look import Look


class CardActs(QWidget):
    """The right column of the card."""

    sign_wanted = Signal()
    reply_wanted = Signal()
    note_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sign = KeyedButton(look, _("Sign"), cap("sign-item"), primary=True, icon="check")
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Return on the list is the way
        self._signed = SignedLine(look, "circle-check", "strong", "accent", "accent", indent=22)
        self._reply = KeyHint(look, cap("ask-back"), "")
        self._note = KeyHint(look, cap("note-item"), _("Your words"))
        self._open = KeyHint(look, cap("open-item"), "")
        self._marks = Marks(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(3))
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._signed)
        for hint in (self._reply, self._note, self._open):
            column.addWidget(hint, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(look.px(2))
        column.addWidget(self._marks)
        self._sign.clicked.connect(self.sign_wanted)
        self._reply.clicked.connect(self.reply_wanted)
        self._note.clicked.connect(self.note_wanted)
        self._open.clicked.connect(self.open_wanted)

    def show_row(self, row: Row, known: Known, now_ms: int) -> None:
        """Of another item, or what changed."""
        said, writing = row.one.said, row.part == "draft"
        read = row.part == "read" or is_read(known.me, said)
        self._sign.setVisible(not (writing or read or known.is_mine))
        signed_ms = said.signed.get(known.me, 0) if known.me is not None else 0
        told = _("Read {time}").format(time=days.moment(signed_ms, now_ms)) if signed_ms else ""
        self._signed.show_text(told if read and not writing else "")
        self._reply.show_word(reply_label(row, known))
        self._reply.setVisible(not writing)
        self._note.setVisible(writing)
        told_of = row.one.told
        self._open.show_word(_about(row))
        self._open.setVisible(told_of.matter is not None or bool(told_of.guest))
        self._marks.show_marks([] if writing else marks(known, row.one))


def _about(row: Row) -> str:
    """What Alt+Enter opens."""
    matter = row.one.told.matter
    if matter is None:
        return _("The guest")
    return _("The problem") if matter.is_problem else _("The promise")
