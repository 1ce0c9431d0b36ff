"""One shift of the house: its name, when it begins and ends, on which days of the week."""

from functools import partial

from msgspec import Struct, structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.refusal import Refused
from assistant.shift import rules
from assistant.shift.entries import ShiftWritten
from assistant.tongue import _, named
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.settings.setting_row import lock_edit
from ui.settings.weekdays import WEEK, Weekdays

LONGEST = 100
"""Characters that a field takes: more than are kept, so that nothing is cut in silence."""
EVERY_DAY = tuple(range(1, WEEK + 1))


class ShiftTyped(Struct, frozen=True):
    """A shift as far as it is written."""

    name: str = ""
    start: str = ""
    end: str = ""
    days: tuple[int, ...] = EVERY_DAY
    on_file: ShiftWritten | None = None
    """As the house has it; None for one that is new."""
    wrong: str = ""
    """Why it is not kept."""

    @property
    def is_changed(self) -> bool:
        """Whether there is more in it than what is on file."""
        return structs.replace(self, wrong="") != (
            typed(self.on_file) if self.on_file is not None else ShiftTyped()
        )


def typed(shift: ShiftWritten) -> ShiftTyped:
    """One that is on file, as it stands in its row."""
    return ShiftTyped(shift.name, shift.start, shift.end, shift.days, shift)


class ShiftRow(QWidget):
    """What is right is told at once; what is wrong stays, with the reason under it."""

    written = Signal(object)
    """The `ShiftWritten` that it has become."""
    removed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._on_file: ShiftWritten | None = None
        self.before: ShiftWritten | None = None
        """What was on file before it was written last: it holds where that is refused."""
        self._wrong = ""
        self.name = _edit(look, 168)
        self._start, self._end = _edit(look, 80), _edit(look, 80)
        self._days = Weekdays(look)
        self._remove = KeyedButton(look, "", icon="x", plain=True)
        self._trouble = Trouble(look)
        self._unkept = Paragraph(
            look, _("It is kept once it has a name and both times."), "caption", "muted"
        )
        self._lay_out(look)
        for edit in (self.name, self._start, self._end):
            edit.editingFinished.connect(self.on_edited)
            edit.textEdited.connect(self.on_typing)
        self._days.changed.connect(self.on_days)
        self._remove.clicked.connect(self.removed)
        bind(self, "remove-shift", self._remove.click, inside=True)
        for place in range(WEEK):
            bind(self, f"shift-day-{place + 1}", partial(self._days.turn, place), inside=True)

    @property
    def typed(self) -> ShiftTyped:
        """As far as it is written."""
        words = self.name.text(), self._start.text(), self._end.text()
        return ShiftTyped(*words, self._days.days, self._on_file, self._wrong)

    def show_shift(self, shift: ShiftTyped) -> None:
        """Another one, or what has become of this one."""
        self._on_file = self.before = shift.on_file
        if shift != self.typed:
            self._fill(shift)
            self._days.show_days(shift.days)
            self.show_error(shift.wrong)
        self._tell_name()

    def show_error(self, sentence: str, edit: QLineEdit | None = None) -> None:
        """Why it is not kept, at `edit` if it is one; "" when nothing is wrong."""
        self._wrong = sentence
        self._trouble.show_sentence(sentence)
        for one in (self.name, self._start, self._end):
            wrong = one is edit and bool(sentence)
            one.setAccessibleDescription(sentence if wrong else "")
            if bool(one.property("wrong")) != wrong:
                one.setProperty("wrong", wrong)
                one.style().unpolish(one)
                one.style().polish(one)

    def lock(self, *, locked: bool) -> None:
        """Only to be read."""
        for edit in (self.name, self._start, self._end):
            lock_edit(edit, locked=locked)
        self._days.lock(locked=locked)
        self._remove.setVisible(not locked)

    def keep(self, shift: ShiftWritten | None) -> None:
        """It goes to the house's page like this; what is typed later differs from it."""
        self.before, self._on_file = self._on_file, shift
        self._tell_name()

    def on_typing(self) -> None:
        """What was wrong is being mended."""
        self.show_error("")

    def on_edited(self) -> None:
        """Enter, or the focus went on: it holds, if it is one."""
        if any(edit.isModified() for edit in (self.name, self._start, self._end)):
            self._try()

    def on_days(self) -> None:
        """Another day of the week."""
        self._try()

    def _try(self) -> None:
        now = self.typed
        blank = not (now.name.strip() and now.start.strip() and now.end.strip())
        if blank and self._on_file is None:
            return  # not yet: it says so below
        try:
            shift = rules.shift(now.name, now.start, now.end, now.days)
        except Refused as why:
            self.show_error(why.sentence(), self._wrong_edit(now))
            return
        self._fill(typed(shift))
        self.show_error("")
        if shift != self._on_file:
            self.written.emit(shift)

    def _wrong_edit(self, now: ShiftTyped) -> QLineEdit | None:
        """Where the reason lies that it is no shift; None for the days."""
        if not now.name.strip():
            return self.name
        if not now.days:
            return None
        try:
            rules.read_time(now.start)
        except Refused:
            return self._start
        return self._end

    def _fill(self, shift: ShiftTyped) -> None:
        texts = shift.name, shift.start, shift.end
        for edit, text in zip((self.name, self._start, self._end), texts, strict=True):
            edit.setModified(False)
            if edit.text() != text:
                edit.setText(text)

    def _tell_name(self) -> None:
        name = self._on_file.name if self._on_file is not None else _("New shift")
        self.name.setAccessibleName(named(name, _("Name of the shift")))
        self._start.setAccessibleName(named(name, _("Begins at")))
        self._end.setAccessibleName(named(name, _("Ends at")))
        self._remove.setAccessibleName(_("Take out {name}").format(name=name))
        self._remove.setAccessibleDescription(cap("remove-shift"))
        self._remove.setToolTip(cap("remove-shift"))
        self._days.show_owner(name)
        self._unkept.setVisible(self._on_file is None)

    def _lay_out(self, look: Look) -> None:
        self.name.setPlaceholderText(_("Name of the shift"))
        self._start.setPlaceholderText("7:00")
        self._end.setPlaceholderText("15:00")
        times, parts = QWidget(), QWidget()
        row = QHBoxLayout(times)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(self._start)
        row.addWidget(Line(look, "–", "body", "muted"))
        row.addWidget(self._end)
        flow = FlowLayout(parts, look.px(8))
        for part in (self.name, times, self._days, self._remove):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for part in (parts, self._unkept, self._trouble):
            column.addWidget(part)


def _edit(look: Look, width: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setFont(look.font("body"))
    edit.setFixedWidth(look.px(width))
    edit.setMaxLength(LONGEST)
    return edit
