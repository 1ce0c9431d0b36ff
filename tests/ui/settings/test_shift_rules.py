"""What those in charge settle about shifts: their times, the spans, the house's own ideas."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.shift import rules
from assistant.shift.entries import ShiftWritten
from assistant.shift.view import ShiftRules
from assistant.tongue import LANGUAGES, speak
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look, apply
from ui.settings.shift_list import usual
from ui.settings.shift_settings import ShiftSettings
from ui.settings.way_row import WayRow

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = Mod.AltModifier, Mod.ControlModifier, Mod.ShiftModifier
EARLY, LATE, NIGHT = usual()


class Office:
    """A manager and a clerk at a desk whose shifts are open."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> None:
        self.desk, self.bot, self.stage = desk, qtbot, stage
        self.boss = desk.signed
        self.marek = desk.join(name="Marek", role="clerk").result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.page = self.opened(look, 1198, 714)

    def opened(self, look: Look, width: int, height: int) -> ShiftSettings:
        page = self.stage(ShiftSettings(look, self.desk, self.bridge), width, height)
        self.bridge.changed.connect(page.on_changed)
        self.bot.waitUntil(lambda: not page._reader.is_busy and not page._reader.is_stale)
        return page

    def sign_in(self, staff: StaffId | None) -> None:
        self.desk.sign_in(staff)
        self.page.on_signed()
        self.settle()

    def settle(self) -> None:
        rest(self.desk)

    def elsewhere(self, *shifts: ShiftWritten) -> None:
        """Another desk writes them."""
        self.desk.shifts.settle(rules.set_shifts, shifts=shifts).result()
        self.settle()

    def named(self, name: str, kind: type[QWidget] = QLineEdit) -> QWidget:
        found = [w for w in self.page.findChildren(kind) if name in w.accessibleName()]
        return next(w for w in found if w.isVisibleTo(self.page))

    def write(self, name: str, text: str) -> QLineEdit:
        """Into a field as a hand does: all of it anew, then Tab."""
        edit = self.named(name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, Key.Key_Delete)
        for letter in text:  # of any script
            kind = QEvent.Type.KeyPress
            QCoreApplication.sendEvent(edit, QKeyEvent(kind, 0, Mod.NoModifier, letter))
        self.press(Key.Key_Tab)
        return edit

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
        self.settle()

    @property
    def rules(self) -> ShiftRules:
        return self.desk.shifts.rules()

    @property
    def shifts(self) -> tuple[ShiftWritten, ...]:
        return self.rules.shifts

    @property
    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    @property
    def ideas(self) -> list[tuple[str, str]]:
        return [(own.written.idea, own.written.question) for own in self.rules.ideas]


