"""Who sees to the item at hand, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.shift import labels
from assistant.tongue import _
from ui.handover.reading import Known
from ui.handover.rows import Row
from ui.handover.signed_line import SignedLine
from ui.handover.words import owner
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look

INDENT = 20


class CardOwner(QWidget):
    """The middle column of the card."""

    own_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("user-round", "muted", 14))
        sign.setFixedWidth(look.px(INDENT))
        self._sign = sign
        self._name = Line(look, "", "strong", "text")
        self._you = Line(look, "", "caption", "accent", elide=False)
        self._next = SignedLine(look, "arrow-right", "words", "text", indent=INDENT)
        self._take = KeyHint(look, cap("own"), "")
        self._take.clicked.connect(self.own_wanted)
        who = QHBoxLayout()
        who.setSpacing(0)
        who.addWidget(sign)
        who.addWidget(self._name)
        who.addSpacing(look.px(8))
        who.addWidget(self._you)
        who.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(2), 0, 0)
        column.setSpacing(look.px(5))
        column.addLayout(who)
        column.addWidget(self._next)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, row: Row, known: Known, now_ms: int) -> None:
        """Of another item, or what changed."""
        name, you = owner(row, known)
        self._name.setText(name or _("Nobody yet"))
        self._name.set_colour("text" if name else "muted")
        for part in (self._sign, self._name):  # a list of names is nobody's to see to
            part.setVisible(row.one.told.item.kind != "others")
        self._you.setText(you)
        self._next.show_text(labels.next_step(row.one.told, row.one.said, now_ms))
        passes = bool(you) or row.part == "draft"
        words = _("Pass it on") if passes else _("Take it over")
        self._take.show_word(words)
        self._take.setVisible(can_be_passed(row))


def can_be_passed(row: Row) -> bool:
    """Whether somebody sees to it; not to what is over or was given, nor to a list of names."""
    told = row.one.told
    return not told.over_ms and told.item.kind not in ("gesture", "others")
