"""What must be known of who is on the line: safety, what is open, what was promised, the mood."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.guests.standing import in_house
from assistant.guests.view import GuestView
from assistant.journal.stamp import StaffId
from assistant.recovery.standing import open_promises
from assistant.tongue import _
from assistant.words.situation import asked, stated
from ui.counter.card_words import (
    DOT,
    address_words,
    care_word,
    here_words,
    mood_now,
    signed,
    visits_words,
)
from ui.counter.fact_row import FactRow
from ui.counter.matter_words import (
    URGENT,
    Known,
    Open,
    mistake_words,
    owned,
    promise_lead,
    promise_rest,
    title,
)
from ui.counter.strip import Strip
from ui.look import days
from ui.look.avatar import Avatar
from ui.look.face import Face
from ui.look.kept import Kept
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.paragraph import Paragraph
from ui.look.tinted import Tone

_ORDER = {"allergy": 0, "access": 1, "other": 2}
MOST_LIKED, MOST_NOTES, MOST_MISTAKES = 3, 2, 2


class Told(NamedTuple):
    """One strip."""

    tone: Tone
    sign: str
    word: str
    text: str = ""
    signed: str = ""


def strips(view: GuestView, now: Open, known: Known) -> list[Told]:
    """What is known before the first sentence, the gravest first."""
    found = [_care(one.care, one.text) for one in sorted(view.care, key=lambda c: _ORDER[c.care])]
    for matter in now.problems:
        word = _("Open problem")
        found.append(Told("warn", "life-buoy", word, title(matter), owned(matter, known)))
    of_problems = [one for matter in now.problems for one in open_promises(matter)]
    for promise in sorted([*of_problems, *now.promises], key=lambda one: one.due_ms):
        tone: Tone = "warn" if known.stage(promise) in URGENT else "calm"
        told = promise_lead(promise, known)
        found.append(Told(tone, "hand-heart", told, "", promise_rest(promise, known)))
    pending = [one for one in reversed(view.mistakes) if not one.remedy][:MOST_MISTAKES]
    for one in pending:
        by = signed(one.staff, days.day(one.when_ms, known.now_ms), known.names)
        found.append(Told("warn", "circle-alert", _("Not yet put right"), mistake_words(one), by))
    if view.identity.quiet:
        found.append(Told("calm", "volume-x", _("Greet quietly"), _("Please do not say the name.")))
    return found


def _care(care: str, text: str) -> Told:
    sign, word = care_word(care)  # type: ignore[arg-type]
    return Told("calm" if care == "other" else "danger", sign, word, text)


class Essentials(QWidget):
    """The head of the card in small; the card itself is one key away."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._avatar = Avatar(look, size=44)
        self._name = Paragraph(look, "", "brand")
        self._about = Paragraph(look, "", "caption", "muted")
        self._face, self._mood = Face(look, 3, 22), Paragraph(look, "", "body")
        self._told = {which: Paragraph(look, "", "body") for which in ("said", "ask", "notes")}
        self._reach = Paragraph(look, "", "body")
        self._lay_out()

    def show_guest(self, view: GuestView, now: Open, known: Known) -> None:
        """Another guest, or the same one later."""
        who, now_ms = view.identity, known.now_ms
        self._avatar.show_name(who.name, in_house(view, now_ms))
        self._name.setText(f"{who.name}\u2002{who.reading}" if who.reading else who.name)
        about = (visits_words(view, now_ms), here_words(view, now_ms), address_words(who))
        self._about.setText(DOT.join(filter(None, about)))
        found = strips(view, now, known)
        for strip, told in zip(self._strips.take(len(found)), found, strict=True):
            strip.show_strip(*told)
            strip.show()
        self._show_mood(view, now_ms, known.names)
        self._show_rows(view, now_ms)

    def _show_mood(self, view: GuestView, now_ms: int, names: Mapping[StaffId, str]) -> None:
        self._mood_row.setVisible(bool(view.moods))
        if view.moods:
            latest = view.moods[-1]
            by = signed(latest.staff, days.moment(latest.when_ms, now_ms), names)
            self._face.show_level(latest.level)
            self._mood.setText(DOT.join((mood_now(latest), by)))

    def _show_rows(self, view: GuestView, now_ms: int) -> None:
        likes = [one.text for one in stated(view, now_ms)[:MOST_LIKED]]
        ask = [one.text for one in asked(view, now_ms)[:MOST_LIKED]]
        notes = [one.text for one in view.notes[::-1][:MOST_NOTES]]
        for which, texts in (("said", likes), ("ask", ask), ("notes", notes)):
            self._told[which].setText(DOT.join(texts))
            self._rows[which].setVisible(bool(texts))
        who = view.identity
        reach = [masked(one, view.page) for one in (*who.phones, *who.emails)]
        self._reach.setText(DOT.join(reach))
        self._rows["reach"].setVisible(bool(reach))

    def _strip(self) -> Strip:
        strip = Strip(self._look)
        strip.set_narrow(True)
        return strip

    def _lay_out(self) -> None:
        look = self._look
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        self._mood_row = QWidget()
        mood = QHBoxLayout(self._mood_row)
        mood.setContentsMargins(look.px(14), 0, 0, 0)
        mood.setSpacing(look.px(10))
        mood.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        mood.addWidget(self._mood, 1, Qt.AlignmentFlag.AlignVCenter)
        for_strips = QVBoxLayout()
        for_strips.setSpacing(look.px(6))
        self._strips = Kept(self._strip, for_strips.addWidget)
        texts = {**self._told, "reach": self._reach}
        for text in texts.values():
            text.setContentsMargins(0, look.px(5), 0, look.px(5))
        self._rows = {which: FactRow(look, which, text) for which, text in texts.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(head)
        column.addLayout(for_strips)
        column.addWidget(self._mood_row)
        for row in self._rows.values():
            column.addWidget(row)
