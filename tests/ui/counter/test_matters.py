"""Open problems and promises at the counter: a real desk, the real panes, a clerk's keys."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts as guest_acts
from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, promises, register
from assistant.recovery.view import Around, MatterView
from tests.ui.counter.test_page import ALT, HALL, SHIFT, WANG, Clerk, Key
from ui.counter.card_matter import CardMatter
from ui.counter.card_promises import CardPromises
from ui.counter.did_row import DidRow
from ui.counter.due_field import DueField
from ui.counter.guest_list import GuestList
from ui.counter.lead_card import LeadCard
from ui.counter.open_problem import OpenProblem
from ui.counter.promise_form import PromiseForm
from ui.counter.promise_row import PromiseRow
from ui.counter.strip import Strip
from ui.look.look import Look

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
MINUTE_MS = 60_000


class House:
    """Matters written by colleagues at other desks."""

    def __init__(self, desk: Desk, marek: StaffId) -> None:
        assert desk.signed is not None
        self.desk, self.elena, self.marek = desk, desk.signed, marek

    def as_marek(self, write: Callable[[], PageId]) -> PageId:
        self.desk.sign_in(self.marek)
        page = write()
        self.desk.sign_in(self.elena)
        return page

    def problem(self, guest: PageId, text: str = "Shower runs cold", **words: object) -> PageId:
        """Opened by Marek, who owns it."""
        words = {"guest": guest, "text": text, "steps": STEPS, **words}
        return self.as_marek(lambda: self.desk.matters.open(**words).result())

    def act(self, page: PageId, act: Callable[..., object], **words: object) -> None:
        self.desk.matters.act(page, act, **words).result()

    def promise(self, guest: PageId, text: str, in_ms: int) -> PageId:
        """Alone, by Marek; due so long after it is written, however late that is."""

        def made(around: Around, **words: str) -> list[Body]:
            return promises.promise_alone(around, due_ms=around.now_ms + in_ms, **words)

        open_one = self.desk.matters.open
        return self.as_marek(lambda: open_one(made, guest=guest, text=text).result())

    def late(self, guest: PageId, text: str) -> PageId:
        """A promise whose time has just come."""
        page = self.promise(guest, text, 60)
        time.sleep(0.07)
        return page

    def of(self, guest: PageId) -> list[MatterView]:
        return self.desk.matters.all(lambda tx: register.of_guest(tx, guest))


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; Elena at the counter."""
    desk.join(name="Marek", role="clerk").result()
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


@pytest.fixture
def house(desk: Desk, clerk: Clerk) -> House:
    marek = next(one for one in desk.staff() if one.name == "Marek")
    return House(desk, StaffId(marek.page))


def part(clerk: Clerk, kind: type[QWidget]) -> QWidget:
    return clerk.host.findChild(kind)


def lead(clerk: Clerk) -> str:
    """The large words of the alert; "" where there are none."""
    card = part(clerk, LeadCard)
    return card.words if card.isVisible() else ""


def shown(clerk: Clerk, words: str) -> bool:
    return any(words in text for text in clerk.texts)


# -- the alert --------------------------------------------------------------------------------


def test_open_problem_stands_before_all_else_with_words_deeds_and_promise(
    clerk: Clerk, house: House
) -> None:
    page = house.problem(clerk.hall)
    house.act(page, acts.note_deed, text="Pavel is in 412")
    house.act(page, promises.promise, text="Ring her", due_ms=now_ms() + 12 * MINUTE_MS)
    clerk.open("hall")
    clerk.until(lambda: shown(clerk, "Shower runs cold"))
    clerk.until(lambda: shown(clerk, "Marek, since"))
    clerk.until(lambda: shown(clerk, "Pavel is in 412"))
    clerk.until(lambda: shown(clerk, "Due soon: Ring her"))
    clerk.until(lambda: shown(clerk, "in 12 min"))
    signs = [row._sign.stage for row in clerk.host.findChildren(DidRow) if row.isVisible()]
    assert signs == ["kept", "soon"]
    assert clerk.page.open_matter == page
    assert "Marek" in lead(clerk)


def test_words_change_while_a_problem_is_open_and_back_when_it_is_closed(
    clerk: Clerk, house: House
) -> None:
    clerk.open("hall")
    usual = clerk.cards
    assert lead(clerk) == ""
    page = house.problem(clerk.hall)
    clerk.until(lambda: lead(clerk))
    clerk.until(lambda: shown(clerk, "Please do not ask how the stay is."))
    assert not set(clerk.cards) & set(usual)
    house.act(page, acts.note_deed, text="Another room")
    house.act(page, acts.close, content=True)
    clerk.until(lambda: not lead(clerk))
    clerk.until(lambda: shown(clerk, "A mistake was put right today."))
    assert not shown(clerk, "Please do not ask how the stay is.")


