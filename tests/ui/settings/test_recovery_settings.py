"""What a manager settles about recoveries, and the form for a way of the house's own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.recovery import house as rules
from assistant.recovery.view import NO_LIMIT, Policy
from assistant.tongue import LANGUAGES, speak
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look, apply
from ui.settings.recovery_settings import RecoverySettings
from ui.settings.way_row import WayRow

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier


class Office:
    """A manager and a clerk at a desk whose rules are open."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> None:
        self.desk, self.bot, self.stage = desk, qtbot, stage
        self.boss = desk.signed
        self.marek = desk.join(name="Marek", role="clerk").result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.page = self.opened(look, 1198, 714)

    def opened(self, look: Look, width: int, height: int) -> RecoverySettings:
        page = self.stage(RecoverySettings(look, self.desk, self.bridge), width, height)
        self.bridge.changed.connect(page.on_changed)
        self.bot.waitUntil(lambda: not page._reader.is_busy and not page._reader.is_stale)
        return page

    def sign_in(self, staff: StaffId | None) -> None:
        self.desk.sign_in(staff)
        self.page.on_signed()
        self.settle()

    def settle(self) -> None:
        rest(self.desk)

    def named(self, name: str, kind: type[QWidget] = QLineEdit) -> QWidget:
        found = [w for w in self.page.findChildren(kind) if name in w.accessibleName()]
        return next(w for w in found if w.isVisibleTo(self.page))

    def write(self, name: str, text: str, kind: type[QWidget] = QLineEdit) -> QLineEdit:
        """Into a field as a hand does: all of it anew, then Tab."""
        edit = self.named(name, kind)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, Key.Key_Delete)
        for letter in text:
            QTest.keyClick(edit, letter)
        self.press(Key.Key_Tab)
        return edit

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
        self.settle()

    @property
    def policy(self) -> Policy:
        return self.desk.matters.policy()

    @property
    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    def own(self):
        return [one for one in self.policy.own if not one.retired]


@pytest.fixture
def office(desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> Iterator[Office]:
    yield (one := Office(desk, look, qtbot, stage))
    one.page.host.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# -- limits -----------------------------------------------------------------------------------


def test_what_holds_is_shown_and_showing_it_writes_nothing(office, nameless, squeezed) -> None:
    assert office.named("What Clerk may give").text() == "€100"
    assert office.named("What Marek may give").placeholderText() == "€100"
    assert office.named("Manager: No limit", QCheckBox).isChecked()
    assert office.named("second failure within").text() == "90 days"
    for _field in range(12):
        office.press(Key.Key_Tab)
    assert office.policy == Policy()
    assert not nameless(office.page)
    assert not squeezed(office.page)


def test_limit_of_a_role_holds_at_once(office: Office) -> None:
    edit = office.write("What Clerk may give", "150.50")
    assert office.policy.limits["clerk"] == 15_050
    assert edit.text() == "€150.50"
    assert office.named("What Marek may give").placeholderText() == "€150.50"


def test_limit_of_a_person_goes_before_the_roles_and_empty_is_the_roles_again(office) -> None:
    office.write("What Marek may give", "40")
    assert office.policy.limits[office.marek.hex()] == 4000
    office.write("What Marek may give", "")
    assert office.policy.limits[office.marek.hex()] is None


def test_no_limit_is_ticked_and_taken_back(office: Office) -> None:
    box = office.named("Clerk: No limit", QCheckBox)
    box.setFocus()
    office.press(Key.Key_Space)
    assert office.policy.limits["clerk"] == NO_LIMIT
    office.named("Clerk: No limit", QCheckBox).setFocus()
    office.press(Key.Key_Space)
    assert office.policy.limits["clerk"] == NO_LIMIT  # until an amount is written
    office.write("What Clerk may give", "80")
    assert office.policy.limits["clerk"] == 8000
    assert not office.named("Clerk: No limit", QCheckBox).isChecked()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a lot", "“a lot” is not an amount."),
        ("-5", "What a gesture costs is 0 or more."),
        ("", "Please write an amount"),
    ],
)
def test_wrong_amount_is_said_at_the_field_and_stays(office: Office, text: str, told: str) -> None:
    edit = office.write("What Trainee may give", text)
    assert told in office.texts
    assert edit.text() == text
    assert office.policy.limits["trainee"] == 2000
    office.write("What Trainee may give", "30")
    assert told not in office.texts
    assert office.policy.limits["trainee"] == 3000


def test_wrong_amount_outlives_what_another_desk_settles(office: Office) -> None:
    edit = office.write("What Trainee may give", "a lot")
    office.desk.matters.settle(rules.settle, soon_minutes=10).result()
    office.settle()
    assert edit.text() == "a lot"
    assert office.named("due soon").text() == "10 minutes"


