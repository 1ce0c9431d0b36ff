"""Who is at this desk, driven by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistant.journal.stamp import PageId
from assistant.people.view import StaffView
from ui.look.look import Look, apply
from ui.people.at_desk import AtDesk
from ui.people.person_row import PersonRow

Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def person(number: int, name: str, pin: str = "") -> StaffView:
    return StaffView(PageId(bytes([number]) * 16), name, "clerk", pin)


MANAGER = StaffView(PageId(b"m" * 16), "Vera", "manager", "a hash")
ELENA, WANG, MAREK = person(1, "Elena", "a hash"), person(2, "王雅琴"), person(3, "Marek")


@pytest.fixture
def page(stage: Callable[..., AtDesk], look: Look) -> AtDesk:
    page = stage(AtDesk(look), 700, 700)
    page.show_staff([ELENA, WANG, MAREK])
    page.setFocus()
    return page


def told(page: AtDesk) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_number_chooses_a_person(page, qtbot: QtBot, press) -> None:
    with qtbot.waitSignal(page.chosen) as signal:
        press(Key.Key_2)
    assert signal.args == [WANG.page, ""]


def test_arrows_and_enter_choose_a_person(page, qtbot: QtBot, press) -> None:
    press(Key.Key_Up)
    with qtbot.waitSignal(page.chosen) as signal:
        press(Key.Key_Return)
    assert signal.args == [MAREK.page, ""]


def test_number_without_a_person_does_nothing(page, qtbot: QtBot, press) -> None:
    with qtbot.assertNotEmitted(page.chosen):
        press(Key.Key_9)


def test_pin_is_asked_only_where_there_is_one(page, qtbot: QtBot, press, type_in) -> None:
    assert "PIN of Elena" not in told(page)
    with qtbot.assertNotEmitted(page.chosen):
        press(Key.Key_1)
    assert "PIN of Elena" in told(page)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    type_in("1234")
    with qtbot.waitSignal(page.chosen) as signal:
        press(Key.Key_Return)
    assert signal.args == [ELENA.page, "1234"]


def test_wrong_pin_is_told_and_the_hand_stays(page, qtbot: QtBot, press, type_in) -> None:
    press(Key.Key_1)
    type_in("1234")
    press(Key.Key_Return)
    page.refused("This is not the PIN of Elena.")
    assert "This is not the PIN of Elena." in told(page)
    type_in("9876")
    assert "This is not the PIN of Elena." not in told(page)
    with qtbot.waitSignal(page.chosen) as signal:
        press(Key.Key_Return)
    assert signal.args == [ELENA.page, "9876"]


def test_escape_goes_back_to_the_list_and_then_away(page, qtbot: QtBot, press) -> None:
    press(Key.Key_1)
    with qtbot.assertNotEmitted(page.cancelled):
        press(Key.Key_Escape)
    assert "PIN of Elena" not in told(page)
    with qtbot.waitSignal(page.cancelled):
        press(Key.Key_Escape)


def test_someone_new_joins_with_a_role_and_a_pin(page, qtbot: QtBot, press, type_in) -> None:
    press(Key.Key_N, ALT)
    type_in("Ольга")
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    type_in("0042")
    with qtbot.waitSignal(page.joined) as signal:
        press(Key.Key_Return)
    assert signal.args == ["Ольга", "trainee", "0042", ("en",)]


def test_first_person_is_the_manager_and_is_told_so(page, qtbot: QtBot, press, compose) -> None:
    page.show_staff([])
    assert "The first person here is the manager." in told(page)
    compose("wang", "王")
    with qtbot.waitSignal(page.joined) as signal:
        press(Key.Key_Return, CTRL)
    assert signal.args == ["王", "manager", "", ("en",)]


def test_enter_in_the_name_leads_to_the_pin_and_from_there_in(
    page, qtbot: QtBot, press, type_in
) -> None:
    page.show_staff([])
    type_in("Ana")
    with qtbot.assertNotEmitted(page.joined):
        press(Key.Key_Return)
    type_in("1234")
    with qtbot.waitSignal(page.joined) as signal:
        press(Key.Key_Return)
    assert signal.args == ["Ana", "manager", "1234", ("en",)]


@pytest.mark.parametrize("pin", ["12", "12a4", "1" * 13])
def test_unfit_pin_is_told_and_everything_typed_stays(
    page, qtbot: QtBot, press, type_in, pin
) -> None:
    press(Key.Key_N, ALT)
    type_in("Ana")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    type_in(pin)
    with qtbot.assertNotEmitted(page.joined):
        press(Key.Key_Return)
    assert any(text.startswith("A PIN has 4 to 12 digits") for text in told(page))
    assert [f.text() for f in page.findChildren(QLineEdit) if f.isVisible()] == ["Ana", pin]


def test_name_is_needed(page, qtbot: QtBot, press) -> None:
    press(Key.Key_N, ALT)
    with qtbot.assertNotEmitted(page.joined):
        press(Key.Key_Return)
    assert "Please write a name." in told(page)


def test_refused_newcomer_stays_with_the_reason(page, press, type_in) -> None:
    press(Key.Key_N, ALT)
    type_in("Marek")
    press(Key.Key_Return)
    page.refused("This name is taken.")
    assert "This name is taken." in told(page)
    assert "Marek" in [f.text() for f in page.findChildren(QLineEdit)]


def test_what_was_typed_for_one_is_not_left_to_the_next(page, press, type_in) -> None:
    press(Key.Key_1)
    type_in("1234")
    page.show_staff([ELENA, WANG])
    press(Key.Key_1)
    assert [f.text() for f in page.findChildren(QLineEdit) if f.isVisible()] == [""]


def test_tenth_person_is_reached_by_arrows(page, qtbot: QtBot, press) -> None:
    many = [person(n, f"Person {n}") for n in range(1, 13)]
    page.show_staff(many)
    for _ in range(11):
        press(Key.Key_Down)
    with qtbot.waitSignal(page.chosen) as signal:
        press(Key.Key_Return)
    assert signal.args == [many[11].page, ""]


def test_click_chooses(page, qtbot: QtBot) -> None:
    row = page.findChildren(PersonRow)[1]
    with qtbot.waitSignal(page.chosen):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_everything_has_a_name(page, nameless, press) -> None:
    assert nameless(page) == []
    press(Key.Key_1)
    assert nameless(page) == []
    press(Key.Key_N, ALT)
    assert nameless(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
def test_nothing_is_cut_at_any_text_size(qapp, stage, squeezed, scale) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    page = stage(AtDesk(look), 942, 700)
    page.show_staff([person(n, "A name that goes on and on " * 4, "x") for n in range(1, 5)])
    assert squeezed(page) == []
    page.on_new()
    assert squeezed(page) == []


def test_forgotten_pin_of_a_manager_asks_for_the_sheet_and_a_new_one(
    page, qtbot: QtBot, press, type_in
) -> None:
    page.show_staff([MANAGER, ELENA])
    press(Key.Key_1)
    press(Key.Key_F, ALT)
    assert "What the recovery sheet says" in told(page)
    type_in("one line")
    press(Key.Key_Tab)
    type_in("12")
    with qtbot.assertNotEmitted(page.forgotten):
        press(Key.Key_Return)
    assert "A PIN has 4 to 12 digits." in told(page)
    type_in("34")
    with qtbot.waitSignal(page.forgotten) as signal:
        press(Key.Key_Return, CTRL)
    assert signal.args == [MANAGER.page, "one line", "1234"]
    page.refused("This is not what the recovery sheet of this house says.")
    assert "This is not what the recovery sheet of this house says." in told(page)
    press(Key.Key_Escape)
    assert "What the recovery sheet says" not in told(page)


def test_way_by_the_sheet_is_the_managers_alone(page, press) -> None:
    press(Key.Key_1)
    press(Key.Key_F, ALT)
    assert "What the recovery sheet says" not in told(page)


def test_nobody_new_comes_in_where_who_is_here_may_not_let_them(page, press) -> None:
    page.show_staff([ELENA, WANG], may_add=False)
    press(Key.Key_N, ALT)
    assert "Name" not in told(page)