def test_large_words_are_copied_turned_and_noted_as_said_by_the_usual_keys(
    clerk: Clerk, house: House
) -> None:
    house.problem(clerk.hall)
    clerk.open("hall")
    first = lead(clerk)
    clerk.press(Key.Key_1, ALT)
    assert QGuiApplication.clipboard().text() == first
    clerk.press(Key.Key_Right, ALT)
    assert lead(clerk) != first
    second = lead(clerk)
    clerk.press(Key.Key_1, ALT | SHIFT)
    clerk.until(lambda: clerk.on_file(clerk.hall).said)
    assert clerk.on_file(clerk.hall).log[-1].text == second


def test_one_key_takes_the_problem_over_and_the_words_speak_for_oneself(
    clerk: Clerk, house: House
) -> None:
    page = house.problem(clerk.hall)
    clerk.open("hall")
    clerk.press(Key.Key_F9)
    clerk.until(lambda: house.desk.matters.one(page).owner == house.elena)
    clerk.until(lambda: "Marek" not in lead(clerk))
    assert not part(clerk, CardMatter)._alert.take.isVisible()


def test_the_recovery_is_opened_by_its_button(clerk: Clerk, house: House, qtbot: QtBot) -> None:
    page = house.problem(clerk.hall)
    clerk.open("hall")
    with qtbot.waitSignal(clerk.page.matter_wanted) as told:
        part(clerk, CardMatter)._alert.open.click()
    assert told.args == [page]


def test_what_another_desk_writes_is_in_the_alert_at_once(clerk: Clerk, house: House) -> None:
    page = house.problem(clerk.hall)
    clerk.open("hall")
    clerk.until(lambda: shown(clerk, "No time has been promised yet."))
    house.act(page, acts.note_deed, text="Room 508 is held")
    clerk.until(lambda: shown(clerk, "Room 508 is held"))
    house.act(page, promises.promise, text="Ring her", due_ms=now_ms() + 40 * MINUTE_MS)
    clerk.until(lambda: shown(clerk, "Promised: Ring her"))


def test_the_gravest_problem_is_told_in_full_and_the_others_by_number(
    clerk: Clerk, house: House, qtbot: QtBot
) -> None:
    small = house.problem(clerk.hall, "Soup came cold", severity=1)
    grave = house.problem(clerk.hall, "Room was entered", severity=3)
    clerk.open("hall")
    assert clerk.page.open_matter == grave
    clerk.until(lambda: shown(clerk, "Open problem, grave"))
    clerk.until(lambda: shown(clerk, "Not the first failure"))
    [strip] = [s for s in part(clerk, CardMatter).findChildren(Strip) if s.isVisible()]
    assert strip.accessibleName() == "Open problem 2: Soup came cold"
    with qtbot.waitSignal(clerk.page.matter_wanted) as told:
        strip.button.click()
    assert told.args == [small]


def test_what_is_restricted_is_seen_only_by_those_who_may(clerk: Clerk, house: House) -> None:
    page = house.problem(clerk.hall, "A bag is gone", restricted="theft")
    third = house.desk.join(name="Nora", role="clerk").result()
    house.desk.sign_in(third)
    clerk.page.show_names({one.page: one.name for one in house.desk.staff()})
    clerk.open("hall")
    assert not shown(clerk, "A bag is gone")
    house.desk.sign_in(house.elena)
    clerk.page.show_names({one.page: one.name for one in house.desk.staff()})
    clerk.until(lambda: shown(clerk, "A bag is gone"))
    house.act(page, acts.name_guest, guest=clerk.wang)
    clerk.until(lambda: not part(clerk, CardMatter).isVisible())


def test_problem_that_becomes_restricted_leaves_the_screen_of_who_may_not_see_it(
    clerk: Clerk, house: House
) -> None:
    page = house.problem(clerk.hall, "A bag is gone")
    third = house.desk.join(name="Nora", role="clerk").result()
    house.desk.sign_in(third)
    clerk.page.show_names({one.page: one.name for one in house.desk.staff()})
    clerk.open("hall")
    clerk.until(lambda: shown(clerk, "A bag is gone"))
    house.act(page, acts.change, restricted="theft")
    clerk.until(lambda: not shown(clerk, "A bag is gone"))
    rows = part(clerk, GuestList)._model
    clerk.until(lambda: not any(isinstance(row, OpenProblem) for row in rows.rows))


