"""What is asked, for whom, and what is left: all that one must know to answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.recovery.deciding import Decision
from assistant.tongue import _, n_
from ui.authority import words
from ui.authority.known import Known
from ui.look import days
from ui.look.advice import AdviceBox
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph

_EARLIER = 3
"""So many earlier failures are told."""


class Asked(QWidget):
    """Read from top to bottom: who, the guest's words, what, the limits."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Paragraph(look, "", "name")
        self._caption = Paragraph(look, "", "caption", "muted")
        self._words = Paragraph(look, "", "big")
        self._thing = Box(look)
        self._kind = Line(look, "", "caption", "muted")
        self._what = Paragraph(look, "", "big")
        self._cost = Line(look, "", "name", elide=False)
        self._told = Paragraph(look, "", "words")
        self._beyond = AdviceBox(look, "circle-alert")
        self._earlier = Paragraph(look, "", "body", "muted")
        thing = QHBoxLayout()
        thing.setSpacing(look.px(14))
        thing.addWidget(self._what, 1)
        thing.addWidget(self._cost, 0, Qt.AlignmentFlag.AlignVCenter)
        self._thing.column.setSpacing(look.px(2))
        self._thing.column.addWidget(self._kind)
        self._thing.column.addLayout(thing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self._title)
        column.addWidget(self._caption)
        column.addSpacing(look.px(8))
        for part in (self._words, self._thing, self._told, self._earlier, self._beyond):
            column.addWidget(part)
            column.addSpacing(look.px(6))

    def show_decision(self, one: Decision, known: Known, now_ms: int) -> None:
        """Another one."""
        self._title.setText(words.title(one, known))
        self._caption.setText(words.caption(one, known, now_ms))
        text = " ".join(one.matter.text.split())
        _say(self._words, _("“{words}”").format(words=text) if text else "")
        self._show_thing(one)
        if not one.waits and one.kind != "own":
            told = words.became(one, known, now_ms)
        elif one.ask is None:
            told = words.reason(one)
        elif one.kind == "own":
            told = words.own(one, known, now_ms)
        else:
            told = "\n".join(words.limits(one, known))
        self._told.setFont(self._look.font("big" if one.is_news else "words"))
        self._told.set_colour("on_tint" if one.is_news else "text")
        _say(self._told, told)
        _say(self._earlier, self._before(one, known, now_ms))
        self._beyond.show_advice(words.beyond(one, known) if one.waits else "")

    def _show_thing(self, one: Decision) -> None:
        ask = one.ask
        self._thing.setVisible(ask is not None)
        if ask is None:
            return
        self._kind.setText(words.kind(ask.gesture))
        self._what.setText(ask.text)
        self._cost.setText(words.amount(ask.cost, ask.currency))
        self._cost.updateGeometry()

    def _before(self, one: Decision, known: Known, now_ms: int) -> str:
        """What went wrong before, the latest first."""
        around = known.arounds.get(one.matter.page)
        if around is None or one.kind == "own":
            return ""
        others = [o for o in around.others if o.is_problem and o.opened_ms < one.matter.opened_ms]
        if not others:
            return ""
        latest = sorted(others, key=lambda other: -other.opened_ms)[:_EARLIER]
        n = len(others)
        head = n_("{n} earlier problem of this guest", "{n} earlier problems of this guest", n)
        told = [
            _("{when}: “{words}”").format(
                when=days.day(o.opened_ms, now_ms), words=" ".join(o.text.split())
            )
            for o in latest
            if o.text and not o.restricted
        ]
        return "\n".join([head.format(n=n), *told])


def _say(part: Paragraph, told: str) -> None:
    part.setText(told)
    part.setVisible(bool(told))
