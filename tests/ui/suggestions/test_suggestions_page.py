"""The page of suggestions: what waits is seen with its age, and is answered in place."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests.view import DAY_MS
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.shift import good
from assistant.shift.entries import SuggestionMade
from assistant.shift.view import SuggestionView
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look, apply
from ui.look.rows import ROW, Heading
from ui.suggestions.page import SuggestionsPane

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL = Mod.ControlModifier


class Office:
    """Elena is a manager, Boris a clerk; the page open."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        assert desk.signed is not None
        self.desk, self.bot, self.elena = desk, bot, desk.signed
        self.boris = desk.join(name="Boris").result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)

    def made(self, text: str, by: StaffId, days: float) -> PageId:
        when_ms = time.time_ns() // 1_000_000 - round(days * DAY_MS)
        page, draft = PageId(new_id(when_ms)), Draft(SuggestionMade(text), by, happened_at=when_ms)
        self.desk._submit(lambda tx, now_ms: {page: [draft]}).result()
        return page

    def view(self, page: PageId) -> SuggestionView:
        found = self.desk.shifts.all(lambda tx: [page])[0]
        assert isinstance(found, SuggestionView)
        return found

    def open(self, stage: Callable[..., Any], look: Look, wide: int = 1100) -> SuggestionsPane:
        self.page = stage(SuggestionsPane(look, self.desk, self.bridge), wide, 700)
        self.bridge.changed.connect(self.page.on_changed)
        self.settle()
        self.page.setFocus()
        return self.page

    def sign_in(self, staff: StaffId | None) -> None:
        self.desk.sign_in(staff)
        self.page.on_signed()

    def settle(self) -> None:
        rest(self.desk)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()

    @property
    def rows(self) -> list[str]:
        model = self.page._list.model()
        found = []
        for number in range(model.rowCount()):
            row = model.index(number, 0).data(ROW)
            said = model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            found.append(row[0].upper() if isinstance(row, Heading) else said)
        return found

    def inks(self, number: int) -> list[str]:
        """The colours of the parts of a row."""
        row = self.page._list.rows.rows[number]
        return [part.ink for part in self.page._list._row.parts_of(row)]


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Office:
    return Office(desk, qtbot)


def test_what_waits_longest_stands_first_with_its_age(
    office: Office, stage: Any, look: Look
) -> None:
    # Whole days: the age is told in days of the calendar, at whatever hour this runs.
    office.made("A box of needles", office.boris, 2)
    office.made("A lamp at the back door", office.boris, 12)
    office.made("Fresh", office.boris, 0)
    done = office.made("Old", office.boris, 30)
    office.desk.shifts.act(done, good.answer_suggestion, answer="yes", text="It hangs").result()
    office.open(stage, look)
    assert [row.split(",")[0] for row in office.rows] == [
        "WAITING FOR AN ANSWER", "A lamp at the back door", "A box of needles", "Fresh",
        "ANSWERED", "Old",
    ]  # fmt: skip
    assert "waiting 12 days" in office.rows[1]
    assert "waiting since today" in office.rows[3]
    assert "Yes: It hangs · Elena, today" in office.rows[5]


def test_age_is_amber_for_those_who_may_answer_only(office: Office, stage: Any, look: Look) -> None:
    office.made("A lamp at the back door", office.boris, 12)
    page = office.open(stage, look)
    assert office.inks(1)[-1] == "warn"
    assert page._form.isVisible()
    office.sign_in(office.boris)
    assert office.inks(1)[-1] == "muted"
    assert not page._form.isVisible()
    assert "supervisor or manager" in page._note.text()


@pytest.mark.parametrize(
    ("key", "answer"), [(Key.Key_1, "yes"), (Key.Key_2, "no"), (Key.Key_3, "later")]
)
def test_answered_in_place_by_keys(
    office: Office, stage: Any, look: Look, type_in: Any, key: Qt.Key, answer: str
) -> None:
    page = office.made("A lamp at the back door", office.boris, 12)
    office.open(stage, look)
    office.press(key, CTRL)
    type_in("The electrician decides")
    office.press(Key.Key_Return, CTRL)
    office.bot.waitUntil(lambda: bool(office.view(page).answers))
    told = office.view(page).answers[0]
    assert (told.answer, told.text, told.staff) == (
        answer, "The electrician decides", office.elena
    )  # fmt: skip
    office.bot.waitUntil(lambda: office.rows[0] == "ANSWERED")
    assert office.page._list.hasFocus()
    assert office.page._form.typed.is_blank


