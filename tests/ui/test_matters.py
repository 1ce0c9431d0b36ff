"""The pages of problems in the whole window: from the counter to them, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.places import Home, Settings
from assistant.recovery import acts, gestures, register
from assistant.recovery.entries import NOBODY
from assistant.recovery.view import MatterView
from tests.ui.hand import Hand

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


@pytest.fixture
def solheim(desk: Desk) -> PageId:
    return desk.meet(Identity("Ingrid Solheim", title="Ms", language="en")).result()


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, solheim: PageId, tmp_path: Path
) -> Iterator[Hand]:
    """The window on that store, with Elena at it."""
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def problems(desk: Desk) -> list[MatterView]:
    return desk.matters.all(lambda tx: register.problems(tx, register.Wanted()))


def test_f8_opens_a_problem_of_the_guest_on_the_card_and_then_that_problem(
    hand: Hand, desk: Desk, solheim: PageId
) -> None:
    hand.open("solheim")
    hand.press("F8")
    assert hand.window.page == "recovery"
    hand.type("The shower is cold")
    hand.press("Return")
    hand.until(lambda: problems(desk))
    assert problems(desk)[0].guest == solheim
    hand.press("Alt+Home")
    hand.until(lambda: hand.counter.open_matter)
    hand.press("F8")
    hand.settle()
    assert hand.window.page == "recovery"
    assert len(problems(desk)) == 1


def test_the_guest_of_a_problem_is_found_and_the_problem_comes_back(
    hand: Hand, desk: Desk, solheim: PageId
) -> None:
    hand.press("F8")
    hand.type("The soup was cold")
    hand.press("Return")
    hand.until(lambda: problems(desk))
    hand.until(lambda: hand.app._work._pages._matters.shows == "matter")
    hand.settle()
    hand.press("Alt+D")
    hand.until(lambda: hand.window.page == "counter")
    hand.type("solh")
    hand.press("Return")
    hand.until(lambda: problems(desk)[0].guest == solheim)
    assert hand.window.page == "recovery"
    assert hand.counter.shows != "form"


def test_a_guest_met_for_a_problem_is_its_guest(hand: Hand, desk: Desk) -> None:
    hand.press("F8", "Alt+D")
    hand.until(lambda: hand.window.page == "counter")
    hand.press("Ctrl+N")
    hand.until(lambda: hand.counter.shows == "form")
    hand.type("Daniel Okafor")
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window.page == "recovery")
    hand.settle()
    hand.press("Return")
    hand.until(lambda: problems(desk))
    guest = desk.guest(problems(desk)[0].guest)
    assert guest is not None
    assert guest.identity.name == "Daniel Okafor"


def test_who_seeks_in_vain_comes_back_by_the_same_key(hand: Hand, desk: Desk) -> None:
    hand.press("F8")
    hand.type("The soup was cold")
    hand.press("Alt+D")
    hand.until(lambda: hand.window.page == "counter")
    hand.press("F8")
    assert hand.window.page == "recovery"
    hand.press("Return")
    hand.until(lambda: problems(desk))
    assert (problems(desk)[0].guest, problems(desk)[0].text) == (NOBODY, "The soup was cold")


def test_a_request_reaches_whoever_has_authority_at_this_desk(hand: Hand, desk: Desk) -> None:
    elena = desk.signed
    desk.sign_in(desk.join(name="Carl").result())
    page = desk.matters.open(text="The soup was cold", steps=STEPS).result()
    gift = {"gesture": "gift", "text": "Dinner for two", "cost": 60_000}
    desk.matters.act(page, gestures.ask, **gift).result()
    desk.sign_in(elena)
    hand.press("F12")
    hand.press("1")
    pill = hand.window.top.matter
    hand.until(lambda: "Dinner for two" in pill.accessibleName())
    hand.press("F11")
    hand.until(lambda: hand.window.page == "authority")
    hand.settle()
    hand.press("Ctrl+Return")

    def answered() -> bool:
        return [ask.state for ask in problems(desk)[0].asks] == ["approved"]

    hand.until(answered)


def test_the_record_and_the_ledger_have_their_keys(hand: Hand) -> None:
    pages = hand.app._work._pages._matters
    hand.press("Shift+F5")
    assert (hand.window.page, pages._problems.tab) == ("problems", "promises")
    hand.press("Shift+F8")
    assert (hand.window.page, pages._problems.tab) == ("problems", "problems")
    hand.press("Ctrl+Shift+H")
    assert hand.window.page == "rules"
    hand.press("Esc")
    assert hand.window.page == "settings"


@pytest.mark.parametrize("page", ["Alt+Home", "F8", "Shift+F8", "Shift+F5", "F11", "Ctrl+,"])
def test_the_foot_names_keys_that_do_something_here(hand: Hand, page: str) -> None:
    hand.press("Shift+F8", "Shift+F5", page)
    hand.settle()
    bound = {
        shortcut.key().toString()
        for shortcut in hand.window.findChildren(QShortcut)
        if shortcut.parent().isVisible()
    }
    told = {key.replace("⇧", "Shift+").replace("Enter", "Return").replace("→", "Right")
            for key, _what in hand.window.hints._keys}  # fmt: skip
    assert told - {"/"} <= bound


def test_the_foot_follows_the_tab_that_is_in_front(hand: Hand) -> None:
    hand.press("Shift+F8")
    problems_ = [what for _key, what in hand.window.hints._keys]
    hand.app._work._pages._matters._problems._tabs.setCurrentIndex(1)  # by the mouse
    promises = [what for _key, what in hand.window.hints._keys]
    assert "The count as a table, or as a chart" in problems_
    assert promises[0] == "The promise was kept"
    hand.press("Shift+F8")
    assert [what for _key, what in hand.window.hints._keys] == problems_


def test_what_is_half_written_stands_in_a_window_built_anew(hand: Hand, desk: Desk) -> None:
    hand.press("F8")
    hand.type("The soup was c")
    hand.change(theme="dark")
    assert hand.window.page == "recovery"
    hand.until(lambda: hand.app._work._pages._matters.shows == "opening")
    hand.type("old")
    hand.press("Return")
    hand.until(lambda: problems(desk))
    assert problems(desk)[0].text == "The soup was cold"


# -- nobody is signed -------------------------------------------------------------------------


@pytest.fixture
def stranger(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, solheim: PageId
) -> Iterator[Hand]:
    """The same window; nobody has said yet who is at it."""
    hand = Hand(qapp, place, Settings(language="en", theme="light"))
    assert hand.window.page == "who"
    hand.press("Esc")
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def test_a_problem_is_opened_as_soon_as_it_is_said_who_signs_it(stranger: Hand, desk: Desk) -> None:
    stranger.press("F8")
    stranger.type("The soup was cold")
    stranger.press("Return")
    stranger.until(lambda: stranger.window.page == "who")
    stranger.press("1")
    stranger.until(lambda: problems(desk))
    stranger.until(lambda: stranger.app._work._pages._matters.shows == "matter")
    assert problems(desk)[0].text == "The soup was cold"
    assert stranger.window.page == "recovery"


def test_who_will_not_say_who_it_is_finds_everything_as_it_was(stranger: Hand, desk: Desk) -> None:
    stranger.press("F8")
    stranger.type("The soup was cold")
    for _ in range(2):  # the second time as the first
        stranger.press("Return")
        stranger.until(lambda: stranger.window.page == "who")
        stranger.press("Esc")
        assert stranger.window.page == "recovery"
    opening = stranger.app._work._pages._matters._recovery._opening
    assert (opening.typed.text, opening._trouble.isVisible()) == ("The soup was cold", False)
    stranger.press("F12", "1")
    stranger.settle()
    assert not problems(desk)  # nothing that was given up is done
    stranger.press("Return")
    stranger.until(lambda: problems(desk))


def test_a_fact_goes_on_as_soon_as_it_is_said_who_signs_it(stranger: Hand, desk: Desk) -> None:
    page = desk.matters.open(text="The soup was cold", steps=STEPS).result()
    desk.matters.act(page, acts.do_step, step="forgiveness").result()
    matters = stranger.app._work._pages._matters
    matters.show_matter(page)
    recovery = matters._recovery
    stranger.until(lambda: recovery._known is not None and recovery._centre.shown == "hear")
    stranger.settle()
    stranger.type("Table 4")
    stranger.press("Return")
    stranger.until(lambda: stranger.window.page == "who")
    stranger.press("1")
    stranger.until(lambda: problems(desk)[0].facts)
    assert problems(desk)[0].facts[0].text == "Table 4"
    stranger.until(lambda: not recovery._form.typed)
    assert not recovery._form.trouble.isVisible()


def test_a_guest_is_met_as_soon_as_it_is_said_who_signs_it(stranger: Hand, desk: Desk) -> None:
    stranger.press("Ctrl+N")
    stranger.until(lambda: stranger.counter.shows == "form")
    stranger.type("Daniel Okafor")
    stranger.press("Ctrl+Return")
    stranger.until(lambda: stranger.window.page == "who")
    stranger.press("1")
    stranger.until(lambda: stranger.counter.shows == "card")
    stranger.until(lambda: stranger.counter._view is not None)
    assert stranger.counter._view.identity.name == "Daniel Okafor"
