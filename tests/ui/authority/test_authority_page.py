"""Requests beyond a limit, answered at the desk of who may, by the keys alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, gestures
from assistant.tongue import LANGUAGES, speak
from tests.ui.rest import rest
from ui.authority.page import AuthorityPage
from ui.authority.waiting_row import WaitingRow
from ui.bridge import Bridge
from ui.look.look import Look, apply

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, ALT = Mod.ControlModifier, Mod.AltModifier
STEPS = ("forgiveness:apologise", "right:solve")


class House:
    """Three people, a guest with a request, and the page at the desk of Ms Brandt."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> None:
        self.desk, self.bot = desk, qtbot
        self.boss = desk.signed
        self.elena = desk.join(name="Elena S.", role="clerk").result()
        self.brandt = desk.join(name="Ms Brandt", role="supervisor").result()
        self.guest = desk.meet(Identity("Daniel Okafor")).result()
        desk.sign_in(self.elena)
        self.matter = self.problem("My suit is not back")
        self.ask(self.matter, "Dinner for two", 14_000)
        desk.sign_in(self.brandt)
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.page: AuthorityPage = stage(AuthorityPage(look, desk, self.bridge), 1198, 714)
        self.bridge.changed.connect(self.page.on_changed)
        self.wanted: list[PageId] = []
        self.page.matter_wanted.connect(self.wanted.append)
        self.settle()
        self.page.setFocus()

    def problem(self, text: str, guest: PageId | None = None) -> PageId:
        words = {"steps": STEPS, "text": text, "guest": guest or self.guest}
        return self.desk.matters.open(**words).result()

    def ask(self, page: PageId, text: str, cost: int) -> None:
        self.desk.matters.act(page, gestures.ask, gesture="free", text=text, cost=cost).result()

    def as_(self, staff: StaffId, act: Callable, page: PageId | None = None, **words) -> None:
        """Somebody at another desk."""
        here = self.desk.signed
        self.desk.sign_in(staff)
        self.desk.matters.act(page or self.matter, act, **words).result()
        self.desk.sign_in(here)
        self.settle()

    def sign_in(self, staff: StaffId | None) -> None:
        self.desk.sign_in(staff)
        self.page.on_signed()
        self.settle()
        self.page.setFocus()

    def settle(self) -> None:
        rest(self.desk)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
        QCoreApplication.processEvents()
        self.settle()

    def field(self, name: str) -> QLineEdit:
        found = self.page.findChildren(QLineEdit)
        return next(edit for edit in found if name in edit.accessibleName())

    @property
    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    @property
    def rows(self) -> list[str]:
        rows = self.page.findChildren(WaitingRow)
        return [row.accessibleName() for row in rows if row.isVisibleTo(self.page)]

    def asked(self, page: PageId | None = None):
        return self.desk.matters.one(page or self.matter).asks[0]


@pytest.fixture
def house(desk: Desk, look: Look, qtbot: QtBot, stage: Callable) -> Iterator[House]:
    yield (one := House(desk, look, qtbot, stage))
    one.page.host.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_all_that_one_must_know_to_answer_is_there(house: House, nameless, squeezed) -> None:
    for words in (
        "Elena S. asks, for Daniel Okafor",
        "“My suit is not back”",
        "Free of charge",
        "Dinner for two",
        "€140",
        "Elena S. has €100 left for this guest.",
    ):
        assert words in house.texts
    assert not nameless(house.page)
    assert not squeezed(house.page)


def test_yes_is_one_key(house: House) -> None:
    house.press(Key.Key_Return, CTRL)
    assert house.asked().state == "approved"
    assert house.asked().by == house.brandt
    assert "Elena S. has your answer." in house.texts or "Nothing waits" in house.texts
    assert "Nothing waits for you" in house.texts


def test_words_go_with_the_yes(house: House, type_in) -> None:
    house.press(Key.Key_Tab)
    house.field("Words with your yes").setFocus()
    type_in("With my regards")
    house.press(Key.Key_Return)
    assert house.asked().answer == "With my regards"


