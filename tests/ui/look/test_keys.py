"""The table of keys: nothing twice, everything shown as it is pressed."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.keys import KEYS, bind, cap, groups, label

IN_A_LIST = {"remove-desk", "switch-word", "retire-word", "switch-line", "retire-line"}
"""Keys that are at work in a list alone: what a field does with them is the field's."""
EVERYWHERE = {
    *("Everywhere", "The shift", "Find"),
    *("While you write", "The words of the house"),
}
TOGETHER = (
    {"Write it down", "What to say", "The card", *EVERYWHERE},
    {"In a problem", *EVERYWHERE},
    {"Requests beyond a limit", *EVERYWHERE},
    {"A way of the house’s own", *EVERYWHERE},
    {"Import guests", *EVERYWHERE},
    {"In a handover", *EVERYWHERE},
    {"Who is expected", *EVERYWHERE},
    {"Good deeds and suggestions", *EVERYWHERE},
    {"In the line-up", *EVERYWHERE},
    {"On the telephone", *EVERYWHERE},
    {"In practice", "What to say", *EVERYWHERE},
    {"In one line", "Write it down"},
    {"Our shifts", "In a form", "Everywhere", "The shift"},
    {"In the phrase book", "Words between houses", "In a form", *EVERYWHERE},
    {"A line of the house’s own", "In a form", *EVERYWHERE},
    {"With other desks", "In a form", *EVERYWHERE},
    {"Who looked", *EVERYWHERE},
    {"Erasing, and what goes next", "In a form", *EVERYWHERE},
    {"Key, sheet and backups", "In a form", *EVERYWHERE},
    {"Restore from a backup", "In a form", *EVERYWHERE},
    {"Two cards of one guest", "In a form", *EVERYWHERE},
    {"In the open book", "In a form", *EVERYWHERE},
    {"Who is at this desk?", *EVERYWHERE},
    {"On the page of the staff", "In a form", *EVERYWHERE},
    {"In the lexicon", "Words between houses", "In a form", *EVERYWHERE},
)
"""Headings whose keys are at work at the same time, on one page."""


@pytest.mark.parametrize("together", TOGETHER)
def test_no_key_does_two_things_on_a_page(together: set[str]) -> None:
    times = Counter(key.sequence for key in KEYS.values() if key.group in together)
    assert [sequence for sequence, n in times.items() if n > 1] == []


def test_every_heading_is_on_some_page() -> None:
    headings = {key.group for key in KEYS.values()}
    assert headings - set().union(*TOGETHER) == {"While nobody is on file"}


def test_every_key_is_one_that_qt_knows() -> None:
    for act, key in KEYS.items():
        assert QKeySequence(key.sequence).toString() == key.sequence, act


def test_help_page_shows_every_key_once() -> None:
    pairs = [pair for _, group in groups() for pair in group]
    assert Counter(pairs) == Counter((cap(act), label(act)) for act in KEYS)


def test_caps_show_signs_instead_of_long_words() -> None:
    assert cap("other-words") == "Alt+→"
    assert cap("save") == "Ctrl+Enter"
    assert cap("write-care") == "⇧F2"


def test_key_bound_inside_a_widget_needs_the_focus_there(qtbot: QtBot, press) -> None:
    host, done = QWidget(), []
    column = QVBoxLayout(host)
    inside, outside = QLineEdit(), QLineEdit()
    column.addWidget(inside)
    column.addWidget(outside)
    bind(inside, "save", lambda: done.append("inside"), inside=True)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    outside.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not done
    inside.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == ["inside"]


def test_no_key_is_one_by_which_a_field_edits_its_text(qtbot: QtBot) -> None:
    edit = QLineEdit("words")
    qtbot.addWidget(edit)
    for act, key in KEYS.items():
        if len(key.sequence) == 1 or act in IN_A_LIST | {"undo"} or key.group == "In the line-up":
            # A letter works outside fields only; the line's undo knows about its field's; beside
            # the line-up there is no field.
            continue
        stroke = QKeySequence(key.sequence)[0]
        event = QKeyEvent(QEvent.Type.ShortcutOverride, stroke.key(), stroke.keyboardModifiers())
        event.ignore()
        edit.event(event)
        assert not event.isAccepted(), act
