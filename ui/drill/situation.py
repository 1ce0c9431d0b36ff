"""The situation, large and calm: where and when, what is told, who it is, what is asked."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.guests.view import GuestView
from assistant.tongue import LANGUAGES, _, listed, sentences
from assistant.words.drill import Drill, asked, seen, told
from ui.look.avatar import Avatar
from ui.look.chip import Chip, ChipKind
from ui.look.flow import FlowLayout
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph

_ChipWords = tuple[str, ChipKind, str]


class SituationPanel(Panel):
    """Fed with a `Drill`."""

    PAD = 20

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._sign = QLabel()
        self._where = Line(look, "", "section", "muted", elide=False)
        self._told = Paragraph(look, "", "big")
        self._avatar = Avatar(look, size=40)
        self._name = Paragraph(look, "", "brand")
        self._reading = Line(look, "", "body", "muted")
        self._chips: list[Chip] = []
        self._asked = Paragraph(look, "", "name", "accent")
        self._lay_out()

    @property
    def told(self) -> str:
        """All that is told, for who cannot see it."""
        return sentences(self._told.text(), self._asked.text())

    def show_drill(self, drill: Drill) -> None:
        """Another situation."""
        calls = drill.channel == "telephone"
        place = _("On the telephone") if calls else _("At the counter")
        self._sign.setPixmap(self._look.pixmap("phone" if calls else "concierge-bell", "muted", 17))
        self._where.setText(listed((place, f"{drill.now:%H:%M}")))
        self._told.setText(sentences(*told(drill)))
        self._asked.setText(asked(drill))
        self._show_guest(seen(drill), drill.now)

    def _show_guest(self, view: GuestView, now: datetime) -> None:
        who = view.identity
        self._avatar.show_name(who.name)
        self._avatar.setVisible(bool(who.name))
        self._name.setText(who.name or _("Nobody on file"))
        self._reading.setText(who.reading)
        self._reading.setVisible(bool(who.reading))
        for old in self._chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [
            Chip(self._look, text, kind, icon)
            for text, kind, icon in _chips(view, int(now.timestamp() * 1000))
        ]
        for chip in self._chips:
            self._row.addWidget(chip)

    def _lay_out(self) -> None:
        px = self._look.px
        facts = QWidget()
        self._row = FlowLayout(facts, px(8))
        for part in (self._name, self._reading):
            self._row.addWidget(part)
        guest = QHBoxLayout()
        guest.setSpacing(px(12))
        guest.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        guest.addWidget(facts, 1, Qt.AlignmentFlag.AlignVCenter)
        guest.addWidget(self._sign)
        guest.addWidget(self._where)
        column: QVBoxLayout = self.column
        column.setSpacing(px(14))
        column.addLayout(guest)
        column.addWidget(self._told)
        column.addWidget(self._asked)


def _chips(view: GuestView, now_ms: int) -> Iterator[_ChipWords]:
    """What the card would show of the guest: safety first, then wishes, then the language."""
    signs = {"allergy": "triangle-alert", "access": "accessibility"}
    for care in view.care:
        yield care.text, "danger", signs.get(care.care, "heart")
    if view.identity.quiet:
        yield _("Greet quietly"), "plain", "volume-x"
    for like in view.preferences:
        question = like.is_question(now_ms)
        yield like.text, "dotted" if question else "filled", "eye" if question else "message-circle"
    yield LANGUAGES[view.identity.language], "outlined", "languages"