@pytest.fixture
def office(desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> Iterator[Office]:
    yield (one := Office(desk, look, qtbot, stage))
    one.page.host.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# -- shifts ---------------------------------------------------------------------------------------


def test_what_holds_is_shown_and_showing_it_writes_nothing(office, nameless, squeezed) -> None:
    office.elsewhere(EARLY, NIGHT)
    held = office.rules
    assert office.named("Early: Begins at").text() == "07:00"
    assert "Night ends at 07:00 the next day." in office.texts
    for _field in range(20):
        office.press(Key.Key_Tab)
    assert office.rules == held
    assert not nameless(office.page)
    assert not squeezed(office.page)


def test_usual_set_is_taken_with_one_key_and_taken_back_with_another(office: Office) -> None:
    assert "Without shifts, a handover tells of all since the last one." in office.texts
    office.press(Key.Key_O, CTRL | SHIFT)
    assert office.shifts == (EARLY, LATE, NIGHT)
    assert "Without shifts" not in office.texts
    office.press(Key.Key_O, CTRL | SHIFT)  # no longer offered
    assert office.shifts == (EARLY, LATE, NIGHT)
    office.press(Key.Key_Z, CTRL)
    assert office.shifts == ()


def test_new_shift_is_written_by_keys_and_kept_once_it_is_one(office: Office, type_in) -> None:
    office.press(Key.Key_N, CTRL | SHIFT)
    type_in("Middle")
    office.press(Key.Key_Tab)
    type_in("11")
    office.press(Key.Key_Tab)
    assert office.shifts == ()
    assert "It is kept once it has a name and both times." in office.texts
    type_in("7pm")
    office.press(Key.Key_Return)
    assert office.shifts == (ShiftWritten("Middle", "11:00", "19:00"),)
    assert office.named("Middle: Ends at").text() == "19:00"
    assert "It is kept once" not in office.texts


def test_days_of_the_week_are_turned_by_keys(office: Office) -> None:
    office.elsewhere(EARLY, NIGHT)
    office.named("Night: Name").setFocus()
    office.press(Key.Key_1, ALT)
    office.press(Key.Key_7, ALT)
    early, night = office.shifts
    assert early == EARLY
    assert len(night.days) == 5
    office.press(Key.Key_7, ALT)
    assert len(office.shifts[1].days) == 6


def test_days_of_the_week_are_turned_by_arrows_and_space(office: Office) -> None:
    office.elsewhere(EARLY)
    office.named("Early: Ends at").setFocus()
    office.press(Key.Key_Tab)
    office.press(Key.Key_Right)
    day = QApplication.focusWidget()
    assert isinstance(day, QAbstractButton)
    office.press(Key.Key_Space)
    assert not day.isChecked()
    assert len(office.shifts[0].days) == 6
    office.press(Key.Key_Tab)  # one stop for all seven
    assert QApplication.focusWidget().accessibleName() == "Take out Early"


def test_shift_without_days_is_said_in_its_row_and_not_kept(office: Office) -> None:
    office.elsewhere(ShiftWritten("Early", "07:00", "15:00", (3,)))
    office.named("Early: Wednesday", QAbstractButton).click()
    office.settle()
    assert "Please choose at least one day of the week." in office.texts
    assert office.shifts[0].days == (3,)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("Late: Ends at", "15:00", "It begins and ends at the same time."),
        ("Late: Begins at", "soon", "“soon” is not a time of day."),
        ("Late: Begins at", "", "Please write when it begins."),
        ("Late: Name", "", "Please write the name of the shift."),
        ("Late: Name", "x" * 60, "This is 60 characters long."),
        ("Late: Name", "early", "“early” is there twice on the same day."),
    ],
)
def test_what_is_wrong_is_said_in_its_row_and_stays(office, field, text, told) -> None:
    office.elsewhere(EARLY, LATE)
    edit = office.write(field, text)
    assert told in office.texts
    assert edit.text() == text
    assert office.shifts == (EARLY, LATE)
    office.write("Early: Ends at", "14")  # the others are kept all the same
    assert edit.text() == text
    assert told in office.texts
    assert office.shifts == (ShiftWritten("Early", "07:00", "14:00"), LATE)


def test_changed_shift_keeps_its_place(office: Office) -> None:
    office.elsewhere(EARLY, LATE, NIGHT)
    office.write("Late: Name", "Evening")
    assert [one.name for one in office.shifts] == ["Early", "Evening", "Night"]
    office.write("Evening: Begins at", "14.30")
    assert office.shifts[1] == ShiftWritten("Evening", "14:30", "23:00")


def test_shift_is_taken_out_and_put_back(office: Office) -> None:
    office.elsewhere(EARLY, LATE, NIGHT)
    office.named("Late: Begins at").setFocus()
    office.press(Key.Key_D, CTRL | SHIFT)
    assert office.shifts == (EARLY, NIGHT)
    assert "Late is taken out." in office.texts
    office.press(Key.Key_Z, CTRL)
    assert office.shifts == (EARLY, LATE, NIGHT)
    assert "Late is taken out." not in office.texts