def test_no_without_a_word_is_refused_and_nothing_is_lost(
    office: Office, stage: Any, look: Look
) -> None:
    page = office.made("A lamp at the back door", office.boris, 12)
    office.open(stage, look)
    office.press(Key.Key_2, CTRL)
    office.press(Key.Key_Return, CTRL)
    office.bot.waitUntil(office.page._form.trouble.isVisible)
    assert "why, or when" in office.page._form.trouble.accessibleName()
    assert office.page._form.typed.answer == "no"
    assert not office.view(page).answers


def test_without_yes_or_no_it_is_told_what_is_missing(
    office: Office, stage: Any, look: Look, type_in: Any
) -> None:
    office.made("A lamp at the back door", office.boris, 12)
    office.open(stage, look)
    office.press(Key.Key_Return)
    type_in("A good idea")
    office.press(Key.Key_Return, CTRL)
    assert "yes, no or later" in office.page._form.trouble.accessibleName()
    assert office.page._form.typed.text == "A good idea"


def test_what_was_typed_stays_with_its_suggestion(
    office: Office, stage: Any, look: Look, type_in: Any
) -> None:
    office.made("A lamp at the back door", office.boris, 12)
    office.made("A box of needles", office.boris, 2)
    page = office.open(stage, look)
    office.press(Key.Key_3, CTRL)
    type_in("In spring")
    office.press(Key.Key_Escape)
    office.press(Key.Key_Down)
    assert page._form.typed.is_blank
    office.press(Key.Key_Up)
    assert (page._form.typed.answer, page._form.typed.text) == ("later", "In spring")
    fresh = stage(SuggestionsPane(look, office.desk, office.bridge), 1100, 700)
    fresh.take_over(page.open)
    office.bot.waitUntil(lambda: fresh._form.typed.text == "In spring")


def test_ones_own_suggestion_waits_for_another_with_authority(
    office: Office, stage: Any, look: Look
) -> None:
    office.desk.join(name="Lin", role="supervisor").result()
    office.made("An umbrella stand", office.elena, 1)
    page = office.open(stage, look)
    assert not page._form.isVisible()
    assert "your own suggestion" in page._note.text()


def test_ones_own_words_are_corrected_in_place(
    office: Office, stage: Any, look: Look, type_in: Any
) -> None:
    page = office.made("A lamb at the door", office.elena, 1)
    office.open(stage, look)
    office.press(Key.Key_E, Mod.AltModifier)
    type_in("A lamp at the door")
    office.press(Key.Key_Return)
    office.bot.waitUntil(lambda: office.view(page).text == "A lamp at the door")


def test_new_ones_from_another_desk_are_there_at_once(
    office: Office, stage: Any, look: Look
) -> None:
    page = office.open(stage, look)
    assert page._empty.isVisible()
    assert page._empty.text().startswith("Nothing suggested yet")
    office.desk.sign_in(office.boris)
    office.desk.shifts.begin(good.suggest, text="A lamp").result()
    office.bot.waitUntil(lambda: len(office.rows) == 2)
    assert page._empty.isHidden()


@pytest.mark.parametrize(("scale", "wide"), [(1.0, 1100), (1.25, 700), (1.6, 860)])
def test_everything_has_room_and_a_name(
    office: Office, stage: Any, qapp: QApplication, look: Look, scale: float, wide: int,
    squeezed: Any, nameless: Any,
) -> None:  # fmt: skip
    other = Look(scale=scale, dark=True)
    apply(qapp, other)
    office.made(
        "A lamp at the back door, where nobody sees the step at night " * 6, office.boris, 3
    )
    page = office.open(stage, other, wide)
    assert not squeezed(page)
    assert not nameless(page)
