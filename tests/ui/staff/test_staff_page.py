"""The page of the staff with a real store, driven by real keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.people import acts
from assistant.people.view import StaffView
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look
from ui.staff.page import StaffOpen, StaffPane
from ui.staff.rights_table import _Cell

Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Office:
    """Elena, the manager, and Marek, a clerk."""

    def __init__(self, pane: StaffPane, desk: Desk, bridge: Bridge, press, marek: StaffId) -> None:
        self.pane, self.desk, self.press, self.marek = pane, desk, press, marek
        desk.on_changes(bridge.tell)
        bridge.changed.connect(pane.on_changed)
        rest(desk)
        pane.setFocus()

    def until(self, holds: Callable[[], object]) -> None:
        for _ in range(2000):
            if holds():
                rest(self.desk)
                return
            QTest.qWait(5)
        raise AssertionError("this does not come")

    def person(self, name: str) -> StaffView:
        return next(one for one in self.desk.staff() if one.name == name)

    @property
    def told(self) -> str:
        labels = self.pane.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.pane))

    def cell(self, role: str, right: str) -> QCheckBox:
        return next(
            one for one in self.pane.findChildren(_Cell) if (one.role, one.right) == (role, right)
        )


@pytest.fixture
def office(
    stage: Callable[..., QWidget], look: Look, desk: Desk, qapp: QApplication, press
) -> Iterator[Office]:
    marek = desk.people.join(name="Marek", role="clerk", languages=("cs",)).result()
    bridge = Bridge()
    pane = stage(StaffPane(look, desk, bridge), 1200, 760)
    yield Office(pane, desk, bridge, press, marek)
    bridge.close()


def test_list_tells_who_works_here(office: Office) -> None:
    names = [row.accessibleName() for row in office.pane._list.rows]
    assert names == ["Elena, manager", "Marek, clerk · Czech"]
    assert QApplication.focusWidget() is office.pane._list.rows[0]


def test_somebody_new_joins_by_the_keyboard_alone(office: Office, type_in) -> None:
    office.press(Key.Key_N, ALT)
    type_in("Lin")
    office.press(Key.Key_Return, CTRL)
    office.until(lambda: len(office.desk.staff()) == 3)
    assert (office.person("Lin").role, office.person("Lin").has_pin) == ("clerk", False)
    office.until(lambda: office.pane.shows == "people")


def test_name_language_and_pin_are_changed_and_what_is_wrong_stays_typed(
    office: Office, type_in
) -> None:
    office.press(Key.Key_Down)
    office.press(Key.Key_Return)
    assert office.pane.shows == "people-form"
    office.press(Key.Key_A, CTRL)
    type_in("Marek Klein")
    form = office.pane._form
    form._languages._boxes["es"].setChecked(True)
    form._pin.edit.setFocus()
    type_in("12")
    office.press(Key.Key_Return, CTRL)
    assert "A PIN has 4 to 12 digits." in office.told
    assert office.person("Marek")
    type_in("34")
    office.press(Key.Key_Return, CTRL)
    office.until(lambda: office.pane.shows == "people")
    marek = office.person("Marek Klein")
    assert (marek.languages, marek.has_pin) == (("cs", "es"), True)
    office.press(Key.Key_F2)
    office.press(Key.Key_D, ALT)
    office.until(lambda: not office.person("Marek Klein").has_pin)


def test_removed_person_can_be_brought_back_at_once(office: Office) -> None:
    office.press(Key.Key_Down)
    office.press(Key.Key_F2)
    office.press(Key.Key_X, ALT)
    told = "Marek no longer works here. What they wrote keeps their name."
    office.until(lambda: told in office.told)
    assert not office.person("Marek").active
    office.press(Key.Key_Z, CTRL)
    office.until(lambda: office.person("Marek").active)


def test_last_manager_cannot_be_removed(office: Office) -> None:
    office.press(Key.Key_F2)
    office.press(Key.Key_X, ALT)
    told = "The shop needs a manager. Please make a colleague one first."
    office.until(lambda: told in office.told)
    assert office.person("Elena").active


def test_right_is_given_by_space_and_taken_back_by_undo(office: Office) -> None:
    office.press(Key.Key_T, ALT)
    office.press(Key.Key_Right)
    office.press(Key.Key_Down)
    box = QApplication.focusWidget()
    assert (box.role, box.right) == ("clerk", "import")
    office.press(Key.Key_Space)
    office.until(lambda: "The table of rights was changed." in office.told)
    assert "import" not in office.desk.people.rights()["clerk"]
    office.press(Key.Key_Z, CTRL)
    office.until(lambda: "import" in office.desk.people.rights()["clerk"])
    assert not office.cell("manager", "staff").isEnabled()


def test_undo_takes_back_what_it_tells_of_and_nothing_before_that(office: Office) -> None:
    office.press(Key.Key_T, ALT)
    office.press(Key.Key_Right)
    office.press(Key.Key_Down)
    office.press(Key.Key_Space)
    office.until(lambda: "The table of rights was changed." in office.told)
    office.pane.open_person(office.marek)
    office.pane.on_limited(30)
    office.until(lambda: office.marek.hex() in office.desk.matters.policy().limits)
    assert "The table of rights was changed." not in office.told
    assert office.pane._back is None
    office.press(Key.Key_Z, CTRL)
    rest(office.desk)
    assert "import" not in office.desk.people.rights()["clerk"]


def test_clerk_reads_it_and_changes_what_is_their_own(office: Office, type_in) -> None:
    office.desk.sign_in(office.marek)
    office.pane.on_signed()
    rest(office.desk)
    assert not office.pane._new.isVisible()
    assert not office.cell("clerk", "import").isEnabled()
    office.press(Key.Key_N, ALT)
    assert office.pane.shows == "people"
    office.pane.open_person(office.person("Elena").page)
    assert not office.pane._form._save.isVisible()
    office.pane.open_person(office.marek)
    form = office.pane._form
    assert form._save.isVisible()
    assert not form._role.isEnabled()
    assert not form._remove.isVisible()
    form._pin.edit.setFocus()
    type_in("a long enough sentence")
    office.press(Key.Key_Return, CTRL)
    office.until(lambda: office.person("Marek").has_pin)


def test_wrong_pins_are_told_and_can_be_noted_as_known(office: Office) -> None:
    office.desk.people.set_pin(office.marek, "2468").result()
    for _ in range(5):
        office.desk.people.enter(office.marek, "1111").result()
    office.until(lambda: "5 wrong PINs" in office.pane._list.rows[1].accessibleName())
    office.pane.open_person(office.marek)
    assert "5 wrong PINs in a row" in office.told
    office.press(Key.Key_K, ALT)
    office.until(lambda: not office.person("Marek").warned_ms)
    assert "wrong PIN" not in office.pane._list.rows[1].accessibleName()


def test_limit_of_a_person_is_settled_from_here(office: Office, type_in) -> None:
    office.pane.open_person(office.marek)
    office.pane._form._limit._edit.setFocus()
    type_in("30")
    office.press(Key.Key_Return)
    office.until(lambda: office.marek.hex() in office.desk.matters.policy().limits)


def test_half_filled_form_goes_on_in_a_window_built_anew(
    office: Office, type_in, stage: Callable[..., QWidget], look: Look
) -> None:
    office.press(Key.Key_N, ALT)
    type_in("Half a na")
    before = office.pane.open
    assert isinstance(before, StaffOpen)
    bridge = Bridge()
    fresh = stage(StaffPane(look, office.desk, bridge), 1200, 760)
    fresh.take_over(before)
    office.pane = fresh
    office.until(lambda: fresh.shows == "people-form")
    assert fresh._form._name.text() == "Half a na"
    bridge.close()


def test_colleague_who_changed_elsewhere_is_shown_and_a_draft_stays(
    office: Office, type_in
) -> None:
    office.press(Key.Key_Down)
    office.press(Key.Key_F2)
    type_in("X")
    office.desk.people.act(office.marek, acts.change, role="supervisor").result()
    office.until(lambda: "supervisor" in office.pane._list.rows[1].accessibleName())
    assert office.pane._form._name.text().endswith("X")
