"""The pills of the top bar over a real desk, and what the desktop is told."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, gestures, house, promises
from assistant.tongue import LANGUAGES, speak
from ui.bridge import Bridge
from ui.frame.notice import Notice
from ui.frame.notices import Notices
from ui.frame.topbar import TopBar
from ui.look.look import Look, apply

MINUTE = 60_000
STEPS = ("forgiveness:apologise", "right:solve")


class Shop:
    """A desk with four people, its top bar, and a clock that the test may turn on."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, stage: Callable[..., TopBar]) -> None:
        self.desk, self.bot, self.ahead_ms = desk, qtbot, 0
        self.elena = desk.signed
        self.marek = desk.join(name="Marek", role="clerk").result()
        self.brandt = desk.join(name="Ms Brandt", role="supervisor").result()
        self.guest = desk.meet(Identity("Ingrid Solheim")).result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.top = stage(TopBar(look, practice=False), 1280, 90)
        self.told: list[str] = []
        self.notices = self.opened()

    def opened(self) -> Notices:
        notices = Notices(self.top, self.desk, self.bridge, self.now_ms)
        notices.desktop.told.connect(lambda words, way: self.told.append(words))
        self.bot.waitUntil(lambda: not notices._reader.is_busy)
        return notices

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000 + self.ahead_ms

    def sign_in(self, staff: StaffId | None) -> None:
        self.desk.sign_in(staff)
        self.notices.on_signed()
        self.bot.waitUntil(lambda: not self.notices._reader.is_busy)

    def promise(self, minutes: float, owner: StaffId | None = None) -> PageId:
        due_ms = self.now_ms() + round(minutes * MINUTE)
        words = {"text": "Ring her mobile", "due_ms": due_ms, "owner": owner or self.marek}
        return self.desk.matters.open(promises.promise_alone, guest=self.guest, **words).result()

    def problem(self, **words: object) -> PageId:
        words = {"steps": STEPS, "text": "The shower is cold", "guest": self.guest} | words
        return self.desk.matters.open(**words).result()

    def ask(self, page: PageId, text: str = "Dinner for two", cost: int = 4000) -> None:
        self.desk.matters.act(page, gestures.ask, gesture="free", text=text, cost=cost).result()

    def later(self, minutes: float) -> None:
        self.ahead_ms += round(minutes * MINUTE)
        self.notices.on_moment()

    def says(self, pill: Notice, words: str) -> None:
        try:
            self.bot.waitUntil(lambda: words in pill.text() and pill.isVisible() == bool(words))
        except Exception:
            assert pill.text() == words
            raise


