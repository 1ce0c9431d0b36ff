"""From what is on disk to the words beside the card: the real desk, the real book, real panes."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk, open_desk
from assistant.exchange import practice
from assistant.exchange.coming import Coming
from assistant.guests import acts
from assistant.journal.stamp import PageId
from assistant.places import Home, Settings
from assistant.recovery import promises
from assistant.recovery.acts import open_problem
from assistant.shift import expecting
from assistant.words.acts import switch_line, write_line
from tests.ui.counter.test_page import ALT, CTRL, HALL, WANG, Clerk, Key, Mod
from tests.ui.hand import Hand
from ui.counter.lead_card import LeadCard
from ui.counter.page import Counter
from ui.counter.say import SayPane
from ui.look.look import Look

HOUR_MS = 3_600_000


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; the counter open."""
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


def pane(counter: Counter) -> SayPane:
    return counter._shell.findChild(SayPane)


def first(counter: Counter) -> tuple[str, str]:
    """The moment of the first words, and what decided them."""
    found = next(iter(pane(counter).prompts), None)
    return (found.moment, found.situation) if found else ("", "")


def opened(clerk: Clerk, query: str = "hall") -> None:
    clerk.open(query)


# -- what decides the first words -----------------------------------------------------------------


def arrive(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.arrive, channel="in-person").result()


def came_before(clerk: Clerk) -> None:
    arrive(clerk)
    clerk.desk.on_guest(clerk.hall, acts.farewell, level=4, cause="", remember="").result()


def expected_today(clerk: Clerk) -> None:
    row = Coming("Katherine Hall", date.today().isoformat(), at="19:30")
    clerk.desk.shifts.expect(expecting.expect_one, row=row, guest=clerk.hall).result()


def with_problem(clerk: Clerk) -> PageId:
    words = {"text": "Cold shower", "steps": ("hear:facts",), "guest": clerk.hall}
    return clerk.desk.matters.open(open_problem, **words).result()


def promise_broken(clerk: Clerk) -> None:
    due_ms = time.time_ns() // 1_000_000 + HOUR_MS
    changes = clerk.desk.matters.promise(clerk.hall, text="A call", due_ms=due_ms).result()
    [(page, matter)] = changes.matters.items()
    broken = {"of": matter.promises[0].id, "reason": "Nobody rang"}
    clerk.desk.matters.act(page, promises.break_promise, **broken, due_ms=None).result()


def wronged(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.note_mistake, text="No table").result()


def put_right(clerk: Clerk) -> None:
    wronged(clerk)
    of = clerk.on_file(clerk.hall).mistakes[0].id
    clerk.desk.on_guest(clerk.hall, acts.put_right, of=of, text="A better table").result()


def in_a_wheelchair(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, acts.note_care, care="access", text="Wheelchair").result()


@pytest.mark.parametrize(
    ("happened", "situation"),
    [
        (lambda clerk: None, "first-visit"),
        (arrive, "first-visit"),
        (came_before, "returning"),
        (expected_today, "expected"),
        (with_problem, "open-matter"),
        (promise_broken, "promise-broken"),
        (wronged, "mistake-unsettled"),
        (put_right, "repaired-today"),
        (in_a_wheelchair, "access"),
    ],
)
def test_first_greeting_is_for_what_the_desk_knows(
    clerk: Clerk, happened: Callable[[Clerk], object], situation: str
) -> None:
    happened(clerk)
    opened(clerk)
    clerk.until(lambda: first(clerk.page) == ("greeting", situation))


@pytest.mark.parametrize(
    ("happens", "situation"),
    [
        (expected_today, "expected"),
        (with_problem, "open-matter"),
        (promise_broken, "promise-broken"),
        (put_right, "repaired-today"),
    ],
)
def test_words_follow_what_happens_while_the_card_is_open(
    clerk: Clerk, happens: Callable[[Clerk], object], situation: str
) -> None:
    opened(clerk)
    clerk.until(lambda: first(clerk.page) == ("greeting", "first-visit"))
    happens(clerk)
    clerk.until(lambda: first(clerk.page) == ("greeting", situation))


