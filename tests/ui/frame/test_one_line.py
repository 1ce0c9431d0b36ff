"""The bar for one line: from any page, by keys alone; no key of the page is heard meanwhile."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.shift import register
from assistant.shift.entries import NOBODY
from assistant.shift.view import SuggestionView, TraceView, WowView
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.frame import one_line
from ui.frame.line_draft import Guest
from ui.look.keys import bind
from ui.look.look import Look, apply
from ui.one_lines import OneLines
from ui.window import Window


class Page(QWidget):
    """A page with keys of its own, and a field with words that are not written yet."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.field = QLineEdit("Half a sen")
        QVBoxLayout(self).addWidget(self.field)
        for act in ("copy-1", "search-anywhere", "other-words", "trace-done", "undo", "save"):
            bind(self, act, lambda act=act: self.heard.append(act))


class Shop:
    """The window with the bar, Elena at the desk, and a hand at the keys."""

    def __init__(self, desk: Desk, look: Look, bot: QtBot, *colleagues: str) -> None:
        self.desk, self.bot = desk, bot
        self.colleagues = {name: desk.join(name=name).result() for name in colleagues}
        self.guest = desk.meet(Identity("Ingrid Solheim")).result()
        self.other = desk.meet(Identity("Katherine Hall")).result()
        self.here: Guest | None = None
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.window = Window(look)
        self.page = Page()
        self.window.add_page("page", self.page)
        self.lines = OneLines(self.window, desk, self.bridge, lambda: self.here)
        self.wanted: list[Callable[[], None]] = []
        self.lines.staff_wanted.connect(self.wanted.append)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        bot.waitUntil(self.window.isActiveWindow)
        self.window.show_page("page")
        self.page.field.setFocus()
        self.until(lambda: len(self.lines._staff) == len(colleagues) + 1)

    @property
    def bar(self) -> one_line.OneLine:
        return self.lines._bar

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def press(self, *keys: str) -> None:
        for key in keys:
            stroke = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, stroke.key(), stroke.keyboardModifiers())
            QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(QApplication.focusWidget(), event)
        QCoreApplication.processEvents()

    @property
    def texts(self) -> list[str]:
        return [x.text() for x in self.bar.findChildren(QLabel) if x.isVisible() and x.text()]

    def told(self, sentence: str) -> None:
        self.until(lambda: sentence in self.texts)

    def wows(self) -> list[WowView]:
        return [v for v in self.desk.shifts.all(register.wows) if isinstance(v, WowView)]

    def traces(self) -> list[TraceView]:
        found = self.desk.shifts.all(register.open_traces)
        return [view for view in found if isinstance(view, TraceView)]

    def suggestions(self) -> list[SuggestionView]:
        found = self.desk.shifts.all(register.suggestions)
        return [view for view in found if isinstance(view, SuggestionView)]

    def pins(self) -> list[tuple[str, PageId]]:
        view = self.desk.shifts.draft().view
        return [(pin.text, pin.guest) for pin in view.pins] if view else []

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shop(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Shop]:
    """Boris and Lin are colleagues."""
    made = Shop(desk, look, qtbot, "Boris", "Lin")
    yield made
    made.close()


# -- the four kinds ---------------------------------------------------------------------------


