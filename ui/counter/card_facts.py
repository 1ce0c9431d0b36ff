"""The quieter rows of the card: ties, notes, visits, how to reach the guest."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.view import GuestView
from assistant.journal.stamp import StaffId
from assistant.tongue import _, n_
from ui.counter.card_joined import CardJoined
from ui.counter.card_words import DOT, birthday_words, channel_word, signed
from ui.counter.fact_row import FactRow
from ui.counter.private_words import private_words
from ui.look import days
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keyed_button import KeyedButton
from ui.look.keys import label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.masked import is_revealed, masked
from ui.look.paragraph import Paragraph

NOTES, TIES, VISITS = 3, 4, 6


class _Written(Protocol):
    """A line somebody wrote: a tie or a note."""

    @property
    def text(self) -> str: ...
    @property
    def staff(self) -> StaffId: ...
    @property
    def when_ms(self) -> int: ...


class _SignedLine(QWidget):
    """Words, and below them who wrote them and when."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._text = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(5), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._text)
        column.addWidget(self._signed)

    def show_line(self, text: str, by: str) -> None:
        self._text.setText(text)
        self._signed.setText(by)


class _Lines(QWidget):
    """Some signed lines under each other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self._kept = Kept(lambda: _SignedLine(look), column.addWidget)

    def show_lines(
        self, lines: Sequence[_Written], now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        for row, line in zip(self._kept.take(len(lines)), lines, strict=True):
            row.show_line(line.text, signed(line.staff, days.day(line.when_ms, now_ms), names))
            row.show()


class CardFacts(QWidget):
    """Rows on the card's label column; a row with nothing to say is not there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ties, self._notes = _Lines(look), _Lines(look)
        self._visits, self._reach = _paragraph(look, 5), _paragraph(look, 9)
        self.details = KeyedButton(look, _("Details"), icon="pen-line", plain=True)
        self.book = KeyedButton(look, label("open-book"), icon="file-text", plain=True)
        reach, acts = QWidget(), QWidget()
        flow = FlowLayout(acts, look.px(4))
        for button in (self.details, self.book):
            flow.addWidget(button)
        under = QVBoxLayout(reach)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self._reach)
        under.addWidget(acts)
        self._private = _paragraph(look, 5)
        self._rows = {
            "ties": FactRow(look, "ties", self._ties),
            "notes": FactRow(look, "notes", self._notes),
            "visits": FactRow(look, "visits", self._visits),
            "private": FactRow(look, "private", self._private),
            "reach": FactRow(look, "reach", reach, 38),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        for row in self._rows.values():
            column.addWidget(row)
        self.joined = CardJoined(look)
        column.addWidget(self.joined)

    def show_facts(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        """Another guest's."""
        self._ties.show_lines(view.ties[-TIES:][::-1], now_ms, names)
        self._notes.show_lines(view.notes[-NOTES:][::-1], now_ms, names)
        visits = _visits(view, now_ms)
        self._visits.setText(visits)
        self._reach.setText(_reach(view, now_ms))
        self.joined.show_joins(view, names)
        self._rows["ties"].setVisible(bool(view.ties))
        self._rows["notes"].setVisible(bool(view.notes))
        self._rows["visits"].setVisible(bool(visits))
        private = private_words(view)
        self._private.setText(private)
        self._rows["private"].setVisible(bool(private))


def _paragraph(look: Look, above: int) -> Paragraph:
    """With the air above that brings its first line level with the label."""
    words = Paragraph(look, "", "body")
    words.setContentsMargins(0, look.px(above), 0, look.px(above))
    return words


def _visits(view: GuestView, now_ms: int) -> str:
    """The last ones, newest first, and those from before Salve."""
    parts = []
    for visit in view.visits[-VISITS:][::-1]:
        day = days.day(visit.arrived_ms, now_ms)
        if visit.channel == "in-person":
            parts.append(day)
        else:
            parts.append(_("{day} {channel}").format(day=day, channel=channel_word(visit.channel)))
    more = len(view.visits) - VISITS
    if more > 0:
        parts.append(n_("and {n} more", "and {n} more", more).format(n=more))
    if view.earlier_visits:
        n = view.earlier_visits
        parts.append(n_("{n} before Salve", "{n} before Salve", n).format(n=n))
    return DOT.join(parts)


def is_masked(view: GuestView) -> bool:
    """Whether the card has a telephone number or e-mail that it does not show in whole."""
    return bool(view.identity.phones or view.identity.emails) and not is_revealed(view.page)


def _reach(view: GuestView, now_ms: int) -> str:
    """Phones, addresses, birthday, and when we met; never empty, as everybody was met one day."""
    who = view.identity
    parts = [masked(one, view.page) for one in (*who.phones, *who.emails)]
    if who.birthday:
        told = birthday_words(who.birthday, now_ms)
        parts.append(_("birthday {day}").format(day=told))
    if not parts:
        met = datetime.fromtimestamp(view.met_ms / 1000).date()
        parts.append(_("On file since {day}").format(day=days.plain_day(met)))
    return DOT.join(parts)