def test_there_is_no_bare_no(house: House, type_in) -> None:
    house.press(Key.Key_I, ALT)
    house.press(Key.Key_Return, CTRL)
    assert house.asked().state == "open"
    assert "Please write what is offered instead." in house.texts
    type_in("Breakfast in the room")
    house.field("What it costs us").setFocus()
    type_in("abc")
    house.press(Key.Key_Return)
    assert house.asked().state == "open"
    assert "“abc” is not an amount" in house.texts
    assert house.field("as the guest may be told").text() == "Breakfast in the room"
    type_in("30")  # the wrong amount was marked
    house.press(Key.Key_Return)
    asked = house.asked()
    assert (asked.state, asked.answer, asked.instead_cost) == (
        "answered",
        "Breakfast in the room",
        3000,
    )


def test_escape_leads_back_and_what_was_typed_comes_again(house: House, type_in) -> None:
    house.press(Key.Key_I, ALT)
    type_in("Breakfast")
    house.press(Key.Key_Escape)
    assert "What is offered instead?" not in house.texts
    house.press(Key.Key_I, ALT)
    assert house.field("as the guest may be told").text() == "Breakfast"


def test_beyond_the_own_limit_it_is_said_before_and_refused_in_place(house, type_in) -> None:
    house.as_(house.elena, gestures.withdraw, of=house.asked().id)
    house.as_(house.elena, gestures.ask, gesture="upgrade", text="Suite", cost=90_000)
    house.page.show_matter(house.matter)
    house.settle()
    assert "beyond your own limit of €500" in house.texts
    house.field("Words with your yes").setFocus()
    type_in("All right")
    house.press(Key.Key_Return, CTRL)
    assert house.desk.matters.one(house.matter).asks[1].state == "open"
    assert house.field("Words with your yes").text() == "All right"
    assert "This is beyond your own limit." in house.texts


def test_answered_meanwhile_is_told_and_the_words_stay(house: House, type_in) -> None:
    house.field("Words with your yes").setFocus()
    type_in("Gladly")
    of = house.asked().id
    house.as_(house.boss, gestures.offer_instead, of=of, text="Dinner here", cost=6000)
    assert "It was answered meanwhile. Elena offers instead" in house.texts
    assert house.field("Words with your yes").text() == "Gladly"
    house.press(Key.Key_Return, CTRL)  # what is left to do is to open it
    assert house.wanted == [house.matter]
    assert house.asked().answer == "Dinner here"


def test_refusal_of_the_desk_stands_where_the_hand_is(house: House, type_in) -> None:
    """Answered between the look and the key: the page did not hear of it yet."""
    house.field("Words with your yes").setFocus()
    type_in("Gladly")
    house.bridge.changed.disconnect(house.page.on_changed)
    of = house.asked().id
    house.desk.sign_in(house.boss)
    house.desk.matters.act(house.matter, gestures.approve, of=of).result()
    house.desk.sign_in(house.brandt)
    house.press(Key.Key_Return, CTRL)
    assert "This request was answered already." in house.texts
    assert house.field("Words with your yes").text() == "Gladly"


def test_words_half_written_stay_with_their_request(house: House, type_in) -> None:
    house.as_(house.elena, gestures.ask, gesture="gift", text="Flowers", cost=12_000)
    assert len(house.rows) == 2
    house.field("Words with your yes").setFocus()
    type_in("For the first")
    house.page._list.begin()
    house.press(Key.Key_Down)
    assert "Flowers" in house.texts
    assert house.field("Words with your yes").text() == ""
    house.press(Key.Key_Up)
    assert house.field("Words with your yes").text() == "For the first"


def test_window_built_anew_goes_on_where_it_stood(house: House, type_in, look, stage) -> None:
    house.press(Key.Key_I, ALT)
    type_in("Breakfast")
    fresh = stage(AuthorityPage(look, house.desk, house.bridge), 900, 640)
    fresh.take_over(house.page.open)
    house.bot.waitUntil(lambda: fresh._chosen is not None and not fresh._reader.is_busy)
    assert fresh._answer.typed.offer == "Breakfast"
    assert fresh._answer.is_instead
    fresh.host.deleteLater()