def test_currency_is_three_letters_and_amounts_stay_as_they_are_read(office: Office) -> None:
    edit = office.write("Currency", "Euros")
    assert "A currency is written with three letters" in office.texts
    assert edit.text() == "Euros"
    office.write("Currency", "jpy")
    assert office.policy.currency == "JPY"
    assert office.policy.limits["clerk"] == 100
    assert office.named("What Clerk may give").text() == "¥100"


def test_period_and_spans(office: Office) -> None:
    box = office.named("A limit holds for", QComboBox)
    box.setCurrentIndex(2)
    office.settle()
    assert office.policy.period == "problem"
    office.write("second failure within", "60")
    office.write("fault of the process", "14 days")
    assert (office.policy.again_days, office.policy.repeat_days) == (60, 14)


@pytest.mark.parametrize("text", ["0", "99999", "soon", "-3", "1.5"])
def test_span_that_is_none_is_said_at_the_field(office: Office, text: str) -> None:
    edit = office.write("due soon", text)
    assert "Please choose a number from 1 to 1440." in office.texts
    assert edit.text() == text
    assert office.policy.soon_minutes == 30


def test_who_is_no_manager_reads_and_hears_who_can(office: Office, nameless, squeezed) -> None:
    office.sign_in(office.marek)
    assert "You can read this. This is settled by: Elena." in office.texts
    office.write("What Clerk may give", "900")
    office.press(Key.Key_W, CTRL | SHIFT)
    assert office.policy == Policy()
    assert "So it will look" not in office.texts
    assert not nameless(office.page)
    assert not squeezed(office.page)
    asked = []
    office.page.staff_wanted.connect(lambda: asked.append(1))
    office.named("Who is at this desk", QWidget).click()
    assert asked == [1]


def test_framework_of_new_problems_is_chosen(office: Office) -> None:
    box = office.named("New problems begin with", QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == [
        "Four steps",
        "HEARD",
        "LAST",
        "LEARN",
    ]
    box.setCurrentIndex(2)
    office.settle()
    assert office.policy.framework == "last"
    assert "Listen → Apologise → Solve → Thank" in office.texts


def test_escape_leads_back(office: Office) -> None:
    left = []
    office.page.closed.connect(lambda: left.append(1))
    office.named("Currency").setFocus()
    office.press(Key.Key_Escape)
    assert left == [1]


def test_keys_go_to_the_first_field(office: Office) -> None:
    office.page.setFocus()
    assert office.named("Currency").hasFocus()


# -- a way of the house's own -------------------------------------------------------------------


def write_way(office: Office, type_in: Callable[[str], None]) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    type_in("The Aurora way")
    office.press(Key.Key_Return)
    type_in("Sit down together")
    office.press(Key.Key_PageDown, CTRL)
    office.named("What the step is called").setFocus()
    type_in("Say sorry")
    office.press(Key.Key_PageDown, CTRL)
    office.named("What the step is called").setFocus()
    type_in("Mend it")


def test_own_way_is_written_by_keys_and_can_be_chosen(office: Office, type_in) -> None:
    write_way(office, type_in)
    office.named("What to ask", QPlainTextEdit).setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "What would help?")
    office.press(Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "By when?")
    office.press(Key.Key_Return, CTRL)
    [own] = office.own()
    assert own.written.name == "The Aurora way"
    assert [(s.name, s.part) for s in own.written.steps] == [
        ("Sit down together", "listen"),
        ("Say sorry", "apologise"),
        ("Mend it", "solve"),
    ]
    assert own.written.steps[2].ask == ("What would help?", "By when?")
    box = office.named("New problems begin with", QComboBox)
    box.setCurrentIndex(box.findText("The Aurora way"))
    office.settle()
    assert office.policy.framework == own.key
    assert "Sit down together → Say sorry → Mend it" in office.texts


def test_preview_follows_every_letter_and_shows_the_usual_where_nothing_is_written(
    office: Office, type_in, nameless, squeezed
) -> None:
    write_way(office, type_in)
    assert "So it will look" in office.texts
    assert "What would help you most?" in office.texts
    assert "Done when the guest says: yes, that helps." in office.texts
    office.named("What counts as done").setFocus()
    type_in("The guest smiles")
    assert "The guest smiles" in office.texts
    assert "Done when the guest says" not in office.texts
    office.named("Which part it is", QComboBox).setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Thank")
    office.settle()
    assert "May I call you in a few days?" in office.texts
    assert not nameless(office.page)
    assert not squeezed(office.page)


