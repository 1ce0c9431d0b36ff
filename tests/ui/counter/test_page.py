"""The counter at work: a real desk, the real panes, and the keys of a clerk."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistant.changes import Changes
from assistant.desk import Desk, open_desk
from assistant.guests import acts, standing
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.card_log import CardLog
from ui.counter.guest_list import GuestList
from ui.counter.newcomer import Newcomer
from ui.counter.page import Counter
from ui.counter.preference_chip import PreferenceChip
from ui.counter.say_card import SayCard
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell
from ui.counter.unfinished import RewriteTyped
from ui.look.look import Look

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = Mod.AltModifier, Mod.ControlModifier, Mod.ShiftModifier
WANG = Identity("王雅琴", family="王", title="女士", language="zh", phones=("+86 138 0013 8000",))
HALL = Identity("Katherine Hall", given="Katherine", family="Hall", title="Ms", language="en")


class Clerk:
    """The counter over an open desk, and a hand at its keyboard."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, typed: str = "") -> None:
        self.desk, self.bot = desk, qtbot
        self.hall = self.wang = PageId(b"")
        self.host = QWidget()
        self.shell, self.field = CounterShell(look), SearchField(look)
        column = QVBoxLayout(self.host)
        column.addWidget(self.field)
        column.addWidget(self.shell, 1)
        self.host.resize(1240, 760)
        self.host.show()
        self.host.activateWindow()
        qtbot.waitUntil(self.host.isActiveWindow)
        self.field.setFocus()
        if typed:
            self.type(typed)
            self.press(Key.Key_Return)
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.page = Counter(self.shell, self.field, desk, self.bridge, Book(), "Salve")
        self.page.show_names({one.page: one.name for one in desk.staff()})
        self.until(lambda: self.page._finding._answered >= 0)

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.host, key, modifiers)
        QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Mod.NoModifier, letter)
                QCoreApplication.sendEvent(QApplication.focusWidget() or self.host, event)
        QCoreApplication.processEvents()

    def open(self, query: str) -> None:
        before = self.page._view
        self.field.setFocus()
        self.field._edit.selectAll()
        self.type(query)
        self.press(Key.Key_Return)
        self.until(lambda: self.page._view is not before and self.page.shows == "card")

    def on_file(self, page: PageId) -> GuestView:
        view = self.desk.guest(page)
        assert view is not None
        return view

    def undo(self) -> None:
        self.until(lambda: "Written." in self.texts)
        self.press(Key.Key_Z, CTRL)

    @property
    def texts(self) -> list[str]:
        labels = self.host.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.host)]

    @property
    def cards(self) -> list[str]:
        shown = self.shell.findChildren(SayCard)
        return [card.words for card in shown if card.isVisibleTo(self.host)]

    def close(self) -> None:
        self.host.deleteLater()  # nothing asks a desk that is closed
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; the counter open."""
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


def written(view: GuestView) -> dict[str, list[str]]:
    """What stands on the card, by kind."""
    return {
        "preference": [one.text for one in view.preferences],
        "mood": [one.cause for one in view.moods],
        "mistake": [one.text for one in view.mistakes],
        "note": [one.text for one in view.notes],
        "care": [one.text for one in view.care],
        "tie": [one.text for one in view.ties],
    }


# -- writing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "key", "modifiers"),
    [
        ("preference", Key.Key_F2, Mod.NoModifier),
        ("mood", Key.Key_F3, Mod.NoModifier),
        ("mistake", Key.Key_F4, Mod.NoModifier),
        ("note", Key.Key_F7, Mod.NoModifier),
        ("care", Key.Key_F2, SHIFT),
        ("tie", Key.Key_F7, SHIFT),
    ],
)
def test_whatever_is_written_by_keys_is_seen_signed_and_taken_back_by_one(
    clerk: Clerk, kind: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    clerk.open("hall")
    clerk.press(key, modifiers)
    if kind == "mood":
        clerk.press(Key.Key_4)
    clerk.type("Lilies in the hall")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: written(clerk.on_file(clerk.hall))[kind] == ["Lilies in the hall"])
    clerk.until(lambda: "Written." in clerk.texts)
    chips = [chip.text() for chip in clerk.host.findChildren(PreferenceChip)]
    assert any("Lilies in the hall" in text for text in [*clerk.texts, *chips])
    line = clerk.on_file(clerk.hall).log[-1]
    assert clerk.page._names[line.staff] == "Elena"
    clerk.undo()
    clerk.until(lambda: not written(clerk.on_file(clerk.hall))[kind])


def test_what_cannot_be_written_stays_in_the_line_with_its_reason(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    words = "A sister in Oslo " * 200
    QApplication.focusWidget().insert(words)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: any("3399" in text for text in clerk.texts))
    assert clerk.page.open.drafts[clerk.hall].text == words
    assert not clerk.on_file(clerk.hall).notes


@pytest.mark.parametrize("answered", [True, False])
def test_a_line_waits_for_the_answer_who_signs_it(clerk: Clerk, answered: bool) -> None:
    clerk.open("hall")
    elena = clerk.desk.signed
    clerk.desk.sign_in(None)
    asked: list[Callable[[], None]] = []
    clerk.page.staff_wanted.connect(asked.append)
    clerk.press(Key.Key_F7)
    clerk.type("A sister in Oslo")
    clerk.press(Key.Key_Return)
    assert clerk.page.open.drafts[clerk.hall].text == "A sister in Oslo"
    clerk.desk.sign_in(elena if answered else None)
    asked.pop()()
    if answered:
        clerk.until(lambda: clerk.on_file(clerk.hall).notes)
        clerk.until(lambda: not clerk.page.open.drafts)
    else:
        assert QApplication.focusWidget().text() == "A sister in Oslo"
        assert not clerk.on_file(clerk.hall).notes


def test_each_guest_has_a_line_of_their_own_until_it_is_written(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.type("Half a sentence")
    clerk.open("wang")
    clerk.press(Key.Key_F4)
    clerk.type("水凉了")
    drafts = clerk.page.open.drafts
    assert {page: draft.text for page, draft in drafts.items()} == {
        clerk.hall: "Half a sentence",
        clerk.wang: "水凉了",
    }
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.on_file(clerk.hall).notes)
    assert not clerk.on_file(clerk.wang).mistakes


def test_a_preference_is_confirmed_changed_and_retired_by_one_key_each(clerk: Clerk) -> None:
    words = {"text": "Window table", "origin": "seen", "place": "Restaurant"}
    clerk.desk.on_guest(clerk.hall, acts.note_preference, **words).result()
    clerk.open("hall")

    def standing_one() -> tuple[str, str, str]:
        """As the card shows it, which is as it stands on file."""
        [one] = clerk.page._view.preferences
        return one.text, one.origin, one.place

    clerk.press(Key.Key_P, ALT)
    clerk.type("y")
    clerk.until(lambda: standing_one() == ("Window table", "said", "Restaurant"))
    clerk.undo()
    clerk.until(lambda: standing_one()[1] == "seen")
    clerk.press(Key.Key_P, ALT)
    clerk.type("c")
    clerk.type("Garden table")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: standing_one() == ("Garden table", "said", "Restaurant"))
    clerk.until(lambda: clerk.page.open.foot is None)
    clerk.press(Key.Key_P, ALT)
    clerk.type("n")
    clerk.until(lambda: not clerk.on_file(clerk.hall).preferences)
    clerk.until(lambda: clerk.page._deeds._last[0].kind == "line-retired")
    clerk.undo()
    clerk.until(lambda: clerk.on_file(clerk.hall).preferences)


def test_care_that_no_longer_holds_is_taken_off_from_the_log_and_put_back(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.note_care, care="access", text="Two crutches").result()
    clerk.open("hall")
    clerk.press(Key.Key_L, ALT)
    assert clerk.host.findChild(CardLog).selectedIndexes()  # the line that is meant can be seen
    clerk.type("n")
    clerk.until(lambda: not clerk.on_file(clerk.hall).care)
    clerk.undo()
    clerk.until(lambda: clerk.on_file(clerk.hall).care)


def test_a_line_is_corrected_from_the_log_and_keeps_its_first_words(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.write_note, text="Has a dog").result()
    clerk.open("hall")
    clerk.press(Key.Key_L, ALT)
    clerk.type("c")
    clerk.type("Has two dogs")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.on_file(clerk.hall).notes[0].text == "Has two dogs")
    assert [w.text for w in clerk.on_file(clerk.hall).notes[0].history] == ["Has a dog"]


def test_an_open_mistake_is_put_right_by_key_from_the_search_field(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.note_mistake, text="A cold soup").result()
    clerk.open("hall")
    clerk.press(Key.Key_R, ALT)
    clerk.type("A hot one, on us")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.on_file(clerk.hall).mistakes[0].remedy == "A hot one, on us")
    assert clerk.field.text == "hall"


def test_details_are_changed_in_one_act_and_taken_back_by_one_key(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_D, ALT)
    form = clerk.host.findChild(Newcomer)._form
    form._fields["phones"].edit.setFocus()
    clerk.type("+44 20 7946 0958, 07911 123456")
    form._fields["reading"].edit.setFocus()
    clerk.type("HAWL")
    form.more.show()
    form._quiet.setFocus()
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_Return, CTRL)
    clerk.until(lambda: clerk.on_file(clerk.hall).identity.quiet)
    who = clerk.on_file(clerk.hall).identity
    assert (who.reading, len(who.phones)) == ("HAWL", 2)
    clerk.until(lambda: "Greet quietly" in " ".join(clerk.texts))
    assert not any("Hall" in words for words in clerk.cards)  # not by name, once it is quiet
    clerk.undo()
    clerk.until(lambda: clerk.on_file(clerk.hall).identity == HALL)


# -- coming and going -------------------------------------------------------------------------


def test_visits_calls_and_letters_are_noted_by_key_and_twice_is_once(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_A, ALT)
    clerk.press(Key.Key_A, ALT)
    clerk.until(lambda: clerk.on_file(clerk.hall).visits)
    assert len(clerk.on_file(clerk.hall).visits) == 1
    clerk.until(lambda: standing.open_visit(clerk.page._view))
    clerk.press(Key.Key_T, ALT)
    clerk.until(lambda: len(clerk.on_file(clerk.hall).visits) == 2)
    clerk.until(lambda: any("calling" in words for words in clerk.cards))
    clerk.press(Key.Key_W, ALT)
    clerk.until(lambda: len(clerk.on_file(clerk.hall).visits) == 3)
    channels = [visit.channel for visit in clerk.on_file(clerk.hall).visits]
    assert channels == ["in-person", "telephone", "online"]


def test_a_key_pressed_while_the_card_is_read_is_about_the_guest_that_is_meant(
    clerk: Clerk,
) -> None:
    clerk.open("hall")
    clerk.page.show_page(clerk.wang)
    clerk.press(Key.Key_T, ALT)
    clerk.until(lambda: clerk.on_file(clerk.wang).visits)
    assert not clerk.on_file(clerk.hall).visits


def test_nothing_is_done_to_a_guest_behind_a_form(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_N, CTRL)
    for key in (Key.Key_A, Key.Key_T, Key.Key_W, Key.Key_D, Key.Key_L):
        clerk.press(key, ALT)
    assert clerk.page.shows == "form"
    clerk.desk.on_guest(clerk.hall, acts.write_note, text="The last line").result()
    assert not clerk.on_file(clerk.hall).visits


# -- finding ----------------------------------------------------------------------------------


def test_return_that_came_before_the_store_was_open_opens_the_guest(
    desk: Desk, look: Look, qtbot: QtBot
) -> None:
    hall = desk.meet(HALL).result()
    quick = Clerk(desk, look, qtbot, typed="kath hall")
    quick.until(lambda: quick.page._view is not None and quick.page._view.page == hall)
    quick.close()


def test_return_is_kept_while_somebody_else_writes(clerk: Clerk) -> None:
    clerk.field.setFocus()
    clerk.type("hall")
    clerk.press(Key.Key_Return)
    clerk.page.on_changed(Changes(wide=True))  # before the answer was there
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == clerk.hall)


def test_who_is_in_the_house_stands_first_while_nothing_is_asked(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.arrive, channel="in-person").result()
    rows = clerk.host.findChild(GuestList)._model
    clerk.until(lambda: rows.rows and rows.rows[0] == ("In the house", 1))
    assert [row.name for row in rows.rows[1:] if not isinstance(row, tuple)] == [
        "Katherine Hall",
        "王雅琴",
    ]


def test_what_an_input_method_still_composes_is_searched(
    clerk: Clerk, compose: Callable[[str, str], None]
) -> None:
    clerk.field.setFocus()
    QCoreApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent("wangyaq", []))
    rows = clerk.host.findChild(GuestList)._model
    clerk.until(lambda: [getattr(row, "name", "") for row in rows.rows] == ["王雅琴"])
    compose("wangyaqin", "王雅琴")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == clerk.wang)


def test_nobody_found_is_one_key_from_a_new_guest_with_what_was_typed(clerk: Clerk) -> None:
    clerk.field.setFocus()
    clerk.type("Zorblatt 07911 123456")
    clerk.until(lambda: clerk.page._finding._answered == clerk.page._finding._round)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.page.shows == "form")
    who = clerk.host.findChild(Newcomer).identity
    assert (who.name, who.phones) == ("Zorblatt", ("07911 123456",))


@pytest.mark.parametrize(
    ("name", "phone"),
    [("Hall Kathrine", ""), ("Ms Katherine Hall", ""), ("Somebody", "0086-13800138000")],
)
def test_who_is_perhaps_on_file_is_told_before_saving_and_opened_by_key(
    clerk: Clerk, name: str, phone: str
) -> None:
    clerk.press(Key.Key_N, CTRL)
    clerk.type(name)
    form = clerk.host.findChild(Newcomer)
    if phone:
        form._form._fields["phones"].edit.setFocus()
        clerk.type(phone)
    clerk.press(Key.Key_Return, CTRL)
    clerk.until(lambda: "Perhaps the same guest" in clerk.texts)
    assert len(clerk.desk.look_up(lambda tx: find.recent(tx, 9))) == 2
    clerk.press(Key.Key_O, ALT)
    meant = clerk.wang if phone else clerk.hall
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == meant)


# -- from elsewhere ---------------------------------------------------------------------------


def test_another_process_is_seen_and_takes_no_form_away(clerk: Clerk, place: Home) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_N, CTRL)
    clerk.type("Half a name")
    other = open_desk(place)
    other.sign_in(clerk.desk.signed)
    other.on_guest(clerk.hall, acts.note_care, care="allergy", text="Peanuts").result()
    other.close()
    clerk.desk.notice().result()
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.care)
    assert clerk.page.shows == "form"
    assert clerk.host.findChild(Newcomer).identity.name == "Half a name"
    clerk.press(Key.Key_Escape)
    clerk.until(lambda: any("Peanuts" in text for text in clerk.texts))


def test_new_guest_half_typed_stays_when_the_one_on_the_card_is_erased(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.type("About Katherine")
    clerk.press(Key.Key_N, CTRL)
    form = clerk.host.findChild(Newcomer)
    form._form._fields["name"].set_text("Half a name")
    clerk.desk.erasing.erase(clerk.hall, "asked").result()
    clerk.until(lambda: clerk.page._view is None)
    assert clerk.page.shows == "form"
    assert form.identity.name == "Half a name"
    clerk.press(Key.Key_Escape)
    assert clerk.page.shows == "rest"
    assert clerk.page._write._guest is None


def test_card_that_is_on_its_way_comes_though_the_one_before_was_erased(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.desk.erasing.erase(clerk.hall, "asked").result()
    clerk.page.show_page(clerk.wang)
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == clerk.wang)
    clerk.desk.ask(lambda: None).result()
    for _ in range(5):
        QTest.qWait(5)
    assert clerk.page.shows == "card"
    assert clerk.page.guest_here[0] == clerk.wang


def test_what_was_asked_for_one_guest_is_not_done_for_the_next(clerk: Clerk) -> None:
    done: list[PageId] = []
    clerk.page.show_page(clerk.wang)
    clerk.page._on_card(lambda: done.append(clerk.wang))
    clerk.page.show_page(clerk.hall)
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == clerk.hall)
    assert done == []


def test_another_process_takes_no_words_half_rewritten_away(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.note_mistake, text="A cold soup").result()
    clerk.open("hall")
    clerk.press(Key.Key_R, ALT)
    clerk.type("Half a remedy")
    clerk.page.on_changed(Changes(wide=True))
    clerk.desk.ask(lambda: None).result()
    for _ in range(5):
        QTest.qWait(5)
    typed = clerk.page.open.foot
    assert isinstance(typed, RewriteTyped)
    assert typed.text == "Half a remedy"


# -- what to say ------------------------------------------------------------------------------


def test_words_are_copied_turned_and_noted_as_said_and_differ_next_time(clerk: Clerk) -> None:
    clerk.open("hall")
    first = clerk.cards
    clerk.press(Key.Key_1, ALT)
    assert QGuiApplication.clipboard().text().split() == first[0].split()
    clerk.press(Key.Key_Right, ALT)
    assert not set(clerk.cards) & set(first)
    clerk.open("wang")
    clerk.open("hall")
    assert clerk.cards == first
    clerk.press(Key.Key_S, ALT)
    clerk.until(lambda: clerk.on_file(clerk.hall).said)
    assert clerk.on_file(clerk.hall).log[-1].text.split() == first[0].split()
    clerk.until(lambda: "Noted as said" in clerk.texts)
    assert clerk.cards == first  # they may still be read from
    clerk.open("wang")
    clerk.open("hall")
    clerk.until(lambda: clerk.cards and clerk.cards[0] != first[0])


def test_program_closed_before_its_first_page_stands_asks_nothing_more(clerk: Clerk) -> None:
    finding = clerk.page._finding
    finding.stop()
    clerk.desk.close()
    finding.hear()
    assert finding._answered == finding._round
