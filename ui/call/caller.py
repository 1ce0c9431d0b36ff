"""Who is calling: a line that looks up while one types, and what must be known of who it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.guests.lookup.find import Hit
from assistant.guests.view import GuestView
from assistant.tongue import _
from ui.call.essentials import Essentials
from ui.call.newcomer import NewCaller, NewTyped
from ui.call.read_back import ReadBack
from ui.counter.matter_words import Known, Open
from ui.listening.hear import about, hear
from ui.look.flow import FlowLayout
from ui.look.guest_field import GuestField
from ui.look.key_hint import KeyHint
from ui.look.keycap import KeyCap
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.lines import TypedLine
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall
from ui.look.trouble import Trouble

LEAST = 150
"""Pixels at 100 %: who it is can always be seen; in less the page scrolls as a whole."""


class CallerPanel(Panel):
    """The name on top, what is noted during the call at the foot; between them who it is."""

    newcomer_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        hint = _("Name, or four digits of the number")
        self.field = GuestField(look, label("caller"), hint)
        self.field.line.setFont(look.font("big"))
        self.newcomer, self.read_back = NewCaller(look), ReadBack(look)
        self.note = hear(look, TypedLine(look, label("call-note")), "note")
        self._essentials = Essentials(look)
        self._nobody = Paragraph(look, "", "body", "muted")
        self._new = KeyHint(look, cap("newcomer"), label("newcomer"))
        self._card = KeyHint(look, cap("call-card"), label("call-card"))
        self._trouble = Trouble(look)
        self._new.clicked.connect(self.newcomer_wanted)
        self._card.clicked.connect(self.card_wanted)
        self._lay_out()
        self.setFocusProxy(self.field)
        self.show_nobody()

    def show_offered(self, typed: str, hits: Sequence[Hit]) -> None:
        """The answer to what is typed."""
        self.field.show_offered(typed, hits)
        words = _("Nobody is on file as “{query}”.").format(query=typed.strip())
        nobody = bool(typed.strip()) and not hits and self.field.chosen is None
        self._nobody.setText(words)
        self._nobody.setVisible(nobody and typed.strip() == self.field.text)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._essentials.hide()
        self._card.hide()
        self._new.show()
        about(self)

    def show_guest(self, view: GuestView, now: Open, known: Known) -> None:
        """Who it is, or the same guest a moment later."""
        self._essentials.show_guest(view, now, known)
        self.newcomer.hide()
        self._nobody.hide()
        self._essentials.show()
        self._card.show()
        self._new.hide()
        about(self, [view.identity.name], view.identity.language)

    def meet(self, typed: NewTyped | None = None) -> None:
        """The small form for who is on file nowhere, with what was typed."""
        self.settle()
        self._new.hide()
        if typed is None:
            self.newcomer.begin(self.field.text, self.read_back.text)
        else:
            self.newcomer.resume(typed)

    def settle(self) -> None:
        """The choice is made: the others are put away."""
        self.field.offered.hide()
        self._nobody.hide()

    def show_trouble(self, sentence: str) -> None:
        """What stands in the way; "" for nothing."""
        self._trouble.show_sentence(sentence)

    def _lay_out(self) -> None:
        look = self._look
        middle = Tall()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, look.px(6), 0)
        inside.setSpacing(look.px(10))
        keys = QWidget()
        flow = FlowLayout(keys, look.px(10))
        for hint in (self._new, self._card):
            flow.addWidget(hint)
        offered = self.field.offered
        parts = (offered, self._nobody, self.newcomer, self._essentials, keys)
        for part in parts:
            inside.addWidget(part)
        inside.addStretch(1)
        offered.hide()
        self._nobody.hide()
        self.column.setSpacing(look.px(10))
        self.column.addLayout(self._headed("caller", self.field))
        scroll = Scrolling(middle)
        scroll.setMinimumHeight(look.px(LEAST))
        self.column.addWidget(scroll, 1)
        self.column.addWidget(self._trouble)
        self.column.addWidget(hairline())
        self.column.addWidget(self.read_back)
        self.column.addLayout(self._headed("call-note", self.note))

    def _headed(self, act: str, field: QWidget) -> QVBoxLayout:
        """`field` below its name and its key."""
        look = self._look
        name = Line(look, label(act), "section", "muted")
        name.setBuddy(field)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(KeyCap(look, cap(act)))
        column = QVBoxLayout()
        column.setSpacing(look.px(4))
        column.addLayout(head)
        column.addWidget(field)
        return column
