"""The shifts of the house in rows, each kept by itself as soon as it is right."""

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.shift.entries import ShiftWritten
from assistant.shift.rules import SHIFTS_MOST
from assistant.tongue import _, p_, sentences
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine
from ui.settings.shift_row import ShiftRow, ShiftTyped, typed


class ShiftList(QWidget):
    """Rows, a new one, the usual set where there is none, and what it all means."""

    settled = Signal(object, object)
    """All the `ShiftWritten` there are to be, and the row that shows why they were refused."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._on_file: tuple[ShiftWritten, ...] = ()
        self._before: tuple[ShiftWritten, ...] | None = None
        self._after: tuple[ShiftWritten, ...] = ()
        self._locked = False
        self._shown: list[ShiftRow] = []
        self._meant = Paragraph(look, "", "body", "muted")
        self._usual = KeyedButton(
            look, _("Early 7–15, Late 15–23, Night 23–7"), cap("usual-shifts")
        )
        self._add = KeyedButton(look, label("add-shift"), cap("add-shift"), icon="clock")
        self._hints = _hints(look)
        self._trouble, self.undo = Trouble(look), UndoLine(look)
        self._lay_out()
        self._usual.clicked.connect(self.on_usual)
        self._add.clicked.connect(self.on_add)
        self.undo.wanted.connect(self.on_undo)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def unfinished(self) -> tuple[ShiftTyped, ...]:
        """What is typed and not kept."""
        return tuple(one.typed for one in self._shown if one.typed.is_changed)

    def take_over(self, unfinished: Sequence[ShiftTyped]) -> None:
        """Go on with what the window before kept."""
        self._fill(list(unfinished))

    def show_shifts(self, shifts: tuple[ShiftWritten, ...]) -> None:
        """What holds now. What is half written stays, in its row or in one of its own."""
        self._on_file = shifts
        if self._before is not None and shifts != self._after:
            self.forget()  # somebody changed them meanwhile
        known = [row.typed for row in self._shown]
        changed = [one for one in known if one.is_changed or one.on_file is None]
        rows = []
        for shift in shifts:
            mine = _of(changed, shift)
            if mine is not None:
                changed.remove(mine)
            rows.append(structs.replace(mine, on_file=shift) if mine else typed(shift))
        self._fill([*rows, *(structs.replace(one, on_file=None) for one in changed)])

    def lock(self, *, locked: bool) -> None:
        """Only to be read."""
        self._locked = locked
        for row in self._shown:
            row.lock(locked=locked)
        self._show_acts()

    def to_first(self) -> None:
        """The keys go to the first row, or to where one begins."""
        first = self._shown[0].name if self._shown else self._usual
        first.setFocus()

    def refused(self, row: QWidget, sentence: str) -> None:
        """Why it was not kept; what was typed stays."""
        if isinstance(row, ShiftRow) and row in self._shown:
            row.keep(row.before if row.before in self._on_file else None)
            row.show_error(sentence)
        else:
            self.show_shifts(self._on_file)
            self._trouble.show_sentence(sentence)
        self.forget()

    # -- by hand ----------------------------------------------------------------------------------

    def on_add(self) -> None:
        """One more row; one that is empty still is taken first."""
        if self._locked:
            return
        blank = next((row for row in self._shown if row.typed == ShiftTyped()), None)
        if blank is None and len(self._shown) >= SHIFTS_MOST:
            told = _("Please keep to {most} shifts.").format(most=SHIFTS_MOST)
            self._trouble.show_sentence(told)
            return
        if blank is None:
            self._fill([*(row.typed for row in self._shown), ShiftTyped()])
            blank = self._shown[-1]
        self._show_acts()
        blank.name.setFocus()

    def on_usual(self) -> None:
        """Three shifts around the clock, to be changed where they differ."""
        if not self._locked and not self._shown:
            self._settle(usual(), _("These are the usual three. Change what differs."))

    def on_undo(self) -> None:
        """As it was before one was taken out, or before the usual ones."""
        if self._before is not None:
            before, self._before = self._before, None
            self.undo.show_told("")
            self.settled.emit(before, self)
            self._add.setFocus()

    def _on_written(self, row: ShiftRow, shift: ShiftWritten) -> None:
        self.forget()
        row.keep(shift)
        self.settled.emit(self._all(), row)

    def _on_removed(self, row: ShiftRow) -> None:
        gone = row.typed.on_file
        self._fill([one.typed for one in self._shown if one is not row])
        if gone is None:
            self._add.setFocus()
        else:
            self._settle(self._all(), _("{name} is taken out.").format(name=gone.name))

    def _settle(self, shifts: tuple[ShiftWritten, ...], told: str) -> None:
        self._trouble.show_sentence("")
        self._before, self._after = self._on_file, shifts
        self.undo.show_told(told)
        self.undo.setFocus()
        self.settled.emit(shifts, self)

    def forget(self) -> None:
        """It is too late to undo."""
        self._before = None
        self.undo.show_told("")

    def _all(self) -> tuple[ShiftWritten, ...]:
        """Those that are kept: of one that is being changed, what is on file."""
        kept = (row.typed.on_file for row in self._shown)
        return tuple(one for one in kept if one is not None)

    # -- showing ----------------------------------------------------------------------------------

    def _fill(self, rows: list[ShiftTyped]) -> None:
        self._shown = self._rows.take(len(rows))
        for row, one in zip(self._shown, rows, strict=True):
            row.show_shift(one)
            row.lock(locked=self._locked)
            row.show()
        self._show_acts()

    def _show_acts(self) -> None:
        self._inside.setVisible(bool(self._shown))
        self._acts.setVisible(not self._locked)
        self._usual.setVisible(not self._shown)
        self._hints.setVisible(not self._locked and bool(self._shown))
        over = [one for one in self._on_file if one.end < one.start]
        told = _("{name} ends at {time} the next day.")
        ends = (told.format(name=one.name, time=one.end) for one in over)
        none = _("Without shifts, a handover tells of all since the last one.")
        self._meant.setText(sentences(*ends) if self._on_file else none)
        self._meant.setVisible(bool(self._meant.text()))

    def _row(self) -> ShiftRow:
        row = ShiftRow(self._look)
        row.written.connect(lambda shift: self._on_written(row, shift))
        row.removed.connect(lambda: self._on_removed(row))
        return row

    def _lay_out(self) -> None:
        look = self._look
        self._inside, self._acts = QWidget(), QWidget()
        below = QVBoxLayout(self._inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.px(10))
        self._rows = Kept(self._row, below.addWidget)
        flow = FlowLayout(self._acts, look.px(10))
        flow.addWidget(self._usual)
        flow.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for part in (self._inside, self._meant, self._hints, self.undo, self._trouble, self._acts):
            column.addWidget(part)


def usual() -> tuple[ShiftWritten, ...]:
    """Three shifts around the clock, in the interface's language."""
    return (
        ShiftWritten(p_("shift", "Early"), "07:00", "15:00"),
        ShiftWritten(p_("shift", "Late"), "15:00", "23:00"),
        ShiftWritten(p_("shift", "Night"), "23:00", "07:00"),
    )


def _of(changed: Sequence[ShiftTyped], shift: ShiftWritten) -> ShiftTyped | None:
    """What is half written about a shift, though another desk has changed it meanwhile."""
    known = [one for one in changed if one.on_file is not None]
    same = [one for one in known if one.on_file == shift]
    named = [one for one in known if one.on_file is not None and one.on_file.name == shift.name]
    return next(iter([*same, *named]), None)


def _hints(look: Look) -> QWidget:
    """The keys of the row that the hand is in."""
    whole = QWidget()
    first, last = cap("shift-day-1"), cap("shift-day-7").rpartition("+")[2]
    flow = FlowLayout(whole, look.px(8))
    for key, words in (
        (f"{first}–{last}", _("a day of the week")),
        (cap("remove-shift"), label("remove-shift")),
    ):
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, look.px(10), 0)
        row.setSpacing(look.px(6))
        row.addWidget(KeyCap(look, key))
        row.addWidget(Line(look, words, "caption", "muted"))
        flow.addWidget(pair)
    return whole
