"""Writing a handover: every word kept, two desks on one sheet, given or refused."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.desk import Desk, open_desk
from assistant.journal.stamp import StaffId
from assistant.places import Home
from assistant.shift import handing
from assistant.tongue import speak
from tests.ui.handover.conftest import Hand, House
from ui.bridge import Bridge
from ui.handover.page import HandoverPane
from ui.look.look import Look


def open_things(house: House) -> None:
    """A problem and a promise that are to be handed over."""
    ingrid = house.guest("Ingrid Solheim")
    house.problem("The shower is cold", guest=ingrid)
    house.promise("Call a taxi", guest=ingrid)


def test_words_and_next_step_are_written_with_return(read: Any, house: House, desk: Desk) -> None:
    open_things(house)
    hand = read("write")
    hand.press("Return")
    hand.type("Pavel is in the room")
    hand.press("Return")
    hand.type("16:30 call back")
    hand.press("Return")
    note = desk.shifts.draft().items[0].said.notes[0]
    assert (note.text, note.next_step) == ("Pavel is in the room", "16:30 call back")
    assert QApplication.focusWidget() is hand.list
    assert not hand.pane._pen.typed, "what is written down is not kept beside it"
    assert desk.shifts.draft().view.begun_by == desk.signed


def test_fields_that_are_left_are_written_down(read: Any, house: House, desk: Desk) -> None:
    open_things(house)
    hand = read("write")
    hand.press("F2")
    hand.type("Pavel is in the room")
    hand.press("Esc", "Down")
    assert hand.card.facts.fields.words.words == ""
    assert desk.shifts.draft().items[0].said.notes[0].text == "Pavel is in the room"
    hand.press("Up")
    assert hand.card.facts.fields.words.words == "Pavel is in the room"


def test_every_key_press_outlives_the_program(
    read: Any, house: House, desk: Desk, place: Home, stage: Any, look: Look
) -> None:
    open_things(house)
    elena = desk.signed
    hand = read("write")
    hand.press("F2")
    hand.type("Half a sen")
    assert not desk.shifts.draft().items[0].said.notes
    hand.press("Alt+W")
    hand.type("Be ki")
    again = open_desk(place)  # as another process finds the store after the first one was killed
    try:
        again.sign_in(elena)
        bridge = Bridge()
        pane = stage(HandoverPane(look, again, bridge), 1198, 714)
        pane.show_draft()
        fresh = Hand(pane, again)
        pane.setFocus()
        fresh.settle()
        assert fresh.view.to_all.words.words == "Be ki"
        assert fresh.card.facts.fields.words.words == "Half a sen"
        bridge.close()
    finally:
        again.close()


def test_a_new_window_goes_on_with_what_was_typed(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    hand = read("write", instead_of=boris)
    hand.press("F2")
    hand.type("Half a sen")
    stands = hand.pane.open
    other = read("read")
    other.pane.take_over(stands)
    other.settle()
    assert other.pane.mode == "write"
    assert other.card.facts.fields.words.words == "Half a sen"
    assert other.view.head._instead.isVisible()


def test_what_one_hand_types_is_not_shown_to_another(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    elena = desk.signed
    hand = read("write")
    hand.press("Alt+W")
    hand.type("Elena’s words")
    hand.sign_in(boris)
    assert hand.view.to_all.words.words == ""
    hand.sign_in(elena)
    assert hand.view.to_all.words.words == "Elena’s words"


def test_two_desks_write_on_one_sheet_and_neither_loses_a_word(
    read: Any, house: House, desk: Desk, boris: StaffId, place: Home
) -> None:
    open_things(house)
    hand = read("write")
    hand.press("F2")
    hand.type("From the desk")
    other = open_desk(place)
    try:
        other.sign_in(boris)
        item = hand.list.item
        other.shifts.on_draft(handing.note, item=item, text="From the bar").result()
        other.shifts.on_draft(handing.pin, text="The left door stays shut").result()
        hand.pane.refresh()
        hand.settle()
        assert ("draft", "pinned") in hand.parts
        assert QApplication.focusWidget() is hand.card.facts.fields.words
        assert hand.card.facts.fields.words.words == "From the desk"
        assert hand.card.row.one.said.notes[0].text == "From the bar"
        hand.type(", still")
        page = other.shifts.draft().page
        other.shifts.give(page).result()
        hand.press("Ctrl+Return")
        assert hand.view.head._trouble.isVisible()
        notes = other.shifts.given(page).items[0].said.notes
        assert {note.text for note in notes} == {"From the bar", "From the desk, still"}
    finally:
        other.close()


def test_a_sheet_given_meanwhile_at_this_store_takes_what_was_typed(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    elena = desk.signed
    house.note(desk.shifts.draft().items[1].told.item, "Begun")
    hand = read("write")
    hand.press("F2")
    hand.type("Not yet written")
    page = desk.shifts.draft().page
    desk.sign_in(boris)
    desk.shifts.give(page).result()
    desk.sign_in(elena)
    hand.settle()
    assert desk.shifts.given(page).items[0].said.notes[0].text == "Not yet written"
    assert hand.view.head._trouble.isVisible()
    assert hand.pane._known.sheet.page != page, "the next one is begun"


def test_who_types_while_another_desk_gives_the_sheet_goes_on_where_they_were(
    read: Any, house: House, boris: StaffId, place: Home
) -> None:
    open_things(house)
    hand = read("write")
    hand.press("F2")
    hand.type("In the middle of")
    other = open_desk(place)
    try:
        other.sign_in(boris)
        other.shifts.give(other.shifts.draft().page).result()
    finally:
        other.close()
    hand.pane.refresh()
    hand.settle()
    hand.type(" typing")
    assert hand.card.facts.fields.words.words == "In the middle of typing"


def test_words_that_are_taken_up_again_go_on_at_their_end(
    read: Any, house: House, desk: Desk
) -> None:
    open_things(house)
    desk.shifts.keep(desk.shifts.draft().page, {"all": "Half a "}).result()
    hand = read("write")
    hand.press("Alt+W")
    hand.type("line")
    assert hand.view.to_all.words.words == "Half a line"


def test_new_items_come_without_taking_the_keys(read: Any, house: House, desk: Desk) -> None:
    open_things(house)
    hand = read("write")
    hand.press("F2")
    hand.type("Half a sen")
    house.pin("The left door stays shut")
    hand.settle()
    assert len(hand.parts) == 3
    assert QApplication.focusWidget() is hand.card.facts.fields.words
    hand.type("tence")
    assert hand.card.facts.fields.words.words == "Half a sentence"


def test_ctrl_return_writes_down_all_that_is_typed_and_gives_it(
    read: Any, house: House, desk: Desk
) -> None:
    open_things(house)
    hand = read("write")
    given: list[bool] = []
    hand.pane.given.connect(lambda: given.append(True))
    hand.press("Alt+W")
    hand.type("Thank you")
    hand.press("Return", "F2")
    hand.type("Pavel is in the room")
    hand.press("Ctrl+Return")
    assert given == [True]
    view = desk.shifts.given().view
    assert view.given_by == desk.signed
    assert view.words[0].text == "Thank you"
    assert view.items[0].notes[0].text == "Pavel is in the room"
    assert hand.pane.mode == "read"


def test_refused_words_stay_and_nothing_is_given(read: Any, house: House, desk: Desk) -> None:
    open_things(house)
    hand = read("write")
    hand.press("F2")
    hand.card.facts.fields.words.setPlainText("x" * 3000)
    hand.press("Ctrl+Return")
    assert desk.shifts.given() is None
    assert hand.view.head._trouble.isVisible()
    assert len(hand.card.facts.fields.words.words) == 3000
    assert hand.pane.mode == "write"


def test_nobody_at_the_desk_is_asked_for_before_it_is_given(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    desk.sign_in(None)
    hand = read("write")
    asked: list[Callable[[], None]] = []
    hand.pane.staff_wanted.connect(asked.append)
    hand.press("F2")
    hand.type("Typed by nobody yet")
    hand.press("Ctrl+Return")
    assert len(asked) == 1
    hand.sign_in(boris)
    asked[0]()
    hand.settle()
    view = desk.shifts.given().view
    assert view.given_by == boris
    assert view.items[0].notes[0].text == "Typed by nobody yet"


def test_a_sheet_for_somebody_who_left_is_marked_so(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    hand = read("write", width=1000, instead_of=boris)
    assert "Boris Klein" in hand.view.head._instead.text()
    hand.press("F2")
    hand.type("Found open")
    assert desk.shifts.draft().view.instead_of == boris
    hand.press("Ctrl+Return")
    assert desk.shifts.given().view.instead_of == boris
    told = hand.view.head._caption.text()
    assert "for Boris Klein, who left without a handover" in told
    caption = hand.view.head._caption
    assert caption.height() >= caption.heightForWidth(caption.width()), "all of it can be read"


def test_who_left_and_came_back_gives_their_own(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    hand = read("write", instead_of=boris)
    hand.press("F2")
    hand.type("Found open")
    hand.press("Esc")
    hand.sign_in(boris)
    hand.press("Ctrl+Return")
    view = desk.shifts.given().view
    assert view.given_by == boris
    assert not desk.shifts.earlier()[0].unread(boris)


def test_f9_passes_an_item_to_a_colleague(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    open_things(house)
    house.pin("The left door stays shut")
    hand = read("write")
    for at in range(3):
        hand.press("F9", "1")
        assert desk.shifts.draft().items[at].told.owner is not None
        hand.press("Down")
    owners = [one.told.owner for one in desk.shifts.draft().items]
    assert owners[:2] == [boris, boris], "Elena saw to both"


def test_escape_passes_nothing_on(read: Any, house: House, desk: Desk, boris: StaffId) -> None:
    open_things(house)
    elena = desk.signed
    hand = read("write")
    hand.press("F9", "Esc")
    assert not hand.card.facts.passing.isVisible()
    assert QApplication.focusWidget() is hand.list
    assert desk.shifts.draft().items[0].told.owner == elena


def test_nothing_open_is_told_kindly_and_can_be_given(read: Any, desk: Desk) -> None:
    hand = read("write")
    assert hand.view.nothing.isVisible()
    assert "Ctrl+Enter" in hand.view.nothing._words.text()
    hand.press("Alt+W")
    hand.type("A quiet day")
    hand.press("Ctrl+Return")
    given = desk.shifts.given()
    assert given is not None
    assert given.items == ()
    assert given.view.words[0].text == "A quiet day"


def test_why_there_is_nothing_is_told_whole(read: Any) -> None:
    words = read("write", width=1198).view.nothing._words
    assert words.height() >= words.heightForWidth(words.width())
    assert words.heightForWidth(words.width()) > words.heightForWidth(2000)


def test_paper_waits_until_it_is_given(read: Any, house: House, desk: Desk) -> None:
    open_things(house)
    hand = read("write")
    wanted: list[object] = []
    hand.pane.print_wanted.connect(wanted.append)
    hand.press("Ctrl+P")
    assert not wanted
    assert hand.view.head._trouble.isVisible()


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_nothing_is_squeezed_while_one_writes(
    read: Any, house: House, desk: Desk, nameless: Any, squeezed: Any, language: str
) -> None:
    open_things(house)
    speak(language)
    for width in (1198, 620):
        hand = read("write", width=width)
        hand.press("F2")
        hand.type("A line that goes on and on until it has to be broken because it is long " * 2)
        assert squeezed(hand.pane) == []
        assert nameless(hand.pane) == []
        lowest = max(part.geometry().bottom() for part in hand.card.findChildren(QWidget)
                     if part.parentWidget() is hand.card)  # fmt: skip
        assert lowest <= hand.card.height()


def test_hand_quicker_than_the_disk_has_the_fields_once_the_sheet_is_read(
    read: Any, house: House, desk: Desk
) -> None:
    open_things(house)
    house.give()
    hand = read()
    hand.pane.show_draft()
    hand.pane.on_note()
    hand.settle()
    hand.type("At the door")
    hand.press("Return")
    assert hand.card.facts.fields.words.words == "At the door"


def test_words_about_an_erased_guest_are_not_kept_once_more(
    read: Any, house: House, desk: Desk
) -> None:
    ingrid = house.guest("Ingrid Solheim")
    house.problem("The shower is cold", guest=ingrid)
    house.promise("Call a taxi")
    desk.erasing.settle(second="never").result()
    hand = read("write")
    sheet = desk.shifts.draft().page
    hand.press("F2")
    hand.type("Half a sen")
    assert "Half a sen" in desk.shifts.kept(sheet).values()
    desk.erasing.erase(ingrid, "asked").result()
    hand.settle()
    hand.press("Alt+W")
    hand.type("Be ki")
    assert desk.shifts.kept(sheet) == {"all": "Be ki"}