def test_steps_are_added_moved_taken_out_and_put_back_by_keys(office: Office, type_in) -> None:
    write_way(office, type_in)
    office.press(Key.Key_Up, CTRL)
    office.press(Key.Key_N, CTRL | SHIFT)
    type_in("A cup of tea")
    assert names(office) == ["Sit down together", "Mend it", "A cup of tea", "Say sorry"]
    office.press(Key.Key_D, CTRL | SHIFT)
    assert names(office) == ["Sit down together", "Mend it", "Say sorry"]
    office.press(Key.Key_D, CTRL | SHIFT)
    assert names(office) == ["Sit down together", "Mend it", "A cup of tea", "Say sorry"]
    office.press(Key.Key_Down, CTRL)
    assert names(office)[-1] == "A cup of tea"


def names(office: Office) -> list[str]:
    return [step.name for step in office.page._form._typed.steps]


def test_what_is_missing_is_said_at_its_field(office: Office, type_in) -> None:
    office.press(Key.Key_W, CTRL | SHIFT)
    office.press(Key.Key_Return, CTRL)
    assert "Please write the name." in office.texts
    type_in("Ours")
    office.press(Key.Key_Return, CTRL)
    assert "Each step needs a name." in office.texts
    type_in("Listen well")
    office.press(Key.Key_Return, CTRL)  # the next step that has none
    assert office.page._form._typed.at == 1
    assert office.own() == []
    assert office.named("The name of this way").text() == "Ours"


def test_too_many_lines_are_said_and_stay(office: Office, type_in) -> None:
    write_way(office, type_in)
    office.named("What to avoid", QPlainTextEdit).setPlainText("1\n2\n3\n4\n5\n6")
    office.press(Key.Key_Return, CTRL)
    assert "Please keep to 5 lines" in office.texts
    assert office.named("What to avoid", QPlainTextEdit).toPlainText() == "1\n2\n3\n4\n5\n6"
    assert office.own() == []


def test_more_than_nine_steps_are_refused_with_a_sentence(office: Office, type_in) -> None:
    write_way(office, type_in)
    for _step in range(7):
        office.press(Key.Key_N, CTRL | SHIFT)
    assert len(names(office)) == 9
    assert "A framework has one to 9 steps." in office.texts


def test_what_is_typed_is_kept_until_it_is_saved(office: Office, type_in, look) -> None:
    write_way(office, type_in)
    office.press(Key.Key_Escape)
    assert "So it will look" not in office.texts
    office.press(Key.Key_W, CTRL | SHIFT)
    assert names(office) == ["Sit down together", "Say sorry", "Mend it"]
    fresh = office.opened(look, 1000, 700)
    fresh.take_over(office.page.open)
    office.bot.waitUntil(lambda: not fresh._reader.is_busy)
    assert fresh._form._name.text() == "The Aurora way"
    assert [step.name for step in fresh._form._typed.steps] == names(office)
    fresh.host.deleteLater()


def test_changed_way_replaces_the_old_one_also_as_the_houses_choice(office, type_in) -> None:
    write_way(office, type_in)
    office.press(Key.Key_Return, CTRL)
    [first] = office.own()
    office.desk.matters.settle(rules.settle, framework=first.key).result()
    office.settle()
    row = next(r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page))
    row.setFocus()
    office.press(Key.Key_Return)
    type_in(" II")
    office.press(Key.Key_Return, CTRL)
    [second] = office.own()
    assert second.written.name == "The Aurora way II"
    assert office.policy.framework == second.key != first.key


def test_way_is_no_longer_offered(office: Office, type_in) -> None:
    write_way(office, type_in)
    office.press(Key.Key_Return, CTRL)
    row = next(r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page))
    row.click()
    office.settle()
    office.press(Key.Key_X, CTRL | SHIFT)
    assert office.own() == []
    assert not [r for r in office.page.findChildren(WayRow) if r.isVisibleTo(office.page)]


def test_hands_changed_while_writing_lose_nothing(office: Office, type_in) -> None:
    write_way(office, type_in)
    office.sign_in(office.marek)
    office.press(Key.Key_Return, CTRL)
    assert "Please change hands with F12." in office.texts
    assert names(office) == ["Sit down together", "Say sorry", "Mend it"]
    office.sign_in(office.boss)
    assert "Please change hands with F12." not in office.texts
    office.press(Key.Key_Return, CTRL)
    assert len(office.own()) == 1


@pytest.mark.parametrize("scale", [0.8, 1.6])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_everything_is_readable_at_every_size(
    office: Office, qapp, squeezed, scale: float, language: str
) -> None:
    speak(language)
    other = Look(scale=scale, dark=True)
    apply(qapp, other)
    page = office.opened(other, 964, 606)
    assert not squeezed(page)
    page.on_way(None)
    assert not squeezed(page)
    page.host.deleteLater()