# -- the list ---------------------------------------------------------------------------------


def rows(clerk: Clerk) -> list[tuple[str, str]]:
    """The list as it is read: sections with their guests."""
    found, section = [], ""
    for row in part(clerk, GuestList)._model.rows:
        if isinstance(row, tuple):
            section = row[0]
        else:
            found.append((section, row.name))
    return found


def test_open_problems_stand_first_in_the_list_and_each_guest_once(
    clerk: Clerk, house: House
) -> None:
    clerk.desk.on_guest(clerk.hall, guest_acts.arrive, channel="in-person").result()
    house.problem(clerk.hall)
    clerk.until(lambda: rows(clerk)[0] == ("Open problems", "Katherine Hall"))
    assert rows(clerk)[1:] == [("Recent", "王雅琴")]


def test_the_most_urgent_promise_is_first_then_the_newest_problem(
    clerk: Clerk, house: House
) -> None:
    soon = house.problem(clerk.hall)
    house.act(soon, promises.promise, text="Ring her", due_ms=now_ms() + 5 * MINUTE_MS)
    house.problem(clerk.wang)
    house.problem(PageId(b""), who="The lady of table 4")
    names = ["Katherine Hall", "The lady of table 4", "王雅琴"]
    clerk.until(lambda: [name for _, name in rows(clerk)] == names)
    first = part(clerk, GuestList)._model.rows[1]
    assert first.is_near
    assert first.sentence().startswith("Katherine Hall, Open problem: Shower runs cold, Due soon ")


def test_problem_of_nobody_known_is_chosen_by_keys_and_opens_its_recovery(
    clerk: Clerk, house: House, qtbot: QtBot
) -> None:
    page = house.problem(PageId(b""), who="The lady of table 4")
    clerk.until(lambda: rows(clerk)[0] == ("Open problems", "The lady of table 4"))
    clerk.field.setFocus()
    with qtbot.waitSignal(clerk.page.matter_wanted) as told:
        clerk.press(Key.Key_Down)
        clerk.press(Key.Key_Return)
    assert told.args == [page]
    assert clerk.page.shows == "rest"


def test_search_is_not_disturbed_by_a_problem_that_comes_meanwhile(
    clerk: Clerk, house: House
) -> None:
    clerk.field.setFocus()
    clerk.type("wang")
    clerk.until(lambda: rows(clerk) == [("", "王雅琴")])
    house.problem(clerk.hall)
    clerk.until(lambda: clerk.page._finding._problems[0])
    assert rows(clerk) == [("", "王雅琴")]
    clerk.field.show_text("")
    clerk.until(lambda: rows(clerk)[0] == ("Open problems", "Katherine Hall"))


# -- a promise in the line ----------------------------------------------------------------------


def promise_line(clerk: Clerk, text: str, due: str) -> None:
    clerk.press(Key.Key_F5)
    clerk.type(text)
    clerk.press(Key.Key_Return)  # the time comes next
    assert QApplication.focusWidget() is part(clerk, DueField).edit
    clerk.type(due)


def test_promise_to_a_guest_is_understood_in_words_written_and_taken_back(
    clerk: Clerk, house: House
) -> None:
    clerk.open("hall")
    promise_line(clerk, "Taxi to the station", "+20")
    assert part(clerk, DueField)._understood.text().endswith("in 20 min")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: house.of(clerk.hall))
    [view] = house.of(clerk.hall)
    [one] = view.promises
    assert (view.is_problem, one.text, one.owner) == (False, "Taxi to the station", house.elena)
    assert abs(one.due_ms - now_ms() - 20 * MINUTE_MS) < MINUTE_MS
    clerk.until(lambda: shown(clerk, "Taxi to the station"))
    clerk.undo()
    clerk.until(lambda: not house.of(clerk.hall)[0].promises)
    clerk.until(lambda: not shown(clerk, "Due soon: Taxi to the station"))


def test_promise_goes_onto_the_open_problem(clerk: Clerk, house: House) -> None:
    page = house.problem(clerk.hall)
    clerk.open("hall")
    promise_line(clerk, "Ring her", "2 h")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: house.desk.matters.one(page).promises)
    assert [view.page for view in house.of(clerk.hall)] == [page]
    clerk.until(lambda: shown(clerk, "Promised: Ring her"))
    clerk.undo()
    clerk.until(lambda: not house.desk.matters.one(page).promises)


