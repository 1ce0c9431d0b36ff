"""Two cards side by side: what holds, what is kept as what it was, and the key that joins them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.view import GuestView
from assistant.tongue import _
from ui.counter.joined_words import old_told
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.merging.field_list import FieldList
from ui.merging.heads import Heads
from ui.merging.words import field_pairs

LOW = 360
"""Lower than this, at 100 %, there is room for the fields alone."""


class Sides(Panel):
    """Fed with two cards; the left one stays."""

    joined = Signal(dict)
    """What was chosen: the words of `merge_acts.merge`."""
    apart = Signal()
    """Two different people."""
    perhaps = Signal()
    """To be looked at by who may join them."""
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.heads, self.list = Heads(look), FieldList(look)
        self._title = Line(look, _("Is this one guest?"), "section", "muted")
        self._old = Paragraph(look, "", "body", "muted")
        self._trouble = Trouble(look)
        self._join = KeyedButton(look, _("Join"), cap("save"), primary=True)
        self._apart = KeyedButton(look, label("two-people"), cap("two-people"))
        self.list.setMinimumHeight(look.px(44))
        self._perhaps = KeyedButton(look, _("Perhaps"), cap("perhaps-same"), plain=True)
        self._back = KeyedButton(look, _("Back"), cap("cancel"), plain=True)
        self._hints = (
            KeyHint(look, "←", _("take the left one")),
            KeyHint(look, "→", _("take the right one")),
            KeyHint(look, "B", _("take both")),
        )
        self._perhaps.setToolTip(label("perhaps-same"))
        self._busy = False
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def show_guests(self, ours: GuestView, theirs: GuestView) -> None:
        """Two cards; of each field what is on file, where there is only one."""
        self._busy = False
        self._trouble.show_sentence("")
        self.heads.show_guests(ours, theirs)
        self.list.show_fields(field_pairs(ours, theirs))
        self.list.scrollToTop()
        self._show_old()

    def refused(self, sentence: str) -> None:
        """It was not done."""
        self._busy = False
        self._trouble.show_sentence(sentence)

    def join(self) -> None:
        """Both are one from now on."""
        if self._busy:
            return
        self._busy = True
        sides = {one.field: one.side for one in self.list.fields}
        theirs = [field for field, side in sides.items() if side == "theirs"]
        self.joined.emit(
            {
                "theirs": [field for field in theirs if field not in ("phone", "email")],
                "phones": sides.get("phone", "both"),
                "emails": sides.get("email", "both"),
            }
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low the names over the columns go, as they stand in the first field as well,
        and what is told of old values, which the card shows."""
        super().resizeEvent(event)
        is_low = self.height() < self._look.px(LOW)
        self.heads.setVisible(not is_low)
        self._old.setVisible(not is_low)

    def _show_old(self) -> None:
        old = old_told((one.field, one.old) for one in self.list.fields if one.is_open)
        told = _("Everything written on both cards stays. Kept as what it was: {old}")
        plain = _("Everything written on both cards stays.")
        self._old.setText(told.format(old=old) if old else plain)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_old)
        for hint, side in zip(self._hints, ("ours", "theirs", "both"), strict=True):
            hint.clicked.connect(lambda checked=False, side=side: self.list.choose_side(side))
        for button, act, done in (
            (self._join, "save", self.join),
            (self._apart, "two-people", self.apart.emit),
            (self._perhaps, "perhaps-same", self.perhaps.emit),
            (self._back, "cancel", self.closed.emit),
        ):
            button.clicked.connect(lambda checked=False, done=done: done())
            bind(self, act, done)

    def _lay_out(self) -> None:
        px = self._look.px
        self.column.setContentsMargins(px(4), px(12), px(4), px(12))
        self.column.setSpacing(px(6))
        head, first = QVBoxLayout(), FlowLayout(spacing=px(10))
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addLayout(first)
        first.addWidget(self._title)
        for hint in self._hints:
            first.addWidget(hint)
        self.column.addLayout(head)
        self.column.addWidget(self.heads)
        self.column.addWidget(hairline())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(hairline())
        below = QWidget()
        told = QVBoxLayout(below)
        told.setContentsMargins(px(16), px(4), px(16), 0)
        told.setSpacing(px(8))
        told.addWidget(self._old)
        told.addWidget(self._trouble)
        foot = FlowLayout(spacing=px(10))
        for button in (self._join, self._apart, self._perhaps, self._back):
            foot.addWidget(button)
        told.addLayout(foot)
        self.column.addWidget(below)