def test_mood_of_this_visit_reaches_the_words(clerk: Clerk) -> None:
    came_before(clerk)
    opened(clerk)
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_9)
    clerk.press(Key.Key_Down, CTRL)
    clerk.until(lambda: first(clerk.page) == ("survey-thanks", "plain"))
    clerk.desk.on_guest(clerk.hall, acts.note_mood, level=1, cause="").result()
    clerk.until(lambda: first(clerk.page) == ("survey-thanks", "low-today"))


def test_who_expects_nobody_any_more_is_greeted_as_usual(clerk: Clerk) -> None:
    expected_today(clerk)
    opened(clerk)
    clerk.until(lambda: first(clerk.page) == ("greeting", "expected"))
    clerk.open("王雅琴")
    clerk.until(lambda: first(clerk.page) == ("greeting", "first-visit"))


def test_who_calls_is_answered_as_on_the_telephone(clerk: Clerk) -> None:
    opened(clerk)
    clerk.press(Key.Key_T, ALT)
    clerk.until(lambda: first(clerk.page) == ("greeting", "telephone"))
    clerk.press(Key.Key_2, CTRL)
    clerk.until(lambda: first(clerk.page) == ("farewell", "telephone"))
    clerk.press(Key.Key_A, ALT)
    clerk.until(lambda: clerk.page.visiting.is_going_on)
    clerk.until(lambda: first(clerk.page) == ("greeting", "first-visit"))


NOW_HERE = {
    "王雅琴": "returning",
    "Søren Kjær": "quiet",
    "Margaret Holloway": "after-mistake",
    "Иван Соколов": "returning",
    "María López": "after-mistake",
    "Priya Patel": "repaired-today",
    "Ingrid Solheim": "open-matter",
    "James Whitfield": "mistake-unsettled",
    "Daniel Okafor": "open-matter",
    "Tessa Lindmere": "first-visit",
    "Lucas Ferreira Campos": "expected",
    "Aurora Benítez": "after-mistake",
    "陈思远": "access",
    "Ольга Петрова": "expected",
}
"""In the practice store: who is here or expected, and what decides how they are greeted."""


def test_everybody_in_the_practice_store_is_greeted_rightly(
    look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(Home(tmp_path / "practice", practice=True))
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.sign_in(desk.staff()[0].page)
    clerk = Clerk(desk, look, qtbot)
    for name, situation in NOW_HERE.items():
        clerk.open(name)
        assert clerk.page._view.identity.name == name
        clerk.until(lambda: clerk.page._expected.is_read)
        days = {time.localtime(one.remedy_ms / 1000)[:3] for one in clerk.page._view.mistakes}
        if situation == "repaired-today" and time.localtime()[:3] not in days:
            situation = "after-mistake"  # soon after midnight it was yesterday
        assert first(clerk.page) == ("greeting", situation), name
    clerk.close()
    desk.close()


# -- every moment ---------------------------------------------------------------------------------


def test_the_moment_stays_until_another_guest_comes(clerk: Clerk) -> None:
    opened(clerk)
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_5)
    clerk.until(lambda: first(clerk.page) == ("instead", "plain"))
    clerk.desk.on_guest(clerk.hall, acts.write_note, text="Came by boat").result()
    clerk.until(lambda: clerk.page._view.notes)
    assert first(clerk.page) == ("instead", "plain")
    clerk.open("王雅琴")
    assert first(clerk.page) == ("greeting", "first-visit")


def test_the_keys_go_back_to_the_search_and_the_words_are_noted_as_said(clerk: Clerk) -> None:
    opened(clerk)
    keys = QApplication.focusWidget()
    clerk.press(Key.Key_3, CTRL)
    assert QApplication.focusWidget() is not keys
    clerk.press(Key.Key_3)
    assert QApplication.focusWidget() is keys
    clerk.press(Key.Key_2, ALT)
    words = QGuiApplication.clipboard().text()
    clerk.press(Key.Key_S, ALT)
    clerk.until(lambda: clerk.on_file(clerk.hall).said)
    assert [one.moment for one in clerk.on_file(clerk.hall).said] == ["lead"]
    assert words in clerk.cards
    clerk.until(lambda: "Noted as said" in clerk.texts)