def test_good_deed_about_a_colleague_with_the_guest_of_the_card(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("F6")
    shop.type("Carried both cases")
    shop.press("Alt+2", "Return")
    shop.told("Told. Thank you.")
    wow = shop.wows()[0]
    assert (wow.text, wow.about, wow.guest) == (
        "Carried both cases", (shop.colleagues["Boris"],), shop.guest,
    )  # fmt: skip


def test_good_deed_of_ones_own_and_of_another_without_a_guest(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("F6", "Alt+1", "Alt+3", "Alt+G")
    shop.type("Tea for all")
    shop.press("Return")
    shop.until(shop.wows)
    wow = shop.wows()[0]
    assert set(wow.about) == {shop.desk.signed, shop.colleagues["Lin"]}
    assert wow.guest == NOBODY


def test_choice_pressed_again_is_given_up_and_nobody_need_be_named(shop: Shop) -> None:
    shop.press("F6", "Alt+1", "Alt+2", "Alt+2", "Alt+4")
    shop.type("Somebody left flowers")
    shop.press("Return")
    shop.until(shop.wows)
    assert shop.wows()[0].about == ()


def test_suggestion_in_one_line(shop: Shop) -> None:
    shop.press("Shift+F1")
    shop.type("A lamp at the back door")
    shop.press("Return")
    shop.told("Thank you. It will be answered.")
    assert [one.text for one in shop.suggestions()] == ["A lamp at the back door"]


def test_line_pinned_for_the_next_shift_with_the_guest_or_without(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("Shift+F4")
    shop.type("Quiet after ten")
    shop.press("Return")
    shop.until(lambda: len(shop.pins()) == 1)
    shop.press("Shift+F4", "Alt+G")
    shop.type("Left door stays shut")
    shop.press("Return")
    shop.until(lambda: len(shop.pins()) == 2)
    assert shop.pins() == [("Quiet after ten", shop.guest), ("Left door stays shut", NOBODY)]


def test_trace_for_a_moment_a_day_and_a_colleague(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("Shift+F3")
    shop.type("Umbrella")
    shop.press("Alt+4", "Alt+7", "Alt+9")
    shop.type("for Lin")
    shop.press("Return")
    shop.told("It is shown when its moment comes.")
    trace = shop.traces()[0]
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert (trace.text, trace.moment, trace.day, trace.to, trace.guest) == (
        "Umbrella", "farewell", tomorrow, shop.colleagues["Lin"], shop.guest,
    )  # fmt: skip


def test_trace_for_a_date_and_a_role(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    when = date.today() + timedelta(days=40)
    shop.press("Shift+F3")
    shop.type("Extra pillow")
    shop.press("Alt+8")
    shop.type(f"{when.day}.{when.month}.")
    shop.press("Alt+9")
    shop.type("for a super")
    shop.press("Return")
    shop.until(shop.traces)
    trace = shop.traces()[0]
    assert (trace.moment, trace.day, trace.role) == ("arrival", when.isoformat(), "supervisor")


# -- bad input --------------------------------------------------------------------------------


def test_day_that_is_none_is_told_beside_and_nothing_is_lost(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("Shift+F3")
    shop.type("Extra pillow")
    shop.press("Alt+8")
    shop.type("77.")
    shop.press("Return")
    shop.until(lambda: any("“77.” is no day" in text for text in shop.texts))
    assert QApplication.focusWidget().text() == "77."
    when = date.today() + timedelta(days=3)
    shop.type(f"{when.day}.{when.month}.")  # in place of what was marked
    shop.press("Return")
    shop.until(shop.traces)
    assert shop.traces()[0].text == "Extra pillow"


@pytest.mark.parametrize("key", ["F6", "Shift+F1", "Shift+F3", "Shift+F4"])
def test_without_words_nothing_is_written_and_that_is_told(shop: Shop, key: str) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press(key, "Return")
    shop.told("Please write a few words first.")
    assert shop.bar.is_open
    shop.type("x")
    assert "Please write a few words first." not in shop.texts


def test_words_too_many_stay_with_the_reason(shop: Shop) -> None:
    shop.press("F6")
    QApplication.focusWidget().insert("x" * 501)
    shop.press("Return")
    shop.until(lambda: any("501 characters" in text for text in shop.texts))
    assert shop.bar._edit.text() == "x" * 501


def test_trace_without_a_guest_says_what_to_do_and_takes_the_next_card(shop: Shop) -> None:
    shop.press("Shift+F3")
    shop.type("Extra pillow")
    shop.press("Return")
    shop.until(lambda: any("open the guest’s card" in text for text in shop.texts))
    shop.press("Esc")
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("Shift+F3", "Return")
    shop.until(shop.traces)
    assert (shop.traces()[0].text, shop.traces()[0].guest) == ("Extra pillow", shop.guest)


# -- coming and going -------------------------------------------------------------------------


def test_escape_keeps_what_was_typed_of_each_kind_and_the_focus_goes_back(shop: Shop) -> None:
    shop.press("F6")
    shop.type("Tea for")
    shop.press("Alt+1", "Esc")
    assert QApplication.focusWidget() is shop.page.field
    assert not shop.bar.isVisible()
    shop.press("Shift+F1")
    assert shop.bar._edit.text() == ""
    shop.type("A lamp")
    shop.press("F6")
    assert shop.bar._edit.text() == "Tea for"
    shop.press("Shift+F1")
    assert shop.bar._edit.text() == "A lamp"
    shop.press("Esc", "F6")
    shop.type(" all")
    shop.press("Return")
    shop.until(shop.wows)
    assert (shop.wows()[0].text, shop.wows()[0].about) == ("Tea for all", (shop.desk.signed,))


def test_words_about_one_guest_are_not_taken_for_anothers(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("F6")
    shop.type("Carried both cases")
    shop.press("Esc")
    shop.here = Guest(shop.other, "Katherine Hall")
    shop.press("F6", "Return")
    shop.until(shop.wows)
    assert shop.wows()[0].guest == shop.guest


def test_other_guest_can_be_taken_by_hand(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press("F6")
    shop.type("Carried both cases")
    shop.press("Esc")
    shop.here = Guest(shop.other, "Katherine Hall")
    shop.press("F6", "Alt+G", "Return")
    shop.until(shop.wows)
    assert shop.wows()[0].guest == shop.other


def test_while_it_is_open_no_key_reaches_the_page(shop: Shop) -> None:
    shop.press("F6")
    for key in ("Alt+1", "Ctrl+F", "Alt+Right", "Ctrl+D", "Ctrl+Z", "Alt+Home", "Ctrl+Return"):
        shop.press("F6", key)
    assert not shop.page.heard
    assert shop.window.page == "page"
    assert shop.page.field.text() == "Half a sen"
    shop.until(lambda: not shop.bar.is_pending)
    shop.press("Esc", "Ctrl+D")
    assert shop.page.heard == ["trace-done"]


def test_letter_with_alt_is_no_letter_of_the_words(shop: Shop) -> None:
    shop.press("F6")
    shop.type("Tea")
    shop.press("Alt+X", "Alt+8", "Alt+0")
    assert shop.bar._edit.text() == "Tea"


def test_tab_stays_in_the_bar(shop: Shop) -> None:
    shop.press("F6")
    for _ in range(12):
        shop.press("Tab")
        assert shop.bar.isAncestorOf(QApplication.focusWidget())


def test_return_pressed_twice_tells_it_once(shop: Shop) -> None:
    shop.press("F6")
    shop.type("Tea for all")
    shop.press("Return")
    shop.press("Return")
    shop.told("Told. Thank you.")
    assert len(shop.wows()) == 1


def test_hand_quicker_than_the_disk_loses_nothing(shop: Shop) -> None:
    disk_is_free = threading.Event()
    shop.desk._writer.submit(disk_is_free.wait)
    for number in range(8):
        shop.press("F6")
        shop.type(f"Deed {number}")
        shop.press("Return")
    shop.press("Shift+F1")
    shop.type("A lamp at ")
    disk_is_free.set()
    shop.until(lambda: len(shop.wows()) == 8)
    rest(shop.desk)
    shop.type("the back door")
    shop.press("Return")
    shop.told("Thank you. It will be answered.")
    assert {one.text for one in shop.wows()} == {f"Deed {number}" for number in range(8)}
    assert [one.text for one in shop.suggestions()] == ["A lamp at the back door"]


def test_line_refused_when_the_hand_is_at_the_next_one_loses_no_word(shop: Shop) -> None:
    disk_is_free = threading.Event()
    shop.desk._writer.submit(disk_is_free.wait)
    shop.press("Shift+F3")
    shop.type("Umbrella")
    shop.press("Return", "Shift+F3")
    shop.type("Taxi")
    shop.press("F6")
    shop.type("Tea for all")
    disk_is_free.set()
    shop.until(lambda: shop.bar._trouble.isVisible())
    assert shop.bar._edit.text() == "Umbrella Taxi"
    shop.press("F6")
    assert shop.bar._edit.text() == "Tea for all"


# -- taking back ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "there"),
    [("F6", Shop.wows), ("Shift+F1", Shop.suggestions), ("Shift+F3", Shop.traces),
     ("Shift+F4", Shop.pins)],
)  # fmt: skip
def test_what_was_told_is_taken_back_by_one_key_and_its_words_are_there_again(
    shop: Shop, key: str, there: Callable[[Shop], list[object]]
) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim")
    shop.press(key)
    shop.type("A word too early")
    shop.press("Return")
    shop.until(lambda: there(shop))
    shop.until(lambda: not shop.bar.is_open)
    assert QApplication.focusWidget() is shop.page.field
    shop.press("Ctrl+Z")
    shop.told("Taken back.")
    assert not there(shop)
    assert shop.page.field.text() == "Half a sen"
    assert not shop.page.heard
    shop.press(key)
    assert shop.bar._edit.text() == "A word too early"


def test_who_types_on_has_ctrl_z_for_what_they_type(shop: Shop) -> None:
    shop.press("F6")
    shop.type("Tea for all")
    shop.press("Return")
    shop.told("Told. Thank you.")
    shop.type("tence")
    shop.press("Ctrl+Z")
    assert shop.page.field.text() == "Half a sen"
    assert len(shop.wows()) == 1
    shop.bar._undo.click()
    shop.until(lambda: not shop.wows())


# -- who signs --------------------------------------------------------------------------------


def test_with_nobody_at_the_desk_it_goes_on_when_it_is_answered_who(shop: Shop) -> None:
    elena = shop.desk.signed
    shop.desk.sign_in(None)
    shop.press("F6")
    shop.type("Tea for all")
    shop.press("Alt+1", "Return")
    shop.until(lambda: shop.wanted)
    assert not shop.wows()
    shop.desk.sign_in(elena)
    shop.wanted.pop()()
    shop.told("Told. Thank you.")
    assert shop.wows()[0].about == (elena,)


def test_who_will_not_say_who_they_are_keeps_the_words(shop: Shop) -> None:
    shop.desk.sign_in(None)
    shop.press("F6")
    shop.type("Tea for all")
    shop.press("Return")
    shop.wanted.pop()()
    assert shop.bar.is_open
    assert shop.bar._edit.text() == "Tea for all"


def test_window_built_anew_goes_on_with_what_was_typed(shop: Shop, look: Look) -> None:
    shop.press("Shift+F1")
    shop.type("A lamp")
    shop.press("F6")
    shop.type("Tea for")
    fresh = Window(look)
    lines = OneLines(fresh, shop.desk, shop.bridge, lambda: None)
    fresh.show()
    lines.take_over(shop.lines.open)
    assert lines._bar.is_open
    assert lines._bar._edit.text() == "Tea for"
    lines.begin("suggestion")
    assert lines._bar._edit.text() == "A lamp"
    fresh.close()
    fresh.deleteLater()


def test_with_many_colleagues_the_others_are_in_a_list(
    desk: Desk, look: Look, qtbot: QtBot
) -> None:
    shop = Shop(desk, look, qtbot, *(f"Person {n:02}" for n in range(12)))
    shop.press("F6")
    shop.type("Tea for all")
    shop.press("Alt+2", "Alt+9")
    shop.type("Person 11")
    shop.press("Return")
    shop.until(shop.wows)
    named = {name for name, page in shop.colleagues.items() if page in shop.wows()[0].about}
    assert named == {"Person 00", "Person 11"}
    shop.close()


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("kind", ["F6", "Shift+F3"])
def test_everything_has_room_and_a_name(
    shop: Shop, desk: Desk, qapp, scale: float, kind: str, squeezed, nameless, qtbot: QtBot
) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    window = Window(look)
    lines = OneLines(window, desk, shop.bridge, lambda: Guest(shop.guest, "Ingrid Solheim"))
    window.resize(1024, 700)
    window.show()
    lines.begin("wow" if kind == "F6" else "trace")
    qtbot.waitUntil(lambda: len(lines._staff) == 3)
    assert not squeezed(lines._bar)
    assert not nameless(lines._bar)
    window.close()
    window.deleteLater()


def test_task_for_a_guest_who_is_here_is_for_the_visit(shop: Shop) -> None:
    shop.here = Guest(shop.guest, "Ingrid Solheim", is_in_house=True)
    shop.press("Shift+F3")
    shop.type("Extra pillow")
    shop.press("Return")
    shop.until(shop.traces)
    assert [one.moment for one in shop.desk.shifts.all(register.open_traces)] == ["visit"]
