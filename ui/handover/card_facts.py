"""What there is to know of the item at hand, what colleagues wrote, and where one types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.shift import labels
from ui.handover.note_fields import NoteFields
from ui.handover.passing import Passing
from ui.handover.reading import Known
from ui.handover.reply import Reply
from ui.handover.rows import Row
from ui.handover.signed_line import SignedLine
from ui.handover.talk import Talk
from ui.handover.words import kind_icon, what
from ui.look.face import Face
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.trouble import Trouble


class CardFacts(QWidget):
    """The left column of the card."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sign = QLabel()
        self._kind = Line(look, "", "caption", "muted", elide=False)
        self._name = Line(look, "", "brand", "text")
        self._face = Face(look, 3, 18)
        self._safety = SignedLine(look, "triangle-alert", "strong", "danger", "danger")
        self._what = SignedLine(look, "", "words")
        self._done = SignedLine(look, "check", "body", "muted", "accent")
        self._over = SignedLine(look, "circle-check", "strong", "accent", "accent")
        self._notes = Kept(
            lambda: SignedLine(look, "quote", "words", "text", "accent"), self._add_note
        )
        self._talk = Talk(look)
        self.fields, self.reply, self.passing = NoteFields(look), Reply(look), Passing(look)
        self.trouble = Trouble(look)
        self._lay_out()

    def show_row(self, row: Row, known: Known, now_ms: int, *, fresh: bool) -> None:
        """An item; another one (`fresh`) closes what stands open."""
        look, told, said = self._look, row.one.told, row.one.said
        sign, ink = kind_icon(row)
        self._sign.setPixmap(look.pixmap(sign, ink, 18))
        self._kind.setText(labels.kind_label(told.item.kind))
        self._name.setText(labels.who(told))
        self._name.setVisible(bool(self._name.text()))
        mood = labels.mood(told, now_ms)
        if mood is not None:
            self._face.show_level(mood.level)
        self._face.setVisible(mood is not None)
        self._safety.show_text(labels.safety(told))
        self._done.show_text(labels.done(told, now_ms))
        self._over.show_text(labels.ended(told, now_ms))
        writing = row.part == "draft"
        notes = [one for one in said.notes if one.text and not (writing and one.staff == known.me)]
        for line, note in zip(self._notes.take(len(notes)), notes, strict=True):
            line.show_text(note.text, known.names.get(note.staff, ""))
        self._show_what(row, known, now_ms)
        self._talk.show_questions(said.questions, known, now_ms)
        if fresh:
            self.trouble.show_sentence("")
            self.passing.hide()
        self.fields.show_row(row, known, fresh=fresh)
        self.reply.show_row(row, known, fresh=fresh)

    def _show_what(self, row: Row, known: Known, now_ms: int) -> None:
        """A pinned line is a person's words; what else there is to know has no sign of its own."""
        pin = row.one.told.pin
        self._what.show_sign("quote" if pin is not None else "", "accent")
        lead = known.names.get(pin.staff, "") if pin is not None else ""
        self._what.show_text(what(row, now_ms), lead)

    def _add_note(self, line: SignedLine) -> None:
        self._words.addWidget(line)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        self._sign.setFixedWidth(look.px(18))
        first: list[QWidget] = [self._sign, self._kind, self._name, self._face]
        for part in first:
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self._words = QVBoxLayout()
        self._words.setSpacing(look.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(head)
        for line in (self._safety, self._what, self._done, self._over):
            column.addWidget(line)
        column.addLayout(self._words)
        column.addWidget(self._talk)
        below: list[QWidget] = [self.fields, self.reply, self.passing, self.trouble]
        for part in below:
            column.addWidget(part)