@pytest.fixture
def shop(
    desk: Desk, look: Look, qtbot: QtBot, stage: Callable[..., TopBar], tray_less: None
) -> Iterator[Shop]:
    yield (one := Shop(desk, look, qtbot, stage))
    one.top.host.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def tray_less(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """A desktop with no tools: what is told marks the taskbar."""
    monkeypatch.setenv("PATH", str(tmp_path))


def clock(ms: int) -> str:
    return time.strftime("%H:%M", time.localtime(ms / 1000))


def test_where_nothing_is_promised_there_is_no_pill(shop: Shop) -> None:
    assert not shop.top.promise.isVisible()
    assert not shop.top.matter.isVisible()


def test_promise_of_today_is_grey_then_soon_due_and_overdue(shop: Shop) -> None:
    if time.localtime().tm_hour == 23 and time.localtime().tm_min >= 45:
        pytest.skip("later today is tomorrow already")
    shop.desk.matters.settle(house.settle, soon_minutes=3).result()
    page = shop.promise(10)
    due = clock(shop.desk.matters.one(page).promises[0].due_ms)  # a minute may end in between
    shop.says(shop.top.promise, "Promised for")
    assert shop.top.promise.tone == "muted"
    shop.later(8)
    assert shop.top.promise.text() == f"Promise due {due}, Marek"
    assert shop.top.promise.tone == "warn"
    assert shop.told == []
    shop.later(3)
    assert shop.top.promise.text() == "Promise due now, Marek"
    assert shop.told == [f"A promise is due: {due}, Marek"]
    shop.later(5)
    assert shop.top.promise.text() == f"Promise overdue since {due}, Marek"
    shop.later(1)
    assert len(shop.told) == 1


def test_overdue_promises_are_counted(shop: Shop) -> None:
    shop.promise(10)
    shop.promise(11)
    shop.says(shop.top.promise, "Promise due")
    shop.later(20)
    assert shop.top.promise.text() == "2 promises overdue"
    assert shop.told == ["2 promises are due"]


def test_kept_promise_leaves_the_bar(shop: Shop) -> None:
    page = shop.promise(10)
    shop.says(shop.top.promise, "Promise due")
    of = shop.desk.matters.one(page).promises[0].id
    shop.desk.matters.act(page, promises.keep_promise, of=of).result()
    shop.says(shop.top.promise, "")
    shop.later(30)
    assert shop.told == []


def test_promise_of_a_closed_problem_is_still_told(shop: Shop) -> None:
    page = shop.problem()
    due_ms = shop.now_ms() + 10 * MINUTE
    shop.desk.matters.act(page, promises.promise, text="A card", due_ms=due_ms).result()
    shop.desk.matters.act(page, acts.close, content=True).result()
    shop.says(shop.top.promise, "Elena")
    shop.notices.read()
    shop.bot.waitUntil(lambda: not shop.notices._reader.is_busy)
    assert "Elena" in shop.top.promise.text()


def test_renewed_promise_is_told_of_again_when_it_comes_due(shop: Shop) -> None:
    page = shop.promise(10)
    of = shop.desk.matters.one(page).promises[0].id
    shop.says(shop.top.promise, "Promise due")
    due_ms = shop.now_ms() + 20 * MINUTE
    shop.desk.matters.act(page, promises.renew_promise, of=of, due_ms=due_ms).result()
    shop.says(shop.top.promise, clock(due_ms))
    shop.later(11)
    assert shop.told == []
    shop.later(10)
    assert len(shop.told) == 1


def test_timer_waits_for_the_next_change_and_no_longer_than_some_minutes(shop: Shop) -> None:
    assert shop.notices._timer.isActive()
    assert shop.notices._timer.interval() <= 5 * MINUTE
    shop.promise(31)
    shop.says(shop.top.promise, "Promise")
    assert 0 < shop.notices._timer.interval() <= MINUTE


def test_pill_changes_by_itself_when_the_moment_comes(shop: Shop) -> None:
    shop.promise(0.03)
    shop.bot.waitUntil(lambda: "now" in shop.top.promise.text())
    assert len(shop.told) == 1


def test_window_built_anew_tells_nothing_twice(shop: Shop) -> None:
    shop.promise(10)
    shop.says(shop.top.promise, "Promise due")
    shop.later(11)
    assert len(shop.told) == 1
    before, shop.told = shop.notices, []
    fresh = Notices(shop.top, shop.desk, shop.bridge, shop.now_ms)
    fresh.take_over(before.told)
    fresh.desktop.told.connect(lambda words, way: shop.told.append(words))
    shop.bot.waitUntil(lambda: not fresh._reader.is_busy)
    assert shop.told == []


def test_promise_long_overdue_when_the_program_starts_is_no_news(shop: Shop) -> None:
    shop.promise(10)
    shop.says(shop.top.promise, "Promise due")
    shop.ahead_ms += 60 * MINUTE
    shop.told.clear()
    fresh = shop.opened()
    assert shop.top.promise.text().startswith("Promise overdue")
    assert shop.told == []
    assert fresh.told.promises == set()


def test_pill_of_promises_leads_to_them_by_mouse_and_by_key(shop: Shop, press) -> None:
    shop.promise(10)
    shop.says(shop.top.promise, "Promise due")
    asked = []
    shop.notices.promises_wanted.connect(lambda: asked.append(1))
    QTest.mouseClick(shop.top.promise, Qt.MouseButton.LeftButton)
    shop.top.promise.setFocus()
    press(Qt.Key.Key_Return)
    assert asked == [1, 1]


# -- authority ------------------------------------------------------------------------------------


def test_request_reaches_who_may_decide_and_no_clerk(shop: Shop) -> None:
    shop.desk.sign_in(shop.marek)
    page = shop.problem()
    shop.ask(page)
    shop.sign_in(shop.brandt)
    assert shop.top.matter.text() == "Marek asks: Dinner for two, €40"
    assert shop.told == []  # it waited before she came
    shop.sign_in(shop.marek)
    assert not shop.top.matter.isVisible()


def test_request_that_arrives_is_told_to_the_desktop_once(shop: Shop) -> None:
    shop.desk.sign_in(shop.marek)
    page = shop.problem()
    shop.sign_in(shop.brandt)
    shop.desk.sign_in(shop.marek)
    future = shop.desk.matters.act(page, gestures.ask, gesture="free", text="Dinner", cost=4000)
    future.result()
    shop.desk.sign_in(shop.brandt)
    shop.says(shop.top.matter, "Marek asks: Dinner, €40")
    assert shop.told == ["Marek asks you to decide"]
    shop.ask(page, "A second one")  # her own: not hers to decide
    shop.notices.read()
    shop.bot.waitUntil(lambda: not shop.notices._reader.is_busy)
    assert shop.told == ["Marek asks you to decide"]
    assert shop.top.matter.text() == "Marek asks: Dinner, €40"


def test_second_failure_is_brought_with_the_name_but_not_when_restricted(shop: Shop) -> None:
    shop.problem()
    page = shop.problem(text="And the lift")
    shop.says(shop.top.matter, "Second failure: Ingrid Solheim")
    assert shop.told == ["A guest needs somebody with authority"]
    shop.desk.matters.act(page, acts.change, restricted="injury").result()
    shop.says(shop.top.matter, "A second failure")
    assert "Ingrid" not in shop.top.matter.text()
    shop.desk.matters.act(page, gestures.come).result()
    shop.says(shop.top.matter, "")


def test_guest_who_asks_for_authority_is_told(shop: Shop) -> None:
    page = shop.problem(guest=PageId(b""), who="the lady of table 4")
    shop.desk.matters.act(page, gestures.call_authority).result()
    shop.says(shop.top.matter, "A guest asks for you: the lady of table 4")


def test_clerk_sees_the_answer_and_a_press_leads_to_the_matter(shop: Shop) -> None:
    shop.desk.sign_in(shop.marek)
    page = shop.problem()
    shop.ask(page)
    of = shop.desk.matters.one(page).asks[0].id
    shop.desk.sign_in(shop.brandt)
    words = {"of": of, "text": "Breakfast", "gesture": "free", "cost": 1550}
    shop.desk.matters.act(page, gestures.offer_instead, **words).result()
    shop.sign_in(shop.marek)
    shop.says(shop.top.matter, "Ms Brandt offers instead: Breakfast, €15.50")
    assert shop.top.matter.tone == "tint"
    wanted = []
    shop.notices.matter_wanted.connect(wanted.append)
    shop.top.matter.click()
    assert wanted == [page]


def test_restricted_matter_is_unseen_by_who_has_no_right(shop: Shop) -> None:
    page = shop.problem(restricted="theft")
    due_ms = shop.now_ms() + 10 * MINUTE
    shop.desk.matters.act(page, promises.promise, text="Call", due_ms=due_ms).result()
    shop.says(shop.top.promise, "Elena")
    shop.sign_in(shop.marek)
    assert not shop.top.promise.isVisible()


def test_matter_that_becomes_restricted_leaves_the_bar_of_who_has_no_right(shop: Shop) -> None:
    page = shop.promise(10)
    problem = shop.problem()
    due_ms = shop.now_ms() + 5 * MINUTE
    shop.desk.matters.act(problem, promises.promise, text="Call", due_ms=due_ms).result()
    shop.sign_in(shop.marek)
    shop.says(shop.top.promise, "Elena")
    shop.desk.sign_in(shop.elena)
    future = shop.desk.matters.act(problem, acts.change, restricted="theft")
    future.result()
    shop.sign_in(shop.marek)
    shop.says(shop.top.promise, "Marek")
    assert shop.desk.matters.one(page) is not None


# -- room -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_search_field_stays_of_use_in_a_small_window(
    qapp: QApplication, look: Look, stage, squeezed, scale: float, language: str
) -> None:
    speak(language)
    other = Look(scale=scale)
    apply(qapp, other)
    top = stage(TopBar(other, practice=True), 1046, 120)  # 1024 within the host's margins
    top.show_staff("Екатерина Константинова")
    top.show_state("3 desks in step", "refresh-cw")
    top.promise.show_notice("Обещание на 16:30 завтра, Екатерина", "clock", "warn", "16:30")
    top.matter.show_notice("Екатерина просит: ужин на двоих с вином, 140 €", short="3")
    top.shift.show_notice("Никто не прочёл сдачу смены от 15:00", "clipboard-list", "warn", "15:00")
    assert not squeezed(top)
    assert top.search.width() >= min(280 * scale, 0.26 * top.width())
    assert top.promise.isVisible()
    assert top.matter.isVisible()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_told_beside_the_search_field_gives_way_down_to_its_signs(
    qapp: QApplication, look: Look, stage, squeezed, qtbot: QtBot, language: str
) -> None:
    speak(language)
    other = Look(scale=1.6)
    apply(qapp, other)
    top = stage(TopBar(other, practice=True), 1046, 120)
    top.show_staff("Екатерина Константинова")
    top.show_state("Нет связи с другими стойками", "refresh-cw", "warn")
    top.promise.show_notice("Обещание на 16:30 завтра, Екатерина", "clock", "warn", "3 сентября")
    top.matter.show_notice("Екатерина просит: ужин на двоих с вином, 140 €", short="3")
    top.shift.show_notice("Никто не прочёл сдачу смены от 15:00", "clipboard-list", "warn", "15:00")
    assert not squeezed(top)
    assert top.minimumSizeHint().width() <= top.width()
    assert top._state.toolTip() == "Нет связи с другими стойками"
    for notice in (top.promise, top.matter, top.shift):
        notice.show_notice("")
    top.show_state("2", "refresh-cw")
    top.show_staff("Elena")
    assert not squeezed(top)
    qtbot.waitUntil(lambda: top._state.width() == top._state.whole)
    assert top._state.toolTip() == ""
    assert top._who.width() == top._who.whole