def test_promise_is_a_colleagues_when_one_is_chosen_by_keys(clerk: Clerk, house: House) -> None:
    clerk.page.show_names({one.page: one.name for one in house.desk.staff()})
    box = part(clerk, DueField)._owner
    clerk.until(lambda: box.count() == 2)
    clerk.open("hall")
    promise_line(clerk, "Ring her", "+20")
    clerk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is box
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: house.of(clerk.hall))
    assert house.of(clerk.hall)[0].owner == house.marek


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("", "By when? Write 18:30, +20 or tomorrow 9:00."),
        ("soonish", "“soonish” is not a time. Write 18:30, +20 or tomorrow 9:00."),
        ("today 0:00", "This time has passed. A promise lies ahead: please choose another time."),
    ],
)
def test_time_that_is_none_or_has_passed_is_told_and_nothing_typed_is_lost(
    clerk: Clerk, house: House, due: str, why: str
) -> None:
    clerk.open("hall")
    promise_line(clerk, "Ring her", due)
    clerk.press(Key.Key_Return)
    clerk.until(lambda: why in clerk.texts)
    draft = clerk.page.open.drafts[clerk.hall]
    assert (draft.kind, draft.text, draft.due) == ("promise", "Ring her", due)
    assert not house.of(clerk.hall)


def test_promise_not_yet_written_moves_to_a_window_built_anew(
    clerk: Clerk, desk: Desk, look: Look, qtbot: QtBot
) -> None:
    clerk.open("hall")
    promise_line(clerk, "Ring her", "tomorrow 9")
    other = Clerk(desk, look, qtbot)
    other.page.take_over(clerk.page.open)
    other.until(lambda: other.page.shows == "card")
    assert part(other, DueField).edit.text() == "tomorrow 9"
    assert part(other, DueField)._understood.text().startswith("tomorrow 09:00, in ")
    other.close()


# -- promises on the card -----------------------------------------------------------------------


def promise_rows(clerk: Clerk) -> list[PromiseRow]:
    return [row for row in clerk.host.findChildren(PromiseRow) if row.isVisible()]


def test_open_promise_is_on_the_card_and_kept_by_one_key(clerk: Clerk, house: House) -> None:
    page = house.promise(clerk.hall, "Taxi to the station", 3 * 60 * MINUTE_MS)
    clerk.open("hall")
    [row] = promise_rows(clerk)
    assert row.accessibleName().startswith("Taxi to the station, ")
    assert lead(clerk) == ""
    assert clerk.page.open_matter is None
    clerk.press(Key.Key_K, ALT)
    clerk.until(lambda: house.desk.matters.one(page).promises[0].state == "kept")
    clerk.until(lambda: not promise_rows(clerk))


def test_promise_gets_a_new_time_in_good_time(clerk: Clerk, house: House) -> None:
    page = house.promise(clerk.hall, "Taxi to the station", 60 * MINUTE_MS)
    clerk.open("hall")
    clerk.press(Key.Key_E, ALT)
    form = part(clerk, PromiseForm)
    assert form.isVisible()
    clerk.press(Key.Key_Return)
    clerk.until(lambda: shown(clerk, "Write the new time first."))
    clerk.type("4 h")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: house.desk.matters.one(page).promises[0].renewed)
    clerk.until(lambda: not form.isVisible())


def test_promise_that_was_late_is_told_first_and_not_renewed(clerk: Clerk, house: House) -> None:
    house.late(clerk.hall, "Ring her")
    clerk.open("hall")
    [row] = promise_rows(clerk)
    assert row.accessibleName().startswith("Due now: Ring her")
    assert row._sign.stage == "due"
    clerk.until(lambda: shown(clerk, "Changed while a promise is late. Please speak of it first."))
    clerk.press(Key.Key_E, ALT)
    assert not part(clerk, PromiseForm).isVisible()


def test_promise_not_kept_is_a_mistake_and_can_be_given_anew(clerk: Clerk, house: House) -> None:
    page = house.late(clerk.hall, "Ring her")
    clerk.open("hall")
    clerk.press(Key.Key_B, ALT)
    clerk.type("the line was busy")
    clerk.press(Key.Key_Tab)
    clerk.type("+30")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: len(house.desk.matters.one(page).promises) == 2)
    broken, again = house.desk.matters.one(page).promises
    assert (broken.state, broken.reason, again.state) == ("broken", "the line was busy", "open")
    clerk.until(lambda: shown(clerk, "Promise not kept: Ring her"))
    clerk.press(Key.Key_L, ALT)
    log = clerk.page._card._log.model()
    told = [log.data(log.index(n, 0)) for n in range(log.rowCount())]
    assert any("Promise not kept: Ring her" in line for line in told)


