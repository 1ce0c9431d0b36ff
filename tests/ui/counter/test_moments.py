"""Every other moment at the counter: chosen by the keyboard, walked through, read, and left."""

from collections.abc import Callable
from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistant.tongue import LANGUAGES, speak
from assistant.words.book import MOMENTS
from assistant.words.labels import moment_label
from assistant.words.prompts import Prompt
from assistant.words.situation import AFTER_RECOVERY, CONTACT, DRAFTS, RECOVERY
from ui.counter.moment_list import MomentList
from ui.counter.moment_row import MomentRow
from ui.counter.moments import GROUPS, beside, group_of
from ui.counter.say import SayPane
from ui.counter.say_card import SayCard
from ui.look.look import Look, apply
from ui.look.scrolling import Scrolling

Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OF_A_CALL = {"answer-call", "hold", "hold-end", "hold-longer", "read-back", "end-call"}
LETTER = "\n\n".join(["Dear guest,", "Thank you for coming to us. " * 6, "With warm regards"])


class Room(QWidget):
    """A field, where the keys of the counter usually are, and the pane; it answers at once."""

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__()
        self.field, self.pane = QLineEdit(), SayPane(look)
        self.field.setAccessibleName("Search")
        self.wanted: list[str] = []
        self._text = text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.pane)
        self.pane.moment_wanted.connect(self.on_wanted)

    def on_wanted(self, moment: str) -> None:
        self.wanted.append(moment)
        if moment == "moments":
            self.pane.show_moments()
        else:
            lines = [
                Prompt(f"k{n}", moment, "plain", "en", self._text or f"{moment} {n}", "", "H1")
                for n in range(4)
            ]
            self.pane.show_prompts(moment, lines, ["It fits."] * 4, [])


@pytest.fixture
def room(stage: Callable[..., Room], look: Look) -> Room:
    room = stage(Room(look), 340, 760)
    room.on_wanted("greeting")
    room.field.setFocus()
    return room


def told(pane: QWidget) -> list[str]:
    return [part.text() for part in pane.findChildren(QLabel) if part.isVisibleTo(pane)]


def words(room: Room) -> list[str]:
    return [one.words for one in room.findChildren(SayCard) if one.isVisibleTo(room)]


# -- all of them are there ------------------------------------------------------------------------


def test_every_moment_has_its_place_at_the_counter_in_a_call_or_in_a_recovery() -> None:
    here = list(chain.from_iterable(group.moments for group in GROUPS))
    assert len(here) == len(set(here))
    beyond = {*CONTACT, *OF_A_CALL, *RECOVERY, *AFTER_RECOVERY}
    assert {*here, *beyond} == set(MOMENTS)
    assert set(here) & beyond == {"calm"}  # who is upset stands at the counter first


def test_groups_are_opened_by_digits_of_their_own() -> None:
    assert sorted(group.digit for group in GROUPS) == list("0123456789")


def test_one_steps_through_a_group_and_not_out_of_it() -> None:
    for group in GROUPS:
        first, last = group.moments[0], group.moments[-1]
        assert beside(first, -1) == first
        assert beside(last, 1) == last
        for one, after in zip(group.moments, group.moments[1:], strict=False):
            assert (beside(one, 1), beside(after, -1)) == (after, one)
    assert beside("greeting", 1) == "greeting"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.digit)
def test_a_digit_opens_its_group_and_the_keys_go_back_to_where_they_were(
    room: Room, press, group
) -> None:
    press(Key.Key_3, CTRL)
    assert isinstance(QApplication.focusWidget(), MomentRow)
    press(Key[f"Key_{group.digit}"])
    assert room.wanted[-2:] == ["moments", group.moments[0]]
    assert QApplication.focusWidget() is room.field
    assert moment_label(group.moments[0]) in told(room.pane)
    assert words(room)
    assert room.field.text() == ""


def test_arrows_and_enter_open_as_well_and_the_keys_begin_there_again(room: Room, press) -> None:
    press(Key.Key_3, CTRL)
    press(Key.Key_Up)
    for _ in range(2):
        press(Key.Key_Down)
    press(Key.Key_Return)
    assert room.wanted[-1] == "lead"
    press(Key.Key_3, CTRL)
    press(Key.Key_Space)
    assert room.wanted[-1] == "lead"
    press(Key.Key_3, CTRL)
    for _ in range(20):
        press(Key.Key_Down)
    press(Key.Key_Enter)
    assert room.wanted[-1] == "thank-letter"


def test_esc_goes_back_to_what_was_there_before(room: Room, press) -> None:
    press(Key.Key_2, CTRL)
    press(Key.Key_3, CTRL)
    assert words(room) == []
    press(Key.Key_Escape)
    assert room.wanted[-1] == "farewell"
    assert words(room)
    assert QApplication.focusWidget() is room.field
    assert room.findChild(QTabBar).currentIndex() == 1


def test_the_third_key_leads_from_a_moment_back_to_the_list(room: Room, press) -> None:
    press(Key.Key_3, CTRL)
    press(Key.Key_8)
    assert words(room)
    press(Key.Key_3, CTRL)
    assert words(room) == []
    assert room.findChild(MomentList).isVisible()