def test_nothing_is_sold_while_something_is_open_and_it_is_said_why(clerk: Clerk) -> None:
    with_problem(clerk)
    opened(clerk)
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_2)
    assert clerk.texts.count("Something is open: nothing is sold now.") == 1
    assert [one.moment for one in pane(clerk.page).prompts] == []
    clerk.press(Key.Key_Down, CTRL)
    assert first(clerk.page)[0] == "not-needed"


def test_the_words_of_an_open_problem_stay_in_sight_at_every_moment(clerk: Clerk) -> None:
    with_problem(clerk)
    opened(clerk)
    lead = clerk.shell.findChild(LeadCard)
    clerk.until(lambda: lead.isVisible() and lead.words)
    words = lead.words
    for key in (Key.Key_3, Key.Key_8):
        clerk.press(key, CTRL if key == Key.Key_3 else Mod.NoModifier)
        assert lead.isVisible()
        assert lead.words == words
        assert not lead.foot.isVisible()
    clerk.press(Key.Key_1, ALT)
    assert QGuiApplication.clipboard().text() == pane(clerk.page).prompts[0].text != words
    lead.click()
    assert QGuiApplication.clipboard().text() == words
    clerk.press(Key.Key_1, CTRL)
    assert lead.foot.isVisible()
    assert first(clerk.page) == ("greeting", "open-matter")


def test_somebody_unknown_is_greeted_and_asked_for_the_name(clerk: Clerk) -> None:
    assert clerk.cards == []
    clerk.press(Key.Key_1, CTRL)
    assert first(clerk.page)[0] == "greeting"
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_1)
    assert first(clerk.page) == ("ask-name", "stranger")
    clerk.press(Key.Key_S, ALT)
    clerk.press(Key.Key_1, ALT)
    assert QGuiApplication.clipboard().text() in clerk.cards
    clerk.press(Key.Key_N, CTRL)
    clerk.until(lambda: clerk.page.shows == "form")
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_1)
    assert first(clerk.page) == ("ask-name", "stranger")


# -- the house's book -----------------------------------------------------------------------------


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    """The whole window, with Katherine Hall on file and Elena at it."""
    desk.meet(HALL).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def test_what_the_house_settles_about_its_book_counts_at_once(hand: Hand, desk: Desk) -> None:
    hand.open("hall")
    hand.press("Ctrl+3", "5")
    shown = pane(hand.counter)
    before = [one.key for one in shown.prompts]
    hand.press("Alt+2")
    ours = hand.counter._desk
    ours.words.settle(switch_line, moment="survey", key="plain.name", on=False).result()
    for key in before[1:]:
        ours.words.settle(switch_line, moment="instead", key=key, on=False).result()
    hand.until(lambda: before[1] not in [one.key for one in shown.prompts])
    texts = {"en": {"": "What I can do is this."}}
    key = "own." + "0" * 32
    own = {"key": key, "moment": "instead", "situation": "plain", "texts": texts}
    ours.words.settle(write_line, **own).result()
    hand.until(lambda: key in [one.key for one in shown.prompts])


def test_the_card_in_hand_stays_when_the_book_changes_elsewhere(hand: Hand) -> None:
    hand.open("hall")
    hand.press("Ctrl+3", "5", "Alt+Right", "Alt+2")
    shown, chosen = pane(hand.counter), []
    shown.said.connect(chosen.append)
    wanted = shown.prompts[4]
    settle = hand.counter._desk.words.settle
    settle(switch_line, moment="survey", key="plain.name", on=False).result()
    hand.until(lambda: hand.app._work._pages is not None and _off(hand))
    hand.press("Alt+S")
    assert chosen == [wanted]


def _off(hand: Hand) -> bool:
    return bool(hand.counter.saying._book._house.off)


def test_where_the_house_has_switched_everything_off_ones_own_words_do(hand: Hand) -> None:
    hand.open("hall")
    hand.press("Ctrl+3", "8")
    shown = pane(hand.counter)
    settle = hand.counter._desk.words.settle
    for key in hand.counter.saying._book.lines("en", "channels"):
        settle(switch_line, moment="channels", key=key, on=False).result()
    hand.until(lambda: not shown.prompts)
    assert shown._nothing.text() == "Nothing in the book fits this moment. Your own words will do."
    assert shown._nothing.isVisible()