def test_form_of_a_promise_comes_back_in_a_window_built_anew(
    clerk: Clerk, house: House, desk: Desk, look: Look, qtbot: QtBot
) -> None:
    house.late(clerk.hall, "Ring her")
    clerk.open("hall")
    clerk.press(Key.Key_B, ALT)
    clerk.type("half a reas")
    other = Clerk(desk, look, qtbot)
    other.page.take_over(clerk.page.open)
    other.until(lambda: part(other, PromiseForm).isVisible())
    assert part(other, PromiseForm).typed.reason == "half a reas"
    other.close()


def test_promise_of_an_open_problem_stands_in_the_alert_only(clerk: Clerk, house: House) -> None:
    page = house.problem(clerk.hall)
    house.act(page, promises.promise, text="Ring her", due_ms=now_ms() + 60 * MINUTE_MS)
    house.promise(clerk.hall, "Taxi", 60 * MINUTE_MS)
    clerk.open("hall")
    assert [row.promise.text for row in promise_rows(clerk)] == ["Taxi"]
    house.act(page, acts.close, content=True)
    clerk.until(lambda: [row.promise.text for row in promise_rows(clerk)] == ["Ring her", "Taxi"])


def test_arrows_go_from_promise_to_promise_and_the_keys_mean_that_one(
    clerk: Clerk, house: House
) -> None:
    house.promise(clerk.hall, "Taxi", 60 * MINUTE_MS)
    second = house.promise(clerk.hall, "Flowers", 120 * MINUTE_MS)
    clerk.open("hall")
    promise_rows(clerk)[0].setFocus()
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_K, ALT)
    clerk.until(lambda: house.desk.matters.one(second).promises[0].state == "kept")
    clerk.until(lambda: [row.promise.text for row in promise_rows(clerk)] == ["Taxi"])


# -- past mistakes ------------------------------------------------------------------------------


def test_past_mistake_leads_to_its_case_by_one_key(
    clerk: Clerk, house: House, qtbot: QtBot
) -> None:
    page = house.problem(clerk.hall)
    house.act(page, acts.note_deed, text="Another room")
    house.act(page, acts.close, content=True)
    clerk.open("hall")
    clerk.until(lambda: shown(clerk, "Another room"))
    with qtbot.waitSignal(clerk.page.matter_wanted) as told:
        clerk.press(Key.Key_C, ALT)
    assert told.args == [page]


def test_mistake_of_the_write_line_has_no_case(clerk: Clerk, house: House) -> None:
    clerk.desk.on_guest(clerk.hall, guest_acts.note_mistake, text="A cold soup").result()
    clerk.open("hall")
    wanted: list[object] = []
    clerk.page.matter_wanted.connect(wanted.append)
    clerk.press(Key.Key_C, ALT)
    assert not wanted


# -- all of it ----------------------------------------------------------------------------------


def test_who_is_here_is_told_for_a_problem_that_begins(clerk: Clerk) -> None:
    assert clerk.page.guest_here == (None, "")
    clerk.open("hall")
    assert clerk.page.guest_here == (clerk.hall, "Katherine Hall")
    clerk.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    clerk.type("Zora")
    assert clerk.page.guest_here == (None, "Zora")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (1920, 1080)])
def test_nothing_is_cut_or_nameless_beside_an_open_problem(
    clerk: Clerk,
    house: House,
    nameless: Callable[[QWidget], list[str]],
    squeezed: Callable[[QWidget], list[str]],
    size: tuple[int, int],
) -> None:
    text = "Из душа второй день подряд течёт только холодная вода, и никто не перезвонил"
    page = house.problem(clerk.hall, text, severity=3)
    house.problem(clerk.hall, "Suit not back from the cleaner")
    for deed in ("Pavel is in 412", "Room 508 is held for her until 18:00", "Tea", "A fourth"):
        house.act(page, acts.note_deed, text=deed)
    house.act(page, promises.promise, text="Ring her mobile", due_ms=now_ms() + 12 * MINUTE_MS)
    house.late(clerk.hall, "Taxi to the station, the one with the large boot")
    house.promise(clerk.hall, "Flowers", 120 * MINUTE_MS)
    clerk.host.resize(*size)
    clerk.open("hall")
    clerk.press(Key.Key_F5)
    assert not nameless(clerk.shell)
    assert not squeezed(part(clerk, CardMatter))
    assert not squeezed(part(clerk, CardPromises))
    assert not squeezed(part(clerk, DueField))
