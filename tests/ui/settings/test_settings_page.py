"""The settings page: what is chosen holds at once and is told once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from assistant.places import Home, Settings, read_settings, write_settings
from ui.look.look import Look, apply
from ui.settings.page import SettingsPage

Key = Qt.Key


@pytest.fixture
def page(stage: Callable[..., SettingsPage], look: Look) -> SettingsPage:
    page = stage(SettingsPage(look, practice=False), 1100, 760)
    page.show_settings(Settings(house="Aurora", region="ES"))
    page.show_places(Path("/home/elena/Salve/salve.db"), "file")
    return page


@pytest.fixture
def told(page: SettingsPage) -> list[Settings]:
    heard: list[Settings] = []
    page.chosen.connect(heard.append)
    return heard


def named(page: SettingsPage, name: str) -> QComboBox | QLineEdit:
    """The control that is called `name`."""
    controls = [*page.findChildren(QComboBox), *page.findChildren(QLineEdit)]
    return next(control for control in controls if name in control.accessibleName())


def words(page: SettingsPage) -> str:
    return "\n".join(part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page))


def test_showing_what_holds_tells_nothing(page, told, nameless, squeezed) -> None:
    page.show_settings(Settings(language="zh", theme="dark", scale=1.6, longest_stay_days=3))
    assert not told
    assert named(page, "Language").currentText() == "中文"
    assert named(page, "nobody closed").currentText() == "3 days"
    assert not nameless(page)
    assert not squeezed(page)


def test_languages_are_in_their_own_names(page) -> None:
    box = named(page, "Language")
    assert [box.itemText(at) for at in range(1, box.count())] == [
        "English",
        "中文",
        "Español",
        "Русский",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_arrow_opens_the_list_and_the_choice_holds_at_once(page, told, press, qtbot: QtBot) -> None:
    box = named(page, "Light or dark")
    box.setFocus()
    press(Key.Key_Down)
    assert box.view().isVisible()
    assert not told
    qtbot.keyClick(box.view(), Key.Key_Down)
    qtbot.keyClick(box.view(), Key.Key_Return)
    assert [settings.theme for settings in told] == ["light"]


def test_span_after_which_a_visit_is_over_is_chosen(page, told) -> None:
    box = named(page, "A visit that nobody closed counts as over after")
    choices = [box.itemText(at) for at in range(box.count())]
    assert choices == ["1 day", "3 days", "1 week", "30 days"]
    box.setCurrentIndex(0)
    assert told[-1].longest_stay_days == 1


def test_span_set_by_hand_in_the_file_is_shown_and_kept(page, told) -> None:
    page.show_settings(Settings(longest_stay_days=14))
    assert named(page, "nobody closed").currentText() == "14 days"
    named(page, "Text size").setCurrentIndex(0)
    assert told[-1].longest_stay_days == 14


def test_span_comes_back_from_the_file_and_a_senseless_one_does_not(place: Home) -> None:
    write_settings(place, Settings(longest_stay_days=3))
    assert read_settings(place).longest_stay_days == 3
    place.settings.write_text('{"longest_stay_days": 0}')
    assert read_settings(place).longest_stay_days == 30


def test_country_that_is_none_is_said_and_nothing_is_told(page, told, press, type_in) -> None:
    edit = named(page, "Country")
    edit.setFocus()
    edit.clear()
    type_in("E1")
    press(Key.Key_Return)
    assert "A country has two letters here, such as ES." in words(page)
    assert edit.text() == "E1"
    assert not told
    edit.clear()
    type_in("gb")
    press(Key.Key_Return)
    assert "A country has two letters" not in words(page)
    assert told[-1].region == "GB"


def test_wheel_scrolls_the_page_and_changes_nothing(page, told) -> None:
    box = named(page, "Language")
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert not told
    assert box.currentIndex() == 0


def test_place_of_store_and_key_is_said(page) -> None:
    assert "/home/elena/Salve/salve.db" in words(page)
    assert "in a file beside it" in words(page)
    page.show_places(Path("/home/elena/Salve/salve.db"), "keyring")
    assert "Its key is in the system’s keyring." in words(page)


@pytest.mark.parametrize("scale", [0.8, 1.6])
def test_every_setting_is_readable_at_every_size(stage, qapp, look, squeezed, scale: float) -> None:
    other = Look(scale=scale)
    apply(qapp, other)
    page = stage(SettingsPage(other, practice=True), 942, 614)
    page.show_settings(Settings(scale=scale))
    assert not squeezed(page)


def test_what_the_house_has_settled_is_one_press_away(page, told) -> None:
    asked = []
    page.rules_wanted.connect(lambda: asked.append("recovery"))
    page.shifts_wanted.connect(lambda: asked.append("shifts"))
    for name in ("Putting things right", "Our shifts"):
        next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name).click()
    assert asked == ["recovery", "shifts"]
    assert not told