def test_a_click_chooses_and_leads_back_too(room: Room, qtbot: QtBot) -> None:
    tabs = room.findChild(QTabBar)

    def click_third() -> None:
        at = tabs.tabRect(2).center()
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)

    click_third()
    assert room.wanted[-1] == "moments"
    qtbot.mouseClick(room.findChildren(MomentRow)[4], Qt.MouseButton.LeftButton)
    assert room.wanted[-1] == "instead"
    click_third()
    assert room.wanted[-1] == "moments"


def test_while_the_list_is_shown_no_hidden_words_are_copied_or_said(
    room: Room, press, qtbot: QtBot
) -> None:
    press(Key.Key_3, CTRL)
    pane = room.pane
    with qtbot.assertNotEmitted(pane.copied), qtbot.assertNotEmitted(pane.said):
        press(Key.Key_1, ALT)
        press(Key.Key_S, ALT)
        press(Key.Key_Right, ALT)
    assert words(room) == []


# -- the doubts, step by step ---------------------------------------------------------------------


def test_doubts_are_walked_through_in_five_steps_with_the_place_told(room: Room, press) -> None:
    press(Key.Key_3, CTRL)
    press(Key.Key_6)
    steps = [(room.wanted[-1], _place(room))]
    for _ in range(6):
        press(Key.Key_Down, CTRL)
        steps.append((room.wanted[-1], _place(room)))
    doubts = group_of("objection-ask").moments
    assert steps[:5] == [(one, f"{at} of 5") for at, one in enumerate(doubts, 1)]
    assert steps[5:] == [steps[4]] * 2
    press(Key.Key_Up, CTRL)
    assert room.wanted[-1] == "objection-answer"
    assert words(room) == [f"objection-answer {n}" for n in range(3)]


def _place(room: Room) -> str:
    return next(text for text in told(room.pane) if " of 5" in text)


# -- several sentences ----------------------------------------------------------------------------


@pytest.fixture
def letters(stage: Callable[..., Room], look: Look) -> Room:
    room = stage(Room(look, LETTER), 340, 420)
    room.on_wanted("greeting")
    room.field.setFocus()
    return room


def test_a_letter_is_read_by_itself_and_copied_whole(letters: Room, press) -> None:
    press(Key.Key_3, CTRL)
    press(Key.Key_0)
    assert words(letters) == [LETTER]
    assert "1 of 4" in told(letters.pane)
    assert told(letters.pane).count("A draft: make it your own before you send it.") == 1
    press(Key.Key_1, ALT)
    assert QGuiApplication.clipboard().text() == LETTER
    QGuiApplication.clipboard().clear()
    press(Key.Key_2, ALT)
    assert QGuiApplication.clipboard().text() == ""
    press(Key.Key_Right, ALT)
    assert "2 of 4" in told(letters.pane)


def test_a_letter_longer_than_the_pane_is_scrolled_by_the_keys(letters: Room, press) -> None:
    press(Key.Key_3, CTRL)
    press(Key.Key_0)
    bar = next(
        one for one in letters.findChildren(Scrolling) if one.findChild(SayCard)
    ).verticalScrollBar()
    assert bar.maximum() > 0
    card = next(one for one in letters.findChildren(SayCard) if one.isVisibleTo(letters))
    card.setFocus(Qt.FocusReason.TabFocusReason)
    bar.setValue(0)
    press(Key.Key_PageDown)
    assert bar.value() > 0


def test_a_draft_is_made_ones_own_and_other_words_are_not(room: Room, press) -> None:
    for moment in MOMENTS:
        room.on_wanted(moment)
        is_draft = group_of(moment) is not None and moment in DRAFTS
        draft = "A draft: make it your own before you send it."
        assert (draft in told(room.pane)) is is_draft, moment


# -- where there is nothing to say ----------------------------------------------------------------


def test_where_nothing_may_be_said_it_stands_why(room: Room) -> None:
    why = "Something is open: nothing is sold now."
    room.pane.show_prompts("recommend", (), (), (), nothing=why)
    assert why in told(room.pane)
    assert words(room) == []


def test_what_nobody_on_file_heard_is_not_noted(room: Room, press, qtbot: QtBot) -> None:
    line = Prompt("k", "ask-name", "stranger", "en", "May I ask your name?", "", "H9")
    room.pane.show_prompts("ask-name", [line], ["Nobody"], [], of_guest=False)
    with qtbot.assertNotEmitted(room.pane.said):
        press(Key.Key_S, ALT)
    with qtbot.waitSignal(room.pane.copied):
        press(Key.Key_1, ALT)


# -- room, and names ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scale"), [(250, 1.0), (304, 1.0), (250, 1.6)])
def test_nothing_of_the_list_is_cut(qapp, stage, squeezed, language, width, scale) -> None:
    speak(language)
    look = Look(scale=scale)
    apply(qapp, look)
    room = stage(Room(look), look.px(width) + 24, 900)
    room.on_wanted("moments")
    assert squeezed(room.pane) == []
    for moment in ("objection-repeat", "thank-letter"):
        room.on_wanted(moment)
        assert squeezed(room.pane) == []


def test_everything_of_the_list_has_a_name(room: Room, press, nameless) -> None:
    press(Key.Key_3, CTRL)
    assert nameless(room) == []
    names = [row.accessibleName() for row in room.findChildren(MomentRow)]
    assert names[0].startswith("Asking: The name, private data")
    assert names[4] == "Saying no by what can be done"