def test_what_another_desk_changed_meanwhile_is_not_undone(office: Office) -> None:
    office.elsewhere(EARLY, LATE)
    office.named("Take out Late", QAbstractButton).click()
    office.settle()
    office.elsewhere(EARLY, NIGHT)
    office.press(Key.Key_Z, CTRL)
    assert office.shifts == (EARLY, NIGHT)


def test_what_is_half_written_outlives_what_another_desk_settles(office: Office, type_in) -> None:
    office.elsewhere(EARLY, LATE)
    wrong = office.write("Late: Begins at", "soon")
    office.press(Key.Key_N, CTRL | SHIFT)
    type_in("Middle")
    office.elsewhere(NIGHT, LATE)
    assert [row.typed.name for row in office.page._shifts._shown] == ["Night", "Late", "Middle"]
    assert office.named("Late: Begins at").text() == wrong.text() == "soon"
    assert "is not a time of day" in office.texts
    office.elsewhere(NIGHT)  # the one that is being changed is gone
    assert [row.typed.name for row in office.page._shifts._shown] == ["Night", "Late", "Middle"]
    assert office.shifts == (NIGHT,)


def test_more_than_twelve_shifts_are_refused_with_a_sentence(office: Office) -> None:
    office.elsewhere(*(ShiftWritten(f"{n}", "07:00", "15:00") for n in range(12)))
    office.press(Key.Key_N, CTRL | SHIFT)
    assert "Please keep to 12 shifts." in office.texts


# -- numbers --------------------------------------------------------------------------------------


def test_numbers_hold_at_once(office: Office) -> None:
    office.write("nobody has read", "90")
    office.write("printed handover", "1 day")
    office.write("line-up takes", "１０")
    settled = office.rules
    assert (settled.unread_minutes, settled.destroy_days, settled.lineup_minutes) == (90, 1, 10)
    assert office.named("line-up takes").text() == "10 minutes"


@pytest.mark.parametrize("text", ["0", "99999", "soon", "-3"])
def test_number_that_is_none_is_said_at_the_field(office: Office, text: str) -> None:
    edit = office.write("line-up takes", text)
    assert "Please choose a number from 1 to 60." in office.texts
    assert edit.text() == text
    assert office.rules.lineup_minutes == 5


# -- ideas ----------------------------------------------------------------------------------------


def write_idea(office: Office, type_in: Callable[[str], None]) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    type_in("Walk along")
    office.press(Key.Key_Return)
    type_in("Where to?")
    office.press(Key.Key_Return, CTRL)


def test_idea_is_written_by_keys_and_taken_back(office: Office, type_in, nameless) -> None:
    write_idea(office, type_in)
    assert office.ideas == [("Walk along", "Where to?")]
    assert "The idea is kept." in office.texts
    assert not nameless(office.page)
    office.press(Key.Key_Z, CTRL)
    assert office.ideas == []


def test_idea_is_changed_and_changed_back(office: Office, type_in) -> None:
    write_idea(office, type_in)
    row = next(r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page))
    row.setFocus()
    office.press(Key.Key_Return)
    type_in(" with them")
    office.press(Key.Key_Return, CTRL)
    assert office.ideas == [("Walk along with them", "Where to?")]
    office.press(Key.Key_Z, CTRL)
    assert office.ideas == [("Walk along", "Where to?")]


def test_idea_is_retired_and_told_again(office: Office, type_in) -> None:
    write_idea(office, type_in)
    next(r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page)).click()
    office.settle()
    office.press(Key.Key_X, CTRL | SHIFT)
    assert office.ideas == []
    assert not [r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page)]
    office.press(Key.Key_Z, CTRL)
    assert office.ideas == [("Walk along", "Where to?")]


def test_what_is_missing_is_said_at_its_field(office: Office, type_in) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    office.press(Key.Key_Return, CTRL)
    assert "Please write the idea." in office.texts
    type_in("Walk along")
    office.press(Key.Key_Return, CTRL)
    assert "Please write a question to talk about." in office.texts
    assert office.named("The idea").text() == "Walk along"
    assert office.ideas == []