def test_second_failure_comes_after_the_requests_and_is_seen_to_by_one_key(house: House) -> None:
    house.desk.sign_in(house.elena)
    again = house.problem("The shower is cold")
    house.desk.sign_in(house.brandt)
    house.settle()
    assert [row.split(", ")[1] for row in house.rows] == [
        "Elena S.: Dinner for two",
        "second failure",
    ]
    house.press(Key.Key_Down)
    assert "Second failure for Daniel Okafor" in house.texts
    assert "1 earlier problem of this guest\ntoday: “My suit is not back”" in house.texts
    house.press(Key.Key_Return, CTRL)
    assert house.desk.matters.one(again).came_by == house.brandt
    assert "Every desk sees now that you are seeing to it." in house.texts


def test_guest_who_asks_for_authority_is_on_the_list(house: House) -> None:
    house.press(Key.Key_Return, CTRL)
    house.as_(house.elena, gestures.call_authority)
    assert "Daniel Okafor asks for you" in house.texts
    house.press(Key.Key_Return, ALT)
    assert house.wanted == [house.matter]


def test_clerk_sees_what_became_of_own_requests_and_takes_one_back(house: House) -> None:
    house.sign_in(house.elena)
    assert "You asked, for Daniel Okafor" in house.texts
    assert "Nobody has answered yet. It is shown to Elena, Ms Brandt." in house.texts
    house.press(Key.Key_Z, ALT)
    assert house.asked().state == "withdrawn"
    assert "You have asked for nothing" in house.texts


def test_clerk_sees_the_answer_when_it_comes(house: House) -> None:
    house.sign_in(house.elena)
    of = house.asked().id
    house.as_(house.brandt, gestures.approve, of=of, text="With pleasure")
    assert "Ms Brandt says yes" in house.texts
    assert "“With pleasure” It can be given now: open the problem." in house.texts
    house.press(Key.Key_Return, CTRL)
    assert house.wanted == [house.matter]


def test_who_asked_cannot_answer_and_nobody_sees_what_is_not_theirs(house: House) -> None:
    house.sign_in(house.elena)
    house.press(Key.Key_I, ALT)
    assert "What is offered instead?" not in house.texts
    assert house.asked().state == "open"


def test_nobody_at_the_desk_is_asked_who_it_is(house: House) -> None:
    asked = []
    house.page.staff_wanted.connect(lambda: asked.append(1))
    house.sign_in(None)
    assert "Who is at this desk?" in house.texts
    house.press(Key.Key_Return, CTRL)
    assert asked == [1]


def test_pill_leads_to_its_matter(house: House) -> None:
    other = house.desk.meet(Identity("王雅琴")).result()
    house.desk.sign_in(house.elena)
    page = house.problem("Nobody brought the tea", other)
    house.ask(page, "Tea", 11_000)
    house.desk.sign_in(house.brandt)
    house.page.show_matter(page)
    house.settle()
    assert "Elena S. asks, for 王雅琴" in house.texts


def test_closed_meanwhile_is_told(house: House) -> None:
    house.as_(house.elena, acts.close, content=True)
    assert "Elena S. no longer needs it." in house.texts


@pytest.mark.parametrize("scale", [0.8, 1.6])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_everything_is_readable_at_every_size(
    house: House, qapp, stage, squeezed, scale: float, language: str
) -> None:
    speak(language)
    other = Look(scale=scale, dark=True)
    apply(qapp, other)
    page = stage(AuthorityPage(other, house.desk, house.bridge), 964, 606)
    house.bot.waitUntil(lambda: page._chosen is not None and not page._reader.is_busy)
    assert not squeezed(page)
    page.on_instead()
    assert not squeezed(page)
    page.host.deleteLater()
