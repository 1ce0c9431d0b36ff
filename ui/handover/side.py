"""Beside the items: words to all, who reads and how far they are, and what is for others only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.journal.stamp import StaffId
from assistant.tongue import _, n_, p_
from ui.handover.reading import Known
from ui.handover.rows import progress
from ui.handover.words import hidden, unread_since
from ui.look import days
from ui.look.avatar import Avatar
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.tinted import Tinted

MOST = 12
"""People that are told one by one."""


class Side(QWidget):
    """A column of quiet panels; one without anything to say is not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words, self._people = Panel(look), Panel(look)
        self._title = Line(look, "", "section", "muted")
        self._said = Kept(lambda: _Said(look), self._words.column.addWidget)
        self._people.column.addWidget(self._title)
        self._people.column.setSpacing(look.px(12))
        self._readers = Kept(lambda: _Reader(look), self._people.column.addWidget)
        self._late = _Late(look)
        self._hidden = _Hidden(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for part in (self._words, self._people, self._late, self._hidden):
            column.addWidget(part)
        column.addStretch(1)

    def show_known(self, known: Known, now_ms: int, *, writing: bool) -> None:
        """A sheet, or what changed on it. One's own words to all stand in the field instead."""
        view = known.view
        said = [
            one
            for one in (view.words if view is not None else ())
            if not (writing and one.staff == known.me)
        ]
        for part, one in zip(self._said.take(len(said)), said, strict=True):
            part.show_words(known.names.get(one.staff, ""), one.text)
            part.show()
        self._words.setVisible(bool(said))
        self._show_people(known, now_ms, writing=writing)
        self._late.show_sentence("" if writing else unread_since(known, now_ms))
        self._hidden.show_sentence(hidden(known.sheet.hidden if known.sheet is not None else 0))

    def _show_people(self, known: Known, now_ms: int, *, writing: bool) -> None:
        people = known.readers[:MOST]
        for row, staff in zip(self._readers.take(len(people)), people, strict=True):
            row.show_reader(known, staff, now_ms, writing=writing)
            row.show()
        number = len(known.readers)
        told = _("At work") if writing else n_("{n} reader", "{n} readers", number)
        self._title.setText(told.format(n=count(number)))
        self._people.setVisible(bool(people))


class _Said(QWidget):
    """A colleague's words to all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._who = Line(look, "", "section", "muted")
        self._words = Paragraph(look, "", "words", "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self._who)
        column.addWidget(self._words)

    def show_words(self, name: str, text: str) -> None:
        """Whose, and what."""
        self._who.setText(_("{name} to all").format(name=name))
        self._words.setText(text)


class _Reader(QWidget):
    """Who is at work, and how much of it they have read."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._face = Avatar(look, "", 30)
        self._name = Line(look, "", "strong", "text")
        self._you = Line(look, "", "caption", "accent", elide=False)
        self._state = Line(look, "", "caption", "muted")
        self._count = Line(look, "", "body", "muted", elide=False)
        first = QHBoxLayout()
        first.setSpacing(look.px(6))
        first.addWidget(self._name)
        first.addWidget(self._you)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(first)
        lines.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(self._face)
        row.addLayout(lines, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_reader(self, known: Known, staff: StaffId, now_ms: int, *, writing: bool) -> None:
        """How far somebody is."""
        name = known.names.get(staff, "")
        self._face.show_name(name)
        self._name.setText(name)
        self._you.setText(_("you") if staff == known.me else "")
        duty = known.sheet.duty if known.sheet is not None else {}
        since_ms = duty.get(staff, 0)
        if writing:
            since = p_("at work", "since {time}").format(time=days.moment(since_ms, now_ms))
            self._state.setText(since if since_ms else "")
            self._count.setText("")
        else:
            read, whole = progress(known, staff)
            self._state.setText(self._read_words(known, staff, now_ms, read, whole))
            self._count.setText(f"{count(read)} / {count(whole)}")
        self._state.setVisible(bool(self._state.text()))

    @staticmethod
    def _read_words(known: Known, staff: StaffId, now_ms: int, read: int, whole: int) -> str:
        if not whole:
            return ""
        if read == whole:
            last_ms = max(one.said.signed.get(staff, 0) for one in known.items)
            return _("all signed, {time}").format(time=days.moment(last_ms, now_ms))
        return _("reading") if read else _("not begun")


class _Late(Tinted):
    """That nobody has read it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "warn")
        sign = QLabel()
        sign.setPixmap(look.pixmap("clock", "warn", 16))
        self._words = Paragraph(look, "", "body", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_sentence(self, sentence: str) -> None:
        """For how long; "" where it is not so."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class _Hidden(QWidget):
    """That there is more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 15))
        self._words = Paragraph(look, "", "caption", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), 0, look.px(12), 0)
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_sentence(self, sentence: str) -> None:
        """How much; "" for nothing."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