def test_idea_too_long_to_be_read_aloud_is_refused_and_stays(office: Office, type_in) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    office.named("The idea").setText("so " * 150)
    office.named("A question").setText("Where to?")
    office.press(Key.Key_Return, CTRL)
    assert "This is 449 characters long. Please keep it to 300." in office.texts
    assert office.named("The idea").text() == "so " * 150


def test_escape_leads_back_to_the_list_and_then_to_the_settings(office: Office, type_in) -> None:
    left = []
    office.page.closed.connect(lambda: left.append(1))
    office.press(Key.Key_W, CTRL | SHIFT)
    type_in("Walk")
    office.press(Key.Key_Escape)
    assert left == []
    office.press(Key.Key_W, CTRL | SHIFT)
    assert office.named("The idea").text() == "Walk"
    office.press(Key.Key_Escape)
    office.press(Key.Key_Escape)
    assert left == [1]


# -- who may, and what is kept ---------------------------------------------------------------------


def test_who_has_no_authority_reads_and_hears_who_can(office: Office, nameless, squeezed) -> None:
    office.elsewhere(ShiftWritten("Early", "07:00", "15:00", (1, 2)))
    office.sign_in(office.marek)
    held = office.rules
    assert "You can read this. This is settled by: Elena." in office.texts
    office.write("Early: Begins at", "9")
    days = [d for d in office.page.findChildren(QAbstractButton) if d.isCheckable()]
    assert [day.isVisibleTo(office.page) for day in days].count(True) == 2
    for key in (Key.Key_N, Key.Key_O, Key.Key_W, Key.Key_D):
        office.press(key, CTRL | SHIFT)
    office.press(Key.Key_1, ALT)
    assert office.rules == held
    assert not nameless(office.page)
    assert not squeezed(office.page)
    asked = []
    office.page.staff_wanted.connect(asked.append)
    office.named("Who is at this desk", QWidget).click()
    assert asked == [None]


def test_hands_changed_while_writing_lose_nothing(office: Office, type_in) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    type_in("Walk along")
    office.press(Key.Key_Return)
    type_in("Where to?")
    office.sign_in(office.marek)
    office.press(Key.Key_Return, CTRL)
    assert "Please change hands with F12." in office.texts
    assert office.named("The idea").text() == "Walk along"
    office.sign_in(office.boss)
    assert "Please change hands with F12." not in office.texts
    office.press(Key.Key_Return, CTRL)
    assert office.ideas == [("Walk along", "Where to?")]


def test_what_is_half_written_goes_on_in_a_window_built_anew(office, type_in, look) -> None:
    office.elsewhere(EARLY)
    office.write("Early: Begins at", "soon")
    office.press(Key.Key_N, CTRL | SHIFT)
    type_in("Middle")
    office.press(Key.Key_W, CTRL | SHIFT)
    type_in("Walk")
    fresh = office.opened(look, 1000, 700)
    fresh.take_over(office.page.open)
    office.bot.waitUntil(lambda: not fresh._reader.is_busy)
    assert [row.typed.name for row in fresh._shifts._shown] == ["Early", "Middle"]
    assert fresh._shifts._shown[0].typed.start == "soon"
    assert fresh._ideas._form._idea.text() == "Walk"
    assert not fresh._ideas._form.isHidden()
    fresh.host.deleteLater()


def test_keys_go_to_the_first_row(office: Office) -> None:
    office.elsewhere(EARLY, LATE)
    office.page.setFocus()
    assert office.named("Early: Name").hasFocus()


@pytest.mark.parametrize("scale", [0.8, 1.6])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_everything_is_readable_at_every_size(
    office: Office, qapp, squeezed, scale: float, language: str
) -> None:
    speak(language)
    office.elsewhere(EARLY, LATE, NIGHT)
    other = Look(scale=scale, dark=True)
    apply(qapp, other)
    page = office.opened(other, 964, 606)
    page._ideas.on_idea(None)
    assert not squeezed(page)
    page.host.deleteLater()
