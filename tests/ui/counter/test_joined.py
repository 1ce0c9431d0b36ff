"""A card that was two: it says so quietly, leads there, and is two again by a key."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from tests.ui.counter.test_page import ALT, CTRL, HALL, WANG, Clerk, Key
from ui.counter.newcomer import Newcomer
from ui.look.look import Look


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; the counter open."""
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


def told(clerk: Clerk) -> str:
    return next((text for text in clerk.texts if text.startswith("Joined from two cards")), "")


def test_a_card_that_was_two_says_so_and_is_two_again_by_a_key(clerk: Clerk) -> None:
    clerk.desk.merging.merge(clerk.hall, clerk.wang).result()
    clerk.open("hall")
    clerk.until(lambda: told(clerk))
    assert "by Elena. Before: 王雅琴 (Name)" in told(clerk)
    clerk.press(Key.Key_J, ALT)
    clerk.until(lambda: not told(clerk))
    assert clerk.on_file(clerk.wang).page == clerk.wang
    assert clerk.page._view is not None
    assert clerk.page._view.page == clerk.hall


def test_a_card_that_was_always_one_says_nothing(clerk: Clerk) -> None:
    clerk.open("hall")
    assert not told(clerk)
    clerk.press(Key.Key_J, ALT)
    assert clerk.on_file(clerk.hall).log[-1].kind == "guest-met"


def test_the_card_in_front_follows_where_it_was_joined_to_at_another_desk(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.until(lambda: clerk.page._view is not None and clerk.page._view.page == clerk.wang)
    assert clerk.page.guest_here[0] == clerk.wang


def test_an_old_link_leads_to_the_card_that_stays(clerk: Clerk) -> None:
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.page.show_page(clerk.hall)
    clerk.until(lambda: clerk.page.shows == "card")
    assert clerk.page._view is not None
    assert clerk.page._view.page == clerk.wang


def test_what_is_half_written_goes_to_the_card_that_stays(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.type("Reads in the lobby")
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.desk.on_guest(clerk.wang, acts.write_note, text="meanwhile").result()
    clerk.press(Key.Key_Return)
    clerk.until(lambda: len(clerk.on_file(clerk.wang).notes) == 2)


def test_a_new_guest_is_kept_as_perhaps_the_same(clerk: Clerk) -> None:
    clerk.press(Key.Key_N, CTRL)
    clerk.type("Katherine Hall")
    form = clerk.page._newcomer
    assert isinstance(form, Newcomer)
    clerk.until(lambda: form._alike.count == 1)
    clerk.press(Key.Key_Y, ALT)
    clerk.until(lambda: clerk.on_file(clerk.hall).log[-1].kind == "perhaps-same")
    [pair] = clerk.desk.merging.pairs()
    assert clerk.hall in (pair.one, pair.other)
    assert pair.reasons[0] == "marked"


def test_an_ordinary_new_guest_is_not_marked(clerk: Clerk) -> None:
    clerk.press(Key.Key_N, CTRL)
    clerk.type("Katherine Hall")
    clerk.until(lambda: clerk.page._newcomer._alike.count == 1)
    clerk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.until(lambda: clerk.page.shows == "card")
    assert clerk.on_file(clerk.hall).log[-1].kind == "guest-met"


def test_who_types_ahead_on_an_old_link_writes_on_the_card_that_stays(clerk: Clerk) -> None:
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    busy = Event()
    clerk.desk.ask(busy.wait)
    clerk.page.show_page(clerk.hall)
    clerk.press(Key.Key_F7)
    clerk.type("Reads in the lobby")
    assert clerk.page.guest_here[0] == clerk.hall  # the card is still being read
    busy.set()
    clerk.until(lambda: clerk.page.shows == "card")
    assert clerk.page.open.page == clerk.wang
    assert [(page, one.text) for page, one in clerk.page.open.drafts.items()] == [
        (clerk.wang, "Reads in the lobby")
    ]
    clerk.press(Key.Key_Return)
    clerk.until(lambda: [one.text for one in clerk.on_file(clerk.wang).notes])


def test_a_line_on_its_way_to_an_old_link_comes_back_refused_where_the_guest_is(
    clerk: Clerk,
) -> None:
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.page.show_page(clerk.hall)
    clerk.press(Key.Key_F7)
    clerk.type("x" * 6000)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.page._write.drafts)
    clerk.until(lambda: not clerk.page._write._sent and clerk.page.shows == "card")
    [(page, draft)] = clerk.page._write.drafts.items()
    assert page == clerk.wang
    assert draft.text == "x" * 6000
    assert draft.trouble


def test_words_half_written_are_there_when_the_card_was_joined_to_another(clerk: Clerk) -> None:
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.type("Reads in the lobby")
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.until(lambda: clerk.page.guest_here[0] == clerk.wang)
    assert clerk.page._write._draft.text == "Reads in the lobby"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: [one.text for one in clerk.on_file(clerk.wang).notes])


def test_no_draft_of_two_cards_that_become_one_is_lost(clerk: Clerk) -> None:
    clerk.open("wang")
    clerk.press(Key.Key_F7)
    clerk.type("Likes the garden")
    clerk.open("hall")
    clerk.press(Key.Key_F7)
    clerk.type("Reads in the lobby")
    clerk.desk.merging.merge(clerk.wang, clerk.hall).result()
    clerk.until(lambda: clerk.page.guest_here[0] == clerk.wang)
    assert clerk.page._write._draft.text == "Reads in the lobby"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.page._write._draft.text == "Likes the garden")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: len(clerk.on_file(clerk.wang).notes) == 2)
